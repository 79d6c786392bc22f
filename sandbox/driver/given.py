"""The values that a case gives a program in place of those that the program starts from."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Any


def with_given(tree: ast.Module, given: Mapping[str, Any]) -> None:
    """In a program's tree, let the first assignment to each name of ``given`` have the given value.

    First come the program's outermost lines, then what is inside of them. A program without such an
    assignment stays as it is; line numbers stay in every case.
    """
    for name, value in given.items():
        parent, field, place = next(_assigned(tree, name), (None, "", None))
        if parent is None:
            continue
        literal = _literal(
            value, getattr(parent, field) if place is None else getattr(parent, field)[place]
        )
        if place is None:
            setattr(parent, field, literal)
        else:
            getattr(parent, field)[place] = literal


def _assigned(tree: ast.Module, name: str) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Where values are assigned to a name: a node, its field, and the place in it where the field is a list."""
    for node in ast.walk(
        tree
    ):  # breadth first: the outermost lines come before what is inside of them
        if (
            isinstance(node, ast.AnnAssign)
            and node.value is not None
            and _is_name(node.target, name)
        ):
            yield node, "value", None
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if _is_name(target, name):
                yield node, "value", None
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = zip(target.elts, range(len(node.value.elts)), strict=False)
                yield from (
                    (node.value, "elts", place) for each, place in pairs if _is_name(each, name)
                )


def _is_name(target: ast.expr, name: str) -> bool:
    return isinstance(target, ast.Name) and target.id == name


def _literal(value: Any, replaced: ast.expr) -> ast.expr:
    literal = ast.parse(repr(value), mode="eval").body
    for node in ast.walk(literal):
        ast.copy_location(node, replaced)
    return literal
