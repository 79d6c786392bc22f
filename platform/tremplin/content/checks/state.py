"""Finds what a program keeps between calls: only several calls in one process show it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tremplin.domain.python_source import parse

_Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_Scope = ast.Module | _Function

_CHANGERS = frozenset(
    {
        "add",
        "append",
        "appendleft",
        "clear",
        "difference_update",
        "discard",
        "extend",
        "extendleft",
        "insert",
        "intersection_update",
        "pop",
        "popitem",
        "popleft",
        "remove",
        "reverse",
        "rotate",
        "seed",
        "send",
        "setdefault",
        "shuffle",
        "sort",
        "subtract",
        "update",
        "write",
        "writelines",
    }
)
"""Methods that change what they belong to."""
_CACHES = frozenset({"cache", "cached_property", "lru_cache", "singledispatch"})
_CONTAINERS = frozenset(
    {"bytearray", "Counter", "defaultdict", "deque", "dict", "list", "OrderedDict", "set"}
)
_ONE_WAY = frozenset(
    {
        "chain",
        "count",
        "cycle",
        "enumerate",
        "filter",
        "iter",
        "map",
        "open",
        "Random",
        "reversed",
        "zip",
    }
)
"""What gives something else each time it is asked."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that outlives a call: its name, and the first line that shows it."""

    name: str
    line: int


def state_kept(source: bytes) -> list[Kept]:
    """What a program's functions keep from call to call, each name once.

    Nothing, where the program is not Python.

    Told from its text: a name outside of the functions that one of them changes or asks for its
    next value, a default value that can be changed, an attribute of a class or function, a cache. A
    list outside that is only read is none.
    """
    try:
        tree = parse(source)
    except (SyntaxError, ValueError):
        return []
    lines: dict[str, int] = {}
    for kept in sorted(_Program(tree).kept(), key=lambda kept: kept.line):
        lines.setdefault(kept.name, kept.line)
    return [Kept(name, line) for name, line in lines.items()]


class _Program:
    def __init__(self, tree: ast.Module) -> None:
        nodes = list(ast.walk(tree))
        self._functions = [node for node in nodes if isinstance(node, _Function)]
        self._classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
        self._own = {
            node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)
        }
        self._outside = _values(_bound(tree))
        self._in_classes: dict[str, ast.expr] = {}
        for each in self._classes:
            self._in_classes |= _values(_bound(each))

    def kept(self) -> Iterator[Kept]:
        """Everything that outlives a call, some of it more than once."""
        for function in self._functions:
            yield from _defaults(function)
            yield from _caches(function)
            local = _local(function)
            for node in _inside(function):
                yield from self._changed(node, local)
        # A closure or an object that was made once, and is called by its name from outside.
        for name, value in self._outside.items():
            if self._remembers(value) and isinstance(value, ast.Call):
                yield Kept(name, value.lineno)

    def _changed(self, node: ast.AST, local: set[str]) -> Iterator[Kept]:
        match node:
            case ast.Global(names=names):
                yield from (Kept(name, node.lineno) for name in names if name in local)
            case (
                ast.Attribute(ctx=ast.Store() | ast.Del())
                | ast.Subscript(ctx=ast.Store() | ast.Del())
            ):
                yield from self._reached(node.value, local, node.lineno)
                yield from self._of_class(node, local)
            case ast.Call(func=ast.Attribute(value=owner, attr=method)) if method in _CHANGERS:
                yield from self._reached(owner, local, node.lineno)
            case ast.Call(func=ast.Name(id="next"), args=[source, *_]):
                yield from self._reached(source, local, node.lineno)
            case ast.For(iter=ast.Name(id=name)) if name not in local and self._is_one_way(name):
                yield Kept(name, node.lineno)

    def _reached(self, owner: ast.expr, local: set[str], line: int) -> Iterator[Kept]:
        """The thing outside that ``owner`` is or is part of."""
        while isinstance(owner, ast.Subscript | ast.Attribute):
            if isinstance(owner, ast.Attribute) and _is_container(self._in_classes.get(owner.attr)):
                yield Kept(owner.attr, line)
                return
            owner = owner.value

        outside = {*self._outside, *self._own} - local
        if isinstance(owner, ast.Name) and owner.id in outside:
            yield Kept(owner.id, line)

    def _of_class(self, node: ast.Attribute | ast.Subscript, local: set[str]) -> Iterator[Kept]:
        """An attribute that all objects of a class share: ``cls.count``, ``type(self).count``."""
        if isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value)
            if owner == "cls" or owner.startswith("type(") or owner.endswith("__class__"):
                yield Kept(node.attr, node.lineno)

    def _is_one_way(self, name: str) -> bool:
        value = self._outside.get(name)
        if isinstance(value, ast.GeneratorExp):
            return True
        return isinstance(value, ast.Call) and _name(value.func) in _ONE_WAY

    def _remembers(self, value: ast.expr) -> bool:
        """Whether the value was made by a closure: an inner function changes its maker's names."""
        if not isinstance(value, ast.Call):
            return False

        made_by = _name(value.func)
        for maker in self._functions:
            if not isinstance(maker, ast.FunctionDef) or maker.name != made_by:
                continue
            if any(map(_changes_enclosing, _functions_in(maker))):
                return True
        return False


def _functions_in(function: ast.FunctionDef) -> Iterator[_Function]:
    for node in ast.walk(function):
        if isinstance(node, _Function) and node is not function:
            yield node


def _defaults(function: _Function) -> Iterator[Kept]:
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args]
    pairs = [*zip(named[len(named) - len(arguments.defaults) :], arguments.defaults, strict=True)]
    pairs += [
        (each, value)
        for each, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        if value
    ]
    for argument, value in pairs:
        if _is_container(value):
            yield Kept(argument.arg, value.lineno)


def _caches(function: _Function) -> Iterator[Kept]:
    for decorator in getattr(function, "decorator_list", ()):
        name = _name(decorator.func if isinstance(decorator, ast.Call) else decorator)
        if name in _CACHES:
            yield Kept(name, decorator.lineno)


def _changes_enclosing(function: _Function) -> bool:
    """Whether a function changes names of the one around it."""
    local = _local(function)
    for node in _inside(function):
        if isinstance(node, ast.Nonlocal):
            return True
        owner = _changed_owner(node)
        if isinstance(owner, ast.Name) and owner.id not in local:
            return True
    return False


def _changed_owner(node: ast.AST) -> ast.expr | None:
    """What this node changes a part of: by an index, or by a method."""
    match node:
        case ast.Subscript(value=owner, ctx=ast.Store() | ast.Del()):
            return owner
        case ast.Call(func=ast.Attribute(value=owner, attr=method)) if method in _CHANGERS:
            return owner
        case _:
            return None


def _bound(scope: ast.Module | ast.ClassDef) -> Iterator[tuple[str, ast.expr | None]]:
    """The names that a scope gives a value to, with that value."""
    for statement in _inside(scope):
        match statement:
            case ast.Assign(targets=targets, value=value):
                yield from (
                    (target.id, value) for target in targets if isinstance(target, ast.Name)
                )
            case ast.AnnAssign(target=ast.Name(id=name), value=value):
                yield name, value


def _values(bound: Iterable[tuple[str, ast.expr | None]]) -> dict[str, ast.expr]:
    """Those of the names that have a value."""
    return {name: value for name, value in bound if value is not None}


def _local(function: _Function) -> set[str]:
    """The names that a function gives a value to, or is given; those it declares ``global`` too."""
    given = {node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg)}
    nodes = list(_inside(function))
    stored = {
        node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return given | stored


def _inside(scope: _Scope | ast.ClassDef) -> Iterator[ast.AST]:
    """The nodes of a scope, those of the functions and classes in it left out."""
    body = scope.body if isinstance(scope.body, list) else [scope.body]
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, _Function | ast.ClassDef):
            waiting.extend(ast.iter_child_nodes(node))


def _is_container(value: ast.expr | None) -> bool:
    if isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp):
        return True
    return isinstance(value, ast.Call) and _name(value.func) in _CONTAINERS


def _name(expression: ast.expr) -> str:
    """The last word of ``functools.cache``."""
    if isinstance(expression, ast.Attribute):
        return expression.attr
    return expression.id if isinstance(expression, ast.Name) else ""
