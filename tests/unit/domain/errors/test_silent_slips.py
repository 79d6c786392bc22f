"""Lines that Python accepts and that do nothing are told; no right program is told of one."""

from pathlib import Path

import pytest

from tremplin.domain.errors.silent_slips import silent_slip

EXERCISES = Path(__file__).resolve().parents[4] / "exercises"
SOLUTIONS = sorted(EXERCISES.glob("*/*/solution*.py"))

TOLD = [
    ("score = 1\nscore == 3\nprint(score)", "equals_double", 2),
    ("nom = 'Awa'\nnom == input('Ton nom ? ')\n", "equals_double", 2),
    ("from turtle import *\nforward\nleft(90)", "call_brackets", 2),
    ("from robot import *\nif chemin_libre():\n    avance\n", "call_brackets", 3),
    ("import turtle\nturtle.forward\n", "call_brackets", 2),
    ("def saluer():\n    print('Salut')\nsaluer\n", "call_brackets", 3),
    ("print\n", "call_brackets", 1),
    ("i = 0\n++i\nprint(i)", "plus_plus", 2),
    ("prix = 3,5\nprint(prix)", "comma_decimal", 1),
    ("prix = 3,5\nprint('Prix :', prix)", "comma_decimal", 1),
    ("cote = 2,5\nprint(cote * 2)", "comma_decimal", 1),
    ("cote = 2,5\nprint(f'{cote} cm')", "comma_decimal", 1),
]
RIGHT = [
    "",
    "x = 3\nprint(x == 3)",
    "x = 3\ntrouve = x == 3",
    "x = 3\nassert x == 3",
    "x = 3\nprint(\n    x\n    == 3\n)",
    "texte = '''\nx == 3\nprint\n'''\nprint(texte)",
    "# x == 3\n# print\n",
    "x = 3\nx == 3 and print('trois')",
    "while True:\n    break",
    "def f():\n    pass\nf()",
    "from turtle import *\nforward(100)",
    "point = 3, 5\nprint(point)",
    "point = (3,5)\nprint(point)",
    "point = 3,5\nprint(point[0])",
    "point = 3,5\nx, y = point\nprint(x + y)",
    "point = 3,5\nfor n in point:\n    print(n)",
    "point = 3,5\nprint(*point)",
    "from turtle import *\npoint = 30,50\ngoto(point)",
    "point = 3,5\nprint(sum(point))",
    "point = 3,5\nprint(len(point))",
    "print(3,5)",
    "x = 1\nprint(x <= 3)\nx += 1",
]


@pytest.mark.parametrize(("program", "case", "line"), TOLD)
def test_a_line_that_does_nothing_is_told(program, case, line):
    slip = silent_slip(program)
    assert slip is not None
    assert (slip.key, slip.line) == (case, line)


@pytest.mark.parametrize("program", RIGHT)
def test_a_right_program_is_told_nothing(program):
    assert silent_slip(program) is None


def test_no_solution_of_an_exercise_is_told_of_a_slip():
    assert len(SOLUTIONS) >= 100
    assert [path for path in SOLUTIONS if silent_slip(path.read_text())] == []


@pytest.mark.parametrize("source", ["(" * 5000, "\0", "'\\", "= == ,\n" * 100])
def test_no_program_is_too_strange(source):
    assert silent_slip(source) is None
