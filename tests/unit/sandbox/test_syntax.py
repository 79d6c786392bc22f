"""What the driver says of a syntax tree."""

from __future__ import annotations

import pytest

from driver.syntax import observe


def test_counts_names_and_recursion() -> None:
    source = b"def f(n):\n    return f(n - 1)\n\n\nasync def g():\n    pass\n\n\nitems.append(1)\nprint(print(1))\n"
    seen = observe(source, "a.py")
    assert seen["calls"] == {"f": 1, "append": 1, "items.append": 1, "print": 2}
    assert seen["nodes"]["FunctionDef"] == 1
    assert (seen["defines"], seen["recursive"]) == (["f", "g"], ["f"])


def test_text_is_not_code() -> None:
    seen = observe(b"# for while\nx = 'for i in y: print(i)'\n", "a.py")
    assert (seen["calls"], "For" in seen["nodes"]) == ({}, False)


@pytest.mark.parametrize("source", [b"def", b"for", b"\xff"])
def test_what_is_not_python_raises(source: bytes) -> None:
    with pytest.raises((SyntaxError, ValueError)):
        observe(source, "a.py")


@pytest.mark.parametrize(
    ("source", "calls"),
    [
        ("def f():\n    print()\nf()\nf()", 2),
        ("def f():\n    print()\n", 0),
        ("def f():\n    print()\nf", 0),
        ("def f():\n    pass\nf()", 0),
        ("def f():\n    'nothing'\n    ...\nf()", 0),
        ("def f(n):\n    f(n - 1)\n", 0),
        ("def f(n):\n    f(n - 1)\nf(3)", 1),
        ("def f():\n    print()\ndef g():\n    f()\ng()", 2),
        ("print()", 0),
    ],
)
def test_calls_of_own_functions_that_do_something_are_counted(source: str, calls: int) -> None:
    assert observe(source.encode(), "a.py")["own_calls"] == calls
