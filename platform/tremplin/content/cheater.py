"""A generated program that has learnt the shown examples by heart: the hidden tests must see through it."""

from __future__ import annotations

from tremplin_sandbox.spec import CallTest, GradingSpec, StdoutTest


def cheater(spec: GradingSpec) -> str:
    """A program that answers every visible test rightly and knows nothing else."""
    return "\n".join([*_functions(spec), _printing(spec)])


def _functions(spec: GradingSpec) -> list[str]:
    calls = [test for test in spec.tests if isinstance(test, CallTest)]
    sources = []
    for function in dict.fromkeys(call.function for call in calls):
        known = [(list(call.args), call.expect) for call in calls if call.visible and call.function == function]
        sources.append(
            f"def {function}(*args, **kwargs):\n"
            f"    return next((value for shown, value in {known!r} if shown == list(args)), None)\n"
        )
    return sources


def _printing(spec: GradingSpec) -> str:
    printed = {
        test.stdin: test.expect
        for test in spec.tests
        if isinstance(test, StdoutTest) and test.visible and isinstance(test.expect, str)
    }
    if not printed:
        return ""
    return f"""typed = ""
try:
    while True:
        typed += input() + "\\n"
except EOFError:
    print({printed!r}.get(typed, {next(iter(printed.values()))!r}), end="")
"""
