"""Commands of whoever runs the house: database, demo group, adults, health, benchmarks."""

from __future__ import annotations

import click

from tremplin.cli.app import console, migrate, settings_here, site
from tremplin.services.house.invite_staff import invite_instructor
from tremplin.services.teaching.make_demo import Demo, make_demo
from tremplin.web.pictures import avatars, secret_pictures


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
def demo() -> None:
    """Make a group to try the site with, its cards kept in ``var/demo-cards.txt``; again changes nothing."""
    settings = settings_here()
    with site(settings):
        migrate()
        made = make_demo(secret_pictures(), avatars(), settings.secret_key)
    if made is not None:
        (settings.var / "demo-cards.txt").write_text(_cards_text(made), encoding="utf-8")
    console.print("Demo group: " + ("made." if made else "already there."))


def _cards_text(made: Demo) -> str:
    """The demo's cards as the start prints them; ``{address}`` is filled in then."""
    lines = [f"  Demo group {made.group_name}, code {made.join_code}:"]
    lines += [f"    {card.name:<10} {' + '.join(card.pictures):<32} {{address}}/c/{card.token}" for card in made.cards]
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
