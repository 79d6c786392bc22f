"""Comparing what came out with what was expected. Pure functions; the learner's code never runs here."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Any

import regex

from driver.values import Opaque
from tremplin_sandbox.errors import ExerciseFaultError
from tremplin_sandbox.spec import Compare, Pattern

PATTERN_S = 1
"""Longest time, in seconds, that an author's regular expression may take on one output."""
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,4})?", re.ASCII)


def same_output(expect: str | Pattern, got: str, rules: Compare) -> bool:
    """Whether the printed text is the expected one under the exercise's rules.

    Raises:
        ExerciseFaultError: The exercise's regular expression takes too long on this output.
    """
    seen = _normal(got, rules)
    if isinstance(expect, Pattern):
        return _matches(expect.regex, seen, rules)
    wanted = _normal(expect, rules)
    return wanted == seen or (rules.number_tolerance > 0 and _close_text(wanted, seen, rules.number_tolerance))


def _matches(pattern: str, text: str, rules: Compare) -> bool:
    if rules.accents == "ignore":
        pattern = _folded(pattern, rules)
    flags = regex.IGNORECASE if rules.case == "ignore" else 0
    try:
        return regex.fullmatch(pattern, text, flags, timeout=PATTERN_S) is not None
    except TimeoutError as error:
        raise ExerciseFaultError(f"the regular expression {pattern!r} takes too long: avoid (a+)+") from error


def _normal(text: str, rules: Compare) -> str:
    text = _folded(text.replace("\r\n", "\n"), rules)
    if rules.case == "ignore":
        text = text.casefold()
    if rules.whitespace == "any":
        return " ".join(text.split())
    if rules.whitespace == "trailing":
        return "\n".join(line.rstrip() for line in text.split("\n")).rstrip("\n")
    return text


def _folded(text: str, rules: Compare) -> str:
    """One spelling for each character, without its accents where they do not count."""
    if rules.accents == "ignore":
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", text)


def _close_text(wanted: str, seen: str, tolerance: float) -> bool:
    """Whether the texts are equal around their numbers, and the numbers near enough."""
    if _NUMBER.sub("0", wanted) != _NUMBER.sub("0", seen):
        return False
    pairs = zip(_NUMBER.findall(wanted), _NUMBER.findall(seen), strict=True)
    return all(a == b or abs(float(a) - float(b)) <= tolerance for a, b in pairs)


def same_value(expect: object, got: object, tolerance: float = 0, strict_types: bool = False) -> bool:
    """Whether a decoded value is the expected one, by exact type.

    ``True`` is never ``1``. Unless ``strict_types``, a list equals a tuple and ``2`` equals ``2.0``.
    """
    if isinstance(got, Opaque) or isinstance(expect, Opaque):
        return False
    if type(expect) in (int, float) and type(got) in (int, float):
        return _same_number(expect, got, tolerance, strict_types)
    if isinstance(expect, list | tuple) and isinstance(got, list | tuple):
        alike = type(expect) is type(got) or not strict_types
        return (
            alike
            and len(expect) == len(got)
            and all(same_value(a, b, tolerance, strict_types) for a, b in zip(expect, got, strict=True))
        )
    if isinstance(expect, dict) and isinstance(got, dict):
        return _same_mapping(expect, got, tolerance, strict_types)
    return type(expect) is type(got) and expect == got


def _same_number(expect: Any, got: Any, tolerance: float, strict_types: bool) -> bool:
    if strict_types and type(expect) is not type(got):
        return False
    if expect == got or (expect != expect and got != got):
        return True
    try:
        return tolerance > 0 and math.isfinite(expect) and math.isfinite(got) and abs(expect - got) <= tolerance
    except OverflowError:  # an integer too large to be a float is not near anything
        return False


def _same_mapping(expect: dict[object, object], got: dict[object, object], tolerance: float, strict: bool) -> bool:
    if len(expect) != len(got):
        return False
    keys = {key: key for key in got}
    return all(
        key in keys and same_value(key, keys[key], 0, strict) and same_value(value, got[key], tolerance, strict)
        for key, value in expect.items()
    )
