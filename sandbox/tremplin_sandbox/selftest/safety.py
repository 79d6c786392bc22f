"""Fail closed: no job before the self-test has held, once per process and kind of container."""

from __future__ import annotations

import threading
import time

from tremplin_sandbox.engine.docker_engine import Engine
from tremplin_sandbox.errors import SandboxError
from tremplin_sandbox.running.metrics import SAFE
from tremplin_sandbox.selftest import proofs

_RETRY_S = 2

_proven: set[tuple[str, ...]] = set()


class Safety:
    """A memory of the kinds of containers that were proven safe; failures are tried again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._failure: SandboxError | None = None
        self._failed_at = 0.0

    def require(self) -> None:
        """Return when every limit is known to hold.

        Raises:
            UnsafeError: One does not.
            EngineError: It could not be tried.
        """
        if self._engine.kind in _proven:
            return
        with self._lock:
            if self._engine.kind in _proven:
                return
            if self._failure and time.monotonic() - self._failed_at < _RETRY_S:
                raise self._failure
            self._prove()

    def _prove(self) -> None:
        try:
            proofs.require(proofs.prove(self._engine))
        except SandboxError as error:
            SAFE.set(0)
            self._failure, self._failed_at = (
                SandboxError(error.reason, str(error)),
                time.monotonic(),
            )
            raise
        SAFE.set(1)
        _proven.add(self._engine.kind)
