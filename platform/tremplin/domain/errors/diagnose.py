"""Recognises an error of a beginner's program from Python's words and the program's text.

By type, by the structure of the message and by the source, never by one version's exact wording:
the grader, the browser and the tests run different Pythons, and get the same answer. The sentences
are in ``web.exercise.texts.error_texts``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tremplin.domain.errors.diagnosis import Diagnosis, RaisedError, Rule
from tremplin.domain.errors.message_patterns import by_message
from tremplin.domain.errors.name_errors import asked_for, unbound_name, unknown_name
from tremplin.domain.errors.program import WrongProgram
from tremplin.domain.errors.syntax_errors import SYNTAX_RULES, indentation
from tremplin.domain.errors.value_errors import (
    arguments,
    attribute,
    call_of_value,
    conversion,
    decimal_comma,
    mixed_kinds,
    nothing_used,
    parameters,
    typed_text,
    unknown_key,
    unknown_module,
)

LONGEST_MESSAGE = 500
"""Characters of a message that are looked at: a program raises errors of its own with any."""

# The first rule that recognises the error wins: what stands earlier knows a cause, what stands
# later only says what Python saw.
_RULES: Mapping[str, Sequence[Rule]] = {
    "SyntaxError": SYNTAX_RULES,
    "IndentationError": (indentation,),
    "TabError": (indentation,),
    "NameError": (asked_for, unknown_name),
    "UnboundLocalError": (unbound_name,),
    "TypeError": (
        parameters,
        decimal_comma,
        nothing_used,
        typed_text,
        mixed_kinds,
        call_of_value,
        arguments,
    ),
    "ValueError": (conversion,),
    "KeyError": (unknown_key,),
    "AttributeError": (nothing_used, attribute),
    "ModuleNotFoundError": (unknown_module,),
    "ImportError": (unknown_module,),
}


def diagnose(error_type: str, message: str, source: str = "", line: int | None = None) -> Diagnosis:
    """The case of a Python error.

    Args:
        error_type: Name of the error's class.
        message: Python's own (English) message; empty where it is not told.
        source: The program.
        line: The line of the program that Python blames, counted from 1.
    """
    error = RaisedError(error_type, message[:LONGEST_MESSAGE], WrongProgram(source, line))
    for rule in _RULES.get(error_type, ()):
        found = rule(error)
        if found:
            return found
    return by_message(error) or Diagnosis("unknown", {}, {"type": error_type}, error.program.line)
