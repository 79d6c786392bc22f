"""Statements read aloud: what is said of a text, and a recording of it made without any network.

The voice is espeak-ng's, packed by lame as MP3, which every browser plays. Both run on the site's
machine; where they are missing, only browsers with a voice of their own read aloud.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from hashlib import sha256
from html.parser import HTMLParser

VOICES = {"fr": "fr-fr", "en": "en-gb"}
"""The synthesiser's voice by language; a language without one is not recorded."""

WORDS_A_MINUTE = 140
"""Slower than people talk (about 175 in espeak-ng), for children who follow with a finger."""

_PROGRAMS = ("espeak-ng", "lame")
_BITRATE_KBPS = "32"
_SILENT = frozenset({"pre", "figure", "table"})
_BREAKS = frozenset({"p", "li", "div", "h3", "h4", "blockquote"})


def spoken_text(html: str) -> str:
    """The text to read aloud of clean HTML: without programs, examples and pictures."""
    listener = _Listener()
    listener.feed(html)
    listener.close()
    return " ".join("".join(listener.heard).split())


def recording_key(language: str, text: str) -> str:
    """The name of a text's recording; another text, voice or pace gives another name."""
    said = f"{VOICES.get(language, '')}\0{WORDS_A_MINUTE}\0{text}"
    return sha256(said.encode()).hexdigest()[:32]


def can_record() -> bool:
    """Whether this machine has what makes recordings."""
    return all(shutil.which(program) for program in _PROGRAMS)


def record(language: str, text: str) -> bytes:
    """An MP3 in which the text is read.

    Raises:
        KeyError: There is no voice for the language.
        OSError, subprocess.CalledProcessError: A program is missing or failed.
    """
    said = subprocess.run(  # noqa: S603 - programs of the house; the text goes in as input, never as an argument
        ["espeak-ng", "-v", VOICES[language], "-s", str(WORDS_A_MINUTE), "--stdin", "--stdout"],  # noqa: S607
        input=_pronounceable(text).encode(),
        capture_output=True,
        check=True,
    ).stdout
    return subprocess.run(  # noqa: S603
        ["lame", "--quiet", "-m", "m", "-b", _BITRATE_KBPS, "-", "-"],  # noqa: S607
        input=said,
        capture_output=True,
        check=True,
    ).stdout


def _pronounceable(text: str) -> str:
    """Names such as ``turn_left`` in words; a voice would spell the underscore out."""
    return re.sub(r"(?<=\w)_(?=\w)", " ", text)


class _Listener(HTMLParser):
    """Collects running text; a sentence that ends with its paragraph is heard to end."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT or ("class", "example") in attrs:
            self._silent += 1
        elif self._silent and tag == "div":
            # An example holds more of them: it ends with its own, not with the first that ends.
            self._silent += 1

    def handle_endtag(self, tag: str) -> None:
        if self._silent and (tag in _SILENT or tag == "div"):
            self._silent -= 1
        elif tag in _BREAKS:
            self.heard.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.heard.append(data)
