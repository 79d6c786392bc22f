"""Stands between a sandbox and the real engine and lets it fail: the shared engine itself is left alone."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

REAL = "/var/run/docker.sock"
FULL = b'{"message":"mkdir /var/lib/docker/overlay2/x: no space left on device"}'


class FaultyEngine:
    """A unix socket that passes everything on, until it is told otherwise.

    Attributes:
        mode: ``well``; ``gone`` (hangs up at once); ``silent`` (takes everything, says nothing); ``aloof`` (silent when
            asked to attach); ``slow`` (each answer half a second late); ``full`` (has no room for containers).
    """

    def __init__(self, address: Path) -> None:
        self.url = f"unix://{address}"
        self.mode = "well"
        self._open: set[socket.socket] = set()
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(address))
        self._listener.listen(64)

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listener.close()
        self.fail("gone")

    def fail(self, mode: str) -> None:
        """Change the mode and break what is under way, as an engine that restarts does."""
        self.mode = mode
        for connection in list(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client = self._listener.accept()[0]
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, socket.socket(socket.AF_UNIX) as engine, contextlib.suppress(OSError):
            if self.mode == "gone":
                return
            self._open |= {client, engine}
            engine.connect(REAL)
            back = threading.Thread(target=self._pass_on, args=(engine, client), daemon=True)
            back.start()
            while request := client.recv(65_536):
                if self.mode == "silent" or (self.mode == "aloof" and b"/attach?" in request):
                    continue
                if self.mode == "full" and b"/containers/create" in request:
                    head = (
                        b"HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\n"
                    )
                    client.sendall(head + f"Content-Length: {len(FULL)}\r\n\r\n".encode() + FULL)
                    continue
                engine.sendall(request)
            engine.shutdown(socket.SHUT_WR)
            back.join()
        self._open -= {client, engine}

    def _pass_on(self, engine: socket.socket, client: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while answer := engine.recv(65_536):
                if self.mode == "silent":
                    continue
                if self.mode == "slow":
                    time.sleep(0.5)
                client.sendall(answer)
            client.shutdown(socket.SHUT_WR)
