"""Where things lie in this checkout, and what the steps share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bin.setup.commands import Runner
from bin.setup.machine import Machine
from bin.setup.stamps import Stamps
from bin.setup.talk import Talk


@dataclass(frozen=True, slots=True)
class House:
    """One installation of Tremplin.

    Attributes:
        root: The checkout.
        var: Everything this installation keeps.
        database_url: Address of a database server; empty for SQLite in ``var``.
        machine: What it runs on.
        runner: Runs commands in it.
        talk: Speaks to the person.
    """

    root: Path
    var: Path
    database_url: str
    machine: Machine
    runner: Runner
    talk: Talk

    @property
    def stamps(self) -> Stamps:
        """Notes of what was done."""
        return Stamps(self.var / "stamps")

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.var / "tremplin.db"

    def program(self, name: str) -> str:
        """A program of the virtual environment."""
        return str(self.root / ".venv/bin" / name)
