"""Texts that children found unclear, from the adults' side."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from tremplin.models import ProblemReport, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now
from tremplin.services.teaching.answer_work import words_for_children
from tremplin.services.teaching.list_groups import groups_of


def open_reports(staff: Staff) -> Sequence[ProblemReport]:
    """What children of this adult's groups found unclear and nobody has dealt with, the newest first."""
    groups = [listed.group.id for listed in groups_of(staff)]
    return db.session.scalars(
        select(ProblemReport)
        .where(ProblemReport.group_id.in_(groups), ProblemReport.mended_at.is_(None))
        .order_by(ProblemReport.reported_at.desc())
    ).all()


def answer_report(report: ProblemReport, text: str, staff: Staff) -> None:
    """Explain the text to the children of that group, beside it, until the text itself is another one.

    Raises:
        Refused: ``empty``, or ``too_long`` beyond :data:`LONGEST_COMMENT` characters.
    """
    with unit_of_work():
        report.answer = words_for_children(text)
        report.answered_at, report.answered_by_id = now(), staff.id


def mend(report: ProblemReport, staff: Staff) -> None:
    """The text was changed or explained; one that is closed already stays as it is."""
    if report.mended_at is None:
        with unit_of_work():
            report.mended_at = now()
            report.mended_by_id = staff.id
