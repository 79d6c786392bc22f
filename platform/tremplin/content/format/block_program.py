"""Python as blocks: the workspace that a starter stands for, in Blockly's own JSON.

An author writes Python only. What a child is offered comes from ``blocks.json``, which the page
reads as well.
"""

from __future__ import annotations

import ast
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from tremplin.domain.python_source import parse

Node = dict[str, Any]
"""A block, an input or a whole workspace as Blockly writes them."""

_TOP = 20
_BESIDE = 260
_PIECE_HEIGHT = 72
_HOLDER_HEIGHT = 132
_HOLDERS = ("repeat", "repeat_until", "if", "if_else", "define")
_START: Node = {"type": "start", "deletable": False, "x": _TOP, "y": _TOP}
"""Where blocks lie on the board, in its own units; a step is a hand's target with air around it."""

_OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
_PIECES = {
    "set": "variable",
    "change": "variable",
    "variable": "variable",
    "call": "define",
    "start": "",
    "number": "",
}
"""By type of block: the word of a toolbox it belongs to where that is not its own; none for what is
always there."""


class NoBlockError(ValueError):
    """There is no block for this; ``line`` of the program, counted from 1."""

    def __init__(self, line: int) -> None:
        """Name the line."""
        super().__init__(f"no block for line {line}")
        self.line = line


@cache
def vocabulary() -> Node:
    """Contents of ``blocks.json``: the calls of each engine, structures, numbers, colours."""
    loaded: Node = json.loads(files("tremplin.content.format").joinpath("blocks.json").read_text())
    return loaded


def toolbox_words(engine: str) -> frozenset[str]:
    """What a toolbox may hold with an engine; nothing with one that has no blocks."""
    words = vocabulary()
    if engine not in words:
        return frozenset()

    numbers = words["numbers"] if engine == "turtle" else ()
    return frozenset((*words[engine], *words["structures"], *numbers))


def workspace_of(source: str, engine: str) -> Node:
    """The blocks that a program is made of.

    Raises:
        NoBlockError: A line cannot be said with the engine's blocks.
        SyntaxError: It is not Python.
    """
    return _Builder(engine).workspace(parse(source))


def loose_workspace(source: str, distractors: Sequence[str], engine: str, seed: str) -> Node:
    """The blocks of a program and some more, apart and out of order.

    The order is the same for the same ``seed``.

    Raises:
        NoBlockError: A line cannot be said with the engine's blocks.
        SyntaxError: It is not Python.
    """
    builder = _Builder(engine)
    pieces = list(builder.pieces(parse(source)))
    for line in distractors:
        # A head alone is no Python.
        whole = f"{line}\n    pass" if line.endswith(":") else line
        pieces += builder.pieces(parse(whole))
    # Only to shuffle the same way for everybody: nothing depends on its being hard to guess.
    random.Random(seed).shuffle(pieces)  # noqa: S311
    return builder.laid_out(pieces)


def renamed(workspace: Node, names: Mapping[str, str]) -> Node:
    """A workspace with other names for its blocks and variables; those not in ``names`` stay."""
    variables = []
    for entry in workspace["variables"]:
        name = entry["name"]
        variables.append({**entry, "name": names.get(name, name)})
    return {**workspace, "variables": variables}


def blocks_in(workspace: Node) -> Iterator[str]:
    """The toolbox's word for each block that counts: no start, no number in a hole."""
    for kind in _types(workspace["blocks"]["blocks"]):
        if word := _PIECES.get(kind, kind):
            yield word


def _types(blocks: Sequence[Node]) -> Iterator[str]:
    for block in blocks:
        yield block["type"]
        for part in (*block.get("inputs", {}).values(), block.get("next", {})):
            if part.get("block"):
                yield from _types([part["block"]])


class _Builder:
    """Builds blocks from syntax; remembers the names it met."""

    def __init__(self, engine: str) -> None:
        self._calls = vocabulary()[engine]
        # Programs may say both: the French word, and the English one.
        self._english = {call["fr"]: name for name, call in self._calls.items()}
        self._english |= {name: name for name in self._calls}
        colours = vocabulary()["colours"]
        self._colours = {french: name for name, french in colours.items()}
        self._colours |= {name: name for name in colours}
        self._routines: set[str] = set()
        self._names: dict[tuple[str, str], Node] = {}

    def workspace(self, tree: ast.Module) -> Node:
        main: list[ast.stmt] = []
        definitions: list[ast.FunctionDef] = []
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                definitions.append(node)
            elif not isinstance(node, (ast.Import, ast.ImportFrom)):
                main.append(node)

        self._routines = {node.name for node in definitions}
        tops = [{**_START, **_next(self._stack(main))}]
        # Below the main program, one under the other.
        below = 120 + 60 * len(main)
        for i, node in enumerate(definitions):
            tops.append({**self._definition(node), "x": 20, "y": below + 150 * i})

        return {
            "blocks": {"languageVersion": 0, "blocks": tops},
            "variables": list(self._names.values()),
        }

    def pieces(self, tree: ast.Module) -> Iterator[Node]:
        """Each statement as a block of its own.

        A statement that holds others comes empty, before them.
        """
        self._routines |= {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        yield from self._pieces(tree.body)

    def _pieces(self, body: Sequence[ast.stmt]) -> Iterator[Node]:
        for node in body:
            if isinstance(node, (ast.Import, ast.ImportFrom, ast.Pass)):
                continue

            block = self._statement_or_definition(node)
            inputs = dict(block.get("inputs", {}))
            for held in ("DO", "ELSE"):
                inputs.pop(held, None)
            yield {**block, "inputs": inputs}

            for inner in ("body", "orelse"):
                yield from self._pieces(getattr(node, inner, ()))

    def laid_out(self, pieces: Sequence[Node]) -> Node:
        """A workspace with the start block, and the pieces beside it in one column."""
        tops: list[Node] = [_START]
        below = _TOP
        for piece in pieces:
            tops.append({**piece, "x": _BESIDE, "y": below})
            below += _HOLDER_HEIGHT if piece["type"] in _HOLDERS else _PIECE_HEIGHT
        return {
            "blocks": {"languageVersion": 0, "blocks": tops},
            "variables": list(self._names.values()),
        }

    def _statement_or_definition(self, node: ast.stmt) -> Node:
        if isinstance(node, ast.FunctionDef):
            return self._definition(node)
        return self._statement(node)

    def _definition(self, node: ast.FunctionDef) -> Node:
        given = node.args
        if any((given.args, given.vararg, given.kwonlyargs, given.kwarg, node.decorator_list)):
            raise NoBlockError(node.lineno)

        return {
            "type": "define",
            "fields": {"NAME": self._name(node.name, "routine")},
            "inputs": self._body("DO", node.body),
        }

    def _stack(self, body: Sequence[ast.stmt]) -> Node | None:
        first: Node | None = None
        for node in reversed(body):
            if not isinstance(node, ast.Pass):
                first = {**self._statement(node), **_next(first)}
        return first

    def _body(self, name: str, body: Sequence[ast.stmt]) -> Node:
        stack = self._stack(body)
        return {name: {"block": stack}} if stack else {}

    def _statement(self, node: ast.stmt) -> Node:
        match node:
            case ast.Expr(value=ast.Call() as call):
                return self._call(call)
            case ast.For(
                iter=ast.Call(func=ast.Name(id="range"), args=[times]), target=ast.Name(), orelse=[]
            ):
                return {
                    "type": "repeat",
                    "inputs": {"TIMES": self._number(times), **self._body("DO", node.body)},
                }
            case ast.While(orelse=[]):
                return self._until(node)
            case ast.If():
                return self._choice(node)
            case ast.Assign(targets=[ast.Name(id=name)]):
                return self._change("set", name, node.value)
            case ast.AugAssign(target=ast.Name(id=name), op=ast.Add()):
                return self._change("change", name, node.value)

        raise NoBlockError(node.lineno)

    def _until(self, node: ast.While) -> Node:
        match node.test:
            case ast.UnaryOp(op=ast.Not(), operand=until):
                pass
            case test:
                until = ast.UnaryOp(ast.Not(), test, lineno=node.lineno)

        return {
            "type": "repeat_until",
            "inputs": {
                "CONDITION": {"block": self._condition(until)},
                **self._body("DO", node.body),
            },
        }

    def _choice(self, node: ast.If) -> Node:
        inputs = {"CONDITION": {"block": self._condition(node.test)}, **self._body("DO", node.body)}
        if not node.orelse:
            return {"type": "if", "inputs": inputs}
        return {"type": "if_else", "inputs": {**inputs, **self._body("ELSE", node.orelse)}}

    def _change(self, kind: str, name: str, value: ast.expr) -> Node:
        return {
            "type": kind,
            "fields": {"NAME": self._name(name, "")},
            "inputs": {"VALUE": self._number(value)},
        }

    def _call(self, node: ast.Call) -> Node:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in self._routines and not node.args:
            return {"type": "call", "fields": {"NAME": self._name(name, "routine")}}

        english = self._english.get(name, "")
        call = self._calls.get(english)
        if call is None or node.keywords or call.get("sees"):
            raise NoBlockError(node.lineno)

        match node.args:
            case [] if "number" not in call and "colour" not in call:
                return {"type": english}
            case [value] if "number" in call:
                return {"type": english, "inputs": {"NUMBER": self._number(value)}}
            case [ast.Constant(value=str() as colour)] if (
                "colour" in call and colour in self._colours
            ):
                return {"type": english, "fields": {"COLOUR": self._colours[colour]}}

        raise NoBlockError(node.lineno)

    def _condition(self, node: ast.expr) -> Node:
        match node:
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return {"type": "not", "inputs": {"CONDITION": {"block": self._condition(operand)}}}
            case ast.Call(func=ast.Name(id=name), args=[], keywords=[]) if name in self._english:
                english = self._english[name]
                if self._calls[english].get("sees"):
                    return {"type": english}
        raise NoBlockError(node.lineno)

    def _number(self, node: ast.expr) -> Node:
        match node:
            case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
                return _hole(number)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
                return _hole(-number)
            case ast.Name(id=name):
                return {
                    **_hole(0),
                    "block": {"type": "variable", "fields": {"NAME": self._name(name, "")}},
                }
            case ast.BinOp(op=operator) if type(operator) in _OPERATORS:
                sides = {"A": self._number(node.left), "B": self._number(node.right)}
                fields = {"OPERATOR": _OPERATORS[type(operator)]}
                return {
                    **_hole(0),
                    "block": {"type": "arithmetic", "fields": fields, "inputs": sides},
                }

        raise NoBlockError(node.lineno)

    def _name(self, name: str, kind: str) -> Node:
        entry = {"name": name, "id": f"{kind or 'variable'}-{name}", "type": kind}
        self._names[name, kind] = entry
        return {"id": entry["id"]}


def _hole(number: float) -> Node:
    return {"shadow": {"type": "number", "fields": {"NUMBER": number}}}


def _next(block: Node | None) -> Node:
    return {"next": {"block": block}} if block else {}
