"""The slips that are made in a solution."""

import pytest
from tests.content.samples import changed, exercise

from tremplin.content.checks.mutation import MOST_MUTANTS, given_values, mutants, spread
from tremplin.content.checks.rules import static_problems
from tremplin.content.format.folder import Folder
from tremplin.content.format.messages import in_words


@pytest.mark.parametrize(
    ("program", "names"),
    [
        ("print(a < b)", ["1: print(a <= b)", "1:"]),
        (
            "print(1 < a == b)",
            ["1: print(1 <= a == b)", "1: print(1 < a != b)", "1: print(2 < a == b)"],
        ),
        ("print(a in b)", ["1: print(a not in b)"]),
        ("print(a // 7)", ["1: print(a % 7)", "1: print(a // 8)", "1: print(a // 6)"]),
        ("a += 1", ["1: a -= 1", "1: a += 2", "1: a += 0"]),
        ("print(a and b)", ["1: print(a or b)"]),
        ("print(True)", ["1: print(False)"]),
        ("print(0.5)", ["1: print(1.5)", "1: print(-0.5)"]),
        ("print(range(-1))", ["1: print(range(-2))", "1: print(range(-0))"]),
        ("if a:\n    print(b)", ["1: if not a:", "2:"]),
        ("while a:\n    b()", ["1: while not a:", "2:"]),
        ("print(1.5 if a else b)", ["1: print(1.5 if not a else b)"]),
        ("for a in b:\n    print(a)\nelse:\n    c()", ["1:", "2:", "4:"]),
    ],
)
def test_each_slip_is_made(program: str, names: list[str]) -> None:
    assert set(names) <= {mutant.name for mutant in mutants(program.encode())}


@pytest.mark.parametrize(
    "program",
    [
        '"""What it does."""\n',
        "import random\n",
        "def double():\n    pass\n",
        "# nothing\n",
        "print('",
        "",
    ],
)
def test_nothing_is_learnt_from_changing_this(program: str) -> None:
    assert mutants(program.encode()) == []


def test_a_mutant_is_the_whole_program_with_one_line_changed() -> None:
    program = b"# the price\nprice = 4\n\nprint(price * count)\n"
    last = next(mutant for mutant in mutants(program) if mutant.name == "4: print(price + count)")
    assert last.source == "price = 4\nprint(price + count)"


def test_texts_stay_as_they_are() -> None:
    assert [mutant.name for mutant in mutants(b'name = input("Name 1? ")')] == ["1:"]


def test_one_program_is_tried_once() -> None:
    sources = [mutant.source for mutant in mutants(b"print(1 + 1)\nprint(0)")]
    assert len(sources) == len(set(sources))


def test_many_slips_are_thinned_out_evenly() -> None:
    found = mutants(b"print(0)\n" * 100)
    tried = spread(found)
    assert len(tried) == MOST_MUTANTS
    assert [tried[0].line, tried[MOST_MUTANTS // 2].line] == [1, 51]
    assert spread(found[:7]) == found[:7]


def test_a_waiver_names_a_slip_that_exists() -> None:
    files = changed(
        "minutes",
        "exercise.yaml",
        "wrong:",
        'equivalent_mutants: ["2: hours = total // 61", "9:"]\nwrong:',
    )
    (problem,) = static_problems(Folder.of(files))
    assert (problem.rule, problem.key) == ("mutation", "equivalent_mutants.1")
    assert "'9:' is no mutant of solution.py any more" in in_words(problem.message, "en")


def test_mutants_of_a_built_in_solution_are_many() -> None:
    assert len(mutants(exercise("minutes")["solution.py"])) >= 10


def test_a_value_that_every_test_gives_does_not_matter() -> None:
    spec = Folder.of(exercise("guess-number")).meta.grading_spec()
    seen = given_values("secret = 27\nprint(secret)", spec)
    assert seen == given_values("secret = 28\nprint(secret)", spec)
    assert seen != given_values("secret = 27\nprint(secret + 1)", spec)
