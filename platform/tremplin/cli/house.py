"""Commands of whoever runs the house: database, demo group, adults, health."""

from __future__ import annotations

import click

from tremplin.cli.app import console, migrate, settings_here, site, stop
from tremplin.cli.checks import examine
from tremplin.services.accounts.staff_invitations import adult_by_email, invite_instructor
from tremplin.services.accounts.two_factor import take_off_two_factor
from tremplin.services.errors import NotFound, Refused
from tremplin.services.groups.make_demo import Demo, make_demo
from tremplin.web.base.pictures import avatars, secret_pictures


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
    "--curriculum",
    default="",
    help="What it follows, by slug (robot, turtle, python-basics); else the first.",
)
def demo(curriculum: str) -> None:
    """Make a group to try the site with, its cards kept in ``var/demo-cards.txt``.

    Making it again changes nothing.
    """
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
    lines += [
        f"    {card.name:<10} {' + '.join(card.secret):<32} {{address}}/c/{card.token}"
        for card in made.cards
    ]
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
    """Let an adult who lost telephone and recovery codes log in with the password alone.

    It is told at the log-in.
    """
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


@click.command()
def doctor() -> None:
    """Say in plain words whether this installation is well, and what to do where it is not."""
    findings = examine(settings_here())
    for finding in findings:
        mark = "[green]ok[/green]    " if finding.is_well else "[red]not ok[/red]"
        console.print(f"{mark} {finding.name}: {finding.words}")
    if not all(finding.is_well for finding in findings):
        raise SystemExit(1)
