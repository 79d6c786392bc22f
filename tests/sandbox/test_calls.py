"""Calls made one after the other in one process, and what a function gives back."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sandbox.exercises import spec

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.job import Job

pytestmark = pytest.mark.engine

TWICE: dict[str, Any] = {
    "kind": "call",
    "function": "keep",
    "calls": [{"args": [["a"]], "expect": ["a"]}, {"args": [["b", "c"]], "expect": ["b", "c"]}],
}
ONCE = {"kind": "call", "function": "keep", "args": [["a"]], "expect": ["a"]}
REMEMBERS = {
    "a list outside": b"kept = []\ndef keep(items):\n    for item in items: kept.append(item)\n    return kept\n",
    "a default value": b"def keep(items, kept=[]):\n    kept += items\n    return kept\n",
    "a global count": b"n = 0\ndef keep(items):\n    global n\n    n += 1\n    return items[n - 1:]\n",
    "a closure": (
        b"def make():\n    kept = []\n    def keep(items):\n        kept.extend(items)\n        return list(kept)\n"
        b"    return keep\nkeep = make()\n"
    ),
    "an attribute of a class": (
        b"class Box:\n    kept = []\ndef keep(items):\n    Box.kept += items\n    return Box.kept[:]\n"
    ),
    "an iterator": b"lists = iter([['a']])\ndef keep(items):\n    return next(lists, [])\n",
    "a cache": (
        b"import functools\n@functools.cache\ndef first():\n    return []\n"
        b"def keep(items):\n    first().extend(items)\n    return first()\n"
    ),
}


@pytest.mark.parametrize("source", REMEMBERS.values(), ids=REMEMBERS)
def test_what_is_right_the_first_time_only_is_seen_by_a_sequence(
    sandbox: DockerSandbox, source: bytes
) -> None:
    assert sandbox.grade(Job(source, spec(ONCE, ONCE))).passed
    verdict = sandbox.grade(Job(source, spec(ONCE, {**TWICE, "visible": True})))
    assert (verdict.verdict.value, verdict.tests[1].step) == ("failed", 2)


def test_a_program_that_should_remember_does(sandbox: DockerSandbox) -> None:
    calls = [
        {"args": [1], "expect": 1},
        {"args": [0], "raises": "ValueError"},
        {"args": [2], "expect": 3},
    ]
    source = (
        b"total = 0\ndef add(n):\n    global total\n"
        b"    if n == 0: raise ValueError\n    total += n\n    return total\n"
    )
    test = {"kind": "call", "function": "add", "calls": calls}
    assert sandbox.grade(Job(source, spec(test, test))).passed  # and each test begins anew


def test_what_was_given_back_is_told_before_the_next_call_changes_it(
    sandbox: DockerSandbox,
) -> None:
    source = b"kept = []\ndef keep(items):\n    kept[:] = items\n    return kept\n"
    assert sandbox.grade(Job(source, spec(TWICE))).passed


def test_arguments_may_change_unless_the_author_says_no(sandbox: DockerSandbox) -> None:
    source = (
        b"def average(numbers):\n    total, count = 0, len(numbers)\n    while numbers:\n"
        b"        total += numbers.pop()\n    return total / count\n"
    )
    test = {"kind": "call", "function": "average", "args": [[1, 2]], "expect": 1.5, "visible": True}
    assert sandbox.grade(Job(source, spec(test))).passed
    (told,) = sandbox.grade(Job(source, spec({**test, "mutates_args": False}))).tests
    assert (told.reason, told.expected, told.got) == ("argument_changed", "[[1, 2]]", "[[]]")
