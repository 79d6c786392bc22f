"""Blocks on paper: a program as the stacks of blocks a child sees, in plain HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from markupsafe import Markup, escape

from tremplin.content.format.block_program import (
    Node,
    loose_workspace,
    renamed,
    vocabulary,
    workspace_of,
)

BlockTexts = Mapping[str, str]
"""By type of block what stands on it, ``%1`` for its first hole."""

_SIGNS = {"*": "×", "/": "÷", "-": "−"}
_HOLDS = ("DO", "ELSE")


def paper_blocks(
    source: str, engine: str, texts: BlockTexts, language: str, names: Mapping[str, str]
) -> Markup:
    """HTML of a program's stacks of blocks: first the start, then each block that it defines.

    Args:
        source: The program.
        engine: ``grid`` or ``turtle``.
        texts: What stands on the engine's blocks.
        language: The language of the texts; colours are named in it.
        names: What stands on the blocks for names the program made up.

    Raises:
        NoBlockError: A line cannot be said with the engine's blocks.
        SyntaxError: It is not Python.
    """
    return _stacks(renamed(workspace_of(source, engine), names), texts, language)


def paper_pieces(lines: Sequence[str], engine: str, texts: BlockTexts, language: str) -> Markup:
    """HTML of single blocks side by side, one for each of ``lines``; see :func:`paper_blocks`."""
    workspace = loose_workspace("", lines, engine, seed="")
    _start, *pieces = workspace["blocks"]["blocks"]
    return _stacks({**workspace, "blocks": {"blocks": pieces}}, texts, language)


def _stacks(workspace: Node, texts: BlockTexts, language: str) -> Markup:
    names = {entry["id"]: entry["name"] for entry in workspace["variables"]}
    paper = _Paper(texts, names, language)
    stacks = (paper.stack(top) for top in workspace["blocks"]["blocks"])
    return Markup("").join(Markup('<div class="stack">{}</div>').format(stack) for stack in stacks)


@dataclass(frozen=True, slots=True)
class _Paper:
    """Writes blocks; ``names`` are those of routines and variables, by id."""

    texts: BlockTexts
    names: Mapping[str, str]
    language: str

    def stack(self, block: Node | None) -> Markup:
        return Markup("").join(self._block(each) for each in _chain(block))

    def _block(self, block: Node) -> Markup:
        parts = Markup('<div class="block">{}</div>').format(self._said(block))
        inputs = block.get("inputs", {})
        for place in _HOLDS:
            if place == "ELSE" and block["type"] == "if_else":
                parts += Markup('<div class="block">{}</div>').format(self.texts["else"])
            if place in inputs:
                inside = self.stack(inputs[place]["block"])
                parts += Markup('<div class="inside">{}</div>').format(inside)

        return parts

    def _said(self, block: Node) -> Markup:
        """The words of one block, its holes filled."""
        fields, inputs = block.get("fields", {}), block.get("inputs", {})
        match block["type"]:
            case "number":
                return escape(_number(fields["NUMBER"], self.language))
            case "call" | "variable":
                return escape(self._name(fields["NAME"]))
            case "arithmetic":
                sign = _SIGNS.get(fields["OPERATOR"], fields["OPERATOR"])
                left, right = self._hole(inputs["A"]), self._hole(inputs["B"])
                return Markup("{} {} {}").format(left, sign, right)

        holes = [self._field(name, value) for name, value in fields.items()]
        holes += [self._hole(part) for name, part in inputs.items() if name not in _HOLDS]
        # "else" stands on a row of its own, below what is done in the first case.
        words = self.texts["if" if block["type"] == "if_else" else block["type"]]

        # Splitting at a group gives words and the numbers of holes in turns, words first.
        pieces: list[str] = re.split(r"%(\d)", words)
        said = [escape(piece) for piece in pieces]
        said[1::2] = [holes[int(number) - 1] for number in pieces[1::2]]
        return Markup("").join(said)

    def _field(self, name: str, value: object) -> Markup:
        if name == "COLOUR":
            french = vocabulary()["colours"][value]
            return _in_hole(french if self.language == "fr" else str(value))
        return _in_hole(self._name(value))

    def _hole(self, part: Node) -> Markup:
        return _in_hole(self._said(part.get("block") or part["shadow"]))

    def _name(self, field: object) -> str:
        return self.names[cast(Node, field)["id"]]


def _in_hole(text: str) -> Markup:
    return Markup('<span class="hole">{}</span>').format(text)


def _chain(block: Node | None) -> Iterator[Node]:
    while block is not None:
        yield block
        block = block.get("next", {}).get("block")


def _number(number: float, language: str) -> str:
    return str(number).replace(".", ",") if language == "fr" else str(number)
