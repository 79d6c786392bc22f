"""Syntax newer than Python 3.11 goes through ``tremplin content check`` and the book, on a host of 3.11 too."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.content.samples import ROOT, exercise, written

from tremplin.cli.book import book
from tremplin.cli.content_check import check

pytestmark = pytest.mark.engine

NEWER = {
    # A text with the same quotes inside, type parameters of a function, a type with a name: by exercise, of five kinds.
    "ask-name": [('print("Bip bip", name)', 'print(f"{"Bip bip"} {name}")')],
    "count-letter": [
        ("def count_letter(word, letter):", "def count_letter[T: str](word: T, letter: T):"),
        ("    count = 0\n", '    count = int(f"{"0"}")\n'),
    ],
    "keep-the-big": [
        ("def keep_big(numbers, limit):", "def keep_big[T](numbers: list[T], limit: T) -> list[T]:")
    ],
    "swap": [
        ("lina = 3\n", "type Number = int\nlina: Number = 3\n"),
        ("print(lina, theo)", 'print(f"{str(lina) + " " + str(theo)}")'),
    ],
    "fix-return": [("def ", 'note = f"{"a"}"\n\n\ndef ')],
}
CURRICULUM = """format: 1
id: 00000000-0000-4000-8000-000000000003
slug: newer
revision: 1
title: {fr: "Du nouveau", en: "What is new"}
summary: {fr: "Tout.", en: "All."}
ages: [11, 13]
audience: club
licence: CC-BY-SA-4.0
authors: [{name: X}]
facilitator: {fr: "Lisez.", en: "Read."}
units:
  - id: all
    title: {fr: "Tout", en: "All"}
    goal: {fr: "Voir.", en: "See."}
    skills: [io.print]
    core: [%s]
    checkpoint: ask-name
    unplugged: {fr: "Dehors", en: "Outside"}
    notes: {fr: "Allez-y.", en: "Go on."}
    minutes: 30
"""


def in_newer_python(slug: str) -> dict[str, bytes]:
    """The files of a built-in exercise, each program rewritten where it has what is to be replaced."""
    files = exercise(slug)
    for old, new in NEWER[slug]:
        assert old.encode() in files["program.py" if slug == "swap" else "solution.py"], (slug, old)
        files |= {
            name: data.replace(old.encode(), new.encode())
            for name, data in files.items()
            if name.endswith(".py")
        }
    return files


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder of exercises in newer Python, and a curriculum of them."""
    folder = tmp_path_factory.mktemp("content")
    for slug in NEWER:
        written(in_newer_python(slug), folder / "exercises" / "some" / slug)
    shared = {
        f"{name}.yaml": (ROOT / "curricula" / f"{name}.yaml").read_bytes()
        for name in ("skills", "glossary")
    }
    written(
        {**shared, "newer.yaml": (CURRICULUM % ", ".join(NEWER)).encode()}, folder / "curricula"
    )
    return folder


def checked(folder: Path) -> tuple[int, dict[str, Any]]:
    """Exit status and report of ``tremplin content check``; the sandbox's log comes before the report."""
    result = CliRunner().invoke(check, [str(folder), "--json"])
    return result.exit_code, json.loads(result.stdout.splitlines()[-1])


def test_the_check_proves_them_and_makes_their_mutants_and_slips(shelf: Path) -> None:
    status, report = checked(shelf / "exercises")
    assert report["findings"] == []
    assert (status, report["exercises"]) == (0, len(NEWER))
    assert report["trials"] >= 8 * len(NEWER)


def test_a_slip_of_one_is_still_found(tmp_path: Path) -> None:
    files = in_newer_python("ask-name")
    weakened = files["exercise.yaml"].decode().replace("Kenan", "Awa").encode()
    folder = written(
        {**files, "exercise.yaml": weakened}, tmp_path / "exercises" / "some" / "ask-name"
    )
    status, report = checked(folder)
    assert status == 1
    assert {finding["severity"] for finding in report["findings"]} >= {"error"}


def test_the_book_prints_them(shelf: Path, tmp_path: Path) -> None:
    file = tmp_path / "book.html"
    result = CliRunner().invoke(
        book, [str(shelf / "curricula" / "newer.yaml"), "--output", str(file)]
    )
    assert result.exit_code == 0, result.output
    page = html.unescape(file.read_text(encoding="utf-8"))
    for program in (
        'print(f"{"Bip bip"} {name}")',
        "def keep_big[T](numbers: list[T], limit: T) -> list[T]:",
        'f"{"a"}"',
    ):
        assert program in page
    assert "8 8" in page, "what the program of the prediction prints"
