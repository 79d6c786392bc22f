"""What a child changed of a program she was given to repair."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Change:
    """Lines that stood in the program, and what stands there now; either may be empty."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def changes(before: str, after: str) -> list[Change]:
    """What differs between two programs, from top to bottom.

    Blank lines and spaces at line ends do not count.
    """
    one, other = _lines(before), _lines(after)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    found: list[Change] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            found.append(Change(tuple(one[i1:i2]), tuple(other[j1:j2])))
    return found


def changed_lines(found: list[Change]) -> int:
    """How many lines were touched: a line rewritten, added or taken out counts once."""
    return sum(max(len(change.before), len(change.after)) for change in found)


def _lines(source: str) -> list[str]:
    return [line.rstrip() for line in source.splitlines() if line.strip()]
