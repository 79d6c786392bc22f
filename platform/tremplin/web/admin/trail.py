"""The audit trail, in plain words, for the admin."""

from __future__ import annotations

from uuid import UUID

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue

from tremplin.services.audit.record_access import actor_of
from tremplin.services.audit.trail import NOTE, examine_trail, note_reading, told_events
from tremplin.web.account.trail_texts import actor_words, event_words
from tremplin.web.base.adult_pages import bp
from tremplin.web.security.access import Audience, open_to, staff_here

ON_A_PAGE = 100


@bp.get("/trail")
@open_to(Audience.ADMIN)
def trail() -> ResponseReturnValue:
    """Who looked at what and changed what, the newest first."""
    settings = current_app.config["SETTINGS"]
    note_reading(actor_of(staff_here()), _identity("child"))
    events = told_events(ON_A_PAGE, _identity("before"), _identity("child"))
    rows = [(each.event, actor_words(each), event_words(each)) for each in events]
    # A full page may have older events behind it.
    is_full = len(events) == ON_A_PAGE
    return render_template(
        "admin/trail.html",
        rows=rows,
        state=examine_trail(settings.secret_key, settings.var / NOTE),
        older=events[-1].event.id if is_full else None,
        child=_identity("child"),
    )


def _identity(name: str) -> UUID | None:
    try:
        return UUID(request.args.get(name, ""))
    except ValueError:
        return None
