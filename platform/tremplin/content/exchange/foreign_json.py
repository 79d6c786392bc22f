"""JSON that a stranger may have written: read with a bound on every number, wherever it stands."""

from __future__ import annotations

import json
from typing import Any

MOST = 2**53
"""The largest whole number that every JSON reader keeps exactly (RFC 8259, section 6)."""
_MOST_DIGITS = len(str(MOST))


def read_foreign_json(data: bytes) -> Any:
    """The data of a JSON text.

    Raises:
        ValueError: It is not JSON, is nested beyond reading, or holds a number beyond :data:`MOST`,
            whose columns no database has, or one that is none (``NaN``, ``Infinity``).
    """
    try:
        return json.loads(data, parse_int=_whole, parse_float=_fraction, parse_constant=_fraction)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _whole(digits: str) -> int:
    # Counted first: making a number of a million digits takes minutes.
    if len(digits.lstrip("-")) > _MOST_DIGITS or abs(int(digits)) > MOST:
        raise ValueError("a number is too large")
    return int(digits)


def _fraction(digits: str) -> float:
    number = float(digits)
    if not abs(number) <= MOST:
        raise ValueError("a number is too large")
    return number
