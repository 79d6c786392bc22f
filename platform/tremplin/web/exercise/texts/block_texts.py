"""What stands on the blocks, in the visitor's language."""

from __future__ import annotations

from flask_babel import gettext


def block_texts(engine: str) -> dict[str, str]:
    """The words on each type of block of the engine, ``%1`` for the block's first hole."""
    return {**_structure_texts(), **_CALL_TEXTS[engine]()}


def _structure_texts() -> dict[str, str]:
    return {
        "start": gettext("▶ at the start"),
        "repeat": gettext("repeat %1 times"),
        "repeat_until": gettext("repeat until %1"),
        "if": gettext("if %1 then"),
        "else": gettext("else"),
        "not": gettext("not %1"),
        "define": gettext("to do %1"),
        "own_name": gettext("my block"),
        "variable_name": gettext("number"),
        "set": gettext("put %2 into %1"),
        "change": gettext("add %2 to %1"),
    }


def _grid_texts() -> dict[str, str]:
    return {
        "forward": gettext("go forward"),
        "turn_left": gettext("turn left ↺"),
        "turn_right": gettext("turn right ↻"),
        "pick": gettext("pick up the bolt"),
        "paint": gettext("paint the square"),
        "wall_ahead": gettext("wall ahead?"),
        "path_ahead": gettext("path ahead is free?"),
        "bolt_here": gettext("bolt here?"),
        "flag_here": gettext("flag here?"),
        "painted_here": gettext("painted here?"),
    }


def _turtle_texts() -> dict[str, str]:
    return {
        "forward": gettext("go forward by %1"),
        "back": gettext("go back by %1"),
        "left": gettext("turn left ↺ by %1 degrees"),
        "right": gettext("turn right ↻ by %1 degrees"),
        "penup": gettext("lift the pen"),
        "pendown": gettext("lower the pen"),
        "color": gettext("take the colour %1"),
        "width": gettext("pen width %1"),
        "circle": gettext("circle of radius %1"),
        "dot": gettext("dot of size %1"),
        "begin_fill": gettext("start filling"),
        "end_fill": gettext("stop filling"),
    }


_CALL_TEXTS = {"grid": _grid_texts, "turtle": _turtle_texts}
