from dataclasses import replace

from tremplin.domain.path import (
    Adaptation,
    Ask,
    StepState,
    UnitOpening,
    UnitPlan,
    adaptation_of,
    own_plan,
    standing,
)

FIRST = UnitPlan(core=["a", "b", "c"], extra=["x"])
SECOND = UnitPlan(core=["d", "e"])


def test_the_first_exercise_is_next_for_a_newcomer():
    assert standing([FIRST, SECOND], set())[0].exercises == {
        "a": StepState.NEXT,
        "b": StepState.OPEN,
        "c": StepState.OPEN,
        "x": StepState.OPEN,
    }


def test_a_unit_is_locked_until_seventy_percent_of_the_core_before_it_is_done():
    assert standing([FIRST, SECOND], {"a", "b"})[1].state is StepState.LOCKED
    assert standing([FIRST, SECOND], {"a", "b", "c"})[1].state is StepState.OPEN


def test_seven_of_ten_are_seventy_percent():
    ten = UnitPlan(core=[f"e{number}" for number in range(10)])
    assert standing([ten, SECOND], {f"e{number}" for number in range(7)})[1].state is StepState.OPEN


def test_extras_neither_open_a_unit_nor_come_next():
    assert standing([FIRST, SECOND], {"a", "b", "x"})[1].state is StepState.LOCKED
    assert standing([UnitPlan(core=["a"], extra=["x"])], {"a"})[0].exercises["x"] is StepState.OPEN


def test_a_skipped_exercise_stays_next_after_later_ones_are_done():
    assert standing([FIRST, SECOND], {"b", "c"})[0].exercises["a"] is StepState.NEXT


def test_a_unit_is_done_when_all_of_it_is():
    assert standing([FIRST], {"a", "b", "c"})[0].state is StepState.OPEN
    assert standing([FIRST], {"a", "b", "c", "x"})[0].state is StepState.DONE


def test_work_done_in_a_locked_unit_is_still_shown_as_done():
    assert standing([FIRST, SECOND], {"d"})[1].exercises == {
        "d": StepState.DONE,
        "e": StepState.LOCKED,
    }


def test_a_unit_opened_by_hand_waits_for_nothing():
    opened = replace(SECOND, opening=UnitOpening.OPEN)
    assert [unit.state for unit in standing([FIRST, opened], set())] == [
        StepState.OPEN,
        StepState.OPEN,
    ]


def test_a_unit_closed_by_hand_is_locked_and_holds_nobody_up():
    closed = replace(SECOND, opening=UnitOpening.CLOSED)
    third = UnitPlan(core=["f"])
    states = [unit.state for unit in standing([FIRST, closed, third], {"a", "b", "c"})]
    assert states == [StepState.OPEN, StepState.LOCKED, StepState.OPEN]


def test_the_unit_after_one_opened_by_hand_waits_for_its_core():
    opened = replace(SECOND, opening=UnitOpening.OPEN)
    third = UnitPlan(core=["f"])
    assert standing([FIRST, opened, third], set())[2].state is StepState.LOCKED
    assert standing([FIRST, opened, third], {"d", "e"})[2].state is StepState.OPEN


def test_an_exercise_opened_for_a_child_is_open_in_a_locked_unit():
    unit = standing([FIRST, SECOND], {"a"}, opened={"e"})[1]
    assert unit.state is StepState.LOCKED
    assert unit.exercises == {"d": StepState.LOCKED, "e": StepState.OPEN}


def test_a_childs_own_plan_moves_what_is_asked_of_her():
    own = own_plan(FIRST, {"b": Ask.FREE, "c": Ask.ASIDE, "x": Ask.ASKED})
    assert (own.core, own.extra) == (["a", "x"], ["b"])
    assert standing([own, SECOND], {"a", "x"})[1].state is StepState.OPEN


def test_a_unit_of_which_nothing_is_asked_holds_nobody_up():
    assert (
        standing([own_plan(FIRST, dict.fromkeys("abc", Ask.FREE)), SECOND], set())[1].state
        is StepState.OPEN
    )


DIFFICULTY = {"a": 1, "b": 2, "c": 3, "d": 1, "x": 4}


def asked_in(version):
    asks = adaptation_of(["a", "b", "c", "d"], ["x"], "c", DIFFICULTY, version)
    assert set(asks) == set(DIFFICULTY)
    assert Ask.ASIDE not in asks.values()
    return {slug for slug, ask in asks.items() if ask is Ask.ASKED}


def test_the_lighter_version_asks_the_easiest_half_and_the_checkpoint():
    assert asked_in(Adaptation.LIGHTER) == {"a", "d", "c"}


def test_the_common_version_asks_the_core():
    assert asked_in(Adaptation.COMMON) == {"a", "b", "c", "d"}


def test_going_further_skips_the_easiest_third_and_adds_the_extras():
    assert asked_in(Adaptation.FURTHER) == {"d", "b", "c", "x"}
