"""Turtles and robots: what they did against what the paper or the worlds ask for."""

from __future__ import annotations

from typing import Any

from tremplin_sandbox.comparing.drawing import Drawing, drawing_of, same_drawing
from tremplin_sandbox.comparing.free_drawing import has_marks, has_varied
from tremplin_sandbox.comparing.robot_path import driven
from tremplin_sandbox.frames import FrameError, Result
from tremplin_sandbox.judging.judged import Judged, right_or_wrong, uncaught
from tremplin_sandbox.running.run import Observation
from tremplin_sandbox.spec import Free, GridTest, TurtleTest
from tremplin_sandbox.verdict import TestStatus


def judged_drawing(test: TurtleTest, result: Result, goal: Drawing) -> Judged:
    """Compare a drawing with the goal; one that stopped on an error is shown, but never right."""
    try:
        drawn = drawing_of(result.drawing)
    except FrameError:
        return Judged(TestStatus.ERROR)

    picture = {"drawing": drawn.shown(), "goal": goal.shown()}
    if result.error:
        return uncaught(result.error, test.visible, picture=picture)

    alike = same_drawing(
        goal,
        drawn,
        tolerance=test.tolerance,
        ignore=test.ignore,
        rotate=test.rotate,
        mirror=test.mirror,
        anywhere=not test.in_place,
    )
    return right_or_wrong(alike, picture=picture)


def judged_free(test: TurtleTest, asked: Free, result: Result, otherwise: Result | None) -> Judged:
    """Look whether a drawing of the learner's own has what is asked for."""
    try:
        drawn = drawing_of(result.drawing)
        other = drawing_of(otherwise.drawing) if otherwise else None
    except FrameError:
        return Judged(TestStatus.ERROR)

    picture = {"drawing": drawn.shown(), "goal": None}
    for each in (result, otherwise):
        if each and each.error:
            return uncaught(each.error, test.visible, picture=picture)

    if asked.varies and not (other and has_varied(drawn, other, asked, test.tolerance)):
        return Judged(TestStatus.FAILED, picture=picture)
    return right_or_wrong(has_marks(drawn, asked, test.tolerance), picture=picture)


def judged_paths(test: GridTest, observation: Observation) -> Judged:
    """Drive the robot again in each world; the first one that fails decides and is shown."""
    shown: dict[str, Any] = {}
    for number, result in enumerate(observation.worlds):
        if result is None or result.trail is None:
            return Judged(TestStatus.ERROR)
        path = driven(test, number, result.trail)
        if path is None:
            return Judged(TestStatus.ERROR)
        shown = {"world": test.worlds[number], "number": number, "trail": list(path.trail)}
        if result.error:
            return uncaught(result.error, test.visible, picture=shown)
        if path.reason:
            return Judged(TestStatus.FAILED, reason=path.reason, picture=shown)
    return right_or_wrong(len(observation.worlds) == len(test.worlds), picture=shown)
