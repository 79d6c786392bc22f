"""Texts that children found unclear: read, explained and closed by adults."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select

from tremplin.models import ProblemReport, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.work_page import UnclearText, UnclearTexts
from tremplin.services.clock import now
from tremplin.services.content.catalogue import loaded_revision
from tremplin.services.groups.group_lists import groups_of
from tremplin.services.teaching.work_answers import words_for_children

CLOSED_SHOWN = 20
"""So many closed ones are still shown: one that was closed by mistake is found again."""


def unclear_texts(staff: Staff) -> UnclearTexts:
    """What children of this adult's groups found unclear."""
    return UnclearTexts(
        open=[_unclear_text(report) for report in _open_reports(staff)],
        closed=[_unclear_text(report) for report in _closed_reports(staff)],
    )


def _unclear_text(report: ProblemReport) -> UnclearText:
    return UnclearText(report, loaded_revision(report.revision_id).exercise)


def _open_reports(staff: Staff) -> Sequence[ProblemReport]:
    return db.session.scalars(
        select(ProblemReport)
        .where(_of_groups_of(staff), ProblemReport.mended_at.is_(None))
        .order_by(ProblemReport.reported_at.desc())
    ).all()


def _closed_reports(staff: Staff) -> Sequence[ProblemReport]:
    return db.session.scalars(
        select(ProblemReport)
        .where(_of_groups_of(staff), ProblemReport.mended_at.is_not(None))
        .order_by(ProblemReport.mended_at.desc())
        .limit(CLOSED_SHOWN)
    ).all()


def open_report_count(staff: Staff) -> int:
    """How many texts of this adult's groups nobody has dealt with."""
    query = select(func.count(ProblemReport.id)).where(
        _of_groups_of(staff), ProblemReport.mended_at.is_(None)
    )
    return db.session.scalar(query) or 0


def answer_report(report: ProblemReport, text: str, staff: Staff) -> None:
    """Explain an unclear text to the children of that group, until the text itself changes.

    Raises:
        Refused: ``empty``, or ``too_long`` beyond :data:`LONGEST_COMMENT` characters.
    """
    with unit_of_work():
        report.answer = words_for_children(text)
        report.answered_at, report.answered_by_id = now(), staff.id


def mend(report: ProblemReport, staff: Staff) -> None:
    """Close a report: its text was changed or explained."""
    if report.mended_at is None:
        with unit_of_work():
            report.mended_at = now()
            report.mended_by_id = staff.id


def reopen(report: ProblemReport) -> None:
    """Open a report that was closed too early."""
    with unit_of_work():
        report.mended_at = report.mended_by_id = None


def _of_groups_of(staff: Staff) -> ColumnElement[bool]:
    return ProblemReport.group_id.in_([listed.group.id for listed in groups_of(staff)])
