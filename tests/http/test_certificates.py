"""Certificates: for a curriculum done to its end, on paper and as an open badge that anybody can check."""

import copy
import json
from datetime import timedelta

import pytest
from sqlalchemy import select
from tests.cast import SECRET_KEY, note_progress
from tests.http.open_badges import AchievementCredential

from tremplin.content.exchange.open_badge import CONTEXT, badge_holds
from tremplin.domain.path import Ask
from tremplin.models import (
    AuditEvent,
    ExerciseRow,
    Group,
    GroupStaff,
    Learner,
    LearnerAsk,
    Progress,
    Space,
)
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now
from tremplin.services.family.certificates import certificates_of
from tremplin.services.family.slips import issue_slip
from tremplin.services.learning.paths import group_curricula


@pytest.fixture
def curriculum(app, cast):
    with app.app_context():
        return group_curricula(db.session.get_one(Learner, cast.awa.id).group)[0][1]


def do_all(app, child, curriculum, but=0):
    core = [slug for unit in curriculum.units for slug in unit.core]
    with app.app_context():
        for slug in core[: len(core) - but]:
            note_progress(child, slug, stars=1)


def address(child, curriculum, kind):
    return f"/teach/learners/{child.id}/certificates/{curriculum.slug}.{kind}"


def test_there_is_none_before_the_last_exercise(app, cast, as_nadia, curriculum):
    do_all(app, cast.awa, curriculum, but=1)
    assert as_nadia.get(address(cast.awa, curriculum, "pdf")).status_code == 404
    assert "Certificats" not in as_nadia.get(f"/teach/learners/{cast.awa.id}").text


def test_on_paper_it_is_one_page(app, cast, as_nadia, curriculum):
    do_all(app, cast.awa, curriculum)
    pdf = as_nadia.get(address(cast.awa, curriculum, "pdf"))
    assert pdf.mimetype == "application/pdf"
    assert pdf.data.count(b"/Type /Page\n") == 1
    assert as_nadia.get(address(cast.awa, curriculum, "exe")).status_code == 404


def test_it_is_of_the_day_on_which_the_last_of_it_was_done(app, cast, curriculum):
    do_all(app, cast.awa, curriculum)
    with app.app_context():
        first, *_, last = db.session.scalars(select(Progress).order_by(Progress.id)).all()
        with unit_of_work():
            first.first_success_at -= timedelta(days=3)
        (certificate,) = certificates_of(db.session.get_one(Learner, cast.awa.id), {})
        assert certificate.awarded_at == last.first_success_at


def test_taking_it_is_in_the_trail(app, cast, as_nadia, curriculum):
    do_all(app, cast.awa, curriculum)
    as_nadia.get(address(cast.awa, curriculum, "json"))
    with app.app_context():
        event = db.session.scalars(
            select(AuditEvent).where(AuditEvent.action == "certificate.taken")
        ).one()
        assert (event.learner_id, event.actor) == (cast.awa.id, f"staff:{cast.nadia.id}")


def test_in_a_childs_own_version_it_is_for_what_is_asked_of_her(app, cast, as_nadia, curriculum):
    do_all(app, cast.awa, curriculum, but=1)
    with app.app_context(), unit_of_work() as session:
        last = session.scalars(
            select(ExerciseRow.id).where(ExerciseRow.slug == curriculum.units[-1].core[-1])
        ).one()
        session.add(
            LearnerAsk(
                learner_id=cast.awa.id,
                exercise_id=last,
                ask=Ask.ASIDE,
                staff_id=cast.nadia.id,
                chosen_at=now(),
            )
        )
    assert as_nadia.get(address(cast.awa, curriculum, "pdf")).status_code == 200


def test_a_child_who_changes_groups_keeps_it(app, cast, as_nadia, curriculum):
    do_all(app, cast.awa, curriculum)
    with app.app_context(), unit_of_work() as session:
        group = Group(
            space=Space(name="Ailleurs"),
            name="Jeudi",
            join_code="JEUD4",
            language="fr",
            created_at=now(),
        )
        group.staff.append(GroupStaff(staff_id=cast.nadia.id))
        session.add(group)
        session.get_one(Learner, cast.awa.id).group = group
    assert as_nadia.get(address(cast.awa, curriculum, "pdf")).status_code == 200


def test_as_a_badge_it_has_what_the_standard_requires_and_holds(app, cast, as_nadia, curriculum):
    do_all(app, cast.awa, curriculum)
    badge = json.loads(as_nadia.get(address(cast.awa, curriculum, "json")).data)
    read = AchievementCredential.model_validate(badge)
    assert tuple(read.context) == CONTEXT
    assert set(read.type) == {"VerifiableCredential", "AchievementCredential"}
    assert read.issuer.id.startswith("did:key:z6Mk")
    assert (
        read.proof.verificationMethod
        == f"{read.issuer.id}#{read.issuer.id.removeprefix('did:key:')}"
    )
    assert read.credentialSubject.achievement.criteria.narrative
    assert [each.identityHash for each in read.credentialSubject.identifier] == ["Awa"]
    assert badge_holds(badge)


def test_a_badge_that_was_changed_does_not_hold(app, cast, as_nadia, curriculum):
    do_all(app, cast.awa, curriculum)
    badge = json.loads(as_nadia.get(address(cast.awa, curriculum, "json")).data)
    other = copy.deepcopy(badge)
    other["credentialSubject"]["identifier"][0]["identityHash"] = "Omar"
    assert not badge_holds(other)


@pytest.mark.parametrize(("name", "has_gaps"), [("Олена", False), ("Léa 🚀", True)])
def test_the_family_is_told_of_gaps_before_it_prints(app, cast, curriculum, name, has_gaps):
    do_all(app, cast.awa, curriculum)
    visitor = app.test_client()
    with app.app_context():
        awa = db.session.get_one(Learner, cast.awa.id)
        with unit_of_work():
            awa.display_name = name
        code = issue_slip(awa, "fr", SECRET_KEY, "cli").code
    visitor.get(f"/family/{code}")
    assert ("ne sait pas imprimer 🚀" in visitor.get("/family/progress").text) is has_gaps
    assert (
        visitor.get(f"/family/certificates/{curriculum.slug}.pdf").data.count(b"/Type /Page\n") == 1
    )


def test_the_family_has_it_and_nobody_elses(app, cast, curriculum):
    do_all(app, cast.awa, curriculum)
    visitor = app.test_client()
    with app.app_context():
        code = issue_slip(db.session.get_one(Learner, cast.awa.id), "ar", SECRET_KEY, "cli").code
    visitor.get(f"/family/{code}")
    assert f"/family/certificates/{curriculum.slug}.pdf" in visitor.get("/family/progress").text
    pdf = visitor.get(f"/family/certificates/{curriculum.slug}.pdf")
    assert b"NotoSansArabic" in pdf.data
    assert pdf.data.count(b"/Type /Page\n") == 1
    badge = json.loads(visitor.get(f"/family/certificates/{curriculum.slug}.json").data)
    assert "إظهار رسالة" in json.dumps(badge, ensure_ascii=False)
    assert visitor.get(address(cast.awa, curriculum, "pdf")).status_code == 302
