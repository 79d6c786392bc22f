"""Sets everything up on a fresh machine, says what it does, and serves the site: ``make run``, ``make setup``.

Standard library only: it runs before anything of ours is installed. Every step is idempotent.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from house_setup.machine import Machine, port_number
from house_setup.problems import SetupError, stopped
from house_setup.steps import Stamps, run_steps, steps_for

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the steps; 0 when all went well, 1 after one sentence on what to do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("goal", choices=("setup", "tests", "run", "serve"))
    parser.add_argument("--port", default="8404")

    options = parser.parse_args()
    machine = Machine(ROOT)
    try:
        machine.refuse_if_unfit(
            port_number(options.port) if options.goal in ("run", "serve") else None
        )
        steps = steps_for(machine, options.goal)
        run_steps(steps, Stamps(machine.var / "stamps"), machine.language)
    except SetupError as error:
        sys.stderr.write(f"\ntremplin: {error.words[machine.language]}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write(f"\ntremplin: {stopped().words[machine.language]}\n")
        return 1

    if options.goal in ("run", "serve"):
        python = str(machine.python)
        os.execv(python, [python, "-m", "tremplin", "serve", "--port", options.port])  # noqa: S606
    return 0


if __name__ == "__main__":
    sys.exit(main())
