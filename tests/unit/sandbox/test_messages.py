"""The command line's words are complete in both languages, and its lines have the promised shape."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tremplin_sandbox.tools.cli import json_line, readable
from tremplin_sandbox.tools.messages import CLASSES, REASONS, STATUSES, WHYS
from tremplin_sandbox.verdict import LearnerError, TestResult, TestStatus, Verdict, VerdictClass

FAILED = TestResult(
    "t", TestStatus.FAILED, True, "required", {"fr": "Compte encore.", "en": "Count again."}, "1", "2", "3"
)
ERROR = TestResult("u", TestStatus.ERROR, False, "required", error=LearnerError("NameError", "no x", 3))
VERDICT = Verdict(VerdictClass.FAILED, "", (FAILED, ERROR), 0.1)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_class_and_status_has_words(lang: str) -> None:
    assert set(CLASSES[lang]) == set(VerdictClass)
    assert set(STATUSES[lang]) == set(TestStatus)
    assert set(REASONS[lang]) == set(REASONS["en"])
    assert set(WHYS[lang]) == set(WHYS["en"])


def test_json_line() -> None:
    line = json.loads(json_line(Path("a.py"), VERDICT, "fr"))
    assert set(line) == {"file", "verdict", "reason", "tests", "wall_s"}
    assert line["tests"][0] == {"id": "t", "status": "failed", "message": "Compte encore."}


def test_readable() -> None:
    text = readable(Path("a.py"), VERDICT, "en")
    assert "Count again." in text
    assert "NameError: no x (line 3)" in text


def test_why_a_robot_failed_is_said() -> None:
    bumped = TestResult("t", TestStatus.FAILED, True, "required", {"fr": "Non.", "en": "No."}, reason="bumped")
    assert "the robot runs into a wall" in readable(Path("a.py"), Verdict(VerdictClass.FAILED, "", (bumped,), 0), "en")
