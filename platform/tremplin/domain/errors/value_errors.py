"""Recognises values of the wrong kind: in operations, calls, conversions, attributes."""

from __future__ import annotations

import re

from tremplin.domain.errors.diagnosis import Diagnosis, RaisedError
from tremplin.domain.errors.name_errors import MODULE_OF
from tremplin.domain.errors.text import closest, commands_of

_FUNCTIONS = frozenset(["function", "builtin_function_or_method", "type"])
_WITH_PLACES = ("list", "tuple", "dict", "str")
_NUMBER_WORDS = {"no": 0, "one": 1, "two": 2}
_COUNTS = (
    r"takes (?:from \d+ to )?(?P<wanted>\d+) positional arguments? but (?P<given>\d+)",
    r"takes (?:exactly |at most |at least )?(?P<wanted>\w+) (?:keyword )?arguments? "
    r"\((?P<given>\d+) given\)",
    r"expected (?:exactly |at most |at least )?(?P<wanted>\d+) arguments?, got (?P<given>\d+)",
)
"""How Python says that a call gives too many or too few values: differently for functions of Python
and of C."""

_LENGTHS = ("length", "size", "len", "longueur")
_COUNTED = ("str", "list", "dict", "set", "tuple")
_ATTRIBUTES: dict[str, type] = {
    "str": str,
    "list": list,
    "dict": dict,
    "int": int,
    "float": float,
    "set": set,
}
_LIST_SYNONYMS = {"add": "append", "push": "append", "ajoute": "append", "ajouter": "append"}


def nothing_used(error: RaisedError) -> Diagnosis | None:
    """None came out of something, and is used."""
    if "NoneType" not in error.message:
        return None

    method = error.program.method_without_result()
    if method:
        return error.called("none_from_method", name=method)
    if error.program.keeps_print():
        return error.called("none_from_print")

    function = error.program.function_without_return()
    if function:
        return error.called("return_missing", name=function)

    return error.called("none_used")


def decimal_comma(error: RaisedError) -> Diagnosis | None:
    """A number written with a comma, which made two of it, is used."""
    if "tuple" not in error.message:
        return None

    for name, (line, number) in error.program.decimal_commas.items():
        if re.search(rf"\b{name}\b", error.program.code):
            names = {"name": number, "near": number.replace(",", ".")}
            return Diagnosis("comma_decimal", names, line=line)

    return None


def typed_text(error: RaisedError) -> Diagnosis | None:
    """What ``input()`` gave is used as a number."""
    if not error.says(r"'str'|\bstr\b|string"):
        return None

    name = error.program.typed_name()
    if name:
        return error.called("input_not_number", name=name)

    return None


def mixed_kinds(error: RaisedError) -> Diagnosis | None:
    """An operation between two values that do not go together: ``"age" + 9``."""
    joined = error.says(r"can only concatenate (?P<kind>\w+) \(not \"(?P<other>\w+)\"\)")
    operands = error.says(
        r"(unsupported operand|not supported between).*'(?P<kind>\w+)' and '(?P<other>\w+)'"
    )
    found = joined or operands
    if not found:
        return None

    words = {"kind": found["kind"], "other": found["other"]}
    kinds = set(words.values())
    uncalled = error.program.uncalled_function() if _FUNCTIONS & kinds else None
    if uncalled:
        name, line = uncalled
        return Diagnosis("call_brackets", {"name": name, "near": f"{name}(…)"}, line=line)

    is_text_with_number = {"str"} < kinds <= {"str", "int", "float"}
    if not is_text_with_number:
        return Diagnosis("kinds_mixed", {}, words, error.program.line)
    if error.says("not supported between"):
        return error.called("compare_text_number")
    return error.called("text_and_number")


def call_of_value(error: RaisedError) -> Diagnosis | None:
    """Round brackets after what is no function."""
    found = error.says(r"'(?P<kind>\w+)' object is not callable")
    if not found:
        return None

    hidden = error.program.hidden_builtin()
    if hidden:
        return error.called("builtin_hidden", name=hidden)

    variable = error.program.called_variable() if found["kind"] in _WITH_PLACES else ""
    if variable:
        return error.called("round_brackets", name=variable, near=f"{variable}[…]")
    if found["kind"] == "module":
        return error.called("module_called")

    return error.called("not_callable")


def parameters(error: RaisedError) -> Diagnosis | None:
    """A function that takes another number of values than the tests give it.

    The tests call it, so no line of the program is blamed.
    """
    found = error.says(
        r"^(?P<name>\w+)\(\) (?:missing (?P<missing>\d+) required|takes .* but (?P<given>\d+) )"
    )
    if found is None or error.program.line is not None:
        return None

    name = found["name"]
    least = error.program.parameters(name)
    if least is None:
        return None

    wanted = int(found["given"]) if found["given"] else least - int(found["missing"])
    return error.called("parameters_wrong", name=name, near=str(wanted))


def arguments(error: RaisedError) -> Diagnosis | None:
    """A call with too many values, too few, or one under a name that the function does not know."""
    named = error.says(r"(?:\w+\.)*(?P<name>\w+)\(\)") or error.says(r"^(?P<name>\w+) expected")
    name = named["name"] if named else "…"
    missing = error.says(r"missing \d+ required .*?: '(?P<near>\w+)'")
    if missing:
        return error.called("argument_missing", name=name, near=missing["near"])

    # Functions of Python and of C say it differently.
    word = error.says(r"unexpected keyword argument '(\w+)'") or error.says(
        r"'(\w+)' is an invalid keyword argument"
    )
    if word:
        called = error.says(r"for (\w+)\(\)")
        return error.called("keyword_unknown", name=called[1] if called else name, near=word[1])

    for pattern in _COUNTS:
        found = error.says(pattern)
        if found:
            return _miscounted(error, name, _as_number(found["wanted"]), int(found["given"]))

    return None


def _as_number(written: str) -> int:
    if written.isdigit():
        return int(written)
    return _NUMBER_WORDS.get(written, 0)


def _miscounted(error: RaisedError, name: str, wanted: int, given: int) -> Diagnosis:
    if given <= wanted:
        return error.called("arguments_too_few", name=name)

    # One too many has two causes that the child does not see as a value: 3,5 for 3.5, and the
    # object itself.
    if given == wanted + 1:
        comma = re.search(r"\b(\d+),(\d+)\b", error.program.code)
        if comma:
            return error.called("comma_decimal", name=comma[0], near=f"{comma[1]}.{comma[2]}")
        if error.program.is_method(name):
            return error.called("self_missing", name=name)

    return error.called("arguments_too_many", name=name)


def conversion(error: RaisedError) -> Diagnosis | None:
    """A text that ``int`` or ``float`` cannot read."""
    found = error.says(r"\b(?P<to>int|float)\b.*?: (?P<text>['\"].*)$")
    if found:
        return _unreadable_number(error, found["to"], found["text"][1:-1])
    if not error.message and "int(" in error.program.code:
        return error.called("number_text")
    return None


def _unreadable_number(error: RaisedError, kind: str, text: str) -> Diagnosis:
    if not text.strip():
        return error.called("number_empty")
    if re.fullmatch(r"\s*-?\d+,\d+\s*", text):
        return error.called("number_comma", name=text, near=text.replace(",", "."))
    if kind == "int" and re.fullmatch(r"\s*-?\d*\.\d*\s*", text):
        return error.called("number_decimal", name=text)
    return error.called("number_text", name=text)


def attribute(error: RaisedError) -> Diagnosis | None:
    """A method or a part of a module that does not exist."""
    found = error.says(r"'(?P<of>\w+)'(?: object)? has no attribute '(?P<name>\w+)'")
    if not found:
        return None

    name, owner = found["name"], found["of"]
    if _is_length(name, owner):
        return error.called("use_len", name=name)

    synonym = _LIST_SYNONYMS.get(name) if owner == "list" else None
    near = synonym or closest(name, _attributes(owner, is_module=bool(error.says("^module"))))
    if near:
        return error.called("attribute_near", name=name, near=near)

    return error.called("attribute_unknown", name=name)


def _is_length(name: str, owner: str) -> bool:
    """Whether the attribute is what other languages call the length: ``text.lenght``."""
    if name in _LENGTHS:
        return True
    return owner in _COUNTED and closest(name, _LENGTHS) is not None


def _attributes(owner: str, *, is_module: bool) -> list[str]:
    """What a beginner may look for in a value of this kind, or in the module of this name."""
    if owner in ("Turtle", "turtle"):
        return commands_of("turtle")
    if is_module:
        return [each for each, module in MODULE_OF.items() if module == owner and each != module]
    if owner in _ATTRIBUTES:
        return [each for each in dir(_ATTRIBUTES[owner]) if not each.startswith("_")]
    return []


def unknown_module(error: RaisedError) -> Diagnosis:
    """The case of an ImportError."""
    part = error.says(r"cannot import name '(?P<name>\w+)' from '(?P<near>\w+)'")
    if part:
        return error.called("import_name", name=part["name"], near=part["near"])

    found = error.says(r"No module named '?(?P<name>[\w.]+)")
    if not found:
        return error.called("module_unknown", name="…")

    near = closest(found["name"], set(MODULE_OF.values()))
    if near:
        return error.called("module_near", name=found["name"], near=near)

    return error.called("module_unknown", name=found["name"])


def unknown_key(error: RaisedError) -> Diagnosis:
    """The case of a KeyError."""
    return error.called("key_unknown", name=error.message.strip("'\"") or "…")
