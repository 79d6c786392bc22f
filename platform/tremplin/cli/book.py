"""``tremplin content book``: a curriculum on paper."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import click
from flask import Flask
from flask_babel import Babel
from rich.console import Console
from rich.markup import escape

from tremplin.cli.app import UNUSABLE
from tremplin.cli.content_check import sandbox_for_authors
from tremplin.content.format.problems import ContentError, SandboxUnavailableError
from tremplin.content.print.book import book as make_book
from tremplin.domain.exercise import LANGUAGES
from tremplin.web.exercise.texts.block_texts import block_texts
from tremplin.web.factory import TRANSLATIONS
from tremplin_sandbox.errors import SandboxError

PRINT_S = 120
"""A book of 200 pages is printed in a quarter of this on an old laptop."""


@click.command()
@click.argument("curriculum", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Language of the book."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A name that ends in .html or .pdf; by default CURRICULUM-LANGUAGE.html.",
)
@click.pass_context
def book(context: click.Context, curriculum: Path, language: str, output: Path | None) -> None:
    """Make a book of a curriculum: one HTML file to print, or a PDF.

    CURRICULUM is a file such as curricula/robot.yaml. The book holds its exercises with their
    pictures, solutions and usual mistakes, the notes and the activities without a computer. Exit
    status: 0 the file is written, 1 the content has a fault, 2 the sandbox could not run the
    programs, or there is no Chromium to print a PDF.
    """
    console = Console(stderr=True)
    file = output or Path(f"{curriculum.stem}-{language}.html")
    try:
        with sandbox_for_authors(console) as sandbox, _speaking(language).test_request_context():
            page = make_book(curriculum, language, sandbox, block_texts)
        _write(page, file)
    except ContentError as error:
        console.print(escape(f"{error} There is no book."), soft_wrap=True)
        context.exit(1)
    except (SandboxUnavailableError, SandboxError) as error:
        console.print(
            f"[bold]The programs could not be run.[/] {escape(str(error))}", soft_wrap=True
        )
        context.exit(UNUSABLE)
    except NoPrinterError as error:
        console.print(escape(str(error)), soft_wrap=True)
        context.exit(UNUSABLE)

    click.echo(str(file))


class NoPrinterError(Exception):
    """No program is here that prints a page to a PDF, or it failed; its text says which."""


def _speaking(language: str) -> Flask:
    """What translations need, and no more: a book is made without a database."""
    app = Flask(__name__)
    Babel(app, default_translation_directories=str(TRANSLATIONS), locale_selector=lambda: language)
    return app


def _write(page: str, file: Path) -> None:
    if file.suffix.lower() != ".pdf":
        file.write_text(page, encoding="utf-8")
        return

    chromium = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if chromium is None:
        raise NoPrinterError(
            "A PDF is printed by Chromium, which is not here. Make the HTML file and print it "
            "instead."
        )

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "book.html"
        source.write_text(page, encoding="utf-8")
        printed = subprocess.run(  # noqa: S603 - a page of our own, written just now
            [
                chromium,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={folder}/profile",
                "--no-pdf-header-footer",
                f"--print-to-pdf={file.resolve()}",
                source.as_uri(),
            ],
            capture_output=True,
            check=False,
            timeout=PRINT_S,
        )

    if printed.returncode or not file.is_file():
        raise NoPrinterError(
            "Chromium did not print the PDF. Make the HTML file and print it instead."
        )
