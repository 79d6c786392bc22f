"""The documents name tests that exist."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_test_that_is_named_is_there(document):
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", document.read_text())
    missing = [
        f"{file}::{test}"
        for file, test in named
        if not (ROOT / file).is_file() or (f"def {test}(" not in (ROOT / file).read_text() and test)
    ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_picture_is_there(document):
    named = re.findall(r"!\[[^]]*\]\(([^)]+)\)", document.read_text())
    assert [each for each in named if not (document.parent / each).is_file()] == []


@pytest.mark.parametrize(("guide", "language"), [("guide-animation.md", "fr"), ("instructor-guide.md", "en")])
def test_the_ways_that_a_guide_names_are_those_of_the_pages(guide, language):
    with (ROOT / "platform/tremplin/translations/fr/LC_MESSAGES/messages.po").open("rb") as file:
        catalogue = read_po(file)
    labels = {message.string if language == "fr" else message.id for message in catalogue}
    ways = re.findall(r"\*\*([^*]+ › [^*]+)\*\*", (ROOT / "docs" / guide).read_text())
    assert ways
    assert [label for way in ways for label in way.rstrip(".").split(" › ") if label not in labels] == []


def test_the_page_on_safety_names_many():
    text = (ROOT / "docs/safety.md").read_text()
    assert len(re.findall(r"`tests/[\w/]+\.py::\w+`", text)) > 40
