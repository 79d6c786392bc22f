"""What a wrong program's syntax tree tells about its error: names, calls, functions."""

from __future__ import annotations

import ast
import builtins
from collections import deque
from collections.abc import Iterator
from functools import cached_property

from tremplin.domain.errors.text import ProgramText, playground_commands
from tremplin.domain.python_source import parse

CHANGERS = frozenset(["append", "clear", "extend", "insert", "remove", "reverse", "sort", "update"])
"""Methods that change what they belong to and give nothing back."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


class WrongProgram(ProgramText):
    """A program that ended with an error; only its text speaks where Python cannot read it."""

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
        """The program's own names of a kind: ``function``, ``class``, or ``name`` for all."""
        if kind == "name":
            return list(self.outer_names)
        if kind == "class":
            return [node.name for node in self._nodes if isinstance(node, ast.ClassDef)]
        return [function.name for function in self.functions if function.name in self.outer_names]

    def parameters(self, name: str) -> int | None:
        """How few values the function of this name takes; None where the program defines none."""
        for function in self.functions:
            if function.name == name:
                positional = len(function.args.posonlyargs) + len(function.args.args)
                return positional - len(function.args.defaults)
        return None

    @cached_property
    def outer_names(self) -> dict[str, int]:
        """Names bound outside of functions, with the line where each is bound first."""
        return _bound(self.tree) if self.tree else {}

    @cached_property
    def inner_names(self) -> set[str]:
        """Names bound inside a function, its parameters included."""
        found: set[str] = set()
        for function in self.functions:
            found |= _local_names(function)
        return found

    def names_here(self) -> list[str]:
        """Names known on the blamed line: its function's, the program's, Python's."""
        return [
            *sorted(self._own_names()),
            *self.outer_names,
            *self._starred_names(),
            *dir(builtins),
        ]

    def _own_names(self) -> set[str]:
        """Names bound in the functions around the blamed line."""
        line = self.line or 0
        found: set[str] = set()
        for function in self.functions:
            if function.lineno <= line <= (function.end_lineno or 0):
                found |= _local_names(function)
        return found

    def _starred_names(self) -> list[str]:
        modules = []
        for node in self._nodes:
            if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
                modules.append(node.module or "")
        return playground_commands(modules)

    def unknown_name(self) -> str:
        """The first name of the blamed line that nothing gives a value to, or an empty text."""
        known = {*self.names_here(), *self.inner_names}
        for node in self._on_line():
            if isinstance(node, ast.Name) and node.id not in known:
                return node.id
        return ""

    def could_be_text(self, name: str) -> bool:
        """Whether the name stands on the blamed line where a beginner writes a text."""
        return any(_takes_name(node, name) for node in self._on_line())

    def typed_name(self) -> str:
        """A name of the blamed line that holds what ``input()`` gave, or an empty text.

        It is ``input()`` itself where the line uses what was typed at once.
        """
        typed = self._typed_names()
        operands: list[ast.expr] = []
        for node in self._on_line():
            # Where the text is typed, it cannot be what is used wrongly.
            if _keeps_call(node, "input"):
                continue
            if isinstance(node, ast.Name) and node.id in typed:
                return node.id
            operands += _operands(node)

        if any(_calls(operand, "input") for operand in operands):
            return "input()"
        return ""

    def _typed_names(self) -> set[str]:
        """Names that were given what ``input()`` gives."""
        found: set[str] = set()
        for node in self._nodes:
            if isinstance(node, ast.Assign) and _calls(node.value, "input"):
                found |= _targets(node)
        return found

    def hidden_builtin(self) -> str:
        """A function of Python that the blamed line calls and the program gave another value."""
        mine = self.outer_names.keys() - self._function_names
        for name in self._called_names():
            if hasattr(builtins, name) and name in mine:
                return name
        return ""

    def called_variable(self) -> str:
        """A variable of the program that the blamed line calls as if it were a function."""
        variables = {*self.outer_names, *self.inner_names} - self._function_names
        for name in self._called_names():
            if name in variables:
                return name
        return ""

    @property
    def _function_names(self) -> set[str]:
        return {function.name for function in self.functions}

    def _called_names(self) -> Iterator[str]:
        """The names that the blamed line calls."""
        for node in self._on_line():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield node.func.id

    def uncalled_function(self) -> tuple[str, int] | None:
        """A function that the blamed line takes for what it gives: ``input + 1``.

        Or that an earlier line took for it: ``age + 1`` after ``age = input``.

        Returns:
            Its name, and the line that lacks the brackets.
        """
        names = self._uncalled_names()
        here = names & self.callables
        if here:
            return min(here), self.line or 0

        for node in self._nodes:
            if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Name):
                continue
            if node.value.id in self.callables and _targets(node) & names:
                return node.value.id, node.lineno
        return None

    def _uncalled_names(self) -> set[str]:
        """The names of the blamed line that it does not call."""
        called = {id(node.func) for node in self._nodes if isinstance(node, ast.Call)}
        found: set[str] = set()
        for node in self._on_line():
            if isinstance(node, ast.Name) and id(node) not in called:
                found.add(node.id)
        return found

    def method_without_result(self) -> str:
        """A method that changes and gives nothing, whose result the program keeps."""
        for node in self._nodes:
            match node:
                case (
                    ast.Assign(value=ast.Call(func=ast.Attribute(attr=method)))
                    | ast.Attribute(value=ast.Call(func=ast.Attribute(attr=method)))
                ) if method in CHANGERS:
                    return method
        return ""

    def keeps_print(self) -> bool:
        """Whether the program uses the result of ``print()``."""
        for node in self._nodes:
            if _keeps_call(node, "print"):
                return True
            if any(_calls(operand, "print") for operand in _operands(node)):
                return True
        return False

    def function_without_return(self) -> str:
        """A function of the program that gives nothing back, though its result is used."""
        used = self._used_functions()
        for function in self.functions:
            if function.name in used and not _gives_value(function):
                return function.name
        return ""

    def _used_functions(self) -> set[str]:
        """The functions whose result the program uses: their call is no statement of its own."""
        statements = {id(node.value) for node in self._nodes if isinstance(node, ast.Expr)}
        found: set[str] = set()
        for node in self._nodes:
            if not isinstance(node, ast.Call) or id(node) in statements:
                continue
            if isinstance(node.func, ast.Name):
                found.add(node.func.id)
        return found

    def is_method(self, name: str) -> bool:
        """Whether a function of this name is defined in a class."""
        for node in self._nodes:
            if isinstance(node, ast.ClassDef):
                for each in node.body:
                    if isinstance(each, Function) and each.name == name:
                        return True
        return False


def _bound(scope: ast.AST) -> dict[str, int]:
    """Names that a scope binds, each with its first line; not those of the functions in it."""
    found: dict[str, int] = {}
    waiting = deque(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.popleft()
        for name in _bound_by(node):
            found.setdefault(name, getattr(node, "lineno", 0))

        if not isinstance(node, Function | ast.ClassDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))

    return found


def _bound_by(node: ast.AST) -> list[str]:
    """Names that this node itself binds."""
    match node:
        case ast.Name(id=name, ctx=ast.Store()):
            return [name]
        case ast.Import() | ast.ImportFrom():
            # ``import os.path`` binds ``os``.
            return [(alias.asname or alias.name).partition(".")[0] for alias in node.names]
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return [node.name]
        case _:
            return []


def _local_names(function: Function) -> set[str]:
    parameters = {node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg)}
    return parameters | _bound(function).keys()


def _operands(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.BinOp():
            return [node.left, node.right]
        case ast.Compare():
            return [node.left, *node.comparators]
        case _:
            return []


def _takes_name(node: ast.AST, name: str) -> bool:
    return any(_is_name(value, name) for value in _values_in(node))


def _values_in(node: ast.AST) -> list[ast.expr]:
    """The values that this node hands over, compares with or gives a name."""
    match node:
        case ast.Call():
            return node.args
        case ast.Compare():
            return node.comparators
        case ast.Assign():
            return [node.value]
        case _:
            return []


def _targets(node: ast.Assign) -> set[str]:
    return {target.id for target in node.targets if isinstance(target, ast.Name)}


def _is_name(value: ast.expr, name: str) -> bool:
    return isinstance(value, ast.Name) and value.id == name


def _calls(value: ast.expr, name: str) -> bool:
    return isinstance(value, ast.Call) and _is_name(value.func, name)


def _keeps_call(node: ast.AST, name: str) -> bool:
    """Whether the node gives a name what a call of this function gives."""
    return isinstance(node, ast.Assign) and _calls(node.value, name)


def _gives_value(function: Function) -> bool:
    endings = (node for node in ast.walk(function) if isinstance(node, ast.Return | ast.Yield))
    return any(node.value is not None for node in endings)
