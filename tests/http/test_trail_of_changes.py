"""What an adult changes stands in the trail: by whom, whose data, which group or adult; and it has words there."""

import ast
from typing import Any

import pytest
from sqlalchemy import select
from tests.cast import ROOT, SECRET_KEY

from tremplin.models import AuditEvent, DayPass, EraseReason, Group, Learner, Staff
from tremplin.models.db import db
from tremplin.services.accounts.child_erasure import plan_erasure
from tremplin.services.family.notes import notes_for, write_note
from tremplin.services.family.slips import issue_slip
from tremplin.services.groups.day_passes import issue_day_pass
from tremplin.services.teaching.boards import Look
from tremplin.services.teaching.work_answers import write_comment
from tremplin.web.account.trail_texts import ACTIONS

FIRST_STEPS = "00000000-0000-4000-8000-00000000c001"


def announce(names):
    """Awa has not been here for long."""
    plan_erasure(db.session.get_one(Learner, names["awa"]), "house", EraseReason.IDLE)


CHILD, GROUP, STAFF = "/teach/learners/{awa}", "/teach/groups/{mercredi}", "/teach/staff/{omar}"
BY_ADULTS: dict[str, Any] = {
    "card.issued": [f"{CHILD}/card"],
    "child.changed": [(f"{CHILD}/changes", {"name": "Aya", "age_band": "10-12", "language": "fr"})],
    "child.moved": [(f"{CHILD}/move", {"group": "{samedi}"})],
    "child.archived": [f"{CHILD}/archive"],
    "child.brought_back": [f"{CHILD}/archive", f"{CHILD}/return"],
    "child.erased": [(f"{CHILD}/erasure", {"name": "Awa"})],
    "exercise.opened": [(f"{CHILD}/exercises", {"slug": "add-two"})],
    "exercise.closed": [
        (f"{CHILD}/exercises", {"slug": "add-two"}),
        f"{CHILD}/exercises/add-two/closing",
    ],
    "comment.written": [(f"{CHILD}/exercises/hello/comments", {"text": "Bravo"})],
    "comment.taken_back": [f"{CHILD}/exercises/hello/comments/{{comment}}/removal"],
    "note.written": [(f"{CHILD}/notes", {"text": "Bravo"})],
    "note.taken_back": [f"{CHILD}/notes/{{note}}/removal"],
    "star.given": [f"{CHILD}/exercises/hello/star"],
    "version.chosen": [(f"{CHILD}/paths/first-steps", {"version": "lighter"})],
    "slip.issued": [(f"{CHILD}/slip", {"language": "fr"})],
    "slips.revoked": [f"{CHILD}/slips/revoke"],
    "consent.given": [f"{CHILD}/consent"],
    "consent.withdrawn": [f"{CHILD}/consent", f"{CHILD}/withdrawal"],
    "erasure.planned": [f"{CHILD}/withdrawal"],
    "erasure.called_off": [announce, f"{CHILD}/erasure/end"],
    "box.taken": [f"{CHILD}/box"],
    "group.renamed": [(f"{GROUP}/name", {"name": "Jeudi", "language": "fr"})],
    "children.added": [
        (f"{GROUP}/children", {"names": "Mia", "age_band": "10-12", "naming": "names"})
    ],
    "curriculum.taken_away": [f"{GROUP}/curricula/first-steps/removal"],
    "curriculum.assigned": [
        f"{GROUP}/curricula/first-steps/removal",
        (f"{GROUP}/curricula", {"curriculum": FIRST_STEPS}),
    ],
    "curriculum.put_first": [f"{GROUP}/curricula/first-steps/first"],
    "units.arranged": [
        (
            f"{GROUP}/curricula/first-steps",
            {"unit": ["count", "say"], "opening-say": "open", "opening-count": "rule"},
        )
    ],
    "group.shared": [(f"{GROUP}/adults", {"staff": "{omar}"})],
    "group.left": [(f"{GROUP}/adults", {"staff": "{omar}"}), f"{GROUP}/adults/{{omar}}/removal"],
    "day_pass.issued": [(f"{GROUP}/passes", {"name": "Sofia"})],
    "day_pass.ended": [f"{GROUP}/passes/{{day_pass}}/end"],
    "group.tried": [f"{GROUP}/trial"],
    "group.archived": [f"{GROUP}/archive"],
    "staff.invited": [("/teach/staff", {"name": "Lou", "email": "lou@example.org"})],
    "staff.role_given": [(f"{STAFF}/role", {"role": "admin"})],
    "staff.left": [f"{STAFF}/leaving"],
    "staff.returned": [f"{STAFF}/leaving", f"{STAFF}/return"],
}
"""By action, what the admin sends; the last of it is what the action tells of."""
BY_FAMILIES = {
    "consent.given": ["/family/consent"],
    "consent.withdrawn": ["/family/consent", "/family/withdrawal"],
    "erasure.planned": ["/family/withdrawal"],
    "erasure.called_off": ["/family/withdrawal", "/family/consent"],
    "box.taken": ["/family/box"],
}
"""The same for what a family sends."""


@pytest.fixture
def names(app, cast):
    """Ids by the names that the addresses have for them."""
    with app.app_context():
        awa, nadia = (
            db.session.get_one(Learner, cast.awa.id),
            db.session.get_one(Staff, cast.nadia.id),
        )
        comment = write_comment(awa, "hello", "Bravo", nadia)
        write_note(awa, "Bravo", nadia)
        issue_day_pass(db.session.get_one(Group, cast.mercredi.id), "Louise", nadia, SECRET_KEY)
        return {
            "awa": awa.id,
            "mercredi": cast.mercredi.id,
            "samedi": cast.samedi.id,
            "omar": cast.omar.id,
            "comment": comment.id,
            "note": notes_for(awa)[0].id,
            "day_pass": db.session.scalars(select(DayPass.id)).one(),
        }


def send(client, names, steps):
    """Send each of them; the events that the last one left, by action."""
    for step in steps:
        if callable(step):
            step(names)
            continue
        before = {event.id for event in db.session.scalars(select(AuditEvent))}
        address, data = step if isinstance(step, tuple) else (step, {})
        filled = {
            key: value.format(**names) if isinstance(value, str) else value
            for key, value in data.items()
        }
        assert client.post(address.format(**names), data=filled).status_code < 400
        db.session.expire_all()
    return {
        event.action: event
        for event in db.session.scalars(select(AuditEvent))
        if event.id not in before
    }


@pytest.mark.parametrize("action", BY_ADULTS)
def test_what_an_adult_changes_is_in_the_trail(app, as_karim, cast, names, action):
    steps = BY_ADULTS[action]
    with app.app_context():
        event = send(as_karim, names, steps)[action]
    address = steps[-1][0] if isinstance(steps[-1], tuple) else steps[-1]
    assert event.actor == f"staff:{cast.karim.id}"
    assert event.learner_id == (cast.awa.id if address.startswith(CHILD) else None)
    assert event.details.get("group") == (
        str(cast.mercredi.id) if address.startswith(GROUP) else None
    )
    assert "staff" in event.details or not address.startswith(STAFF)


@pytest.mark.parametrize("action", BY_FAMILIES)
def test_what_a_family_changes_is_in_the_trail(app, client, cast, names, action):
    with app.app_context():
        code = issue_slip(db.session.get_one(Learner, cast.awa.id), "fr", SECRET_KEY, "cli").code
        client.get(f"/family/{code}")
        event = send(client, names, BY_FAMILIES[action])[action]
    assert event.actor.startswith("slip:")
    assert event.learner_id == cast.awa.id


def test_the_trail_has_words_for_what_is_written_down_and_for_nothing_else():
    calls = [
        call.args[1]
        for path in (ROOT / "platform/tremplin/services").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "record_access"
    ]
    written = {argument.value for argument in calls if isinstance(argument, ast.Constant)}
    named = {ast.unparse(argument) for argument in calls if not isinstance(argument, ast.Constant)}
    assert named == {"look.value", "_CALLED_OFF", "action"}
    handed_on = {"erasure.called_off", "program.released", "program.put_aside"}
    assert written | set(Look) | handed_on == set(ACTIONS)


def test_content_is_told_by_its_short_name(as_karim, cast):
    as_karim.post(f"/teach/groups/{cast.mercredi.id}/curricula/first-steps/removal")
    as_karim.post(f"/teach/groups/{cast.mercredi.id}/curricula", data={"curriculum": FIRST_STEPS})
    page = as_karim.get("/teach/trail").text
    assert page.count("first-steps") == 2
    assert FIRST_STEPS not in page
