"""What a group has done, as a page, as tables and on paper: pure functions of the read models."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from flask_babel import gettext

from tremplin.domain.path import Ask
from tremplin.models import Learner
from tremplin.read_models.board_page import Board, BoardRow, Cell, CellState
from tremplin.read_models.figures_page import Difficulty, GroupFigures
from tremplin.read_models.session_sheet import SessionSheet
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.texts.mistake_texts import mistake_text
from tremplin.web.print.tables import Table


def figures_view(figures: GroupFigures) -> dict[str, Any]:
    """The variables of ``teach/data.html``."""
    return {
        "group": figures.group,
        "paths": figures.paths,
        "difficulties": [_difficulty_view(each) for each in figures.difficulties],
    }


def _difficulty_view(difficulty: Difficulty) -> dict[str, Any]:
    loaded = difficulty.loaded
    return {
        "title": pick(loaded.exercise.title),
        "tried": difficulty.tried,
        "passed": difficulty.passed,
        "share": round(100 * difficulty.passed / difficulty.tried),
        "attempts_a_child": difficulty.attempts / difficulty.tried,
        "mistakes": [
            (mistake_text(loaded, mistake.word), mistake.children, mistake.times)
            for mistake in difficulty.mistakes
        ],
    }


def sheet_view(sheet: SessionSheet, today: datetime) -> dict[str, Any]:
    """The variables of ``teach/sheet.html``."""
    return {
        "group": sheet.group,
        "children": sheet.children,
        "today": today,
        "places": [(pick(place.exercise.title), _names(place.learners)) for place in sheet.places],
        "finished": _names(sheet.finished),
        "curriculum": sheet.curriculum,
        "unit": sheet.unit,
        "obstacles": [
            (pick(each.loaded.exercise.title), mistake_text(each.loaded, each.mistake.word))
            for each in sheet.obstacles
        ],
        "without_card": _names(sheet.without_card),
    }


def _names(learners: Iterable[Learner]) -> str:
    return ", ".join(learner.display_name for learner in learners)


def board_tables(board: Board) -> list[Table]:
    """The board for a spreadsheet: what is solved, then tries, then stars."""
    header = [
        gettext("Child"),
        gettext("Solved"),
        gettext("Out of"),
        *(pick(column.title) for column in board.columns),
    ]
    return [
        Table(gettext("Exercises"), header, _lines(board, _word)),
        Table(gettext("Tries"), header, _lines(board, lambda cell: cell.attempts)),
        Table(gettext("Stars"), header, _lines(board, lambda cell: cell.stars)),
    ]


def _lines(board: Board, told: Callable[[Cell], str | int]) -> list[list[str | int]]:
    """A line a child: her name and her figures, then what is told of each of her cells."""
    return [_line(row, told) for row in board.rows]


def _line(row: BoardRow, told: Callable[[Cell], str | int]) -> list[str | int]:
    return [row.learner.display_name, row.done, row.total, *map(told, row.cells)]


def _word(cell: Cell) -> str:
    if cell.ask:
        return {
            Ask.ASKED: gettext("asked"),
            Ask.FREE: gettext("free"),
            Ask.ASIDE: gettext("put aside"),
        }[cell.ask]

    return {
        CellState.DONE: gettext("solved"),
        CellState.TRIED: gettext("tried"),
        CellState.OPENED: gettext("opened"),
        CellState.NOTHING: "",
    }[cell.state]
