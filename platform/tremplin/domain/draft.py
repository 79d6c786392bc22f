"""A draft of blocks is the Python they make, followed by a comment that holds the blocks themselves."""

from __future__ import annotations

BLOCKS_MARK = "# blocks: "
"""Begins the last line of such a draft; ``src/blocks/draft.ts`` writes it."""


def program_in(draft: str) -> str:
    """What a person reads of a draft: the program, without the line that only the page of blocks reads."""
    program, mark, _ = draft.rpartition(f"\n{BLOCKS_MARK}")
    return program if mark else draft
