"""Glossary words in a statement: where one comes first, it becomes a button to its meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from html.parser import HTMLParser

from tremplin.domain.exercise import GlossaryWord

_PLURALS = {"fr": "(?:s|x|es)?", "en": "(?:s|es)?"}
_AS_IT_IS = frozenset({"code", "pre", "figure", "h3", "h4"})
"""What stays as the author wrote it: programs, pictures, headings."""
_SIGN_AFTER = re.compile(r'(<button class="word"[^>]*>[^<]*</button>[\u00a0\u202f]?[.,;:!?…»)]+)')
"""A line may break after a button, and would begin with the full stop."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A word of the statement and what it means; both plain text with code words in back-quotes."""

    id: str
    word: str
    meaning: str


def mark_words(
    parts: Sequence[str], glossary: Sequence[GlossaryWord], language: str
) -> tuple[list[str], list[Explained]]:
    """Mark each glossary word where it first comes in these pieces of clean HTML, read in order.

    Returns:
        The pieces with buttons in them, and the words that were found. A button names the element
        that holds the meaning (``popovertarget``); the page has to provide it.
    """
    entries = tuple((word.term[language], word.meaning[language]) for word in glossary)
    marker = _Marker(entries, language)
    return [marker.marked(part) for part in parts], marker.found


@lru_cache(maxsize=8)
def word_pattern(terms: tuple[str, ...], language: str) -> re.Pattern[str]:
    """A pattern for these words and their plurals; its group ``w3`` is the fourth of them."""
    plural = _PLURALS.get(language, "")
    # The longest first, so that "whole number" is not taken for "number".
    ordered = sorted(range(len(terms)), key=lambda i: -len(terms[i]))
    groups = []
    for i in ordered:
        words = [re.escape(word) + plural for word in terms[i].split()]
        groups.append(f"(?P<w{i}>" + r"\s+".join(words) + ")")

    return re.compile(rf"\b(?:{'|'.join(groups)})\b", re.IGNORECASE)


class _Marker(HTMLParser):
    """Copies HTML, looking for words in its running text."""

    def __init__(self, entries: tuple[tuple[str, str], ...], language: str) -> None:
        super().__init__(convert_charrefs=False)
        self._entries = entries
        self._pattern = (
            word_pattern(tuple(term for term, _ in entries), language) if entries else None
        )
        self._seen: set[int] = set()
        self._out: list[str] = []
        self._untouched = 0
        self.found: list[Explained] = []

    def marked(self, html: str) -> str:
        self._out = []
        self.reset()
        self.feed(html)
        self.close()
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._untouched += tag in _AS_IT_IS
        self._out.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._untouched -= tag in _AS_IT_IS
        self._out.append(f"</{tag}>")

    def handle_entityref(self, name: str) -> None:
        self._out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._out.append(f"&#{name};")

    def handle_data(self, data: str) -> None:
        if self._untouched or self._pattern is None:
            self._out.append(data)
            return

        marked = self._pattern.sub(self._button, data)
        self._out.append(_SIGN_AFTER.sub(r'<span class="together">\1</span>', marked))

    def _button(self, found: re.Match[str]) -> str:
        index = int((found.lastgroup or "w0")[1:])
        if index in self._seen:
            return found[0]
        self._seen.add(index)
        term, meaning = self._entries[index]
        word = Explained(f"word-{len(self.found) + 1}", term, meaning)
        self.found.append(word)
        label = escape(unescape(found[0]))
        return f'<button class="word" type="button" popovertarget="{word.id}">{label}</button>'
