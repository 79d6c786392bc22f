"""What the text of a wrong program tells about its error: its marked line, its names, its brackets."""

from __future__ import annotations

import ast
import builtins
import difflib
import importlib
import itertools
import re
import sys
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property

from tremplin.domain.python_source import parse

_TEXT = re.compile(
    r'"""(?:\\.|(?!""").)*"""'
    r"|'''(?:\\.|(?!''').)*'''"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'(?:\\.|[^'\\\n])*'"
    r"|\#[^\n]*",
    re.DOTALL,
)
_PAIRS = {")": "(", "]": "[", "}": "{"}
LONGEST_LINE = 300
"""Characters of a line that are looked at: whoever hands in a program chooses how long its lines are."""
_MOST_DECIMAL_COMMAS = 20
"""Names with a decimal comma that are looked after: each is looked for in the whole program."""
_LONGEST_NAME, _MOST_NAMES = 60, 1000
"""Longer names are not taken for misspellings, and no more names than these are looked through."""
_LIKENESS = 0.72
"""From this likeness on, a name counts as a misspelling of another."""
CHANGERS = frozenset(["append", "clear", "extend", "insert", "remove", "reverse", "sort", "update"])
"""Methods that change what they belong to and give nothing back."""

_NEVER_INSIDE = re.compile(r"\s*(else|elif|except|finally|case|def|class)\b")
PLAYGROUND = ("robot", "turtle")
"""Our modules, which programs import with a star."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def closest(name: str, candidates: Iterable[str], likeness: float = _LIKENESS) -> str | None:
    """The candidate that ``name`` most probably stands for: the same but for accents, else a misspelling, or None."""
    others = [other for other in dict.fromkeys(candidates) if other != name]
    for other in others:
        if _plain(other) == _plain(name):
            return other
    likely = [other for other in others if len(other) <= _LONGEST_NAME][:_MOST_NAMES]
    alike = (
        difflib.get_close_matches(name, likely, 1, likeness) if len(name) <= _LONGEST_NAME else []
    )
    return alike[0] if alike else None


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFD", name)
    return (
        "".join(sign for sign in apart if not unicodedata.combining(sign)).replace("_", "").lower()
    )


class WrongProgram:
    """A program that ended with an error.

    Attributes:
        source: Its text.
        line: The line that Python blames, counted from 1 and never after the last, or None.
    """

    def __init__(self, source: str, line: int | None) -> None:
        self.source = source
        self._last = len(source.rstrip().splitlines()) or 1
        self.line = min(max(line, 1), self._last) if line and source else line

    @cached_property
    def raw(self) -> str:
        """The blamed line as it was typed."""
        return self._line_of(self.source)

    @cached_property
    def code(self) -> str:
        """The blamed line, its texts filled with quotes and its comment taken away."""
        return self._line_of(self.blanked)

    @cached_property
    def first_word(self) -> str:
        """The word that the blamed line begins with, or an empty text."""
        found = re.match(r"\s*([^\W\d]\w*)", self.code)
        return found[1] if found else ""

    def _line_of(self, text: str) -> str:
        lines = text.splitlines()
        return _cut(lines[self.line - 1]) if self.line and self.line <= len(lines) else ""

    @cached_property
    def _filled(self) -> str:
        """The program, its texts filled with quotes and its comments taken away; brackets are counted in it."""
        return _TEXT.sub(
            lambda text: re.sub(r"[^\n]", " " if text[0][0] == "#" else '"', text[0]), self.source
        )

    @cached_property
    def blanked(self) -> str:
        """The same with its long lines cut: what patterns are matched against."""
        return "\n".join(map(_cut, self._filled.splitlines()))

    def empty_head(self, number: int) -> str:
        """The word of the head on a line under which nothing stands; empty where the next line only lacks its shift.

        A line below at the head's own level may have been meant for the block. It was not where it
        cannot be part of one (``else``, ``def``), where it is further left, or where a comment
        holds the block's place.
        """
        lines = self.source.splitlines()
        head, *below = self.blanked.splitlines()[number - 1 :]
        left = _shift(head)
        word = re.match(r"\s*(\w+)", head)
        follower = next((place for place, line in enumerate(below) if line.strip()), len(below))
        is_held = any(
            _shift(line) > left for line in lines[number : number + follower] if line.strip()
        )
        after = below[follower] if follower < len(below) else ""
        could_belong = _shift(after) == left and after.strip() and not _NEVER_INSIDE.match(after)
        return word[1] if word and (is_held or not could_belong) else ""

    @cached_property
    def statement_lines(self) -> list[tuple[int, str]]:
        """Lines that begin a statement, with their numbers; texts filled with quotes, comments taken away."""
        found, depth, goes_on = [], 0, False
        for number, line in enumerate(self._filled.splitlines(), 1):
            if depth == 0 and not goes_on and line.strip():
                found.append((number, _cut(line)))

            depth = max(
                0,
                depth
                + sum(line.count(sign) for sign in "([{")
                - sum(line.count(sign) for sign in ")]}"),
            )
            goes_on = line.rstrip().endswith("\\")

        return found

    @cached_property
    def assigned(self) -> set[str]:
        """Names that a statement gives a value to, read off the text: also of a program that Python cannot read."""
        return {
            name
            for _, line in self.statement_lines
            for name in re.findall(r"^\s*([^\W\d]\w*)\s*=(?!=)", line)
        }

    @cached_property
    def decimal_commas(self) -> dict[str, tuple[int, str]]:
        """Names that got a number written with a comma (``prix = 3,5``), with the line and the number."""
        found = (
            (number, re.fullmatch(r"\s*([^\W\d]\w*)\s*=\s*(\d+,\d+)\s*", line))
            for number, line in self.statement_lines
        )
        first = itertools.islice(
            ((number, match) for number, match in found if match), _MOST_DECIMAL_COMMAS
        )
        return {match[1]: (number, match[2]) for number, match in first}

    @cached_property
    def callables(self) -> set[str]:
        """Functions that the program may call by name: Python's own, those it defines, those it imports by a star."""
        own = re.findall(r"^[ \t]*def[ \t]+(\w+)", self.blanked, re.MULTILINE)
        starred = re.findall(
            r"^[ \t]*from[ \t]+(\w+)[ \t]+import[ \t]+\*", self.blanked, re.MULTILINE
        )
        commands = {
            name for module in starred if module in PLAYGROUND for name in commands_of(module)
        }
        builtin = {
            name for name in dir(builtins) if name.islower() and callable(getattr(builtins, name))
        }
        return {*own, *commands, *builtin} - self.assigned

    def imports_module(self, name: str) -> bool:
        """Whether a line is ``import name``."""
        line = rf"^[ \t]*import[ \t]+(\w+[ \t]*,[ \t]*)*{re.escape(name)}[ \t]*(,|$)"
        return bool(re.search(line, self.blanked, re.MULTILINE))

    def open_bracket(self) -> tuple[str, int] | None:
        """The innermost bracket that stays open to the end, and its line; None where all are closed or one is extra."""
        opened: list[tuple[str, int]] = []
        for number, line in enumerate(self._filled.splitlines(), 1):
            for sign in line:
                if sign in "([{":
                    opened.append((sign, number))
                elif sign in _PAIRS and (not opened or opened.pop()[0] != _PAIRS[sign]):
                    return None
        return opened[-1] if opened else None

    def apostrophe_ends_text(self) -> bool:
        """Whether the blamed line has an apostrophe inside a word of a text between single quotes."""
        line = re.sub(r'"[^"]*"', lambda text: '"' * len(text[0]), self.raw)
        places = [place for place, sign in enumerate(line) if sign == "'"]
        return any(
            line[place - 1].isalnum() and line[place + 1 : place + 2].isalnum()
            for place in places[1::2]
        )

    @cached_property
    def tree(self) -> ast.Module | None:
        """The program's syntax tree, or None where Python cannot read it."""
        try:
            return parse(self.source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None

    @cached_property
    def _nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree)) if self.tree else []

    def _on_line(self) -> Iterator[ast.AST]:
        """The nodes of the blamed line."""
        for node in self._nodes:
            if getattr(node, "lineno", None) == self.line:
                yield node

    @cached_property
    def functions(self) -> list[Function]:
        """Every function that the program defines."""
        return [node for node in self._nodes if isinstance(node, Function)]

    def defined(self, kind: str) -> list[str]:
        """The program's own names of a kind: ``function``, ``class``, or ``name`` for whatever has one."""
        if kind == "name":
            return list(self.outer_names)
        if kind == "class":
            return [node.name for node in self._nodes if isinstance(node, ast.ClassDef)]
        return [function.name for function in self.functions if function.name in self.outer_names]

    def parameters(self, name: str) -> int | None:
        """How many values the function of this name wants at least; None where the program defines none."""
        found = next((each for each in self.functions if each.name == name), None)
        if found is None:
            return None
        positional = len(found.args.posonlyargs) + len(found.args.args)
        return positional - len(found.args.defaults)

    @cached_property
    def outer_names(self) -> dict[str, int]:
        """Names bound outside of functions, with the line where each is bound first."""
        return dict(_bound(self.tree)) if self.tree else {}

    @cached_property
    def inner_names(self) -> set[str]:
        """Names bound inside a function, its parameters included."""
        return {name for function in self.functions for name in _local_names(function)}

    def names_here(self) -> list[str]:
        """Names that mean something: those of the blamed line's function, of the program, of Python."""
        return [
            *sorted(self._own_names()),
            *self.outer_names,
            *self._starred_names(),
            *dir(builtins),
        ]

    def _starred_names(self) -> list[str]:
        modules = [
            node.module
            for node in self._nodes
            if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
        ]
        return [name for module in modules if module in PLAYGROUND for name in commands_of(module)]

    def _own_names(self) -> set[str]:
        around = [
            each
            for each in self.functions
            if each.lineno <= (self.line or 0) <= (each.end_lineno or 0)
        ]
        return {name for function in around for name in _local_names(function)}

    def unknown_name(self) -> str:
        """The first name of the blamed line that nothing in the program gives a value to; empty where there is none."""
        known = {*self.names_here(), *self.inner_names}
        names = (node.id for node in self._on_line() if isinstance(node, ast.Name))
        return next((name for name in names if name not in known), "")

    def could_be_text(self, name: str) -> bool:
        """Whether the name stands on the blamed line where a beginner writes a text."""
        for node in self._on_line():
            values: list[ast.expr] = []
            if isinstance(node, ast.Call):
                values = node.args
            elif isinstance(node, ast.Compare):
                values = node.comparators
            elif isinstance(node, ast.Assign):
                values = [node.value]
            if any(isinstance(value, ast.Name) and value.id == name for value in values):
                return True
        return False

    def typed_name(self) -> str:
        """A name of the blamed line that holds what ``input()`` gave, unconverted; empty where there is none."""
        typed = {
            target.id
            for node in self._nodes
            if isinstance(node, ast.Assign) and _calls(node.value, "input")
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        here = [
            node
            for node in self._on_line()
            if not isinstance(node, ast.Assign) or not _calls(node.value, "input")
        ]
        names = [node.id for node in here if isinstance(node, ast.Name) and node.id in typed]
        operands = [value for node in here for value in _operands(node)]

        return (
            names[0]
            if names
            else "input()"
            if any(_calls(value, "input") for value in operands)
            else ""
        )

    def hidden_builtin(self) -> str:
        """A function of Python that the blamed line calls and the program gave another value; empty where none."""
        called = (node.func for node in self._on_line() if isinstance(node, ast.Call))
        mine = {*self.outer_names} - {function.name for function in self.functions}
        names = (function.id for function in called if isinstance(function, ast.Name))
        return next((name for name in names if hasattr(builtins, name) and name in mine), "")

    def called_variable(self) -> str:
        """A variable of the program that the blamed line calls as if it were a function; empty where there is none."""
        called = (node.func for node in self._on_line() if isinstance(node, ast.Call))
        known = {*self.outer_names, *self.inner_names} - {
            function.name for function in self.functions
        }
        return next(
            (func.id for func in called if isinstance(func, ast.Name) and func.id in known), ""
        )

    def uncalled_function(self) -> tuple[str, int] | None:
        """A function that the blamed line takes for what it gives: ``input + 1``, ``age + 1`` after ``age = input``.

        Returns:
            Its name, and the line that lacks the brackets.
        """
        called = {id(node.func) for node in self._nodes if isinstance(node, ast.Call)}
        names = {
            node.id
            for node in self._on_line()
            if isinstance(node, ast.Name) and id(node) not in called
        }
        here = sorted(names & self.callables)
        if here:
            return here[0], self.line or 0

        kept = (
            (node.value.id, node.lineno)
            for node in self._nodes
            if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Name)
            and _targets(node) & names
        )
        return next((each for each in kept if each[0] in self.callables), None)

    def method_without_result(self) -> str:
        """A method that changes and gives nothing, whose result the program keeps; empty where there is none."""
        for node in self._nodes:
            value = node.value if isinstance(node, ast.Assign | ast.Attribute) else None
            if (
                isinstance(value, ast.Call)
                and isinstance(value.func, ast.Attribute)
                and value.func.attr in CHANGERS
            ):
                return value.func.attr
        return ""

    def keeps_print(self) -> bool:
        """Whether the program uses the result of ``print()``."""
        return any(
            _calls(value, "print")
            for node in self._nodes
            for value in ([node.value] if isinstance(node, ast.Assign) else _operands(node))
        )

    def function_without_return(self) -> str:
        """A function of the program that gives nothing back, though its result is used; empty where there is none."""
        statements = {id(node.value) for node in self._nodes if isinstance(node, ast.Expr)}
        used = {
            node.func.id
            for node in self._nodes
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and id(node) not in statements
        }
        silent = (function.name for function in self.functions if not _gives_value(function))
        return next((name for name in silent if name in used), "")

    def is_method(self, name: str) -> bool:
        """Whether a function of this name is defined in a class."""
        classes = (node for node in self._nodes if isinstance(node, ast.ClassDef))
        return any(
            isinstance(each, Function) and each.name == name for one in classes for each in one.body
        )


def _cut(line: str) -> str:
    return line[:LONGEST_LINE]


def _shift(line: str) -> int:
    return len(line) - len(line.lstrip())


def commands_of(module: str) -> list[str]:
    """What a module of the playground offers: it is loaded where its program has just run, else it lies beside us."""
    try:
        loaded = sys.modules.get(module) or importlib.import_module(f"playground.{module}")
    except ModuleNotFoundError:
        return []
    return list(getattr(loaded, "__all__", ()))


def _bound(scope: ast.AST) -> Iterator[tuple[str, int]]:
    """Names that a scope binds, each once with its first line; not those of the functions in it."""
    found: dict[str, int] = {}
    waiting = deque(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.popleft()
        names: list[str] = []

        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names = [node.id]
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names = [(alias.asname or alias.name).partition(".")[0] for alias in node.names]
        elif isinstance(node, Function | ast.ClassDef):
            names = [node.name]

        for name in names:
            found.setdefault(name, getattr(node, "lineno", 0))

        if not isinstance(node, Function | ast.ClassDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))

    yield from found.items()


def _local_names(function: Function) -> set[str]:
    parameters = (node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg))
    return {*parameters, *(name for name, _line in _bound(function))}


def _operands(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    return [node.left, *node.comparators] if isinstance(node, ast.Compare) else []


def _targets(node: ast.Assign) -> set[str]:
    return {target.id for target in node.targets if isinstance(target, ast.Name)}


def _calls(value: ast.AST, name: str) -> bool:
    return (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == name
    )


def _gives_value(function: Function) -> bool:
    return any(
        isinstance(node, ast.Return | ast.Yield) and node.value is not None
        for node in ast.walk(function)
    )
