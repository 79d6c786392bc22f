"""Slips in questions: forgotten, turned round, right for one value only."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator
from typing import Any

from tremplin.content.proof.slip import Slip
from tremplin.content.proof.tree_changes import changed, node_at, nodes, replace
from tremplin_sandbox.spec import CallTest, GradingSpec, StdoutTest, TurtleTest

_MOST_VALUES = 3
"""How many values of the tests one question is asked for."""

_SIGNS = {ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE}
_ANSWERS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


def special_cases(tree: ast.Module, spec: GradingSpec) -> Iterator[Slip]:
    """Questions that hold for one value only: ``year % 400 == 0`` becomes ``year == 2000``."""
    values = _test_values(spec)
    for number, compare in nodes(tree, ast.Compare):
        names = {node.id for _, node in nodes(compare.left, ast.Name)}
        if len(names) != 1 or len(compare.ops) != 1:
            continue

        name = names.pop()
        for value in _fitting_values(compare, values):
            question = f"{name} == {value!r}"

            def ask(copied: ast.Module, number: int = number, question: str = question) -> None:
                old: ast.Compare = node_at(copied, number)
                new: Any = ast.parse(question, mode="eval").body
                old.left, old.ops, old.comparators = new.left, new.ops, new.comparators

            yield changed(tree, "special-case", compare.lineno, ask, question)


def _fitting_values(compare: ast.Compare, values: list[Any]) -> list[Any]:
    """The first values that the question gets a yes for, and that it does not name itself."""
    written = {getattr(each, "value", None) for each in compare.comparators}
    fitting = [value for value in values if value not in written and _holds(compare, value)]
    return fitting[:_MOST_VALUES]


def _holds(compare: ast.Compare, value: Any) -> bool:
    """Whether a question gets a yes for a value; yes too for a question not understood here."""
    match compare:
        case ast.Compare(left=left, ops=[op], comparators=[ast.Constant(value=other)]):
            answer = _ANSWERS.get(type(op))
        case _:
            return True
    if answer is None:
        return True

    match left:
        case ast.BinOp(
            left=ast.Name(), op=ast.Mod(), right=ast.Constant(value=int() as divisor)
        ) if divisor:
            return isinstance(value, int) and bool(answer(value % divisor, other))
        case ast.Name() if type(value) is type(other):
            return bool(answer(value, other))

    return not isinstance(left, ast.Name)


def _test_values(spec: GradingSpec) -> list[Any]:
    """Numbers and texts that tests put into a program, each once.

    Those of hidden tests as well: a child may try any.
    """
    found: list[Any] = []
    for test in spec.tests:
        if isinstance(test, CallTest):
            for call in test.steps:
                found += call.args
        if isinstance(test, StdoutTest | TurtleTest):
            found += test.given.values()
            found += map(_as_typed, test.stdin.splitlines())

    return list(dict.fromkeys(filter(_is_number_or_text, found)))


def _as_typed(line: str) -> int | str:
    return int(line) if line.isdecimal() else line


def _is_number_or_text(value: Any) -> bool:
    # Python counts True among the numbers, as 1.
    return isinstance(value, int | str) and value is not True


def comparisons(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    """Comparisons that go the other way: ``<`` for ``>``."""
    for number, compare in nodes(tree, ast.Compare):
        if len(compare.ops) != 1 or type(compare.ops[0]) not in _SIGNS:
            continue

        def turn(copied: ast.Module, number: int = number) -> None:
            asked: ast.Compare = node_at(copied, number)
            asked.ops = [_SIGNS[type(asked.ops[0])]()]

        yield changed(tree, "turned-round", compare.lineno, turn)


def questions(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    """A question, or its ``else``, that is forgotten."""
    for number, question in nodes(tree, ast.If):

        def forget(copied: ast.Module, number: int = number) -> None:
            asked: ast.If = node_at(copied, number)
            replace(copied, asked, asked.body)

        def drop_else(copied: ast.Module, number: int = number) -> None:
            asked: ast.If = node_at(copied, number)
            body, asked.orelse = asked.orelse, []
            replace(copied, asked, [asked, *body])

        yield changed(tree, "always", question.lineno, forget)

        # An ``elif`` is an ``If`` in the ``else`` of the one before.
        if question.orelse and not isinstance(question.orelse[0], ast.If):
            yield changed(tree, "else-forgotten", question.lineno, drop_else)
