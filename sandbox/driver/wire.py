"""Lines of JSON over file descriptors: how the driver and its processes talk."""

from __future__ import annotations

import json
import os
from typing import Any


def write_line(fd: int, message: dict[str, Any]) -> None:
    """Write one message as one line, whole.

    Raises:
        OSError: The other side is gone.
    """
    data = memoryview(json.dumps(message, separators=(",", ":")).encode() + b"\n")
    while data:
        data = data[os.write(fd, data) :]


class LineReader:
    """Reads lines from a file descriptor, blocking."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._buffer = bytearray()
        self._searched = 0

    def read(self) -> bytes:
        """The next line without its end, or ``b""`` when the other side closed."""
        while (line := self.pop()) is None:
            if not self.fill():
                return b""
        return line

    def pop(self) -> bytes | None:
        """The next line that has come already, or None."""
        end = self._buffer.find(b"\n", self._searched)
        if end < 0:
            self._searched = len(self._buffer)
            return None
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        self._searched = 0
        return line

    def fill(self) -> bool:
        """Take what is there, waiting for something; False when the other side closed."""
        chunk = os.read(self._fd, 65_536)
        self._buffer += chunk
        return bool(chunk)


class Channel:
    """A conversation in lines, as the process of a case has it with the host."""

    def __init__(self, reader: LineReader, write_fd: int) -> None:
        self._reader = reader
        self._write_fd = write_fd

    def send(self, message: dict[str, Any]) -> None:
        """Say one line.

        Raises:
            OSError: The other side is gone.
        """
        write_line(self._write_fd, message)

    def receive(self) -> Any:
        """The next message, or None when the other side has gone."""
        line = self._reader.read()
        return json.loads(line) if line else None
