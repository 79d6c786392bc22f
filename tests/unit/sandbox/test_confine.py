"""The filter that a case's process lays on itself, interpreted as the kernel does."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest

from driver.confine import filter_program

NUMBERS = json.loads((Path(__file__).parents[2] / "sandbox" / "system_calls.json").read_text())
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
ALLOWED, REFUSED = 0x7FFF0000, 0x00050001
PID = 4242
THREAD, NEW_USER = 0x3D0F00, 0x10000011


def answer(
    machine: str, name: str, argument: int = 0, second: int = 0, architecture: int | None = None
) -> int:
    """What the kernel would do with one call."""
    data = struct.pack(
        "=IIQQQ",
        NUMBERS[machine][name],
        architecture or ARCHITECTURES[machine],
        0,
        argument & (2**64 - 1),
        second,
    )
    steps = list(struct.iter_unpack("=HBBI", filter_program(machine, PID)))
    at, loaded = 0, 0
    while True:
        code, if_so, if_not, value = steps[at]
        if code == 0x06:
            return int(value)
        at += 1
        if code == 0x20:
            (loaded,) = struct.unpack_from("=I", data, value)
        else:
            at += if_so if (loaded == value if code == 0x15 else loaded & value) else if_not


@pytest.mark.parametrize("machine", sorted(ARCHITECTURES))
@pytest.mark.parametrize(
    ("name", "argument", "wanted"),
    [
        *(
            (name, 0, REFUSED)
            for name in ("execve", "setsid", "setpgid", "tkill", "rt_sigqueueinfo", "setuid")
        ),
        *(
            (name, 0, ALLOWED)
            for name in ("read", "write", "futex", "mmap", "openat", "exit_group")
        ),
        ("clone", THREAD, ALLOWED),
        ("clone", NEW_USER, REFUSED),
        ("clone", 17, REFUSED),
        ("kill", PID, ALLOWED),
        ("kill", 1, REFUSED),
        ("kill", -1, REFUSED),
        ("kill", 0, REFUSED),
        ("tgkill", PID, ALLOWED),
        ("tgkill", 1, REFUSED),
        ("prlimit64", 0, ALLOWED),
        ("prlimit64", PID, ALLOWED),
        ("prlimit64", 1, REFUSED),
        ("prctl", 15, ALLOWED),
        ("prctl", 4, REFUSED),
        ("prctl", 22, REFUSED),
    ],
)
def test_what_a_case_may_call(machine: str, name: str, argument: int, wanted: int) -> None:
    assert answer(machine, name, argument) == wanted


@pytest.mark.parametrize("machine", sorted(ARCHITECTURES))
@pytest.mark.parametrize(
    ("request_", "wanted"), [(0x8901, REFUSED), (0x8902, REFUSED), (0x5401, ALLOWED)]
)
def test_no_signal_by_way_of_a_socket(machine: str, request_: int, wanted: int) -> None:
    assert answer(machine, "ioctl", 3, request_) == wanted


@pytest.mark.parametrize("name", ["fork", "vfork"])
def test_older_ways_to_make_a_process(name: str) -> None:
    assert answer("x86_64", name) == REFUSED


def test_the_other_door_is_closed() -> None:
    assert answer("x86_64", "read", architecture=0x40000003) == REFUSED


def test_an_unknown_processor_has_no_filter() -> None:
    with pytest.raises(KeyError):
        filter_program("riscv64", PID)
