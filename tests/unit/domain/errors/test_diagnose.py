"""What the programs of ``tests/errors`` cannot show: errors without a message, without a program, of other Pythons."""

import pytest

from tremplin.domain.errors.diagnose import diagnose
from tremplin.domain.errors.program import WrongProgram
from tremplin.domain.errors.text import LONGEST_LINE, closest


@pytest.mark.parametrize(
    ("kind", "message", "key"),
    [
        ("ValueError", "unknown colour: rouje", "colour_unknown"),
        ("TypeError", "a colour is a name between quotes, not int", "colour_needed"),
        ("TypeError", "forward() needs a number, not str", "number_needed"),
        ("ValueError", "unknown shape: dragon", "shape_unknown"),
        ("NotOnPaper", "onkey: events", "paper_no_events"),
        ("NotOnPaper", "bgpic: window", "paper_no_window"),
        ("AttributeError", "'Turtle' object has no attribute 'foward'", "attribute_near"),
        ("Bumped", "", "robot_bumped"),
        ("NothingHere", "", "robot_nothing_here"),
        ("TooManySteps", "", "robot_too_many_steps"),
        ("DrawingTooLong", "the drawing has too many strokes", "drawing_too_long"),
        (
            "EOFError",
            "input() cannot be used here: the tests call your function",
            "input_forbidden",
        ),
        ("PermissionError", "[Errno 13] Permission denied: '/etc/shadow'", "file_locked"),
    ],
)
def test_errors_of_the_playground_and_the_sandbox_are_recognised(kind, message, key):
    assert diagnose(kind, message).key == key


@pytest.mark.parametrize(
    ("kind", "message", "key"),
    [
        ("ValueError", "too many values to unpack (expected 2, got 3)", "unpack"),
        ("ValueError", "expected a nonnegative input, got -1.0", "math_impossible"),
        ("TypeError", "print() got an unexpected keyword argument 'fin'", "keyword_unknown"),
        ("SyntaxError", "EOL while scanning string literal", "quote_missing"),
    ],
)
def test_other_pythons_words_mean_the_same(kind, message, key):
    assert diagnose(kind, message).key == key


def test_without_its_message_an_unknown_name_is_found_in_the_program():
    found = diagnose("NameError", "", "age = 9\nprint(agge)", 2)
    assert (found.key, found.names) == ("name_near", {"name": "agge", "near": "age"})


def test_without_program_and_message_the_kind_is_told():
    assert diagnose("TypeError", "").words == {"type": "TypeError"}


def test_a_line_after_the_last_is_the_last():
    assert (
        diagnose("SyntaxError", "unterminated triple-quoted string literal", 'x = """a\n', 2).line
        == 1
    )


@pytest.mark.parametrize("source", ["", "(" * 5000, "\0", "'\\", "é = «\n" * 3])
@pytest.mark.parametrize("kind", ["SyntaxError", "NameError", "TypeError", "AttributeError"])
def test_no_program_is_too_strange(kind, source):
    assert diagnose(kind, "'NoneType' str is not defined", source, 1).key


def test_an_apostrophe_between_double_quotes_is_harmless():
    assert diagnose("SyntaxError", "invalid syntax", 'print("J\'ai", 3 +)', 1).key == "syntax"


@pytest.mark.parametrize(
    ("module", "name", "near"),
    [("robot", "avence", "avance"), ("turtle", "foward", "forward"), ("robot", "Pick", "pick")],
)
def test_a_misspelt_command_of_the_playground_is_known(module, name, near):
    found = diagnose(
        "NameError", f"name '{name}' is not defined", f"from {module} import *\n{name}()", 2
    )
    assert found.names == {"name": name, "near": near}


def test_of_a_line_without_end_its_beginning_is_looked_at() -> None:
    program = WrongProgram("1" * 64_000 + "\n" + "x" * 64_000, 1)
    assert len(program.code) == len(program.raw) == LONGEST_LINE
    assert diagnose("SyntaxError", "invalid syntax", "1" * 64_000, 1).line == 1


def test_a_misspelling_is_looked_for_among_so_many_names_and_no_long_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[str] = []

    def noted(name: str, candidates: list[str], *_: object) -> list[str]:
        compared.extend(candidates)
        return []

    monkeypatch.setattr("difflib.get_close_matches", noted)
    assert closest("total", [*(f"name_{number}" for number in range(5_000)), "t" * 400]) is None
    assert len(compared) <= 1_000
    compared.clear()
    assert closest("t" * 400, ["total"]) is None
    assert compared == []
