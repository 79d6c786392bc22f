"""pydantic's findings, said in words an instructor understands."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tremplin.content.format.messages import Message
from tremplin.content.format.problems import Problem

_WHOLE_NUMBER = Message("A whole number is needed here.")
_MESSAGES = {
    "int_parsing": _WHOLE_NUMBER,
    "int_type": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "string_type": Message("A text is needed here; put it between quotes."),
    "string_too_short": Message("This text is empty."),
    "string_too_long": Message("This text is over %(max_length)s characters."),
    "too_short": Message("At least %(min_length)s is needed."),
    "too_long": Message("At most %(max_length)s are allowed."),
    "greater_than_equal": Message("The smallest value is %(ge)s."),
    "less_than_equal": Message("The largest value is %(le)s."),
    "bool_parsing": Message("This is true or false."),
    "uuid_parsing": Message("This is not a UUID."),
    "tuple_type": Message("A list is needed here."),
    "model_type": Message("Keys and values are needed here."),
}
"""By pydantic's word for a fault; the values have its names."""
_LANGUAGE_MISSING = {"fr": Message("French is missing."), "en": Message("English is missing.")}


def problems_of(error: ValidationError, path: str) -> list[Problem]:
    """One problem for each fault, in the order of the file's keys."""
    faults = error.errors(include_url=False)
    # pydantic counts only the good items of a list: a list with one bad item is not "too short" as
    # well.
    told = [fault for fault in faults if fault["type"] != "too_short" or not _inside(fault, faults)]
    return [Problem(path, "schema", _message(fault), _key(fault)) for fault in told]


def _inside(outer: ErrorDetails, faults: Sequence[ErrorDetails]) -> bool:
    depth = len(outer["loc"])
    return any(
        fault["loc"][:depth] == outer["loc"] and len(fault["loc"]) > depth for fault in faults
    )


def _key(fault: ErrorDetails) -> str:
    # pydantic puts the name of a union's branch ("tests.0.stdout.expect") into the path; authors
    # know no branches.
    branches = {"stdout", "call", "ast", "turtle", "grid", "pytest", "mutants", "Pattern", "str"}
    return ".".join(str(part) for part in fault["loc"] if part not in branches)


def _message(fault: ErrorDetails) -> Message:
    last = str(fault["loc"][-1]) if fault["loc"] else ""
    match fault["type"]:
        case "extra_forbidden":
            return Message("'%(key)s' is not a known key here: a typing slip?", key=last)
        case "missing" if last in _LANGUAGE_MISSING:
            return _LANGUAGE_MISSING[last]
        case "missing":
            return Message("The key '%(key)s' is missing.", key=last)
        case "content_rule":
            text = fault["ctx"]["text"]
            return Message(text, **fault["ctx"]["values"])
        case "string_pattern_mismatch" if last == "slug":
            return Message("A slug is written in plain lower case with hyphens: 'three-lines'.")
        case "enum" | "literal_error":
            allowed = fault["ctx"]["expected"]
            return Message(
                "'%(value)s' is not possible here; choose from %(allowed)s.",
                value=str(fault["input"]),
                allowed=allowed,
            )
        case kind if kind in _MESSAGES:
            return _MESSAGES[kind].filled(**fault.get("ctx", {}))
        case _:
            return Message("This value does not fit (%(fault)s).", fault=fault["msg"])
