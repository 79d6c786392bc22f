"""``tremplin content``: check exercises and curricula, and put them into the database."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from tremplin.cli.app import console, migrate, settings_here, site, stop
from tremplin.cli.book import book
from tremplin.cli.content_check import check, lock
from tremplin.content.exchange.pack import read_pack
from tremplin.content.exchange.shipped import shipped_ids
from tremplin.content.format.loader import read_folder
from tremplin.content.format.problems import ContentError, SandboxUnavailableError
from tremplin.runtime.settings import Settings
from tremplin.runtime.wiring import make_sandbox
from tremplin.services.audit.record_access import COMMAND_LINE
from tremplin.services.content.load_content import RevisionNotRaisedError, load_content, observed
from tremplin.services.content.packs import (
    export_curriculum,
    export_exercise,
    export_own,
    import_pack,
)
from tremplin.services.content.recordings import forget_unread
from tremplin.services.errors import NotFound


@click.group()
def content() -> None:
    """Exercises and curricula as files."""


content.add_command(check)
content.add_command(lock)
content.add_command(book)


@content.command()
def load() -> None:
    """Put every exercise and curriculum of the content folder into the database.

    What is there already stays.
    """
    settings = settings_here()
    exercises = sorted(
        path.parent for path in (settings.content / "exercises").glob("*/*/exercise.yaml")
    )
    curricula = [
        path
        for path in sorted((settings.content / "curricula").glob("*.yaml"))
        if path.stem not in _LISTS
    ]
    try:
        with make_sandbox(settings) as sandbox:
            folders = [observed(read_folder(path), sandbox) for path in exercises]
        with site(settings):
            migrate()
            loaded = load_content(folders, [path.read_bytes() for path in curricula])
            forget_unread()
    except ContentError as error:
        stop(f"{error} Nothing was loaded.")
    except RevisionNotRaisedError as error:
        stop(
            f"{error.slug}: its tests, starter or solution changed, but it still says 'revision: "
            f"{error.revision}'. "
            f"Write 'revision: {error.revision + 1}'. Nothing was loaded."
        )
    except SandboxUnavailableError as error:
        stop(
            f"The sandbox cannot run anything ({error}): is the container engine running? Nothing "
            f"was loaded.",
            3,
        )

    console.print(
        f"Content: {loaded.new_revisions} new revisions, {loaded.unchanged} already there."
    )


_LISTS = ("skills", "glossary", "families")


@content.command("export")
@click.argument("slug", required=False)
@click.option(
    "--exercise", "is_exercise", is_flag=True, help="SLUG names an exercise, not a curriculum."
)
@click.option(
    "--own", "is_own", is_flag=True, help="Everything that was made in this house; no SLUG then."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="By default tremplin-SLUG.zip.",
)
def export(slug: str | None, is_exercise: bool, is_own: bool, output: Path | None) -> None:
    """Put a curriculum, one exercise, or all of the house's own into an archive with its seal.

    A curriculum brings its exercises.
    """
    if (slug is None) != is_own or (is_own and is_exercise):
        stop("Name a curriculum, an exercise with --exercise, or ask for --own.")

    settings = settings_here()
    file = output or Path(f"tremplin-{slug or 'own'}.zip")

    with site(settings):
        migrate()

        try:
            data = _exported(slug, is_exercise, settings)
        except NotFound:
            what = (
                f"no {'exercise' if is_exercise else 'curriculum'} called {slug}"
                if slug
                else "nothing of its own"
            )
            stop(f"There is {what} here.", 1)

    file.write_bytes(data)
    click.echo(str(file))


def _exported(slug: str | None, is_exercise: bool, settings: Settings) -> bytes:
    seal_of = settings.site_name, settings.secret_key
    if slug is None:
        return export_own(shipped_ids(settings.content), *seal_of)
    return (export_exercise if is_exercise else export_curriculum)(slug, *seal_of)


@content.command("import")
@click.argument("archive", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def bring_in(archive: Path) -> None:
    """Bring in what an archive of another house holds: all of it, or nothing and the reason."""
    settings = settings_here()
    try:
        pack = read_pack(archive.read_bytes())
        with make_sandbox(settings) as sandbox, site(settings):
            migrate()
            report = import_pack(
                pack, partial(observed, sandbox=sandbox), COMMAND_LINE, may_change=True
            )
    except ContentError as error:
        stop(f"{error} Nothing was brought in.", 1)
    except SandboxUnavailableError as error:
        stop(f"The sandbox cannot run anything ({error}). Nothing was brought in.", 3)

    console.print(
        f"New: {len(report.new)}, changed: {len(report.changed)}, there already: "
        f"{len(report.same)}."
    )

    if report.older:
        console.print(f"Older than what is here, and left out: {', '.join(report.older)}.")

    console.print(
        f"Seal: {pack.seal.house}, {pack.seal.fingerprint}." if pack.seal else "No seal.",
        markup=False,
    )
