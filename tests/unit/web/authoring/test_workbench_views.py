"""The authors' pages, from their read models alone: no database is there."""

from dataclasses import replace
from uuid import UUID

import pytest
from tests.content.samples import exercise

from tremplin.content.authoring.curriculum_draft import CurriculumDraft, gaps
from tremplin.content.authoring.exercise_draft import ExerciseDraft
from tremplin.content.format.loader import exercise_from_files, spec_from_files
from tremplin.content.format.messages import Message, Named
from tremplin.content.format.problems import Problem, Severity
from tremplin.models import CurriculumDraftRow, ExerciseDraftRow
from tremplin.read_models.exercise import LoadedExercise
from tremplin.read_models.workbench import (
    Choices,
    CurriculumSide,
    CurriculumWorkbench,
    ExercisesPage,
    ExerciseWorkbench,
)
from tremplin.web.authoring.curriculum_view import curriculum_side_view, curriculum_view
from tremplin.web.authoring.exercise_choice import choice_groups
from tremplin.web.authoring.exercise_view import exercise_view, exercises_view, side_view

pytestmark = pytest.mark.usefixtures("reader")


def loaded(slug):
    files = exercise(slug)
    parsed = exercise_from_files(files)
    return LoadedExercise(
        UUID(parsed.id), UUID(int=0), parsed, spec_from_files(files), files, None, {}
    )


@pytest.fixture(scope="module")
def exercises():
    return {slug: loaded(slug) for slug in ("ask-name", "badge", "hello")}


@pytest.fixture
def side():
    return CurriculumSide(CurriculumDraftRow(slug="nuit"), CurriculumDraft().with_unit(), [], {})


@pytest.fixture
def bench():
    return ExerciseWorkbench(
        draft=ExerciseDraftRow(slug="badge"),
        exercise_draft=ExerciseDraft.of(exercise("badge")),
        faults=[],
        proof=None,
        trials=None,
        is_published=False,
        is_outdated=False,
    )


def test_an_exercise_is_offered_once_and_under_no_empty_heading(exercises, python_basics):
    came_with = frozenset({exercises["hello"].exercise_id, exercises["ask-name"].exercise_id})
    unit = replace(python_basics.units[0], core=("hello", "badge", "gone"), extra=("hello",))
    path = replace(python_basics, units=(unit,))
    empty = replace(python_basics, units=(replace(unit, core=("hello",), extra=()),))

    groups = choice_groups(Choices(exercises, [path, empty], came_with))

    found = [(heading, [slug for slug, _ in choices]) for heading, choices in groups]
    assert found == [
        ("Published here", ["badge"]),
        (python_basics.title["en"], ["hello"]),
        ("In no curriculum", ["ask-name"]),
    ]


def test_a_problem_of_a_curriculum_leads_to_its_field(side):
    view = curriculum_side_view(replace(side, problems=list(gaps(side.plan))))
    anchors = [each.anchor for each in view["missing"]]
    assert anchors[:2] == ["title-fr", "title-en"]
    assert anchors[-1] == "unit-1"
    assert view["good_to_know"] == []


@pytest.mark.parametrize(
    ("key", "anchor"),
    [("units.0.core", "unit-1"), ("units.7.core", "units"), ("units", "units"), ("ages", "ages")],
)
def test_a_problem_of_a_unit_that_is_gone_leads_to_all_of_them(side, key, anchor):
    named = Message("'%(slug)s' is in it twice.", slug=Named("exercise", "hello"))
    problem = Problem("nuit.yaml", "order", named, key, severity=Severity.WARNING)
    side = replace(side, problems=[problem], titles={"hello": {"fr": "Salut", "en": "Hi"}})
    (told,) = curriculum_side_view(side)["good_to_know"]
    assert (told.anchor, "Hi" in told.sentence) == (anchor, True)


def test_the_page_of_a_curriculum_shows_what_was_typed(side, exercises):
    typed = CurriculumDraft(title={"fr": "Soir", "en": "Evening"})
    workbench = CurriculumWorkbench(replace(side, plan=typed), Choices(exercises, [], frozenset()))
    view = curriculum_view(workbench)
    assert view["plan"] is typed
    assert view["draft"].slug == "nuit"
    assert set(view["offered"]) == set(exercises)


def test_problems_of_an_exercise_stand_as_one_comes_to_them(bench):
    missing = Message("There is no unit yet.")
    in_hints = Problem("exercise.yaml", "hints", missing, "hints.0.fr")
    in_texts = Problem("fr.md", "statement", missing, "title")
    view = side_view(replace(bench, faults=[in_hints, in_texts]))
    assert [each.anchor for each in view["found"]] == ["title-fr", "hint.0-fr"]


def test_an_exercise_that_was_not_proved_differs_from_one_without_a_fault(bench):
    assert side_view(bench)["proof"] is None
    proved = side_view(replace(bench, proof=[], trials=12))
    assert (proved["proof"], proved["trials"]) == ([], 12)


def test_the_page_of_an_exercise_has_the_title_of_the_draft(bench):
    view = exercise_view(bench)
    assert view["title"] == bench.exercise_draft.title["en"]
    assert view["new_tests"] == ["stdout", "call", "ast"]


def test_a_draft_without_a_title_is_listed_by_its_slug(bench, exercises):
    draft = bench.exercise_draft
    untitled = {code: replace(each, title="") for code, each in draft.statements.items()}
    rows = [(bench.draft, replace(draft, statements=untitled)), (bench.draft, draft)]
    view = exercises_view(ExercisesPage(rows, Choices(exercises, [], frozenset())))
    assert [title for _, title in view["making"]] == ["badge", draft.title["en"]]
    assert view["own"] == ["ask-name", "badge", "hello"]
