"""What a child's pages show, from their read models alone: no database is there."""

from dataclasses import replace
from uuid import UUID

import pytest
from tests.unit.web.exercise.conftest import NOON, loaded, page_of
from tests.unit.web.exercise.conftest import reader as reader

from tremplin.domain.path import StepState, UnitOpening
from tremplin.read_models.exercise_page import CheckAnswer, KeptDraft, WaitingProgram
from tremplin.read_models.path import Path, PathPage, PathStep, PathUnit
from tremplin.web.learn.views import answer_view, desk_view, path_view, versions_view

pytestmark = pytest.mark.usefixtures("reader")


def path_through(curriculum, *steps):
    unit = curriculum.units[0]
    asked = [step.loaded.exercise.slug for step in steps]
    units = [PathUnit(unit, StepState.OPEN, list(steps), asked, UnitOpening.BY_RULE)]
    return Path(curriculum, units)


@pytest.fixture
def path(python_basics):
    return path_through(
        python_basics,
        PathStep(loaded("hello"), StepState.DONE, stars=2),
        PathStep(loaded("ask-name"), StepState.NEXT, stars=0),
        PathStep(loaded("badge"), StepState.LOCKED, stars=1),
    )


def test_without_a_curriculum_the_workbench_is_being_set_up():
    assert path_view(PathPage(None, [])) == {"curriculum": None}


def test_the_path_goes_on_at_the_next_exercise(path):
    view = path_view(PathPage(path, [path]))
    assert view["continue_exercise"].slug == "ask-name"
    assert view["progress_words"] == "1 exercise done out of 3"


def test_what_is_locked_has_neither_stars_nor_news(path):
    hello = path.steps[0].loaded.exercise_id
    (unit,) = path_view(PathPage(path, [path], frozenset({hello})))["units"]
    assert [(step.stars, step.has_news) for step in unit.exercises] == [
        (2, True),
        (0, True),
        (0, False),
    ]


def test_a_desk_leads_on_and_back():
    view = desk_view(replace(page_of("hello"), next_slug="badge"))
    assert (view["next_url"], view["path_url"]) == ("/exercises/badge", "/path")
    assert view["unit_title"] == "Chosen for you"
    assert view["urls"]["draft"] == "/exercises/hello/draft"


def test_after_the_last_exercise_nothing_follows():
    assert desk_view(page_of("hello"))["next_url"] is None


def test_while_there_is_no_verdict_the_work_is_kept():
    waiting = WaitingProgram(UUID(int=9), "queued")
    answer = answer_view(CheckAnswer(waiting, page_of("hello").loaded.exercise))
    assert (answer["state"], answer["poll_url"]) == ("queued", f"/submissions/{UUID(int=9)}")
    assert "Your work is kept." in answer["html"]
    assert "verdict" not in answer


def test_a_version_is_called_by_its_time():
    (version,) = versions_view([KeptDraft(3, "print()\n", NOON)])
    assert (version.version, version.program) == (3, "print()\n")
    assert "November" in version.when
