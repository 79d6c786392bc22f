from collections.abc import Iterator

import pytest
from tests.cast import a_verdict, hand_in

from tremplin.models import Learner
from tremplin.models.db import db
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.errors import Refused
from tremplin.services.family.shown_works import works_of
from tremplin.services.learning.show_at_home import hide_work, is_shown, show_work
from tremplin_sandbox.verdict import VerdictClass

FAILED = a_verdict(VerdictClass.FAILED)


@pytest.fixture
def awa(app, cast) -> Iterator[Learner]:
    with app.app_context():
        yield db.session.get_one(Learner, cast.awa.id)


def sources(learner) -> list[str]:
    return [work.source for work in works_of(learner.id)]


def test_it_is_the_newest_program_that_passed(awa, cast):
    hand_in(cast.awa, "hello", "print('first')", a_verdict())
    hand_in(cast.awa, "hello", "print('second')", a_verdict())
    hand_in(cast.awa, "hello", "print('worse')", FAILED)
    hand_in(cast.awa, "hello", "print('waiting')")
    show_work(awa, current_exercise("hello"))
    assert sources(awa) == ["print('second')"]


def test_what_others_passed_is_not_hers_to_show(awa, cast):
    hand_in(cast.awa, "hello", "print('mine')", FAILED)
    hand_in(cast.awa, "badge", "print('elsewhere')", a_verdict())
    hand_in(cast.lina, "hello", "print('of Lina')", a_verdict())
    with pytest.raises(Refused, match="not_done"):
        show_work(awa, current_exercise("hello"))


def test_a_newer_one_makes_way_for_the_one_before(awa, cast):
    hand_in(cast.awa, "hello", "print('first')", a_verdict())
    show_work(awa, current_exercise("hello"))
    hand_in(cast.awa, "hello", "print('second')", a_verdict())
    show_work(awa, current_exercise("hello"))
    assert sources(awa) == ["print('second')"]


def test_works_stand_newest_first_until_they_are_hidden(awa, cast):
    for slug in ("hello", "badge"):
        hand_in(cast.awa, slug, f"print('{slug}')", a_verdict())
        show_work(awa, current_exercise(slug))
    assert sources(awa) == ["print('badge')", "print('hello')"]
    hello = current_exercise("hello").exercise_id
    hide_work(awa, hello)
    assert sources(awa) == ["print('badge')"]
    assert not is_shown(awa.id, hello)
