"""What a syntax tree contains, for tests of kind ``ast``. Runs in a process where the learner's code never ran."""

from __future__ import annotations

import ast
from collections import Counter
from typing import Any

_MAX_NAMES = 500

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def observe(source: bytes, filename: str) -> dict[str, Any]:
    """Count what the host's rules ask about.

    Returns:
        ``nodes`` and ``calls``: occurrences by node class and by called name; ``defines``: names of the functions
        defined anywhere; ``recursive``: those that call themselves; ``blocks``: how many statements there are, imports
        and texts that stand alone (docstrings) left out: as many as the program has blocks when it is made of them;
        ``own_calls``: how many calls there are of functions that are defined here, do something, and are not the
        function in which the call stands.

    Raises:
        SyntaxError, ValueError: The source is not Python.
        RecursionError, MemoryError: It nests too deep.
    """
    tree = ast.parse(source, filename)
    nodes = list(ast.walk(tree))
    functions = [node for node in nodes if isinstance(node, _FUNCTIONS)]
    return {
        "nodes": dict(Counter(type(node).__name__ for node in nodes)),
        "calls": dict(_called(nodes).most_common(_MAX_NAMES)),
        "defines": sorted({function.name for function in functions})[:_MAX_NAMES],
        "blocks": sum(_is_block(node) for node in nodes),
        "recursive": sorted({function.name for function in functions if _calls_itself(function)})[:_MAX_NAMES],
        "own_calls": _own_calls(nodes, functions),
    }


def _is_block(node: ast.AST) -> bool:
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return isinstance(node, ast.stmt) and not is_text and not isinstance(node, ast.Import | ast.ImportFrom)


def _called(nodes: list[ast.AST]) -> Counter[str]:
    return Counter(name for node in nodes if isinstance(node, ast.Call) for name in _names(node.func))


def _names(function: ast.expr) -> list[str]:
    """``print`` for ``print()``; ``append`` and ``items.append`` for ``items.append()``."""
    if isinstance(function, ast.Name):
        return [function.id]
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return [function.attr, f"{function.value.id}.{function.attr}"]
    return [function.attr] if isinstance(function, ast.Attribute) else []


def _own_calls(nodes: list[ast.AST], functions: list[Any]) -> int:
    """Calls of functions that are defined here and do something, those from inside themselves left out."""
    working = [function for function in functions if any(map(_does_something, function.body))]
    calls = _called(nodes)
    inside = [_called(list(ast.walk(function)))[function.name] for function in working]
    return sum(calls[name] for name in {function.name for function in working}) - sum(inside)


def _does_something(statement: ast.stmt) -> bool:
    is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return not is_text and not isinstance(statement, ast.Pass)


def _calls_itself(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    inside = [node for statement in function.body for node in ast.walk(statement)]
    return function.name in _called(inside)
