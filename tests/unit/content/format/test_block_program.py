"""Starters become blocks; what has no block is named by its line."""

import pytest

from playground import robot, turtle
from tremplin.content.format.block_program import (
    NoBlockError,
    blocks_in,
    toolbox_words,
    vocabulary,
    workspace_of,
)
from tremplin.domain.draft import program_in


def words(source: str, engine: str = "grid") -> list[str]:
    return list(blocks_in(workspace_of(source, engine)))


@pytest.mark.parametrize(("engine", "module"), [("grid", robot), ("turtle", turtle)])
def test_every_block_calls_a_command_of_the_playground_by_either_name(engine, module):
    calls = vocabulary()[engine]
    assert {name for english, call in calls.items() for name in (english, call["fr"])} <= set(
        module.__all__
    )


def test_every_colour_is_one_of_the_turtle_s():
    colours = vocabulary()["colours"]
    assert {turtle.colour_of(name) for name in colours} == {
        turtle.colour_of(name) for name in colours.values()
    }


def test_both_languages_make_the_same_blocks():
    assert workspace_of("avance()\nramasse()", "grid") == workspace_of("forward()\npick()", "grid")


def test_blocks_hang_on_the_start_in_order():
    start = workspace_of("from robot import *\nforward()\nturn_left()", "grid")["blocks"]["blocks"][
        0
    ]
    assert start["type"] == "start"
    assert start["next"]["block"]["type"] == "forward"
    assert start["next"]["block"]["next"]["block"]["type"] == "turn_left"


def test_loops_and_choices_hold_their_blocks():
    source = "for _ in range(3):\n  if path_ahead():\n    forward()\n  else:\n    turn_left()"
    assert words(source) == ["repeat", "if_else", "path_ahead", "forward", "turn_left"]


def test_a_loop_while_something_lasts_is_one_until_it_does_not():
    assert words("while path_ahead():\n  forward()") == [
        "repeat_until",
        "not",
        "path_ahead",
        "forward",
    ]
    assert words("while not flag_here():\n  forward()") == ["repeat_until", "flag_here", "forward"]


def test_a_function_is_a_block_of_one_s_own():
    workspace = workspace_of("def stairs():\n  forward()\nstairs()\nstairs()", "grid")
    assert list(blocks_in(workspace)) == ["define", "define", "define", "forward"]
    assert workspace["variables"] == [{"name": "stairs", "id": "routine-stairs", "type": "routine"}]


def test_numbers_in_their_holes_do_not_count():
    assert words("size = 3\nforward(size * 2)\nleft(90)", "turtle") == [
        "variable",
        "forward",
        "arithmetic",
        "variable",
        "left",
    ]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("forward()\nprint(1)", 2),
        ("forward(2)", 1),
        ("x = [1]", 1),
        ("wall_ahead()", 1),
        ("if flag_here() and wall_ahead():\n  forward()", 1),
        ("def go(n):\n  forward()", 1),
        ("forward()\nimport random\nrandom.seed()", 3),
    ],
)
def test_what_has_no_block_is_named_by_its_line(source, line):
    with pytest.raises(NoBlockError) as caught:
        workspace_of(source, "grid")
    assert caught.value.line == line


def test_the_console_has_no_blocks():
    assert toolbox_words("console") == frozenset()


def test_a_robot_does_no_sums():
    assert "arithmetic" not in toolbox_words("grid")


def test_people_read_a_draft_without_its_blocks():
    assert program_in('forward()\n\n# blocks: {"a": 1}\n') == "forward()\n"
    assert program_in("forward()\n") == "forward()\n"
