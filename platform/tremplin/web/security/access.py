"""Who may do what, in one place: each route declares its audience, each object is had only through a loader here.

A loader gives the object or :class:`NotFound`: what you may not see is not found. A route without a declared audience
is refused at run time and fails a test; so does one that is not, or otherwise, in ``docs/access-matrix.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

import structlog
from flask import current_app, request
from flask_login import current_user
from werkzeug.exceptions import Forbidden, Unauthorized

from tremplin.models import (
    FamilySlip,
    Group,
    HelpRequest,
    Learner,
    ProblemReport,
    Staff,
    StaffRole,
    Submission,
)
from tremplin.models.db import db
from tremplin.services.errors import NotFound
from tremplin.web.security.session import LearnerVisitor, StaffVisitor, slip_here

log = structlog.get_logger()

View = TypeVar("View", bound=Callable[..., Any])


class Audience(StrEnum):
    """Who a route is for: ``INSTRUCTOR`` is a stand-in for a day too, ``LEADER`` is whoever leads a group for good."""

    PUBLIC = "public"
    LEARNER = "learner"
    INSTRUCTOR = "instructor"
    LEADER = "leader"
    ADMIN = "admin"
    FAMILY = "family"


class Role(StrEnum):
    """What somebody at a browser is; a family may sit at the computer where the child is logged in, and be both."""

    VISITOR = "visitor"
    LEARNER = "learner"
    STAND_IN = "stand_in"
    INSTRUCTOR = "instructor"
    ADMIN = "admin"
    FAMILY = "family"


MATRIX: Mapping[Audience, frozenset[Role]] = {
    Audience.PUBLIC: frozenset(Role),
    Audience.LEARNER: frozenset({Role.LEARNER}),
    Audience.INSTRUCTOR: frozenset({Role.STAND_IN, Role.INSTRUCTOR, Role.ADMIN}),
    Audience.LEADER: frozenset({Role.INSTRUCTOR, Role.ADMIN}),
    Audience.ADMIN: frozenset({Role.ADMIN}),
    Audience.FAMILY: frozenset({Role.FAMILY}),
}
"""Who is let through to a route of each audience. Which objects they find there, the loaders below decide: a child her
own, an adult those of the groups they lead, an admin all of the house, a family what its slip names."""

ADULTS = frozenset({Audience.INSTRUCTOR, Audience.LEADER, Audience.ADMIN})
"""Audiences that log in as an adult of the house."""


def open_to(audience: Audience) -> Callable[[View], View]:
    """Declare whom a view is for; goes below ``@bp.route``."""

    def declare(view: View) -> View:
        view.open_to = audience  # type: ignore[attr-defined]
        return view

    return declare


def declared_audience(endpoint: str) -> Audience | None:
    """The audience of an endpoint; static files are public."""
    if endpoint == "static":
        return Audience.PUBLIC
    return getattr(current_app.view_functions[endpoint], "open_to", None)


def check_audience() -> None:
    """Before each request: may this visitor use this route?

    Raises:
        Unauthorized: Nobody of that audience is logged in.
        Forbidden: The route declares no audience, or it is for adults with more rights than this
            one.
    """
    if request.endpoint is None:
        return
    audience = declared_audience(request.endpoint)
    if audience is None:
        raise Forbidden
    if not roles_here() & MATRIX[audience]:
        log.info("not let through", endpoint=request.endpoint, roles=sorted(roles_here()))
        raise Forbidden if audience in ADULTS and staff_or_none() else Unauthorized


def is_let_in() -> bool:
    """Whether this visitor may use the route asked for."""
    audience = declared_audience(request.endpoint) if request.endpoint else None
    return audience is not None and bool(roles_here() & MATRIX[audience])


def roles_here() -> frozenset[Role]:
    """What the visitor of this request is."""
    staff = staff_or_none()
    roles = {Role.VISITOR}
    if staff is not None:
        roles.add(Role(staff.role.value))
    if learner_or_none() is not None:
        roles.add(Role.LEARNER)
    if slip_here() is not None:
        roles.add(Role.FAMILY)
    return frozenset(roles)


def learner_or_none() -> Learner | None:
    """The child logged in here, if one is."""
    return (
        current_user.learner
        if isinstance(current_user._get_current_object(), LearnerVisitor)
        else None
    )


def staff_or_none() -> Staff | None:
    """The adult of the house logged in here, if one is."""
    return (
        current_user.staff if isinstance(current_user._get_current_object(), StaffVisitor) else None
    )


def learner_here() -> Learner:
    """The child logged in here."""
    learner = learner_or_none()
    if learner is None:
        raise Unauthorized
    return learner


def staff_here() -> Staff:
    """The adult of the house logged in here."""
    staff = staff_or_none()
    if staff is None:
        raise Unauthorized
    return staff


def family_slip() -> FamilySlip:
    """The slip that opened this family's page."""
    slip = slip_here()
    if slip is None:
        raise Unauthorized
    return slip


def own_submission(submission_id: UUID) -> Submission:
    """A submission of the child logged in here."""
    submission = db.session.get(Submission, submission_id)
    if submission is None or submission.learner_id != learner_here().id:
        raise NotFound
    return submission


def taught_group(group_id: UUID) -> Group:
    """A group of the adult logged in here, as long as it is not closed; an admin has every group."""
    group = kept_group(group_id)
    if group.archived_at is not None:
        raise NotFound
    return group


def kept_group(group_id: UUID) -> Group:
    """The same, closed or not: what was done there is still read, taken along, erased. Not by a stand-in, once closed.

    For views that change nothing for children who come.
    """
    group = db.session.get(Group, group_id)
    staff = staff_here()
    if group is None or (group.archived_at is not None and staff.role is StaffRole.STAND_IN):
        raise NotFound
    if staff.role is not StaffRole.ADMIN and all(
        place.staff_id != staff.id for place in group.staff
    ):
        raise NotFound
    return group


def taught_learner(learner_id: UUID) -> Learner:
    """A child of a group of the adult logged in here, as long as it is not closed."""
    learner = kept_learner(learner_id)
    taught_group(learner.group_id)
    return learner


def kept_learner(learner_id: UUID) -> Learner:
    """A child of a group of the adult logged in here, closed or not; see :func:`kept_group`."""
    learner = db.session.get(Learner, learner_id)
    if learner is None or learner.preview_staff_id is not None:
        raise NotFound
    kept_group(learner.group_id)
    return learner


def report_of_taught(report_id: UUID) -> ProblemReport:
    """A report of a child of a group of the adult logged in here."""
    report = db.session.get(ProblemReport, report_id)
    if report is None:
        raise NotFound
    taught_group(report.group_id)
    return report


def submission_of_taught(submission_id: UUID) -> Submission:
    """What a child of a group of the adult logged in here handed in."""
    submission = db.session.get(Submission, submission_id)
    if submission is None:
        raise NotFound
    taught_learner(submission.learner_id)
    return submission


def hand_of_taught(hand_id: UUID) -> HelpRequest:
    """The hand of a child of a group of the adult logged in here, up or down."""
    hand = db.session.get(HelpRequest, hand_id)
    if hand is None:
        raise NotFound
    taught_learner(hand.learner_id)
    return hand
