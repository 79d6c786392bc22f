"""The grid of a group's board as HTML, made once for each state of the group."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from flask import get_template_attribute, render_template
from markupsafe import Markup

from tremplin.models import Group
from tremplin.models.db import db
from tremplin.services.teaching.boards import board_of

KEPT = 64
"""How many grids a process keeps, of about 150 kB each; the one asked for longest ago goes."""


@lru_cache(maxsize=KEPT)
def grid_html(group_id: UUID, version: str, language: str, slug: str) -> Markup:
    """Children by exercises of one path.

    Args:
        group_id: Whose board.
        version: What the board's mark says; it decides whether a grid made before still holds.
        language: Code of the reader's language.
        slug: The path's, empty for the group's first.
    """
    board = board_of(db.session.get_one(Group, group_id), slug)
    pointed = get_template_attribute("adults/_cell.html", "pointed")
    words = {cell: pointed(cell) for cell in {cell for row in board.rows for cell in row.cells}}
    return Markup(render_template("teach/_grid.html", board=board, words=words))  # noqa: S704 - escaped there
