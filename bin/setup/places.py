"""Is there room, may we write there, is the port free?"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from bin.setup.machine import Machine
from bin.setup.words import FOLDER_REFUSED, NO_DISK, PORT_REFUSED, PORT_TAKEN, PORT_WRONG, SetupError

FIRST_MB = 3000
LATER_MB = 500
HIGHEST_PORT = 65535
_OTHERS = 50


def must_have_port(machine: Machine, port: str) -> int:
    """The port as a number.

    Raises:
        SetupError: It is none, it is taken, or this user may not have it; names a free one.
    """
    if not (port.isascii() and port.isdigit() and 1 <= int(port) <= HIGHEST_PORT):
        raise SetupError(PORT_WRONG, port=port)
    number = int(port)
    fault = machine.port_fault(number)
    if fault is None:
        return number
    start = max(number + 1, 1024)
    other = next((free for free in range(start, start + _OTHERS) if machine.port_fault(free) is None), 0)
    if fault == errno.EADDRINUSE:
        raise SetupError(PORT_TAKEN, port=number, other=other)
    raise SetupError(PORT_REFUSED, port=number, reason=os.strerror(fault), other=other)


def must_have_room(machine: Machine, folders: Iterable[Path], *, is_new: bool) -> None:
    """Refuse before a disk runs full halfway.

    Raises:
        SetupError: A disk that setup writes to is too full; names the folder and how much it takes.
    """
    needed = FIRST_MB if is_new else LATER_MB
    for folder in folders:
        free = machine.free_mb(folder)
        if free < needed:
            raise SetupError(NO_DISK, free=free, folder=folder, needed=needed)


def must_be_writable(folder: Path) -> None:
    """Make the folder, and write into it.

    Raises:
        SetupError: This user may not.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial = folder / ".writable"
        trial.write_text("")
        trial.unlink()
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise SetupError(NO_DISK, free=0, folder=folder, needed=FIRST_MB) from error
        raise SetupError(FOLDER_REFUSED, folder=folder, reason=error.strerror) from error
