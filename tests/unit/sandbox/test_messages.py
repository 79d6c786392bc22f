"""The command line has words for every verdict, and its lines have the promised shape."""

from __future__ import annotations

import json
from pathlib import Path

from tremplin_sandbox.tools.cli import json_line, readable
from tremplin_sandbox.tools.messages import CLASSES, STATUSES
from tremplin_sandbox.verdict import LearnerError, TestResult, TestStatus, Verdict, VerdictClass

FAILED = TestResult(
    "t",
    TestStatus.FAILED,
    True,
    "required",
    {"fr": "Compte encore.", "en": "Count again."},
    "1",
    "2",
    "3",
)
ERROR = TestResult(
    "u", TestStatus.ERROR, False, "required", error=LearnerError("NameError", "no x", 3)
)
VERDICT = Verdict(VerdictClass.FAILED, "", (FAILED, ERROR), 0.1)


def test_every_class_and_status_has_words() -> None:
    assert set(CLASSES) == set(VerdictClass)
    assert set(STATUSES) == set(TestStatus)


def test_json_line() -> None:
    line = json.loads(json_line(Path("a.py"), VERDICT, "fr"))
    assert set(line) == {"file", "verdict", "reason", "tests", "wall_s"}
    assert line["tests"][0] == {"id": "t", "status": "failed", "message": "Compte encore."}


def test_readable() -> None:
    text = readable(Path("a.py"), VERDICT, "en")
    assert "Count again." in text
    assert "NameError: no x (line 3)" in text


def test_readable_in_french() -> None:
    lines = readable(Path("a.py"), VERDICT, "fr").splitlines()
    assert (
        lines[0]
        == "a.py: pas encore\N{NO-BREAK SPACE}: un test au moins ne donne pas le bon résultat"
    )
    assert lines[-1] == "    NameError: no x (ligne 3)"


def test_a_reason_that_nobody_has_words_for_is_shown_as_it_is() -> None:
    verdict = Verdict(VerdictClass.PLATFORM_ERROR, "queue_full", (), 0)
    assert readable(Path("a.py"), verdict, "fr").endswith("rien (queue_full)")


def test_why_a_robot_failed_is_said() -> None:
    bumped = TestResult(
        "t", TestStatus.FAILED, True, "required", {"fr": "Non.", "en": "No."}, reason="bumped"
    )
    assert "the robot runs into a wall" in readable(
        Path("a.py"), Verdict(VerdictClass.FAILED, "", (bumped,), 0), "en"
    )
