"""What the engine says of itself, and what deserves a word."""

from __future__ import annotations

from typing import Any

import pytest

from tremplin_sandbox.engine.ground import WORDS, ground

INFO: dict[str, Any] = {
    "KernelVersion": "6.18.1",
    "CgroupVersion": "2",
    "Driver": "overlay2",
    "DefaultRuntime": "runc",
    "Runtimes": {"runc": {}, "runsc": {}, "mine": {}},
    "Warnings": None,
}


def version(runc: str) -> dict[str, Any]:
    return {
        "Version": "29.1.0",
        "Components": [{"Name": "Engine", "Version": "29.1.0"}, {"Name": "runc", "Version": runc}],
    }


def test_the_facts() -> None:
    found = ground(INFO, version("1.3.0"), None)
    assert found.facts == {
        "engine": "29.1.0",
        "runtime": "runc 1.3.0",
        "kernel": "6.18.1",
        "cgroup": "v2",
        "storage": "overlay2",
    }
    assert (found.warnings, found.fault) == (("kernel_shared",), "")


@pytest.mark.parametrize(
    ("changed", "runc", "runtime", "warnings", "fault"),
    [
        ({}, "1.2.8", "runc", ("kernel_shared",), ""),
        ({}, "1.2.7", "runc", ("runtime_old", "kernel_shared"), ""),
        ({}, "1.1.5+ds1-1+deb12u1", None, ("runtime_old", "kernel_shared"), ""),
        ({}, "", None, ("runtime_old", "kernel_shared"), ""),
        ({}, "1.3.0", "runsc", (), ""),
        ({}, "1.3.0", "mine", ("runtime_unknown", "kernel_shared"), ""),
        ({}, "1.3.0", "crun", ("kernel_shared",), "runtime_missing"),
        (
            {"Warnings": ["WARNING: No swap limit support"]},
            "1.3.0",
            None,
            ("no_swap_limit", "kernel_shared"),
            "",
        ),
    ],
)
def test_what_deserves_a_word(
    changed: dict[str, Any], runc: str, runtime: str | None, warnings: tuple[str, ...], fault: str
) -> None:
    found = ground({**INFO, **changed}, version(runc), runtime)
    assert (found.warnings, found.fault) == (warnings, fault)


def test_every_word_has_its_sentence() -> None:
    assert {
        "runtime_old",
        "runtime_unknown",
        "no_swap_limit",
        "kernel_shared",
        "runtime_missing",
    } == WORDS.keys()
