"""Refuses functions that are too hard to follow: cognitive complexity above 12, as complexipy counts it.

Ruff's C901 counts the branches of statements only; complexipy counts comprehensions, conditional expressions and
``and``/``or`` too, and more for each level they are nested. What was too complex when the rule came is listed in
``complex_functions.txt`` with its figure: none may grow, none may join, and a line goes when its function is mended.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from complexipy import file_complexity

LIMIT = 12
LISTED = Path(__file__).with_name("complex_functions.txt")


@dataclass(frozen=True)
class Function:
    """A function, where it stands, and how complex it is.

    Attributes:
        name: Its name, after its class and ``::`` when it is a method: the same wherever its module
            moves.
        place: File and line.
        complexity: Its cognitive complexity.
    """

    name: str
    place: str
    complexity: int


def main(folders: Iterable[str]) -> int:
    """Say which functions of these folders break the rule; 1 when one does."""
    functions = [
        found
        for folder in folders
        for path in sorted(Path(folder).rglob("*.py"))
        for found in measured(path)
    ]
    faults = list(complaints(functions, read_listed(LISTED.read_text())))
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


def measured(path: Path) -> Iterator[Function]:
    """Each function of a file, with its complexity."""
    for function in file_complexity(str(path), no_ignore=True, with_plans=False).functions:
        yield Function(function.name, f"{path}:{function.line_start}", function.complexity)


def read_listed(text: str) -> dict[str, int]:
    """The functions that may stay above the limit, each with the most it may have."""
    rows = (line.split() for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return {name: int(most) for name, most in rows}


def complaints(functions: Iterable[Function], listed: dict[str, int]) -> Iterator[str]:
    """One line for each function above the limit that is not listed or has grown, and for each line to take away."""
    above = [function for function in functions if function.complexity > LIMIT]

    for function in above:
        most = listed.get(function.name, LIMIT)
        if function.complexity > most:
            has = f"{function.name} has a cognitive complexity of {function.complexity}"
            yield f"{function.place}: {has} (at most {most})"

    for name in sorted(listed.keys() - {function.name for function in above}):
        yield f"{LISTED.name}: {name} is above {LIMIT} no more: take its line away"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
