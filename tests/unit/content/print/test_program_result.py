"""What is kept of a finished work, and what is refused of one that came from elsewhere."""

from typing import Any

import pytest

from tremplin.content.print.program_result import MOST_OUTPUT, ProgramResult
from tremplin_sandbox.spec import GradingSpec, StdoutTest, Words
from tremplin_sandbox.verdict import TestResult, TestStatus, Verdict, VerdictClass

LINE = ["line", 0, 0, 0, 100, "#ff0000", 3]
TRIP = {"world": ">.", "number": 0, "trail": ["forward"]}


def seen(
    *pictures: dict[str, Any] | None, expect: str = "Salut\n", visible: bool = True
) -> ProgramResult:
    results = tuple(
        TestResult(f"t{number}", TestStatus.PASSED, visible=True, level="required", picture=picture)
        for number, picture in enumerate(pictures)
    )
    test = StdoutTest(
        kind="stdout", id="says", visible=visible, on_fail=Words(fr="Non", en="No"), expect=expect
    )
    return ProgramResult.of(
        Verdict(VerdictClass.PASSED, "", results, 0.1), GradingSpec(tests=(test,))
    )


def test_a_robot_is_seen_on_its_way() -> None:
    shown = seen(None, TRIP)
    assert (shown.world, shown.trail, shown.output) == (">.", ("forward",), None)
    assert "polyline" in str(shown.picture("trip"))


def test_a_turtle_is_seen_with_what_it_drew() -> None:
    assert "M0 0L0 100" in str(seen({"drawing": [LINE], "goal": [LINE]}).picture("post"))


def test_a_drawing_too_large_for_a_verdict_leaves_the_program_alone() -> None:
    assert seen({"drawing": None, "goal": None}) == ProgramResult()


def test_a_program_that_speaks_is_seen_with_what_it_says() -> None:
    assert seen(None) == ProgramResult(output="Salut\n")
    assert seen(None, visible=False) == ProgramResult()
    assert len(seen(None, expect="a" * 9_999).output or "") == MOST_OUTPUT


@pytest.mark.parametrize(
    "picture",
    [
        {"world": "no map", "trail": []},
        {"world": 5, "trail": []},
        {"world": ">.", "trail": ["forward", "forward"]},
        {"world": ">.", "trail": ["<script>"]},
        {"world": ">.", "trail": 3},
        {"drawing": [["line", "<script>"]]},
        {"drawing": "M0 0"},
    ],
)
def test_a_picture_that_no_program_makes_is_refused(picture: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="ProgramResult"):
        seen(picture)


def test_it_is_kept_as_json_and_read_again() -> None:
    shown = seen(TRIP)
    assert ProgramResult.model_validate(shown.to_json()) == shown
