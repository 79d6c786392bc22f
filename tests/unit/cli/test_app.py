"""How commands give up."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from tremplin.cli import main


def test_a_database_server_that_is_stopped_is_told_in_one_sentence(tmp_path: Path) -> None:
    nobody_listens = "postgresql+psycopg://tremplin@127.0.0.1:1/tremplin"
    runner = CliRunner(env={"TREMPLIN_VAR": str(tmp_path), "DATABASE_URL": nobody_listens})
    result = runner.invoke(main, ["db", "upgrade"])
    assert result.exit_code == 2
    assert result.stderr.startswith("tremplin: The database cannot be used")
    assert result.stderr.count("\n") == 1
