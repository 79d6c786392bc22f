"""Texts that children found unclear, until somebody has looked at them."""

from __future__ import annotations

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tremplin.services.errors import Refused
from tremplin.services.teaching.report_answers import (
    answer_report,
    mend,
    reopen,
    unclear_texts,
)
from tremplin.web.base.adult_pages import bp
from tremplin.web.security.access import Audience, open_to, report_of_taught, staff_here
from tremplin.web.teach.routes.work import REFUSALS
from tremplin.web.teach.work_views import reports_view


@bp.get("/reports")
@open_to(Audience.INSTRUCTOR)
def reports() -> ResponseReturnValue:
    """The texts that children of this adult's groups found unclear."""
    texts = unclear_texts(staff_here())
    return render_template("teach/reports.html", **reports_view(texts))


@bp.post("/reports/<uuid:report_id>/answer")
@open_to(Audience.INSTRUCTOR)
def answer_unclear(report_id: UUID) -> ResponseReturnValue:
    """Explain an unclear text to the children of the group."""
    try:
        answer_report(report_of_taught(report_id), request.form.get("text", ""), staff_here())
    except Refused as refused:
        flash(str(REFUSALS[refused.reason]), "warning")
    else:
        flash(gettext("The children of the group read it below the text."))
    return redirect(url_for("teach.reports"))


@bp.post("/reports/<uuid:report_id>/mending")
@open_to(Audience.INSTRUCTOR)
def mend_report(report_id: UUID) -> ResponseReturnValue:
    """Close a report."""
    mend(report_of_taught(report_id), staff_here())
    flash(gettext("Thank you. The report is closed."))
    return redirect(url_for("teach.reports"))


@bp.post("/reports/<uuid:report_id>/reopening")
@open_to(Audience.INSTRUCTOR)
def reopen_report(report_id: UUID) -> ResponseReturnValue:
    """Open a report that was closed too early."""
    reopen(report_of_taught(report_id))
    return redirect(url_for("teach.reports"))
