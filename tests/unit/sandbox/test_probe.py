"""The probe reads limits from either layout of control groups (SANDBOX R23)."""

from __future__ import annotations

import builtins
import io
from pathlib import Path
from typing import Any

import pytest

import tremplin_sandbox

SOURCE = (Path(tremplin_sandbox.__file__).parent / "selftest" / "probe.py.txt").read_text()
ROOT = "/sys/fs/cgroup/"
V1 = {
    "memory/memory.limit_in_bytes": "268435456\n",
    "memory/memory.memsw.limit_in_bytes": "268435456\n",
    "pids/pids.max": "64\n",
    "cpu/cpu.cfs_quota_us": "100000\n",
    "cpu/cpu.cfs_period_us": "100000\n",
}
V2 = {
    "memory.max": "268435456\n",
    "memory.swap.max": "0\n",
    "pids.max": "64\n",
    "cpu.max": "100000 100000\n",
}
OPEN = {
    "memory.max": "max\n",
    "memory.swap.max": "max\n",
    "pids.max": "max\n",
    "cpu.max": "max 100000\n",
}


def read_with(files: dict[str, str]) -> dict[str, Any]:
    def fake_open(path: str, *_: Any) -> io.StringIO:
        if path.removeprefix(ROOT) not in files:
            raise FileNotFoundError(path)
        return io.StringIO(files[path.removeprefix(ROOT)])

    functions, _, _ = SOURCE.partition("order = input()")
    space: dict[str, Any] = {"__builtins__": {**vars(builtins), "open": fake_open}}
    exec(functions, space)  # noqa: S102  (our own probe, with other files)
    first, number = space["first"], space["number"]
    return {
        "memory": number(first("memory.max", "memory/memory.limit_in_bytes")),
        "swap": number(first("memory.swap.max", "memory/memory.memsw.limit_in_bytes")),
        "pids": number(first("pids.max", "pids/pids.max")),
        "processors": space["processors"](),
    }


@pytest.mark.parametrize(
    ("files", "seen"),
    [
        (V1, {"memory": 2**28, "swap": 2**28, "pids": 64, "processors": 1.0}),
        (V2, {"memory": 2**28, "swap": 0, "pids": 64, "processors": 1.0}),
    ],
    ids=["v1", "v2"],
)
def test_limits_of_both_layouts(files: dict[str, str], seen: dict[str, Any]) -> None:
    assert read_with(files) == seen


def test_no_limit_is_never_taken_for_one() -> None:
    assert all(value < 0 for value in read_with(OPEN).values())
