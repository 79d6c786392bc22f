"""A house in one file: made while it runs, put back elsewhere, refused when it is damaged."""

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select
from tests.cast import SECRET_KEY
from tests.conftest import close_app, make_app

from tremplin.cli import main
from tremplin.models import AuditEvent, Learner
from tremplin.models.db import Origin, db
from tremplin.services.errors import Refused
from tremplin.services.operations.backups import back_up, forget_old_backups, restore

AT = datetime(2026, 11, 24, 2, 10, tzinfo=UTC)


@pytest.fixture
def backup(app: Flask, tmp_path: Path) -> Path:
    with app.app_context():
        return back_up(tmp_path / "stick", SECRET_KEY, AT)


def test_a_house_goes_on_elsewhere(app: Flask, backup: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    Path(elsewhere, "secret-key").write_text("made at the first start")
    Path(elsewhere, "trail-seal").write_text("of another trail")
    restore(backup, elsewhere / "tremplin.db", elsewhere / "secret-key", elsewhere / "trail-seal")
    assert Path(elsewhere, "secret-key").read_text() == SECRET_KEY
    assert [path.name for path in sorted(elsewhere.iterdir())] == ["secret-key", "tremplin.db"]
    with app.app_context():
        names = db.session.scalars(select(Learner.display_name).order_by(Learner.id)).all()
    there = make_app(elsewhere)
    with there.app_context():
        assert db.session.scalars(select(Learner.display_name).order_by(Learner.id)).all() == names
    close_app(there)


def test_only_its_owner_reads_it_and_nothing_unfinished_stays(backup: Path) -> None:
    assert backup.name == "tremplin-2026-11-24-021000.zip"
    assert backup.stat().st_mode & 0o777 == 0o600
    assert list(backup.parent.iterdir()) == [backup]


def test_the_trail_tells_of_it(app: Flask, backup: Path) -> None:
    with app.app_context():
        assert db.session.scalars(select(AuditEvent.action)).all()[-1] == "backup.made"


def test_old_backups_go_and_other_files_stay(backup: Path) -> None:
    folder = backup.parent
    for name in (
        "tremplin-2026-10-01-000000.zip",
        "tremplin-2026-11-01-000000.zip",
        "holiday.zip",
        "tremplin-robot.zip",
    ):
        Path(folder, name).touch()
    gone = forget_old_backups(folder, timedelta(days=30), AT)
    assert [path.name for path in gone] == ["tremplin-2026-10-01-000000.zip"]
    assert len(list(folder.iterdir())) == 4


def test_a_house_with_children_is_not_overwritten(backup: Path, tmp_path: Path) -> None:
    before = (tmp_path / "tremplin.db").read_bytes()
    with pytest.raises(Refused, match="not_empty"):
        restore(backup, tmp_path / "tremplin.db", tmp_path / "secret-key", tmp_path / "trail-seal")
    assert (tmp_path / "tremplin.db").read_bytes() == before


def _damaged(backup: Path, name: str, content: bytes) -> Path:
    file = backup.with_name("damaged.zip")
    with zipfile.ZipFile(backup) as whole, zipfile.ZipFile(file, "w") as damaged:
        for each in whole.namelist():
            damaged.writestr(each, content if each == name else whole.read(each))
    return file


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tremplin.db", b"SQLite format 3\0 and more"),
        ("secret-key", b"another"),
        ("SHA256SUMS", b"\xff"),
    ],
)
def test_a_damaged_backup_changes_nothing(
    backup: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(Refused, match="not_a_backup"):
        restore(
            _damaged(backup, name, content),
            empty / "tremplin.db",
            empty / "secret-key",
            tmp_path / "trail-seal",
        )
    assert list(empty.iterdir()) == []


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Bonjour")
    with pytest.raises(Refused, match="not_a_backup"):
        restore(file, tmp_path / "new.db", tmp_path / "secret-key", tmp_path / "trail-seal")


def _tremplin(var: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--var", str(var), *arguments])


def test_the_two_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Origin, "site_id", None)
    old, new, stick = tmp_path / "old", tmp_path / "new", tmp_path / "stick"
    made = _tremplin(old, "backup", str(stick))
    assert made.exit_code == 0, made.output
    (file,) = stick.iterdir()
    back = _tremplin(new, "restore", str(file))
    assert "Restored" in back.output, back.output
    assert (new / "secret-key").read_text() == (old / "secret-key").read_text()
    again = _tremplin(new, "restore", str(file))
    assert again.exit_code != 0
    assert "already" in again.output
