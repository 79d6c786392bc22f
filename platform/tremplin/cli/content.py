"""``tremplin content``: check exercises and curricula, and put them into the database."""

from __future__ import annotations

from pathlib import Path

import click

from tremplin.cli.app import console, migrate, settings_here, site, stop
from tremplin.cli.book import book
from tremplin.content.commands import check, lock
from tremplin.content.grading import drawn_goals
from tremplin.content.loader import exercise_file, read_folder
from tremplin.content.predict import right_answer
from tremplin.content.problems import ContentError, SandboxUnavailableError
from tremplin.domain.exercise import Kind
from tremplin.services.house.load_content import ExerciseFolder, RevisionNotRaisedError, load_content
from tremplin.services.house.record_statements import forget_unread
from tremplin.web.wiring import make_sandbox
from tremplin_sandbox.sandbox import Sandbox


@click.group()
def content() -> None:
    """Exercises and curricula as files."""


content.add_command(check)
content.add_command(lock)
content.add_command(book)


@content.command()
def load() -> None:
    """Put every exercise and curriculum of the content folder into the database; what is there already stays."""
    settings = settings_here()
    exercises = sorted(path.parent for path in (settings.content / "exercises").glob("*/*/exercise.yaml"))
    curricula = [path for path in sorted((settings.content / "curricula").glob("*.yaml")) if path.stem not in _LISTS]
    try:
        with make_sandbox(settings) as sandbox:
            folders = [_folder(path, sandbox) for path in exercises]
        with site(settings):
            migrate()
            loaded = load_content(folders, [path.read_bytes() for path in curricula])
            forget_unread()
    except ContentError as error:
        stop(f"{error} Nothing was loaded.")
    except RevisionNotRaisedError as error:
        stop(
            f"{error.slug}: its tests, starter or solution changed, but it still says 'revision: {error.revision}'. "
            f"Write 'revision: {error.revision + 1}'. Nothing was loaded."
        )
    except SandboxUnavailableError as error:
        stop(f"The sandbox cannot run anything ({error}): is the container engine running? Nothing was loaded.", 3)
    console.print(f"Content: {loaded.new_revisions} new revisions, {loaded.unchanged} already there.")


_LISTS = ("skills", "glossary")


def _folder(path: Path, sandbox: Sandbox) -> ExerciseFolder:
    files = read_folder(path)
    if exercise_file(files).kind is Kind.PREDICT:
        return ExerciseFolder(files, answer=right_answer(files, sandbox))
    return ExerciseFolder(files, goals=drawn_goals(files, sandbox))
