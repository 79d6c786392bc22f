"""The curricula of the house: what is in them, taking one away, bringing one in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from flask import Response, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tremplin.content.exchange.archive import MAX_BYTES
from tremplin.content.exchange.pack import read_pack
from tremplin.content.exchange.seal import Seal
from tremplin.content.format.problems import ContentError, SandboxUnavailableError
from tremplin.models import StaffRole
from tremplin.runtime.wiring import sandbox_here
from tremplin.services.audit.record_access import actor_of
from tremplin.services.content.load_content import observed
from tremplin.services.content.packs import (
    Imported,
    export_curriculum,
    export_exercise,
    export_own,
    import_pack,
)
from tremplin.services.errors import Refused
from tremplin.services.teaching.workbenches import content_page
from tremplin.web.base.adult_pages import bp
from tremplin.web.base.i18n import say
from tremplin.web.exercise.skills import shipped_here
from tremplin.web.exercise.texts.messages import no_sandbox
from tremplin.web.security.access import Audience, open_to, staff_here
from tremplin.web.security.uploads import takes

PROBLEMS_SHOWN = 10


@bp.get("/content")
@open_to(Audience.LEADER)
def content() -> ResponseReturnValue:
    """The curricula, each with its units and exercises."""
    return _page()


@bp.get("/content/curricula/<slug>.zip")
@open_to(Audience.LEADER)
def take_curriculum(slug: str) -> ResponseReturnValue:
    """A curriculum with its exercises, to take along."""
    return _archive(slug, export_curriculum)


@bp.get("/content/exercises/<slug>.zip")
@open_to(Audience.LEADER)
def take_exercise(slug: str) -> ResponseReturnValue:
    """One exercise, to take along."""
    return _archive(slug, export_exercise)


@bp.get("/content/own.zip")
@open_to(Audience.LEADER)
def take_own() -> ResponseReturnValue:
    """Everything that was made in this house, to take along."""
    return _archive("own", lambda slug, house, secret: export_own(shipped_here(), house, secret))


@bp.post("/content")
@open_to(Audience.LEADER)
@takes(MAX_BYTES)
def bring_content() -> ResponseReturnValue:
    """Bring an archive in: all of it, or nothing and the reason."""
    file = request.files.get("pack")
    data = file.read(MAX_BYTES + 1) if file else b""
    if not data:
        return _page(problems=[gettext("Choose a file first.")]), 422

    try:
        pack = read_pack(data)
        report = import_pack(
            pack,
            partial(observed, sandbox=sandbox_here()),
            actor_of(staff_here()),
            may_change=staff_here().role is StaffRole.ADMIN,
        )
    except ContentError as error:
        shown = [
            f"{problem.path} – {say(problem.message)}"
            for problem in error.problems[:PROBLEMS_SHOWN]
        ]
        return _page(problems=shown), 422
    except SandboxUnavailableError:
        return _page(problems=[no_sandbox()]), 503
    except Refused:
        sentence = gettext(
            "This would change exercises that are here already: only the admin may bring it in."
        )
        return _page(problems=[sentence]), 403

    return _page(report=report, seal=pack.seal)


def _page(
    problems: list[str] | None = None, report: Imported | None = None, seal: Seal | None = None
) -> str:
    return render_template(
        "authoring/content.html",
        page=content_page(shipped_here()),
        problems=problems or [],
        report=report,
        seal=seal,
    )


def _archive(slug: str, export: Callable[[str, str, str], bytes]) -> Response:
    data = export(slug, current_app.config["SETTINGS"].site_name, current_app.config["SECRET_KEY"])
    answer = Response(data, mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="tremplin-{slug}.zip"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
