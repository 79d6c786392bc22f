"""Generates a program that knows the shown examples by heart, and must not pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tremplin_sandbox.spec import CallTest, GradingSpec, StdoutTest


def cheater(spec: GradingSpec) -> str:
    """A program that answers every visible test rightly and knows nothing else."""
    return "\n".join([*_functions(spec), _printing(spec)])


_BY_HEART = """made = []


def _recalled(call):
    made.append(call)
    return next((value for shown, value in {known!r} if shown == made), None)
"""
"""What a function gives back depends on the calls made so far: a test is a process of its own."""
_FUNCTION = """
def {name}(*args, **kwargs):
    return _recalled(({name!r}, list(args), kwargs))
"""


def _functions(spec: GradingSpec) -> list[str]:
    tests = [test for test in spec.tests if isinstance(test, CallTest)]
    names: dict[str, None] = {}
    known: list[Any] = []
    for test in tests:
        names |= dict.fromkeys(call.function for call in test.steps)
        if test.visible:
            known += _histories(test)

    if not names:
        return []
    return [_BY_HEART.format(known=known), *(_FUNCTION.format(name=name) for name in names)]


def _histories(test: CallTest) -> Iterator[tuple[list[tuple[str, list[Any], dict[str, Any]]], Any]]:
    """The calls of a test up to each of them, and what that one must give back."""
    calls = [(call.function, list(call.args), call.kwargs) for call in test.steps]
    for number, call in enumerate(test.steps, 1):
        yield calls[:number], call.expect


def _printing(spec: GradingSpec) -> str:
    printed: dict[str, str] = {}
    for test in spec.tests:
        if isinstance(test, StdoutTest) and test.visible and isinstance(test.expect, str):
            printed[test.stdin] = test.expect

    if not printed:
        return ""

    return f"""typed = ""
try:
    while True:
        typed += input() + "\\n"
except EOFError:
    print({printed!r}.get(typed, {next(iter(printed.values()))!r}), end="")
"""
