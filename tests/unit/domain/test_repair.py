"""What was changed of a program."""

import pytest

from tremplin.domain.repair import Change, changed_lines, changes

GIVEN = "a = 1\nb = 2\nprint(a + b)\n"


@pytest.mark.parametrize(
    ("after", "lines"),
    [
        (GIVEN, 0),
        (GIVEN.replace("\n", "  \n\n"), 0),
        (GIVEN.replace("b = 2", "b = 3"), 1),
        ("b = 2\nprint(a + b)\n", 1),
        (GIVEN + "print(a)\nprint(b)\n", 2),
        ("a = 5\nb = 2\nprint(a - b)\n", 2),
        ("", 3),
    ],
    ids=[
        "nothing",
        "only spaces",
        "one rewritten",
        "one out",
        "two more",
        "two places",
        "all gone",
    ],
)
def test_a_line_touched_counts_once(after: str, lines: int) -> None:
    assert changed_lines(changes(GIVEN, after)) == lines


def test_what_stood_there_and_what_stands_there_now() -> None:
    assert changes(GIVEN, GIVEN.replace("b = 2", "b = 3")) == [Change(("b = 2",), ("b = 3",))]
