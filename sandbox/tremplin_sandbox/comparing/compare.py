"""Comparison of printed texts and of values with what an exercise expects.

The table in ``docs/writing-exercises.md`` ("What is equal to what") says the same for authors, and
the tests are made from it. Every function costs time in proportion to its input (decision 0007):
what came out of a container is compared without a hash table of its numbers, and its marks are not
put in order where they are too many.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from fractions import Fraction

import regex

from driver.values import MAX_INT_DIGITS, Opaque
from tremplin_sandbox.comparing.claimed import Pairs
from tremplin_sandbox.spec import Compare, Pattern

PATTERN_S = 0.5
"""Longest time, in seconds, that an author's regular expression may take on one output."""
_LONG, _MOST_SIGNS = 2_000, 12
"""Length of a text on which an expression is tried, and how many are."""
MAX_MARKS = 30
"""Most combining marks in a row that are put in order: the limit of Unicode's UAX #15."""
_TOO_MANY_MARKS = regex.compile(rf"\p{{M}}{{{MAX_MARKS + 1}}}")
_NUMBER = re.compile(
    r"""(?<![\w.])  # a number stands apart: neither the 2 of "x2" nor the 3 of "1.2.3"
    [-+]?(?:[0-9]+(?:_[0-9]+)*(?:\.[0-9]+(?:_[0-9]+)*)?|\.[0-9]+(?:_[0-9]+)*)
    (?:[eE][-+]?[0-9]+)?""",
    re.VERBOSE,
)


def same_output(expect: str | Pattern, got: str, rules: Compare) -> bool:
    """Whether the printed text is the expected one under the exercise's rules.

    An output on which the exercise's regular expression takes too long does not match it.
    """
    seen = _normal(got, rules)
    if isinstance(expect, Pattern):
        return _matches(expect.regex, seen, rules)
    wanted = _normal(expect, rules)
    if wanted == seen:
        return True
    return rules.number_tolerance > 0 and _near_text(wanted, seen, rules.number_tolerance)


def _matches(pattern: str, text: str, rules: Compare) -> bool:
    if rules.accents == "ignore":
        pattern = _without_marks(pattern)
    flags = regex.IGNORECASE if rules.case == "ignore" else 0
    try:
        return regex.fullmatch(pattern, text, flags, timeout=PATTERN_S) is not None
    except TimeoutError:
        return False


def ends_quickly(pattern: Pattern) -> bool:
    """Whether an author's regular expression ends in time on long texts of its own signs."""
    # A row of one sign that the pattern knows is what makes nested repetitions go back and forth.
    signs = {"a", "1", " ", "\n", *filter(str.isalnum, pattern.regex)}
    for sign in sorted(signs)[:_MOST_SIGNS]:
        try:
            regex.fullmatch(pattern.regex, sign * _LONG + "!", timeout=PATTERN_S)
        except TimeoutError:
            return False
    return True


def _normal(text: str, rules: Compare) -> str:
    text = text.replace("\r\n", "\n")
    text = _without_marks(text) if rules.accents == "ignore" else folded(text)
    if rules.case == "ignore":
        text = text.casefold()
    if rules.whitespace == "any":
        return " ".join(text.split())
    if rules.whitespace == "trailing":
        return "\n".join(line.rstrip() for line in text.split("\n")).rstrip("\n")
    return text


def folded(text: str) -> str:
    """The text with one spelling for each character (NFC), unless too many marks are in a row."""
    if text.isascii():
        return text
    # Putting marks in order takes the square of their number.
    if _TOO_MANY_MARKS.search(text):
        return text
    return unicodedata.normalize("NFC", text)


def _without_marks(text: str) -> str:
    """The text without accents and other combining marks.

    Marks go before characters are taken apart, so that there is never a long row to order.
    """
    bare = "".join(filter(_is_no_mark, text))
    taken_apart = unicodedata.normalize("NFD", bare)
    letters = "".join(filter(_is_no_mark, taken_apart))
    return unicodedata.normalize("NFC", letters)


def _is_no_mark(character: str) -> bool:
    return not unicodedata.combining(character)


def _near_text(wanted: str, seen: str, tolerance: float) -> bool:
    """Whether the texts are equal around their numbers, and the numbers near enough."""
    if _NUMBER.sub("0", wanted) != _NUMBER.sub("0", seen):
        return False
    for one, other in zip(_NUMBER.findall(wanted), _NUMBER.findall(seen), strict=True):
        if one != other and not _near_words(one, other, tolerance):
            return False
    return True


def _near_words(one: str, other: str, tolerance: float) -> bool:
    first, second = _number(one), _number(other)
    if first is None or second is None:
        return False
    return near(first, second, tolerance)


def _number(word: str) -> int | float | None:
    """A number as Python reads it; None for a whole number of more digits than travel."""
    if not word.lstrip("+-").replace("_", "").isdecimal():
        return float(word)
    if len(word) > MAX_INT_DIGITS:
        return None
    return int(word)


def near(one: float, other: float, tolerance: float) -> bool:
    """Whether two numbers are at most ``tolerance`` apart, reckoned on their decimal digits.

    Infinities and what is no number (``nan``) are near their like only.
    """
    if _is_odd(one) or _is_odd(other):
        return one == other or repr(one) == repr(other) == "nan"
    if tolerance <= 0:
        return one == other
    return abs(_exact(one) - _exact(other)) <= _exact(tolerance)


def _is_odd(number: float) -> bool:
    """Whether a number is infinite or ``nan``, so that no difference can be taken."""
    return number != number or abs(number) == math.inf


def _exact(number: float) -> Fraction:
    # By its digits: 1.01 is 0.01 more than 1, though the nearest binary fractions are not.
    return Fraction(number) if isinstance(number, int) else Fraction(repr(number))


def same_value(
    expect: object, got: object, tolerance: float = 0, strict_types: bool = False
) -> bool:
    """Whether a decoded value is the expected one.

    ``True`` is never ``1``. Unless ``strict_types``, a list equals a tuple and ``2`` equals
    ``2.0``.
    """

    def same(one: object, other: object) -> bool:
        return same_value(one, other, tolerance, strict_types)

    is_of_type = not strict_types or type(expect) is type(got)

    # By their exact types: a boolean is a whole number to Python, and none to a child.
    if type(expect) in _NUMBERS and type(got) in _NUMBERS:
        return is_of_type and near(expect, got, tolerance)  # type: ignore[arg-type]

    match expect, got:
        case str(), str():
            return expect == got or folded(expect) == folded(got)
        case ((list() | tuple()), (list() | tuple())):
            return is_of_type and len(expect) == len(got) and all(map(same, expect, got))
        case ((dict() | Pairs()), (dict() | Pairs())):
            return _same_mapping(expect, got, same, strict_types)
        case Opaque(), _:
            return False  # of what cannot travel nothing is known but its type

    return type(expect) is type(got) and expect == got


_NUMBERS = (int, float)


def _same_mapping(
    expect: Mapping[object, object] | Pairs,
    got: Mapping[object, object] | Pairs,
    same: Callable[[object, object], bool],
    strict: bool,
) -> bool:
    wanted, found = _by_key(expect, strict), _by_key(got, strict)
    if wanted is None or found is None or wanted.keys() != found.keys():
        return False
    return all(same(value, found[key]) for key, value in wanted.items())


def _by_key(mapping: Mapping[object, object] | Pairs, strict: bool) -> dict[str, object] | None:
    """The values by a text that is the same for equal keys; None where a key cannot be compared."""
    # Texts hash by a secret, numbers do not: a program could choose thousands of one hash.
    values: dict[str, object] = {}
    for key, value in mapping.items():
        text = _key(key, strict)
        if not text or text in values:
            return None
        values[text] = value
    return values


def _key(key: object, strict: bool) -> str:
    match key:
        case str():
            # The length before it: no text can end early and go on as another key of a tuple.
            return f"{len(text := folded(key))}:{text}"
        case bool() | None:
            return f"={key}"
        case float() if not strict and key.is_integer():
            return f"={int(key)}"
        case int() | float():
            return f"={key!r}"
        case tuple():
            parts = [_key(part, strict) for part in key]
            if not all(parts):
                return ""
            return f"({','.join(parts)})"

    return ""
