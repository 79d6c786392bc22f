"""Who is at this browser: a child, an adult of the house, or a family with a slip. Sessions begin and end here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any, TypeVar
from uuid import UUID

from flask import Flask, Response, current_app, g, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_login import LoginManager, UserMixin, login_user, logout_user

from tremplin.models import FamilySlip, Learner, Staff, StaffRole
from tremplin.models.db import db
from tremplin.services.accounts.ended_sessions import end_for_good, is_ended
from tremplin.services.accounts.staff_login import note_coming_in
from tremplin.services.clock import now
from tremplin.services.family.slips import slip_by_id
from tremplin.services.groups.card_login import way_in_changed_at
from tremplin.services.groups.child_visits import end_visit
from tremplin.services.groups.day_passes import may_stand_in

SESSION_LIFETIME = timedelta(hours=12)
"""However busy somebody is, a session ends after so long: what is left open in the morning is closed at night."""
TWO_FACTOR_S = 300
"""How long the second step of logging in waits for its code, after the password."""

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
    """Sessions of pages only, until the browser is closed.

    A static file is the same for everyone, and kept by browsers as long as it says so: with a
    cookie or ``Vary: Cookie`` on it, every page would fetch Python's 6 MB again.
    """

    def get_expiration_time(self, app: Flask, session: SessionMixin) -> None:
        """None: the site itself ends a session.

        A moment by this machine's clock would be over already for a browser whose clock is right,
        where this one is a year behind: nobody could come in.
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
    app.before_request(_end_when_over)


def load_visitor(visitor_id: str) -> LearnerVisitor | StaffVisitor | None:
    """The visitor of a session cookie, None when archived or changed since, or when the day of a pass is over."""
    if g.get("has_no_database"):
        # The page that tells of it must not fail as well.
        return None

    kind, _, rest = visitor_id.partition(":")
    if kind == "learner":
        return _load_learner(UUID(rest))
    if kind != "staff":
        return None

    identity, _, _mark = rest.partition(":")
    staff = db.session.get(Staff, UUID(identity))
    if staff is None or staff.archived_at is not None or StaffVisitor(staff).get_id() != visitor_id:
        return None
    if staff.role is StaffRole.STAND_IN and not may_stand_in(staff):
        return None

    return StaffVisitor(staff)


def _load_learner(learner_id: UUID) -> LearnerVisitor | None:
    learner = db.session.get(Learner, learner_id)
    if learner is None:
        return None
    if learner.preview_staff_id is not None:
        # The visit of an adult lives as long as the session that she left for it is remembered
        # here.
        return LearnerVisitor(learner) if load_visitor(session.get("tried_by", "")) else None
    g.group_closed = learner.group.archived_at is not None
    is_gone = learner.archived_at is not None or g.group_closed
    return None if is_gone or _began_before(way_in_changed_at(learner)) else LearnerVisitor(learner)


def _began_before(instant: datetime | None) -> bool:
    """A new card ends what was begun with the old one: it is printed because somebody else may have that.

    So does the end of the pass under which a stand-in made it.
    """
    began = session.get("began")
    if instant is None or began is None:
        return False
    # A card of tomorrow was made while the clock was ahead; it must not keep its child out until
    # then.
    return began < instant.timestamp() <= now().timestamp()


def begin_learner_session(learner: Learner) -> None:
    """Log a child in; of the session before stay the language and the exercise to go back to."""
    back = session.get("back")
    _begin(LearnerVisitor(learner))
    if back:
        session["back"] = back


def begin_staff_session(staff: Staff) -> None:
    """Log an adult in, in a session that has nothing of the one before but the language; the trail notes it."""
    _begin(StaffVisitor(staff))
    note_coming_in(staff)


def await_two_factor(staff: Staff, onward: str) -> None:
    """Remember in this browser's session, for a few minutes, that the password was right; nobody is logged in yet."""
    end_session()
    session["second_step"] = {"of": StaffVisitor(staff).get_id(), "onward": onward}
    _mark_session()


def two_factor_here() -> tuple[Staff, str] | None:
    """Whose second step this browser is at, and where to go then; None when it began too long ago, or not here."""
    waiting = session.get("second_step")
    if waiting is None or now().timestamp() - session["began"] > TWO_FACTOR_S:
        return None
    visitor = load_visitor(waiting["of"])
    return (visitor.staff, waiting["onward"]) if isinstance(visitor, StaffVisitor) else None


def begin_visit_session(visit: Learner, staff: Staff) -> None:
    """Try the site as a child; :func:`end_visit_session` leads back."""
    _begin(LearnerVisitor(visit))
    session["tried_by"] = StaffVisitor(staff).get_id()


def end_visit_session(visit: Learner) -> None:
    """Back to the adult who tried the site as a child; of the visit nothing is left."""
    staff = load_visitor(session.get("tried_by", ""))
    end_visit(visit)
    if isinstance(staff, StaffVisitor):
        _begin(staff)
    else:
        end_session()


def begin_family_session(slip: FamilySlip) -> None:
    """Open a family's page in this browser; nobody stays logged in beside it."""
    end_session()
    session["slip"] = str(slip.id)
    _mark_session()


def end_session() -> None:
    """Forget whoever was here, for good: a copy of the cookie opens nothing any more. The language stays.

    The cookie goes whatever the database says: a child leaves the computer, and the next one sits
    down.
    """
    key, language = session.get("key"), session.get("language")
    # Emptied first: logging out looks up who is here, unless nobody is.
    session.clear()
    g.pop("slip", None)
    logout_user()
    if language:
        session["language"] = language
    if key is not None:
        end_for_good(key, now() + SESSION_LIFETIME)


def slip_here() -> FamilySlip | None:
    """The slip that opened this browser's family page, None where it would not open it any more."""
    if "slip" not in session or g.get("has_no_database"):
        return None
    if "slip" not in g:
        g.slip = slip_by_id(UUID(session["slip"]))
    found: FamilySlip | None = g.slip
    return found


def _begin(visitor: LearnerVisitor | StaffVisitor) -> None:
    end_session()
    login_user(visitor)
    _mark_session()


def _mark_session() -> None:
    """What the session is told apart by, and when it began and was last used."""
    session.permanent = True
    session["key"] = token_urlsafe(16)
    session["began"] = session["seen"] = now().timestamp()


def leaves(view: View) -> View:
    """Mark a view by which somebody leaves: whatever breaks in it, the session is over."""
    view.leaves = True  # type: ignore[attr-defined]
    return view


def is_leaving() -> bool:
    """Whether this request is somebody's who leaves."""
    return getattr(current_app.view_functions.get(request.endpoint or ""), "leaves", False)


def asked_by_the_page(view: View) -> View:
    """Mark a view that a page calls without anybody there: it does not keep the session alive."""
    view.asked_by_the_page = True  # type: ignore[attr-defined]
    return view


def _end_when_over() -> None:
    seen = session.get("seen")
    if seen is None or request.endpoint == "static":
        return

    at = now().timestamp()
    is_idle = at - seen > current_app.config["IDLE_MINUTES"] * 60
    if is_idle or at - session.get("began", seen) > SESSION_LIFETIME.total_seconds() or _was_left():
        end_session()
        g.was_idle = is_idle
        return

    view = current_app.view_functions.get(request.endpoint or "")
    # Written at most once a minute: a session cookie on every answer would defeat caching of
    # fragments.
    if at - seen > 60 and not getattr(view, "asked_by_the_page", False):
        session["seen"] = at


def _was_left() -> bool:
    return "key" in session and is_ended(session["key"])
