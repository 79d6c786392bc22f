"""The nearest wrong programs that are made from a solution."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from tests.content.samples import EXERCISES, exercise

from tremplin.content.format.folder import Folder
from tremplin.content.format.messages import in_words
from tremplin.content.proof.slip import WORDS
from tremplin.content.proof.slip_bank import by_heart, has_a_choice, slips
from tremplin_sandbox.spec import GradingSpec

ON_FAIL = {"fr": "Pas encore.", "en": "Not yet."}


def spec(*tests: dict[str, Any]) -> GradingSpec:
    numbered = [
        {"id": f"t{number}", "on_fail": ON_FAIL, **test} for number, test in enumerate(tests)
    ]
    return GradingSpec.model_validate({"tests": numbered})


PRINTS = spec({"kind": "stdout", "expect": "12\n"})
DRAWS = spec({"kind": "turtle"})


@pytest.mark.parametrize(
    ("solution", "tests", "name", "slip"),
    [
        ("from a import *\nb()", PRINTS, "imports-only", "from a import *"),
        ("def f():\n    g()\nf()", PRINTS, "empty-function 1", "def f():\n    pass\nf()"),
        ("def f():\n    g()\nf()", PRINTS, "not-called", "def f():\n    g()"),
        ("a = 3\nprint(a * 4)", PRINTS, "answer-printed", "print('12\\n', end='')"),
        ("for i in range(2):\n    a()", PRINTS, "written-out 1", "a()\na()"),
        ("for i in range(2):\n    a(i)", PRINTS, "written-out 1", "i = 0\na(i)\ni = 1\na(i)"),
        ("n = 4\nf(n)\nf(n)", PRINTS, "number-for-variable 1", "f(4)\nf(4)"),
        ("def f(n):\n    g(n)\nf(4)", PRINTS, "without-function", "g(4)"),
        ("while a():\n    b()", PRINTS, "asked-too-rarely 1", "while a():\n    b()\n    b()"),
        (
            "for i in range(2):\n    if a():\n        b()",
            PRINTS,
            "one-round-by-heart 1: 2",
            "if a():\n    b()\nb()",
        ),
        ("if a < 3:\n    b()", PRINTS, "turned-round 1", "if a > 3:\n    b()"),
        ("if a:\n    b()\nelse:\n    c()", PRINTS, "always 1", "b()"),
        ("if a:\n    b()\nelse:\n    c()", PRINTS, "else-forgotten 1", "if a:\n    b()\nc()"),
        (
            "while a:\n    b()",
            PRINTS,
            "for-instead-of-while 1",
            "for turn in range(10):\n    if not a:\n        break\n    b()",
        ),
        ("for i in j:\n    a()\nb()", PRINTS, "line-inside 1", "for i in j:\n    a()\n    b()"),
        ("for i in j:\n    a()\n    b()", PRINTS, "line-outside 1", "for i in j:\n    a()\nb()"),
        ("for i in range(n):\n    a()", PRINTS, "round-less 1", "for i in range(n - 1):\n    a()"),
        ("for i in range(n):\n    a()", PRINTS, "round-more 1", "for i in range(n + 1):\n    a()"),
        ("left(90)\nforward(80)", DRAWS, "other-turn 1", "right(90)\nforward(80)"),
        ("left(90)\nforward(80)", DRAWS, "one-step-off 2", "left(90)\nforward(79)"),
        (
            "color('red')\ndot(4)\ncolor('bleu')",
            DRAWS,
            "colours-swapped 1",
            "color('bleu')\ndot(4)\ncolor('red')",
        ),
        ("total = total + row", PRINTS, "overwritten 1", "total = row"),
        ("total += row", PRINTS, "overwritten 1", "total = row"),
        ("a = x in '0123456789'", PRINTS, "letter-missing 1: 0", "a = x in '123456789'"),
        ("def f():\n    return 4", PRINTS, "printed-not-returned", "def f():\n    print(4)"),
    ],
)
def test_each_kind_of_slip_is_made(solution: str, tests: GradingSpec, name: str, slip: str) -> None:
    made = {each.name: each for each in slips(solution, tests)}
    assert ast.unparse(ast.parse(made[name].source)) == ast.unparse(ast.parse(slip))
    assert in_words(made[name].says, "fr") != in_words(made[name].says, "en")


def test_every_kind_has_words_and_a_case_here() -> None:
    cases = test_each_kind_of_slip_is_made.pytestmark[0].args[1]  # type: ignore[attr-defined]
    tried = {name.split()[0] for _, _, name, _ in cases}
    assert tried == set(WORDS) - {"by-heart", "special-case"}  # these two stand below


def test_a_question_becomes_one_for_a_value_that_gets_a_yes() -> None:
    years = [
        {"kind": "call", "function": "f", "args": [year], "expect": True}
        for year in (1900, 2000, 2024)
    ]
    made = slips("def f(year):\n    return year % 400 == 0", spec(*years))
    assert [slip.name for slip in made if slip.kind == "special-case"] == [
        "special-case 2: year == 2000"
    ]


def test_the_way_through_a_shown_world_is_recited() -> None:
    slip = by_heart(["forward", "left", "pick", "right", "paint"])
    commands = ["forward", "turn_left", "pick", "turn_right", "paint"]
    assert slip.source == "from robot import *\n\n" + "".join(
        f"{command}()\n" for command in commands
    )


@pytest.mark.parametrize(
    ("program", "asks"),
    [
        ("a()", False),
        ("for i in range(3):\n    a()", False),
        ("while a():\n    b()", True),
        ("if a():\n    b()", True),
    ],
)
def test_only_a_program_that_asks_can_be_known_by_heart(program: str, asks: bool) -> None:
    assert has_a_choice(program) == asks


@pytest.mark.parametrize("program", ["def", "print(", "x = \0"])
def test_what_is_not_python_has_no_slips(program: str) -> None:
    assert slips(program, PRINTS) == []


@pytest.mark.parametrize("path", sorted(EXERCISES.glob("*/*")), ids=lambda path: path.name)
def test_slips_are_python_and_differ_from_the_solution(path: Any) -> None:
    files = exercise(path.name)
    if "solution.py" not in files:
        return
    source = files["solution.py"].decode()
    made = slips(source, Folder.of(files).meta.grading_spec())
    assert len({slip.name for slip in made}) == len(made)
    for slip in made:
        assert ast.dump(ast.parse(slip.source)) != ast.dump(ast.parse(source))
