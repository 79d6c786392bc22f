"""The attached stream of one container: lines in, lines out, with a deadline and a byte budget."""

from __future__ import annotations

import contextlib
import select
import socket
import time
from collections.abc import Callable

_HEADER = 8
_STDOUT = 1
_CHUNK = 65_536


class StreamClosedError(Exception):
    """The container ended, or the engine let go of it."""


class StreamTimeoutError(Exception):
    """No whole line came before the deadline."""


class StreamFloodError(Exception):
    """More bytes came than one line may have."""


class Stream:
    """Reads and writes a container's standard streams over the engine's attach connection.

    The engine prefixes each chunk with eight bytes: the stream's number, three zeros, the length
    (big-endian).
    """

    def __init__(
        self, connection: socket.socket, release: Callable[[], None] = lambda: None
    ) -> None:
        self._socket = connection
        self._release = release
        self._raw = bytearray()
        self._lines = bytearray()

    def send(self, lines: bytes, deadline: float) -> None:
        """Write whole lines.

        Raises:
            StreamClosedError: Nobody reads any more.
            StreamTimeoutError: It could not be written before ``deadline`` (of
                :func:`time.monotonic`).
        """
        self._socket.settimeout(max(deadline - time.monotonic(), 0.001))
        try:
            self._socket.sendall(lines)
        except TimeoutError as error:
            raise StreamTimeoutError from error
        except OSError as error:
            raise StreamClosedError from error

    def line(self, deadline: float, max_bytes: int) -> bytes:
        """The next line of the container's standard output, without its end.

        Raises:
            StreamClosedError, StreamTimeoutError, StreamFloodError: As they say.
        """
        while (end := self._lines.find(b"\n")) < 0:
            if len(self._lines) > max_bytes:
                raise StreamFloodError
            self._raw += self._received(deadline)
            self._unwrap()
        if end > max_bytes:
            raise StreamFloodError
        line = bytes(self._lines[:end])
        del self._lines[: end + 1]
        return line

    def is_open(self) -> bool:
        """Whether the container is still attached and silent, as one that waits for its job is."""
        poll = select.poll()
        poll.register(self._socket, select.POLLIN)
        return not poll.poll(0) and not self._lines

    def close(self) -> None:
        """Hang up; the driver ends when it notices."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._release()

    def _received(self, deadline: float) -> bytes:
        left = deadline - time.monotonic()
        if left <= 0:
            raise StreamTimeoutError

        self._socket.settimeout(left)

        try:
            chunk = self._socket.recv(_CHUNK)
        except TimeoutError as error:
            raise StreamTimeoutError from error
        except OSError as error:
            raise StreamClosedError from error

        if not chunk:
            raise StreamClosedError
        return chunk

    def _unwrap(self) -> None:
        while len(self._raw) >= _HEADER:
            length = int.from_bytes(self._raw[4:_HEADER], "big")
            if len(self._raw) < _HEADER + length:
                return
            if self._raw[0] == _STDOUT:
                self._lines += self._raw[_HEADER : _HEADER + length]
            del self._raw[: _HEADER + length]
