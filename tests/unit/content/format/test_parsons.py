"""Lines to put in order: what is offered, and what the rules ask."""

import json

import pytest
from tests.content.samples import exercise

from tremplin.content.checks.rules import static_problems
from tremplin.content.format.folder import Folder
from tremplin.content.format.loader import exercise_from_files
from tremplin.content.format.messages import in_words

SOLUTION = """from turtle import *

# the square
for i in range(4):
    forward(80)
    left(90)
"""


def _folder(parsons: str, *, blocks: bool = False) -> dict[str, bytes]:
    """The square in a loop, as lines to put in order."""
    files = {
        name: data
        for name, data in exercise("square-loop").items()
        if name not in ("starter.py", "solution.py")
    }
    text = files["exercise.yaml"].decode().replace("kind: turtle\nengine", "kind: parsons\nengine")
    text = text[: text.index("\nblocks:") + 1] + text[text.index("licence:") :]
    text += f"parsons: {parsons}\n" + ("blocks: {toolbox: []}\n" if blocks else "")
    return {**files, "exercise.yaml": text.encode(), "solution.py": SOLUTION.encode()}


def test_the_lines_of_the_solution_are_offered_out_of_order() -> None:
    pieces = exercise_from_files(_folder('{indent: 1d, distractors: ["left(45)"]}')).parsons
    assert pieces is not None
    assert pieces.given == "from turtle import *\n"
    assert sorted(pieces.lines) == [
        "    forward(80)",
        "    left(90)",
        "for i in range(4):",
        "left(45)",
    ]
    assert [line for line in pieces.lines if line != "left(45)"] != SOLUTION.splitlines()[3:]


def test_where_the_child_indents_the_lines_come_without_indentation() -> None:
    pieces = exercise_from_files(_folder("{indent: 2d}")).parsons
    assert pieces is not None
    assert sorted(pieces.lines) == ["for i in range(4):", "forward(80)", "left(90)"]


def test_everybody_is_offered_the_same_order() -> None:
    one, other = (exercise_from_files(_folder("{indent: 2d}")).parsons for _ in range(2))
    assert one == other


def test_the_child_begins_with_what_is_given() -> None:
    assert exercise_from_files(_folder("{}")).starter == "from turtle import *\n"


def test_as_blocks_the_pieces_lie_loose_on_the_board() -> None:
    blocks = exercise_from_files(_folder('{distractors: ["left(45)"]}', blocks=True)).blocks
    assert blocks is not None
    tops = json.loads(blocks.starter)["blocks"]["blocks"]
    assert tops[0]["type"] == "start"
    assert sorted(top["type"] for top in tops[1:]) == ["forward", "left", "left", "repeat"]
    assert not any("next" in top or "DO" in top.get("inputs", {}) for top in tops)


@pytest.mark.parametrize(
    ("parsons", "solution", "told"),
    [
        (
            '{distractors: ["left(90)"]}',
            SOLUTION,
            "'left(90)' is a line of the solution, no distractor.",
        ),
        ("{}", SOLUTION.replace("(80)", "(\n        80)"), "A statement spans several lines"),
        ("{}", SOLUTION, "The child is not offered the line 'left(45)'"),
    ],
    ids=["a distractor that belongs", "half statements", "a wrong program of other lines"],
)
def test_lines_that_no_child_could_use_are_found(parsons: str, solution: str, told: str) -> None:
    files = {**_folder(parsons), "solution.py": solution.encode()}
    messages = [
        in_words(found.message, "en")
        for found in static_problems(Folder.of(files))
        if found.rule == "parsons"
    ]
    assert [message for message in messages if message.startswith(told)]
