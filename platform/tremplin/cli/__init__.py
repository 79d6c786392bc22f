"""The ``tremplin`` command: serve the site, load content, make the demo group, keep house."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from tremplin import __version__
from tremplin.cli import backup, content, house, serve
from tremplin.cli.private_files import make_private
from tremplin.runtime.logs import quieten_logs


@click.group()
@click.option(
    "--var", type=click.Path(path_type=Path), help="Folder of the site's data (TREMPLIN_VAR)."
)
@click.option(
    "--content", "content_folder", type=click.Path(path_type=Path), help="Folder of the content."
)
@click.version_option(__version__, prog_name="tremplin")
@click.pass_context
def main(context: click.Context, var: Path | None, content_folder: Path | None) -> None:
    """Tremplin: a self-hosted platform on which children learn to code."""
    quieten_logs()
    make_private()
    given = {"var": var, "content": content_folder}
    context.obj = {name: value for name, value in given.items() if value is not None}


main.add_command(serve.serve)
main.add_command(serve.runner)
main.add_command(content.content)
main.add_command(house.db)
main.add_command(house.demo)
main.add_command(house.user)
main.add_command(house.doctor)
main.add_command(backup.backup)
main.add_command(backup.restore_backup)

if find_spec("tremplin.bench"):
    # A checkout has the benchmarks; the wheel is for houses and leaves them out.
    from tremplin.cli.benches import bench

    main.add_command(bench)
