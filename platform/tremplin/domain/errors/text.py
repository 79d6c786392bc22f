"""What the text of a wrong program tells about its error, whether or not Python can read it."""

from __future__ import annotations

import builtins
import difflib
import importlib
import re
import sys
import unicodedata
from collections.abc import Iterable
from functools import cached_property

_TEXT = re.compile(
    r'"""(?:\\.|(?!""").)*"""'
    r"|'''(?:\\.|(?!''').)*'''"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'(?:\\.|[^'\\\n])*'"
    r"|\#[^\n]*",
    re.DOTALL,
)
_PAIRS = {")": "(", "]": "[", "}": "{"}
LONGEST_LINE = 300
"""Characters of a line that are looked at: whoever hands in a program chooses how long its lines
are."""
_MOST_DECIMAL_COMMAS = 20
"""Names with a decimal comma that are looked after: each is looked for in the whole program."""
_LONGEST_NAME, _MOST_NAMES = 60, 1000
"""Longer names are not taken for misspellings, and no more names than these are looked through."""
_LIKENESS = 0.72
"""From this likeness on, a name counts as a misspelling of another."""

_NEVER_INSIDE = re.compile(r"\s*(else|elif|except|finally|case|def|class)\b")
PLAYGROUND = ("robot", "turtle")
"""Our modules, which programs import with a star."""


def closest(name: str, candidates: Iterable[str], likeness: float = _LIKENESS) -> str | None:
    """The candidate that ``name`` probably means: the same without accents, else a misspelling."""
    others = [other for other in dict.fromkeys(candidates) if other != name]
    for other in others:
        if _plain(other) == _plain(name):
            return other

    if len(name) > _LONGEST_NAME:
        return None

    likely = [other for other in others if len(other) <= _LONGEST_NAME][:_MOST_NAMES]
    alike = difflib.get_close_matches(name, likely, 1, likeness)
    return alike[0] if alike else None


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFD", name)
    without_accents = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return without_accents.replace("_", "").lower()


class ProgramText:
    """The text of a program that ended with an error.

    Attributes:
        source: The text.
        line: The line that Python blames, counted from 1 and never after the last, or None.
    """

    def __init__(self, source: str, line: int | None) -> None:
        self.source = source
        self._last = len(source.rstrip().splitlines()) or 1
        self.line = min(max(line, 1), self._last) if line and source else line

    @cached_property
    def raw(self) -> str:
        """The blamed line as it was typed."""
        return self._line_of(self.source)

    @cached_property
    def code(self) -> str:
        """The blamed line, its texts filled with quotes and its comment taken away."""
        return self._line_of(self.blanked)

    @cached_property
    def first_word(self) -> str:
        """The word that the blamed line begins with, or an empty text."""
        found = re.match(r"\s*([^\W\d]\w*)", self.code)
        return found[1] if found else ""

    def _line_of(self, text: str) -> str:
        lines = text.splitlines()
        if not self.line or self.line > len(lines):
            return ""
        return _cut(lines[self.line - 1])

    @cached_property
    def _filled(self) -> str:
        """The program, texts filled with quotes, comments blank; brackets are counted in it."""
        return _TEXT.sub(_fill, self.source)

    @cached_property
    def blanked(self) -> str:
        """The program, texts filled with quotes, comments and ends of long lines taken away.

        Patterns are matched against it.
        """
        return "\n".join(map(_cut, self._filled.splitlines()))

    def empty_head(self, number: int) -> str:
        """The word of the head on a line under which nothing stands.

        A line below at the head's own level may have been meant for the block: the answer is empty,
        for only its shift is missing. It was not meant for it where it cannot be part of one
        (``else``, ``def``), where it is further left, or where a comment holds the block's place.
        """
        head, *below = self.blanked.splitlines()[number - 1 :]
        word = re.match(r"\s*(\w+)", head)
        if not word:
            return ""

        left = _shift(head)
        follower = _first_with_text(below)
        # Comments are blank below; here they count.
        between = self.source.splitlines()[number : number + follower]
        if _has_line_inside(between, left):
            return word[1]

        after = below[follower] if follower < len(below) else ""
        if _could_belong(after, left):
            return ""
        return word[1]

    @cached_property
    def statement_lines(self) -> list[tuple[int, str]]:
        """Lines that begin a statement, with numbers; texts filled with quotes, no comments."""
        found, depth, goes_on = [], 0, False
        for number, line in enumerate(self._filled.splitlines(), 1):
            if depth == 0 and not goes_on and line.strip():
                found.append((number, _cut(line)))

            # Never below nothing: a bracket too many must not hide the lines after it.
            depth = max(0, depth + _depth_change(line))
            goes_on = line.rstrip().endswith("\\")

        return found

    @cached_property
    def assigned(self) -> set[str]:
        """Names that a statement gives a value to, also where Python cannot read the program."""
        found: set[str] = set()
        for _, line in self.statement_lines:
            found.update(re.findall(r"^\s*([^\W\d]\w*)\s*=(?!=)", line))
        return found

    @cached_property
    def decimal_commas(self) -> dict[str, tuple[int, str]]:
        """Names given a number with a comma (``prix = 3,5``), with line and number."""
        kept: dict[str, tuple[int, str]] = {}
        count = 0
        for number, line in self.statement_lines:
            found = re.fullmatch(r"\s*([^\W\d]\w*)\s*=\s*(\d+,\d+)\s*", line)
            if not found:
                continue

            kept[found[1]] = (number, found[2])
            count += 1
            if count == _MOST_DECIMAL_COMMAS:
                break

        return kept

    @cached_property
    def callables(self) -> set[str]:
        """Functions that the program may call by name.

        They are Python's own, those that it defines and those that it imports with a star, but for
        the names that it gives another value.
        """
        builtin = {
            name for name in dir(builtins) if name.islower() and callable(getattr(builtins, name))
        }
        own = re.findall(r"^[ \t]*def[ \t]+(\w+)", self.blanked, re.MULTILINE)
        starred = re.findall(
            r"^[ \t]*from[ \t]+(\w+)[ \t]+import[ \t]+\*", self.blanked, re.MULTILINE
        )
        return {*builtin, *own, *playground_commands(starred)} - self.assigned

    def imports_module(self, name: str) -> bool:
        """Whether a line is ``import name``."""
        line = rf"^[ \t]*import[ \t]+(\w+[ \t]*,[ \t]*)*{re.escape(name)}[ \t]*(,|$)"
        return bool(re.search(line, self.blanked, re.MULTILINE))

    def open_bracket(self) -> tuple[str, int] | None:
        """The innermost bracket that stays open to the end, and its line.

        None where all are closed, or where one closes what none has opened.
        """
        opened: list[tuple[str, int]] = []
        for number, line in enumerate(self._filled.splitlines(), 1):
            for sign in line:
                if sign in "([{":
                    opened.append((sign, number))
                elif sign in _PAIRS and (not opened or opened.pop()[0] != _PAIRS[sign]):
                    return None
        return opened[-1] if opened else None

    def apostrophe_ends_text(self) -> bool:
        """Whether an apostrophe inside a word ends a text of the blamed line."""
        line = re.sub(r'"[^"]*"', lambda text: '"' * len(text[0]), self.raw)
        quotes = [place for place, sign in enumerate(line) if sign == "'"]
        # The first quote begins a text, the second ends it, wherever it stands.
        return any(_is_inside_word(line, place) for place in quotes[1::2])


def _fill(text: re.Match[str]) -> str:
    """As many signs as the text or comment has: what stands after it keeps its place."""
    filling = " " if text[0][0] == "#" else '"'
    return re.sub(r"[^\n]", filling, text[0])


def _cut(line: str) -> str:
    return line[:LONGEST_LINE]


def _shift(line: str) -> int:
    return len(line) - len(line.lstrip())


def _first_with_text(lines: list[str]) -> int:
    for place, line in enumerate(lines):
        if line.strip():
            return place
    return len(lines)


def _has_line_inside(lines: list[str], left: int) -> bool:
    return any(line.strip() and _shift(line) > left for line in lines)


def _could_belong(line: str, left: int) -> bool:
    """Whether a line was perhaps meant for the block whose head begins at this column."""
    if not line.strip() or _shift(line) != left:
        return False
    return not _NEVER_INSIDE.match(line)


def _depth_change(line: str) -> int:
    """How many more brackets the line opens than it closes."""
    opened = sum(line.count(sign) for sign in "([{")
    return opened - sum(line.count(sign) for sign in ")]}")


def _is_inside_word(line: str, place: int) -> bool:
    return line[place - 1].isalnum() and line[place + 1 : place + 2].isalnum()


def playground_commands(modules: Iterable[str]) -> list[str]:
    """What those of these modules that are the playground's offer."""
    found: list[str] = []
    for module in modules:
        if module in PLAYGROUND:
            found += commands_of(module)
    return found


def commands_of(module: str) -> list[str]:
    """What a module of the playground offers."""
    try:
        # It is loaded where its program has just run, else it lies beside us.
        loaded = sys.modules.get(module) or importlib.import_module(f"playground.{module}")
    except ModuleNotFoundError:
        return []
    return list(getattr(loaded, "__all__", ()))
