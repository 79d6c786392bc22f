"""Check the text of a program before it is kept or graded."""

from __future__ import annotations

from tremplin.services.errors import Refused
from tremplin_sandbox.job import MAX_SOURCE_BYTES


def refuse_unkeepable(source: str) -> None:
    """Reject source that can never be graded.

    Raises:
        Refused: ``too_large`` above 64 kB, ``nul_byte`` (no database keeps it), ``not_text`` (half
            a character).
    """
    try:
        size = len(source.encode())
    except UnicodeEncodeError as error:
        raise Refused("not_text") from error
    if size > MAX_SOURCE_BYTES:
        raise Refused("too_large")
    if "\0" in source:
        raise Refused("nul_byte")
