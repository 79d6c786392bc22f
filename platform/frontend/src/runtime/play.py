"""Lets the page watch a robot or a turtle at work."""

import json
import random
import sys
import time
import turtle
from collections.abc import Callable
from typing import Any

import robot

FLUSH_S = 0.03
"""How long what was done may wait to be told."""


class Performance:
    """One run on the page's stage: tells what is done, and which line of the program asked for it."""

    def __init__(
        self, play: dict[str, Any] | None, filename: str, tell: Callable[[str], None]
    ) -> None:
        """Lay out the world or the paper of ``Play`` in ``stage.ts``; None where the page has no stage."""
        self._filename = filename
        self._tell = tell
        self._waiting: list[Any] = []
        self._told_at = time.monotonic()
        if play and play["engine"] == "grid":
            robot.begin(play["world"], play["max_steps"], self._watch)
        elif play:
            turtle.begin(self._watch)
            if play["seed"] is not None:
                random.seed(play["seed"])

    def flush(self) -> None:
        """Tell what has not been told yet."""
        if self._waiting:
            self._tell(json.dumps(self._waiting))
        self._waiting = []
        self._told_at = time.monotonic()

    def _watch(self, act: Any) -> None:
        self._waiting.append([act, self._line()])
        if time.monotonic() - self._told_at >= FLUSH_S:
            self.flush()

    def _line(self) -> int | None:
        frame = sys._getframe()
        while frame and frame.f_code.co_filename != self._filename:
            frame = frame.f_back
        return frame.f_lineno if frame else None
