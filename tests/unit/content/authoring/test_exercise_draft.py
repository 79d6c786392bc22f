"""An exercise in the making is taken apart and put together again without a loss."""

from uuid import UUID

import pytest
from tests.cast import ROOT
from tests.content.samples import exercise

from tremplin.content.authoring.exercise_draft import (
    ExerciseDraft,
    StatementDraft,
    previewable,
    statement_problems,
)
from tremplin.content.authoring.new_exercise import blank, settings_for
from tremplin.content.format.folder import Folder
from tremplin.content.format.loader import exercise_file, exercise_from_files
from tremplin.content.format.problems import ContentError
from tremplin.domain.exercise import Kind

ID = UUID("00000000-0000-4000-8000-00000000e001")
EVERY_BUILT_IN = sorted(file.parent.name for file in ROOT.glob("exercises/*/*/exercise.yaml"))
EVERY_BLANK = [(kind, setting) for kind in Kind for setting in settings_for(kind)]


@pytest.mark.parametrize("slug", EVERY_BUILT_IN)
def test_a_built_in_exercise_says_the_same_after_a_way_through_the_form(slug):
    files = exercise(slug)
    after = ExerciseDraft.of(files).settled().to_files()
    assert exercise_from_files(after) == exercise_from_files(files)
    assert exercise_file(after) == exercise_file(files)


@pytest.mark.parametrize("slug", EVERY_BUILT_IN[::10])
def test_a_second_way_through_changes_no_byte(slug):
    once = ExerciseDraft.of(exercise(slug)).settled().to_files()
    assert ExerciseDraft.of(once).settled().to_files() == once


@pytest.mark.parametrize(("kind", "setting"), EVERY_BLANK)
def test_a_new_exercise_is_incomplete_and_can_be_looked_at(kind, setting):
    draft = blank(kind, setting, ID, "x", "Nadia")
    with pytest.raises(ContentError):
        Folder.of(draft.to_files())
    files = previewable(draft)
    assert files is not None
    assert exercise_from_files(files).kind is kind


def test_a_preview_says_in_the_other_language_what_is_missing_in_one():
    draft = ExerciseDraft.of(exercise("badge"))
    files = previewable(
        ExerciseDraft(draft.meta, {**draft.statements, "en": StatementDraft()}, draft.files)
    )
    assert files is not None
    assert exercise_from_files(files).title["en"] == "Le badge"


def test_a_preview_leaves_out_a_test_that_is_not_complete_and_an_include_that_names_nothing():
    draft = ExerciseDraft.of(exercise("badge"))
    french = draft.statements["fr"]
    broken = StatementDraft(french.title, french.goal, french.steps, "{{image:nowhere.png}}")
    files = previewable(
        ExerciseDraft(
            {**draft.meta, "tests": [{"id": "half", "kind": "stdout"}]},
            dict.fromkeys(("fr", "en"), broken),
            draft.files,
        )
    )
    assert files is not None
    assert [test.id for test in exercise_file(files).tests] == ["none"]


def test_what_reads_input_and_which_functions_are_called_follows_from_programs_and_tests():
    draft = blank(Kind.FUNCTION, "console", ID, "x", "Nadia")
    renamed = draft.with_file(
        "solution.py", b"def triple(n):\n    return n * int(input())\n"
    ).with_meta(tests=[{**draft.tests[0], "function": "triple"}])
    assert renamed.settled().meta["entry"] == {"functions": ["triple"], "reads_input": True}


def test_names_on_the_given_blocks_are_asked_for_and_those_that_went_are_forgotten():
    draft = blank(Kind.BLOCKS_GRID, "robot", ID, "x", "Nadia")
    own = b"from robot import *\n\ndef stair():\n    forward()\n\nstair()\n"
    with_own = draft.with_file("starter.py", own).settled()
    assert with_own.meta["blocks"]["names"] == {"stair": {"fr": "", "en": ""}}
    assert (
        with_own.with_file("starter.py", b"from robot import *\n\nforward()\n")
        .settled()
        .meta["blocks"]["names"]
        == {}
    )


def test_steps_are_told_from_the_rest_of_a_statement():
    text = "---\ntitle: T\ngoal: G\n---\nUne histoire.\n\n1. Lance.\n2. Change\n   la ligne.\n\nÀ la fin."
    assert StatementDraft.of(text) == StatementDraft(
        "T", "G", ("Lance.", "Change la ligne."), "Une histoire.\n\nÀ la fin."
    )


def test_a_statement_that_cannot_be_read_stands_in_the_body():
    assert StatementDraft.of("Pas de front") == StatementDraft(body="Pas de front")


def test_texts_of_several_lines_are_written_as_blocks_and_nothing_as_an_alias():
    said = {"fr": "", "en": ""}
    document = (
        ExerciseDraft({"world": "#\n#\n", "a": said, "b": said})
        .to_files()["exercise.yaml"]
        .decode()
    )
    assert "world: |\n  #\n" in document
    assert "&" not in document


def test_missing_statements_are_named_one_by_one():
    draft = blank(Kind.STDOUT, "console", ID, "x", "Nadia")
    found = [(each.path, each.key) for each in statement_problems(draft.to_files())]
    assert found == [("fr.md", "title"), ("fr.md", "goal"), ("en.md", "title"), ("en.md", "goal")]
