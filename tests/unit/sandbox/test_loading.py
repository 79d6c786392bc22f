"""Reading an exercise's grading part."""

from __future__ import annotations

from pathlib import Path

import pytest

from tremplin_sandbox.tools.loading import ExerciseError, load_files, load_spec

GOOD = """
title: other keys are somebody else's
seed: 7
tests:
  - {id: a, kind: stdout, expect: "1", on_fail: {fr: Non, en: "No"}}
"""


def test_other_keys_are_left_aside(tmp_path: Path) -> None:
    (tmp_path / "exercise.yaml").write_text(GOOD)
    spec = load_spec(tmp_path)
    assert (spec.seed, spec.tests[0].id) == (7, "a")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tests: []", "tests"),
        ("seed: 1", "tests"),
        ("- 1", "not a mapping"),
        ("a: [", "not YAML"),
        (GOOD.replace("expect", "expected"), "expect"),
        (
            GOOD.replace("kind: stdout", "kind: call, function: f").replace('"1"', "2026-01-01"),
            "plain values",
        ),
        (
            GOOD.replace("kind: stdout", "kind: call, function: f").replace('"1"', "!!set {1}"),
            "plain values",
        ),
        (GOOD.replace("seed: 7", "limits: {minutes: 1}"), "limits.minutes"),
        (GOOD.replace('expect: "1"', "expect: {regex: '('}"), "regular expression"),
    ],
)
def test_a_bad_file_is_named_with_its_key(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "exercise.yaml").write_text(text)
    with pytest.raises(ExerciseError, match=words):
        load_spec(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExerciseError, match=r"exercise\.yaml"):
        load_spec(tmp_path)


def test_files(tmp_path: Path) -> None:
    assert load_files(tmp_path) == {}
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.csv").write_bytes(b"1,2")
    assert load_files(tmp_path) == {"a.csv": b"1,2"}
