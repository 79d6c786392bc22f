"""From observations to a verdict. Pure functions: everything expected stays on this side.

The class of a whole submission is decided by its required tests, in the order of the exercise: the
first one that ended in another way than right or wrong (``timeout``, ``out_of_memory``,
``output_limit``, ``error``) gives its class; without one it is ``failed`` if any is wrong or was
not run, else ``passed``. Advice never decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
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
from tremplin_sandbox.verdict import LearnerError, TestResult, TestStatus, Verdict, VerdictClass

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
    verdict, reason = _class_of(tests, seen)
    return Verdict(verdict, reason, tests, round(wall_s, 4))


def _class_of(
    tests: Sequence[TestResult], seen: Mapping[str, Observation]
) -> tuple[VerdictClass, str]:
    """The class of a submission, and its reason."""
    required = [test for test in tests if test.level == "required"]
    cut_short = any(test.status is TestStatus.NOT_RUN for test in required)
    # Where required tests were not run, whatever stopped the run decides, be it a piece of advice.
    deciding = tests if cut_short else required

    for test in deciding:
        if test.status not in _NORMAL:
            return VerdictClass(test.status.value), _reason(test, seen.get(test.id))
    for test in required:
        if test.status is not TestStatus.PASSED:
            return VerdictClass.FAILED, ""
    return VerdictClass.PASSED, ""


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
    if observation.result is None or observation.result.error is None:
        return None
    return observation.result.error.stage


def _result(test: AnyTest, observation: Observation | None, job: Job) -> TestResult:
    judged = _judged(test, observation, job)
    if judged.error is None:
        return _told(test, judged)

    line, lines = judged.error.line or 0, 1 + job.source.count(b"\n")
    if not 0 < line <= lines:
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
        shown["picture"] = judged.picture
        if judged.expected is not None:
            shown["expected"] = judged.expected

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
        left = result.model_copy(update={"error": None})
        judged = _judged_result(test, observation, left, job)
        # Its last words decide nothing, but where it is wrong they say why it left.
        return _with_last_words(judged, learner_error(result.error, test.visible))

    if isinstance(test, GridTest):
        return judged_paths(test, observation)
    if isinstance(test, CallTest):
        return _judged_call(test, result)
    if isinstance(test, TurtleTest) and result.drawing is not None:
        return _judged_turtle(test, observation, result, job)
    if result.error:
        return uncaught(result.error, test.visible, got=printable(observation.stdout) or None)

    match test:
        case StdoutTest():
            right = same_output(test.expect, observation.stdout, job.spec.compare)
            return right_or_wrong(right, got=printable(observation.stdout))
        case AstTest() if result.syntax is not None:
            return right_or_wrong(_meets(test, result.syntax))
    return Judged(TestStatus.FAILED)  # a program that hid what it drew, or its syntax


def _with_last_words(judged: Judged, words: LearnerError) -> Judged:
    if judged.status is not TestStatus.FAILED:
        return judged
    return replace(judged, error=words)


def _judged_turtle(test: TurtleTest, observation: Observation, result: Result, job: Job) -> Judged:
    if test.free is not None:
        return judged_free(test, test.free, result, observation.otherwise)
    return judged_drawing(test, result, _goal(test, job))


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

    judged = Judged(TestStatus.ERROR)
    for number, (call, called) in enumerate(zip(test.steps, seen, strict=True), start=1):
        judged = _judged_step(test, call, called)
        if judged.status is not TestStatus.PASSED and len(seen) > 1:
            return replace(judged, step=number)
    return judged


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
    may_stand = test.mutates_args or _are_unchanged(call, args, kwargs)
    if may_stand or not right:
        return right_or_wrong(right, got=printable(_literal(value)))

    given, left = _literal([*call.args, *call.kwargs.values()]), _literal(_values(args, kwargs))
    return Judged(
        TestStatus.FAILED, expected=printable(given), got=printable(left), reason="argument_changed"
    )


def _are_unchanged(call: Call, args: object, kwargs: object) -> bool:
    """Whether a function left the values that it was given as they were."""
    if not same_value(list(call.args), args, strict_types=True):
        return False
    return same_value(call.kwargs, kwargs, strict_types=True)


def _values(args: object, kwargs: object) -> list[object]:
    """What became of the values that a function was given, in the order of the call."""
    values: list[object] = []
    if isinstance(args, list):
        values += args
    if isinstance(kwargs, Pairs):
        values += [value for _, value in kwargs.items()]
    return values


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
    """How often each function is called; a command counts under its first name too."""
    count = dict(calls)
    for name, times in calls.items():
        if name in _FIRST_NAMES:
            count[_FIRST_NAMES[name]] = count.get(_FIRST_NAMES[name], 0) + times
    return count


def _meets(test: AstTest, syntax: Syntax) -> bool:
    count = {**_by_first_name(Counter(syntax.calls) + Counter(syntax.uses)), **syntax.nodes}
    return _counts_meet(test, count) and _shape_meets(test, syntax)


def _counts_meet(test: AstTest, count: Mapping[str, int]) -> bool:
    """Whether node classes and calls occur as often as the rule has it."""
    if not all(count.get(name, 0) > 0 for name in test.require):
        return False
    if test.any_of and not any(count.get(name, 0) > 0 for name in test.any_of):
        return False
    if any(count.get(name) for name in test.forbid):
        return False
    return all(count.get(name, 0) <= most for name, most in test.max_count.items())


def _shape_meets(test: AstTest, syntax: Syntax) -> bool:
    """Whether functions and statements are as the rule has it."""
    if not set(test.defines) <= set(syntax.defines):
        return False
    if test.recursion is not None and test.recursion != bool(syntax.recursive):
        return False
    if test.max_blocks is not None and syntax.blocks > test.max_blocks:
        return False
    return test.own_calls is None or syntax.own_calls >= test.own_calls


def _shown(test: AnyTest, step: int) -> dict[str, str]:
    """Input and expectation of a visible test, as text; of several calls those up to ``step``."""
    match test:
        case StdoutTest():
            return _shown_output(test)
        case CallTest():
            calls = test.steps[:step] if step else test.steps
            written = "\n".join(map(_written, calls))
            return {"input": printable(written), "expected": _asked(calls[-1])}
    return {}


def _shown_output(test: StdoutTest) -> dict[str, str]:
    expected = test.expect.regex if isinstance(test.expect, Pattern) else test.expect
    given = "".join(f"{name} = {_literal(value)}\n" for name, value in test.given.items())
    return {"input": printable(given + test.stdin), "expected": printable(expected)}


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
