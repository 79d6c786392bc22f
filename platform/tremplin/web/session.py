"""Who is at this browser: a child, an adult of the house, or a family with a slip. Sessions begin and end here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from time import time
from typing import Any, TypeVar
from uuid import UUID

from flask import Flask, Response, current_app, g, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_login import LoginManager, UserMixin, login_user, logout_user

from tremplin.models import FamilySlip, Learner, Staff
from tremplin.models.db import db
from tremplin.services.clock import now

SESSION_LIFETIME = timedelta(hours=12)

View = TypeVar("View", bound=Callable[..., Any])


class LearnerVisitor(UserMixin):
    """A child at this browser."""

    def __init__(self, learner: Learner) -> None:
        self.learner = learner

    def get_id(self) -> str:
        """The child's id for the session cookie."""
        return f"learner:{self.learner.id}"


class StaffVisitor(UserMixin):
    """An adult of the house at this browser."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def get_id(self) -> str:
        """The adult's id for the session cookie, with a mark of the password so that changing it ends sessions."""
        return f"staff:{self.staff.id}:{(self.staff.password_hash or '')[-12:]}"


class PageSessions(SecureCookieSessionInterface):
    """Sessions of pages only: a static file is the same for everyone, and kept by browsers as long as it says so.

    With a cookie or ``Vary: Cookie`` on it, every page would fetch Python's 6 MB again.
    """

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write the cookie, except on a static file."""
        if request.endpoint != "static":
            super().save_session(app, session, response)


def init_sessions(app: Flask) -> None:
    """Set up Flask-Login and the idle clock."""
    app.session_interface = PageSessions()
    manager = LoginManager(app)
    manager.session_protection = None
    manager.user_loader(load_visitor)
    app.permanent_session_lifetime = SESSION_LIFETIME
    app.before_request(_end_when_idle)


def load_visitor(visitor_id: str) -> LearnerVisitor | StaffVisitor | None:
    """The visitor of a session cookie, None when archived or changed since."""
    kind, _, rest = visitor_id.partition(":")
    if kind == "learner":
        learner = db.session.get(Learner, UUID(rest))
        return LearnerVisitor(learner) if learner and learner.archived_at is None else None
    identity, _, _mark = rest.partition(":")
    staff = db.session.get(Staff, UUID(identity))
    if staff is None or staff.archived_at is not None or StaffVisitor(staff).get_id() != visitor_id:
        return None
    return StaffVisitor(staff)


def begin_learner_session(learner: Learner) -> None:
    """Log a child in; of the session before stay the language and the exercise to go back to."""
    back = session.get("back")
    _begin(LearnerVisitor(learner))
    if back:
        session["back"] = back


def begin_staff_session(staff: Staff) -> None:
    """Log an adult in, in a session that has nothing of the one before but the language."""
    _begin(StaffVisitor(staff))


def begin_family_session(slip: FamilySlip) -> None:
    """Open a family's page in this browser; nobody stays logged in beside it."""
    end_session()
    session["slip"] = str(slip.id)
    session.permanent = True


def end_session() -> None:
    """Forget whoever was here; the language stays."""
    language = session.get("language")
    logout_user()
    session.clear()
    if language:
        session["language"] = language


def slip_here() -> FamilySlip | None:
    """The slip that opened this browser's family page, None when it has expired or been revoked."""
    if "slip" not in session:
        return None
    if "slip" not in g:
        slip = db.session.get(FamilySlip, UUID(session["slip"]))
        is_good = slip is not None and slip.revoked_at is None and slip.expires_at > now()
        g.slip = slip if is_good else None
    found: FamilySlip | None = g.slip
    return found


def _begin(visitor: LearnerVisitor | StaffVisitor) -> None:
    end_session()
    login_user(visitor)
    session.permanent = True
    session["seen"] = int(time())


def asked_by_the_page(view: View) -> View:
    """Mark a view that a page calls without anybody there: it does not keep the session alive."""
    view.asked_by_the_page = True  # type: ignore[attr-defined]
    return view


def _end_when_idle() -> None:
    seen = session.get("seen")
    if seen is None:
        return
    if time() - seen > current_app.config["IDLE_MINUTES"] * 60:
        end_session()
        g.was_idle = True
        return
    view = current_app.view_functions.get(request.endpoint or "")
    # Written at most once a minute: a session cookie on every answer would defeat caching of fragments.
    if time() - seen > 60 and not getattr(view, "asked_by_the_page", False):
        session["seen"] = int(time())
