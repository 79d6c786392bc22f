import pytest
from tests.content.samples import exercise

from tremplin.content.authoring.exercise_draft import ExerciseDraft
from tremplin.content.format.messages import Listed, Message, Named
from tremplin.content.format.problems import Problem
from tremplin.web.authoring.problem_places import told


@pytest.fixture
def draft(app):
    with app.test_request_context("/?", headers={"Accept-Language": "fr"}):
        yield ExerciseDraft.of(exercise("badge"))


def test_tests_are_called_by_their_numbers_only_where_they_are_meant(draft):
    ids = [test["id"] for test in draft.tests]
    message = Message(
        "This wrong solution fails at: %(observed)s; you say: %(declared)s. Mend one or the other.",
        observed=Listed(tuple(Named("test", test_id) for test_id in ids[:2])),
        declared=ids[0],
    )
    sentence = told(Problem("wrong/a.py", "wrong", message), draft, {}).sentence
    assert sentence == (
        f"Cette mauvaise solution échoue à\u00a0: Test 1, Test 2\u00a0; vous annoncez\u00a0: {ids[0]}. "
        "Corrigez l’un ou l’autre."
    )


def test_skills_are_called_by_their_titles(draft):
    message = Message(
        "The skill '%(skill)s' does not exist in skills.yaml.", skill=Named("skill", "loops")
    )
    problem = Problem("exercise.yaml", "skills", message, "skills")
    assert "«\u00a0Les boucles\u00a0»" in told(problem, draft, {"loops": "Les boucles"}).sentence
    assert "«\u00a0loops\u00a0»" in told(problem, draft, {}).sentence
