"""Lines that Python accepts and that do not do what a beginner means by them.

They raise nothing: **Run** tells of them when the program has ended, **Check** where the program
does not pass. They are read off the text, so that every Python finds the same.
"""

from __future__ import annotations

import keyword
import re

from tremplin.domain.errors.diagnosis import Diagnosis
from tremplin.domain.errors.program import WrongProgram
from tremplin.domain.errors.text import LONGEST_LINE

_COMPARED = re.compile(r"\s*[^\W\d]\w*\s*==[^=]")
_JOINED = re.compile(r"\b(and|or|if)\b")
_CALLED = re.compile(r"\s*(?:(\w+)\.)?([^\W\d]\w*)\s*;?\s*")
_SHOWS = re.compile(r"\b(print|str|round|float|int)\(")
_COUNTED = re.compile(r"\s*(\+\+|--)\s*([^\W\d]\w*)\s*;?\s*")


def silent_slip(source: str) -> Diagnosis | None:
    """The first such line of a program, or None.

    A comma in a number counts only where the whole program shows that it is meant so
    (:func:`_comma_in_number`): a pair of numbers is right in other programs.
    """
    program = WrongProgram(source, None)
    for number, line in program.statement_lines:
        # What goes on beyond the signs that are looked at may be anything.
        is_whole = len(line) < LONGEST_LINE
        found = (is_whole and _line_without_effect(program, line)) or _comma_in_number(
            program, line
        )
        if found:
            key, names = found
            return Diagnosis(key, names, line=number)
    return None


def _line_without_effect(program: WrongProgram, line: str) -> tuple[str, dict[str, str]] | None:
    if _COMPARED.match(line) and not _JOINED.search(line):
        return "equals_double", {"name": "==", "near": "="}

    counted = _COUNTED.fullmatch(line)
    if counted:
        return "plus_plus", {"name": counted[2], "near": f"{counted[2]} {counted[1][0]}= 1"}

    called = _CALLED.fullmatch(line)
    if called and not keyword.iskeyword(called[2]):
        owner, name = called.groups()
        is_function = program.imports_module(owner) if owner else name in program.callables
        if is_function:
            whole = f"{owner}.{name}" if owner else name
            return "call_brackets", {"name": whole, "near": f"{whole}(…)"}

    return None


def _comma_in_number(program: WrongProgram, line: str) -> tuple[str, dict[str, str]] | None:
    """A number written with a comma: ``prix = 3,5``.

    It counts where the name is then only shown or reckoned with: a pair of numbers is right where
    something is done that needs a pair.
    """
    name = (re.findall(r"[^\W\d]\w*", line) or [""])[0]
    if name not in program.decimal_commas:
        return None

    _, number = program.decimal_commas[name]
    # In an f-string the name stands inside a text.
    is_used = len(re.findall(rf"\b{name}\b", program.source)) > 1
    without_shows = _SHOWS.sub("", program.blanked)
    is_pair = re.search(
        rf"\bin\s+{name}\b|\b{name}\s*\[|,\s*\w+\s*=\s*{name}\b|\*{name}\b|\w\([^()]*\b{name}\b",
        without_shows,
    )
    if is_pair or not is_used:
        return None

    return "comma_decimal", {"name": number, "near": number.replace(",", ".")}
