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
    """The path of a claimed trail in a world of the test; None where no robot makes it."""
    robot = Robot(World(test.worlds[number]), test.max_steps)
    actions, ending = _split(trail)
    try:
        for action in actions:
            if action not in _ACTIONS:
                return None
            robot.do(action)
    except RobotError:
        return None  # a robot that cannot do what it claims to have done

    reason = _stopped(robot, ending) if ending else _missed(test, robot)
    return RobotPath(number, tuple(trail), reason)


def _split(trail: Sequence[str]) -> tuple[Sequence[str], str]:
    """The actions of a trail, and the word for why it stopped, where it has one."""
    if trail and trail[-1] in _ENDS:
        return trail[:-1], trail[-1]
    return trail, ""


def _stopped(robot: Robot, word: str) -> str:
    """Why the robot could not go on, by the map, or else by its own last word."""
    try:
        if _ENDS[word]:
            robot.do(_ENDS[word])
    except RobotError as error:
        return error.reason
    return "too_many_steps"


def _missed(test: GridTest, robot: Robot) -> str:
    """The first goal that is not met."""
    for goal in test.goal:
        if reason := _shortfall(robot, goal):
            return reason
    return ""


def _shortfall(robot: Robot, goal: str) -> str:
    """Why a goal is not met; nothing where it is."""
    match goal:
        case "reach" if robot.cell != robot.world.flag:
            return "not_reached"
        case "collected" if robot.bolts:
            return "bolts_left"
        case "painted":
            return _unpainted(robot)
        case "paints" if not robot.painted:
            return "not_painted"
    return ""


def _unpainted(robot: Robot) -> str:
    if robot.world.to_paint - robot.painted:
        return "not_painted"
    if robot.painted - robot.world.to_paint:
        return "painted_too_much"
    return ""
