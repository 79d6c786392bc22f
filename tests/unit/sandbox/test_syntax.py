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


def test_no_call_is_lost_among_many_others() -> None:
    """A program that calls hundreds of other names cannot hide the one that is forbidden."""
    dead = "".join(f"    f{number}()\n    f{number}()\n" for number in range(501))
    source = f"if False:\n{dead}sum([1])\n".encode()
    assert observe(source, "a.py")["calls"]["sum"] == 1


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
        ("def f():\n    print()\nfor i in range(2):\n    f()", 2),
        ("def f():\n    print()\nfor i in range(2):\n    while i:\n        f()", 2),
        ("def f(n):\n    while n:\n        f(n - 1)\nf(3)", 1),
        ("print()", 0),
    ],
)
def test_calls_of_own_functions_that_do_something_are_counted(source: str, calls: int) -> None:
    assert observe(source.encode(), "a.py")["own_calls"] == calls


HIDDEN_CALLS = [
    "s = sum\ns(items)",
    "sum = sum\nmap(sum, items)",
    "from builtins import sum as s\ns(items)",
    "import builtins as b\nb.sum(items)",
    "list(map(sum, items))",
    "sorted(items, key=sum)",
    "add = [len, sum][1]\nadd(items)",
    "def f(g=sum):\n    return g(items)",
    "def f():\n    return sum",
    "(lambda add: add(items))(sum)",
    "def f(sum):\n    pass\nlist(map(sum, items))",
    "if 0:\n" + "".join(f"    f{n}()\n" for n in range(600)) + "sum(items)",
    "__builtins__.sum(items)",
    "import builtins\nadd = builtins.sum",
]
NO_CALLS = [
    "sum = 0\nfor n in items:\n    sum = sum + n",
    "def f(sum):\n    return sum + 1",
    "def sum(items):\n    return 0\nadd = sum",
    "for sum in items:\n    print(sum)",
    "class Box:\n    def __init__(self):\n        self.sum = 0\n    def show(self):\n        return self.sum",
    "text = 'sum'",
]


@pytest.mark.parametrize("source", HIDDEN_CALLS)
def test_what_is_handed_on_or_given_another_name_is_used(source: str) -> None:
    seen = observe(source.encode(), "a.py")
    assert seen["calls"].get("sum", 0) + seen["uses"].get("sum", 0) >= 1


@pytest.mark.parametrize("source", NO_CALLS)
def test_a_name_that_the_program_made_itself_is_not(source: str) -> None:
    seen = observe(source.encode(), "a.py")
    assert seen["calls"].get("sum", 0) + seen["uses"].get("sum", 0) == 0


def test_a_module_under_another_name_is_that_module() -> None:
    assert observe(b"import math as m\nm.sqrt(4)", "a.py")["uses"]["math.sqrt"] == 1
