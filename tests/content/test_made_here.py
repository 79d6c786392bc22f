"""Exercises made in the browser, in the real sandbox: proved, published, changed, earlier programs graded again."""

import pytest
from tests.cast import hand_in
from tests.content.samples import exercise

from tremplin.content.authoring.exercise_draft import ExerciseDraft
from tremplin.content.authoring.expectations import outcomes
from tremplin.models import ExerciseRow, Progress, Staff, Submission
from tremplin.models.db import db
from tremplin.services.content.drafts import exercise_editor
from tremplin.services.content.exercise_drafts import (
    copy_exercise,
    exercise_draft_of,
    save_exercise_draft,
    take_up_again,
)
from tremplin.services.content.exercise_preview import preview_of, try_out
from tremplin.services.content.exercise_proof import Shelf, proof_problems, prove_draft
from tremplin.services.content.load_content import load_content, observed
from tremplin.services.content.publish_exercise import publish_exercise
from tremplin.services.errors import Refused
from tremplin.services.learning.grade_submissions import record_verdict
from tremplin.services.teaching.regrade import apply_regrade, exercise_here, look_again, outdated

SHELF = Shelf({}, None)
RIGHT = exercise("badge")["solution.py"].decode()


@pytest.fixture
def context(app):
    with app.app_context():
        yield


@pytest.fixture
def made(context, cast):
    return copy_exercise("badge", _nadia(cast))


def _nadia(cast):
    return db.session.get(Staff, cast.nadia.id)


def change(draft, cast, **meta):
    save_exercise_draft(
        draft, exercise_draft_of(draft).with_meta(**meta), draft.version, _nadia(cast)
    )


def test_a_copy_proves_itself_and_is_published_once(made, cast, sandbox):
    assert publish_exercise(made, SHELF, sandbox, _nadia(cast)) == 1
    assert publish_exercise(made, SHELF, sandbox, _nadia(cast)) == 1
    assert exercise_here("badge-2").exercise.title["fr"] == "Le badge"
    assert proof_problems(made) == []


def test_a_later_edit_makes_a_new_revision_and_the_old_one_stays(made, cast, sandbox):
    publish_exercise(made, SHELF, sandbox, _nadia(cast))
    first = exercise_here("badge-2")
    change(made, cast, minutes=25)
    assert proof_problems(made) is None
    assert publish_exercise(made, SHELF, sandbox, _nadia(cast)) == 2
    assert (first.exercise.minutes, exercise_here("badge-2").exercise.minutes) != (
        25,
        first.exercise.minutes,
    )


def test_thrown_away_and_taken_up_again_it_goes_on_as_the_same_exercise(made, cast, sandbox):
    publish_exercise(made, SHELF, sandbox, _nadia(cast))
    exercise_id = made.id
    exercise_editor.throw_away(made, _nadia(cast))
    again = take_up_again("badge-2", (), _nadia(cast))
    assert again.id == exercise_id
    assert publish_exercise(again, SHELF, sandbox, _nadia(cast)) == 1
    change(again, cast, minutes=25)
    assert publish_exercise(again, SHELF, sandbox, _nadia(cast)) == 2


def test_what_the_tests_do_not_see_is_explained_and_keeps_it_in(made, cast, sandbox):
    wrong = [dict(each) for each in exercise_draft_of(made).wrong]
    wrong[0]["fails"] = [exercise_draft_of(made).tests[-1]["id"]]
    change(made, cast, wrong=wrong)
    assert not prove_draft(made, SHELF, sandbox)
    assert [(each.rule, each.path) for each in proof_problems(made)] == [
        ("wrong", wrong[0]["file"])
    ]
    with pytest.raises(Refused):
        publish_exercise(made, SHELF, sandbox, _nadia(cast))
    assert db.session.get(ExerciseRow, made.id) is None


def test_what_the_solution_gives_is_filled_in(made, cast, sandbox):
    tests = [
        {**test, "expect": ""} for test in exercise_draft_of(made).tests if test["kind"] == "stdout"
    ]
    change(made, cast, tests=tests)
    before = {
        test["id"]: test
        for test in ExerciseDraft.of(exercise("badge")).tests
        if test["kind"] == "stdout"
    }
    assert outcomes(exercise_draft_of(made), sandbox) == before


def test_what_a_function_returns_is_filled_in_as_a_value(context, cast, sandbox):
    _load("def-double", sandbox)
    draft = copy_exercise("def-double", _nadia(cast))
    expected = {
        test["id"]: test for test in exercise_draft_of(draft).tests if test["kind"] == "call"
    }
    blanked = [
        {**test, "expect": None} if test["kind"] == "call" else test
        for test in exercise_draft_of(draft).tests
    ]
    assert outcomes(exercise_draft_of(draft).with_meta(tests=blanked), sandbox) == expected


def test_several_calls_are_filled_in_one_by_one(context, cast, sandbox):
    _load("average", sandbox)
    calls = [
        {"args": [[1, 2]]},
        {"args": ["x"], "raises": "TypeError"},
        {"args": [[]], "expect": 9},
    ]
    test = {
        "id": "t",
        "kind": "call",
        "function": "average",
        "calls": calls,
        "on_fail": {"fr": "", "en": ""},
    }
    draft = copy_exercise("average", _nadia(cast))
    found = outcomes(exercise_draft_of(draft).with_meta(tests=[test]), sandbox)
    assert [call.get("expect") for call in found["t"]["calls"]] == [1.5, None, 0]
    stops = {**test, "calls": [{"args": ["x"]}, *calls]}
    assert outcomes(exercise_draft_of(draft).with_meta(tests=[stops]), sandbox) == {}


@pytest.mark.parametrize(("slug", "shown"), [("rectangle", "goals"), ("swap", "answer")])
def test_a_preview_knows_what_only_a_run_can_tell(context, cast, sandbox, slug, shown):
    _load(slug, sandbox)
    loaded = preview_of(copy_exercise(slug, _nadia(cast)), sandbox, "/pictures/")
    assert getattr(loaded, shown)
    right = loaded.answer or loaded.exercise.solutions["solution.py"]
    assert try_out(loaded, right, sandbox).passed


def test_a_regrade_gives_and_never_takes(made, cast, sandbox):
    publish_exercise(made, SHELF, sandbox, _nadia(cast))
    for child, source in ((cast.awa, RIGHT), (cast.lina, "print(1)\n")):
        submission = hand_in(child, "badge-2", source)
        record_verdict(submission, try_out(exercise_here("badge-2"), source, sandbox))
    # From now on the one line is right, and what was right is not.
    _asks_for_one(made, cast, sandbox)
    loaded = exercise_here("badge-2")
    regraded = look_again(loaded, outdated(loaded, _nadia(cast)), sandbox, _nadia(cast))
    assert {
        each.submission.learner.display_name: (each.gains, each.keeps) for each in regraded
    } == {
        "Awa": (False, True),
        "Lina": (True, False),
    }
    assert _successes(cast) == {cast.awa.id}
    assert apply_regrade(loaded, regraded, _nadia(cast)) == 1
    assert _successes(cast) == {cast.awa.id, cast.lina.id}
    attempts = {row.learner_id: row.attempts for row in db.session.query(Progress)}
    assert attempts[cast.lina.id] == 1
    row = db.session.query(Submission).filter_by(learner_id=cast.lina.id).one()
    assert (row.revision_id, row.verdict_class) == (loaded.revision_id, "passed")


def _asks_for_one(draft, cast, sandbox):
    files = exercise_draft_of(draft).with_meta(
        revision=2,
        tests=[{**exercise_draft_of(draft).tests[0], "stdin": "", "expect": "1\n"}],
        wrong=[],
    )
    load_content([observed(files.to_files(), sandbox)], [])


def _successes(cast):
    db.session.expire_all()
    return {row.learner_id for row in db.session.query(Progress) if row.first_success_at}


def _load(slug, sandbox):
    load_content([observed(exercise(slug), sandbox)], [])
