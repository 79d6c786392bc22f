"""What a group has done, as tables and on paper."""

from __future__ import annotations

from uuid import UUID

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tremplin.domain.path import Ask
from tremplin.models import Group
from tremplin.read_models.board_page import Board, Cell, CellState
from tremplin.services.audit.record_access import actor_of
from tremplin.services.clock import now
from tremplin.services.groups.card_login import learners_of
from tremplin.services.learning.paths import group_curricula
from tremplin.services.teaching.boards import Look, board_of, note_look
from tremplin.services.teaching.difficulties import difficulties_of
from tremplin.services.teaching.session_sheet import session_sheet
from tremplin.web.base.adult_pages import bp
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.texts.mistake_texts import mistake_text
from tremplin.web.print.tables import Table, as_csv, as_xlsx
from tremplin.web.security.access import Audience, kept_group, open_to, staff_here

_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@bp.get("/groups/<uuid:group_id>/data")
@open_to(Audience.INSTRUCTOR)
def data(group_id: UUID) -> ResponseReturnValue:
    """Where the group's children get stuck, as a chart and a table; the grid to take away."""
    found = kept_group(group_id)
    slug = request.args.get("path", "")
    note_look(found, actor_of(staff_here()), Look.DATA)
    return render_template(
        "teach/data.html",
        group=found,
        slug=slug,
        paths=[curriculum for _, curriculum in group_curricula(found)],
        difficulties=difficulties_of(found, slug),
        mistake_text=mistake_text,
    )


@bp.get("/groups/<uuid:group_id>/grid.<kind>")
@open_to(Audience.INSTRUCTOR)
def grid(group_id: UUID, kind: str) -> ResponseReturnValue:
    """The grid as a file for a spreadsheet."""
    if kind not in _TYPES:
        abort(404)
    found = kept_group(group_id)
    note_look(found, actor_of(staff_here()), Look.EXPORT)
    board = board_of(found, request.args.get("path", ""))
    tables = _tables(board)
    body = as_csv(tables[0]) if kind == "csv" else as_xlsx(tables)
    answer = Response(body, mimetype=_TYPES[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="{_file_name(found)}.{kind}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.get("/groups/<uuid:group_id>/sheet")
@open_to(Audience.INSTRUCTOR)
def sheet(group_id: UUID) -> ResponseReturnValue:
    """The sheet for the next session, made for one page of paper."""
    found = kept_group(group_id)
    note_look(found, actor_of(staff_here()), Look.SHEET)
    return render_template(
        "teach/sheet.html",
        group=found,
        children=len(learners_of(found)),
        sheet=session_sheet(found),
        today=now(),
        mistake_text=mistake_text,
    )


def _tables(board: Board) -> list[Table]:
    header = [
        gettext("Child"),
        gettext("Solved"),
        gettext("Out of"),
        *(pick(column.title) for column in board.columns),
    ]
    names = [(row.learner.display_name, row.done, row.total) for row in board.rows]

    return [
        Table(
            gettext("Exercises"),
            header,
            [[*name, *map(_word, row.cells)] for name, row in zip(names, board.rows, strict=True)],
        ),
        Table(
            gettext("Tries"),
            header,
            [
                [*name, *(cell.attempts for cell in row.cells)]
                for name, row in zip(names, board.rows, strict=True)
            ],
        ),
        Table(
            gettext("Stars"),
            header,
            [
                [*name, *(cell.stars for cell in row.cells)]
                for name, row in zip(names, board.rows, strict=True)
            ],
        ),
    ]


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


def _file_name(group: Group) -> str:
    return f"tremplin-{group.join_code}-{now().astimezone():%Y-%m-%d}"
