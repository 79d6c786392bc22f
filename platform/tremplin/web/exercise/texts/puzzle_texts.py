"""What a child who puts lines in order is told of an error: she moves lines and types nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from tremplin.domain.exercise import Exercise
from tremplin.web.exercise.texts.error_texts import SENTENCES, Sentences

_ = lazy_gettext

_MISWRITTEN = (
    "assign_backwards",
    "brace",
    "bracket_extra",
    "bracket_mismatch",
    "bracket_open",
    "call_brackets",
    "colon_missing",
    "comma_decimal",
    "comma_missing",
    "declared",
    "def_brackets",
    "digit_first",
    "else_condition",
    "else_if",
    "equals_double",
    "equals_single",
    "for_shape",
    "french_word",
    "keyword_as_name",
    "leading_zero",
    "name_in_pieces",
    "other_language",
    "plus_plus",
    "print_brackets",
    "quote_missing",
    "sign_wrong",
    "syntax",
    "times_missing",
)
"""Errors of a line wherever it is placed: only lines of no right answer have them."""
_WITHOUT_VALUE = ("name_unknown", "quotes_missing")
"""A name that nothing gave a value to yet."""


def _with_suggestion(keys: Sequence[str], suggestion: LazyString) -> dict[str, Sentences]:
    return {key: replace(SENTENCES[key], suggestion=suggestion) for key in keys}


_IN_PUZZLES: Mapping[str, Sentences] = {
    **SENTENCES,
    **_with_suggestion(_MISWRITTEN, _("Put it back and take another one.")),
    **_with_suggestion(_WITHOUT_VALUE, _("First place the line that gives it a value.")),
}
PUZZLE_SENTENCES: Mapping[str, Mapping[str, Sentences]] = {
    "2d": {
        **_IN_PUZZLES,
        **_with_suggestion(["indent_missing"], _("Choose it, then press →.")),
        **_with_suggestion(["indent_unexpected"], _("Choose it, then press ←.")),
        **_with_suggestion(["indent_uneven"], _("Move them with ← and →.")),
    },
    "1d": {
        **_IN_PUZZLES,
        "indent_missing": Sentences(
            _("A shifted line is missing above this one."),
            _("Put one there."),
            SENTENCES["indent_missing"].reason,
        ),
        **_with_suggestion(["block_empty"], _("Put a shifted line below it.")),
        **_with_suggestion(["indent_unexpected"], _("Put it below one that ends with “:”.")),
        **_with_suggestion(["indent_uneven"], _("Put them in another order.")),
    },
}
"""The sentences by form of puzzle: in ``2d`` the child shifts lines, in ``1d`` they come shifted."""


def sentences_of(exercise: Exercise) -> Mapping[str, Sentences]:
    """The sentences for errors on the page of this exercise, by case."""
    if exercise.parsons is None or exercise.blocks is not None:
        return SENTENCES
    return PUZZLE_SENTENCES[exercise.parsons.indent]
