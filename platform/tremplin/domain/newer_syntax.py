"""Finds syntax newer than Python 3.11: f-strings that hold anything, type parameters."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_TOKEN = re.compile(
    r"""(?P<prefix>[A-Za-z]{0,2})(?P<quote>\"{3}|'{3}|"|')|(?P<name>\w+)|(?P<comment>\#[^\n]*)|(?P<joined>\\\n)
    |(?P<newline>\n)|(?P<space>[ \t\f]+)|(?P<sign>[=!<>]=|.)""",
    re.VERBOSE | re.DOTALL,
)
_NAME_WITH_PARAMETERS = re.compile(r"(?:[ \t]|\\\n)+(?P<name>[^\W\d]\w*)[ \t]*\[")
_ALIAS = re.compile(r"type[ \t]+(?P<name>[^\W\d]\w*)[ \t]*")
_GETS_VALUE = re.compile(r"[ \t]*=(?!=)")
_BACKSLASHED = re.compile(r"\\N\{[^}]*\}|\\[^{}]", re.DOTALL)
_PLAIN = re.compile(r"""[^\\{}\n"']+""")
_AFTER_EQUALS = re.compile(r"(?:\s|#[^\n]*\n)*(?=[!:}])")
_CONVERSION = re.compile(r"!(?P<how>[rsa])\s*(?=[:}])")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_CLOSING = frozenset(_PAIRS.values())


@dataclass(frozen=True, slots=True)
class Field:
    """One ``{…}`` of a text.

    Attributes:
        start: Where its expression begins in the program.
        end: Where it ends.
        shown: The expression itself, where a ``=`` after it asks to show it.
        conversion: What the syntax tree calls it: -1 for none.
        spec: What stands after its colon; None without one.
    """

    start: int
    end: int
    shown: str
    conversion: int
    spec: tuple[str | Field, ...] | None


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is written in a program, from its prefix to its last quote.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        parts: Its signs and its fields, of an f-string only.
        is_newer: Whether 3.11 cannot read one of its fields.
    """

    start: int
    end: int
    parts: tuple[str | Field, ...] | None = None
    is_newer: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a program that 3.11 cannot read.

    Attributes:
        kind: Texts that follow each other, a function's or class's name with its parameters, or a
            type with a name.
        start: Where it begins.
        end: Where it ends.
        name: Of a function, class or type.
        texts: Those that follow each other.
        parameters: What stands in the brackets after the name; None without brackets.
    """

    kind: Literal["texts", "definition", "alias"]
    start: int
    end: int
    name: str = ""
    texts: tuple[Text, ...] = ()
    parameters: str | None = None


@dataclass(frozen=True, slots=True)
class _Quoting:
    """How an f-string is written: its quote, and whether backslashes are plain signs in it."""

    quote: str
    is_raw: bool

    @property
    def is_of_one_line(self) -> bool:
        return len(self.quote) == 1

    def is_broken_by(self, expression: str) -> bool:
        """Whether 3.11 cannot read a field with this expression in a text quoted like this."""
        if "\\" in expression or self.quote in expression:
            return True
        return "\n" in expression and self.is_of_one_line


class _UnreadableError(Exception):
    """The source is no Python from here on; Python itself, which reads it next, says so better."""


def newer_stretches(source: str) -> list[Stretch]:
    """The stretches that 3.11 cannot read, in order, up to where the source is no Python."""
    found: list[Stretch] = []
    try:
        found.extend(_Scanner(source).stretches())
    except _UnreadableError:
        return found
    return found


class _Scanner:
    def __init__(self, source: str) -> None:
        self._source = source

    def stretches(self) -> Iterator[Stretch]:
        place, depth, begins = 0, 0, True
        texts: list[Text] = []
        while place < len(self._source):
            token = self._token(place)
            if token["quote"]:
                texts.append(self._text(token))
                place, begins = texts[-1].end, False
                continue

            place = token.end()
            if _stands_for_nothing(token, depth):
                continue

            yield from _joined(texts)
            texts = []
            stretch = self._definition(token) or (self._alias(token) if begins else None)
            if stretch:
                place = stretch.end
                yield stretch

            depth += (token[0] in _PAIRS) - (token[0] in _CLOSING)
            begins = not depth and token[0] in ("\n", ":", ";")

        yield from _joined(texts)

    def _token(self, place: int) -> re.Match[str]:
        token = _TOKEN.match(self._source, place)
        if token is None:
            raise _UnreadableError
        return token

    def _definition(self, token: re.Match[str]) -> Stretch | None:
        if token[0] not in ("def", "class"):
            return None
        named = _NAME_WITH_PARAMETERS.match(self._source, token.end())
        if named is None:
            return None

        end = self._closed(named.end() - 1)
        parameters = self._source[named.end() : end - 1]
        return Stretch("definition", named.start("name"), end, named["name"], (), parameters)

    def _alias(self, token: re.Match[str]) -> Stretch | None:
        named = _ALIAS.match(self._source, token.start())
        if named is None:
            return None

        end, parameters = named.end("name"), None
        if self._source.startswith("[", named.end()):
            end = self._closed(named.end())
            parameters = self._source[named.end() + 1 : end - 1]

        # ``type`` is a name as well: only with a value after it does it make a type.
        if not _GETS_VALUE.match(self._source, end):
            return None

        return Stretch("alias", token.start(), end, named["name"], (), parameters)

    def _closed(self, place: int) -> int:
        """Where the bracket that opens at ``place`` has been closed."""
        awaited: list[str] = []
        while True:
            token = self._token(place)
            place = self._text(token).end if token["quote"] else token.end()
            _follow(token, awaited)
            if not awaited:
                return place

    def _text(self, token: re.Match[str]) -> Text:
        prefix, quote = token["prefix"].lower(), token["quote"]
        if "f" in prefix:
            return self._formatted(token, _Quoting(quote, "r" in prefix))

        plain = r"[^\\]" if len(quote) > 1 else r"[^\\\n]"
        rest = re.compile(rf"(?:\\.|{plain})*?{quote}", re.DOTALL).match(self._source, token.end())
        if rest is None:
            raise _UnreadableError
        return Text(token.start(), rest.end())

    def _formatted(self, token: re.Match[str], quoting: _Quoting) -> Text:
        parts, end, is_newer = self._parts(token.end(), quoting, 0)
        return Text(token.start(), end + len(quoting.quote), parts, is_newer)

    def _parts(
        self, place: int, quoting: _Quoting, level: int
    ) -> tuple[tuple[str | Field, ...], int, bool]:
        """Read signs and fields up to what ends them: the closing quote, in a field its brace.

        Args:
            place: Where the first of them stands.
            quoting: How the whole text is quoted.
            level: How many fields this is inside of.

        Returns:
            The signs and fields, where they end, and whether 3.11 cannot read one.
        """
        parts: list[str | Field] = []
        written, is_newer = "", False
        while not self._ends_parts(place, quoting, level):
            if self._begins_field(place, level):
                parts += _said(written, quoting)
                field, place, newer = self._field(place + 1, quoting, level)
                parts.append(field)
                written, is_newer = "", is_newer or newer
            else:
                signs, length = self._signs(place, quoting)
                written, place = written + signs, place + length

        return (*parts, *_said(written, quoting)), place, is_newer

    def _ends_parts(self, place: int, quoting: _Quoting, level: int) -> bool:
        sign = self._source[place : place + 1]
        ends_text = self._source.startswith(quoting.quote, place)
        if not level and ends_text:
            return True
        if level and sign == "}":
            return True

        # The program, the text or the line is over before the field is.
        if not sign or ends_text or (sign == "\n" and quoting.is_of_one_line):
            raise _UnreadableError
        return False

    def _begins_field(self, place: int, level: int) -> bool:
        if self._source[place] != "{":
            return False
        # Two braces are one that is said, but not after a field's colon.
        return level > 0 or self._source[place + 1 : place + 2] != "{"

    def _signs(self, place: int, quoting: _Quoting) -> tuple[str, int]:
        """Read the next signs that stand for themselves, and count those written for them.

        A backslash comes together with what it is before.
        """
        sign, following = self._source[place], self._source[place + 1 : place + 2]
        if sign in "{}":
            if following != sign:
                raise _UnreadableError
            return sign, 2

        has_meaning = sign == "\\" and not quoting.is_raw
        found = (_BACKSLASHED if has_meaning else _PLAIN).match(self._source, place)
        if found:
            return found[0], len(found[0])

        # A backslash before one of these keeps it from ending the text, in a raw text too.
        if sign == "\\" and following in ("\\", '"', "'"):
            return sign + following, 2
        return sign, 1

    def _field(self, start: int, quoting: _Quoting, level: int) -> tuple[Field, int, bool]:
        """Read a field.

        Args:
            start: Where its expression begins.
            quoting: How the text around it is quoted.
            level: How many fields it is inside of.

        Returns:
            The field, where the next sign is, and whether 3.11 cannot read it.
        """
        place, is_newer = self._expression_end(start, quoting)
        end, shown = place, ""
        if self._source[end] == "=":
            place = self._after(_AFTER_EQUALS, end + 1).end()
            shown, newer = self._shown(start, end, place, quoting)
            is_newer = is_newer or newer

        conversion = -1
        if self._source[place] == "!":
            asked = self._after(_CONVERSION, place)
            place, conversion = asked.end(), ord(asked["how"])
            is_newer = is_newer or asked[0][-1].isspace()

        spec = None
        if self._source[place] == ":":
            spec, place, newer = self._parts(place + 1, quoting, level + 1)
            is_newer = is_newer or newer

        if self._source[place] != "}":
            raise _UnreadableError

        # {x=} shows a value as repr does, where nothing says how to show it.
        if shown and spec is None and conversion < 0:
            conversion = ord("r")
        # 3.11 reads a field in a field, but no third.
        return Field(start, end, shown, conversion, spec), place + 1, is_newer or level > 1

    def _shown(self, start: int, end: int, place: int, quoting: _Quoting) -> tuple[str, bool]:
        """What ``{x=}`` shows before the value, and whether 3.11 cannot read it."""
        after = self._source[end + 1 : place]
        shown = self._source[start : end + 1] + re.sub(r"#[^\n]*", "", after)
        spans_lines = "\n" in shown and quoting.is_of_one_line
        return shown, spans_lines or "#" in after

    def _after(self, pattern: re.Pattern[str], place: int) -> re.Match[str]:
        found = pattern.match(self._source, place)
        if found is None:
            raise _UnreadableError
        return found

    def _expression_end(self, start: int, quoting: _Quoting) -> tuple[int, bool]:
        """Where a field's expression ends, and whether 3.11 cannot read it."""
        place, is_newer = start, False
        awaited: list[str] = []
        while True:
            token = self._token(place)
            if not awaited and self._ends_expression(token):
                return place, is_newer or quoting.is_broken_by(self._source[start:place])

            if token["quote"]:
                text = self._text(token)
                place, is_newer = text.end, is_newer or text.is_newer
                continue

            _follow(token, awaited)
            place, is_newer = token.end(), is_newer or bool(token["comment"])

    def _ends_expression(self, token: re.Match[str]) -> bool:
        if token[0] in ("}", "!", ":"):
            return True
        return token[0] == "=" and bool(_AFTER_EQUALS.match(self._source, token.end()))


def _stands_for_nothing(token: re.Match[str], depth: int) -> bool:
    """Whether two texts with this token between them still follow each other."""
    if token["newline"]:
        return depth > 0
    return bool(token["space"] or token["comment"] or token["joined"])


def _follow(token: re.Match[str], awaited: list[str]) -> None:
    """Keep account of the brackets that wait for their other half."""
    if token[0] in _PAIRS:
        awaited.append(_PAIRS[token[0]])
    elif token[0] in _CLOSING and (not awaited or awaited.pop() != token[0]):
        raise _UnreadableError


def _joined(texts: list[Text]) -> Iterator[Stretch]:
    """Texts that follow each other are one for Python."""
    if any(text.is_newer for text in texts):
        yield Stretch("texts", texts[0].start, texts[-1].end, texts=tuple(texts))


def _said(written: str, quoting: _Quoting) -> list[str]:
    """The text that these signs stand for, if there are any."""
    if not written:
        return []
    if quoting.is_raw:
        return [written]

    # A backslash before a field stands for itself, as it does before any sign that it does not
    # change.
    ends_with_backslash = re.search(r"(?<!\\)(\\\\)*\\$", written)
    whole = written + "\\" if ends_with_backslash else written
    return [str(ast.literal_eval(f"{quoting.quote}{whole}{quoting.quote}"))]
