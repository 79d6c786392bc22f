"""Every explanation keeps the rules: both languages, both ages, short, kind, no English left in the French."""

import builtins
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tremplin.domain.errors import Diagnosis
from tremplin.models import AgeBand, Learner
from tremplin.web.exercise.error_texts import SENTENCES, WORDS, ReadingAge, error_texts, explain, reading_age

FRENCH = Path(__file__).resolve().parents[3] / "platform/tremplin/translations/fr/LC_MESSAGES/messages.po"
LONGEST = {ReadingAge.YOUNGER: 15, ReadingAge.OLDER: 40}
# What Python says in English, and a child has a French word for.
ENGLISH = re.compile(
    r"\b(string|list|tuple|dict|integer|error|name|line|object|attribute|argument|function|expected|invalid|unexpected"
    r"|missing|defined|value|the|not defined|traceback|index|key|module|iterable|callable)\b",
    re.IGNORECASE,
)
FORMAL = re.compile(r"\b(vous|votre|vos|\w{3,}ez)\b", re.IGNORECASE)
QUOTED = re.compile(r"«[^»]*»|%\(\w+\)s")
EVERYWHERE = [(key, language, age) for key in SENTENCES for language in ("fr", "en") for age in ReadingAge]


@pytest.fixture(scope="module")
def french():
    with FRENCH.open("rb") as file:
        return read_po(file, locale="fr")


def texts_of(key, language, catalog):
    """What happened, what to try and why, in one language."""
    sentences = SENTENCES[key]
    english = [text._args[0] for text in (sentences.happened, sentences.suggestion, sentences.reason)]
    return english if language == "en" else [catalog.get(text).string for text in english]


def read_by(age, texts):
    return " ".join(texts[:2] if age is ReadingAge.YOUNGER else texts)


def words_in(text):
    return [word for word in text.split() if re.search(r"\w", word)]


@pytest.mark.parametrize(("key", "language", "age"), EVERYWHERE)
def test_an_explanation_is_short_enough_to_read(french, key, language, age):
    texts = texts_of(key, language, french)
    assert all(texts)
    assert len(words_in(read_by(age, texts))) <= LONGEST[age]


@pytest.mark.parametrize("key", SENTENCES)
def test_the_older_are_told_the_reason_too(french, key):
    texts = texts_of(key, "fr", french)
    assert texts[2] not in texts[:2]


@pytest.mark.parametrize("key", SENTENCES)
def test_french_is_french_and_says_tu(french, key):
    text = QUOTED.sub("", " ".join(texts_of(key, "fr", french)))
    assert ENGLISH.findall(text) == []
    assert FORMAL.findall(text) == []


@pytest.mark.parametrize("key", SENTENCES)
def test_one_thing_to_try(french, key):
    for language in ("fr", "en"):
        suggestion = texts_of(key, language, french)[1]
        assert len(re.findall(r"[.?!](?=\s|$)", suggestion.replace("range(3):", ""))) <= 1, suggestion


def test_every_error_of_python_has_a_word():
    errors = {
        name
        for name, value in vars(builtins).items()
        if isinstance(value, type) and issubclass(value, BaseException) and not issubclass(value, Warning)
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
    ("band", "age"),
    [(AgeBand.YOUNG, ReadingAge.YOUNGER), (AgeBand.MIDDLE, ReadingAge.OLDER), (AgeBand.TEEN, ReadingAge.OLDER)],
)
def test_the_voice_follows_the_age_band(app, band, age):
    learner = Learner(age_band=band)
    assert reading_age(learner) is age
    with app.test_request_context():
        expected = SENTENCES["unknown"].for_age(age)
        assert error_texts(learner)["sentences"]["unknown"] == (expected.happened, expected.suggestion)
