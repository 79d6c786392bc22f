"""A curriculum on paper: what an instructor prepares from is what the children get."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from tests.content.samples import changed, exercise, written

from tremplin.cli.book import book as command
from tremplin.content.format.block_program import vocabulary
from tremplin.content.print.book import book
from tremplin_sandbox.sandbox import Sandbox

pytestmark = pytest.mark.engine

CURRICULUM = """format: 1
id: 00000000-0000-4000-8000-000000000002
slug: taster
revision: 1
title: {fr: "Un avant-goût", en: "A taster"}
summary: {fr: "De tout un peu.", en: "A bit of all."}
ages: [7, 13]
audience: club
licence: CC-BY-SA-4.0
authors: [{name: X}]
facilitator: {fr: "Lisez.", en: "Read."}
units:
  - id: all
    title: {fr: "Tout", en: "All"}
    goal: {fr: "Voir <tout>.", en: "See <all>."}
    skills: [io.print]
    core: [hello, swap, any-distance]
    extra: [a-line, my-flag]
    checkpoint: hello
    unplugged: {fr: "**Dehors**", en: "**Outside**"}
    notes: {fr: "Allez-y.", en: "Go on."}
    minutes: 30
"""


@pytest.fixture
def curriculum(tmp_path: Path) -> Path:
    """A curriculum of five kinds of exercise; one has a picture, one asks for a drawing of the child's own."""
    for slug in ("swap", "any-distance", "a-line", "my-flag"):
        written(exercise(slug), tmp_path / "exercises" / "some" / slug)
    meta = changed(
        "hello", "exercise.yaml", "wrong:", "images: {hills.svg: {fr: Collines, en: Hills}}\nwrong:"
    )
    hello = {
        **meta,
        "en.md": meta["en.md"] + b"\n{{image:hills.svg}}\n",
        "images/hills.svg": b"<svg/>",
    }
    written(
        {**hello, "fr.md": hello["fr.md"] + b"\n{{image:hills.svg}}\n"},
        tmp_path / "exercises" / "some" / "hello",
    )
    written({"taster.yaml": CURRICULUM.encode()}, tmp_path / "curricula")
    return tmp_path / "curricula" / "taster.yaml"


def texts(engine: str) -> dict[str, str]:
    return {
        **dict.fromkeys(vocabulary()[engine], "?"),
        "start": "go",
        "repeat_until": "until %1",
        "forward": "walk",
    }


def test_the_book_holds_everything_of_each_exercise(curriculum: Path, sandbox: Sandbox) -> None:
    page = book(curriculum, "en", sandbox, texts)
    assert page.index("A taster") < page.index('id="hello"') < page.index('id="a-line"')
    assert "<strong>Outside</strong>" in page
    assert "print(&#34;Bip bip, Boulon&#34;)" in page
    assert "<code>8 8</code>" in page
    assert 'alt="Hills"' in page
    assert 'src="data:image/svg+xml;base64,PHN2Zy8+"' in page
    assert page.count("<svg") == 3, "the two shown worlds of any-distance, the drawing of a-line"
    assert "M0 0L100 0" in page
    assert '<div class="block">until <span class="hole">?</span></div>' in page


def test_an_author_s_signs_stay_signs(curriculum: Path, sandbox: Sandbox) -> None:
    assert "Voir &lt;tout&gt;." in book(curriculum, "fr", sandbox, texts)


def test_the_command_writes_one_file(curriculum: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        command, [str(curriculum), "--language", "fr", "--output", str(tmp_path / "book.html")]
    )
    assert result.exit_code == 0
    assert result.stdout.endswith(f"{tmp_path / 'book.html'}\n")
    assert '<html lang="fr">' in (tmp_path / "book.html").read_text(encoding="utf-8")


@pytest.mark.browser
def test_the_command_prints_a_pdf(curriculum: Path, tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    result = CliRunner().invoke(
        command, [str(curriculum), "--language", "fr", "--output", str(file)]
    )
    assert result.exit_code == 0
    text = "".join(page.extract_text() for page in PdfReader(file).pages)
    assert "répète jusqu’à" in text.replace("\n", " ")
    assert "Ce qui coince souvent" in text


def test_a_pdf_without_chromium_is_refused_with_a_way_out(
    curriculum: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    result = CliRunner().invoke(command, [str(curriculum), "--output", str(tmp_path / "book.pdf")])
    assert result.exit_code == 2
    assert "Make the HTML file and print it instead." in result.stderr


def test_the_command_names_an_exercise_that_is_not_there(curriculum: Path, tmp_path: Path) -> None:
    curriculum.write_text(CURRICULUM.replace("extra: [a-line", "extra: [a-song"), encoding="utf-8")
    result = CliRunner().invoke(command, [str(curriculum), "--output", str(tmp_path / "book.html")])
    assert result.exit_code == 1
    assert "The exercise 'a-song' does not exist. There is no book." in result.stderr
    assert not (tmp_path / "book.html").exists()
