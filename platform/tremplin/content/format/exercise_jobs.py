"""Makes sandbox jobs of an exercise's folder, with its first solution's drawings as goals."""

from __future__ import annotations

from collections.abc import Mapping

from tremplin.content.format.files import Files, data_files, test_files
from tremplin.content.format.loader import spec_from_files
from tremplin.content.format.messages import Message
from tremplin.content.format.problems import ContentError, Problem, SandboxUnavailableError
from tremplin_sandbox.comparing.drawing import Drawing
from tremplin_sandbox.errors import ExerciseFaultError, SandboxError
from tremplin_sandbox.job import Job
from tremplin_sandbox.judging.goals import goals_of
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.spec import GradingSpec
from tremplin_sandbox.verdict import Verdict, VerdictClass

SOLUTION_FILE = "solution.py"
"""The commonest good solution; what it draws is what is asked for."""

Goals = Mapping[str, Drawing]
"""The drawings asked for, by id of their ``turtle`` test."""


def job_of(files: Files, spec: GradingSpec, source: bytes, goals: Goals) -> Job:
    """What the sandbox is asked: one program, graded with everything the folder has for that.

    Args:
        files: The exercise's folder.
        spec: Its tests; another than its own where limits are tried.
        source: The program.
        goals: As :func:`drawn_goals` found them.
    """
    return Job(source, spec, data_files(files), test_files(files), goals)


def require_verdict(verdict: Verdict) -> Verdict:
    """A verdict, where the sandbox could come to one.

    Raises:
        ContentError: The exercise's own tests cannot be run as they are written.
        SandboxUnavailableError: The sandbox cannot run anything at the moment; try again later.
    """
    if verdict.verdict is not VerdictClass.PLATFORM_ERROR:
        return verdict
    if verdict.reason != "exercise_error":
        raise SandboxUnavailableError(f"The sandbox does not answer ({verdict.reason}).")
    words = Message(
        "The tests of this exercise cannot be run as they are written: %(detail)s",
        detail=verdict.detail,
    )
    raise ContentError([Problem("exercise.yaml", "tests", words, "tests")])


def drawn_goals(files: Files, sandbox: Sandbox) -> Goals:
    """What the first solution draws in each ``turtle`` test.

    Empty, without a run, where there is no such test.

    Raises:
        ContentError: The solution does not run to its end, or draws more than can be shown.
        SandboxUnavailableError: The sandbox cannot run anything at the moment; try again later.
    """
    job = job_of(files, spec_from_files(files), b"", {})
    try:
        return goals_of(files.get(SOLUTION_FILE, b""), job, sandbox)
    except ExerciseFaultError as error:
        raise ContentError([Problem(SOLUTION_FILE, "goal", _DRAWS_NOTHING)]) from error
    except SandboxError as error:
        raise SandboxUnavailableError(f"The sandbox does not answer ({error.reason}).") from error


_DRAWS_NOTHING = Message(
    "This solution does not run to its end, draws nothing, or draws more than can be shown."
)
