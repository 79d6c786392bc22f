"""The interface the rest of Tremplin sees: ``Sandbox.grade(job) -> Verdict``."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

from tremplin_sandbox.job import Job
from tremplin_sandbox.verdict import Verdict


class Sandbox(Protocol):
    """Grades jobs; safe to use from several threads at once."""

    def grade(self, job: Job) -> Verdict:
        """Run the job in a new container and judge what came out.

        Never raises for anything the learner's program or the engine does: a broken engine is the
        verdict ``platform_error`` with its reason.
        """
        ...

    def close(self) -> None:
        """Destroy every container this sandbox holds; a closed sandbox grades nothing."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
