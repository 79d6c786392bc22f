"""``python -m tremplin_sandbox``: its lines and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tremplin_sandbox.tools import cli

pytestmark = pytest.mark.engine

EXERCISE = """
title: {fr: Double, en: Double}
tests:
  - {id: three, kind: stdout, stdin: "3\\n", expect: "6\\n", visible: true, on_fail: {fr: "Et 3 ?", en: "And 3?"}}
"""


@pytest.fixture
def folder(tmp_path: Path, image: str) -> Path:
    (tmp_path / "exercise.yaml").write_text(EXERCISE)
    (tmp_path / "right.py").write_bytes(b"print(int(input()) * 2)")
    (tmp_path / "wrong.py").write_bytes(b"print(int(input()) * 3)")
    (tmp_path / "latin.py").write_bytes(b"print('\xe9')")
    (tmp_path / "huge.py").write_bytes(b"#" * 1_000_000)
    return tmp_path


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli.main, ["grade", str(folder), *arguments])
    return done.exit_code, done.stdout


def test_all_passed(folder: Path) -> None:
    status, text = run(folder, str(folder / "right.py"))
    assert (status, text.splitlines()[0]) == (cli.ALL_PASSED, f"{folder}/right.py: passed")


def test_one_json_line_a_file(folder: Path) -> None:
    files = [str(folder / f"{name}.py") for name in ("right", "wrong", "latin", "huge")]
    status, text = run(folder, "--json", "--lang", "fr", *files)
    lines = [json.loads(line) for line in text.splitlines()]
    assert status == cli.NOT_PASSED
    assert [line["file"] for line in lines] == files
    assert [line["verdict"] for line in lines] == ["passed", "failed", "rejected", "rejected"]
    assert [line["reason"] for line in lines] == ["", "", "not_utf8", "too_large"]
    assert lines[1]["tests"] == [{"id": "three", "status": "failed", "message": "Et 3 ?"}]


def test_an_exercise_that_is_none(folder: Path) -> None:
    (folder / "exercise.yaml").write_text("tests: []")
    assert run(folder, str(folder / "right.py"))[0] == cli.UNUSABLE_INPUT


def test_a_file_that_is_not_there(folder: Path) -> None:
    assert run(folder, str(folder / "none.py"))[0] == cli.UNUSABLE_INPUT


def test_a_platform_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = cli.PoolSettings
    monkeypatch.setattr(
        cli, "PoolSettings", lambda **given: settings(**given, image="tremplin-sandbox:missing")
    )
    assert run(folder, str(folder / "right.py"))[0] == cli.PLATFORM_ERROR


def test_doctor_says_that_every_limit_holds(image: str) -> None:
    done = CliRunner().invoke(cli.main, ["doctor"])
    assert done.exit_code == cli.ALL_PASSED
    assert "FAILS" not in done.stdout
    assert len(done.stdout.splitlines()) >= 20
