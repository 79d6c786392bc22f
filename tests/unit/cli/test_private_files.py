"""What the house keeps is read by its owner alone, whatever command made it, and whatever an older one left."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cast import ROOT

from tremplin.cli import main
from tremplin.cli.checks import _private
from tremplin.cli.private_files import keep_private, loose_files
from tremplin.runtime.settings import Settings


@pytest.fixture(autouse=True)
def careless() -> Iterator[None]:
    """A shell in which everybody may read what is made; and so again for the tests after this one."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder.parent)): stat.S_IMODE(path.lstat().st_mode)
        for path in [folder, *folder.rglob("*")]
    }


def run(var: Path, *command: str) -> None:
    os.umask(0o022)
    result = CliRunner().invoke(main, ["--var", str(var), "--content", str(ROOT), *command])
    assert result.exit_code == 0, result.output


def test_nothing_that_a_command_makes_can_be_read_by_others(tmp_path: Path) -> None:
    house, stick, elsewhere = tmp_path / "house", tmp_path / "stick", tmp_path / "elsewhere"
    run(house, "db", "upgrade")
    run(house, "demo")
    run(house, "user", "invite", "nadia@example.org", "Nadia")
    run(house, "backup", str(stick))
    (file,) = stick.glob("*.zip")
    run(elsewhere, "restore", str(file))
    made = {**modes(house), **modes(stick), **modes(elsewhere)}
    assert {
        "house/tremplin.db",
        "house/secret-key",
        "house/demo-cards.txt",
        "elsewhere/tremplin.db",
    } <= {*made}
    assert {name: oct(mode) for name, mode in made.items() if mode & 0o077} == {}


def test_every_command_begins_by_making_nothing_that_others_read() -> None:
    for name in main.commands:
        os.umask(0o022)
        CliRunner().invoke(main, [name, "--help"])
        # `--help` of a command is answered after the group has begun.
        assert os.umask(0o022) == 0o077, name


def a_loose_house(tmp_path: Path) -> Settings:
    """As an older Tremplin left it."""
    var = tmp_path / "var"
    run(var, "db", "upgrade")
    (var / "demo-cards.txt").write_text("Awa: three pictures")
    (var / "photos").mkdir()
    for path in (var, var / "photos"):
        path.chmod(0o755)
    for path in (var / "tremplin.db", var / "secret-key", var / "demo-cards.txt"):
        path.chmod(0o644)
    return Settings(var=var).completed()


def test_what_was_left_open_is_closed_at_the_next_start_and_nothing_else_is_touched(
    tmp_path: Path,
) -> None:
    settings = a_loose_house(tmp_path)
    assert {path.name for path in loose_files(settings)} == {
        "var",
        "tremplin.db",
        "secret-key",
        "demo-cards.txt",
    }
    run(settings.var, "db", "upgrade")
    assert loose_files(settings) == []
    assert stat.S_IMODE(settings.var.stat().st_mode) == 0o700
    assert stat.S_IMODE((settings.var / "tremplin.db").stat().st_mode) == 0o600
    assert stat.S_IMODE((settings.var / "photos").stat().st_mode) == 0o755


def test_a_database_in_another_folder_is_closed_as_well(tmp_path: Path) -> None:
    database = tmp_path / "elsewhere.db"
    database.touch(mode=0o644)
    settings = Settings(var=tmp_path / "var", database_url=f"sqlite:///{database}").completed()
    keep_private(settings)
    assert stat.S_IMODE(database.stat().st_mode) == 0o600


def test_doctor_says_what_is_open_and_how_to_close_it(tmp_path: Path) -> None:
    settings = a_loose_house(tmp_path)
    said = _private(settings)
    assert not said.is_well
    assert f"chmod 700 {settings.var} && chmod 600" in said.words
    assert str(settings.var / "demo-cards.txt") in said.words
    keep_private(settings)
    assert _private(settings).is_well


def test_what_is_somebody_elses_keeps_nobody_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = a_loose_house(tmp_path)

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    keep_private(settings)
    assert loose_files(settings)
