"""Known vulnerabilities of the locked packages; a service that cannot be reached is said loudly and fails nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

LIMIT_S = 60


def main(lock: str) -> int:
    """Ask the advisory service about every package of the lock file; returns 1 when one is known to be vulnerable."""
    program = str(Path(sys.executable).parent / "pip-audit")
    command = [
        program,
        "--requirement",
        lock,
        "--no-deps",
        "--disable-pip",
        "--format",
        "json",
        "--progress-spinner=off",
    ]
    try:
        asked = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S, check=False)  # noqa: S603
        found = vulnerable(asked.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        _say("!! SKIPPED: vulnerabilities were not looked up, the advisory service cannot be reached from here.")
        return 0
    for line in found:
        _say(line)
    _say(f"Vulnerabilities: {len(found)} packages concerned." if found else "Vulnerabilities: none known.")
    return 1 if found else 0


def vulnerable(answer: str) -> list[str]:
    """One line for each package that the answer (JSON of pip-audit) names as vulnerable.

    Raises:
        ValueError: The answer is no such JSON.
    """
    packages = json.loads(answer)["dependencies"]
    return [
        f"{package['name']} {package['version']}: " + ", ".join(fault["id"] for fault in package["vulns"])
        for package in packages
        if package.get("vulns")
    ]


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
