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

    def read(self) -> bytes:
        """The next line without its end, or ``b""`` when the other side closed."""
        searched = 0
        while (end := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            chunk = os.read(self._fd, 65_536)
            if not chunk:
                return b""
            self._buffer += chunk
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        return line
