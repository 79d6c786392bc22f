"""From observations to a verdict. Pure functions: everything expected stays on this side.

The class of a whole submission is decided by its required tests, in the order of the exercise: the first one that
ended in another way than right or wrong (``timeout``, ``out_of_memory``, ``output_limit``, ``error``) gives its class;
without one it is ``failed`` if any is wrong or was not run, else ``passed``. Advice never decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from driver.values import CodecError, decode, encode
from tremplin_sandbox.compare import same_output, same_value
from tremplin_sandbox.conversation import End
from tremplin_sandbox.frames import Fault, Syntax
from tremplin_sandbox.judge_trials import judged_trials
from tremplin_sandbox.learner_error import learner_error
from tremplin_sandbox.printable import printable
from tremplin_sandbox.run import Observation
from tremplin_sandbox.spec import (
    AnyTest,
    AstTest,
    CallTest,
    Compare,
    GradingSpec,
    MutantsTest,
    Pattern,
    PytestTest,
    StdoutTest,
)
from tremplin_sandbox.verdict import LearnerError, TestResult, TestStatus, Verdict, VerdictClass

_ENDS = {
    End.TIMEOUT: TestStatus.TIMEOUT,
    End.MEMORY: TestStatus.OUT_OF_MEMORY,
    End.FLOOD: TestStatus.OUTPUT_LIMIT,
}
_REASONS = {
    TestStatus.TIMEOUT: "time_limit",
    TestStatus.OUT_OF_MEMORY: "memory_limit",
    TestStatus.OUTPUT_LIMIT: "output_limit",
}


def judge(spec: GradingSpec, seen: Mapping[str, Observation], wall_s: float) -> Verdict:
    """The verdict on one run.

    Args:
        spec: The exercise's tests.
        seen: Observations by test id; a test without one was not run.
        wall_s: Seconds the run took.
    """
    tests = tuple(_result(test, seen.get(test.id), spec.compare) for test in spec.tests)
    required = [test for test in tests if test.level == "required"]
    decisive = next(
        (t for t in required if t.status not in (TestStatus.PASSED, TestStatus.FAILED, TestStatus.NOT_RUN)), None
    )
    if decisive:
        verdict, reason = VerdictClass(decisive.status.value), _reason(decisive, seen.get(decisive.id))
    elif all(test.status is TestStatus.PASSED for test in required):
        verdict, reason = VerdictClass.PASSED, ""
    else:
        verdict, reason = VerdictClass.FAILED, ""
    return Verdict(verdict, reason, tests, round(wall_s, 4))


def without_run(spec: GradingSpec, verdict: VerdictClass, reason: str) -> Verdict:
    """The verdict on a submission that never ran: rejected, or the platform's fault."""
    return Verdict(verdict, reason, tuple(_result(test, None, spec.compare) for test in spec.tests), 0.0)


def _reason(test: TestResult, observation: Observation | None) -> str:
    if test.status in _REASONS:
        return _REASONS[test.status]
    stage = _stage(observation)
    if stage is None:
        return "exception" if test.error else "process_died"
    return "syntax_error" if stage == "compile" else "exception"


def _stage(observation: Observation | None) -> str | None:
    """Where the program raised, if it did."""
    if observation is None:
        return None
    if observation.trials and (fault := observation.trials[-1].exchanged.load_fault):
        return fault.stage
    return observation.result.error.stage if observation.result and observation.result.error else None


def _result(test: AnyTest, observation: Observation | None, rules: Compare) -> TestResult:
    status, error, got = _judged(test, observation, rules)
    shown = _shown(test, got) if test.visible else {}
    message = None if status is TestStatus.PASSED else test.on_fail.as_text()
    return TestResult(test.id, status, test.visible, test.level, message, error=error, **shown)


def _judged(
    test: AnyTest, observation: Observation | None, rules: Compare
) -> tuple[TestStatus, LearnerError | None, str | None]:
    """Status, the learner's exception, and what was got, as text."""
    if observation is None:
        return TestStatus.NOT_RUN, None, None
    if observation.end in _ENDS:
        return _ENDS[observation.end], None, printable(observation.stdout) or None
    if isinstance(test, PytestTest | MutantsTest):
        return judged_trials(test, observation.trials, observation.end is End.CLEAN)
    result = observation.result
    if observation.end is End.DIED or result is None:
        return TestStatus.ERROR, None, None
    if isinstance(test, CallTest):
        return _judged_call(test, observation)
    if result.error:
        return _uncaught(result.error, test.visible, observation.stdout)
    if isinstance(test, StdoutTest):
        right = same_output(test.expect, observation.stdout, rules)
        return _status(right), None, printable(observation.stdout)
    return (_status(result.syntax is not None and _meets(test, result.syntax)), None, None)


def _status(right: bool) -> TestStatus:
    return TestStatus.PASSED if right else TestStatus.FAILED


def _uncaught(fault: Fault, visible: bool, stdout: str = "") -> tuple[TestStatus, LearnerError | None, str | None]:
    # A refused giant allocation raises on one machine and is killed on another: one class for both. The compiler says
    # the same of a source that nests too deep.
    is_memory = fault.type == "MemoryError" and fault.stage != "compile"
    status = TestStatus.OUT_OF_MEMORY if is_memory else TestStatus.ERROR
    return status, learner_error(fault, visible), printable(stdout) or None


def _judged_call(test: CallTest, observation: Observation) -> tuple[TestStatus, LearnerError | None, str | None]:
    result = observation.result
    if result is None:
        return TestStatus.ERROR, None, None
    if result.missing:
        missing = LearnerError("NameError", f"function '{test.function}' is not defined", None)
        return TestStatus.FAILED, missing, None
    if result.error:
        return _judged_exception(test, result.error)
    if result.value is None or result.args is None or result.kwargs is None:
        return TestStatus.ERROR, None, None
    try:
        value, args, kwargs = decode(result.value), decode(result.args), decode(result.kwargs)
    except CodecError:
        return TestStatus.ERROR, None, None
    untouched = test.mutates_args or (encode(args) == encode(list(test.args)) and encode(kwargs) == encode(test.kwargs))
    right = test.raises is None and same_value(test.expect, value, test.tolerance, test.strict_types)
    return _status(right and untouched), None, printable(_literal(value))


def _judged_exception(test: CallTest, fault: Fault) -> tuple[TestStatus, LearnerError | None, str | None]:
    if test.raises is None or fault.stage != "call":
        return _uncaught(fault, test.visible)
    if fault.type == test.raises:
        return TestStatus.PASSED, None, fault.type
    return TestStatus.FAILED, learner_error(fault, test.visible), printable(fault.type, 100)


def _meets(test: AstTest, syntax: Syntax) -> bool:
    count = {**syntax.calls, **syntax.nodes}
    recursive = bool(syntax.recursive)
    return (
        all(count.get(name, 0) > 0 for name in test.require)
        and not any(count.get(name, 0) for name in test.forbid)
        and all(count.get(name, 0) <= most for name, most in test.max_count.items())
        and set(test.defines) <= set(syntax.defines)
        and (test.recursion is None or test.recursion == recursive)
    )


def _shown(test: AnyTest, got: str | None) -> dict[str, Any]:
    """Input, expectation and result of a visible test, as text."""
    if isinstance(test, StdoutTest):
        expected = test.expect.regex if isinstance(test.expect, Pattern) else test.expect
        return {"input": printable(test.stdin), "expected": printable(expected), "got": got}
    if isinstance(test, PytestTest | MutantsTest):
        return {"got": got}
    if isinstance(test, CallTest):
        expected = test.raises or _literal(test.expect)
        return {"input": printable(_call(test)), "expected": printable(expected), "got": got}
    return {}


def _call(test: CallTest) -> str:
    parts = [_literal(value) for value in test.args]
    parts += [f"{name}={_literal(value)}" for name, value in test.kwargs.items()]
    return f"{test.function}({', '.join(parts)})"


def _literal(value: object) -> str:
    """A decoded value as Python writes it; something that could not travel as ``<its type>``."""
    return repr(value)
