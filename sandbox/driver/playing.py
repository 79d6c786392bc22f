"""Kinds ``turtle`` and ``grid``: what the playground modules have recorded when the program ends.

They are found below ``/opt/tremplin/playground`` under the names children import, loaded before any case begins.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

FOLDER = "/opt/tremplin/playground"
_MODULES = ("robot", "turtle")


def load() -> None:
    """Make the modules importable and load them, ahead of all cases."""
    sys.path.insert(0, FOLDER)
    for name in _MODULES:
        importlib.import_module(name)


def begin(case: dict[str, Any]) -> None:
    """Give the robot its world; the turtle has its empty paper already."""
    if case["kind"] == "grid":
        sys.modules["robot"].begin(case["world"], case["max_steps"])


def recorded(case: dict[str, Any], result: dict[str, Any]) -> dict[str, Any]:
    """What the program did, beside how it ended; a robot that cannot go on is no error of Python's.

    One record more than can be made is told of a record that is too long: the host refuses it.
    """
    if result.get("exit"):
        result = {}  # it left of its own accord: what it did until then counts
    if case["kind"] == "turtle":
        turtle = sys.modules["turtle"]
        return {**result, "drawing": turtle.record[: turtle.MAX_RECORDS + 1]}
    trail = sys.modules["robot"]._robot.record[
        : case["max_steps"] + 2
    ]  # the last may say why it stopped
    has_stopped = bool(trail) and trail[-1] in ("bump", "miss", "tire")
    return {"trail": trail} if has_stopped else {**result, "trail": trail}
