"""The nearest wrong programs: what a child writes who has nearly understood, made from a solution.

Mutation (``mutation.py``) turns one sign or number round. A child's slip is larger and has a
reason: a loop whose last line stands outside, a function that nobody calls, a question that only
holds for the hour that was shown. Each slip is a whole program; tests that let one pass accept a
wrong answer.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from tremplin.content.checks.mutation import given_values
from tremplin.content.proof.slip import Slip
from tremplin.content.proof.slips_in_functions import (
    answers_printed,
    answers_shown,
    functions_idle,
    nothing_done,
    without_functions,
)
from tremplin.content.proof.slips_in_loops import (
    indents,
    lookouts,
    rounds,
    unbounded_loops,
    written_out,
)
from tremplin.content.proof.slips_in_questions import comparisons, questions, special_cases
from tremplin.content.proof.slips_in_values import (
    colours,
    commands,
    numbers_for_variables,
    overwritten,
    sign_lists,
)
from tremplin.content.proof.tree_changes import SlipMaker
from tremplin.domain.python_source import Lowered, parse
from tremplin_sandbox.spec import GradingSpec

MOST_SLIPS = 16
"""How many are tried of one solution, of each kind in turn."""

# The surest to be wrong first: only so many are tried.
_MAKERS: tuple[SlipMaker, ...] = (
    nothing_done,
    answers_printed,
    sign_lists,
    functions_idle,
    unbounded_loops,
    lookouts,
    questions,
    special_cases,
    comparisons,
    indents,
    overwritten,
    colours,
    written_out,
    without_functions,
    numbers_for_variables,
    rounds,
    commands,
    answers_shown,
)


def slips(source: str, spec: GradingSpec) -> list[Slip]:
    """The slips of a solution, the surest to be wrong first; none where it is not Python.

    A slip that the tests cannot tell from the solution, because they give its values, is left out.
    """
    try:
        program = Lowered(source)
    except (SyntaxError, ValueError):
        return []

    different: dict[str, Slip] = {}
    for slip in _one_of_each_in_turn(program, spec):
        # Of programs that the tests cannot tell apart the first stays, in the place of the last.
        shape = given_values(slip.source, spec)
        different[shape] = different.pop(shape, slip)

    different.pop(given_values(source, spec), None)
    return list(different.values())


def _one_of_each_in_turn(program: Lowered, spec: GradingSpec) -> Iterator[Slip]:
    groups = [list(maker(program.tree, spec)) for maker in _MAKERS]
    for row in zip_longest(*groups):
        for slip in row:
            if slip:
                source, now = program.written(slip.source), program.written(slip.now)
                yield replace(slip, source=source, now=now)


def by_heart(trail: Sequence[str]) -> Slip:
    """A robot's way through a shown world, as commands one after the other."""
    names = {"left": "turn_left", "right": "turn_right"}
    lines = [f"{names.get(act, act)}()" for act in trail]
    return Slip("by-heart", 0, "\n".join(["from robot import *", "", *lines]) + "\n")


def has_a_choice(source: str) -> bool:
    """Whether a program asks its world something, or else is a way known by heart itself."""
    return any(isinstance(node, ast.While | ast.If | ast.IfExp) for node in ast.walk(parse(source)))
