"""Drafts of blocks: the Python they make, and a comment that holds the blocks themselves."""

from __future__ import annotations

import re

BLOCKS_MARK = "# blocks: "
"""Begins the last line of such a draft; ``src/blocks/draft.ts`` writes it."""


_DOES_NOTHING = re.compile(r"\s*(#.*|pass|(import|from)\s.*)?")


def program_in(draft: str) -> str:
    """The program of a draft, without the line that only the page of blocks reads."""
    program, mark, _ = draft.rpartition(f"\n{BLOCKS_MARK}")
    return program if mark else draft


def is_empty(program: str) -> bool:
    """Whether no line of a program does anything: only blanks, comments, imports, ``pass``."""
    return all(_DOES_NOTHING.fullmatch(line) for line in program.splitlines())
