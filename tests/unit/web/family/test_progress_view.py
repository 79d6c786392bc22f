"""What a family reads, from the read model alone: no database is there."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tremplin.content.print.program_result import ProgramResult
from tremplin.domain.exercise import Skill
from tremplin.domain.path import StepState
from tremplin.models import Learner
from tremplin.read_models.family_page import (
    Certificate,
    Effort,
    FamilyPage,
    FamilyPath,
    FamilyStep,
    FamilyUnit,
    OtherPath,
    Question,
    ShownWork,
    Standing,
    Week,
)
from tremplin.web.family.views import BAR, progress_view, question_text, work_view

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def page() -> FamilyPage:
    """The page before the first exercise."""
    return FamilyPage(
        learner=Learner(display_name="Awa", avatar="cat"),
        effort=Effort(0, 0, 0, 0),
        weeks=[],
        path=None,
        other_paths=[],
        new_skills=[],
        skills=[],
        questions=[],
        works=[],
        notes=[],
        certificates=[],
        consent=None,
        notice_is_new=False,
    )


@pytest.mark.usefixtures("reader")
def test_a_child_without_a_path_has_a_page(page):
    view = progress_view(page)
    assert (view["curriculum"], view["units"], view["comes_next"]) == (None, [], None)
    assert view["who"] == "<bdi>Awa</bdi>"


@pytest.mark.usefixtures("reader")
def test_the_tallest_bar_is_that_of_the_longest_week(page):
    weeks = [Week(date(2026, 11, 16), 30), Week(date(2026, 11, 23), 60)]
    view = progress_view(replace(page, weeks=weeks))
    assert [week["height"] for week in view["weeks"]] == [BAR / 2, BAR]


@pytest.mark.usefixtures("reader")
def test_weeks_without_practice_have_no_bar(page):
    view = progress_view(replace(page, weeks=[Week(date(2026, 11, 23), 0)]))
    assert view["weeks"][0]["height"] == 0


@pytest.mark.usefixtures("reader")
def test_the_path_is_told_unit_by_unit(page, hello, python_basics):
    unit = FamilyUnit(
        python_basics.units[0], Standing.NEXT, True, [FamilyStep(hello, StepState.NEXT)]
    )
    path = FamilyPath(python_basics, [unit], hello)
    other = OtherPath(python_basics, Standing.BEGUN)
    view = progress_view(replace(page, path=path, other_paths=[other]))
    assert str(view["comes_next"]) == hello.title["en"]
    assert view["units"][0]["state"] == "next"
    assert [step["state"] for step in view["units"][0]["steps"]] == ["next"]
    assert view["other_paths"][0]["state"] == "begun"


@pytest.mark.usefixtures("reader")
def test_careers_are_told_for_old_and_new_skills(page):
    new = Skill("robot.move", {"en": "Move", "fr": "Avancer"}, {"en": "moves", "fr": "avance"})
    earlier = Skill("turtle.draw", {"en": "Draw", "fr": "Tracer"}, {"en": "draws", "fr": "trace"})
    view = progress_view(replace(page, new_skills=[new], skills=[earlier]))
    assert view["new_skills"] == ["moves"]
    assert view["jobs"][:2] == [
        "somebody who programs the machines of a workshop",
        "a designer of patterns for cloth or tiles",
    ]


@pytest.mark.usefixtures("reader")
def test_letters_that_no_font_has_are_told_only_with_a_certificate(page, python_basics):
    child = Learner(display_name="\N{EGYPTIAN HIEROGLYPH A001}wa", avatar="cat")
    assert not progress_view(replace(page, learner=child))["unprintable"]
    certificate = Certificate(child.display_name, python_basics, (), NOON)
    view = progress_view(replace(page, learner=child, certificates=[certificate]))
    assert view["unprintable"] == "\N{EGYPTIAN HIEROGLYPH A001}"
    assert view["certificates"][0]["slug"] == "python-basics"


@pytest.mark.usefixtures("reader")
def test_a_question_names_its_exercise_and_escapes_it(hello):
    title = {"en": "<b>", "fr": "<b>"}
    statements = {
        code: replace(statement, title=title[code])
        for code, statement in hello.statements.items()
        if code in title
    }
    asked = question_text(Question("guess", replace(hello, slug="x", statements=statements)))
    assert "&lt;b&gt;" in asked
    assert "<b>" not in asked


@pytest.mark.usefixtures("reader")
def test_a_work_of_her_own_is_called_as_she_calls_it():
    result = ProgramResult()
    work = ShownWork(None, "My robot", "print(1)\n", result, NOON)
    assert work_view(work)["title"] == "My robot"
