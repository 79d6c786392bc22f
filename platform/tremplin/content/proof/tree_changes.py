"""Changes of a program's syntax tree that make a slip of it."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tremplin.content.proof.slip import Slip
from tremplin_sandbox.spec import GradingSpec

Block = list[ast.stmt]
SlipMaker = Callable[[ast.Module, GradingSpec], Iterator[Slip]]
"""Makes the slips of one sort that a program and its tests leave room for."""


def changed(
    tree: ast.Module, kind: str, line: int, change: Callable[[ast.Module], object], now: str = ""
) -> Slip:
    """The slip that a change of a copy of the program's tree makes."""
    copied = copy.deepcopy(tree)
    change(copied)
    # A block that the change has left empty does nothing.
    for _, block in blocks(copied):
        if not block:
            block.append(ast.Pass())
    return Slip(kind, line, ast.unparse(ast.fix_missing_locations(copied)) + "\n", now)


def blocks(tree: ast.AST) -> Iterator[tuple[ast.AST, Block]]:
    """Every block of lines with what it belongs to; an ``else`` that is not there is none."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            yield node, body
        other = getattr(node, "orelse", None)
        if isinstance(other, list) and other:
            yield node, other


def block_of(tree: ast.Module, line: ast.stmt) -> tuple[Block, int]:
    """The block that a line stands in, and its place there."""
    for _, block in blocks(tree):
        for place, each in enumerate(block):
            if each is line:
                return block, place
    raise LookupError("the line is not of this tree")


def nodes(tree: ast.AST, *kinds: type[Any]) -> list[tuple[int, Any]]:
    """The nodes of some kinds with their number in the tree, by which a copy's are found."""
    return [(number, node) for number, node in enumerate(ast.walk(tree)) if isinstance(node, kinds)]


def node_at(tree: ast.AST, number: int) -> Any:
    """The node with this number in the tree."""
    return next(node for place, node in enumerate(ast.walk(tree)) if place == number)


def replace(tree: ast.Module, old: ast.stmt, new: Sequence[ast.stmt]) -> None:
    """Put lines in the place of one."""
    block, place = block_of(tree, old)
    block[place : place + 1] = new


def is_name(node: ast.AST, name: str) -> bool:
    """Whether a node is this name."""
    return isinstance(node, ast.Name) and node.id == name


class Inlined(ast.NodeTransformer):
    """Puts values in the place of names."""

    def __init__(self, values: dict[str, ast.expr]) -> None:
        self._values = values

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """The value that stands for this name, else the name."""
        return copy.deepcopy(self._values.get(node.id, node))
