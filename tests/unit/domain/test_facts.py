"""Facts fold to the same in whatever order, however often, they come."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tremplin.domain.facts import Deed, Fact, FactKind, Folded, fold

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NADIA = UUID(int=7)

facts = st.builds(
    Fact,
    clock=st.integers(1, 5),
    id=st.uuids(),
    kind=st.sampled_from(FactKind),
    item=st.sampled_from(["", "1", "2", "door"]),
    is_on=st.booleans(),
    staff_id=st.sampled_from([None, NADIA]),
    at=st.integers(0, 9).map(lambda minutes: NOON + timedelta(minutes=minutes)),
)


def fact(clock, kind, item="", is_on=True, minutes=0):
    return Fact(clock, UUID(int=clock), kind, item, is_on, NADIA, NOON + timedelta(minutes=minutes))


@given(st.lists(facts, unique_by=lambda fact: fact.id), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_matters(there, random):
    elsewhere = there + there[: len(there) // 2]
    random.shuffle(elsewhere)
    assert fold(elsewhere) == fold(there)


def test_nothing_is_nothing():
    assert fold([]) == Folded()


def test_the_same_hint_on_two_sites_is_one():
    hints = [fact(1, FactKind.HINT, "1"), fact(2, FactKind.HINT, "1"), fact(3, FactKind.HINT, "2")]
    assert fold(hints).hints_used == 2


def test_a_tick_taken_back_and_given_again_has_the_new_date():
    ticks = [
        fact(1, FactKind.TICK, "door"),
        fact(2, FactKind.TICK, "door", minutes=5),
        fact(3, FactKind.TICK, "door", is_on=False),
        fact(4, FactKind.TICK, "door", minutes=9),
    ]
    assert fold(ticks[:2]).ticks == {"door": Deed(NOON, NADIA)}
    assert fold(ticks[:3]).ticks == {}
    assert fold(ticks).ticks == {"door": Deed(NOON + timedelta(minutes=9), NADIA)}


def test_words_taken_away_and_an_exercise_opened():
    folded = fold(
        [
            fact(1, FactKind.COMMENT_HIDDEN, "c"),
            fact(2, FactKind.OPENED),
            fact(3, FactKind.STAR, minutes=3),
        ]
    )
    assert folded.hidden == {"c"}
    assert folded.opened == Deed(NOON, NADIA)
    assert folded.star == Deed(NOON + timedelta(minutes=3), NADIA)
