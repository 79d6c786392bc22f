"""Every sentence of the sandbox is in every catalogue, and English where there is none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import tremplin_sandbox
from tremplin_sandbox.language import languages, said

PACKAGE = Path(tremplin_sandbox.__file__).parent
CATALOGUES = sorted(PACKAGE.glob("translations/*/LC_MESSAGES/messages.po"))
SENTENCES = [
    message
    for _name, _line, message, _comments, _context in extract_from_dir(
        PACKAGE, [("**.py", "python")], keywords={"translatable": None}
    )
]


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)[sd]", text))


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def test_the_tables_are_read() -> None:
    assert len(SENTENCES) > 40
    assert languages() == ["en", *(path.parts[-3] for path in CATALOGUES)]


@pytest.mark.parametrize("sentence", sorted(set(SENTENCES)))
def test_a_sentence_is_no_key(sentence: str) -> None:
    """Where no catalogue has it, it is shown as it stands."""
    assert not re.fullmatch(r"[a-z]+(_[a-z]+)+", sentence)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_sentence_is_in_the_catalogue_and_no_other(path: Path) -> None:
    catalogue = read(path)
    translated = {
        str(message.id): str(message.string)
        for message in catalogue
        if message.id and not message.fuzzy
    }
    assert set(translated) == set(SENTENCES)
    for sentence, text in translated.items():
        assert text, sentence
        assert placeholders(text) == placeholders(sentence)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_what_was_compiled_is_what_is_said(path: Path) -> None:
    lang = path.parts[-3]
    for message in read(path):
        if message.id:
            sentence, text = str(message.id), str(message.string)
            values = dict.fromkeys(re.findall(r"%\((\w+)\)", sentence), 7)
            assert said(sentence, lang, **values) == (text % values if values else text)


def test_a_language_without_a_catalogue_reads_english() -> None:
    assert said("passed", "xx") == "passed"
    assert said("call %(number)s", "xx", number=2) == "call 2"
    assert said("a sentence of tomorrow", "fr") == "a sentence of tomorrow"
