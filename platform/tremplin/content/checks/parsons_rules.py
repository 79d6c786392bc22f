"""Rules for ``parsons`` exercises: whole lines, and every program is made of them."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from tremplin.content.format.folder import Folder, problem
from tremplin.content.format.messages import Message
from tremplin.content.format.parsons import SOLUTION, offered_lines
from tremplin.content.format.problems import Problem
from tremplin.domain.python_source import parse


def parsons_problems(folder: Folder) -> Iterator[Problem]:
    """What keeps the lines from being put in order by a child."""
    section = folder.meta.parsons
    if section is None or SOLUTION not in folder.files:
        return

    source = folder.files[SOLUTION].decode("utf-8-sig")
    lines = offered_lines(source)

    if _spans_lines(source):
        yield problem(
            "parsons",
            Message("A statement spans several lines: the child would be given fragments of it."),
            path=SOLUTION,
        )

    offered = Counter(line.strip() for line in (*lines, *section.distractors))
    for line in sorted(
        {line.strip() for line in section.distractors} & {line.strip() for line in lines}
    ):
        yield problem(
            "parsons",
            Message("'%(line)s' is a line of the solution, no distractor.", line=line),
            "parsons.distractors",
        )

    for name in (*folder.solutions, *(wrong.file for wrong in folder.meta.wrong)):
        yield from _only_offered(folder, name, offered)


def _only_offered(folder: Folder, name: str, offered: Counter[str]) -> Iterator[Problem]:
    used = Counter(
        line.strip() for line in offered_lines(folder.files.get(name, b"").decode("utf-8-sig"))
    )
    for line in sorted(used - offered):
        yield problem(
            "parsons",
            Message("The child is not offered the line '%(line)s' (often enough).", line=line),
            path=name,
        )


def _spans_lines(source: str) -> bool:
    try:
        nodes = list(ast.walk(parse(source)))
    except SyntaxError:
        return False  # another rule says so
    return any(isinstance(node, ast.expr) and node.end_lineno != node.lineno for node in nodes)
