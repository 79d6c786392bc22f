"""pydantic's findings, said in words an instructor understands."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tremplin.content.format.problems import Problem, both
from tremplin.domain.exercise import Text

_WHOLE_NUMBER = ("Il faut ici un nombre entier.", "A whole number is needed here.")
_TEXT = ("Il faut ici un texte ; mettez-le entre guillemets.", "A text is needed here; put it between quotes.")
_VALUES = {
    "int_parsing": _WHOLE_NUMBER,
    "int_type": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "string_type": _TEXT,
    "string_too_short": ("Ce texte est vide.", "This text is empty."),
    "string_too_long": ("Ce texte dépasse {max_length} caractères.", "This text is over {max_length} characters."),
    "too_short": ("Il en faut au moins {min_length}.", "At least {min_length} is needed."),
    "too_long": ("Il en faut au plus {max_length}.", "At most {max_length} are allowed."),
    "greater_than_equal": ("La plus petite valeur est {ge}.", "The smallest value is {ge}."),
    "less_than_equal": ("La plus grande valeur est {le}.", "The largest value is {le}."),
    "bool_parsing": ("C’est true ou false.", "This is true or false."),
    "uuid_parsing": ("Ce n’est pas un identifiant UUID.", "This is not a UUID."),
    "tuple_type": ("Il faut ici une liste.", "A list is needed here."),
    "model_type": ("Il faut ici des clés et des valeurs.", "Keys and values are needed here."),
}


def problems_of(error: ValidationError, path: str) -> list[Problem]:
    """One problem for each fault, in the order of the file's keys."""
    faults = error.errors(include_url=False)
    # pydantic counts only the good items of a list: a list with one bad item is not "too short" as well.
    told = [fault for fault in faults if fault["type"] != "too_short" or not _inside(fault, faults)]
    return [Problem(path, "schema", _message(fault), _key(fault)) for fault in told]


def _inside(outer: ErrorDetails, faults: Sequence[ErrorDetails]) -> bool:
    depth = len(outer["loc"])
    return any(fault["loc"][:depth] == outer["loc"] and len(fault["loc"]) > depth for fault in faults)


def _key(fault: ErrorDetails) -> str:
    # pydantic puts the name of a union's branch ("tests.0.stdout.expect") into the path; authors know no branches.
    branches = {"stdout", "call", "ast", "turtle", "grid", "pytest", "mutants", "Pattern", "str"}
    return ".".join(str(part) for part in fault["loc"] if part not in branches)


def _message(fault: ErrorDetails) -> Text:
    last = str(fault["loc"][-1]) if fault["loc"] else ""
    match fault["type"]:
        case "extra_forbidden":
            return both(
                f"« {last} » n’est pas une clé connue à cet endroit : une faute de frappe ?",
                f"'{last}' is not a known key here: a typing slip?",
            )
        case "missing" if last in {"fr", "en"}:
            language = {"fr": ("le français", "French"), "en": ("l’anglais", "English")}[last]
            return both(f"Il manque {language[0]}.", f"{language[1]} is missing.")
        case "missing":
            return both(f"Il manque la clé « {last} ».", f"The key '{last}' is missing.")
        case "content_rule":
            return both(fault["ctx"]["fr"], fault["ctx"]["en"])
        case "string_pattern_mismatch" if last == "slug":
            return both(
                "Un slug s’écrit en minuscules sans accent, avec des tirets : « trois-lignes ».",
                "A slug is written in plain lower case with hyphens: 'three-lines'.",
            )
        case "enum" | "literal_error":
            allowed = fault["ctx"]["expected"]
            return both(
                f"« {fault['input']} » n’est pas possible ici ; choix : {allowed}.",
                f"'{fault['input']}' is not possible here; choose from {allowed}.",
            )
        case kind if kind in _VALUES:
            fr, en = _VALUES[kind]
            return both(fr.format(**fault.get("ctx", {})), en.format(**fault.get("ctx", {})))
        case _:
            return both(f"Cette valeur ne convient pas ({fault['msg']}).", f"This value does not fit ({fault['msg']}).")
