"""The sandbox on a Docker engine: source checks, a warm container, a run, a verdict."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Self

import structlog

from tremplin_sandbox.comparing.printable import printable
from tremplin_sandbox.engine.docker_engine import Container, Engine
from tremplin_sandbox.engine.ground import Ground
from tremplin_sandbox.errors import (
    ContainerHungError,
    ContainerLostError,
    ExerciseFaultError,
    SandboxError,
)
from tremplin_sandbox.job import Job
from tremplin_sandbox.judging.judge import judge, without_run
from tremplin_sandbox.running.conversation import End
from tremplin_sandbox.running.metrics import count
from tremplin_sandbox.running.pool import Pool
from tremplin_sandbox.running.run import Observation, observe
from tremplin_sandbox.running.source import rejection
from tremplin_sandbox.running.turns import Turns
from tremplin_sandbox.selftest.proofs import Proof, prove
from tremplin_sandbox.selftest.safety import Safety
from tremplin_sandbox.settings import PoolSettings
from tremplin_sandbox.verdict import Verdict, VerdictClass

log = structlog.get_logger()

_Seen = dict[str, Observation]


class DockerSandbox:
    """Grades jobs in single-use containers of one Docker engine; safe to use from several threads.

    Nothing touches the engine before :meth:`open` or the first job, so it can be made before a
    server forks.
    """

    def __init__(self, settings: PoolSettings | None = None) -> None:
        self.settings = settings or PoolSettings()
        self._engine = Engine(self.settings)
        self._pool = Pool(self._engine, self.settings)
        self._turns = Turns(self.settings.concurrent, self.settings.most_waiting)
        self._safety = Safety(self._engine)

    @property
    def owner(self) -> str:
        """The random name on the containers of this sandbox."""
        return self._engine.owner

    def open(self) -> None:
        """Start filling the pool; returns at once."""
        self._pool.open()

    def prove(self) -> tuple[Proof, ...]:
        """Attack every limit in a container of this sandbox's kind; the first job does so itself.

        Raises:
            SandboxError: The probe could not be run.
        """
        return prove(self._engine)

    def ground(self) -> Ground:
        """Engine, runtime and kernel of this sandbox, with warnings about them.

        Raises:
            SandboxError: The engine does not answer.
        """
        return self._engine.ground()

    def waiting(self) -> int:
        """How many jobs wait for their turn."""
        return self._turns.waiting()

    def warm(self) -> int:
        """How many containers wait for a job."""
        return self._pool.warm()

    def grade(self, job: Job) -> Verdict:
        """Run the job in a new container and judge what came out; never raises.

        A container that dies as a whole is tried once more in another one, because an engine that
        restarts looks the same as a program that kills its driver: the program does it again.
        """
        verdict = self._verdict(job)
        count(job, verdict)
        log.info(
            "sandbox.graded",
            job=secrets.token_hex(4),
            verdict=verdict.verdict.value,
            reason=verdict.reason,
            tests=len(verdict.tests),
            wall_s=verdict.wall_s,
        )
        return verdict

    def _verdict(self, job: Job) -> Verdict:
        if reason := rejection(job.source):
            return without_run(job.spec, VerdictClass.REJECTED, reason)

        try:
            with self._turns.turn():
                self._pool.open()
                self._safety.require()
                try:
                    return self._graded(job)
                except ContainerLostError:
                    return self._graded(job)
        except ContainerHungError as error:
            return without_run(job.spec, VerdictClass.PLATFORM_ERROR, error.reason)
        except ContainerLostError as error:
            return without_run(job.spec, VerdictClass.ERROR, error.reason)
        except ExerciseFaultError as error:
            log.warning("sandbox.unable", reason=error.reason)
            unjudged = without_run(job.spec, VerdictClass.PLATFORM_ERROR, error.reason)
            return replace(unjudged, detail=printable(str(error), 500))
        except SandboxError as error:
            log.warning("sandbox.unable", reason=error.reason, detail=str(error)[:200])
            return without_run(job.spec, VerdictClass.PLATFORM_ERROR, error.reason)
        except Exception:  # a fault of ours must not take the learner's submission with it
            log.exception("sandbox.fault")
            return without_run(job.spec, VerdictClass.PLATFORM_ERROR, "internal")

    def _graded(self, job: Job) -> Verdict:
        taken: list[Container] = []

        def take() -> Container:
            taken.append(self._pool.take(job.spec.limits.memory_mb))
            return taken[-1]

        is_quiet = False
        try:
            container = take()
            started = time.monotonic()
            seen = self._observed(container, job, take, taken)
            if any(observation.end is End.TIMEOUT for observation in seen.values()):
                for each in taken:
                    self._engine.require_moving(each.id)
            is_quiet = not any(observation.is_final for observation in seen.values())
            return judge(job, seen, time.monotonic() - started)
        finally:
            for container in taken:
                self._pool.give_back(container, is_quiet)

    def _observed(
        self,
        container: Container,
        job: Job,
        companion: Callable[[], Container],
        taken: Sequence[Container],
    ) -> _Seen:
        try:
            return observe(container, job, companion)
        except ContainerLostError:
            # The kernel may have chosen a driver itself when memory ran out, be it the one of the
            # tests.
            if not any(self._engine.killed_for_memory(each.id) for each in taken):
                raise
            return {job.spec.tests[0].id: Observation(End.MEMORY)}

    def close(self) -> None:
        """Destroy every container this sandbox holds; a closed sandbox grades nothing."""
        self._turns.close()
        self._pool.close()
        self._engine.close()

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
