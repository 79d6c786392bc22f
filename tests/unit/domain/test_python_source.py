"""What came after 3.11 is read alike by every Python from 3.11 on: by rules, mutants, blocks and explanations."""

import ast
import textwrap
from typing import Any

import pytest

from tremplin.content.checks.mutation import mutants
from tremplin.domain.errors.diagnose import diagnose
from tremplin.domain.python_source import Lowered, parse

NEWER = [
    'd = {"a": 1}\nx = f"{d["a"]}"',
    'x = f"{"\\n".join(["a", "b"])}"',
    'x = f"{f"{f"{1 + 1}"}"}"',
    'x = f"{\n    1 +  # one\n    2\n}"',
    'x = f"""{ """a""" } {1}"""',
    'x = "b" f"{"a"}" \'c\'',
    'd = {"a": 1}\nx = f"{d["a"] = }"',
    'x = f"{1:{"^"}{10}.{3}}"',
    "x = f\"{'a'!r }\"",
    'x = rf"\\d{"a"}\\{"b"}"',
    'x = f"{"é"}é" + "z"',
    "def f[T](x: T) -> T:\n    return x",
    "def f[T: (int, str), *Ts, **P](x):\n    return x + 1",
    "def f[T = int](x):\n    return x",
    "async def f[T](x):\n    return x",
    "class A[T]:\n    n = 1",
    "class A[\n    T,\n](list):\n    n = 2",
    "type X = int",
    "type X[K, V] = dict[K, V]; y = 1",
    "if True:\n    type X = int",
    'def f[T](x):\n    type Y = T\n    return f"{"a" if x < 3 else "b"}"',
]
OLDER = [
    "type = 3\nprint(type)",
    "type (3)",
    "x: type = int",
    "d = {'a': 1}\nx = f'{d[\"a\"]}'",
    "f'''{1\n}'''",
    "x = [1][0]",
]
NOT_PYTHON = [
    'f"{}"',
    'f"{ # nothing\n}"',
    'f"{"a"}" = 3',
    'f(f"{"a"}" = 3)',
    'del f"{"a"}"',
    'b"a" f"{"b"}"',
    'f"{"a""',
    'f"{a) + (b}"',
    "def f[](x):\n    pass",
    "def f[1](x):\n    pass",
    "type X = a, b",
    "type X = Y = int",
    "type X[T = int",
    "try:\n    pass\nexcept A, B:\n    pass",
    "t'{\"a\"}'",
]


@pytest.mark.parametrize("source", [*NEWER, *OLDER])
def test_a_program_is_read(source):
    tree = parse(source)
    assert tree.body
    assert all(
        node.lineno <= len(source.splitlines())
        for node in ast.walk(tree)
        if isinstance(node, ast.expr)
    )


@pytest.mark.parametrize("source", NOT_PYTHON)
def test_what_is_no_python_is_refused(source):
    with pytest.raises(SyntaxError):
        parse(source)


@pytest.mark.parametrize("source", NEWER)
def test_what_follows_keeps_its_place(source):
    after = f"{source}\nafter = 3"
    last = parse(after).body[-1]
    assert (last.lineno, last.col_offset) == (len(after.splitlines()), 0)


def test_a_text_has_its_fields():
    tree = parse('d = {"é": 1}\nx = f"é{d["é"]!r:>{width}} {d["b"]=}é"')
    joined = next(node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))
    parts: list[Any] = joined.values
    first, second, third, fourth, last = parts
    assert [first.value, third.value, last.value] == ["é", ' d["b"]=', "é"]
    assert ast.unparse(second.value) == "d['é']"
    assert (second.conversion, fourth.conversion) == (ord("r"), ord("r"))
    assert [node.id for node in ast.walk(second) if isinstance(node, ast.Name)] == ["d", "width"]
    assert (second.value.lineno, second.value.col_offset) == (2, len('x = f"é{'.encode()))


@pytest.mark.parametrize("source", NEWER)
def test_its_mutants_are_programs_that_keep_what_is_newer(source):
    program = textwrap.dedent(source) + "\nafter = 3 < 4\n"
    found = mutants(program.encode())
    assert {"after = 3 <= 4", "after = 4 < 4"} <= {mutant.now for mutant in found}
    for mutant in found:
        parse(mutant.source)
        assert not any(ord(sign) >= 0x4E00 for sign in mutant.source)


def test_a_program_written_again_has_what_is_newer():
    source = 'def f[T](x: T):\n    return f"{d["a"]}"\ntype X = int'
    assert Lowered(source).unparse() == source


@pytest.mark.parametrize("source", NEWER)
def test_its_errors_are_explained(source):
    program = f"{source}\nage = 9\nprint(agge)"
    found = diagnose("NameError", "name 'agge' is not defined", program, len(program.splitlines()))
    assert (found.key, found.names) == ("name_near", {"name": "agge", "near": "age"})
