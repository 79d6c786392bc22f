"""Patterns over what strangers write: none of them repeats what it repeats, so none takes time without end."""

import ast
import importlib
import pkgutil
import re
import time
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

import tremplin
import tremplin_sandbox
from tremplin.content.authoring.picture_upload import clean_svg
from tremplin.content.format.problems import ContentError

REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)
MANY = 20
EVERY_SIGN = frozenset(map(chr, range(0x20, 0x180)))


def is_of_re(call: ast.Call) -> bool:
    return ast.unparse(call.func).startswith("re.")


def patterns():
    """Every regular expression of the site and the sandbox, with where it stands."""
    found: dict[str, str] = {}
    for package in (tremplin, tremplin_sandbox):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            source = importlib.util.find_spec(module.name).origin
            tree = ast.parse(Path(source).read_text(encoding="utf-8"))
            for call in ast.walk(tree):
                match call:
                    case ast.Call(args=[ast.Constant(value=str(pattern)), *_]) if is_of_re(call):
                        found.setdefault(pattern, f"{module.name}:{call.lineno}")
            if "re.compile(" in ast.unparse(tree) and not module.name.endswith("__main__"):
                for name, value in vars(importlib.import_module(module.name)).items():
                    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                        found.setdefault(value.pattern, f"{module.name}.{name}")
    return found


def signs(item):
    """The signs that this part of a pattern may take first, and whether it may take none."""
    kind, what = item
    if kind is codes.LITERAL:
        return {chr(what)}, False
    if kind is codes.NOT_LITERAL:
        return EVERY_SIGN - {chr(what)}, False
    if kind is codes.ANY:
        return EVERY_SIGN, False
    if kind is codes.IN:
        return {sign for sign in EVERY_SIGN if re.fullmatch(_class(what), sign)}, False
    if kind in (*REPEATS, codes.POSSESSIVE_REPEAT):
        first, may_be_none = firsts(what[2])
        return first, may_be_none or what[0] == 0
    if kind is codes.SUBPATTERN:
        return firsts(what[3])
    if kind is codes.BRANCH:
        both = [firsts(branch) for branch in what[1]]
        return set().union(*(first for first, _ in both)), any(none for _, none in both)
    return set(), True


def firsts(items):
    taken = set()
    for item in items:
        first, may_be_none = signs(item)
        taken |= first
        if not may_be_none:
            return taken, False
    return taken, True


def _class(parts):
    names = {
        codes.CATEGORY_DIGIT: r"\d",
        codes.CATEGORY_NOT_DIGIT: r"\D",
        codes.CATEGORY_SPACE: r"\s",
        codes.CATEGORY_NOT_SPACE: r"\S",
        codes.CATEGORY_WORD: r"\w",
        codes.CATEGORY_NOT_WORD: r"\W",
    }
    text = ""
    for kind, what in parts:
        if kind is codes.NEGATE:
            text += "^"
        elif kind is codes.LITERAL:
            text += re.escape(chr(what))
        elif kind is codes.RANGE:
            text += f"{re.escape(chr(what[0]))}-{re.escape(chr(what[1]))}"
        else:
            text += names[what]
    return f"[{text}]"


def last_repeats(items):
    """What the endless repeats take that may stand at the end of these parts."""
    for item in reversed(list(items)):
        yield from _repeats_at_the_end(*item)
        if not signs(item)[1]:
            return


def _repeats_at_the_end(kind, what):
    if kind in REPEATS:
        if what[1] > MANY:
            yield firsts(what[2])[0]
        yield from last_repeats(what[2])
    elif kind is codes.SUBPATTERN:
        yield from last_repeats(what[3])
    elif kind is codes.BRANCH:
        for branch in what[1]:
            yield from last_repeats(branch)


def ambiguous(items):
    """Whether an endless repeat holds something that can be parted in many ways: its end may be its next beginning."""
    for kind, what in items:
        if kind in REPEATS:
            inner = what[2]
            if what[1] > MANY and any(taken & firsts(inner)[0] for taken in last_repeats(inner)):
                return True
            if ambiguous(inner):
                return True
        if kind is codes.SUBPATTERN and ambiguous(what[3]):
            return True
        if kind is codes.BRANCH and any(ambiguous(branch) for branch in what[1]):
            return True
    return False


def test_no_pattern_can_be_parted_in_ever_more_ways():
    found = patterns()
    assert len(found) > 80
    assert {
        where: pattern for pattern, where in found.items() if ambiguous(parser.parse(pattern))
    } == {}


@pytest.mark.parametrize(
    ("pattern", "is_ambiguous"),
    [
        (r"(/?[A-Za-z0-9_-][A-Za-z0-9._-]*)+", True),
        (r"(a+)+b", True),
        (r"(a|b*)*c", True),
        (r"(\w+\s?)*x", True),
        (r"/?[a-z][a-z.]*(?:/[a-z][a-z.]*)*", False),
        (r"(\d+,)*\d+", False),
        (r"[a-z]+(-[a-z]+)*", False),
    ],
)
def test_the_sweep_knows_the_kind(pattern, is_ambiguous):
    assert ambiguous(parser.parse(pattern)) is is_ambiguous


@pytest.mark.parametrize("begun", ["<?", "<!--", "<!DOCTYPE", "<!DOCTYPE "])
def test_a_drawing_of_beginnings_is_refused_at_once(begun):
    drawing = ("<svg>" + begun * 400_000).encode()
    started = time.process_time()
    with pytest.raises(ContentError):
        clean_svg(drawing)
    assert time.process_time() - started < 5
