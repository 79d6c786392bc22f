"""The sentences of verdicts and errors: the one place where a stable word becomes a text that a child reads."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext, lazy_gettext
from flask_babel.speaklater import LazyString

from tremplin.domain.errors import Diagnosis
from tremplin_sandbox.verdict import VerdictClass

_ = lazy_gettext

HEADLINES: dict[VerdictClass, LazyString] = {
    VerdictClass.PASSED: _("It works!"),
    VerdictClass.FAILED: _("Not there yet. You are getting closer."),
    VerdictClass.ERROR: _("Python stopped before the end."),
    VerdictClass.TIMEOUT: _("Your program has not finished yet."),
    VerdictClass.OUT_OF_MEMORY: _("Your program filled all its memory."),
    VerdictClass.OUTPUT_LIMIT: _("Your program prints far too much."),
    VerdictClass.REJECTED: _("This text cannot be checked."),
    VerdictClass.PLATFORM_ERROR: _("The checker is having a rest."),
}

SUGGESTIONS: dict[VerdictClass, LazyString] = {
    VerdictClass.TIMEOUT: _("Look for a loop that never ends: what should make it stop?"),
    VerdictClass.OUT_OF_MEMORY: _("Look for a list or a text that keeps growing."),
    VerdictClass.OUTPUT_LIMIT: _("Look for a print inside a loop that never ends."),
    VerdictClass.ERROR: _("Read the marked line once more, slowly."),
    VerdictClass.PLATFORM_ERROR: _("Your work is kept. It will be checked as soon as the checker is back."),
}

REFUSALS: dict[str, LazyString] = {
    "too_large": _("Your program is too long to be checked (more than 64,000 characters). Make it shorter."),
    "nul_byte": _("There is an invisible character in your program. Type the line again by hand."),
    "not_text": _("There is a broken character in your program. Type the line again by hand."),
    "not_utf8": _("There is a broken character in your program. Type the line again by hand."),
    "bad_coding_cookie": _("The first line asks for a strange alphabet. Delete that line."),
    "bad_key": _("This page is out of date. Reload it: your work is kept."),
    "locked": _("This exercise is not open yet. Finish a few more of the ones before it."),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happened and one thing to try, in the child's language."""

    happened: str
    suggestion: str


_ERRORS: dict[str, tuple[LazyString, LazyString]] = {
    "name_near": (
        _("Python does not know “%(name)s”."),
        _("Did you mean “%(near)s”? Check the letters, capitals too."),
    ),
    "name_unknown": (
        _("Python does not know “%(name)s”."),
        _("If it is a text, put it in quotes. If it is a variable, give it a value first."),
    ),
    "name_too_early": (
        _("“%(name)s” is used before it has a value."),
        _("Give it a value on a line above."),
    ),
    "indent_missing": (
        _("The line after the colon must be shifted to the right."),
        _("Press Tab at the start of that line."),
    ),
    "indent_unexpected": (
        _("This line is shifted to the right without a reason."),
        _("Remove the spaces at its start."),
    ),
    "indent_uneven": (
        _("The lines of this block do not start at the same place."),
        _("Line up their first letters."),
    ),
    "colon_missing": (_("A colon is missing at the end of the line."), _("Add “:” at the end.")),
    "quote_missing": (_("A text starts with a quote but never ends."), _("Add the missing quote at the end.")),
    "bracket_open": (_("A bracket is opened but never closed."), _("Count the brackets of this line: close each one.")),
    "bracket_extra": (
        _("There is a closing bracket too many."),
        _("Count the brackets of this line: each opens once."),
    ),
    "print_brackets": (_("print needs brackets."), _("Write print(…) with what to show inside.")),
    "comma_missing": (_("Two things stand side by side with nothing between them."), _("Put a comma between them.")),
    "equals_single": (
        _("A single “=” gives a value. It does not compare."),
        _("To compare, write “==”."),
    ),
    "assign_backwards": (
        _("The name must stand to the left of “=”."),
        _("Write the variable first, then “=”, then its value."),
    ),
    "odd_character": (
        _("There is a character here that Python cannot read."),
        _("Type the quotes and brackets of this line again yourself."),
    ),
    "syntax": (_("Python cannot read this line."), _("Compare it letter by letter with the example.")),
    "text_and_number": (
        _("A text and a number cannot be added together."),
        _("Turn the text into a number with int(…), or the number into text with str(…)."),
    ),
    "compare_text_number": (
        _("A text and a number cannot be compared."),
        _("Turn the text into a number first, with int(…)."),
    ),
    "not_callable": (_("Brackets after this name make no sense to Python."), _("Did you forget a sign before “(”?")),
    "arguments": (
        _("%(name)s did not get the right number of values."),
        _("Count what stands between its brackets."),
    ),
    "not_a_number": (_("“%(text)s” is not a number, so Python cannot convert it."), _("Which value goes into int(…)?")),
    "divide_by_zero": (_("Nothing can be divided by zero."), _("Look at the value after “/”, “//” or “%%”.")),
    "index_too_far": (_("There is nothing at that place."), _("Places are counted from 0: what is the last one?")),
    "key_unknown": (_("“%(name)s” is not in the dictionary."), _("Check the spelling of the key.")),
    "attribute_near": (_("“%(name)s” does not exist here."), _("Did you mean “%(near)s”?")),
    "attribute_unknown": (_("“%(name)s” does not exist here."), _("Check the word after the dot.")),
    "input_over": (
        _("Your program asks once more than there are answers."),
        _("Count your input(): is one of them too many?"),
    ),
    "calls_itself": (_("A function calls itself without end."), _("What should make it stop?")),
    "memory_full": (
        _("Your program filled all its memory."),
        _("Look for a list or a text that keeps growing."),
    ),
    "number_too_large": (_("A number became too large for Python."), _("Look for a calculation that keeps growing.")),
    "module_unknown": (_("There is no module called “%(name)s” here."), _("Check the spelling after import.")),
    "unknown": (_("Python met a problem it calls %(type)s."), _("Read the marked line once more, slowly.")),
}


def explain(diagnosis: Diagnosis) -> Explanation:
    """The sentences for a recognised error."""
    happened, suggestion = _ERRORS[diagnosis.key]
    return Explanation(_filled(happened, diagnosis.names), _filled(suggestion, diagnosis.names))


def error_texts() -> dict[str, tuple[str, str]]:
    """Every case's two sentences in the reader's language, placeholders unfilled: for errors met in the browser."""
    return {key: (str(happened), str(suggestion)) for key, (happened, suggestion) in _ERRORS.items()}


def _filled(text: LazyString, names: dict[str, str]) -> str:
    return str(text) % {"name": "…", "near": "…", "text": "…", **names}


def kind_label(kind: str) -> str:
    """What a child does in an exercise of this kind, in a word or two."""
    return {
        "blocks-grid": gettext("Steer"),
        "turtle": gettext("Draw"),
        "stdout": gettext("Write"),
        "function": gettext("Write"),
        "debug": gettext("Repair"),
        "predict": gettext("Guess"),
    }.get(kind, gettext("Do"))
