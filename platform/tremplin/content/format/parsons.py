"""Pieces of ``parsons`` exercises: the solution's lines, shuffled, and lines too many.

Parsons problems are named after D. Parsons and P. Haden, "Parson's programming puzzles", 2006; in
the *2d* form the child also decides how far each line is indented.
"""

from __future__ import annotations

import random
import re
from textwrap import dedent

from tremplin.content.format.files import Files, source_text
from tremplin.content.format.schema import ExerciseFile
from tremplin.domain.exercise import Parsons

SOLUTION = "solution.py"
_IMPORT = re.compile(r"\s*(import|from)\s")


def pieces_of(meta: ExerciseFile, files: Files) -> Parsons | None:
    """What the child puts in order, the same order each time; None for any other kind."""
    if meta.parsons is None:
        return None

    source = source_text(files, SOLUTION)
    ordered = offered_lines(source)
    if meta.parsons.indent == "2d":
        ordered = [line.strip() for line in ordered]

    lines = [*ordered, *meta.parsons.distractors]
    # Only to shuffle the same way for everybody: nothing depends on its being hard to guess.
    random.Random(meta.id.hex).shuffle(lines)  # noqa: S311

    if [line for line in lines if line in ordered] == ordered:
        lines.reverse()
    return Parsons(given_lines(source), tuple(lines), meta.parsons.indent)


def given_lines(source: str) -> str:
    """The imports, which stay at the top of the program."""
    return "".join(f"{line}\n" for line in source.splitlines() if _IMPORT.match(line))


def offered_lines(source: str) -> list[str]:
    """The lines to put in order, as they are indented, without comments and blank lines."""
    lines = (line.rstrip() for line in dedent(source).splitlines())
    return [
        line
        for line in lines
        if line and not _IMPORT.match(line) and not line.lstrip().startswith("#")
    ]
