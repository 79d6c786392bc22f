"""The nearest wrong programs: what a child writes who has nearly understood, made from a solution.

Mutation (``mutation.py``) turns one sign or number round. A child's slip is larger and has a
reason: a loop whose last line stands outside, a function that nobody calls, a question that only
holds for the hour that was shown. Each slip is a whole program; tests that let one pass accept a
wrong answer.
"""

from __future__ import annotations

import ast
import copy
import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import Any

from playground.turtle import COLOURS
from tremplin.content.checks.mutation import given_values
from tremplin.content.format.messages import Message
from tremplin.domain.python_source import Lowered, parse
from tremplin_sandbox.spec import CallTest, GradingSpec, StdoutTest, TurtleTest

MOST_SLIPS = 16
"""How many are tried of one solution, of each kind in turn."""
_MOST_UNROLLED = 60
"""Lines that a loop written out may have."""
_ROUNDS = 10
"""How often a child lets ``for`` turn who does not know when it must end."""
_MOST_VALUES = 3
"""How many values of the tests one question is asked for."""
_LEAST_CLASS = 4
"""From this many letters on a text is a class of them, as the digits or the vowels."""

_SIDES = (
    ("left", "right"),
    ("gauche", "droite"),
    ("turn_left", "turn_right"),
    ("tourne_gauche", "tourne_droite"),
)
_TURNS = {**dict(_SIDES), **{right: left for left, right in _SIDES}}
_SIGNS = {ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE}


@dataclass(frozen=True, slots=True)
class Slip:
    """A program with one slip.

    Attributes:
        kind: A word for the sort of slip, one of :data:`WORDS`.
        line: The line of the solution where it begins; the first is 1, 0 where the whole program is
            meant.
        source: The program.
        now: What tells it from others of its kind on the line; empty where it is the only one.
    """

    kind: str
    line: int
    source: str
    now: str = ""

    @property
    def name(self) -> str:
        """What ``allowed_slips`` calls it: ``not-called``, ``turned-round 4``, ``special-case 4: year == 2000``."""
        place = f"{self.kind} {self.line}" if self.line else self.kind
        return f"{place}: {self.now}" if self.now else place

    @property
    def says(self) -> Message:
        """What was done to the solution, in words."""
        what = WORDS[self.kind]
        return Message("line %(line)s, %(what)s", line=self.line, what=what) if self.line else what


WORDS: dict[str, Message] = {
    "imports-only": Message("nothing is done"),
    "empty-function": Message("the function does nothing"),
    "not-called": Message("the functions are never called"),
    "by-heart": Message("the shown world recited step by step"),
    "answer-printed": Message("the shown answer is printed as it is"),
    "written-out": Message("the loop is written out, round by round"),
    "number-for-variable": Message("a number stands for the variable"),
    "without-function": Message("everything is written without the function"),
    "special-case": Message("the question holds for one value only"),
    "turned-round": Message("the comparison goes the other way"),
    "always": Message("the question is forgotten"),
    "else-forgotten": Message("'else' is forgotten"),
    "for-instead-of-while": Message(
        "'for' turns %(rounds)s times in place of 'while'", rounds=_ROUNDS
    ),
    "line-inside": Message("the next line has moved into the loop"),
    "line-outside": Message("the loop’s last line stands outside"),
    "round-less": Message("one round less"),
    "round-more": Message("one round more"),
    "other-turn": Message("the turn goes to the other side"),
    "one-step-off": Message("one step too many or too few"),
    "colours-swapped": Message("two colours are swapped"),
    "overwritten": Message("the old value is lost"),
    "letter-missing": Message("a sign is missing in the list of signs"),
    "printed-not-returned": Message("the answer is printed, not returned"),
    "asked-too-rarely": Message("the question is asked at every other step"),
    "one-round-by-heart": Message("one round knows the answer already"),
}
"""What each kind of slip does, in words."""


CONCEPTS = frozenset({"written-out", "number-for-variable", "without-function"})
"""Programs that do what they should without what the exercise trains: a piece of advice is enough
to notice them."""

REORDERED = frozenset({"line-inside", "line-outside"})
"""Slips that are made of the solution's own lines."""


ON_FREE_PAPER = frozenset({"imports-only", "empty-function", "not-called", "without-function"})
"""What remains a slip where the drawing is the child's own: nothing else of it can be wrong."""


def slips(source: str, spec: GradingSpec) -> list[Slip]:
    """The slips of a solution, the surest to be wrong first; none where it is not Python.

    A slip that the tests cannot tell from the solution, because they give its values, is left out.
    """
    try:
        program = Lowered(source)
    except (SyntaxError, ValueError):
        return []
    groups = [list(maker(program.tree, spec)) for maker in _MAKERS]
    in_turn = [_written(slip, program) for row in zip_longest(*groups) for slip in row if slip]
    right = given_values(source, spec)
    different = {given_values(slip.source, spec): slip for slip in reversed(in_turn)}
    return [slip for shape, slip in reversed(different.items()) if shape != right]


def _written(slip: Slip, program: Lowered) -> Slip:
    return replace(slip, source=program.written(slip.source), now=program.written(slip.now))


def by_heart(trail: Sequence[str]) -> Slip:
    """A robot's way through a shown world, as commands one after the other."""
    commands = {"left": "turn_left", "right": "turn_right"}
    lines = [f"{commands.get(act, act)}()" for act in trail]
    return Slip("by-heart", 0, "\n".join(["from robot import *", "", *lines]) + "\n")


def has_a_choice(source: str) -> bool:
    """Whether a program asks its world something: one that does not is a way known by heart itself."""
    return any(isinstance(node, ast.While | ast.If | ast.IfExp) for node in ast.walk(parse(source)))


_Block = list[ast.stmt]
_Maker = Callable[[ast.Module, GradingSpec], Iterator[Slip]]


def _changed(
    tree: ast.Module, kind: str, line: int, change: Callable[[ast.Module], object], now: str = ""
) -> Slip:
    """The program after a change of a copy of its tree; a block that the change leaves empty does nothing."""
    changed = copy.deepcopy(tree)
    change(changed)
    for _, block in _blocks(changed):
        if not block:
            block.append(ast.Pass())
    return Slip(kind, line, ast.unparse(ast.fix_missing_locations(changed)) + "\n", now)


def _blocks(tree: ast.AST) -> Iterator[tuple[ast.AST, _Block]]:
    """Every block of lines with what it belongs to; an ``else`` that is not there is none."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            yield node, body
        other = getattr(node, "orelse", None)
        if isinstance(other, list) and other:
            yield node, other


def _nodes(tree: ast.AST, *kinds: type[Any]) -> list[tuple[int, Any]]:
    """The nodes of some kinds with their number in the tree, by which a copy's are found."""
    return [(number, node) for number, node in enumerate(ast.walk(tree)) if isinstance(node, kinds)]


def _at(tree: ast.AST, number: int) -> Any:
    return next(node for place, node in enumerate(ast.walk(tree)) if place == number)


def _replace(tree: ast.Module, old: ast.stmt, new: Sequence[ast.stmt]) -> None:
    block = next(block for _, block in _blocks(tree) if any(each is old for each in block))
    place = next(i for i, each in enumerate(block) if each is old)
    block[place : place + 1] = new


def _functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def _nothing_done(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    kept = (ast.Import, ast.ImportFrom)

    def empty(changed: ast.Module) -> None:
        changed.body = [line for line in changed.body if isinstance(line, kept)]

    if any(isinstance(line, kept) for line in tree.body):
        yield _changed(tree, "imports-only", 0, empty)


def _functions_idle(tree: ast.Module, spec: GradingSpec) -> Iterator[Slip]:
    for number, function in _nodes(tree, ast.FunctionDef):

        def empty(changed: ast.Module, number: int = number) -> None:
            _at(changed, number).body = []

        yield _changed(tree, "empty-function", function.lineno, empty)

    names = {function.name for function in _functions(tree)} - set(spec.entry.functions)

    def uncalled(changed: ast.Module) -> None:
        changed.body = [line for line in changed.body if not _is_call(line, names)]

    if any(_is_call(line, names) for line in tree.body):
        yield _changed(tree, "not-called", 0, uncalled)


def _is_call(line: ast.stmt, names: set[str]) -> bool:
    if not (isinstance(line, ast.Expr) and isinstance(line.value, ast.Call)):
        return False
    return isinstance(line.value.func, ast.Name) and line.value.func.id in names


def _answers_printed(tree: ast.Module, spec: GradingSpec) -> Iterator[Slip]:
    if all(isinstance(line, ast.Expr) for line in tree.body):
        return  # printing it is what is asked for
    shown = next(
        (t.expect for t in spec.tests if isinstance(t, StdoutTest) and isinstance(t.expect, str)),
        None,
    )
    if shown:
        yield Slip("answer-printed", 0, f"print({shown!r}, end='')\n")


def _written_out(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    for number, loop in _nodes(tree, ast.For):
        times = _times(loop)
        if (
            times is None
            or not 1 < times * len(loop.body) <= _MOST_UNROLLED
            or not isinstance(loop.target, ast.Name)
        ):
            continue

        def unroll(changed: ast.Module, number: int = number, times: int = times) -> None:
            inside = _at(changed, number)
            counted = any(
                _is_name(node, inside.target.id) for line in inside.body for node in ast.walk(line)
            )
            rounds: _Block = []
            for turn in range(times):
                if counted:
                    rounds += ast.parse(f"{inside.target.id} = {turn}").body
                rounds += copy.deepcopy(inside.body)
            _replace(changed, inside, rounds)

        yield _changed(tree, "written-out", loop.lineno, unroll)


def _is_name(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _times(loop: ast.For) -> int | None:
    """How often ``for … in range(n)`` turns."""
    match loop.iter:
        case ast.Call(func=ast.Name(id="range"), args=[ast.Constant(value=int() as times)]):
            return times
    return None


def _numbers_for_variables(tree: ast.Module, spec: GradingSpec) -> Iterator[Slip]:
    """A variable that is set once, to a number: the number everywhere instead."""
    stored = [node.id for _, node in _nodes(tree, ast.Name) if isinstance(node.ctx, ast.Store)]
    for line in tree.body:
        match line:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=int() | float())):
                if stored.count(name) != 1:
                    continue

                def inline(
                    changed: ast.Module, name: str = name, value: ast.expr = line.value
                ) -> None:
                    changed.body = [each for each in changed.body if not _assigns(each, name)]
                    _Inlined({name: value}).visit(changed)

                yield _changed(tree, "number-for-variable", line.lineno, inline)


def _assigns(line: ast.stmt, name: str) -> bool:
    return isinstance(line, ast.Assign) and _is_name(line.targets[0], name)


class _Inlined(ast.NodeTransformer):
    """Values in the place of names."""

    def __init__(self, values: dict[str, ast.expr]) -> None:
        self._values = values

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return copy.deepcopy(self._values.get(node.id, node))


def _without_functions(tree: ast.Module, spec: GradingSpec) -> Iterator[Slip]:
    """Calls of own functions replaced by what they do, where a call stands as a line of its own."""
    functions = {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef)}
    if (
        not functions
        or spec.entry.functions
        or any(isinstance(node, ast.Return) for node in ast.walk(tree))
    ):
        return

    def inline(changed: ast.Module) -> None:
        for _ in functions:
            for _, block in _blocks(changed):
                block[:] = [new for line in block for new in _unfolded(line, functions)]
        changed.body = [line for line in changed.body if not isinstance(line, ast.FunctionDef)]

    yield _changed(tree, "without-function", 0, inline)


def _unfolded(line: ast.stmt, functions: dict[str, ast.FunctionDef]) -> Sequence[ast.stmt]:
    match line:
        case ast.Expr(value=ast.Call(func=ast.Name(id=name)) as call) if name in functions:
            function = functions[name]
        case _:
            return [line]
    names = [parameter.arg for parameter in function.args.args]
    if call.keywords or len(call.args) != len(names):
        return [line]
    given = _Inlined(dict(zip(names, call.args, strict=True)))
    return [given.visit(copy.deepcopy(each)) for each in function.body]


def _special_cases(tree: ast.Module, spec: GradingSpec) -> Iterator[Slip]:
    """``year % 400 == 0`` becomes ``year == 2000``: right for a value of the tests, and for no other."""
    values = _test_values(spec)
    for number, compare in _nodes(tree, ast.Compare):
        names = [node.id for node in ast.walk(compare.left) if isinstance(node, ast.Name)]
        written = {getattr(each, "value", None) for each in compare.comparators}

        if len(set(names)) != 1 or len(compare.ops) != 1:
            continue

        fitting = [value for value in values if value not in written and _holds(compare, value)]
        for value in fitting[:_MOST_VALUES]:
            question = f"{names[0]} == {value!r}"

            def ask(changed: ast.Module, number: int = number, question: str = question) -> None:
                old: ast.Compare = _at(changed, number)
                new: Any = ast.parse(question, mode="eval").body
                old.left, old.ops, old.comparators = new.left, new.ops, new.comparators

            yield _changed(tree, "special-case", compare.lineno, ask, question)


def _holds(compare: ast.Compare, value: Any) -> bool:
    """Whether a question gets a yes for a value, as far as it is of a kind that is understood here; else it may."""
    match compare:
        case ast.Compare(left=left, ops=[op], comparators=[ast.Constant(value=other)]) if (
            type(op) in _ANSWERS
        ):
            pass
        case _:
            return True

    match left:
        case ast.BinOp(
            left=ast.Name(), op=ast.Mod(), right=ast.Constant(value=int() as divisor)
        ) if divisor:
            return isinstance(value, int) and bool(_ANSWERS[type(op)](value % divisor, other))
        case ast.Name() if type(value) is type(other):
            return bool(_ANSWERS[type(op)](value, other))

    return not isinstance(left, ast.Name)


_ANSWERS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


def _test_values(spec: GradingSpec) -> list[Any]:
    """Numbers and texts that tests put into a program, each once, those of hidden tests as well: she may try any."""
    found: list[Any] = []

    for test in spec.tests:
        if isinstance(test, CallTest):
            found += [value for call in test.steps for value in call.args]
        if isinstance(test, StdoutTest | TurtleTest):
            found += test.given.values()
            found += [int(line) if line.isdecimal() else line for line in test.stdin.splitlines()]

    return list(
        dict.fromkeys(
            value for value in found if isinstance(value, int | str) and value is not True
        )
    )


def _comparisons(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    for number, compare in _nodes(tree, ast.Compare):
        if len(compare.ops) != 1 or type(compare.ops[0]) not in _SIGNS:
            continue

        def turn(changed: ast.Module, number: int = number) -> None:
            asked: ast.Compare = _at(changed, number)
            asked.ops = [_SIGNS[type(asked.ops[0])]()]

        yield _changed(tree, "turned-round", compare.lineno, turn)


def _questions(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    for number, question in _nodes(tree, ast.If):

        def forget(changed: ast.Module, number: int = number) -> None:
            asked: ast.If = _at(changed, number)
            _replace(changed, asked, asked.body)

        def drop_else(changed: ast.Module, number: int = number) -> None:
            asked: ast.If = _at(changed, number)
            body, asked.orelse = asked.orelse, []
            _replace(changed, asked, [asked, *body])

        yield _changed(tree, "always", question.lineno, forget)

        if question.orelse and not isinstance(question.orelse[0], ast.If):
            yield _changed(tree, "else-forgotten", question.lineno, drop_else)


def _loops(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    for number, loop in _nodes(tree, ast.While):
        if loop.orelse:
            continue

        def count(changed: ast.Module, number: int = number) -> None:
            inside: ast.While = _at(changed, number)
            counted: Any = ast.parse(
                f"for turn in range({_ROUNDS}):\n    if not x:\n        break"
            ).body[0]
            counted.body[0].test = ast.UnaryOp(ast.Not(), inside.test)
            counted.body += inside.body
            _replace(changed, inside, [counted])

        yield _changed(tree, "for-instead-of-while", loop.lineno, count)


def _lookouts(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    """A robot that does not look at every step."""
    for number, loop in _nodes(tree, ast.While):

        def double(changed: ast.Module, number: int = number) -> None:
            inside = _at(changed, number)
            inside.body += copy.deepcopy(inside.body)

        yield _changed(tree, "asked-too-rarely", loop.lineno, double)

    for number, loop in _nodes(tree, ast.For):
        times = _times(loop)
        if times is None or not any(isinstance(line, ast.If) for line in loop.body):
            continue

        for known in range(min(times, _ROUNDS)):

            def know(
                changed: ast.Module, number: int = number, times: int = times, known: int = known
            ) -> None:
                inside = _at(changed, number)
                rounds = [copy.deepcopy(inside.body) for _ in range(times)]
                rounds[known] = [new for line in rounds[known] for new in _answered(line)]
                _replace(changed, inside, [line for lines in rounds for line in lines])

            yield _changed(tree, "one-round-by-heart", loop.lineno, know, str(known + 1))


def _answered(line: ast.stmt) -> _Block:
    """What stands under a question, without the question."""
    return line.body if isinstance(line, ast.If) else [line]


def _indents(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    for number, loop in _nodes(tree, ast.For, ast.While):
        block = next(block for _, block in _blocks(tree) if any(each is loop for each in block))
        after = block[block.index(loop) + 1 :]
        if after and not isinstance(after[0], ast.FunctionDef):

            def move_in(changed: ast.Module, number: int = number) -> None:
                inside = _at(changed, number)
                block = next(
                    block for _, block in _blocks(changed) if any(each is inside for each in block)
                )
                inside.body.append(block.pop(block.index(inside) + 1))

            yield _changed(tree, "line-inside", loop.lineno, move_in)

        if len(loop.body) > 1:

            def move_out(changed: ast.Module, number: int = number) -> None:
                inside = _at(changed, number)
                _replace(changed, inside, [inside, inside.body.pop()])

            yield _changed(tree, "line-outside", loop.lineno, move_out)


def _rounds(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    for number, call in _nodes(tree, ast.Call):
        if not (_is_name(call.func, "range") and call.args and len(call.args) < 3):
            continue
        for kind, step in (("round-less", ast.Sub()), ("round-more", ast.Add())):

            def bound(changed: ast.Module, number: int = number, step: ast.operator = step) -> None:
                end = _at(changed, number).args
                end[-1] = ast.BinOp(end[-1], step, ast.Constant(1))

            yield _changed(tree, kind, call.lineno, bound)


def _commands(tree: ast.Module, spec: GradingSpec) -> Iterator[Slip]:
    turns = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id in _TURNS]
    # A program that turns in one place only draws the same to the other side.
    is_mirrored = len(turns) == 1 and any(
        isinstance(test, TurtleTest) and test.mirror for test in spec.tests
    )
    for number, call in _nodes(tree, ast.Call):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name in _TURNS and not is_mirrored:

            def turn(changed: ast.Module, number: int = number, name: str = name) -> None:
                _at(changed, number).func.id = _TURNS[name]

            yield _changed(tree, "other-turn", call.lineno, turn)

        match call.args:
            case [ast.Constant(value=int() as steps)] if name in _MOVES:

                def step(changed: ast.Module, number: int = number, steps: int = steps) -> None:
                    _at(changed, number).args[0].value = steps - 1

                yield _changed(tree, "one-step-off", call.lineno, step)


_MOVES = frozenset(
    {"forward", "fd", "avance", "back", "bk", "backward", "recule", "circle", "cercle"}
)


def _colours(tree: ast.Module, spec: GradingSpec) -> Iterator[Slip]:
    drawings = [test for test in spec.tests if isinstance(test, TurtleTest)]
    used = [
        (number, node)
        for number, node in _nodes(tree, ast.Constant)
        if isinstance(node.value, str) and node.value in COLOURS
    ]
    different = [pair for pair in pairwise(used) if pair[0][1].value != pair[1][1].value]
    if all("colour" in test.ignore or test.free for test in drawings) or not different:
        return

    (first, _), (second, _) = different[0]

    def swap(changed: ast.Module) -> None:
        one, two = _at(changed, first), _at(changed, second)
        one.value, two.value = two.value, one.value

    yield _changed(tree, "colours-swapped", different[0][0][1].lineno, swap)


def _overwritten(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    for number, line in _nodes(tree, ast.AugAssign, ast.Assign):
        match line:
            case ast.AugAssign(target=ast.Name(), op=ast.Add() | ast.Sub()):
                pass
            case ast.Assign(
                targets=[ast.Name(id=name)], value=ast.BinOp(left=ast.Name(id=kept))
            ) if name == kept:
                pass
            case _:
                continue

        def lose(changed: ast.Module, number: int = number) -> None:
            old = _at(changed, number)
            is_short = isinstance(old, ast.AugAssign)
            target, value = (
                (old.target, old.value) if is_short else (old.targets[0], old.value.right)
            )
            _replace(changed, old, [ast.Assign([target], value)])

        yield _changed(tree, "overwritten", line.lineno, lose)


def _classes(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    for number, text in _nodes(tree, ast.Constant):
        signs = text.value
        if not (
            isinstance(signs, str)
            and signs.isalnum()
            and len(set(signs)) == len(signs) >= _LEAST_CLASS
        ):
            continue

        if list(signs) != sorted(signs):
            continue  # a word, and no list of signs

        for place in (0, len(signs) // 2, len(signs) - 1):
            rest = signs[:place] + signs[place + 1 :]

            def shorten(changed: ast.Module, number: int = number, rest: str = rest) -> None:
                _at(changed, number).value = rest

            yield _changed(tree, "letter-missing", text.lineno, shorten, signs[place])


def _printed(tree: ast.Module, _: GradingSpec) -> Iterator[Slip]:
    if not any(isinstance(node, ast.Return) and node.value for node in ast.walk(tree)):
        return

    def show(changed: ast.Module) -> None:
        for node in [
            node for node in ast.walk(changed) if isinstance(node, ast.Return) and node.value
        ]:
            call = ast.Call(ast.Name("print", ast.Load()), [node.value or ast.Constant(None)], [])
            _replace(changed, node, [ast.Expr(call)])

    yield _changed(tree, "printed-not-returned", 0, show)


_MAKERS: tuple[_Maker, ...] = (
    _nothing_done,
    _answers_printed,
    _classes,
    _functions_idle,
    _loops,
    _lookouts,
    _questions,
    _special_cases,
    _comparisons,
    _indents,
    _overwritten,
    _colours,
    _written_out,
    _without_functions,
    _numbers_for_variables,
    _rounds,
    _commands,
    _printed,
)
