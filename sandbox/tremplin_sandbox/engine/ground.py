"""Versions of engine, runtime and kernel, and warnings about them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tremplin_sandbox.language import translatable

LEAST_RUNC = (1, 2, 8)
"""First runc without CVE-2025-31133; distributions carry its fix in older numbers."""
KNOWN_RUNTIMES = ("runc", "crun", "runsc")


@dataclass(frozen=True, slots=True)
class Ground:
    """What was found, by name, and warnings as stable words.

    Attributes:
        facts: ``engine``, ``runtime``, ``kernel``, ``cgroup``, ``storage``: versions and kinds.
        warnings: ``runtime_old``, ``runtime_unknown`` (never tried by us), ``no_swap_limit``,
            ``kernel_shared``.
        fault: ``runtime_missing`` where the engine does not know the runtime that is wanted; else
            empty.
    """

    facts: Mapping[str, str]
    warnings: tuple[str, ...]
    fault: str


def ground(info: Mapping[str, Any], version: Mapping[str, Any], runtime: str | None) -> Ground:
    """Read the engine's own description.

    Args:
        info: ``docker info`` as the engine's API gives it.
        version: ``docker version``, the same way.
        runtime: The one that the settings ask for; the engine's default when None.
    """
    wanted = runtime or str(info.get("DefaultRuntime", "runc"))
    components = {part["Name"]: part.get("Version", "") for part in version.get("Components") or ()}
    facts = {
        "engine": str(version.get("Version", "?")),
        "runtime": f"{wanted} {components.get(wanted, '')}".strip(),
        "kernel": str(info.get("KernelVersion", "?")),
        "cgroup": f"v{info.get('CgroupVersion', '?')}",
        "storage": str(info.get("Driver", "?")),
    }
    is_missing = wanted not in (info.get("Runtimes") or {})

    fault = "runtime_missing" if is_missing else ""
    return Ground(facts, tuple(_warnings(info, wanted, components)), fault)


def _warnings(info: Mapping[str, Any], runtime: str, components: Mapping[str, str]) -> list[str]:
    found = []
    if runtime == "runc" and _number(components.get("runc", "")) < LEAST_RUNC:
        found.append("runtime_old")
    if runtime not in KNOWN_RUNTIMES:
        found.append("runtime_unknown")
    if any("swap limit" in str(warning).lower() for warning in info.get("Warnings") or ()):
        found.append("no_swap_limit")
    if runtime != "runsc":
        found.append("kernel_shared")
    return found


def _number(text: str) -> tuple[int, ...]:
    match = re.match(r"(\d+)\.(\d+)\.(\d+)", text)
    if match is None:
        return (0,)  # below every version: an unknown one may be old
    return tuple(map(int, match.groups()))


WORDS: Mapping[str, str] = {
    "runtime_old": translatable(
        "runc is older than 1.2.8: make sure that your distribution carries its security fixes"
    ),
    "runtime_unknown": translatable("this runtime was never tried with Tremplin"),
    "no_swap_limit": translatable(
        "the kernel does not limit swap: switch swap off, or its limit on"
    ),
    "kernel_shared": translatable(
        "programs share this machine's kernel; gVisor (runsc) keeps them apart from it"
    ),
    "runtime_missing": translatable(
        "the container engine does not know the runtime that was asked for"
    ),
}
"""Warnings and faults in English, by the words of :class:`Ground`."""
