"""What a syntax tree contains, for tests of kind ``ast``. Runs in a process where the learner's code never ran."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from typing import Any

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_SCOPES = (*_FUNCTIONS, ast.Lambda)


def observe(source: bytes, filename: str) -> dict[str, Any]:
    """Count what the host's rules ask about.

    Returns:
        ``nodes`` and ``calls``: occurrences by node class and by called name; ``uses``: by name,
        how often something that the program did not make itself is named without being called
        (handed on, given another name: a call in another dress); ``defines``: names of the
        functions defined anywhere; ``recursive``: those that call themselves; ``blocks``: how many
        statements there are, imports and texts that stand alone (docstrings) left out: as many as
        the program has blocks when it is made of them; ``own_calls``: how many calls there are of
        functions that are defined here, do something, and are not the function in which the call
        stands; one in a loop happens again and again, and counts as two.

    Raises:
        SyntaxError, ValueError: The source is not Python.
        RecursionError, MemoryError: It nests too deep.
    """
    tree = ast.parse(source, filename)
    nodes = list(ast.walk(tree))
    functions = [node for node in nodes if isinstance(node, _FUNCTIONS)]
    return {
        "nodes": dict(Counter(type(node).__name__ for node in nodes)),
        # All of them, however many: a name left out could be the one that is forbidden.
        "calls": dict(_called(nodes)),
        "uses": dict(_used(tree, nodes)),
        "defines": sorted({function.name for function in functions}),
        "blocks": sum(_is_block(node) for node in nodes),
        "recursive": sorted({function.name for function in functions if _calls_itself(function)}),
        "own_calls": _own_calls(nodes, functions),
    }


def _is_block(node: ast.AST) -> bool:
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return (
        isinstance(node, ast.stmt)
        and not is_text
        and not isinstance(node, ast.Import | ast.ImportFrom)
    )


def _called(nodes: list[ast.AST]) -> Counter[str]:
    return Counter(
        name for node in nodes if isinstance(node, ast.Call) for name in _names(node.func)
    )


def _names(function: ast.expr) -> list[str]:
    """``print`` for ``print()``; ``append`` and ``items.append`` for ``items.append()``."""
    if isinstance(function, ast.Name):
        return [function.id]
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return [function.attr, f"{function.value.id}.{function.attr}"]
    return [function.attr] if isinstance(function, ast.Attribute) else []


def _used(tree: ast.Module, nodes: list[ast.AST]) -> Counter[str]:
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    mentions = [node for node in _foreign(tree, frozenset()) if id(node) not in called]
    made = {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load)
    }
    uses = Counter(node.id for node in mentions)
    for node in nodes:
        if isinstance(node, ast.Attribute) and id(node) not in called and node.attr not in made:
            uses.update(_names(node))
    imports = [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
    renamed = {alias.asname: alias.name for each in imports for alias in each.names if alias.asname}
    uses.update(name for alias, name in renamed.items() if alias != name)
    # `import math as m`: what is called m.sqrt is math.sqrt.
    uses.update(
        f"{renamed[owner]}.{name}"
        for path in _called(nodes)
        for owner, _, name in [path.partition(".")]
        if name and owner in renamed
    )
    return uses


def _foreign(scope: ast.AST, known: frozenset[str]) -> Iterator[ast.Name]:
    """Where a scope, or one inside of it, reads a name that neither it nor one around it gives a value to."""
    inside = list(_inside(scope))
    own = known | _bound(inside)
    for node in inside:
        if isinstance(node, _SCOPES):
            yield from _foreign(node, own)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in own:
            yield node


def _inside(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope, without those inside of its functions."""
    waiting = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, _SCOPES):
            waiting.extend(ast.iter_child_nodes(node))


def _bound(inside: list[ast.AST]) -> set[str]:
    """The names that a scope gives a value of its own to; `sum = sum` gives none, and what is imported is foreign."""
    names = {node.arg for node in inside if isinstance(node, ast.arg)}
    copies = {
        id(target) for node in inside if isinstance(node, ast.Assign) for target in _copies(node)
    }
    for node in inside:
        if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            names.add(node.name)
        elif (
            isinstance(node, ast.Name)
            and not isinstance(node.ctx, ast.Load)
            and id(node) not in copies
        ):
            names.add(node.id)
    return names


def _copies(assignment: ast.Assign) -> list[ast.expr]:
    """The targets of an assignment that are given what they already stand for."""
    read = {node.id for node in ast.walk(assignment.value) if isinstance(node, ast.Name)}
    return [
        target
        for target in assignment.targets
        if isinstance(target, ast.Name) and target.id in read
    ]


def _own_calls(nodes: list[ast.AST], functions: list[Any]) -> int:
    """Calls of functions that are defined here and do something, those from inside themselves left out."""
    working = [function for function in functions if any(map(_does_something, function.body))]
    calls = _called_with_loops(nodes)
    inside = [_called_with_loops(list(ast.walk(function)))[function.name] for function in working]
    return sum(calls[name] for name in {function.name for function in working}) - sum(inside)


def _called_with_loops(nodes: list[ast.AST]) -> Counter[str]:
    """Calls by name, two for each that stands in a loop, however deep."""
    bodies = [statement for node in nodes if isinstance(node, _LOOPS) for statement in node.body]
    repeated = {inner for statement in bodies for inner in ast.walk(statement)}
    return _called(nodes) + _called(list(repeated))


def _does_something(statement: ast.stmt) -> bool:
    is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return not is_text and not isinstance(statement, ast.Pass)


def _calls_itself(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    inside = [node for statement in function.body for node in ast.walk(statement)]
    return function.name in _called(inside)
