"""Known vulnerabilities of the locked packages, Python's and the pages'.

What cannot be looked up is said loudly and fails nothing: a house without the internet must still be able to check.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

LIMIT_S = 60
Reader = Callable[[str], list[str]]


def main(lock: str, pages: str) -> int:
    """Ask the advisory services about every package of both lock files; returns 1 when one is known to be vulnerable.

    Args:
        lock: Lock file of the Python packages.
        pages: Folder of the pages' ``package-lock.json``.
    """
    pip_audit = str(Path(sys.executable).parent / "pip-audit")
    of_python = [pip_audit, "--requirement", lock, "--no-deps", "--disable-pip", "--format", "json"]
    of_pages = ["npm", "audit", "--json", "--package-lock-only", "--prefix", pages]
    return max(
        _report("Python", [*of_python, "--progress-spinner=off"], vulnerable, unknown),
        _report("pages", of_pages, vulnerable_pages, lambda answer: []),
    )


def vulnerable(answer: str) -> list[str]:
    """One line for each package that the answer (JSON of pip-audit) names as vulnerable.

    Raises:
        ValueError: The answer is no such JSON.
    """
    packages = json.loads(answer)["dependencies"]
    return [
        f"{package['name']} {package['version']}: "
        + ", ".join(fault["id"] for fault in package["vulns"])
        for package in packages
        if package.get("vulns")
    ]


def unknown(answer: str) -> list[str]:
    """Names of the packages that the service could not tell about: neither sound nor vulnerable."""
    return [
        package["name"]
        for package in json.loads(answer)["dependencies"]
        if "skip_reason" in package
    ]


def vulnerable_pages(answer: str) -> list[str]:
    """One line for each package that the answer (JSON of ``npm audit``) names as vulnerable.

    Raises:
        ValueError: The answer is no such JSON; an error of npm's is JSON as well.
    """
    told = json.loads(answer)
    if "vulnerabilities" not in told:
        raise ValueError(told.get("message", "no answer"))
    return [
        f"{name} {fault['range']}: {fault['severity']}"
        for name, fault in told["vulnerabilities"].items()
    ]


def _report(whose: str, command: list[str], read: Reader, read_unknown: Reader) -> int:
    try:
        asked = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, timeout=LIMIT_S, check=False
        )
        found, untold = read(asked.stdout), read_unknown(asked.stdout)
    except (subprocess.TimeoutExpired, FileNotFoundError, ValueError):
        _say(
            f"!! SKIPPED ({whose}): vulnerabilities were not looked up, the advisory service does not answer here."
        )
        return 0

    for line in found:
        _say(line)

    if untold:
        _say(
            f"!! SKIPPED ({whose}): the service could not tell about {len(untold)} packages, such as {untold[0]}."
        )

    none = "none known" if not untold else "none known among the others"
    _say(f"Vulnerabilities ({whose}): {f'{len(found)} packages concerned' if found else none}.")
    return 1 if found else 0


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
