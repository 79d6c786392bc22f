"""What the page of an exercise is given, and what the next Check answers."""

from collections.abc import Iterator

import pytest
from tests.cast import a_verdict, hand_in, note_progress

from tremplin.models import AgeBand, Learner, Staff, Submission
from tremplin.models.db import db, unit_of_work
from tremplin.services.errors import NotFound, Refused
from tremplin.services.learning.drafts import save_draft
from tremplin.services.learning.hands import Snapshot, raise_hand
from tremplin.services.learning.open_exercise import answer_check, give_hint, open_exercise
from tremplin.services.teaching.work_answers import write_comment
from tremplin_sandbox.verdict import VerdictClass

FAILED = a_verdict(VerdictClass.FAILED)


@pytest.fixture
def awa(app, cast) -> Iterator[Learner]:
    with app.app_context():
        yield db.session.get_one(Learner, cast.awa.id)


def test_an_exercise_never_opened_has_nothing_done_of_it(awa):
    page = open_exercise(awa, "hello", "fr")
    assert page.source == page.loaded.exercise.starter
    assert (page.draft, page.last, page.waiting, page.hand) == (None, None, None, None)
    assert (page.stars, page.is_done, page.hints_used) == (0, False, 0)
    assert page.next_slug == "badge"


def test_the_desk_has_the_newest_draft(awa):
    exercise_id = open_exercise(awa, "hello", "fr").loaded.exercise_id
    save_draft(awa.id, exercise_id, "print('Bip')", 0)
    page = open_exercise(awa, "hello", "fr")
    assert (page.source, page.draft.version) == ("print('Bip')", 1)


@pytest.mark.parametrize("band", AgeBand)
def test_only_the_youngest_read_short_sentences(awa, band):
    with unit_of_work():
        awa.age_band = band
    assert open_exercise(awa, "hello", "fr").is_young is (band is AgeBand.YOUNG)


def test_the_newest_program_waits_beside_the_last_verdict(awa, cast):
    hand_in(cast.awa, "hello", "print('first')", FAILED)
    waiting = hand_in(cast.awa, "hello", "print('second')")
    page = open_exercise(awa, "hello", "fr")
    assert page.last.source == "print('first')"
    assert (page.waiting.id, page.waiting.state) == (waiting, "queued")


@pytest.mark.parametrize(("source", "is_nearer"), [("print(1)", True), ("", False)])
def test_a_program_that_passes_more_is_nearer_unless_it_is_empty(awa, cast, source, is_nearer):
    hand_in(cast.awa, "hello", "print(0)", FAILED)
    passes_one = a_verdict(VerdictClass.FAILED, status=a_verdict().tests[0].status)
    hand_in(cast.awa, "hello", source, passes_one)
    assert open_exercise(awa, "hello", "fr").last.is_nearer is is_nearer


def test_words_are_those_of_the_adult_and_are_read_from_now_on(awa, cast):
    write_comment(awa, "hello", "Bravo", db.session.get_one(Staff, cast.nadia.id))
    (words,) = open_exercise(awa, "hello", "fr").comments
    assert (words.name, words.text) == (cast.nadia.name, "Bravo")


def test_the_hand_is_on_every_page_while_it_is_up(awa):
    exercise_id = open_exercise(awa, "hello", "fr").loaded.exercise_id
    raise_hand(awa.id, exercise_id, Snapshot("print()", None, None))
    hand = open_exercise(awa, "badge", "fr").hand
    assert (hand.state, hand.seen_by, hand.taken_by) == ("raised", None, None)


def test_hints_come_one_by_one_and_end(awa):
    total = len(open_exercise(awa, "hello", "fr").loaded.exercise.hints)
    given = [give_hint(awa, "hello", "fr").hints_given for _ in range(total + 1)]
    assert given == [*range(1, total + 1), total]


def test_what_is_locked_or_not_hers_is_not_opened(awa):
    with pytest.raises(Refused, match="locked"):
        open_exercise(awa, "add-two", "fr")
    with pytest.raises(NotFound):
        open_exercise(awa, "nowhere", "fr")


def test_without_a_verdict_an_answer_says_only_what_is_waited_for(awa, cast):
    submission = db.session.get_one(Submission, hand_in(cast.awa, "hello", "print(1)"))
    answer = answer_check(awa, submission)
    assert (answer.submission.state, answer.graded, answer.next_slug) == ("queued", None, None)


def test_an_answer_says_what_follows(awa, cast):
    note_progress(cast.awa, "hello", stars=2)
    handed_in = hand_in(cast.awa, "hello", "print('Bip')", a_verdict())
    answer = answer_check(awa, db.session.get_one(Submission, handed_in))
    assert answer.graded.verdict.passed
    assert (answer.stars, answer.next_slug) == (2, "badge")
