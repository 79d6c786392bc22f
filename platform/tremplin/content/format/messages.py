"""Sentences as data: an English text of the catalogues, and what fills it.

What is wrong with a piece of content is found where nobody knows who will read it: an author at a
command line, an instructor on a page. So a :class:`Message` is kept as it is until a reader and a
language are known. The English text is the key of the gettext catalogues in
``tremplin/translations``; whatever a catalogue lacks is said in English.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

from tremplin.content.markup.text import typeset
from tremplin.domain.exercise import FAMILY_LANGUAGES

TRANSLATIONS = Path(str(files("tremplin"))) / "translations"
"""The folder of the catalogues, one folder a language. To add a language is to add a folder."""
_DOMAIN = "messages"
_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with an id in files and another name on pages.

    ``Named("test", "two-lines")`` is "Test 2".

    Attributes:
        kind: ``test``, ``skill`` or ``exercise``.
        id: As it stands in the files.
    """

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Several values in a row."""

    items: tuple[Value, ...]
    between: str = ", "


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """One sentence, or a part of one, in no language yet.

    The text is given as a literal, ``Message("The file %(file)s is missing.", file=name)``, so that
    Babel finds it.

    Attributes:
        text: The English text, with ``%(name)s`` for each value.
        values: By name, what fills the text.
        text_on_page: The text for readers of a page, where it differs: they see no keys of files.
    """

    text: str
    values: Mapping[str, Value]
    text_on_page: str

    def __init__(self, text: str, /, **values: Value) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "values", values)
        object.__setattr__(self, "text_on_page", "")

    def on_page(self, text: str) -> Self:
        """The same with another text for readers of a page: they see no keys of files."""
        changed = type(self)(self.text, **self.values)
        object.__setattr__(changed, "text_on_page", text)
        return changed

    def filled(self, **values: Value) -> Self:
        """The same text with these values."""
        return type(self)(self.text, **values).on_page(self.text_on_page)

    def to_json(self) -> dict[str, Any]:
        """The message as plain JSON types."""
        values = {name: _to_json(value) for name, value in self.values.items()}
        return {"text": self.text, "text_on_page": self.text_on_page, "values": values}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The message that :meth:`to_json` gave."""
        values = {name: _from_json(value) for name, value in data["values"].items()}
        text, on_page = data["text"], data["text_on_page"]
        return cls(text, **values).on_page(on_page)


Value = str | int | float | Named | Listed | Message
"""What may fill a message."""
Called = Callable[[Named], str]
"""What a page calls a thing that files call by its id."""


def in_words(
    message: Message, language: str, called: Called | None = None, catalogues: Path = TRANSLATIONS
) -> str:
    """The sentence, typeset (:func:`tremplin.content.markup.text.typeset`).

    Args:
        message: What is to be said.
        language: Code of the language; English where it has no catalogue, or its catalogue no such
            sentence.
        called: For readers of a page, what it calls things; None for readers of files.
        catalogues: The folder of the catalogues.
    """
    return typeset(_filled(message, _catalogue(language, catalogues), called))


def languages(catalogues: Path = TRANSLATIONS) -> tuple[str, ...]:
    """Codes of the languages for authors: English, and each catalogue not for families alone."""
    found = {folder.parent.name for folder in catalogues.glob("*/LC_MESSAGES")}
    return tuple(sorted({_ENGLISH, *found}.difference(FAMILY_LANGUAGES)))


def _catalogue(language: str, catalogues: Path) -> gettext.NullTranslations:
    # gettext keeps what it has read. English is the key itself: no file is looked for.
    return gettext.translation(_DOMAIN, str(catalogues), [language], fallback=True)


def _filled(message: Message, catalogue: gettext.NullTranslations, called: Called | None) -> str:
    text = message.text_on_page if called and message.text_on_page else message.text
    said = catalogue.gettext(text)
    # A sentence with nothing to fill in may have a plain percent sign.
    if not message.values:
        return said

    filled = {name: _value(value, catalogue, called) for name, value in message.values.items()}
    return said % filled


def _value(value: Value, catalogue: gettext.NullTranslations, called: Called | None) -> str:
    match value:
        case Message():
            return _filled(value, catalogue, called)
        case Listed():
            return value.between.join(_value(item, catalogue, called) for item in value.items)
        case Named():
            return called(value) if called else value.id
        case _:
            return str(value)


def _to_json(value: Value) -> Any:
    match value:
        case Message():
            return value.to_json()
        case Listed():
            return {"items": [_to_json(item) for item in value.items], "between": value.between}
        case Named():
            return {"kind": value.kind, "id": value.id}
        case _:
            return value


def _from_json(data: Any) -> Value:
    match data:
        case {"text": _}:
            return Message.from_json(data)
        case {"items": items, "between": between}:
            return Listed(tuple(_from_json(item) for item in items), between)
        case {"kind": kind, "id": of_thing}:
            return Named(kind, of_thing)
        case _:
            value: str | float = data
            return value
