"""What went wrong in a beginner's program, recognised from Python's own error.

Recognised by type and by the structure of the message, never by one version's exact wording: the grader, the browser
and the tests may run different Pythons. The sentences themselves are in ``web.wording``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A recognised error.

    Attributes:
        key: Stable word of the case, e.g. ``name_unknown``; ``unknown`` when nothing fits.
        names: What the sentence mentions, e.g. ``{"name": "agge", "near": "age"}``.
    """

    key: str
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Pattern:
    types: tuple[str, ...]
    message: re.Pattern[str]
    key: str


def _pattern(types: str, message: str, key: str) -> _Pattern:
    return _Pattern(tuple(types.split()), re.compile(message), key)


_SYNTAX = "SyntaxError IndentationError TabError"

# The first that fits wins: special cases stand before general ones.
_PATTERNS: Sequence[_Pattern] = (
    _pattern("NameError", r"name '(?P<name>\w+)' is not defined\. Did you mean: '(?P<near>\w+)'", "name_near"),
    _pattern("NameError", r"name '(?P<name>\w+)' is not defined", "name_unknown"),
    _pattern("UnboundLocalError", r"variable '(?P<name>\w+)'", "name_too_early"),
    _pattern("IndentationError", r"expected an indented block", "indent_missing"),
    _pattern("IndentationError", r"unexpected indent", "indent_unexpected"),
    _pattern("IndentationError TabError", r"", "indent_uneven"),
    _pattern(_SYNTAX, r"expected ':'", "colon_missing"),
    _pattern(_SYNTAX, r"unterminated (triple-quoted )?(f-)?string|EOL while scanning string", "quote_missing"),
    _pattern(_SYNTAX, r"'(?P<bracket>[(\[{])' was never closed|unexpected EOF", "bracket_open"),
    _pattern(_SYNTAX, r"unmatched '(?P<bracket>[)\]}])'|does not match opening", "bracket_extra"),
    _pattern(_SYNTAX, r"Missing parentheses in call to 'print'", "print_brackets"),
    _pattern(_SYNTAX, r"Perhaps you forgot a comma", "comma_missing"),
    _pattern(_SYNTAX, r"Maybe you meant '==' or ':='|cannot assign to .* here", "equals_single"),
    _pattern(_SYNTAX, r"cannot assign to", "assign_backwards"),
    _pattern(_SYNTAX, r"invalid character|non-printable character", "odd_character"),
    _pattern(_SYNTAX, r"", "syntax"),
    _pattern("TypeError", r"can only concatenate str|unsupported operand type.*'str'", "text_and_number"),
    _pattern("TypeError", r"not supported between instances of .*'str'", "compare_text_number"),
    _pattern("TypeError", r"'(?P<kind>\w+)' object is not callable", "not_callable"),
    _pattern("TypeError", r"(?P<name>\w+)\(\) (missing|takes|got)", "arguments"),
    _pattern("ValueError", r"invalid literal for int\(\) with base 10: (?P<text>.+)", "not_a_number"),
    _pattern("ValueError", r"could not convert string to float: (?P<text>.+)", "not_a_number"),
    _pattern("ZeroDivisionError", r"", "divide_by_zero"),
    _pattern("IndexError", r"", "index_too_far"),
    _pattern("KeyError", r"(?P<name>.+)", "key_unknown"),
    _pattern("AttributeError", r"has no attribute '(?P<name>\w+)'\. Did you mean: '(?P<near>\w+)'", "attribute_near"),
    _pattern("AttributeError", r"has no attribute '(?P<name>\w+)'", "attribute_unknown"),
    _pattern("EOFError", r"", "input_over"),
    _pattern("RecursionError", r"", "calls_itself"),
    _pattern("MemoryError", r"", "memory_full"),
    _pattern("OverflowError", r"", "number_too_large"),
    _pattern("ModuleNotFoundError ImportError", r"(?P<name>'?\w+'?)$", "module_unknown"),
)


def diagnose(error_type: str, message: str) -> Diagnosis:
    """The case of a Python error, from the name of its class and Python's own (English) message."""
    for pattern in _PATTERNS:
        if error_type not in pattern.types:
            continue
        match = pattern.message.search(message)
        if match:
            names = {name: text.strip("'\"") for name, text in match.groupdict().items() if text}
            return Diagnosis(pattern.key, names)
    return Diagnosis("unknown", {"type": error_type})
