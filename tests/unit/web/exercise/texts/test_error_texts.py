"""Every explanation keeps the rules: both languages, both ages, short, kind, no English left in the French."""

import builtins
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tremplin.domain.errors.diagnosis import Diagnosis
from tremplin.web.exercise.texts.error_texts import (
    SENTENCES,
    WORDS,
    ReadingAge,
    error_texts,
    explain,
    reading_age,
)
from tremplin.web.exercise.texts.puzzle_texts import PUZZLE_SENTENCES

FRENCH = (
    Path(__file__).resolve().parents[5]
    / "platform/tremplin/translations/fr/LC_MESSAGES/messages.po"
)
LONGEST = {ReadingAge.YOUNGER: 15, ReadingAge.OLDER: 40}
# What Python says in English, and a child has a French word for.
ENGLISH = re.compile(
    r"\b(string|list|tuple|dict|integer|error|name|line|object|attribute|argument|function|expected|invalid|unexpected"
    r"|missing|defined|value|the|not defined|traceback|index|key|module|iterable|callable)\b",
    re.IGNORECASE,
)
FORMAL = re.compile(r"\b(vous|votre|vos|\w{3,}ez)\b", re.IGNORECASE)
QUOTED = re.compile(r"«[^»]*»|%\(\w+\)s")
PAGES = {"typed": SENTENCES, **PUZZLE_SENTENCES}
"""By what a child does with the program: types it, puts its lines in order, shifts them too."""
ALL = [
    pytest.param(sentences, id=f"{page}-{key}")
    for page, told in PAGES.items()
    for key, sentences in told.items()
    if page == "typed" or sentences is not SENTENCES[key]
]
TYPING = re.compile(r"\b(write|type|tab|spaces|écris|tape|espaces)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def french():
    with FRENCH.open("rb") as file:
        return read_po(file, locale="fr")


def texts_of(sentences, language, catalog):
    """What happened, what to try and why, in one language."""
    english = [
        text._args[0] for text in (sentences.happened, sentences.suggestion, sentences.reason)
    ]
    return english if language == "en" else [catalog.get(text).string for text in english]


def read_by(age, texts):
    return " ".join(texts[:2] if age is ReadingAge.YOUNGER else texts)


def words_in(text):
    return [word for word in text.split() if re.search(r"\w", word)]


@pytest.mark.parametrize("age", ReadingAge)
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("sentences", ALL)
def test_an_explanation_is_short_enough_to_read(french, sentences, language, age):
    texts = texts_of(sentences, language, french)
    assert all(texts)
    assert len(words_in(read_by(age, texts))) <= LONGEST[age]


@pytest.mark.parametrize("sentences", ALL)
def test_the_older_are_told_the_reason_too(french, sentences):
    texts = texts_of(sentences, "fr", french)
    assert texts[2] not in texts[:2]


@pytest.mark.parametrize("sentences", ALL)
def test_french_is_french_and_says_tu(french, sentences):
    text = QUOTED.sub("", " ".join(texts_of(sentences, "fr", french)))
    assert ENGLISH.findall(text) == []
    assert FORMAL.findall(text) == []


@pytest.mark.parametrize("sentences", ALL)
def test_one_thing_to_try(french, sentences):
    for language in ("fr", "en"):
        suggestion = texts_of(sentences, language, french)[1]
        assert len(re.findall(r"[.?!](?=\s|$)", suggestion.replace("range(3):", ""))) <= 1, (
            suggestion
        )


def test_every_error_of_python_has_a_word():
    errors = {
        name
        for name, value in vars(builtins).items()
        if isinstance(value, type)
        and issubclass(value, BaseException)
        and not issubclass(value, Warning)
        # Python 3.13 has `_IncompleteInputError` for its own prompt.
        and not name.startswith("_")
    }
    # Two names of one class.
    assert errors - set(WORDS) == {"EnvironmentError", "IOError"}


def test_an_unknown_error_is_told_with_its_kind(french):
    told = french.get(SENTENCES["unknown"].happened._args[0]).string
    assert told == "Python a rencontré un problème (%(type)s)."
    assert french.get(WORDS["RuntimeError"]._args[0]).string == "pendant l’exécution"


def test_the_kind_of_a_program_of_ones_own_keeps_its_name(app):
    with app.test_request_context():
        told = explain(Diagnosis("unknown", {}, {"type": "TankEmpty"}), ReadingAge.YOUNGER)
        assert "TankEmpty" in told.happened


@pytest.mark.parametrize(
    ("is_young", "age"), [(True, ReadingAge.YOUNGER), (False, ReadingAge.OLDER)]
)
def test_the_page_carries_the_sentences_of_her_age(app, is_young, age):
    assert reading_age(is_young) is age
    with app.test_request_context():
        expected = SENTENCES["unknown"].for_age(age)
        assert error_texts(age, SENTENCES)["sentences"]["unknown"] == (
            expected.happened,
            expected.suggestion,
        )


@pytest.mark.parametrize("form", PUZZLE_SENTENCES)
@pytest.mark.parametrize(
    "key", ["indent_missing", "indent_unexpected", "indent_uneven", "equals_single", "syntax"]
)
def test_who_moves_lines_is_not_told_to_type(french, form, key):
    told = PUZZLE_SENTENCES[form][key]
    for language in ("fr", "en"):
        texts = texts_of(told, language, french)
        assert not TYPING.search(texts[1]), texts[1]
    assert TYPING.search(texts_of(SENTENCES["indent_missing"], "fr", french)[1]) is not None
