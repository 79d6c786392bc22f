"""From observations to a verdict."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from tremplin_sandbox.frames import Result
from tremplin_sandbox.job import Job
from tremplin_sandbox.judging.judge import judge, without_run
from tremplin_sandbox.running.conversation import End
from tremplin_sandbox.running.run import Observation
from tremplin_sandbox.spec import GradingSpec, GridTest
from tremplin_sandbox.verdict import TestStatus, Verdict, VerdictClass

WORDS = {"fr": "Pas encore.", "en": "Not yet."}


def spec(*tests: dict[str, Any]) -> GradingSpec:
    numbered = [
        {
            "id": f"t{index}",
            **({"kind": "stdout", "expect": "1"} if "kind" not in t else {}),
            "on_fail": WORDS,
            **t,
        }
        for index, t in enumerate(tests)
    ]
    return GradingSpec.model_validate({"tests": numbered})


def job(*tests: dict[str, Any]) -> Job:
    return Job(b"", spec(*tests))


def printed(text: str) -> Observation:
    return Observation(End.CLEAN, text, Result())


def raised(kind: str, stage: str = "run") -> Observation:
    error = {"stage": stage, "type": kind, "message": "secret 42", "line": 2}
    return Observation(End.CLEAN, "", Result.model_validate({"error": error}))


def returned(value: list[Any], args: list[Any]) -> Observation:
    return Observation(End.CLEAN, "", Result(value=value, args=args, kwargs=["d", []]))


RIGHT, WRONG = printed("1"), printed("2")


@pytest.mark.parametrize(
    ("seen", "verdict", "reason"),
    [
        ([RIGHT, RIGHT], "passed", ""),
        ([RIGHT, WRONG], "failed", ""),
        ([WRONG, raised("NameError")], "error", "exception"),
        ([raised("SyntaxError", "compile")], "error", "syntax_error"),
        ([WRONG, Observation(End.TIMEOUT)], "timeout", "time_limit"),
        ([RIGHT, Observation(End.MEMORY)], "out_of_memory", "memory_limit"),
        ([raised("MemoryError"), RIGHT], "out_of_memory", "memory_limit"),
        ([RIGHT, Observation(End.FLOOD)], "output_limit", "output_limit"),
        ([Observation(End.DIED, "1", Result()), RIGHT], "error", "process_died"),
        ([Observation(End.CLEAN, "1", None), RIGHT], "error", "process_died"),
        ([RIGHT], "failed", ""),
        ([], "failed", ""),
    ],
)
def test_class_of_the_whole(seen: list[Observation], verdict: str, reason: str) -> None:
    judged = judge(
        job({}, {}), {f"t{index}": observation for index, observation in enumerate(seen)}, 0.5
    )
    assert (judged.verdict.value, judged.reason) == (verdict, reason)


def test_advice_never_decides() -> None:
    judged = judge(job({}, {"level": "advice"}), {"t0": RIGHT, "t1": Observation(End.TIMEOUT)}, 0)
    assert judged.passed
    assert judged.tests[1].status is TestStatus.TIMEOUT


def test_a_visible_test_shows_and_a_hidden_one_keeps_quiet() -> None:
    visible, hidden = judge(
        job({"visible": True, "stdin": "7"}, {"stdin": "8"}), {"t0": WRONG, "t1": WRONG}, 0
    ).tests
    assert (visible.input, visible.expected, visible.got, visible.message) == ("7", "1", "2", WORDS)
    assert (hidden.input, hidden.expected, hidden.got, hidden.message) == (None, None, None, WORDS)


def test_a_robot_says_why_it_failed_in_visible_tests_only() -> None:
    grid = {"kind": "grid", "worlds": [">F"], "goal": ["reach"]}
    tests = [
        GridTest.model_validate({"id": f"t{i}", "on_fail": WORDS, "visible": i == 0, **grid})
        for i in (0, 1)
    ]
    seen = Observation(End.CLEAN, "", Result(), worlds=(Result(trail=["left", "bump"]),))
    judged = judge(Job(b"", GradingSpec(tests=tuple(tests))), {"t0": seen, "t1": seen}, 0)
    visible, hidden = judged.tests
    assert (visible.reason, hidden.reason) == ("bumped", "")
    assert visible.picture == {"world": ">F", "number": 0, "trail": ["left", "bump"]}
    assert (hidden.status, hidden.picture, hidden.message) == (TestStatus.FAILED, None, WORDS)
    assert Verdict.from_json(json.loads(json.dumps(judged.to_json()))) == judged


def test_a_verdict_stored_before_robots_came_is_read() -> None:
    judged = judge(job({}), {"t0": WRONG}, 0)
    stored = judged.to_json()
    for test in stored["tests"]:
        del test["reason"], test["picture"]
    assert Verdict.from_json(stored) == judged


def test_words_of_an_exception_are_shown_for_visible_tests_only() -> None:
    judged = judge(
        job({"visible": True}, {}), {"t0": raised("ValueError"), "t1": raised("ValueError")}, 0
    )
    assert [test.error and test.error.message for test in judged.tests] == ["secret 42", ""]


CALL = {"kind": "call", "function": "add", "args": [[1], 2], "expect": 3}
ARGS = ["l", [["l", [["i", "1"]]], ["i", "2"]]]
TOUCHED = ["l", [["l", []], ["i", "2"]]]


@pytest.mark.parametrize(
    ("more", "observation", "status"),
    [
        ({}, returned(["i", "3"], ARGS), "passed"),
        ({}, returned(["i", "4"], ARGS), "failed"),
        ({}, returned(["o", "Everything"], ARGS), "failed"),
        ({}, returned(["i", "3"], TOUCHED), "passed"),
        ({"mutates_args": False}, returned(["i", "3"], ARGS), "passed"),
        ({"mutates_args": False}, returned(["i", "3"], TOUCHED), "failed"),
        ({}, returned(["i", 3], ARGS), "error"),
        ({}, Observation(End.CLEAN, "", Result()), "error"),
        ({}, Observation(End.CLEAN, "", Result(missing=True)), "failed"),
        ({}, raised("KeyError", "call"), "error"),
        ({"raises": "KeyError"}, raised("KeyError", "call"), "passed"),
        ({"raises": "KeyError"}, raised("KeyError", "load"), "error"),
        ({"raises": "KeyError"}, raised("ValueError", "call"), "failed"),
        ({"raises": "KeyError"}, returned(["n"], ARGS), "failed"),
    ],
)
def test_calls(more: dict[str, Any], observation: Observation, status: str) -> None:
    judged = judge(job({**CALL, **more}), {"t0": observation}, 0)
    assert judged.tests[0].status.value == status


def test_a_changed_argument_is_told_where_it_may_not_change() -> None:
    test = judge(
        job({**CALL, "mutates_args": False, "visible": True}),
        {"t0": returned(["i", "3"], TOUCHED)},
        0,
    )
    (told,) = test.tests
    assert (told.reason, told.expected, told.got) == ("argument_changed", "[[1], 2]", "[[], 2]")


def test_a_wrong_value_is_told_before_a_changed_argument() -> None:
    test = judge(
        job({**CALL, "mutates_args": False, "visible": True}),
        {"t0": returned(["i", "4"], TOUCHED)},
        0,
    )
    (told,) = test.tests
    assert (told.reason, told.expected, told.got) == ("", "3", "4")


SEQUENCE = {
    "kind": "call",
    "function": "add",
    "calls": [
        {"args": [1], "expect": [1]},
        {"args": [2], "expect": [1, 2]},
        {"function": "pop", "raises": "IndexError"},
    ],
}
FIRST = {"value": ["l", [["i", "1"]]], "args": ["l", [["i", "1"]]], "kwargs": ["d", []]}
SECOND = {
    "value": ["l", [["i", "1"], ["i", "2"]]],
    "args": ["l", [["i", "2"]]],
    "kwargs": ["d", []],
}
THIRD = {"error": {"stage": "call", "type": "IndexError", "message": "", "line": 3}}


def answered(*calls: dict[str, Any]) -> Observation:
    return Observation(End.CLEAN, "", Result.model_validate({"calls": calls}))


@pytest.mark.parametrize(
    ("observation", "status", "step"),
    [
        (answered(FIRST, SECOND, THIRD), "passed", 0),
        (answered(FIRST, FIRST, THIRD), "failed", 2),
        (answered(SECOND, FIRST, THIRD), "failed", 1),
        (answered(FIRST, SECOND, SECOND), "failed", 3),
        (answered(FIRST, {"missing": True}, THIRD), "failed", 2),
        (answered(FIRST, THIRD, THIRD), "error", 2),
        (answered(FIRST, {}, THIRD), "error", 2),
        (answered(FIRST, SECOND), "error", 0),
        (answered(), "error", 0),
        (Observation(End.CLEAN, "", Result.model_validate(FIRST)), "error", 0),
        (raised("NameError", "load"), "error", 0),
    ],
)
def test_calls_one_after_the_other(observation: Observation, status: str, step: int) -> None:
    (test,) = judge(job({**SEQUENCE, "visible": True}), {"t0": observation}, 0).tests
    assert (test.status.value, test.step) == (status, step)


def test_of_several_calls_those_up_to_the_one_that_is_not_right_are_shown() -> None:
    (test,) = judge(
        job({**SEQUENCE, "visible": True}), {"t0": answered(FIRST, FIRST, THIRD)}, 0
    ).tests
    assert (test.input, test.expected, test.got) == ("add(1)\nadd(2)", "[1, 2]", "[1]")


def test_of_several_hidden_calls_nothing_is_told() -> None:
    (test,) = judge(job(SEQUENCE), {"t0": answered(FIRST, FIRST, THIRD)}, 0).tests
    assert (test.step, test.input, test.expected, test.got) == (0, None, None, None)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"function": ""}, "'function' is missing"),
        ({"function": "f", "calls": [{"args": [1]}], "expect": 1}, "own args"),
        ({"calls": [{"expect": 1}]}, "Field required"),
        ({"function": "f", "calls": [{"args": [1], "stdin": ""}]}, "Extra inputs"),
        ({"function": "f", "calls": [{}] * 51}, "at most 50"),
    ],
)
def test_a_test_is_one_call_or_several(more: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        job({"kind": "call", **more})


def test_a_spec_with_calls_travels_as_json() -> None:
    sent = job(SEQUENCE, CALL)
    assert Job.from_json(json.loads(json.dumps(sent.to_json()))) == sent


def test_a_call_is_shown_as_python() -> None:
    test = judge(job({**CALL, "visible": True}), {"t0": returned(["s", "é\u202e"], ARGS)}, 0).tests[
        0
    ]
    assert (test.input, test.expected, test.got) == ("add([1], 2)", "3", "'é\\u202e'")


def test_a_verdict_survives_its_own_json() -> None:
    judged = judge(job({"visible": True}, {}), {"t0": raised("NameError"), "t1": WRONG}, 0.25)
    assert Verdict.from_json(json.loads(json.dumps(judged.to_json()))) == judged


def test_without_a_run_no_test_was_run() -> None:
    verdict = without_run(spec({}, {}), VerdictClass.REJECTED, "nul_byte")
    assert [test.status for test in verdict.tests] == [TestStatus.NOT_RUN] * 2


@pytest.mark.parametrize(
    ("calls", "rule", "status"),
    [
        ({"couleur": 1}, {"require": ["color"]}, TestStatus.PASSED),
        ({"peins": 1}, {"require": ["paint"]}, TestStatus.PASSED),
        (
            {"tourne_droite": 2, "turn_right": 1},
            {"max_count": {"turn_right": 2}},
            TestStatus.FAILED,
        ),
        ({"fd": 1}, {"forbid": ["forward"]}, TestStatus.FAILED),
        ({"print": 1}, {"require": ["color"]}, TestStatus.FAILED),
    ],
)
def test_a_command_counts_under_its_first_name(
    calls: dict[str, int], rule: dict[str, Any], status: TestStatus
) -> None:
    syntax = {
        "nodes": {},
        "calls": calls,
        "uses": {},
        "defines": [],
        "recursive": [],
        "blocks": 1,
        "own_calls": 0,
    }
    seen = Observation(End.CLEAN, "", Result.model_validate({"syntax": syntax}))
    tests = GradingSpec.model_validate(
        {"tests": [{"id": "t", "kind": "ast", "on_fail": WORDS, **rule}]}
    )
    assert judge(Job(b"", tests), {"t": seen}, 0.1).tests[0].status is status


@pytest.mark.parametrize(
    ("rule", "status"),
    [
        ({"any_of": ["For", "While"]}, TestStatus.PASSED),
        ({"any_of": ["For", "ListComp"]}, TestStatus.FAILED),
        ({"own_calls": 2}, TestStatus.PASSED),
        ({"own_calls": 3}, TestStatus.FAILED),
    ],
)
def test_one_loop_of_several_and_calls_of_own_functions(
    rule: dict[str, Any], status: TestStatus
) -> None:
    syntax = {
        "nodes": {"While": 1},
        "calls": {},
        "uses": {},
        "defines": [],
        "recursive": [],
        "blocks": 1,
        "own_calls": 2,
    }
    seen = Observation(End.CLEAN, "", Result.model_validate({"syntax": syntax}))
    tests = GradingSpec.model_validate(
        {"tests": [{"id": "t", "kind": "ast", "on_fail": WORDS, **rule}]}
    )
    assert judge(Job(b"", tests), {"t": seen}, 0.1).tests[0].status is status


LINE, OTHER_LINE = ([["line", 0, 0, length, 0, "#000000", 1]] for length in (30, 40))


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ({"drawing": LINE}, {"drawing": OTHER_LINE}, TestStatus.PASSED),
        ({"drawing": LINE}, {"drawing": LINE}, TestStatus.FAILED),
        ({"drawing": LINE}, None, TestStatus.FAILED),
        ({"drawing": []}, {"drawing": LINE}, TestStatus.FAILED),
        (
            {"drawing": LINE},
            {
                "drawing": OTHER_LINE,
                "error": {"stage": "run", "type": "ValueError", "message": "", "line": 1},
            },
            TestStatus.ERROR,
        ),
    ],
)
def test_a_drawing_by_chance_is_another_when_chance_falls_otherwise(
    first: dict[str, Any], second: dict[str, Any] | None, status: TestStatus
) -> None:
    otherwise = Result.model_validate(second) if second else None
    seen = Observation(End.CLEAN, "", Result.model_validate(first), otherwise=otherwise)
    test = {
        "id": "t",
        "kind": "turtle",
        "free": {"varies": True},
        "visible": True,
        "on_fail": WORDS,
    }
    result = judge(Job(b"", GradingSpec.model_validate({"tests": [test]})), {"t": seen}, 0.1).tests[
        0
    ]
    assert result.status is status
    assert result.picture is not None
    assert (result.picture["drawing"], result.picture["goal"]) == (first["drawing"], None)


@pytest.mark.parametrize(
    ("trail", "reason"), [(["forward", "paint"], ""), (["forward"], "not_painted")]
)
def test_any_square_will_do_where_painting_is_free(trail: list[str], reason: str) -> None:
    grid = {
        "id": "t",
        "kind": "grid",
        "worlds": ["#>.#"],
        "goal": ["paints"],
        "visible": True,
        "on_fail": WORDS,
    }
    seen = Observation(End.CLEAN, "", Result(), worlds=(Result(trail=trail),))
    result = judge(Job(b"", GradingSpec.model_validate({"tests": [grid]})), {"t": seen}, 0.1).tests[
        0
    ]
    assert result.reason == reason


def test_what_the_program_starts_from_is_shown_before_what_is_typed() -> None:
    given = {"given": {"secret": 40, "names": ["Awa"]}, "stdin": "7\n", "visible": True}
    test = judge(job(given), {"t0": WRONG}, 0).tests[0]
    assert test.input == "secret = 40\nnames = ['Awa']\n7\n"


@pytest.mark.parametrize("said", ["", "Au revoir"])
def test_last_words_are_told_only_where_the_program_is_wrong(said: str) -> None:
    left = {"stage": "run", "type": "SystemExit", "message": said, "line": 3}
    result = Result.model_validate({"error": left, "exit": True})
    seen = {f"t{index}": Observation(End.CLEAN, text, result) for index, text in enumerate("12")}
    right, wrong = judge(job({"visible": True}, {"visible": True}), seen, 0).tests
    assert (right.status, right.error) == (TestStatus.PASSED, None)
    assert wrong.status is TestStatus.FAILED
    assert wrong.error is not None
    assert (wrong.error.type, wrong.error.message) == ("SystemExit", said)
