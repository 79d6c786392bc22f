"""Sandboxes in another process: how pages run a program where only a runner has an engine."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self

from tremplin_sandbox.job import Job
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.verdict import Verdict, VerdictClass


class NoRunnerError(Exception):
    """No runner has answered; ``reason`` is the stable word for why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class RemoteSandbox(Sandbox):
    """Has each job graded by whoever answers ``call``.

    It holds nothing itself, so there is nothing to close.

    Made anew for each request: once nobody has answered, it asks for nothing more, and the page
    need not wait as often as it has jobs.

    Args:
        call: Hands a job over and waits for its verdict; from any thread. Raises ``NoRunnerError``.
    """

    def __init__(self, call: Callable[[Job], Verdict]) -> None:
        self._call = call
        self._unanswered = ""

    def grade(self, job: Job) -> Verdict:
        """The verdict of a runner; ``platform_error`` where none answers."""
        if not self._unanswered:
            try:
                return self._call(job)
            except NoRunnerError as error:
                self._unanswered = error.reason
        return Verdict(VerdictClass.PLATFORM_ERROR, self._unanswered, (), 0.0)

    def close(self) -> None:
        """Nothing to give back."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
