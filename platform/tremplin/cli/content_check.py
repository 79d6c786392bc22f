"""``tremplin content check`` and ``lock``: for authors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from tremplin.content.checker import Progress, Report, exercise_folders
from tremplin.content.checker import check as check_content
from tremplin.content.checks.revision_locks import (
    LOCK_FILE,
    locks_of,
    read_locks,
    vanished,
    version_problems,
    written_locks,
)
from tremplin.content.format.files import read_folder
from tremplin.content.format.folder import Folder, under
from tremplin.content.format.messages import Message, in_words, languages
from tremplin.content.format.problems import (
    ContentError,
    Problem,
    SandboxUnavailableError,
    Severity,
)
from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.engine.image import ensure_image
from tremplin_sandbox.errors import SandboxError
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.settings import PoolSettings

DEFAULT_PATHS = (Path("exercises"), Path("curricula"))


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--no-sandbox", is_flag=True, help="Only what needs no Docker: schema, languages, names, files."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.option(
    "--lang", type=click.Choice(languages()), default="en", help="Language of the messages."
)
@click.pass_context
def check(
    context: click.Context, paths: tuple[Path, ...], no_sandbox: bool, as_json: bool, lang: str
) -> None:
    """Check exercises and curricula.

    PATHS are folders of exercises or curriculum files; by default everything in exercises/ and
    curricula/. Exit status: 0 all is well (warnings allowed), 1 errors were found, 2 the check
    could not be done.
    """
    chosen = paths or tuple(path for path in DEFAULT_PATHS if path.exists())
    if not chosen:
        raise click.UsageError(
            "There is neither exercises/ nor curricula/ here: name the folders to check."
        )

    console = Console(stderr=as_json)
    try:
        report = _checked(chosen, not no_sandbox, console)
    except (SandboxUnavailableError, SandboxError) as error:
        console.print(
            f"[bold]The programs could not be run.[/] {escape(str(error))}", soft_wrap=True
        )
        console.print(
            "'tremplin doctor' tells more; '--no-sandbox' checks everything but the programs.",
            soft_wrap=True,
        )
        context.exit(2)

    if as_json:
        click.echo(json.dumps(_as_json(report), ensure_ascii=False))
    else:
        _show(report, console, lang)

    context.exit(0 if report.ok else 1)


def _checked(paths: Sequence[Path], with_sandbox: bool, console: Console) -> Report:
    if not with_sandbox:
        return check_content(paths)
    with sandbox_for_authors(console) as sandbox, _bar(console) as progress:
        return check_content(paths, sandbox, progress)


@click.command()
@click.argument(
    "folder",
    default=Path("exercises"),
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.pass_context
def lock(context: click.Context, folder: Path) -> None:
    """Note the revision of every exercise in revisions.lock, from then on held by the check.

    FOLDER holds the tracks; by default exercises/. Exit status: 0 the file is written, 1 something
    changed without a new number, and nothing is written.
    """
    console, file = Console(), folder / LOCK_FILE
    try:
        before = read_locks(file.read_bytes()) if file.is_file() else {}
        folders = {path: Folder.of(read_folder(path)) for path in exercise_folders([folder])}
    except ContentError as error:
        console.print(escape(str(error)), soft_wrap=True)
        context.exit(1)

    after = locks_of(folders.values())
    problems = [
        under(path.as_posix(), each)
        for path, one in folders.items()
        for each in version_problems(one, before)
    ]
    errors = [
        each for each in [*problems, *vanished(before, after)] if each.severity is Severity.ERROR
    ]
    for each in errors:
        console.print(escape(f"{each.path}: {in_words(each.message, 'en')}"), soft_wrap=True)

    if errors:
        context.exit(1)

    file.write_bytes(written_locks(after))
    changed = sum(before.get(exercise) != locked for exercise, locked in after.items())
    console.print(f"{file}: {len(after)} exercises, {changed} lines new.", soft_wrap=True)


@contextmanager
def sandbox_for_authors(console: Console) -> Iterator[Sandbox]:
    """The sandbox, its image made ready first; the steps of that are said on ``console``."""
    settings = PoolSettings()
    ensure_image(lambda step: console.print(escape(step), style="dim"), settings.engine_url)
    with DockerSandbox(settings) as sandbox:
        yield sandbox


@contextmanager
def _bar(console: Console) -> Iterator[Progress]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Running programs in the sandbox", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _show(report: Report, console: Console, lang: str) -> None:
    for path, findings in groupby(report.findings, key=lambda finding: finding.path):
        console.print(f"[bold]{escape(path)}[/]", soft_wrap=True)

        for finding in findings:
            is_error = finding.severity is Severity.ERROR
            style, word = ("red", _ERROR) if is_error else ("yellow", _WARNING)
            place = f"{finding.key}: " if finding.key else ""
            message = escape(f"{place}{in_words(finding.message, lang)}")
            console.print(
                f"  [{style}]{in_words(word, lang)}[/] {message} [dim]({finding.rule})[/]",
                soft_wrap=True,
            )

    errors = sum(finding.severity is Severity.ERROR for finding in report.findings)
    summary = _SUMMARY.filled(
        exercises=report.exercises,
        curricula=report.curricula,
        trials=report.trials,
        errors=errors,
        warnings=len(report.findings) - errors,
    )
    console.print(in_words(summary, lang), soft_wrap=True)


_ERROR, _WARNING = Message("error"), Message("warning")
_SUMMARY = Message(
    "Exercises: %(exercises)s, curriculum files: %(curricula)s, proofs in the sandbox: %(trials)s. "
    "Errors: %(errors)s, warnings: %(warnings)s."
)


def _as_json(report: Report) -> dict[str, object]:
    return {
        "ok": report.ok,
        "exercises": report.exercises,
        "curricula": report.curricula,
        "trials": report.trials,
        "findings": [_finding_as_json(finding) for finding in report.findings],
    }


def _finding_as_json(finding: Problem) -> dict[str, object]:
    """The problem with its sentence in every language that has a catalogue."""
    return {
        **finding.to_json(),
        "message": {code: in_words(finding.message, code) for code in languages()},
    }
