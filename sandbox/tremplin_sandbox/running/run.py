"""One job in one container: case by case, until there is none left or one ends the run."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from driver.values import encode
from tremplin_sandbox.engine.docker_engine import Container
from tremplin_sandbox.frames import Result
from tremplin_sandbox.job import Job
from tremplin_sandbox.running.conversation import Conversation, End, Ending
from tremplin_sandbox.running.trials import Trial, Trials
from tremplin_sandbox.spec import (
    AnyTest,
    AstTest,
    Call,
    CallTest,
    GradingSpec,
    GridTest,
    MutantsTest,
    PytestTest,
    StdoutTest,
    TurtleTest,
)

JOB_SECONDS_FACTOR = 5
"""A whole job may take this many times the limit of one case."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen of one case.

    Attributes:
        end: How its process ended; everything but ``CLEAN`` and ``DIED`` ends the run.
        stdout: What it printed, decoded with replacement.
        result: What it reported, or None where it left no well-formed report.
        trials: The runs of test files, for the kinds that have some.
        worlds: What was reported of each world of a ``grid`` test, as far as they were run.
        otherwise: What was reported when chance fell otherwise, for a drawing that must vary.
    """

    end: End
    stdout: str = ""
    result: Result | None = None
    trials: tuple[Trial, ...] = ()
    worlds: tuple[Result | None, ...] = ()
    otherwise: Result | None = None

    @property
    def is_final(self) -> bool:
        """Whether no further case can be run in this container."""
        return self.end not in (End.CLEAN, End.DIED)


def observe(
    container: Container, job: Job, companion: Callable[[], Container]
) -> dict[str, Observation]:
    """Run the tests of a job in a warm container.

    A case's input is sent when the case before it has answered: no later input is ever in the
    container.

    Args:
        container: For the learner's program, and nothing else.
        job: What is graded.
        companion: Gives a second container for the author's test files; asked only by the kinds
            that need it.

    Returns:
        One observation per test that was run, by test id. All tests of kind ``ast`` share one
        observation, and those of kind ``pytest`` with the same file; required tests run before
        advice, visible ones before hidden ones.

    Raises:
        ContainerLostError: The learner's container ended, or said something the driver never says.
        ExerciseFaultError: The author's files cannot be run as they are written.
    """
    run = _Run(container, job, companion)
    seen: dict[str, Observation] = {}
    for group in cases(job.spec):
        observation = run.observe(group[0])
        seen.update((test.id, observation) for test in group)
        if observation.is_final or _does_not_compile(observation):
            break
    return seen


def cases(spec: GradingSpec) -> list[list[AnyTest]]:
    """The tests in the order in which they run, those together that one case answers."""
    ordered = sorted(spec.tests, key=_turn)
    groups: dict[str, list[AnyTest]] = {}
    for test in ordered:
        groups.setdefault(_case_name(test), []).append(test)
    return list(groups.values())


def _turn(test: AnyTest) -> tuple[bool, bool, bool]:
    """Sorts syntax first, then visible tests, then hidden ones, then advice."""
    if isinstance(test, AstTest):
        return (False, False, False)
    return (True, test.level == "advice", not test.visible)


def _case_name(test: AnyTest) -> str:
    """The same for tests that one case answers."""
    if isinstance(test, AstTest):
        return "ast"
    return f"file {test.file}" if isinstance(test, PytestTest) else f"test {test.id}"


def _does_not_compile(observation: Observation) -> bool:
    result = observation.result
    if result is None or result.error is None:
        return False
    return result.error.stage == "compile"


class _Run:
    """One job on its way."""

    def __init__(self, container: Container, job: Job, companion: Callable[[], Container]) -> None:
        self._learner = Conversation(container, job, job.source.decode())
        self._trials = Trials(self._learner, job, companion)
        self._files = sorted(job.files)
        self._seed = job.spec.seed
        self._seconds = job.spec.limits.seconds
        self._deadline = time.monotonic() + JOB_SECONDS_FACTOR * self._seconds

    def observe(self, test: AnyTest) -> Observation:
        """Have one case run, no longer than the limits allow."""
        if isinstance(test, PytestTest):
            return _observed(self._trials.of_program(test))
        if isinstance(test, MutantsTest):
            return _observed(self._trials.of_tests(test))
        if isinstance(test, GridTest):
            return self._driven(test)

        message = case_message(test, self._files)
        ending = self._ending(message)
        if not _varies(test) or _went_wrong(ending):
            return Observation(ending.end, ending.stdout, ending.result)

        # Chance falls otherwise: with the same seed the same drawing comes again.
        other = self._ending({**message, "seed": self._seed + 1})
        return Observation(other.end, ending.stdout, ending.result, otherwise=other.result)

    def _driven(self, test: GridTest) -> Observation:
        """Run the program in one world after the other, until it stops on an error."""
        results: list[Result | None] = []
        for number in range(len(test.worlds)):
            ending = self._ending(world_message(test, number, self._files))
            results.append(ending.result)
            if _went_wrong(ending):
                break
        return Observation(ending.end, ending.stdout, ending.result, worlds=tuple(results))

    def _ending(self, message: dict[str, Any]) -> Ending:
        self._learner.start(message)
        return self._learner.ending(min(time.monotonic() + self._seconds, self._deadline))


def _went_wrong(ending: Ending) -> bool:
    """Whether a program did not come to its end, or left no report of it."""
    if ending.end is not End.CLEAN or ending.result is None:
        return True
    return ending.result.error is not None


def _varies(test: AnyTest) -> bool:
    return isinstance(test, TurtleTest) and test.free is not None and test.free.varies


def _observed(trials: list[Trial]) -> Observation:
    last: Ending = trials[-1].ending
    return Observation(last.end, last.stdout, None, tuple(trials))


def case_message(
    test: AstTest | CallTest | StdoutTest | TurtleTest, files: Sequence[str]
) -> dict[str, Any]:
    """What the driver needs to run one test: its input, never its expectation."""
    if isinstance(test, AstTest):
        return {"kind": "ast", "files": []}
    if isinstance(test, CallTest):
        return {
            "kind": "call",
            "files": list(files),
            "calls": [_call_message(call) for call in test.steps],
        }

    if isinstance(test, TurtleTest):
        return {"kind": "turtle", "files": list(files), "stdin": test.stdin, **_given(test)}
    return {
        "kind": "stdout",
        "files": list(test.files or files),
        "stdin": test.stdin,
        **_given(test),
    }


def _given(test: StdoutTest | TurtleTest) -> dict[str, Any]:
    return {"given": encode(test.given)} if test.given else {}


def _call_message(call: Call) -> dict[str, Any]:
    return {
        "function": call.function,
        "args": encode(list(call.args)),
        "kwargs": encode(call.kwargs),
    }


def world_message(test: GridTest, number: int, files: Sequence[str]) -> dict[str, Any]:
    """What the driver needs to run a program in one world."""
    return {
        "kind": "grid",
        "files": list(files),
        "world": test.worlds[number],
        "max_steps": test.max_steps,
    }
