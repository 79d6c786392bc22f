"""Runs several targets of the Makefile one after the other and says how long each took.

Usage: ``python bin/stages.py TARGET…``; it stops at the first that fails.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence


def main(targets: Sequence[str]) -> int:
    """Run the targets in this order; returns the exit status of the one that failed, or 0.

    Their times are printed at the end, also when one has failed.
    """
    took: dict[str, float] = {}
    status = 0
    for target in targets:
        begun = time.monotonic()
        command = ["make", "--no-print-directory", target]
        status = subprocess.run(command, check=False).returncode  # noqa: S603
        took[target] = time.monotonic() - begun
        if status:
            break
    sys.stdout.write(table(took, "failed" if status else "passed"))
    return status


def table(took: dict[str, float], ending: str) -> str:
    """The stages with their times, the sum below; ``ending`` says how it ended."""
    lines = [
        f"{name:<16}{clock(seconds)}"
        for name, seconds in (*took.items(), (ending, sum(took.values())))
    ]
    return "".join(f"{line}\n" for line in lines)


def clock(seconds: float) -> str:
    """Minutes and seconds: `` 4:07``."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes:>2}:{rest:02}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
