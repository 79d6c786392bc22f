"""Reads Python 3.13's syntax on any Python from 3.11 on: what sandbox and browser accept.

Where a program has something newer than 3.11, a name stands for it while this Python reads the
rest: so each Python from 3.11 on reads the same program alike. The browser has this file too.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.util import decode_source
from typing import NoReturn

from tremplin.domain.newer_syntax import Field, Stretch, Text, newer_stretches

VERSION = (3, 13)
"""The Python of the sandbox's image and of the workspace's Pyodide."""

_STAND_INS = range(0x4E00, 0x9FA0)
"""Letters that are names, three bytes long; those that the program has itself are left out."""
_WITH_PLACE = (ast.expr, ast.arg, ast.keyword)
_Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class Lowered:
    """A program as 3.11 reads it: a tree in which a name stands for each newer stretch.

    Attributes:
        tree: Its lines and columns are those of the program.
    """

    def __init__(self, source: str | bytes) -> None:
        """Read a program.

        Raises:
            SyntaxError: It is not Python 3.13.
            ValueError: It is no text, or has a null character.
        """
        self._source = _as_text(source)
        self._stretches = dict(
            zip(_free_names(self._source), newer_stretches(self._source), strict=False)
        )
        for stretch in self._stretches.values():
            _check_parameters(self._source, stretch)
        self.tree = _read(self._with_names())

    def unparse(self) -> str:
        """The tree, changed or not, as a program; what is newer is written as it was."""
        return self.written(ast.unparse(self.tree))

    def written(self, text: str) -> str:
        """A text that was made of the tree, with what is newer as the program has it."""
        written = text
        for name, stretch in self._stretches.items():
            written = written.replace(name, self._source[stretch.start : stretch.end])
        return written

    def raised(self) -> ast.Module:
        """The tree with its newer stretches put back: texts with fields, things by their own names.

        Raises:
            SyntaxError: One of them stands where it cannot.
        """
        if not self._stretches:
            return self.tree
        raiser = _Raiser(self._source, self._stretches)
        raised: ast.Module = raiser.visit(self.tree)
        for name in sorted(raiser.left):
            _refuse(self._source, self._stretches[name].start)
        return raised

    def _with_names(self) -> str:
        pieces: list[str] = []
        place = 0
        for name, stretch in self._stretches.items():
            written = self._source[stretch.start : stretch.end]
            pieces.append(self._source[place : stretch.start])
            pieces.append(_filled_up(name, written, stretch.kind == "texts"))
            place = stretch.end

        pieces.append(self._source[place:])
        return "".join(pieces)


def parse(source: str | bytes) -> ast.Module:
    """The syntax tree of a program.

    Type parameters are left out of it, and ``type X = …`` is an assignment.

    Raises:
        SyntaxError: It is not Python 3.13.
        ValueError: It is no text, or has a null character.
    """
    return Lowered(source).raised()


def _as_text(source: str | bytes) -> str:
    if isinstance(source, bytes):
        return decode_source(source)
    return source.replace("\r\n", "\n").replace("\r", "\n")


def _read(text: str) -> ast.Module:
    # A later Python would also take what is newer than the sandbox's.
    if sys.version_info[:2] > VERSION:
        return ast.parse(text, feature_version=VERSION)
    return ast.parse(text)


def _free_names(text: str) -> Iterator[str]:
    taken = set(text)
    return (letter for letter in map(chr, _STAND_INS) if letter not in taken)


def _filled_up(name: str, written: str, is_text: bool) -> str:
    """Write a name in a stretch's place.

    All that follows keeps its line and its column, which is counted in bytes.
    """
    *before, last = written.split("\n")
    width = len(last.encode())
    if not before:
        return name + " " * (width - len(name.encode()))

    # Brackets let an expression go on over lines; a backslash at each end of line, anything else.
    if is_text:
        return f"({name}" + "\n" * len(before) + " " * (width - 1) + ")"
    return name + "\\\n" * len(before) + " " * width


def _check_parameters(source: str, stretch: Stretch) -> None:
    """Parameters of types are written as those of functions are, their stars left aside."""
    if stretch.parameters is None:
        return
    if not stretch.parameters.strip():
        _refuse(source, stretch.start, "Type parameter list cannot be empty")
    without_stars = re.sub(r"(^|[,=])(\s*)\*{1,2}", r"\1\2", stretch.parameters)
    parse(f"def _({without_stars}\n): pass")


def _refuse(source: str, place: int, message: str = "invalid syntax") -> NoReturn:
    line, column = source.count("\n", 0, place) + 1, place - source.rfind("\n", 0, place)
    raise SyntaxError(message, ("<unknown>", line, column, source.splitlines()[line - 1]))


def _move(node: ast.expr | ast.arg | ast.keyword, line: int, column: int) -> None:
    """Give a node of an expression, read in brackets of its own, its place in the program."""
    end_line, end_column = node.end_lineno or 1, node.end_col_offset or 0
    # Only the first line begins further right, less the bracket that was put before it.
    if node.lineno == 1:
        node.col_offset += column - 1
    if end_line == 1:
        end_column += column - 1

    node.lineno += line - 1
    node.end_lineno, node.end_col_offset = end_line + line - 1, end_column


def _is_nothing(value: ast.expr) -> bool:
    """Whether the brackets that were put around an expression are all there is."""
    return isinstance(value, ast.Tuple) and not value.elts and value.col_offset == 0


def _is_bare_tuple(value: ast.expr) -> bool:
    """Whether the value is a tuple without brackets: it begins where its first element does."""
    if not isinstance(value, ast.Tuple) or not value.elts:
        return False
    return value.elts[0].col_offset == value.col_offset


class _Raiser(ast.NodeTransformer):
    """Puts the newer stretches of a program back into its tree.

    Attributes:
        left: Names whose stretch was not met where it may stand.
    """

    def __init__(self, source: str, stretches: dict[str, Stretch]) -> None:
        self._source = source
        self._stretches = stretches
        self.left = set(stretches)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        stretch = self._stretches.get(node.id)
        if stretch and stretch.kind == "texts" and isinstance(node.ctx, ast.Load):
            self.left.discard(node.id)
            return self._text(stretch)
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        first, value = node.targets[0], node.value
        # ``type X = Y = int`` and ``type X = int, str`` are no Python: their stretch is left over.
        if isinstance(first, ast.Name) and len(node.targets) == 1 and not _is_bare_tuple(value):
            stretch = self._stretches.get(first.id)
            if stretch and stretch.kind == "alias":
                self.left.discard(first.id)
                first.id = stretch.name

        return self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._named(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return self._named(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        return self._named(node)

    def _named(self, node: _Named) -> ast.AST:
        stretch = self._stretches.get(node.name)
        if stretch and stretch.kind == "definition":
            self.left.discard(node.name)
            node.name = stretch.name
        return self.generic_visit(node)

    def _text(self, stretch: Stretch) -> ast.expr:
        parts = [part for text in stretch.texts for part in self._parts(text)]
        joined = ast.JoinedStr(self._values(parts))
        self._place(joined, stretch.start, stretch.end)
        return joined

    def _parts(self, text: Text) -> tuple[str | Field, ...]:
        if text.parts is not None:
            return text.parts
        value = ast.literal_eval(self._source[text.start : text.end])
        if not isinstance(value, str):
            _refuse(self._source, text.start, "cannot mix bytes and nonbytes literals")
        return (value,)

    def _values(self, parts: list[str | Field]) -> list[ast.expr]:
        values: list[ast.expr] = []
        said = ""
        for part in parts:
            if isinstance(part, str):
                said += part
                continue

            said += part.shown
            if said:
                values.append(ast.Constant(said))
            values.append(self._field(part))
            said = ""

        if said:
            values.append(ast.Constant(said))
        return values

    def _field(self, part: Field) -> ast.expr:
        spec = None if part.spec is None else ast.JoinedStr(self._values(list(part.spec)))
        formatted = ast.FormattedValue(self._expression(part), part.conversion, spec)
        self._place(formatted, part.start, part.end)
        return formatted

    def _expression(self, part: Field) -> ast.expr:
        statement, *more = parse(f"({self._source[part.start : part.end]}\n)").body
        if more or not isinstance(statement, ast.Expr) or _is_nothing(statement.value):
            _refuse(self._source, part.start, "f-string: valid expression required before '}'")

        line, column = self._line_and_column(part.start)
        for node in ast.walk(statement.value):
            if isinstance(node, _WITH_PLACE):
                _move(node, line, column)

        return statement.value

    def _place(self, node: ast.expr, start: int, end: int) -> None:
        node.lineno, node.col_offset = self._line_and_column(start)
        node.end_lineno, node.end_col_offset = self._line_and_column(end)
        for inner in ast.walk(node):
            if isinstance(inner, ast.expr) and not hasattr(inner, "lineno"):
                ast.copy_location(inner, node)

    def _line_and_column(self, place: int) -> tuple[int, int]:
        begin = self._source.rfind("\n", 0, place) + 1
        return self._source.count("\n", 0, place) + 1, len(self._source[begin:place].encode())
