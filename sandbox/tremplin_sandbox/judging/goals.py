"""The goals of drawings: what the first solution draws, observed in the sandbox and never typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tremplin_sandbox.comparing.drawing import Drawing, drawing_of
from tremplin_sandbox.errors import ExerciseFaultError, SandboxError
from tremplin_sandbox.job import Job
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.spec import AnyTest, TurtleTest
from tremplin_sandbox.verdict import TestStatus, VerdictClass

_NOTHING = drawing_of([])


def has_goal(test: AnyTest) -> bool:
    """Whether a test compares a drawing with the first solution's."""
    return isinstance(test, TurtleTest) and test.free is None


def goals_of(solution: bytes, job: Job, sandbox: Sandbox) -> Mapping[str, Drawing]:
    """The drawings of a solution, by the ids of the ``turtle`` tests that compare with them.

    Args:
        solution: The source of the first solution.
        job: A job of the exercise; its own source does not matter.
        sandbox: Where the solution is run.

    Raises:
        ExerciseFaultError: The solution does not run to its end, draws nothing, or draws more than
            can be shown.
        SandboxError: The sandbox cannot run anything at the moment.
    """
    drawn = filter(has_goal, job.spec.tests)
    # Only a visible test tells what was drawn.
    tests = [test.model_copy(update={"visible": True}) for test in drawn]
    if not tests:
        return {}

    spec = job.spec.model_copy(update={"tests": tuple(tests)})
    blank = replace(job, source=solution, spec=spec, goals={test.id: _NOTHING for test in tests})
    verdict = sandbox.grade(blank)
    if verdict.verdict is VerdictClass.PLATFORM_ERROR:
        raise SandboxError(verdict.reason, "the solution could not be run to see what it draws")

    goals = {}
    for result in verdict.tests:
        records = result.picture["drawing"] if result.picture else None
        if result.status is not TestStatus.FAILED or records is None:
            raise ExerciseFaultError(
                f"the solution shows no drawing for test {result.id} ({result.status})"
            )
        goals[result.id] = drawing_of(records)

    return goals
