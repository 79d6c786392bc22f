"""Slips in loops: written out, turning too often, with a line too few or too many."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import Any

from tremplin.content.proof.slip import UNBOUNDED_ROUNDS, Slip
from tremplin.content.proof.tree_changes import (
    Block,
    block_of,
    changed,
    is_name,
    node_at,
    nodes,
    replace,
)
from tremplin_sandbox.spec import GradingSpec

_MOST_UNROLLED = 60
"""Lines that a loop written out may have."""


def written_out(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    """A counted loop written out, round by round."""
    for number, loop in nodes(tree, ast.For):
        times = _times(loop)
        if times is None or not isinstance(loop.target, ast.Name):
            continue
        if not 1 < times * len(loop.body) <= _MOST_UNROLLED:
            continue

        def unroll(copied: ast.Module, number: int = number, times: int = times) -> None:
            inside = node_at(copied, number)
            replace(copied, inside, _unrolled(inside, times))

        yield changed(tree, "written-out", loop.lineno, unroll)


def _unrolled(loop: ast.For, times: int) -> Block:
    counter = loop.target.id if isinstance(loop.target, ast.Name) else ""
    is_counted = any(is_name(node, counter) for line in loop.body for node in ast.walk(line))
    rounds: Block = []
    for turn in range(times):
        if is_counted:
            rounds += ast.parse(f"{counter} = {turn}").body
        rounds += copy.deepcopy(loop.body)
    return rounds


def _times(loop: ast.For) -> int | None:
    """How often ``for … in range(n)`` turns."""
    match loop.iter:
        case ast.Call(func=ast.Name(id="range"), args=[ast.Constant(value=int() as times)]):
            return times
    return None


def unbounded_loops(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    """A counted loop in the place of ``while``."""
    for number, loop in nodes(tree, ast.While):
        if loop.orelse:
            continue

        def count(copied: ast.Module, number: int = number) -> None:
            inside: ast.While = node_at(copied, number)
            counted: Any = ast.parse(
                f"for turn in range({UNBOUNDED_ROUNDS}):\n    if not x:\n        break"
            ).body[0]
            counted.body[0].test = ast.UnaryOp(ast.Not(), inside.test)
            counted.body += inside.body
            replace(copied, inside, [counted])

        yield changed(tree, "for-instead-of-while", loop.lineno, count)


def lookouts(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    """A robot that does not look at every step."""
    for number, loop in nodes(tree, ast.While):

        def double(copied: ast.Module, number: int = number) -> None:
            inside = node_at(copied, number)
            inside.body += copy.deepcopy(inside.body)

        yield changed(tree, "asked-too-rarely", loop.lineno, double)

    for number, loop in nodes(tree, ast.For):
        times = _times(loop)
        if times is not None and any(isinstance(line, ast.If) for line in loop.body):
            yield from _rounds_by_heart(tree, number, loop.lineno, times)


def _rounds_by_heart(tree: ast.Module, number: int, line: int, times: int) -> Iterator[Slip]:
    """The loop with one round that knows the answer already, for each of the first rounds."""
    for known in range(min(times, UNBOUNDED_ROUNDS)):

        def know(copied: ast.Module, known: int = known) -> None:
            inside = node_at(copied, number)
            lines: Block = []
            for turn in range(times):
                body = copy.deepcopy(inside.body)
                lines += _without_questions(body) if turn == known else body
            replace(copied, inside, lines)

        yield changed(tree, "one-round-by-heart", line, know, str(known + 1))


def _without_questions(block: Block) -> Block:
    """The lines of a block, what stands under a question in its place."""
    lines: Block = []
    for line in block:
        lines += line.body if isinstance(line, ast.If) else [line]
    return lines


def indents(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    """The line after a loop moved into it, and the loop's last line moved out."""
    for number, loop in nodes(tree, ast.For, ast.While):
        block, place = block_of(tree, loop)
        after = block[place + 1 : place + 2]
        if after and not isinstance(after[0], ast.FunctionDef):

            def move_in(copied: ast.Module, number: int = number) -> None:
                inside = node_at(copied, number)
                block, place = block_of(copied, inside)
                inside.body.append(block.pop(place + 1))

            yield changed(tree, "line-inside", loop.lineno, move_in)

        if len(loop.body) > 1:

            def move_out(copied: ast.Module, number: int = number) -> None:
                inside = node_at(copied, number)
                replace(copied, inside, [inside, inside.body.pop()])

            yield changed(tree, "line-outside", loop.lineno, move_out)


def rounds(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    """One round less or more: the end of ``range`` is one off."""
    for number, call in nodes(tree, ast.Call):
        # With three values the last is the step, not the end.
        if not is_name(call.func, "range") or len(call.args) not in (1, 2):
            continue

        for kind, step in (("round-less", ast.Sub()), ("round-more", ast.Add())):

            def bound(copied: ast.Module, number: int = number, step: ast.operator = step) -> None:
                end = node_at(copied, number).args
                end[-1] = ast.BinOp(end[-1], step, ast.Constant(1))

            yield changed(tree, kind, call.lineno, bound)
