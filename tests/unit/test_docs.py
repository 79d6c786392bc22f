"""The documents name tests, pictures, commands, files and ways through the pages that exist."""

import re
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

from tremplin.cli import main

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted((ROOT / "docs").rglob("*.md"))
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text()
TYPED = [
    ROOT / "README.md",
    ROOT / "SECURITY.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "sandbox/README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]


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


def typed(text: str, program: str) -> list[str]:
    """What is typed after this program: in a code span, or on a line of code."""
    spans = re.findall(rf"`(?:\.venv/bin/)?{program} ([^`]+)`", text)
    return spans + re.findall(rf"^(?: {{4}})?(?:\.venv/bin/)?{program} (.+)$", text, re.MULTILINE)


def unknown(words: list[str]) -> str:
    """The first word of a command line that the command does not know."""
    command: click.Command = main
    options: set[str] = set()
    while isinstance(command, click.Group) and words and not words[0].startswith("--"):
        options |= {option for parameter in command.params for option in parameter.opts}
        if words[0] not in command.commands:
            return words[0]
        command, words = command.commands[words[0]], words[1:]
    options |= {option for parameter in command.params for option in parameter.opts}
    return next((word for word in words if word.startswith("--") and word not in options), "")


@pytest.mark.parametrize("document", TYPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_that_is_typed_is_there(document):
    text = document.read_text()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    makes = [
        word
        for line in typed(text, "make")
        for word in line.split("#")[0].split()
        if "=" not in word
    ]
    assert [word for word in makes if word not in targets] == []
    assert [line for line in typed(text, "tremplin") if unknown(line.split("#")[0].split())] == []


def test_the_documents_have_commands_to_type():
    text = "\n".join(document.read_text() for document in TYPED)
    assert len(typed(text, "tremplin")) > 15
    assert len(typed(text, "make")) > 10


@pytest.mark.parametrize(
    ("guide", "language"), [("guide-animation.md", "fr"), ("instructor-guide.md", "en")]
)
def test_the_ways_that_a_guide_names_are_those_of_the_pages(guide, language):
    with (ROOT / "platform/tremplin/translations/fr/LC_MESSAGES/messages.po").open("rb") as file:
        catalogue = read_po(file)
    labels = {message.string if language == "fr" else message.id for message in catalogue}
    ways = re.findall(r"\*\*([^*]+ › [^*]+)\*\*", (ROOT / "docs" / guide).read_text())
    assert ways
    assert [
        label for way in ways for label in way.rstrip(".").split(" › ") if label not in labels
    ] == []


def test_the_page_on_safety_names_many():
    text = (ROOT / "docs/safety.md").read_text()
    assert len(re.findall(r"`tests/[\w/]+\.py::\w+`", text)) > 40


LEVEL_2 = {
    "1.1": "1-7", "1.2": "1-4", "1.4": "1 4 5", "1.5": "1-4", "1.6": "1-4", "1.7": "1 2", "1.8": "1 2", "1.9": "1 2",
    "1.10": "1", "1.11": "1 2", "1.12": "2", "1.14": "1-6", "2.1": "1-12", "2.2": "1-3", "2.3": "1-3", "2.4": "1-6",
    "2.5": "1-7", "2.6": "1-3", "2.7": "1-6", "2.8": "1-7", "2.9": "1-3", "2.10": "1-4", "3.1": "1", "3.2": "1-4",
    "3.3": "1-4", "3.4": "1-5", "3.5": "1-3", "3.7": "1", "4.1": "1 2 3 5", "4.2": "1 2", "4.3": "1-3", "5.1": "1-5",
    "5.2": "1-8", "5.3": "1-10", "5.4": "1-3", "5.5": "1-4", "6.1": "1-3", "6.2": "1-6", "6.3": "1 2", "6.4": "1 2",
    "7.1": "1-4", "7.2": "1 2", "7.3": "1 3 4", "7.4": "1-3", "8.1": "1-4", "8.2": "1-3", "8.3": "1-8", "9.1": "1-3",
    "9.2": "1-4", "10.2": "1 2", "10.3": "1-3", "11.1": "1-8", "12.1": "1-3", "12.2": "1", "12.3": "1-6",
    "12.4": "1 2", "12.5": "1 2", "12.6": "1", "13.1": "1 3 4 5", "13.2": "1 2 3 5 6", "13.3": "1 2", "13.4": "1 2",
    "14.1": "1-4", "14.2": "1-6", "14.3": "2 3", "14.4": "1-7", "14.5": "1-4",
}  # fmt: skip
"""The lines of OWASP ASVS 4.0.3 that level 2 asks for, by section."""


def numbers(text: str) -> list[int]:
    ends = [part.split("-") for part in text.split()]
    return [number for each in ends for number in range(int(each[0]), int(each[-1]) + 1)]


def lines_named(cell: str) -> list[str]:
    """``1.2.3, 2.8.1 to 2.8.3`` as lines one by one."""
    named = []
    for part in cell.split(", "):
        first, _, last = part.partition(" to ")
        section, _, start = first.rpartition(".")
        named += [
            f"{section}.{each}" for each in numbers(f"{start}-{(last or first).rpartition('.')[2]}")
        ]
    return named


def checklist() -> list[list[str]]:
    text = (ROOT / "docs/safety.md").read_text()
    rows = re.findall(
        r"^\| (.*) \|$", text[text.index("## 1. ") : text.index("## 2. ")], re.MULTILINE
    )
    return [[cell.strip() for cell in f"{row} ".split("|")] for row in rows]


def test_the_checklist_has_every_line_of_level_2_once():
    found = [line for row in checklist() if re.match(r"\d", row[0]) for line in lines_named(row[0])]
    asked = [f"{section}.{number}" for section, text in LEVEL_2.items() for number in numbers(text)]
    assert [line for line in asked if line not in found] == []
    assert [line for line in found if line not in asked or found.count(line) > 1] == []


def test_what_holds_is_shown_by_something():
    rows = [row for row in checklist() if row[0] != "Line" and not row[0].startswith("---")]
    assert {row[1] for row in rows} == {"yes", "partly", "no", "n/a"}
    assert [row[0] for row in rows if row[1] == "yes" and "`" not in row[-1]] == []
    assert [row[0] for row in rows if len(row) != 4 or not row[2]] == []


WALKS = {
    heading: re.findall(r"^\d+\. `([^`]+)`", text, re.MULTILINE)
    for heading, text in re.findall(
        r"^## (The way of [^\n]+)\n(.*?)(?=^## )", ARCHITECTURE, re.MULTILINE | re.DOTALL
    )
}


@pytest.mark.parametrize(
    ("walk", "most"), [("one exercise", 9), ("one Check", 14), ("one address", 12)]
)
def test_a_walk_leads_through_few_files_that_are_there(walk, most):
    (files,) = [found for heading, found in WALKS.items() if walk in heading]
    assert len(files) > 5
    assert len(set(files)) <= most
    assert [file for file in files if not (ROOT / file).is_file()] == []


def test_no_folder_of_the_packages_has_more_than_fifteen_modules_side_by_side():
    folders = {
        file.parent
        for file in (ROOT / "platform/tremplin").rglob("*.py")
        if "versions" not in file.parts
    }
    modules = {
        folder: [file for file in folder.glob("*.py") if not file.name.startswith("__")]
        for folder in folders
    }
    crowded = {
        str(folder.relative_to(ROOT)): len(held)
        for folder, held in modules.items()
        if len(held) > 15
    }
    assert crowded == {}
