"""Content in the database: immutable revisions, and no silent change of what decides a verdict."""

import pytest
from tests.content.samples import exercise
from tests.unit.services.conftest import FOLDER

from tremplin.models import ExerciseRevision, ExerciseRow
from tremplin.services.content.catalogue import current_exercise, pack_folder, unpack_folder
from tremplin.services.content.load_content import (
    ExerciseFolder,
    Loaded,
    RevisionNotRaisedError,
    load_content,
)
from tremplin_sandbox.comparing.drawing import drawing_of

STRICTER = {**FOLDER, "exercise.yaml": FOLDER["exercise.yaml"].replace(b"Bip\\n", b"Bop\\n")}


def load(files) -> Loaded:
    return load_content([ExerciseFolder(files)], [])


def raised(files):
    return {
        **files,
        "exercise.yaml": files["exercise.yaml"].replace(b"revision: 1", b"revision: 2"),
    }


def test_loading_twice_changes_nothing(database):
    assert load(FOLDER) == Loaded(new_revisions=1, unchanged=0)
    assert load(FOLDER) == Loaded(new_revisions=0, unchanged=1)


def test_a_mended_text_is_a_new_revision_and_the_old_one_stays(database):
    load(FOLDER)
    load({**FOLDER, "en.md": FOLDER["en.md"].replace(b"title: Bip", b"title: Beep")})
    assert current_exercise("hello").exercise.statements["en"].title == "Beep"
    assert database.session.query(ExerciseRevision).count() == 2


def test_a_changed_test_needs_a_new_number(database):
    load(FOLDER)
    with pytest.raises(RevisionNotRaisedError):
        load(STRICTER)
    assert database.session.query(ExerciseRevision).count() == 1
    assert load(raised(STRICTER)).new_revisions == 1


def test_a_fault_in_one_folder_loads_none(database):
    with pytest.raises(Exception, match=r"fr\.md|starter"):
        load_content(
            [ExerciseFolder(FOLDER), ExerciseFolder({"exercise.yaml": FOLDER["exercise.yaml"]})], []
        )
    assert database.session.query(ExerciseRow).count() == 0


def test_the_goal_of_a_drawing_stays_with_its_revision(database):
    goal = drawing_of([["line", 0, 0, 100, 0, "#000000", 1], ["turn", 90]])
    load_content([ExerciseFolder(exercise("a-line"), goals={"line": goal})], [])
    assert current_exercise("a-line").goals == {"line": goal}


def test_an_exercise_without_drawings_has_no_goals(database):
    load(FOLDER)
    assert current_exercise("hello").goals == {}


def test_a_folder_comes_back_byte_for_byte_and_packs_the_same_every_time():
    assert unpack_folder(pack_folder(FOLDER)) == FOLDER
    assert pack_folder(FOLDER) == pack_folder(dict(reversed(FOLDER.items())))
