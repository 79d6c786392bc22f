"""The ``tremplin`` command: serve the site, load content, make the demo group, keep house."""

from __future__ import annotations

import click

from tremplin.cli import content, house, serve


@click.group()
@click.version_option(package_name="tremplin")
def main() -> None:
    """Tremplin: a self-hosted platform on which children learn to code."""


main.add_command(serve.serve)
main.add_command(serve.runner)
main.add_command(content.content)
main.add_command(house.db)
main.add_command(house.demo)
main.add_command(house.user)
main.add_command(house.doctor)
main.add_command(house.bench)
