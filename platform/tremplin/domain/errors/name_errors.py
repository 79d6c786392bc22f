"""Recognises the mistakes behind a name that Python does not know."""

from __future__ import annotations

import re

from tremplin.domain.errors.diagnosis import Diagnosis, RaisedError
from tremplin.domain.errors.program import WrongProgram
from tremplin.domain.errors.signs import ENDERS, FRENCH, OTHER_LANGUAGES
from tremplin.domain.errors.text import PLAYGROUND, closest, commands_of

MODULE_OF = {
    name: module
    for module, names in {
        "random": "random randint choice shuffle randrange uniform sample",
        "math": "math sqrt pi sin cos tan floor ceil factorial gcd hypot radians degrees",
        "time": "time sleep",
        "turtle": "turtle",
        "robot": "robot",
    }.items()
    for name in names.split()
}
"""The modules that beginners use, and what they use of them, each with its module."""

_ASKED_FOR = re.compile(r"(?P<kind>function|class|name) '(?P<name>\w+)' is asked for")
"""What the grader says of a name that the tests need and the program does not have
(``judged.not_defined``)."""
_A_LITTLE_LIKE = 0.4
"""Enough likeness for a name that the tests need: the program has only a few that could stand for
it."""


def asked_for(error: RaisedError) -> Diagnosis | None:
    """A name that the tests need, with what the program calls it instead, where that is clear."""
    found = _ASKED_FOR.search(error.message)
    if found is None:
        return None

    kind, name = found["kind"], found["name"]
    written = [each for each in error.program.defined(kind) if each != name]
    near = written[0] if len(written) == 1 else closest(name, written, _A_LITTLE_LIKE)
    if near:
        return error.called(f"{kind}_renamed", name=name, near=near)

    return error.called(f"{kind}_missing", name=name)


def unknown_name(error: RaisedError) -> Diagnosis:
    """The case of a NameError."""
    program = error.program
    found = error.says(r"name '(\w+)'")
    name = found[1] if found else program.unknown_name()

    same = _same_in_other_case(program, name)
    if same:
        return error.called("word_case", name=name, near=same)
    if name in FRENCH:
        return error.called("french_word", name=name, near=FRENCH[name])
    if name in program.outer_names:
        return error.called("name_too_early", name=name)

    known = _written_otherwise(error, name) or _not_imported(error, name)
    if known:
        return known

    near = closest(name, program.names_here())
    if near:
        return error.called("name_near", name=name, near=near)

    return error.called(_kind_of_unknown(program, name), name=name)


def _same_in_other_case(program: WrongProgram, name: str) -> str:
    """The known name that differs in capitals only (``True`` for ``true``), or an empty text."""
    for other in program.names_here():
        if other != name and other.lower() == name.lower():
            return other
    return ""


def _written_otherwise(error: RaisedError, name: str) -> Diagnosis | None:
    """``x == 3`` to give a value, a word of another language."""
    stored = re.match(rf"\s*{re.escape(name)}\s*(==|<-)", error.program.code) if name else None
    if stored:
        key = "equals_double" if stored[1] == "==" else "sign_wrong"
        return error.called(key, name=stored[1], near="=")

    if name in OTHER_LANGUAGES:
        return error.called("other_language", name=name, near=OTHER_LANGUAGES[name])
    if name in ENDERS and error.program.code.strip() == name:
        return error.called("end_word", name=name)

    return None


def _not_imported(error: RaisedError, name: str) -> Diagnosis | None:
    """A tool whose module the program does not import, or imports without naming it at the tool."""
    program = error.program
    module = MODULE_OF.get(name) or _playground_of(name, program.code)
    if module is None:
        return None
    if program.imports_module(module) and name != module:
        return error.called("dot_missing", name=name, near=f"{module}.{name}")

    if name == module:
        line = f"import {module}"
    elif module in PLAYGROUND:
        line = f"from {module} import *"
    else:
        line = f"from {module} import {name}"
    return error.called("import_missing", name=name, near=module, code=line)


def _playground_of(name: str, code: str) -> str | None:
    """The module of the playground that a called name belongs to."""
    called = re.search(rf"\b{re.escape(name)}\s*\(\s*(\)?)", code) if name else None
    if called is None:
        return None

    # Robot and turtle share words; the robot's commands take nothing between their brackets.
    homes = PLAYGROUND if called[1] else reversed(PLAYGROUND)
    for module in homes:
        if name in commands_of(module):
            return module
    return None


def _kind_of_unknown(program: WrongProgram, name: str) -> str:
    if name in program.inner_names:
        return "name_local"
    if program.could_be_text(name):
        return "quotes_missing"
    return "name_unknown"


def unbound_name(error: RaisedError) -> Diagnosis:
    """The case of an UnboundLocalError."""
    found = error.says(r"variable '(\w+)'")
    name = found[1] if found else "…"
    if name in error.program.outer_names:
        return error.called("name_global", name=name)
    return error.called("name_too_early", name=name)
