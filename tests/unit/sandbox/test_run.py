"""What is sent into a container, and in which order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tremplin_sandbox.job import Job
from tremplin_sandbox.running.conversation import job_message
from tremplin_sandbox.running.run import case_message, cases, world_message
from tremplin_sandbox.spec import GradingSpec, GridTest

WORDS = {"fr": "secret-words", "en": "secret-words"}


def job(*tests: dict[str, Any]) -> Job:
    spec = GradingSpec.model_validate({"tests": [{"on_fail": WORDS, **test} for test in tests]})
    return Job(b"print(1)", spec, {"a.txt": b"a"})


JOB = job(
    {"id": "advice", "kind": "stdout", "expect": "secret", "level": "advice"},
    {"id": "hidden", "kind": "stdout", "expect": {"regex": "secret"}},
    {"id": "tree", "kind": "ast", "require": ["secret"], "level": "advice"},
    {
        "id": "visible",
        "kind": "call",
        "function": "f",
        "args": [1],
        "expect": "secret",
        "visible": True,
    },
    {"id": "other-tree", "kind": "ast", "forbid": ["secret"]},
    {"id": "raises", "kind": "call", "function": "f", "raises": "secret"},
)


def test_order_is_trees_then_visible_then_hidden_then_advice() -> None:
    ids = [[test.id for test in group] for group in cases(JOB.spec)]
    assert ids == [["tree", "other-tree"], ["visible"], ["hidden"], ["raises"], ["advice"]]


def test_nothing_expected_is_sent() -> None:
    tests: Iterable[Any] = JOB.spec.tests
    sent = json.dumps(
        [job_message(JOB, "print(1)"), *(case_message(test, ["a.txt"]) for test in tests)]
    )
    assert "secret" not in sent


def test_a_world_is_sent_without_its_goal_and_without_the_next_one() -> None:
    (test,) = job(
        {"id": "t", "kind": "grid", "worlds": [">.F", ">..F"], "goal": ["reach"]}
    ).spec.tests
    assert isinstance(test, GridTest)
    assert world_message(test, 0, []) == {
        "kind": "grid",
        "files": [],
        "world": ">.F",
        "max_steps": 500,
    }
