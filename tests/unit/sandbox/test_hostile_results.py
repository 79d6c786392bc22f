"""Whatever a program claims, the judge has an answer, and ``passed`` is one for right claims only."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from driver.values import CodecError, decode
from tremplin_sandbox.comparing.compare import same_value
from tremplin_sandbox.comparing.drawing import drawing_of
from tremplin_sandbox.frames import FrameError, parse_result, strict_json
from tremplin_sandbox.job import Job
from tremplin_sandbox.judging.judge import judge
from tremplin_sandbox.running.conversation import End
from tremplin_sandbox.running.run import Observation
from tremplin_sandbox.spec import GradingSpec
from tremplin_sandbox.verdict import TestStatus, Verdict, VerdictClass

WORDS = {"fr": "-", "en": "-"}
TESTS: list[dict[str, Any]] = [
    {"id": "prints", "kind": "stdout", "expect": "6\n"},
    {"id": "calls", "kind": "call", "function": "double", "args": [3], "expect": 6},
    {"id": "refuses", "kind": "call", "function": "double", "args": [-1], "raises": "ValueError"},
    {"id": "tree", "kind": "ast", "require": ["For"], "forbid": ["While"]},
    {"id": "draws", "kind": "turtle"},
    {"id": "drives", "kind": "grid", "worlds": [">.F"], "goal": ["reach"]},
]
SPEC = GradingSpec.model_validate(
    {"tests": [{"on_fail": WORDS, "visible": True, **test} for test in TESTS]}
)
GOAL = drawing_of([["line", 0.0, 0.0, 100.0, 0.0, "#000000", 1.0]])
JOB = Job(b"", SPEC, goals={"draws": GOAL})

numbers = st.integers() | st.floats() | st.sampled_from([0, 1, 6, 100.0, 1e9, -0.0])
words = st.text(max_size=20) | st.sampled_from(
    [
        "ValueError",
        "For",
        "While",
        "i",
        "6",
        "l",
        "d",
        "line",
        "fill",
        "dot",
        "turn",
        "move",
        "background",
        "#000000",
    ]
)
anything = st.recursive(
    st.none() | st.booleans() | numbers | words,
    lambda inner: st.lists(inner, max_size=7) | st.dictionaries(words, inner, max_size=4),
    max_leaves=25,
)
points = st.lists(st.tuples(numbers, numbers).map(list), max_size=5)
records = st.one_of(
    st.tuples(st.just("line"), numbers, numbers, numbers, numbers, st.just("#000000"), numbers),
    st.tuples(st.just("dot"), numbers, numbers, numbers, st.just("#000000")),
    st.tuples(st.just("fill"), points, st.just("#000000")),
    st.tuples(st.just("background"), st.just("#ffffff")),
    st.tuples(
        st.just("text"), numbers, numbers, words, st.just("left"), numbers, st.just("#000000")
    ),
    st.tuples(st.just("stamp"), numbers, numbers, numbers, st.just("turtle"), st.just("#000000")),
    st.tuples(st.just("erase"), st.lists(st.integers(), max_size=5)),
    st.tuples(st.just("speed"), numbers),
).map(list)
trees = st.recursive(
    st.sampled_from(
        [
            ["n"],
            ["i", "6"],
            ["i", "3"],
            ["b", True],
            ["o", "int"],
            ["f", "6.0"],
            ["f", "nan"],
            ["s", "6"],
        ]
    ),
    lambda inner: st.tuples(st.sampled_from("ltd"), st.lists(inner, max_size=3)).map(list),
    max_leaves=6,
)
faults = st.fixed_dictionaries(
    {
        "stage": st.sampled_from(["compile", "load", "run", "call"]),
        "type": words,
        "message": st.text(max_size=30),
        "line": st.none() | st.integers(),
    }
)
counts = st.dictionaries(words, st.integers(), max_size=4)
claims = anything | st.fixed_dictionaries(
    {},
    optional={
        "error": faults,
        "exit": st.booleans(),
        "missing": st.booleans(),
        "value": trees | st.lists(anything, max_size=3),
        "args": trees | st.just(["l", [["i", "3"]]]),
        "kwargs": trees | st.just(["d", []]),
        "syntax": st.fixed_dictionaries(
            {
                "nodes": counts,
                "calls": counts,
                "uses": counts,
                "defines": st.lists(words, max_size=3),
                "recursive": st.lists(words, max_size=3),
                "blocks": st.integers(),
            }
        ),
        "drawing": st.lists(records | anything, max_size=6),
        "trail": st.lists(words, max_size=6),
    },
)
observations = st.builds(
    lambda end, stdout, claim, worlds: Observation(end, stdout, claim, worlds=worlds),
    st.sampled_from(End),
    st.text(max_size=30) | st.just("6\n"),
    claims.map(parse_result),
    st.lists(claims.map(parse_result), max_size=3).map(tuple),
)


def judged(seen: dict[str, Observation]) -> Verdict:
    return judge(JOB, seen, 0.1)


@given(st.dictionaries(st.sampled_from([test.id for test in SPEC.tests]), observations))
def test_every_claim_has_a_verdict_that_can_be_stored(seen: dict[str, Observation]) -> None:
    verdict = judged(seen)
    assert Verdict.from_json(json.loads(json.dumps(verdict.to_json()))).verdict is verdict.verdict
    assert verdict.verdict not in (VerdictClass.PLATFORM_ERROR, VerdictClass.REJECTED)
    assert len(verdict.tests) == len(TESTS)


@given(observations)
def test_nothing_passes_after_another_end_than_a_clean_one(observation: Observation) -> None:
    verdict = judged({test.id: observation for test in SPEC.tests})
    passed = [test.id for test in verdict.tests if test.status is TestStatus.PASSED]
    assert observation.end is End.CLEAN or not passed


@given(observations)
@example(
    Observation(
        End.CLEAN,
        "",
        parse_result({"value": ["i", "6"], "args": ["l", [["i", "3"]]], "kwargs": ["d", []]}),
    )
)
def test_a_call_passes_by_the_right_value_only(observation: Observation) -> None:
    status = judged({"calls": observation}).tests[1].status
    result = observation.result
    right = False
    if result and result.value is not None and result.error is None:
        try:
            right = same_value(6, decode(result.value))
        except CodecError:
            right = False
    assert right or status is not TestStatus.PASSED


@given(observations)
def test_a_printed_answer_passes_by_the_right_text_only(observation: Observation) -> None:
    assert judged({"prints": observation}).tests[
        0
    ].status is not TestStatus.PASSED or observation.stdout.split() == ["6"]


@given(st.lists(records, max_size=8))
def test_any_drawing_is_a_drawing_or_none(drawing: list[Any]) -> None:
    claim = parse_result({"drawing": drawing})
    status = judged({"draws": Observation(End.CLEAN, "", claim)}).tests[4].status
    assert status in (TestStatus.PASSED, TestStatus.FAILED, TestStatus.ERROR)


@given(anything)
def test_strict_json_reads_what_json_writes_or_refuses(value: object) -> None:
    try:
        read = strict_json(json.dumps(value).encode())
    except FrameError:
        return
    assert json.dumps(read) == json.dumps(value)
