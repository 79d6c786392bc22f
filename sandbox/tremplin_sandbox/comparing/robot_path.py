"""Where a robot got to: the host drives it again over the claimed trail, in a world of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from playground.robot import Robot, RobotError, World
from tremplin_sandbox.spec import GridTest

_ACTIONS = ("forward", "left", "right", "pick", "paint")
_ENDS = {"bump": "forward", "miss": "pick", "tire": ""}


@dataclass(frozen=True, slots=True)
class RobotPath:
    """One world, driven through.

    Attributes:
        number: Which of the test's worlds, from 0.
        trail: The actions, as ``playground/robot.py`` records them.
        reason: Why the goal is not met: ``bumped``, ``nothing_here``, ``too_many_steps``,
            ``not_reached``, ``bolts_left``, ``not_painted``, ``painted_too_much``; empty when it
            is.
    """

    number: int
    trail: tuple[str, ...]
    reason: str


def driven(test: GridTest, number: int, trail: Sequence[str]) -> RobotPath | None:
    """The path that a claimed trail makes in a world of the test, or None where no robot makes such a trail."""
    robot = Robot(World(test.worlds[number]), test.max_steps)
    *actions, last = trail or ("",)
    try:
        for action in actions if last in ("", *_ENDS) else trail:
            if action not in _ACTIONS:
                return None
            robot.do(action)
    except RobotError:
        return None

    if last in _ENDS:
        return RobotPath(number, tuple(trail), _stopped(robot, last))
    return RobotPath(number, tuple(trail), _missed(test, robot))


def _stopped(robot: Robot, word: str) -> str:
    """Why the robot could not go on; what it says of itself where the map has no reason against it."""
    try:
        if _ENDS[word]:
            robot.do(_ENDS[word])
    except RobotError as error:
        return error.reason
    return "too_many_steps"


def _missed(test: GridTest, robot: Robot) -> str:
    """The first goal that is not met."""
    reasons = {
        "reach": "" if robot.cell == robot.world.flag else "not_reached",
        "collected": "bolts_left" if robot.bolts else "",
        "painted": _unpainted(robot),
        "paints": "" if robot.painted else "not_painted",
    }
    return next((reasons[goal] for goal in test.goal if reasons[goal]), "")


def _unpainted(robot: Robot) -> str:
    if robot.world.to_paint - robot.painted:
        return "not_painted"
    return "painted_too_much" if robot.painted - robot.world.to_paint else ""
