"""Every catalogue is complete: each sentence has its translation, with the same placeholders."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tremplin.content.format.loader import (
    curriculum_from_bytes,
    families_from_bytes,
    skills_from_bytes,
)
from tremplin.domain.exercise import FAMILY_LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
ARABIC = ROOT / "platform/tremplin/translations/ar/LC_MESSAGES/messages.po"
FOR_FAMILIES = (
    "templates/base.html",
    *(f"templates/errors/{name}.html" for name in ("_page", "400", "404", "429", "500")),
    "web/family/careers.py",
    "web/family/views.py",
    "web/family/routes.py",
    "print/slip.py",
    "print/certificate.py",
)
"""What families read beside the templates of their own folder."""
FRENCH = ROOT / "platform/tremplin/translations/fr/LC_MESSAGES/messages.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "_n": (1, 2),
    "Message": None,
    "on_page": None,
    "refusal": None,
}


def extracted() -> Catalog:
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    catalog = Catalog()
    for _name, _line, message, _comments, context in extract_from_dir(
        ROOT, methods, options, KEYWORDS
    ):
        catalog.add(message, context=context)
    return catalog


def texts(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, (list, tuple)) else (message.string,)


def placeholders(text: str) -> list[str]:
    return sorted(set(re.findall(r"%\(\w+\)[sd]", text)))


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language_of(path))


def language_of(path: Path) -> str:
    return path.parents[1].name


CATALOGUES = sorted((ROOT / "platform/tremplin/translations").rglob("*.po"))
COMPLETE = [path for path in CATALOGUES if language_of(path) not in FAMILY_LANGUAGES]
"""The languages of the whole interface: a third one is one more file here."""


def test_the_interface_has_sentences_to_translate():
    assert len(extracted()) > 100
    assert FRENCH in COMPLETE


@pytest.mark.parametrize("path", COMPLETE, ids=language_of)
def test_every_sentence_is_translated(path):
    catalogue = read(path)
    missing = [
        message.id
        for message in extracted()
        if message.id and not all(texts(catalogue.get(message.id) or Message("")))
    ]
    assert missing == []


@pytest.mark.parametrize("path", CATALOGUES, ids=language_of)
def test_no_translation_is_a_guess(path):
    assert [message.id for message in read(path) if message.fuzzy and message.id] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=language_of)
def test_placeholders_are_the_same_in_every_language(path):
    wrong = [
        (message.id, text)
        for message in read(path)
        if message.id
        for text in texts(message)
        if placeholders(text)
        != placeholders(str(message.id[-1] if isinstance(message.id, tuple) else message.id))
    ]
    assert wrong == []


@pytest.mark.parametrize("path", CATALOGUES, ids=language_of)
def test_no_translation_is_of_a_sentence_that_is_gone(path):
    there = {message.id for message in extracted()}
    assert [message.id for message in read(path) if message.id not in there] == []


@pytest.fixture(scope="module")
def arabic() -> Catalog:
    return read(ARABIC)


def for_families() -> list[str | tuple[str, ...]]:
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    return [
        message
        for name, _line, message, _comments, _context in extract_from_dir(
            ROOT, methods, options, KEYWORDS
        )
        if ("templates/family/" in name and not name.endswith("box.html"))
        or name.endswith(FOR_FAMILIES)
    ]


def test_what_families_read_is_complete_in_arabic(arabic):
    found = for_families()
    assert len(found) > 80
    missing = [message for message in found if not all(texts(arabic.get(message) or Message("")))]
    assert missing == []


def test_nothing_is_in_arabic_that_no_family_reads(arabic):
    found = set(for_families())
    assert [message.id for message in arabic if message.id and message.id not in found] == []


def test_every_skill_is_said_to_families_in_arabic():
    skills = skills_from_bytes((ROOT / "curricula/skills.yaml").read_bytes())
    assert [skill.id for skill in skills.values() if not skill.parents.get("ar")] == []


@pytest.mark.parametrize("slug", ["robot", "turtle", "python-basics"])
def test_every_title_of_a_built_in_curriculum_is_told_in_arabic(slug):
    arabic = families_from_bytes((ROOT / "curricula/families.yaml").read_bytes())["ar"]
    curriculum = curriculum_from_bytes((ROOT / f"curricula/{slug}.yaml").read_bytes())
    assert set(arabic.curricula[slug].units) == {unit.id for unit in curriculum.units}
    assert [each for each in curriculum.slugs if each not in arabic.exercises] == []
