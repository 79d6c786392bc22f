"""Makes mutants of a solution: tests that let them pass would let children's slips pass."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from driver.given import with_given
from tremplin.domain.python_source import Lowered
from tremplin_sandbox.spec import GradingSpec, StdoutTest, TurtleTest

MOST_MUTANTS = 30
"""How many are tried of one solution, spread evenly over it."""

_COMPARISONS: dict[type[ast.cmpop], ast.cmpop] = {
    ast.Lt: ast.LtE(),
    ast.LtE: ast.Lt(),
    ast.Gt: ast.GtE(),
    ast.GtE: ast.Gt(),
    ast.Eq: ast.NotEq(),
    ast.NotEq: ast.Eq(),
    ast.In: ast.NotIn(),
    ast.NotIn: ast.In(),
    ast.Is: ast.IsNot(),
    ast.IsNot: ast.Is(),
}
_OPERATORS: dict[type[ast.operator], ast.operator] = {
    ast.Add: ast.Sub(),
    ast.Sub: ast.Add(),
    ast.Mult: ast.Add(),
    ast.Div: ast.Mult(),
    ast.FloorDiv: ast.Mod(),
    ast.Mod: ast.FloorDiv(),
    ast.Pow: ast.Mult(),
}
_BLOCKS = ("body", "orelse", "finalbody")
"""Where a node of the syntax tree keeps its lines."""
_KEPT = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Pass)
"""Without these a program does not run at all, or runs as before: nothing would be learnt about the
tests."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A solution with one slip.

    Attributes:
        line: The line of the solution that was changed; the first is 1.
        now: What the line says instead; empty where it was taken out.
        source: The whole program.
    """

    line: int
    now: str
    source: str

    @property
    def name(self) -> str:
        """The name in ``equivalent_mutants``: ``4: if age > 10:``; ``4:`` where the line is out."""
        return f"{self.line}: {self.now}".rstrip()


class _Change(NamedTuple):
    """``field`` of ``node`` becomes ``value``; seen on ``line``."""

    node: ast.AST
    field: str
    value: Any
    line: int


def mutants(source: bytes) -> list[Mutant]:
    """Every slip in turn, from the first line to the last; none where the program is not Python.

    The slips: a comparison that includes or leaves out its border or is turned round, another
    operator, a number one too large or too small, the other truth, ``and`` for ``or``, a condition
    negated, a line taken out. Texts stay as they are: whatever is printed is compared anyway, and
    the words of a question may be any.
    """
    try:
        program = Lowered(source)
    except (SyntaxError, ValueError):
        return []

    before = program.unparse()
    found: dict[str, Mutant] = {}
    # All first: each change is made in the tree that they are found in.
    changes: list[_Change] = []
    for node in ast.walk(program.tree):
        changes += _changes(node)

    for change in changes:
        kept = getattr(change.node, change.field)
        setattr(change.node, change.field, change.value)
        after = program.unparse()
        setattr(change.node, change.field, kept)
        now = "" if change.field in _BLOCKS else _changed_line(before, after)
        found.setdefault(after, Mutant(change.line, now, after))

    return sorted(found.values(), key=lambda mutant: mutant.line)


def given_values(source: str, spec: GradingSpec) -> str:
    """A program as its tests see it: values that each of them gives (``given``) are left out.

    Two programs for which this is the same cannot be told apart by their first values.

    Raises:
        SyntaxError, ValueError: The program is not Python.
    """
    given = [set(test.given) for test in spec.tests if isinstance(test, StdoutTest | TurtleTest)]
    names = set.intersection(*given) if given else set()
    program = Lowered(source)
    with_given(program.tree, dict.fromkeys(names))
    return program.unparse()


def spread(found: list[Mutant]) -> list[Mutant]:
    """At most :data:`MOST_MUTANTS` of them, from all over the program, the same each time."""
    if len(found) <= MOST_MUTANTS:
        return found
    return [found[i * len(found) // MOST_MUTANTS] for i in range(MOST_MUTANTS)]


def _changes(node: ast.AST) -> Iterator[_Change]:
    match node:
        case ast.Compare(ops=ops, lineno=line):
            for i, op in enumerate(ops):
                yield _Change(node, "ops", [*ops[:i], _COMPARISONS[type(op)], *ops[i + 1 :]], line)
        case ast.BinOp(op=op, lineno=line) | ast.AugAssign(op=op, lineno=line) if (
            type(op) in _OPERATORS
        ):
            yield _Change(node, "op", _OPERATORS[type(op)], line)
        case ast.BoolOp(op=op, lineno=line):
            yield _Change(node, "op", ast.Or() if isinstance(op, ast.And) else ast.And(), line)
        case ast.Constant(value=bool() as value, lineno=line):
            yield _Change(node, "value", not value, line)
        case ast.Constant(value=int() | float() as number, lineno=line):
            yield _Change(node, "value", number + 1, line)
            yield _Change(node, "value", number - 1, line)
        case (
            ast.If(test=test, lineno=line)
            | ast.While(test=test, lineno=line)
            | ast.IfExp(test=test, lineno=line)
        ):
            yield _Change(node, "test", ast.UnaryOp(ast.Not(), test), line)

    yield from _removals(node)


def _removals(node: ast.AST) -> Iterator[_Change]:
    for field in _BLOCKS:
        block = getattr(node, field, None)
        if not isinstance(block, list):
            continue  # a lambda's body, a conditional expression: no lines to take out
        for i, statement in enumerate(block):
            if not isinstance(statement, _KEPT) and not _is_comment(statement):
                yield _Change(
                    node, field, [*block[:i], ast.Pass(), *block[i + 1 :]], statement.lineno
                )


def _is_comment(statement: ast.stmt) -> bool:
    """Whether a line is a text that nothing uses, as a docstring."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _changed_line(before: str, after: str) -> str:
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    return next(new.strip() for old, new in pairs if old != new)
