"""Whoever hands in a program chooses how long its lines and its errors' messages are: neither makes a pattern work."""

import re
from collections import Counter

import pytest

from tremplin.domain.errors import (
    diagnosis,
    message_patterns,
    name_errors,
    signs,
    silent_slips,
    syntax_errors,
    text,
    value_errors,
)
from tremplin.domain.errors.diagnose import LONGEST_MESSAGE, diagnose
from tremplin.domain.errors.program import WrongProgram
from tremplin.domain.errors.silent_slips import silent_slip
from tremplin.domain.errors.text import LONGEST_LINE

LOOKING = (
    diagnosis,
    message_patterns,
    name_errors,
    signs,
    silent_slips,
    syntax_errors,
    text,
    value_errors,
)
"""The modules that match patterns."""

LONG = 30_000
LINES = {
    "spaces before a sign": "a" + " " * LONG + "!",
    "spaces after a dot": "a." + " " * LONG + "b",
    "one name": "a" * LONG + "!",
    "commas": "import " + "a," * LONG + "!",
    "words": "a " * LONG,
    "counted": "++" + " " * LONG + "a" + " " * LONG + "!",
    "brackets": "f(" * LONG,
    "quotes": "f('" * LONG,
    "semicolons": "f(" + ";" * LONG,
    "a head": "while" + " x" * LONG,
    "a comment": "#" * LONG,
}
MANY = {
    "empty lines": "\n" * LONG + "x",
    "lines of spaces": (" " * 20 + "\n") * 2_000 + "x",
    "comments": "# on\n" * 10_000 + "x",
    "names with a comma": "".join(f"a{number} = 3,5\n" for number in range(4_000)),
}
MESSAGES = {
    "SyntaxError": "f-string: " + "a" * LONG,
    "TypeError": "a" * LONG + "() missing 1 required " * 2_000,
    "ValueError": "int: '" * LONG,
    "NameError": "name '" + "a" * LONG + "!",
    "AttributeError": "'a' object has no attribute '" * 2_000,
}


@pytest.fixture
def looked_at(monkeypatch):
    """How many signs each pattern of these modules was matched against at once, by its function in ``re``."""
    most: Counter[str] = Counter()

    class Watched:
        def __getattr__(self, name):
            kept = getattr(re, name)
            if name not in ("search", "match", "fullmatch", "findall", "finditer"):
                return kept

            def looks(pattern, text, *rest):
                written = getattr(pattern, "pattern", pattern)
                most[written] = max(most[written], len(text))
                return kept(pattern, text, *rest)

            return looks

    for module in LOOKING:
        monkeypatch.setattr(module, "re", Watched())
    return most


@pytest.mark.parametrize("text", [*LINES.values(), *MANY.values()], ids=[*LINES, *MANY])
def test_no_line_is_looked_at_beyond_its_bound(looked_at, text):
    program = WrongProgram(text, None)
    assert max(map(len, program.blanked.split("\n"))) <= LONGEST_LINE
    assert all(len(line) <= LONGEST_LINE for _, line in program.statement_lines)
    silent_slip(text)
    for kind in ("SyntaxError", "NameError", "TypeError"):
        diagnose(kind, "invalid syntax", text, len(text.split("\n")))
    # Whatever may run over line ends is matched against the whole program, and is anchored at each of its lines.
    of_one_line = {
        pattern: most for pattern, most in looked_at.items() if not pattern.startswith(r"^[ \t]*")
    }
    whole = {
        pattern
        for pattern, most in of_one_line.items()
        if most > max(LONGEST_LINE, LONGEST_MESSAGE)
    }
    assert not [pattern for pattern in whole if not _counts_names(pattern)]


def _counts_names(pattern):
    """Patterns of ``_comma_in_number``, which look for one name of the program in all of it."""
    return re.search(r"\\ba\d+\\b", pattern) is not None


@pytest.mark.parametrize(("kind", "message"), MESSAGES.items())
def test_no_message_is_looked_at_beyond_its_bound(looked_at, kind, message):
    diagnose(kind, message, "x", 1)
    assert 0 < max(looked_at.values()) <= LONGEST_MESSAGE


def test_only_a_few_names_are_looked_for_in_the_whole_program(looked_at):
    silent_slip(MANY["names with a comma"])
    assert sum(_counts_names(pattern) for pattern in looked_at) <= 2 * 20


def test_what_is_far_to_the_right_still_closes_a_bracket():
    long = f"names = [{', '.join(['1'] * 300)}]"
    assert WrongProgram(f"{long}\nprint(names", 2).open_bracket() == ("(", 2)
    assert diagnose("SyntaxError", "invalid syntax", f"{long}\nprint(3 x 4)", 2).key == "sign_wrong"


def test_a_command_that_goes_on_far_to_the_right_is_no_slip():
    assert silent_slip("from turtle import *\nforward" + " " * LONGEST_LINE + "(10)") is None
