"""Finds in a program what came into Python after 3.11: fields of texts that hold anything, parameters of types."""

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


class _UnreadableError(Exception):
    """From here on it is no Python; whoever reads the program says so better."""


def newer_stretches(source: str) -> list[Stretch]:
    """The stretches of a program that 3.11 cannot read, in their order, up to where it is no Python at all."""
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

            if (
                token["space"]
                or token["comment"]
                or token["joined"]
                or (token["newline"] and depth)
            ):
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
        named = (
            _NAME_WITH_PARAMETERS.match(self._source, token.end())
            if token[0] in ("def", "class")
            else None
        )
        if named is None:
            return None

        end = self._closed(named.end() - 1)
        return Stretch(
            "definition",
            named.start("name"),
            end,
            named["name"],
            (),
            self._source[named.end() : end - 1],
        )

    def _alias(self, token: re.Match[str]) -> Stretch | None:
        named = _ALIAS.match(self._source, token.start())
        if named is None:
            return None
        has_parameters = self._source.startswith("[", named.end())
        end = self._closed(named.end()) if has_parameters else named.end("name")
        if not _GETS_VALUE.match(self._source, end):
            return None
        parameters = self._source[named.end() + 1 : end - 1] if has_parameters else None
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
            parts, end, is_newer = self._parts(token.end(), quote, "r" in prefix)
            return Text(token.start(), end + len(quote), parts, is_newer)
        plain = r"[^\\]" if len(quote) > 1 else r"[^\\\n]"
        rest = re.compile(rf"(?:\\.|{plain})*?{quote}", re.DOTALL).match(self._source, token.end())
        if rest is None:
            raise _UnreadableError
        return Text(token.start(), rest.end())

    def _parts(
        self, place: int, quote: str, is_raw: bool, level: int = 0
    ) -> tuple[tuple[str | Field, ...], int, bool]:
        """The signs and fields up to the closing quote or, within a field, its brace; where that is; whether newer."""
        parts: list[str | Field] = []
        written, is_newer = "", False
        while True:
            sign = self._source[place : place + 1]
            if self._source.startswith(quote, place) if not level else sign == "}":
                break
            if (
                not sign
                or self._source.startswith(quote, place)
                or (sign == "\n" and len(quote) == 1)
            ):
                raise _UnreadableError

            if sign == "{" and (level or self._source[place + 1 : place + 2] != "{"):
                parts += _said(written, quote, is_raw)
                found, place, newer = self._field(place + 1, quote, is_raw, level)
                parts.append(found)
                written, is_newer = "", is_newer or newer
            elif sign in "{}":
                if self._source[place + 1 : place + 2] != sign:
                    raise _UnreadableError
                written, place = written + sign, place + 2
            else:
                signs = self._signs(place, is_raw)
                written, place = written + signs, place + len(signs)

        return (*parts, *_said(written, quote, is_raw)), place, is_newer

    def _signs(self, place: int, is_raw: bool) -> str:
        """What stands for itself, at least one sign; a backslash together with what it is before."""
        pattern = _PLAIN if self._source[place] != "\\" or is_raw else _BACKSLASHED
        found = pattern.match(self._source, place)
        if found:
            return found[0]
        after_backslash = self._source[place + 1 : place + 2] if self._source[place] == "\\" else ""
        return self._source[place] + (
            after_backslash if after_backslash in ("\\", '"', "'") else ""
        )

    def _field(self, start: int, quote: str, is_raw: bool, level: int) -> tuple[Field, int, bool]:
        """The field whose expression begins at ``start``; where the next sign is; whether 3.11 cannot read it."""
        end, is_newer = self._expression_end(start, quote)
        place, shown = end, ""
        if self._source[end] == "=":
            place = self._after(_AFTER_EQUALS, end + 1).end()
            shown = self._source[start : end + 1] + re.sub(
                r"#[^\n]*", "", self._source[end + 1 : place]
            )
            is_newer = (
                is_newer or "#" in self._source[end:place] or ("\n" in shown and len(quote) == 1)
            )

        conversion = -1

        if self._source[place] == "!":
            asked = self._after(_CONVERSION, place)
            place, conversion = asked.end(), ord(asked["how"])
            is_newer = is_newer or asked[0][-1].isspace()

        spec = None

        if self._source[place] == ":":
            spec, place, newer = self._parts(place + 1, quote, is_raw, level + 1)
            is_newer = is_newer or newer

        if self._source[place] != "}":
            raise _UnreadableError

        if shown and spec is None and conversion < 0:
            conversion = ord("r")
        return Field(start, end, shown, conversion, spec), place + 1, is_newer or level > 1

    def _after(self, pattern: re.Pattern[str], place: int) -> re.Match[str]:
        found = pattern.match(self._source, place)
        if found is None:
            raise _UnreadableError
        return found

    def _expression_end(self, start: int, quote: str) -> tuple[int, bool]:
        place, is_newer = start, False
        awaited: list[str] = []
        while True:
            token = self._token(place)
            if not awaited and self._ends_expression(token):
                written = self._source[start:place]
                return place, is_newer or "\\" in written or quote in written or (
                    "\n" in written and len(quote) == 1
                )

            if token["quote"]:
                text = self._text(token)
                place, is_newer = text.end, is_newer or text.is_newer
                continue

            _follow(token, awaited)
            place, is_newer = token.end(), is_newer or bool(token["comment"])

    def _ends_expression(self, token: re.Match[str]) -> bool:
        is_shown = token[0] == "=" and _AFTER_EQUALS.match(self._source, token.end())
        return token[0] in ("}", "!", ":") or bool(is_shown)


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


def _said(written: str, quote: str, is_raw: bool) -> list[str]:
    """The text that these signs stand for, if there are any."""
    if not written:
        return []
    if is_raw:
        return [written]
    # A backslash before a field stands for itself, as it does before any sign that it does not
    # change.
    whole = written + "\\" if re.search(r"(?<!\\)(\\\\)*\\$", written) else written
    return [str(ast.literal_eval(f"{quote}{whole}{quote}"))]
