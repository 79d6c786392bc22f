"""``tremplin bench``: measure this machine.

Neither it nor what it runs (``tremplin.bench``) is in the wheel.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from functools import partial
from pathlib import Path

import click
from rich.table import Table

from tremplin.bench.board import TARGET_P95_MS, bench_board
from tremplin.bench.check import bench_check
from tremplin.bench.own_site import BenchError
from tremplin.cli.app import console, settings_here, stop
from tremplin_sandbox.tools.bench import docker_run


@click.group()
def bench() -> None:
    """Measure this machine; ratios within one run."""


@bench.command("check")
@click.option("--rounds", default=60, show_default=True, type=click.IntRange(8, 1000))
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path), help="Write the figures here too."
)
def check_latency(rounds: int, json_file: Path | None) -> None:
    """How long a child waits for Check, over HTTP, beside one docker run a submission."""
    settings = settings_here()
    docker = shutil.which("docker")
    if docker is None:
        stop("The docker command is missing; it is what the benchmark compares with.")

    try:
        figures = bench_check(settings.content, rounds, partial(docker_run, docker, times=1))
    except BenchError as error:
        stop(f"The benchmark failed: {error}", status=1)

    table = Table("way", "rounds", "p50 (ms)", "p95 (ms)")
    for name, row in figures.items():
        if isinstance(row, dict):
            table.add_row(name.replace("_", " "), *(str(value) for value in row.values()))

    console.print(table)
    console.print(f"docker run / Check, medians: {figures['ratio_of_medians']}")

    if json_file:
        json_file.write_text(json.dumps(figures, indent=2) + "\n")


@bench.command("workspace")
@click.option(
    "--slug", default="hello", show_default=True, help="The exercise whose page is measured."
)
@click.option(
    "--blocks",
    default="robot/first-step",
    show_default=True,
    help="Curriculum and exercise of blocks.",
)
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(1, 50))
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path), help="Write the figures here too."
)
def workspace_waits(slug: str, blocks: str, rounds: int, json_file: Path | None) -> None:
    """What a child waits for in her workspace, in headless Chromium, beside the budgets."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")

    try:
        # Playwright comes with the tests only: the other commands do without.
        from tremplin.bench.workspace import bench_workspace
    except ImportError:
        stop("Playwright is missing; `make setup-tests` brings it.")

    if chromium is None:
        stop("The chromium command is missing; it is what the benchmark opens the pages with.")

    try:
        figures = bench_workspace(settings_here().content, slug, blocks, rounds, chromium)
    except BenchError as error:
        stop(f"The benchmark failed: {error}", status=1)

    table = Table("figure", "measured", "budget", "")
    for figure in figures:
        kept = "within" if figure.is_within else "OVER"
        table.add_row(
            figure.name,
            f"{figure.value:.0f} {figure.unit}",
            f"{figure.budget:.0f} {figure.unit}",
            kept,
        )

    console.print(table)

    if json_file:
        json_file.write_text(json.dumps([asdict(figure) for figure in figures], indent=2) + "\n")


@bench.command("board")
@click.option("--seconds", default=30, show_default=True, type=click.IntRange(5, 600))
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path), help="Write the figures here too."
)
def board_polls(seconds: int, json_file: Path | None) -> None:
    """What 20 boards wait for, on one core, while 30 children work."""
    try:
        figures = bench_board(settings_here().content, seconds)
    except BenchError as error:
        stop(f"The benchmark failed: {error}", status=1)
    table = Table("polls", "nothing new", "p50 (ms)", "p95 (ms)", "longest (ms)", "target p95 (ms)")
    table.add_row(*(str(value) for value in figures.values()), str(TARGET_P95_MS))
    console.print(table)
    if json_file:
        json_file.write_text(json.dumps(figures, indent=2) + "\n")
