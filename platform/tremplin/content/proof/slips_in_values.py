"""Slips in values and commands: a number, a turn, a colour, a sign, an old value lost."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from playground.turtle import COLOURS
from tremplin.content.proof.slip import Slip
from tremplin.content.proof.tree_changes import Inlined, changed, is_name, node_at, nodes, replace
from tremplin_sandbox.spec import GradingSpec, TurtleTest

_LEAST_CLASS = 4
"""From this many letters on a text is a class of them, as the digits or the vowels."""

_SIDES = (
    ("left", "right"),
    ("gauche", "droite"),
    ("turn_left", "turn_right"),
    ("tourne_gauche", "tourne_droite"),
)
_TURNS = {**dict(_SIDES), **{right: left for left, right in _SIDES}}
_MOVES = frozenset(
    {"forward", "fd", "avance", "back", "bk", "backward", "recule", "circle", "cercle"}
)


def numbers_for_variables(tree: ast.Module, spec: GradingSpec) -> Iterator[Slip]:
    """The number everywhere in the place of a variable that is set once, to a number."""
    stored = [node.id for _, node in nodes(tree, ast.Name) if isinstance(node.ctx, ast.Store)]
    for line in tree.body:
        match line:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=int() | float())):
                if stored.count(name) != 1:
                    continue

                def inline(
                    copied: ast.Module, name: str = name, value: ast.expr = line.value
                ) -> None:
                    copied.body = [each for each in copied.body if not _assigns(each, name)]
                    Inlined({name: value}).visit(copied)

                yield changed(tree, "number-for-variable", line.lineno, inline)


def _assigns(line: ast.stmt, name: str) -> bool:
    return isinstance(line, ast.Assign) and is_name(line.targets[0], name)


def commands(tree: ast.Module, spec: GradingSpec) -> Iterator[Slip]:
    """A turn to the other side, and a way that is one step shorter."""
    is_mirrored = _is_mirrored(tree, spec)
    for number, call in nodes(tree, ast.Call):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name in _TURNS and not is_mirrored:

            def turn(copied: ast.Module, number: int = number, name: str = name) -> None:
                node_at(copied, number).func.id = _TURNS[name]

            yield changed(tree, "other-turn", call.lineno, turn)

        match call.args:
            case [ast.Constant(value=int() as steps)] if name in _MOVES:

                def step(copied: ast.Module, number: int = number, steps: int = steps) -> None:
                    node_at(copied, number).args[0].value = steps - 1

                yield changed(tree, "one-step-off", call.lineno, step)


def _is_mirrored(tree: ast.Module, spec: GradingSpec) -> bool:
    """Whether a turn to the other side is right too, since a drawing may be mirrored.

    A program that turns in one place only draws the same to the other side.
    """
    turns = [node for _, node in nodes(tree, ast.Name) if node.id in _TURNS]
    if len(turns) != 1:
        return False
    return any(test.mirror for test in spec.tests if isinstance(test, TurtleTest))


def colours(tree: ast.Module, spec: GradingSpec) -> Iterator[Slip]:
    """The first two different colours of the program, swapped."""
    drawings = [test for test in spec.tests if isinstance(test, TurtleTest)]
    if all("colour" in test.ignore or test.free for test in drawings):
        return

    for (first, one), (second, other) in pairwise(_colours_used(tree)):
        if one.value == other.value:
            continue

        def swap(copied: ast.Module, first: int = first, second: int = second) -> None:
            one, two = node_at(copied, first), node_at(copied, second)
            one.value, two.value = two.value, one.value

        yield changed(tree, "colours-swapped", one.lineno, swap)
        return


def _colours_used(tree: ast.Module) -> Iterator[tuple[int, ast.Constant]]:
    for number, node in nodes(tree, ast.Constant):
        if isinstance(node.value, str) and node.value in COLOURS:
            yield number, node


def overwritten(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    """A variable that loses its old value: ``total = x`` for ``total = total + x``."""
    for number, line in nodes(tree, ast.AugAssign, ast.Assign):
        if not _adds_to_itself(line):
            continue

        def lose(copied: ast.Module, number: int = number) -> None:
            old = node_at(copied, number)
            if isinstance(old, ast.AugAssign):
                target, value = old.target, old.value
            else:
                target, value = old.targets[0], old.value.right
            replace(copied, old, [ast.Assign([target], value)])

        yield changed(tree, "overwritten", line.lineno, lose)


def _adds_to_itself(line: ast.AugAssign | ast.Assign) -> bool:
    match line:
        case ast.AugAssign(target=ast.Name(), op=ast.Add() | ast.Sub()):
            return True
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.BinOp(left=ast.Name(id=kept))):
            return name == kept
        case _:
            return False


def sign_lists(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    """A list of signs, as the digits or the vowels, with one missing: the first, middle or last."""
    for number, text in nodes(tree, ast.Constant):
        signs = text.value
        if not _is_sign_list(signs):
            continue

        for place in (0, len(signs) // 2, len(signs) - 1):
            rest = signs[:place] + signs[place + 1 :]

            def shorten(copied: ast.Module, number: int = number, rest: str = rest) -> None:
                node_at(copied, number).value = rest

            yield changed(tree, "letter-missing", text.lineno, shorten, signs[place])


def _is_sign_list(value: Any) -> bool:
    if not isinstance(value, str) or len(value) < _LEAST_CLASS:
        return False

    is_each_once = value.isalnum() and len(set(value)) == len(value)
    # Where the signs are out of order, it is a word.
    return is_each_once and list(value) == sorted(value)
