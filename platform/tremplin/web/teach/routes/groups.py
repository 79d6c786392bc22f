"""Groups: the list, a new one, the board, the cards."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import (
    current_app,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tremplin.models import Group, StaffRole
from tremplin.services.audit.record_access import actor_of
from tremplin.services.clock import now
from tremplin.services.groups.cards import issue_cards, issue_group_cards, without_card
from tremplin.services.groups.group_lists import closed_groups_of, groups_of
from tremplin.services.groups.make_group import group_choices, make_group
from tremplin.services.operations.machine_clock import doubted_since
from tremplin.services.teaching.attention import solved_today
from tremplin.services.teaching.boards import Look, board_version, note_look
from tremplin.services.teaching.group_pages import closed_group, group_page, room_of
from tremplin.services.teaching.report_answers import open_report_count
from tremplin.web.base.adult_pages import bp
from tremplin.web.base.device import MOST_CHARACTERS, device_name, name_device
from tremplin.web.base.i18n import language
from tremplin.web.base.own_address import site_host, site_url, tells_address
from tremplin.web.base.pictures import avatars, secret_pictures
from tremplin.web.base.qr import qr_svg
from tremplin.web.print.answer import pdf_answer
from tremplin.web.print.cards import CardSheet, cards_pdf
from tremplin.web.security.access import (
    Audience,
    kept_group,
    open_to,
    staff_here,
    taught_group,
    taught_learner,
)
from tremplin.web.teach.forms import GroupForm, PathForm
from tremplin.web.teach.grid_view import grid_html
from tremplin.web.teach.group_views import closed_group_view, group_view
from tremplin.web.teach.room_view import room_view


@bp.get("/")
@open_to(Audience.INSTRUCTOR)
def groups() -> ResponseReturnValue:
    """The groups of the adult logged in here."""
    return render_template(
        "teach/groups.html",
        groups=groups_of(staff_here()),
        closed=closed_groups_of(staff_here()),
        doubted_since=doubted_since() if staff_here().role is StaffRole.ADMIN else None,
        today=now(),
        reports=open_report_count(staff_here()),
        computer=device_name(),
        longest=MOST_CHARACTERS,
    )


@bp.post("/computer", endpoint="call_computer")
@open_to(Audience.INSTRUCTOR)
def name_this_device() -> ResponseReturnValue:
    """Give the computer this is sent from a name, for the hands that are raised at it."""
    answer = redirect(url_for("teach.groups"))
    name_device(answer, request.form.get("name", ""))
    flash(gettext("Kept on this computer."))
    return answer


@bp.route("/groups/new", methods=["GET", "POST"])
@open_to(Audience.LEADER)
def new_group() -> ResponseReturnValue:
    """The form of a new group, and the group it makes."""
    form = GroupForm()
    form.offer(group_choices(), current_app.config["LANGUAGES"])
    if request.method != "POST":
        return render_template("teach/new_group.html", form=form)

    plan = form.plan()
    if plan is None:
        status = 200 if form.wants_a_look else 422
        return render_template("teach/new_group.html", form=form), status

    group = make_group(plan, staff_here(), avatars())
    return redirect(url_for("teach.group", group_id=group.id))


@bp.get("/groups/<uuid:group_id>")
@open_to(Audience.INSTRUCTOR)
def group(group_id: UUID) -> ResponseReturnValue:
    """The group's board."""
    found = kept_group(group_id)
    if found.archived_at is not None:
        return _closed_group(found)

    # The mark is taken before the board is read: news in between come with the first poll.
    etag = _board_etag(found)
    _note_look(found, Look.BOARD)
    page = group_page(found)
    path_form = PathForm(formdata=None)
    path_form.offer(page.offered, page.age)

    return render_template(
        "teach/group.html", path_form=path_form, **group_view(page), **_board(found, etag)
    )


def _closed_group(group: Group) -> ResponseReturnValue:
    _note_look(group, Look.LIST)
    return render_template("teach/closed_group.html", **closed_group_view(closed_group(group)))


@bp.get("/groups/<uuid:group_id>/board")
@open_to(Audience.INSTRUCTOR)
def board(group_id: UUID) -> ResponseReturnValue:
    """The board alone, asked for every two seconds; 304 while nothing has changed."""
    found = taught_group(group_id)
    etag = _board_etag(found)
    if request.if_none_match.contains(etag):
        answer = make_response("", 304)
    else:
        answer = make_response(board_fragment(found, etag))
    answer.set_etag(etag)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def board_fragment(group: Group, etag: str | None = None) -> str:
    """The board's HTML with the hands that are up; ``etag`` marks the state it was asked for."""
    if not _has_looked(group, Look.BOARD):
        _note_look(group, Look.BOARD)
    board = _board(group, etag or _board_etag(group))
    return render_template("teach/_board.html", group=group, **board)


def _board(group: Group, etag: str) -> dict[str, Any]:
    slug = request.args.get("path", "")
    return {
        "slug": slug,
        "grid": grid_html(group.id, etag, language(), slug),
        "room": room_view(room_of(group), staff_here()),
        "etag": etag,
    }


@bp.get("/groups/<uuid:group_id>/wall")
@open_to(Audience.INSTRUCTOR)
@tells_address
def wall(group_id: UUID) -> ResponseReturnValue:
    """The room for everybody to see: whose hand is up, who has just passed, how to come in."""
    found = taught_group(group_id)
    etag = _board_etag(found)
    is_poll = bool(request.headers.get("HX-Request"))

    if not is_poll or not _has_looked(found, Look.WALL):
        _note_look(found, Look.WALL)

    if is_poll and request.if_none_match.contains(etag):
        answer = make_response("", 304)
    else:
        page = render_template(
            "teach/_wall.html" if is_poll else "teach/wall.html",
            group=found,
            room=room_view(room_of(found), staff_here()),
            solved=solved_today(found),
            site_address=site_host(),
            etag=etag,
        )
        answer = make_response(page)

    answer.set_etag(etag)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


@bp.post("/groups/<uuid:group_id>/cards")
@open_to(Audience.LEADER)
@tells_address
def print_cards(group_id: UUID) -> ResponseReturnValue:
    """New cards for every child of the group, as a PDF; the old ones no longer work."""
    found = taught_group(group_id)
    cards = issue_group_cards(
        found, secret_pictures(), current_app.config["SECRET_KEY"], actor_of(staff_here())
    )
    return pdf_answer(cards_pdf(cards, card_sheet(found)), f"cards-{found.join_code}")


@bp.post("/groups/<uuid:group_id>/cards/missing")
@open_to(Audience.LEADER)
@tells_address
def print_missing_cards(group_id: UUID) -> ResponseReturnValue:
    """Cards for the children who have none, as a PDF; printed twice, no card stops working."""
    found = taught_group(group_id)
    children = without_card(found)
    if not children:
        flash(
            gettext(
                "Every child has a card. To print them again, all of them have to be made anew."
            ),
            "warning",
        )
        return redirect(url_for("teach.group", group_id=found.id))

    cards = issue_cards(
        children, secret_pictures(), current_app.config["SECRET_KEY"], actor_of(staff_here())
    )
    return pdf_answer(cards_pdf(cards, card_sheet(found)), f"cards-{found.join_code}")


@bp.post("/learners/<uuid:learner_id>/card")
@open_to(Audience.INSTRUCTOR)
@tells_address
def print_card(learner_id: UUID) -> ResponseReturnValue:
    """A new card for one child, as a PDF; her old one no longer works."""
    learner = taught_learner(learner_id)
    cards = issue_cards(
        [learner], secret_pictures(), current_app.config["SECRET_KEY"], actor_of(staff_here())
    )
    return pdf_answer(
        cards_pdf(cards, card_sheet(learner.group)), f"card-{learner.group.join_code}"
    )


@bp.post("/learners/<uuid:learner_id>/secret")
@open_to(Audience.INSTRUCTOR)
@tells_address
def show_card(learner_id: UUID) -> ResponseReturnValue:
    """A new card for one child, shown on the screen; her old one no longer works."""
    child = taught_learner(learner_id)
    card = issue_cards(
        [child], secret_pictures(), current_app.config["SECRET_KEY"], actor_of(staff_here())
    )[0]
    address = site_url("learn.log_in_with_card", token=card.token)
    code = qr_svg(address, gettext("Code of the card"))
    return render_template(
        "teach/card.html", learner=child, card=card, qr=code, site_address=site_host()
    )


def card_sheet(group: Group) -> CardSheet:
    """What the cards of a group share."""
    return CardSheet(
        language=group.language,
        group_name=group.name,
        join_code=group.join_code,
        site_address=site_host(),
        address_of=lambda token: site_url("learn.log_in_with_card", token=token),
    )


def _note_look(group: Group, look: Look) -> None:
    """In the trail, and in the session: a fragment asked for without its page is a look as well."""
    note_look(group, actor_of(staff_here()), look)
    session["looked"] = sorted({*session.get("looked", []), _look_mark(group, look)})


def _has_looked(group: Group, look: Look) -> bool:
    return _look_mark(group, look) in session.get("looked", [])


def _look_mark(group: Group, look: Look) -> str:
    return f"{look.value}:{str(group.id)[-12:]}"


def _board_etag(group: Group) -> str:
    return f"{board_version(group.id)}-{language()}-{request.args.get('path', '')[:60]}"
