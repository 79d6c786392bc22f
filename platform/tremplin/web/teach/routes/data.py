"""What a group has done, as tables and on paper."""

from __future__ import annotations

from uuid import UUID

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from tremplin.models import Group
from tremplin.services.audit.record_access import actor_of
from tremplin.services.clock import now
from tremplin.services.teaching.boards import export_board
from tremplin.services.teaching.difficulties import open_figures
from tremplin.services.teaching.session_sheet import open_sheet
from tremplin.web.base.adult_pages import bp
from tremplin.web.print.tables import as_csv, as_xlsx
from tremplin.web.security.access import Audience, kept_group, open_to, staff_here
from tremplin.web.teach.data_views import board_tables, figures_view, sheet_view

_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@bp.get("/groups/<uuid:group_id>/data")
@open_to(Audience.INSTRUCTOR)
def data(group_id: UUID) -> ResponseReturnValue:
    """Where the group's children get stuck, as a chart and a table; the grid to take away."""
    slug = request.args.get("path", "")
    figures = open_figures(kept_group(group_id), slug, actor_of(staff_here()))
    return render_template("teach/data.html", slug=slug, **figures_view(figures))


@bp.get("/groups/<uuid:group_id>/grid.<kind>")
@open_to(Audience.INSTRUCTOR)
def grid(group_id: UUID, kind: str) -> ResponseReturnValue:
    """The grid as a file for a spreadsheet."""
    if kind not in _TYPES:
        abort(404)

    found = kept_group(group_id)
    board = export_board(found, request.args.get("path", ""), actor_of(staff_here()))
    tables = board_tables(board)
    body = as_csv(tables[0]) if kind == "csv" else as_xlsx(tables)

    answer = Response(body, mimetype=_TYPES[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="{_file_name(found)}.{kind}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.get("/groups/<uuid:group_id>/sheet")
@open_to(Audience.INSTRUCTOR)
def sheet(group_id: UUID) -> ResponseReturnValue:
    """The sheet for the next session, made for one page of paper."""
    sheet = open_sheet(kept_group(group_id), actor_of(staff_here()))
    return render_template("teach/sheet.html", **sheet_view(sheet, now()))


def _file_name(group: Group) -> str:
    return f"tremplin-{group.join_code}-{now().astimezone():%Y-%m-%d}"
