"""Kinds ``pytest`` and ``mutants``: test files in one container, what they test in another.

For ``pytest`` the author's tests try the learner's program; for ``mutants`` the learner's tests try
the author's files. Either way the learner's code is alone in its container.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from tremplin_sandbox.comparing.compare import folded
from tremplin_sandbox.engine.docker_engine import Container
from tremplin_sandbox.errors import ContainerLostError, ExerciseFaultError
from tremplin_sandbox.job import Job
from tremplin_sandbox.running.conversation import Conversation, End, Ending, compiled_fault
from tremplin_sandbox.running.relay import Allowance, Exchanged, Side, converse
from tremplin_sandbox.spec import MutantsTest, PytestTest

LEARNERS_TESTS = "test_solution.py"
"""The learner's file of tests, as pytest sees it."""
ROUNDS = 2
"""How often each file of a mutants test is tried: guessing must succeed each time."""
_START_S = 20
"""What loading pytest may take on a busy machine; it takes a fifth of a second on an idle one."""
_BETWEEN_S = 6
"""What pytest may take besides the tests, between two questions or all in all."""
_TOTAL_FACTOR = 5


@dataclass(frozen=True, slots=True)
class Trial:
    """One run of test files against one subject.

    Attributes:
        subject: Path of the author's file that was tested; empty for the learner's program.
        exchanged: What came of it.
        ending: How the learner's process ended.
    """

    subject: str
    exchanged: Exchanged
    ending: Ending


class Trials:
    """The trials of one job.

    Args:
        learner: The learner's container, in which the job's cases run one after the other.
        job: What is graded.
        companion: Gives a second container, for the author's files; asked once, and only if it is
            needed.
    """

    def __init__(self, learner: Conversation, job: Job, companion: Callable[[], Container]) -> None:
        self._learner = learner
        self._job = job
        self._companion = companion
        self._seconds = job.spec.limits.seconds

    @cached_property
    def _author(self) -> Conversation:
        return Conversation(self._companion(), self._job, "")

    def of_program(self, test: PytestTest) -> list[Trial]:
        """Run a file of the author's tests against the learner's program.

        Raises:
            ExerciseFaultError: The tests cannot be run as they are written.
            ContainerLostError: The learner's container ended or broke the protocol.
        """
        self._require([test.file])
        # In the spelling in which the program's texts come to them.
        files = {path.removeprefix("tests/"): folded(self._text(path)) for path in self._job.tests}
        self._learner.start(self._serve_case(guarded=False))
        with _at_fault("the process of the tests is lost"):
            self._author.start(
                self._pytest_case(files, [test.file.removeprefix("tests/")], guarded=True)
            )
        exchanged = self._conversed(self._author, self._learner, guest=Side.CODE)
        ending = self._ended(exchanged, Side.CODE, "the tests do not come to an end by themselves")
        return [Trial("", _believed(exchanged, ending.compiled), ending)]

    def of_tests(self, test: MutantsTest) -> list[Trial]:
        """Run the learner's tests against the correct file and each mutant, in a random order.

        Raises:
            ExerciseFaultError: A file of the author's cannot be tried.
            ContainerLostError: The learner's container ended or broke the protocol.
        """
        subjects = [test.correct, *test.mutants]
        self._require(subjects)
        trials: list[Trial] = []

        for path in _shuffled(subjects, ROUNDS):
            trials.append(self._tried(path))
            if trials[-1].ending.is_final:
                break

        return trials

    def _tried(self, path: str) -> Trial:
        tests = {LEARNERS_TESTS: self._job.source.decode("utf-8-sig")}
        self._learner.start(self._pytest_case(tests, [LEARNERS_TESTS], guarded=False))
        with _at_fault(f"the process of {path} is lost"):
            self._author.start({**self._serve_case(guarded=True), "source": self._text(path)})
        exchanged = self._conversed(self._learner, self._author, guest=Side.TESTS)
        return Trial(
            path, exchanged, self._ended(exchanged, Side.TESTS, f"{path} cannot be loaded")
        )

    def _ended(self, exchanged: Exchanged, learner: Side, fault: str) -> Ending:
        """How the learner's process ended, or the author's where that broke off first.

        Once the two have spoken with each other, even the end of the author's is the learner's
        doing: it is a matter of what she answered.

        Raises:
            ExerciseFaultError: The author's process broke off before; ``fault`` says what that
                means.
            ContainerLostError: A container ended, or said something the driver never says.
        """
        if exchanged.stopped is None:
            self._author.part()
            return self._learner.part()

        side, ending = exchanged.stopped
        if side is learner:
            if not ending.is_final:
                self._author.part()
            return ending

        if not exchanged.touched:
            raise ExerciseFaultError(f"{fault}: {ending.end}")
        if ending.is_final:
            return Ending(ending.end)
        self._learner.part()
        return Ending(End.DIED)

    def _conversed(self, tests: Conversation, code: Conversation, guest: Side) -> Exchanged:
        allowance = Allowance(
            start_s=_START_S + self._seconds,
            tests_s=_BETWEEN_S + self._seconds,
            code_s=self._seconds,
            total_s=_BETWEEN_S + _TOTAL_FACTOR * self._seconds,
            printed=self._job.spec.limits.output_kb * 1000,
        )
        return converse(tests, code, guest, allowance)

    def _require(self, paths: list[str]) -> None:
        for path in paths:
            if path not in self._job.tests:
                raise ExerciseFaultError(f"{path} is missing")

    def _text(self, path: str) -> str:
        try:
            return self._job.tests[path].decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ExerciseFaultError(f"{path} is not UTF-8") from error

    def _serve_case(self, *, guarded: bool) -> dict[str, Any]:
        names = {"files": sorted(self._job.files), "module": self._job.spec.entry.module}
        return {"kind": "serve", "guarded": guarded, **names}

    def _pytest_case(
        self, tests: dict[str, str], run: list[str], *, guarded: bool
    ) -> dict[str, Any]:
        entry = self._job.spec.entry
        names = {
            "files": sorted(self._job.files),
            "module": entry.module,
            "functions": list(entry.functions),
        }
        return {"kind": "pytest", "guarded": guarded, "tests": tests, "run": run, **names}


def _shuffled(subjects: list[str], rounds: int) -> Iterator[str]:
    """Each subject once a round, in an order that no program can know."""
    for _ in range(rounds):
        yield from random.SystemRandom().sample(subjects, len(subjects))


def _believed(exchanged: Exchanged, compiled: bool | None) -> Exchanged:
    if exchanged.load_fault is None:
        return exchanged
    return replace(exchanged, load_fault=compiled_fault(exchanged.load_fault, compiled))


@contextmanager
def _at_fault(sentence: str) -> Iterator[None]:
    """A lost container of the author's is the exercise's fault."""
    try:
        yield
    except ContainerLostError as error:
        raise ExerciseFaultError(sentence) from error
