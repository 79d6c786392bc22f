"""Slips in functions and whole programs: nothing done, never called, an answer printed."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Sequence

from tremplin.content.proof.slip import Slip
from tremplin.content.proof.tree_changes import Inlined, blocks, changed, node_at, nodes, replace
from tremplin_sandbox.spec import GradingSpec, StdoutTest


def nothing_done(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    """The program's imports alone."""
    kept = (ast.Import, ast.ImportFrom)

    def empty(copied: ast.Module) -> None:
        copied.body = [line for line in copied.body if isinstance(line, kept)]

    if any(isinstance(line, kept) for line in tree.body):
        yield changed(tree, "imports-only", 0, empty)


def functions_idle(tree: ast.Module, spec: GradingSpec) -> Iterator[Slip]:
    """Functions that do nothing, and functions that nobody calls."""
    names: set[str] = set()
    for number, function in nodes(tree, ast.FunctionDef):
        names.add(function.name)

        def empty(copied: ast.Module, number: int = number) -> None:
            node_at(copied, number).body = []

        yield changed(tree, "empty-function", function.lineno, empty)

    # What the tests call themselves need not be called by the program.
    names -= set(spec.entry.functions)

    def uncalled(copied: ast.Module) -> None:
        copied.body = [line for line in copied.body if not _is_call(line, names)]

    if any(_is_call(line, names) for line in tree.body):
        yield changed(tree, "not-called", 0, uncalled)


def _is_call(line: ast.stmt, names: set[str]) -> bool:
    match line:
        case ast.Expr(value=ast.Call(func=ast.Name(id=name))):
            return name in names
        case _:
            return False


def answers_printed(tree: ast.Module, spec: GradingSpec) -> Iterator[Slip]:
    """The first test's answer, printed as it is."""
    # A program that only prints does what is asked for.
    if all(isinstance(line, ast.Expr) for line in tree.body):
        return

    for test in spec.tests:
        if isinstance(test, StdoutTest) and isinstance(test.expect, str):
            if test.expect:
                yield Slip("answer-printed", 0, f"print({test.expect!r}, end='')\n")
            return


def without_functions(tree: ast.Module, spec: GradingSpec) -> Iterator[Slip]:
    """Calls of own functions replaced by what they do, where a call stands as a line of its own."""
    functions = {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef)}
    if not functions or spec.entry.functions or nodes(tree, ast.Return):
        return

    def inline(copied: ast.Module) -> None:
        # Once for each function: what one does may be a call of another.
        for _ in functions:
            for _, block in blocks(copied):
                block[:] = _all_unfolded(block, functions)
        copied.body = [line for line in copied.body if not isinstance(line, ast.FunctionDef)]

    yield changed(tree, "without-function", 0, inline)


def _all_unfolded(
    block: Sequence[ast.stmt], functions: dict[str, ast.FunctionDef]
) -> list[ast.stmt]:
    lines: list[ast.stmt] = []
    for line in block:
        lines += _unfolded(line, functions)
    return lines


def _unfolded(line: ast.stmt, functions: dict[str, ast.FunctionDef]) -> Sequence[ast.stmt]:
    match line:
        case ast.Expr(value=ast.Call(func=ast.Name(id=name)) as call) if name in functions:
            function = functions[name]
        case _:
            return [line]

    names = [parameter.arg for parameter in function.args.args]
    if call.keywords or len(call.args) != len(names):
        return [line]

    given = Inlined(dict(zip(names, call.args, strict=True)))
    return [given.visit(copy.deepcopy(each)) for each in function.body]


def answers_shown(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    """Functions that print their answer in place of returning it."""
    if not _returns(tree):
        return

    def show(copied: ast.Module) -> None:
        for line, value in _returns(copied):
            call = ast.Call(ast.Name("print", ast.Load()), [value], [])
            replace(copied, line, [ast.Expr(call)])

    yield changed(tree, "printed-not-returned", 0, show)


def _returns(tree: ast.Module) -> list[tuple[ast.Return, ast.expr]]:
    """The lines that return something, with what they return."""
    found: list[tuple[ast.Return, ast.expr]] = []
    for _, line in nodes(tree, ast.Return):
        if line.value:
            found.append((line, line.value))
    return found
