"""What an adult does for a family: words on its page, consent on paper, a child's box, erasure."""

from __future__ import annotations

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from tremplin.content.exchange.archive import MAX_BYTES
from tremplin.content.format.problems import ContentError
from tremplin.models import ConsentWay, Group
from tremplin.models.db import db
from tremplin.services.accounts.child_erasure import call_off_erasure, erase_now
from tremplin.services.audit.record_access import actor_of
from tremplin.services.errors import Refused
from tremplin.services.family.consent import give_consent, withdraw_consent, without_consent
from tremplin.services.family.notes import take_note_back, write_note
from tremplin.services.family.open_box import left_ungraded, open_box, read_box
from tremplin.services.groups.card_login import learners_of
from tremplin.web.base.adult_pages import bp
from tremplin.web.base.i18n import say
from tremplin.web.base.own_address import tells_address
from tremplin.web.family.certificates import certificate_answer
from tremplin.web.family.child_box import box_answer
from tremplin.web.security.access import (
    Audience,
    kept_learner,
    open_to,
    staff_here,
    taught_group,
    taught_learner,
)
from tremplin.web.security.uploads import takes
from tremplin.web.teach.routes.children import family_decides, slips_answer


@bp.post("/learners/<uuid:learner_id>/notes")
@open_to(Audience.LEADER)
def write_to_family(learner_id: UUID) -> ResponseReturnValue:
    """Put words on the family's page."""
    child = taught_learner(learner_id)
    try:
        write_note(child, request.form.get("text", ""), staff_here())
    except Refused:
        flash(gettext("Between one and 500 characters, please."), "warning")
    return _back(learner_id)


@bp.post("/learners/<uuid:learner_id>/notes/<uuid:note_id>/removal")
@open_to(Audience.LEADER)
def take_words_back(learner_id: UUID, note_id: UUID) -> ResponseReturnValue:
    """Take words off the family's page."""
    take_note_back(taught_learner(learner_id), note_id, staff_here())
    return _back(learner_id)


@bp.post("/learners/<uuid:learner_id>/consent")
@open_to(Audience.LEADER)
def note_consent(learner_id: UUID) -> ResponseReturnValue:
    """Note that the family has signed on paper."""
    child = kept_learner(learner_id)
    give_consent(child, child.language, ConsentWay.PAPER, actor_of(staff_here()))
    flash(gettext("Noted. Keep the paper."))
    return _back(learner_id)


@bp.post("/learners/<uuid:learner_id>/withdrawal")
@open_to(Audience.LEADER)
def note_withdrawal(learner_id: UUID) -> ResponseReturnValue:
    """Note that the family agrees no more: the child's data will be erased."""
    withdraw_consent(kept_learner(learner_id), actor_of(staff_here()))
    return _back(learner_id)


@bp.post("/learners/<uuid:learner_id>/box")
@open_to(Audience.LEADER)
def take_box(learner_id: UUID) -> ResponseReturnValue:
    """The child's box, as a file to take along."""
    return box_answer(kept_learner(learner_id), actor_of(staff_here()))


@bp.get("/learners/<uuid:learner_id>/certificates/<slug>.<kind>")
@open_to(Audience.LEADER)
def certificate(learner_id: UUID, slug: str, kind: str) -> ResponseReturnValue:
    """A certificate, to print or to hand on."""
    child = kept_learner(learner_id)
    return certificate_answer(child, slug, kind, child.language, actor_of(staff_here()))


@bp.post("/learners/<uuid:learner_id>/erasure/end")
@open_to(Audience.LEADER)
def call_off(learner_id: UUID) -> ResponseReturnValue:
    """Call off the erasure that was announced for the child."""
    try:
        call_off_erasure(kept_learner(learner_id), actor_of(staff_here()))
    except Refused:
        flash(family_decides(), "warning")
    return _back(learner_id)


@bp.post("/learners/<uuid:learner_id>/erasure")
@open_to(Audience.LEADER)
def erase(learner_id: UUID) -> ResponseReturnValue:
    """Erase the child for good, at once; her name is typed so that no finger slips."""
    child = kept_learner(learner_id)
    group_id, name = child.group_id, child.display_name
    if request.form.get("name", "").strip().casefold() != name.casefold():
        flash(gettext("Type the child’s name to erase everything."), "warning")
        return _back(learner_id)
    erase_now(child, actor_of(staff_here()))
    flash(gettext("Everything of this child is erased."))
    if db.session.get_one(Group, group_id).archived_at is not None:
        return redirect(url_for("teach.group", group_id=group_id))
    return redirect(url_for("teach.group_settings", group_id=group_id, _anchor="children"))


@bp.post("/groups/<uuid:group_id>/consents")
@open_to(Audience.LEADER)
def note_consents(group_id: UUID) -> ResponseReturnValue:
    """Note that the families of the ticked children have signed on paper."""
    group = taught_group(group_id)
    ticked = set(request.form.getlist("child"))
    signed = [child for child in without_consent(group) if str(child.id) in ticked]
    for child in signed:
        give_consent(child, child.language, ConsentWay.PAPER, actor_of(staff_here()))
    if signed:
        flash(gettext("Noted. Keep the paper."))
    else:
        flash(gettext("Tick at least one child."), "warning")
    return redirect(url_for("teach.group_settings", group_id=group_id, _anchor="children"))


@bp.post("/groups/<uuid:group_id>/slips")
@open_to(Audience.LEADER)
@tells_address
def print_slips(group_id: UUID) -> ResponseReturnValue:
    """New slips for the families of the children that are ticked, as a PDF."""
    ticked = set(request.form.getlist("child"))
    children = [child for child in learners_of(taught_group(group_id)) if str(child.id) in ticked]
    if not children:
        flash(gettext("Tick at least one child."), "warning")
        return redirect(url_for("teach.group_settings", group_id=group_id, _anchor="children"))
    return slips_answer(children)


@bp.post("/groups/<uuid:group_id>/boxes")
@open_to(Audience.LEADER)
@takes(MAX_BYTES)
def open_a_box(group_id: UUID) -> ResponseReturnValue:
    """Open the box of a child who comes from another house."""
    group = taught_group(group_id)
    file = request.files.get("box")
    try:
        box, seal = read_box(file.read(MAX_BYTES + 1) if file else b"")
        child, missing = open_box(box, group, staff_here())
    except ContentError as error:
        flash(say(error.message), "warning")
    except Refused:
        flash(gettext("There is a child called %(name)s already.", name=box.name), "warning")
    else:
        vouched = seal.house if seal else gettext("nobody")
        flash(
            gettext(
                "%(name)s is here, with everything. Sealed by: %(house)s.",
                name=child.display_name,
                house=vouched,
            )
        )

        if unchecked := left_ungraded(child):
            flash(
                ngettext(
                    "%(num)s program was never checked there and is not checked here either;"
                    " its text is kept.",
                    "%(num)s programs were never checked there and are not checked here either;"
                    " their texts are kept.",
                    unchecked,
                ),
                "warning",
            )

        if missing:
            flash(
                gettext("Not in this house, and left out: %(names)s.", names=", ".join(missing)),
                "warning",
            )

        return redirect(url_for("teach.learner", learner_id=child.id))

    return redirect(url_for("teach.group_settings", group_id=group_id, _anchor="children"))


def _back(learner_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("teach.learner", learner_id=learner_id, _anchor="family"))
