"""Commands of whoever runs the house: database, demo group, adults, health, benchmarks."""

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
from tremplin.cli.app import console, migrate, settings_here, site, stop
from tremplin.cli.checks import examine
from tremplin.services.accounts.staff_invitations import adult_by_email, invite_instructor
from tremplin.services.accounts.two_factor import take_off_two_factor
from tremplin.services.errors import NotFound, Refused
from tremplin.services.groups.make_demo import Demo, make_demo
from tremplin.web.base.pictures import avatars, secret_pictures
from tremplin_sandbox.bench import docker_run


@click.group()
def db() -> None:
    """The database."""


@db.command("upgrade")
def upgrade_database() -> None:
    """Bring the database to the newest schema; a new one is made."""
    with site():
        migrate()
    console.print("Database: up to date.")


@click.command()
@click.option(
    "--curriculum", default="", help="What it follows, by slug (robot, turtle, python-basics); else the first."
)
def demo(curriculum: str) -> None:
    """Make a group to try the site with, its cards kept in ``var/demo-cards.txt``; again changes nothing."""
    settings = settings_here()
    with site(settings):
        migrate()
        try:
            made = make_demo(secret_pictures(), avatars(), settings.secret_key, curriculum)
        except Refused:
            stop(f"There is no curriculum '{curriculum}' here.")
    if made is not None:
        (settings.var / "demo-cards.txt").write_text(_cards_text(made), encoding="utf-8")
    console.print("Demo group: " + ("made." if made else "already there."))


def _cards_text(made: Demo) -> str:
    """The demo's cards as the start prints them; ``{address}`` is filled in then."""
    lines = [f"  Demo group {made.group_name}, code {made.join_code}:"]
    lines += [f"    {card.name:<10} {' + '.join(card.secret):<32} {{address}}/c/{card.token}" for card in made.cards]
    return "\n".join(lines) + "\n"


@click.group()
def user() -> None:
    """The adults of the house."""


@user.command()
@click.argument("email")
@click.argument("name")
def invite(email: str, name: str) -> None:
    """Make a one-time link with which an instructor chooses a password."""
    settings = settings_here()
    with site(settings):
        migrate()
        token = invite_instructor(email, name, settings.secret_key)
    console.print(f"One-time link for {name}: <the site's address>/invite/{token}", markup=False)


@user.command("second-step-off")
@click.argument("email")
def two_factor_off(email: str) -> None:
    """Let an adult who lost telephone and recovery codes log in with the password alone; it is told at the log-in."""
    with site():
        migrate()
        staff = adult_by_email(email)
        if staff is None:
            stop(f"No adult of the house logs in with {email}.")
        try:
            take_off_two_factor(staff, None)
        except NotFound:
            stop(f"{staff.name} has no second step; the password is enough.")
    console.print(f"{staff.name} logs in with the password alone now.", markup=False)


@click.group()
def bench() -> None:
    """Measure this machine; ratios within one run."""


@bench.command("check")
@click.option("--rounds", default=60, show_default=True, type=click.IntRange(8, 1000))
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write the figures here too.")
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
@click.option("--slug", default="hello", show_default=True, help="The exercise whose page is measured.")
@click.option("--blocks", default="robot/first-step", show_default=True, help="Curriculum and exercise of blocks.")
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(1, 50))
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write the figures here too.")
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
        table.add_row(figure.name, f"{figure.value:.0f} {figure.unit}", f"{figure.budget:.0f} {figure.unit}", kept)
    console.print(table)
    if json_file:
        json_file.write_text(json.dumps([asdict(figure) for figure in figures], indent=2) + "\n")


@bench.command("board")
@click.option("--seconds", default=30, show_default=True, type=click.IntRange(5, 600))
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write the figures here too.")
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


@click.command()
def doctor() -> None:
    """Say in plain words whether this installation is well, and what to do where it is not."""
    findings = examine(settings_here())
    for finding in findings:
        mark = "[green]ok[/green]    " if finding.is_well else "[red]not ok[/red]"
        console.print(f"{mark} {finding.name}: {finding.words}")
    if not all(finding.is_well for finding in findings):
        raise SystemExit(1)
