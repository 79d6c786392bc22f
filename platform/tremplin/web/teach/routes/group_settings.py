"""Settings of a group: its name, its children, its paths, its adults, a stand-in, its end."""

from __future__ import annotations

from uuid import UUID

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf import FlaskForm
from werkzeug.exceptions import BadRequest

from tremplin.domain.path import UnitOpening
from tremplin.models import AgeBand, Group
from tremplin.read_models.group_page import GroupSettings
from tremplin.services.audit.record_access import actor_of
from tremplin.services.errors import Refused
from tremplin.services.groups.assigned_curricula import (
    arrange_units,
    assign_curriculum,
    assigned,
    put_curriculum_first,
    take_curriculum_away,
)
from tremplin.services.groups.child_visits import begin_visit
from tremplin.services.groups.day_passes import end_day_pass, issue_day_pass
from tremplin.services.groups.group_changes import add_children, archive_group, rename_group, reopen
from tremplin.services.groups.instructors import leave_group, share_group
from tremplin.services.groups.make_group import group_choices
from tremplin.services.learning.paths import group_curricula, units_in_order
from tremplin.services.teaching.group_pages import open_settings
from tremplin.web.base.adult_pages import bp
from tremplin.web.base.own_address import site_url, tells_address
from tremplin.web.base.pictures import avatars
from tremplin.web.base.qr import qr_svg
from tremplin.web.security.access import Audience, kept_group, open_to, staff_here, taught_group
from tremplin.web.security.safe_redirect import own_path
from tremplin.web.security.session import begin_visit_session
from tremplin.web.teach.forms import ChildrenForm, GroupNameForm, PathForm, SlipForm, StandInForm
from tremplin.web.teach.group_views import settings_view


@bp.get("/groups/<uuid:group_id>/settings")
@open_to(Audience.LEADER)
def group_settings(group_id: UUID) -> ResponseReturnValue:
    """Everything of the group that can be changed."""
    return _page(taught_group(group_id))


@bp.post("/groups/<uuid:group_id>/name")
@open_to(Audience.LEADER)
def name_group(group_id: UUID) -> ResponseReturnValue:
    """Change the group's name, or the language of its cards."""
    found = taught_group(group_id)
    form = GroupNameForm()
    form.offer(current_app.config["LANGUAGES"])
    if not form.validate():
        return _page(found, name_form=form), 422
    rename_group(found, form.name.data.strip(), form.language.data, actor_of(staff_here()))
    flash(gettext("Kept."))
    return _back(found)


@bp.post("/groups/<uuid:group_id>/children")
@open_to(Audience.LEADER)
def more_children(group_id: UUID) -> ResponseReturnValue:
    """Add children to the group."""
    found = taught_group(group_id)
    form = ChildrenForm()
    names = form.children(found.language)
    if names is None:
        return _page(found, children_form=form), 200 if form.wants_a_look else 422

    try:
        added = add_children(
            found, names, AgeBand(form.age_band.data), avatars(), actor_of(staff_here())
        )
    except Refused as refused:
        form.say(refused)
        return _page(found, children_form=form), 422

    flash(
        gettext(
            "Welcome: %(names)s. Each needs a card.",
            names=", ".join(child.display_name for child in added),
        )
    )
    return _back(found, "children")


@bp.post("/groups/<uuid:group_id>/curricula")
@open_to(Audience.LEADER)
def give_path(group_id: UUID) -> ResponseReturnValue:
    """Let the group follow one more path."""
    found = taught_group(group_id)
    form = PathForm()
    form.offer(group_choices().curricula)
    if not form.validate():
        raise BadRequest
    assign_curriculum(found, UUID(form.curriculum.data), actor_of(staff_here()))
    return redirect(own_path(request.form.get("next"), url_for("teach.group", group_id=found.id)))


@bp.post("/groups/<uuid:group_id>/curricula/<slug>/first")
@open_to(Audience.LEADER)
def put_path_first(group_id: UUID, slug: str) -> ResponseReturnValue:
    """Let children walk this path before the group's others."""
    found = taught_group(group_id)
    put_curriculum_first(found, slug, actor_of(staff_here()))
    return _back(found, "paths")


@bp.post("/groups/<uuid:group_id>/curricula/<slug>/removal")
@open_to(Audience.LEADER)
def take_path_away(group_id: UUID, slug: str) -> ResponseReturnValue:
    """Take a path away from the group."""
    found = taught_group(group_id)
    take_curriculum_away(found, slug, actor_of(staff_here()))
    flash(gettext("The group no longer follows this path. What the children did there is kept."))
    return _back(found, "paths")


@bp.route("/groups/<uuid:group_id>/curricula/<slug>", methods=["GET", "POST"])
@open_to(Audience.LEADER)
def units(group_id: UUID, slug: str) -> ResponseReturnValue:
    """The order of a path's units for this group, and which of them an adult opens or closes."""
    found = taught_group(group_id)
    given = assigned(found, slug)

    if request.method == "POST":
        order = _moved(
            request.form.getlist("unit"), request.form.get("up"), request.form.get("down")
        )
        arrange_units(found, slug, order, _openings(order), actor_of(staff_here()))
        flash(gettext("Kept. The children see it when they open their path."))
        return redirect(url_for("teach.units", group_id=found.id, slug=slug))

    curriculum = next((each for place, each in group_curricula(found) if place is given), None)
    return render_template(
        "teach/units.html",
        group=found,
        curriculum=curriculum,
        units=units_in_order(curriculum, given.units) if curriculum else [],
        openings={row.unit_slug: row.opening for row in given.units},
    )


@bp.post("/groups/<uuid:group_id>/adults")
@open_to(Audience.LEADER)
def add_adult(group_id: UUID) -> ResponseReturnValue:
    """Let another adult lead the group too."""
    found = taught_group(group_id)
    try:
        staff_id = UUID(request.form.get("staff", ""))
    except ValueError as error:
        raise BadRequest from error
    added = share_group(found, staff_id, actor_of(staff_here()))
    flash(gettext("%(name)s leads the group too.", name=added.name))
    return _back(found, "adults")


@bp.post("/groups/<uuid:group_id>/adults/<uuid:staff_id>/removal")
@open_to(Audience.LEADER)
def remove_adult(group_id: UUID, staff_id: UUID) -> ResponseReturnValue:
    """End an adult's leading of the group."""
    found = taught_group(group_id)
    try:
        leave_group(found, staff_id, actor_of(staff_here()))
    except Refused:
        flash(gettext("A group needs an adult: add another one first."), "warning")
        return _back(found, "adults")
    return (
        redirect(url_for("teach.groups")) if staff_id == staff_here().id else _back(found, "adults")
    )


@bp.post("/groups/<uuid:group_id>/passes")
@open_to(Audience.LEADER)
@tells_address
def give_day_pass(group_id: UUID) -> ResponseReturnValue:
    """Let somebody stand in until tonight; the link is shown once."""
    found = taught_group(group_id)
    form = StandInForm()
    if not form.validate():
        return _page(found, stand_in_form=form), 422

    issued = issue_day_pass(
        found, form.name.data.strip(), staff_here(), current_app.config["SECRET_KEY"]
    )
    address = site_url("account.come_in_for_a_day", token=issued.token)
    code = qr_svg(address, gettext("Code of the day pass"))

    return render_template(
        "teach/day_pass.html", group=found, issued=issued, address=address, qr=code
    )


@bp.post("/groups/<uuid:group_id>/passes/<uuid:pass_id>/end")
@open_to(Audience.LEADER)
def take_day_pass_back(group_id: UUID, pass_id: UUID) -> ResponseReturnValue:
    """End a day pass; the stand-in is logged out at once."""
    found = taught_group(group_id)
    end_day_pass(found, pass_id, actor_of(staff_here()))
    return _back(found, "stand-in")


@bp.post("/groups/<uuid:group_id>/trial")
@open_to(Audience.LEADER)
def try_as_child(group_id: UUID) -> ResponseReturnValue:
    """See the site as a child of the group does."""
    found = taught_group(group_id)
    staff = staff_here()
    begin_visit_session(begin_visit(found, staff, avatars()), staff)
    return redirect(url_for("learn.path"))


@bp.post("/groups/<uuid:group_id>/archive")
@open_to(Audience.LEADER)
def close_group(group_id: UUID) -> ResponseReturnValue:
    """Close the group; nothing of it is erased."""
    found = taught_group(group_id)
    archive_group(found, actor_of(staff_here()))
    flash(gettext("The group %(name)s is closed. Nothing of it is erased.", name=found.name))
    return redirect(url_for("teach.groups"))


@bp.post("/groups/<uuid:group_id>/reopening")
@open_to(Audience.LEADER)
def reopen_group(group_id: UUID) -> ResponseReturnValue:
    """Open a closed group again."""
    found = kept_group(group_id)
    reopen(found, actor_of(staff_here()))
    flash(
        gettext(
            "The group %(name)s is open again. The children's cards work as before.",
            name=found.name,
        )
    )
    return redirect(url_for("teach.group", group_id=found.id))


def _page(group: Group, **own: FlaskForm) -> str:
    """The page with every form as it is at first, but for those that were sent: ``own``."""
    page = open_settings(group, actor_of(staff_here()))
    view = settings_view(page, current_app.config["SETTINGS"].site_name)
    return render_template("teach/group_settings.html", **{**view, **_forms(page), **own})


def _forms(page: GroupSettings) -> dict[str, FlaskForm]:
    group = page.group
    name_form = GroupNameForm(formdata=None, name=group.name, language=group.language)
    name_form.offer(current_app.config["LANGUAGES"])

    path_form = PathForm(formdata=None)
    path_form.offer(page.offered, page.age)

    slip_form = SlipForm(formdata=None, language=group.language)
    slip_form.offer(current_app.config["FAMILY_LANGUAGES"])

    return {
        "name_form": name_form,
        "children_form": ChildrenForm(formdata=None, age_band=page.age or AgeBand.MIDDLE),
        "path_form": path_form,
        "slip_form": slip_form,
        "stand_in_form": StandInForm(formdata=None),
    }


def _back(group: Group, part: str = "") -> ResponseReturnValue:
    return redirect(url_for("teach.group_settings", group_id=group.id, _anchor=part or None))


def _moved(order: list[str], up: str | None, down: str | None) -> list[str]:
    """``order`` with one unit a place further up or down, where a button asked for it."""
    moved = up or down
    if moved in order:
        place = order.index(moved)
        order.insert(max(0, place - 1) if up else place + 1, order.pop(place))
    return order


def _openings(units: list[str]) -> dict[str, UnitOpening]:
    try:
        return {unit: UnitOpening(request.form.get(f"opening-{unit}", "")) for unit in units}
    except ValueError as error:
        raise BadRequest from error
