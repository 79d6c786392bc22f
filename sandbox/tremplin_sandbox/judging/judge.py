"""From observations to a verdict. Pure functions: everything expected stays on this side.

The class of a whole submission is decided by its required tests, in the order of the exercise: the first one that
ended in another way than right or wrong (``timeout``, ``out_of_memory``, ``output_limit``, ``error``) gives its class;
without one it is ``failed`` if any is wrong or was not run, else ``passed``. Advice never decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from types import FunctionType
from typing import Any

from driver.values import CodecError
from playground import robot
from playground.turtle import Turtle
from tremplin_sandbox.comparing.claimed import Pairs, claimed
from tremplin_sandbox.comparing.compare import same_output, same_value
from tremplin_sandbox.comparing.drawing import Drawing
from tremplin_sandbox.comparing.printable import printable
from tremplin_sandbox.errors import ExerciseFaultError
from tremplin_sandbox.frames import Called, Fault, Result, Syntax
from tremplin_sandbox.job import Job
from tremplin_sandbox.judging.judge_play import judged_drawing, judged_free, judged_paths
from tremplin_sandbox.judging.judge_trials import judged_trials
from tremplin_sandbox.judging.judged import (
    Judged,
    learner_error,
    not_defined,
    right_or_wrong,
    uncaught,
)
from tremplin_sandbox.running.conversation import End
from tremplin_sandbox.running.run import Observation
from tremplin_sandbox.spec import (
    AnyTest,
    AstTest,
    Call,
    CallTest,
    GradingSpec,
    GridTest,
    MutantsTest,
    Pattern,
    PytestTest,
    StdoutTest,
    TurtleTest,
)
from tremplin_sandbox.verdict import TestResult, TestStatus, Verdict, VerdictClass

_ENDS = {
    End.TIMEOUT: TestStatus.TIMEOUT,
    End.MEMORY: TestStatus.OUT_OF_MEMORY,
    End.FLOOD: TestStatus.OUTPUT_LIMIT,
}
_NORMAL = (TestStatus.PASSED, TestStatus.FAILED, TestStatus.NOT_RUN)
_REASONS = {
    TestStatus.TIMEOUT: "time_limit",
    TestStatus.OUT_OF_MEMORY: "memory_limit",
    TestStatus.OUTPUT_LIMIT: "output_limit",
}


def judge(job: Job, seen: Mapping[str, Observation], wall_s: float) -> Verdict:
    """The verdict on one run.

    Args:
        job: The exercise's tests, and the goals of its drawings.
        seen: Observations by test id; a test without one was not run.
        wall_s: Seconds the run took.

    Raises:
        ExerciseFaultError: The author's files cannot be run as they are written, or a drawing has
            no goal.
    """
    tests = tuple(_result(test, seen.get(test.id), job) for test in job.spec.tests)
    required = [test for test in tests if test.level == "required"]
    cut_short = any(test.status is TestStatus.NOT_RUN for test in required)
    # Where required tests were not run, whatever stopped the run decides, be it a piece of advice.
    decisive = next(
        (test for test in (tests if cut_short else required) if test.status not in _NORMAL), None
    )
    if decisive:
        verdict, reason = (
            VerdictClass(decisive.status.value),
            _reason(decisive, seen.get(decisive.id)),
        )
    elif all(test.status is TestStatus.PASSED for test in required):
        verdict, reason = VerdictClass.PASSED, ""
    else:
        verdict, reason = VerdictClass.FAILED, ""

    return Verdict(verdict, reason, tests, round(wall_s, 4))


def without_run(spec: GradingSpec, verdict: VerdictClass, reason: str) -> Verdict:
    """The verdict on a submission that never ran: rejected, or the platform's fault."""
    unseen = Judged(TestStatus.NOT_RUN)
    return Verdict(verdict, reason, tuple(_told(test, unseen) for test in spec.tests), 0.0)


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
    return (
        observation.result.error.stage if observation.result and observation.result.error else None
    )


def _result(test: AnyTest, observation: Observation | None, job: Job) -> TestResult:
    judged = _judged(test, observation, job)
    if judged.error and not 0 < (judged.error.line or 0) <= 1 + job.source.count(b"\n"):
        # Any other number is no line: a program could tell a hidden input by it.
        judged = replace(judged, error=replace(judged.error, line=None))
    return _told(test, judged)


def _told(test: AnyTest, judged: Judged) -> TestResult:
    """A result in the test's own words, without what a hidden test keeps to itself."""
    shown: dict[str, Any] = {}

    if test.visible:
        shown = {
            **_shown(test, judged.step),
            "got": judged.got,
            "step": judged.step,
            "reason": judged.reason,
        }
        shown |= {"picture": judged.picture} | (
            {"expected": judged.expected} if judged.expected is not None else {}
        )

    message = None if judged.status is TestStatus.PASSED else test.on_fail.as_text()
    return TestResult(
        test.id, judged.status, test.visible, test.level, message, error=judged.error, **shown
    )


def _judged(test: AnyTest, observation: Observation | None, job: Job) -> Judged:
    if observation is None:
        return Judged(TestStatus.NOT_RUN)
    if observation.end in _ENDS:
        return Judged(_ENDS[observation.end], got=printable(observation.stdout) or None)
    if isinstance(test, PytestTest | MutantsTest):
        return judged_trials(
            test, observation.trials, observation.end is End.CLEAN, job.spec.entry.functions
        )
    if observation.end is End.DIED or observation.result is None:
        return Judged(TestStatus.ERROR)
    return _judged_result(test, observation, observation.result, job)


def _judged_result(
    test: StdoutTest | CallTest | AstTest | TurtleTest | GridTest,
    observation: Observation,
    result: Result,
    job: Job,
) -> Judged:
    """What a program shows that ran to its end, or to an exception."""
    if result.exit and result.error:
        # Its last words decide nothing, but where it is wrong they say why it left.
        judged = _judged_result(test, observation, result.model_copy(update={"error": None}), job)
        is_wrong = judged.status is TestStatus.FAILED
        return (
            replace(judged, error=learner_error(result.error, test.visible)) if is_wrong else judged
        )

    if isinstance(test, GridTest):
        return judged_paths(test, observation)
    if isinstance(test, CallTest):
        return _judged_call(test, result)

    if isinstance(test, TurtleTest) and result.drawing is not None:
        if test.free is not None:
            return judged_free(test, test.free, result, observation.otherwise)
        return judged_drawing(test, result, _goal(test, job))

    if result.error:
        return uncaught(result.error, test.visible, got=printable(observation.stdout) or None)

    if isinstance(test, StdoutTest):
        right = same_output(test.expect, observation.stdout, job.spec.compare)
        return right_or_wrong(right, got=printable(observation.stdout))
    return right_or_wrong(
        isinstance(test, AstTest) and result.syntax is not None and _meets(test, result.syntax)
    )


def _goal(test: TurtleTest, job: Job) -> Drawing:
    if test.id not in job.goals:
        raise ExerciseFaultError(f"test {test.id} has no drawing to compare with")
    return job.goals[test.id]


def _judged_call(test: CallTest, result: Result) -> Judged:
    if result.calls is None and result.error and result.error.stage != "call":
        return uncaught(result.error, test.visible)

    seen = (result,) if result.calls is None else result.calls
    if len(seen) != len(test.steps):
        return Judged(TestStatus.ERROR)

    judged = [
        _judged_step(test, call, called) for call, called in zip(test.steps, seen, strict=True)
    ]
    if len(judged) == 1:
        return judged[0]

    wrong = next(
        (place for place, each in enumerate(judged) if each.status is not TestStatus.PASSED), None
    )
    return judged[-1] if wrong is None else replace(judged[wrong], step=wrong + 1)


def _judged_step(test: CallTest, call: Call, called: Called) -> Judged:
    if called.missing:
        return Judged(TestStatus.FAILED, not_defined("function", call.function))
    if called.error:
        return _judged_exception(call, called.error, test.visible)
    if called.value is None or called.args is None or called.kwargs is None:
        return Judged(TestStatus.ERROR)

    try:
        value, args, kwargs = claimed(called.value), claimed(called.args), claimed(called.kwargs)
    except CodecError:
        return Judged(TestStatus.ERROR)

    right = call.raises is None and same_value(
        call.expect, value, test.tolerance, test.strict_types
    )
    untouched = test.mutates_args or (
        _unchanged(list(call.args), args) and _unchanged(call.kwargs, kwargs)
    )
    if untouched or not right:
        return right_or_wrong(right, got=printable(_literal(value)))

    given, left = _literal([*call.args, *call.kwargs.values()]), _literal(_values(args, kwargs))
    return Judged(
        TestStatus.FAILED, expected=printable(given), got=printable(left), reason="argument_changed"
    )


def _unchanged(given: object, left: object) -> bool:
    return same_value(given, left, strict_types=True)


def _values(args: object, kwargs: object) -> list[object]:
    """What became of the values that a function was given, in the order of the call."""
    positional = args if isinstance(args, list) else []
    named = kwargs.items() if isinstance(kwargs, Pairs) else []
    return [*positional, *(value for _, value in named)]


def _judged_exception(call: Call, fault: Fault, visible: bool) -> Judged:
    if call.raises is None or fault.stage != "call":
        return uncaught(fault, visible)
    if fault.type == call.raises:
        return right_or_wrong(True, got=fault.type)
    return Judged(TestStatus.FAILED, learner_error(fault, visible), got=printable(fault.type, 100))


_FIRST_NAMES = {
    name: command.__name__
    for name, command in (*vars(robot).items(), *vars(Turtle).items())
    if isinstance(command, FunctionType) and name != command.__name__
}
"""The robot's and the turtle's commands by their other names, in French and in short."""


def _by_first_name(calls: Mapping[str, int]) -> dict[str, int]:
    """How often each function is called, a command under its first name whichever name was written."""
    count = dict(calls)
    for name, times in calls.items():
        if name in _FIRST_NAMES:
            count[_FIRST_NAMES[name]] = count.get(_FIRST_NAMES[name], 0) + times
    return count


def _meets(test: AstTest, syntax: Syntax) -> bool:
    count = {**_by_first_name(Counter(syntax.calls) + Counter(syntax.uses)), **syntax.nodes}
    recursive = bool(syntax.recursive)

    return (
        all(count.get(name, 0) > 0 for name in test.require)
        and (not test.any_of or any(count.get(name, 0) > 0 for name in test.any_of))
        and not any(count.get(name, 0) for name in test.forbid)
        and all(count.get(name, 0) <= most for name, most in test.max_count.items())
        and set(test.defines) <= set(syntax.defines)
        and (test.recursion is None or test.recursion == recursive)
        and (test.max_blocks is None or syntax.blocks <= test.max_blocks)
        and (test.own_calls is None or syntax.own_calls >= test.own_calls)
    )


def _shown(test: AnyTest, step: int) -> dict[str, str]:
    """Input and expectation of a visible test, as text; of several calls those up to the one that is meant."""
    if isinstance(test, StdoutTest):
        expected = test.expect.regex if isinstance(test.expect, Pattern) else test.expect
        given = "".join(f"{name} = {_literal(value)}\n" for name, value in test.given.items())
        return {"input": printable(given + test.stdin), "expected": printable(expected)}
    if isinstance(test, CallTest):
        calls = test.steps[:step] if step else test.steps
        return {"input": printable("\n".join(map(_written, calls))), "expected": _asked(calls[-1])}
    return {}


def _asked(call: Call) -> str:
    """What a call must give back, or raise."""
    return printable(call.raises or _literal(call.expect))


def _written(call: Call) -> str:
    """A call as Python writes it."""
    parts = [_literal(value) for value in call.args]
    parts += [f"{name}={_literal(value)}" for name, value in call.kwargs.items()]
    return f"{call.function}({', '.join(parts)})"


def _literal(value: object) -> str:
    """A decoded value as Python writes it; something that could not travel as ``<its type>``."""
    return repr(value)
