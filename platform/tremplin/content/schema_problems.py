"""pydantic's findings, said in words an instructor understands."""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tremplin.content.problems import Problem, both
from tremplin.domain.exercise import Text


def problems_of(error: ValidationError, path: str) -> list[Problem]:
    """One problem for each fault, in the order of the file's keys."""
    return [Problem(path, "schema", _message(fault), _key(fault)) for fault in error.errors(include_url=False)]


def _key(fault: ErrorDetails) -> str:
    # pydantic puts the name of a union's branch ("tests.0.stdout.expect") into the path; authors know no branches.
    branches = {"stdout", "call", "ast", "Pattern", "str"}
    return ".".join(str(part) for part in fault["loc"] if part not in branches)


def _message(fault: ErrorDetails) -> Text:
    last = str(fault["loc"][-1]) if fault["loc"] else ""
    match fault["type"]:
        case "extra_forbidden":
            return both(
                f"« {last} » n'est pas une clé connue à cet endroit : une faute de frappe ?",
                f"'{last}' is not a known key here: a typing slip?",
            )
        case "missing" if last in {"fr", "en"}:
            language = {"fr": ("le français", "French"), "en": ("l'anglais", "English")}[last]
            return both(f"Il manque {language[0]}.", f"{language[1]} is missing.")
        case "missing":
            return both(f"Il manque la clé « {last} ».", f"The key '{last}' is missing.")
        case "content_rule":
            return both(fault["ctx"]["fr"], fault["ctx"]["en"])
        case "string_pattern_mismatch" if last == "slug":
            return both(
                "Un slug s'écrit en minuscules sans accent, avec des tirets : « trois-lignes ».",
                "A slug is written in plain lower case with hyphens: 'three-lines'.",
            )
        case "enum" | "literal_error":
            allowed = fault["ctx"]["expected"]
            return both(
                f"« {fault['input']} » n'est pas possible ici ; choix : {allowed}.",
                f"'{fault['input']}' is not possible here; choose from {allowed}.",
            )
        case _:
            return both(f"Cette valeur ne convient pas ({fault['msg']}).", f"This value does not fit ({fault['msg']}).")
