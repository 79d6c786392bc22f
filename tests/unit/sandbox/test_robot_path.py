"""Whatever a program claims: only a trail that a robot can make passes, and every such trail is told right."""

from __future__ import annotations

import contextlib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from playground import robot
from tremplin_sandbox.comparing.robot_path import RobotPath, driven
from tremplin_sandbox.spec import GridTest

MAX_STEPS = 12
COMMANDS = {
    "forward": robot.forward,
    "left": robot.turn_left,
    "right": robot.turn_right,
    "pick": robot.pick,
    "paint": robot.paint,
}
words = st.sampled_from([*COMMANDS, "bump", "miss", "tire", "fly", ""])
trails = st.lists(words, max_size=16) | st.lists(st.sampled_from(list(COMMANDS)), max_size=16)


@st.composite
def worlds(draw: st.DrawFn) -> str:
    """A small map with a robot and a flag."""
    width, height = draw(st.integers(2, 5)), draw(st.integers(1, 4))
    cells = draw(
        st.lists(st.sampled_from("..#ox"), min_size=width * height, max_size=width * height)
    )
    start, flag = draw(st.permutations(range(width * height)))[:2]
    cells[start], cells[flag] = draw(st.sampled_from("^>v<")), "F"
    return "\n".join("".join(cells[row * width : (row + 1) * width]) for row in range(height))


def path_of(world: str, trail: list[str]) -> RobotPath | None:
    data: dict[str, Any] = {
        "id": "t",
        "kind": "grid",
        "worlds": [world],
        "goal": ["reach"],
        "max_steps": MAX_STEPS,
    }
    return driven(
        GridTest.model_validate({**data, "on_fail": {"fr": "Non.", "en": "No."}}), 0, trail
    )


def walked(world: str, trail: list[str]) -> robot.Robot:
    """The robot of a program that gives these commands, as far as it comes."""
    boulon = robot.begin(world, MAX_STEPS)
    with contextlib.suppress(robot.RobotError):
        for word in trail:
            COMMANDS[word]()
    return boulon


@settings(max_examples=300)
@given(worlds(), trails)
def test_a_trail_that_passes_is_one_that_a_program_can_make(world: str, trail: list[str]) -> None:
    seen = path_of(world, trail)
    if seen is not None and not seen.reason:
        boulon = walked(world, trail)
        assert (boulon.record, boulon.cell) == (trail, boulon.world.flag)


@settings(max_examples=300)
@given(worlds(), st.lists(st.sampled_from(list(COMMANDS)), max_size=16))
def test_every_trail_that_a_program_makes_is_told_as_it_was(
    world: str, commands: list[str]
) -> None:
    boulon = walked(world, commands)
    seen = path_of(world, boulon.record)
    assert seen is not None
    ends = {"bump": "bumped", "miss": "nothing_here", "tire": "too_many_steps"}
    arrived = "" if boulon.cell == boulon.world.flag else "not_reached"
    assert seen.reason == ends.get((boulon.record or [""])[-1], arrived)


@settings(max_examples=200)
@given(worlds())
def test_a_map_is_read_as_it_is_drawn(text: str) -> None:
    world, rows = robot.World(text), text.splitlines()
    x, y = world.start
    assert (world.width, world.height) == (len(rows[0]), len(rows))
    assert rows[y][x] == robot.HEADINGS[world.heading]
    assert sum(map(len, (world.walls, world.bolts, world.to_paint))) == sum(
        text.count(sign) for sign in "#ox"
    )
    assert not any(world.is_free(cell) for cell in [*world.walls, (-1, 0), (0, world.height)])
