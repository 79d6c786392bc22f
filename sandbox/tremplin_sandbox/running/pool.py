"""Warm single-use containers: started ahead, one job each, destroyed and replaced after it."""

from __future__ import annotations

import queue
import threading
import time
from collections import deque

import structlog

from tremplin_sandbox.engine.docker_engine import Container, Engine
from tremplin_sandbox.errors import EngineError, SandboxError
from tremplin_sandbox.running.metrics import CONTAINERS, FAILED, REAPED, STARTED
from tremplin_sandbox.running.sizing import Demand, free_memory_mib, wanted_size
from tremplin_sandbox.settings import PoolSettings

log = structlog.get_logger()

_REAP_EVERY_S = 60
_RETRY_S = (0.5, 1, 2, 5)
_LONGEST_JOB_S = 300
_BURIAL_PATIENCE_S = 1
_CALM_S = 0.1
_BURST_S = 10
"""Jobs that come within so many seconds are one burst."""
_MEMORY_OF_BURSTS_S = 300
_LOOK_S = 5

_Graveyard = queue.SimpleQueue[Container | None]


class Pool:
    """Hands out containers that have never seen code, and takes them back to destroy them.

    Its threads start at the first :meth:`open`, so that a process may fork before it grades.
    """

    def __init__(self, engine: Engine, settings: PoolSettings) -> None:
        self._engine = engine
        self._settings = settings
        self._changed = threading.Condition()
        self._warm: deque[Container] = deque()
        self._starting = 0
        self._running = 0
        self._waiting = 0
        self._failures = 0
        self._streak = 0
        self._calm_at = 0.0
        self._failure: SandboxError | None = None
        self._starts: deque[float] = deque()
        self._bursts = Demand(_MEMORY_OF_BURSTS_S)
        self._left: set[str] = set()
        """Containers that the engine failed to destroy; tried again with the next one."""

        self._used = _Graveyard()
        self._suspect = _Graveyard()
        self._threads: list[threading.Thread] = []
        CONTAINERS.labels("warm").set_function(self.warm)
        CONTAINERS.labels("starting").set_function(lambda: self._starting)
        CONTAINERS.labels("running").set_function(lambda: self._running)

        self._closed = threading.Event()

    def open(self) -> None:
        """Start the threads that fill, empty and reap; a second call does nothing."""
        with self._changed:
            if self._threads or self._closed.is_set():
                return

            work = [self._refill] * self._settings.refill_threads + [
                self._bury_used,
                self._bury_suspect,
                self._reap,
            ]
            self._threads = [
                threading.Thread(target=job, daemon=True, name=f"pool{job.__name__}")
                for job in work
            ]

        for thread in self._threads:
            thread.start()

    def take(self, memory_mb: int) -> Container:
        """A warm container, or one started for this job where its memory limit is not the pool's.

        Raises:
            SandboxError: The engine cannot give one, or not in time.
        """
        if memory_mb != self._settings.memory_mb:
            container = self._engine.start(memory_mb)
            with self._changed:
                self._running += 1
            return container

        deadline = time.monotonic() + self._settings.start_s
        with self._changed:
            self._waiting += 1
            self._note_start(time.monotonic())
            try:
                return self._taken(deadline, self._failures)
            finally:
                self._waiting -= 1

    def _taken(self, deadline: float, failures: int) -> Container:
        self._changed.notify_all()

        while not self._closed.is_set():
            while self._warm:
                container = self._warm.popleft()
                if container.stream.is_open():
                    self._running += 1
                    return container
                self._used.put(container)

            # A single failure may be a connection that was let go meanwhile.
            if self._failure and self._failures > failures + 1:
                raise self._failure
            if not self._changed.wait(deadline - time.monotonic()):
                raise EngineError("engine_slow", "no container became ready in time")

        raise EngineError("sandbox_closed", "the sandbox is closed")

    def _note_start(self, now: float) -> None:
        self._starts.append(now)
        while self._starts[0] < now - _BURST_S:
            self._starts.popleft()
        self._bursts.note(len(self._starts), now)

    def give_back(self, container: Container, is_quiet: bool) -> None:
        """Have a used container destroyed, outside of the caller's time.

        Args:
            container: From :meth:`take`.
            is_quiet: Whether nothing runs in it any more, so that its destruction can wait while
                other jobs run.
        """
        with self._changed:
            self._running -= 1
            # The verdict still has to be written down and sent: starting and destroying would slow
            # disk and cores.
            self._calm_at = time.monotonic() + _CALM_S
            self._changed.notify_all()
        (self._used if is_quiet else self._suspect).put(container)

    def warm(self) -> int:
        """How many containers wait for a job."""
        with self._changed:
            return len(self._warm)

    def close(self) -> None:
        """Destroy every container of this pool; returns when they are gone or cannot be reached."""
        self._closed.set()
        with self._changed:
            threads, self._threads = self._threads, []
            self._changed.notify_all()

        for thread in threads:
            if thread.name.startswith("pool_refill"):
                thread.join()

        with self._changed:
            while self._warm:
                self._used.put(self._warm.popleft())

        self._used.put(None)
        self._suspect.put(None)

        for thread in threads:
            thread.join()

        if threads:
            self._bury_left()

    def _bury_left(self) -> None:
        """Destroy what an engine that failed had kept from being destroyed before."""
        try:
            for container_id in self._engine.owned(self._engine.owner):
                self._engine.destroy(container_id)
        except SandboxError as error:
            log.warning("sandbox.left_to_the_reaper", reason=error.reason)

    def _refill(self) -> None:
        while self._await_want():
            try:
                container = self._engine.start(self._settings.memory_mb)
            except SandboxError as error:
                self._note_failure(error)
                continue

            STARTED.inc()
            with self._changed:
                self._starting -= 1
                self._failure = None
                self._streak = 0
                self._warm.append(container)
                self._changed.notify_all()

    def _await_want(self) -> bool:
        """Wait until one more container is wanted and book it; False when the pool closes."""
        with self._changed:
            while not self._closed.is_set():
                if self._wanted():
                    self._starting += 1
                    return True
                self._changed.wait(self._until_calm() or min(self._settings.idle_s / 10, _LOOK_S))
                self._retire()
        return False

    def _wanted(self) -> bool:
        coming = len(self._warm) + self._starting
        if coming >= max(self._target(), self._waiting):
            return False
        if not self._warm:
            return True
        # Starting a container takes a whole core for 150 ms: while others wait warm, running jobs
        # go first.
        return not self._running and not self._until_calm()

    def _target(self) -> int:
        """How many containers are to be warm."""
        peak = self._bursts.peak(time.monotonic())
        most = max(self._settings.size, self._settings.max_size)
        return wanted_size(peak, free_memory_mib(), len(self._warm), self._settings.size, most)

    def _until_calm(self) -> float:
        """Seconds until the last verdict has had its time to get home."""
        return max(0.0, self._calm_at - time.monotonic())

    def _retire(self) -> None:
        """Let go of containers that are old, or more than are wanted any longer."""
        oldest, target = time.monotonic() - self._settings.idle_s, self._target()
        while self._warm:
            if self._warm[0].started >= oldest and len(self._warm) <= target:
                return
            self._used.put(self._warm.popleft())

    def _note_failure(self, error: SandboxError) -> None:
        FAILED.labels(error.reason).inc()
        with self._changed:
            self._starting -= 1
            # Made anew, without the trace, which holds connections.
            self._failure = EngineError(error.reason, str(error))
            self._failures += 1
            self._streak += 1
            pause = _RETRY_S[min(self._streak, len(_RETRY_S)) - 1]
            self._changed.notify_all()

            if self._streak == 1:
                log.warning("sandbox.no_container", reason=error.reason)

            # A job that arrives meanwhile is worth another try at once.
            waiting = self._waiting
            self._changed.wait_for(lambda: self._closed.is_set() or self._waiting > waiting, pause)

    def _bury_used(self) -> None:
        while container := self._used.get():
            if self._used.qsize() < self._settings.size:
                with self._changed:
                    # Destroying costs the engine as much as starting: jobs that run now go first,
                    # for a while.
                    self._changed.wait_for(
                        lambda: self._closed.is_set() or not self._running, _BURIAL_PATIENCE_S
                    )
                self._closed.wait(self._until_calm())
            self._bury(container)

    def _bury_suspect(self) -> None:
        while container := self._suspect.get():
            self._bury(container)

    def _bury(self, container: Container) -> None:
        container.stream.close()
        try:
            for container_id in (container.id, *self._left):
                self._left.add(container_id)
                self._engine.destroy(container_id)
                self._left.discard(container_id)
        except SandboxError as error:
            log.warning("sandbox.left_to_the_reaper", reason=error.reason)

    def _reap(self) -> None:
        while True:
            try:
                REAPED.inc(self._engine.reap(self._settings.idle_s + _LONGEST_JOB_S))
            except SandboxError as error:
                log.warning("sandbox.reaper_blind", reason=error.reason)
            if self._closed.wait(_REAP_EVERY_S):
                return
