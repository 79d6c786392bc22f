"""What the person sees while setup works: one line a step, with the time it took."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import TextIO

from bin.setup.words import Language, Words

HEARTBEAT_S = 20.0
"""Where the output is a log and not a screen, a sign of life this often."""


@dataclass(slots=True)
class Talk:
    """Speaks to a screen or into a log.

    Attributes:
        language: The person's.
        out: Where to.
        width: Columns of the screen.
    """

    language: Language
    out: TextIO = field(default_factory=lambda: sys.stdout)
    width: int = 100
    _began: float = 0.0
    _beat: float = 0.0
    _title: str = ""

    def line(self, words: Words, **values: object) -> None:
        """Say one sentence."""
        self._write(words.say(self.language, **values) + "\n")

    def begin(self, place: str, title: Words, why: Words) -> None:
        """Announce a step: its place (``3/9``), its name, and what it is good for."""
        self._began = self._beat = time.monotonic()
        self._title = f"[{place}] {title.say(self.language)}"
        self._write(f"{self._title}: {why.say(self.language)}\n")

    def progress(self, said: str) -> None:
        """Show the newest words of the running step."""
        now = time.monotonic()
        seconds = f"      {now - self._began:4.0f} s  "
        if self.out.isatty():
            room = self.width - len(seconds) - 1
            self._write(f"\r{seconds}{said[:room]:<{room}}")
        elif now - self._beat >= HEARTBEAT_S:
            self._beat = now
            self._write(f"{seconds}{said[: self.width]}\n")

    def done(self) -> None:
        """Close the running step with the time it took."""
        mark = "\r" + " " * (self.width - 1) + "\r" if self.out.isatty() else ""
        self._write(f"{mark}      ✓ {time.monotonic() - self._began:.1f} s\n")

    def _write(self, text: str) -> None:
        self.out.write(text)
        self.out.flush()
