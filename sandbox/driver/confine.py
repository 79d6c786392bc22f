"""A second filter of system calls, laid by a case's process on itself before it sees the learner's program.

It refuses what the supervisor needs and a case does not: other processes, other programs, signals to others. This is
a courtesy on top of the container's own profile (``image/seccomp.json``): without it every promise holds, because the
supervisor still ends all that a case leaves. What the profile refuses is not repeated here.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Collection

_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 22, 2
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
"""Column of the tables below, and the kernel's word for the architecture."""
_REFUSED = {
    "execve": (59, 221),
    "fork": (57, None),
    "vfork": (58, None),
    "setsid": (112, 157),
    "setpgid": (109, 154),
    "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "sched_setaffinity": (203, 122),
    "capset": (126, 91),
    "setuid": (105, 146),
    "setgid": (106, 144),
    "setreuid": (113, 145),
    "setregid": (114, 143),
    "setgroups": (116, 159),
    "setresuid": (117, 147),
    "setresgid": (119, 149),
    "setfsuid": (122, 151),
    "setfsgid": (123, 152),
}
_CLONE = (56, 220)
_KILL, _TGKILL, _PRLIMIT64 = (62, 129), (234, 131), (302, 261)
_PRCTL, _IOCTL = (157, 167), (16, 29)
_CLONE_THREAD = 0x10000
_NAMING = (15, 16)
"""``prctl`` options that name a thread; any other could make the process readable to its like."""

_OWNING = (0x8901, 0x8902)
"""``ioctl`` requests that have the kernel signal another process: a ``kill`` by way of a socket."""

_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_AT_NUMBER, _AT_ARCHITECTURE, _AT_FIRST_ARGUMENT, _AT_SECOND_ARGUMENT = 0, 4, 16, 24
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1


class _FilterProgram(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def confine() -> None:
    """Refuse this process and its threads, from now on, what a case does not need.

    Raises:
        OSError: The kernel takes no filter.
        KeyError: The processor is not one of those the sandbox knows.
    """
    instructions = filter_program(os.uname().machine, os.getpid())
    program = _FilterProgram(len(instructions) // 8, instructions)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0):
        raise OSError(ctypes.get_errno(), "no filter of system calls")


def filter_program(machine: str, pid: int) -> bytes:
    """The filter in the kernel's form (classic BPF): what is not refused is left to the container's profile."""
    column, architecture = _MACHINES[machine]
    refused = [numbers[column] for numbers in _REFUSED.values()]
    rules = [
        _load(_AT_ARCHITECTURE) + _step(_EQUAL, architecture, 1, 0) + _step(_RETURN, _REFUSE),
        _load(_AT_NUMBER),
        *(_on(number, _step(_RETURN, _REFUSE)) for number in refused if number is not None),
        _on(_CLONE[column], _only_first(_ANY_BIT, [_CLONE_THREAD])),
        _on(_KILL[column], _only_first(_EQUAL, [pid])),
        _on(_TGKILL[column], _only_first(_EQUAL, [pid])),
        _on(_PRLIMIT64[column], _only_first(_EQUAL, [0, pid])),
        _on(_PRCTL[column], _only_first(_EQUAL, _NAMING)),
        _on(_IOCTL[column], _all_but_second(_OWNING)),
        _step(_RETURN, _ALLOW),
    ]
    return b"".join(rules)


def _step(code: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_so, if_not, value)


def _load(offset: int) -> bytes:
    return _step(_LOAD, offset)


def _on(number: int, rule: bytes) -> bytes:
    """``rule``, which must return, for one system call."""
    return _step(_EQUAL, number, 0, len(rule) // 8) + rule


def _only_first(test: int, values: Collection[int]) -> bytes:
    """Allow only where the first argument meets one of the values; the kernel reads its lower half only, too."""
    allowed = b"".join(_step(test, value, 0, 1) + _step(_RETURN, _ALLOW) for value in values)
    return _load(_AT_FIRST_ARGUMENT) + allowed + _step(_RETURN, _REFUSE)


def _all_but_second(values: Collection[int]) -> bytes:
    """Refuse where the second argument is one of the values; the kernel reads its lower half only, too."""
    refused = b"".join(_step(_EQUAL, value, 0, 1) + _step(_RETURN, _REFUSE) for value in values)
    return _load(_AT_SECOND_ARGUMENT) + refused + _step(_RETURN, _ALLOW)
