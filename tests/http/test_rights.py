"""Consent, the child's box, words, erasure: what a family may ask for, and that nothing of a child is left behind."""

import io
import json
import re
import zipfile
from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import select
from tests.cast import SECRET_KEY, a_verdict, hand_in, note_progress

from tremplin.content.archive import SEAL, SUMS, write_archive
from tremplin.content.seal import seal
from tremplin.domain.path import Ask
from tremplin.models import (
    AuditEvent,
    ChecklistTick,
    Consent,
    Draft,
    EraseReason,
    Group,
    Learner,
    LearnerAsk,
    Progress,
    Submission,
)
from tremplin.models.db import Base, db, unit_of_work
from tremplin.services.clock import now
from tremplin.services.family.issue_slip import issue_slip
from tremplin.services.house.audit_trail import NOTE, examine_trail
from tremplin.services.house.back_up import back_up
from tremplin.services.house.erase_child import call_off_erasure, erase_due, plan_erasure
from tremplin.services.house.keep_house import Retention, keep_house
from tremplin.services.learning.open_path import asked_of, chosen_by, path_of
from tremplin.services.learning.raise_hand import Snapshot, raise_hand
from tremplin.services.learning.save_draft import save_draft
from tremplin_sandbox.verdict import VerdictClass

MARK = "marque-de-zelda-7391"
RETENTION = Retention(timedelta(days=730), timedelta(days=60))


def note_of(app):
    """Where the house notes its last seal."""
    return app.config["SETTINGS"].var / NOTE


@pytest.fixture
def zelda(app, cast):
    """Awa with a name and programs that occur nowhere else, and something in every table that may hold her."""
    with app.app_context():
        with unit_of_work() as session:
            child = session.get_one(Learner, cast.awa.id)
            child.display_name = f"Zelda {MARK}"
        note_progress(cast.awa, "hello", stars=1)
        hand_in(cast.awa, "hello", f"print('{MARK}')\n", a_verdict(got=MARK))
        progress = db.session.scalars(select(Progress).where(Progress.learner_id == child.id)).one()
        save_draft(child.id, progress.exercise_id, f"# {MARK}\n", 0)
        raise_hand(child.id, progress.exercise_id, Snapshot(f"# {MARK}", "", None))
        return f"/teach/learners/{child.id}"


@pytest.fixture
def family(app, cast, zelda):
    visitor = app.test_client()
    with app.app_context():
        code = issue_slip(db.session.get_one(Learner, cast.awa.id), "fr", SECRET_KEY, "cli").code
    visitor.get(f"/family/{code}")
    return visitor


def child(app, cast):
    with app.app_context():
        return db.session.get(Learner, cast.awa.id)


def box_of(visitor, address):
    answer = visitor.post(address)
    assert answer.mimetype == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        return answer.data, {name: archive.read(name) for name in archive.namelist()}


def test_a_family_agrees_and_reads_when_it_did(app, family):
    assert "Nous sommes d'accord" in family.get("/family/progress").text
    family.post("/family/consent")
    family.post("/family/consent")
    assert "Vous avez donné votre accord le" in family.get("/family/progress").text
    with app.app_context():
        consent = db.session.scalars(select(Consent)).one()
        assert consent.given_by.startswith("slip:")


def test_withdrawing_closes_the_way_in_and_can_be_called_off(app, cast, family, client):
    family.post("/family/consent")
    family.post("/family/withdrawal")
    assert cast.log_in(client, cast.awa).get("/path").status_code == 302
    assert child(app, cast).erase_at is not None
    assert "Annuler" in family.get("/family/progress").text
    family.post("/family/consent")
    assert child(app, cast).erase_at is None
    assert cast.log_in(client, cast.awa).get("/path").status_code == 200


def test_a_slip_still_opens_the_page_while_the_erasure_is_awaited(app, cast, family):
    family.post("/family/withdrawal")
    with app.app_context():
        code = issue_slip(db.session.get_one(Learner, cast.awa.id), "fr", SECRET_KEY, "cli").code
    assert app.test_client().get(f"/family/{code}").status_code == 302


def test_paper_counts_too(as_nadia, zelda, app):
    page = as_nadia.post(f"{zelda}/consent", follow_redirects=True).text
    assert "Sur papier." in page
    assert "Aucun accord" in as_nadia.post(f"{zelda}/withdrawal", follow_redirects=True).text


def test_the_group_is_told_whose_consent_is_missing_and_notes_what_was_signed(app, cast, as_nadia, family, zelda):
    group = f"/teach/groups/{cast.mercredi.id}"
    assert "de 3 familles n'est pas encore noté" in as_nadia.get(group).text
    family.post("/family/consent")
    assert "de 2 familles n'est pas encore noté" in as_nadia.get(group).text
    missing = re.search(r'<details id="consents".*?</details>', as_nadia.get(f"{group}/settings").text, re.DOTALL)[0]
    assert MARK not in missing
    ticked = [str(each.id) for each in (cast.theo, cast.lina, cast.zoe)]
    page = as_nadia.post(f"{group}/consents", data={"child": ticked}, follow_redirects=True).text
    assert "Gardez le papier" in page
    assert 'id="consents"' not in page
    assert "pas encore noté" not in as_nadia.get(group).text
    with app.app_context():
        noted = db.session.scalars(select(Consent.learner_id).where(Consent.way == "paper")).all()
        assert set(noted) == {cast.theo.id, cast.lina.id}
    nobody = as_nadia.post(f"{group}/consents", data={}, follow_redirects=True).text
    assert "Cochez au moins un enfant" in nobody


def test_a_yes_to_an_older_notice_is_asked_for_again(as_nadia, cast, family, zelda, monkeypatch):
    family.post("/family/consent")
    monkeypatch.setattr("tremplin.services.family.consent.NOTICE", "2099-01")
    assert "de 3 familles" in as_nadia.get(f"/teach/groups/{cast.mercredi.id}").text


@pytest.mark.parametrize("undo", ["erasure/end", "return"])
def test_nobody_of_the_house_calls_off_what_a_family_wished(app, cast, as_nadia, family, zelda, undo):
    client = app.test_client()
    family.post("/family/withdrawal")
    planned = child(app, cast).erase_at
    page = as_nadia.post(f"{zelda}/{undo}", follow_redirects=True).text
    assert "Elle seule peut l&#39;annuler" in page
    assert child(app, cast).erase_at == planned
    assert cast.log_in(client, cast.awa).get("/path").status_code == 302
    for place in (zelda, f"/teach/groups/{cast.mercredi.id}/settings"):
        assert f"{zelda}/{undo}" not in as_nadia.get(place).text
    as_nadia.post(f"{zelda}/consent")
    assert child(app, cast).erase_at is None
    assert cast.log_in(client, cast.awa).get("/path").status_code == 200


def test_a_familys_wish_counts_more_than_an_idle_childs_notice(app, cast, family, client, zelda):
    with app.app_context():
        plan_erasure(db.session.get_one(Learner, cast.awa.id), "house", EraseReason.IDLE, timedelta(days=60))
    page = family.post("/family/withdrawal", follow_redirects=True).text
    assert child(app, cast).erase_at < now() + timedelta(days=14)
    assert "n'entre plus" in page
    assert cast.log_in(client, cast.awa).get("/path").status_code == 302


def test_the_notice_is_open_to_everybody_in_three_languages(client):
    for language, words in (("fr", "Pour toi"), ("en", "For you, the child"), ("ar", "لك أنت")):
        client.post("/language", data={"language": language, "next": "/family/notice"})
        page = client.get("/family/notice").text
        assert words in page
        assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in page


def test_from_the_notice_a_family_goes_back_to_answer_and_others_have_no_page_to_go_to(client, family):
    assert 'href="/family/progress#rights"' in family.get("/family/notice").text
    assert "/family/progress" not in client.get("/family/notice").text


def test_the_notice_says_how_long_in_words_that_people_use(client):
    client.post("/language", data={"language": "fr"})
    page = client.get("/family/notice").text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Après 2 ans sans visite" in page
    assert "60 jours plus tard" in page


def test_arabic_is_for_families_only(client):
    client.post("/language", data={"language": "ar"})
    assert 'lang="ar"' in client.get("/family/").text
    assert 'lang="ar"' not in client.get("/").text


def test_the_box_opens_without_a_network_and_holds_everything(family):
    _, files = box_of(family, "/family/box")
    page = files["index.html"].decode()
    assert MARK in page
    assert not re.search(r'src="|<script|https?://(?!www\.w3\.org)', page)
    assert [name for name in re.findall(r'href="([^"]*)"', page) if name not in files] == []
    data = json.loads(files["data.json"])
    assert [each["slug"] for each in data["exercises"]] == ["hello"]
    assert files["programs/hello.py"] == f"# {MARK}\n".encode()


def test_the_box_has_words_hands_ticks_and_certificates(app, cast, as_nadia, zelda):
    as_nadia.post(f"{zelda}/notes", data={"text": "A aidé sa voisine."})
    for slug in ("badge", "add-two"):
        with app.app_context():
            note_progress(cast.awa, slug, stars=1)
    with app.app_context(), unit_of_work() as session:
        progress = session.scalars(select(Progress).where(Progress.learner_id == cast.awa.id)).first()
        session.add(
            ChecklistTick(
                learner_id=cast.awa.id,
                exercise_id=progress.exercise_id,
                item="title",
                staff_id=cast.nadia.id,
                ticked_at=now(),
            )
        )
    data, files = box_of(as_nadia, f"{zelda}/box")
    page = files["index.html"].decode()
    for words in ("A aidé sa voisine.", "Main levée le", 'href="certificates/tremplin-first-steps.pdf"'):
        assert words in page
    as_nadia.post(f"{zelda}/erasure", data={"name": f"Zelda {MARK}"})
    as_nadia.post(f"/teach/groups/{cast.mercredi.id}/boxes", data={"box": (io.BytesIO(data), "box.zip")})
    with app.app_context():
        tick = db.session.scalars(select(ChecklistTick)).one()
        assert (tick.item, tick.staff_id) == ("title", cast.nadia.id)


def test_a_box_says_what_was_not_right_yet_and_of_which_year(app, cast, as_nadia, zelda):
    with app.app_context():
        hand_in(cast.awa, "hello", "print('Bop')\n", a_verdict(VerdictClass.FAILED))
        year = f"{now():%Y}"
    _, files = box_of(as_nadia, f"{zelda}/box")
    page = files["index.html"].decode()
    assert "Regarde encore." in page
    assert re.search(rf"<h4>[^<]*{year}[^<]*Pas encore", page)


def test_a_box_gives_the_same_progress_in_another_house(app, cast, as_nadia, zelda):
    data, _ = box_of(as_nadia, f"{zelda}/box")
    as_nadia.post(f"{zelda}/erasure", data={"name": f"Zelda {MARK}"})
    assert child(app, cast) is None
    with app.app_context():
        group = db.session.scalars(select(Group.id).where(Group.name == "Mercredi")).one()
    answer = as_nadia.post(f"/teach/groups/{group}/boxes", data={"box": (io.BytesIO(data), "box.zip")})
    assert "/teach/learners/" in answer.location
    with app.app_context():
        learner = db.session.scalars(select(Learner).where(Learner.display_name == f"Zelda {MARK}")).one()
        progress = db.session.scalars(select(Progress).where(Progress.learner_id == learner.id)).one()
        assert (progress.stars, progress.first_success_at is not None) == (1, True)
        assert db.session.scalars(select(Submission.source).where(Submission.learner_id == learner.id)).all() == [
            f"print('{MARK}')\n"
        ]
        assert db.session.scalars(select(Draft.source).where(Draft.learner_id == learner.id)).all() == [f"# {MARK}\n"]
    again = as_nadia.post(
        f"/teach/groups/{group}/boxes", data={"box": (io.BytesIO(data), "b.zip")}, follow_redirects=True
    )
    assert "déjà" in again.text


def open_in(as_nadia, cast, zelda, data):
    """Erase the child and open her box in the same group; the page of who comes out of it."""
    as_nadia.post(f"{zelda}/erasure", data={"name": f"Zelda {MARK}"})
    return as_nadia.post(
        f"/teach/groups/{cast.mercredi.id}/boxes", data={"box": (io.BytesIO(data), "box.zip")}
    ).location


def test_her_own_version_of_the_path_travels_in_the_box(app, cast, as_nadia, zelda):
    as_nadia.post(
        f"{zelda}/paths/first-steps", data={"ask-hello": "asked", "ask-badge": "aside", "ask-add-two": "free"}
    )
    as_nadia.post(f"{zelda}/exercises", data={"slug": "add-two"})
    data, _ = box_of(as_nadia, f"{zelda}/box")
    address = open_in(as_nadia, cast, zelda, data)
    with app.app_context():
        newcomer = db.session.get_one(Learner, UUID(address.rpartition("/")[2]))
        assert asked_of(newcomer.id) == {"badge": Ask.ASIDE, "add-two": Ask.FREE}
        assert chosen_by([newcomer.id]) == {newcomer.id: ["add-two"]}
        assert set(db.session.scalars(select(LearnerAsk.staff_id))) == {cast.nadia.id}
        assert path_of(newcomer).total_count == 1


def sealed_again(files, change):
    """The box of a house of its own: its seal and its checksums are right, and its data are what ``change`` made."""
    data = json.loads(files["data.json"])
    change(data)
    entries = {name: content for name, content in files.items() if name not in (SUMS, SEAL)}
    return write_archive({**entries, "data.json": json.dumps(data).encode()}, partial(seal, house="X", secret="x"))


def test_a_box_from_before_there_were_versions_still_opens(app, cast, as_nadia, zelda):
    _, files = box_of(as_nadia, f"{zelda}/box")
    older = sealed_again(files, lambda data: [data.pop(name) for name in ("asks", "opened")])
    address = open_in(as_nadia, cast, zelda, older)
    with app.app_context():
        assert asked_of(UUID(address.rpartition("/")[2])) == {}


def test_what_is_asked_over_an_exercise_of_another_house_is_left_out(app, cast, as_nadia, zelda):
    as_nadia.post(f"{zelda}/paths/first-steps", data={"ask-badge": "aside", "ask-add-two": "free"})
    _, files = box_of(as_nadia, f"{zelda}/box")
    elsewhere = sealed_again(files, lambda data: data["asks"][0].update(id="00000000-0000-4000-8000-00000000dead"))
    address = open_in(as_nadia, cast, zelda, elsewhere)
    with app.app_context():
        assert len(asked_of(UUID(address.rpartition("/")[2]))) == 1


@pytest.mark.parametrize("spoil", ["data", "nothing", "script"])
def test_a_box_that_was_changed_is_refused(app, cast, as_nadia, zelda, spoil):
    _, files = box_of(as_nadia, f"{zelda}/box")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content.replace(b'"stars": 1', b'"stars": 2') if spoil == "data" else content)
    bad = {"data": buffer.getvalue(), "nothing": b"", "script": b"PK\x03\x04 no archive"}[spoil]
    page = as_nadia.post(
        f"/teach/groups/{cast.mercredi.id}/boxes", data={"box": (io.BytesIO(bad), "b.zip")}, follow_redirects=True
    )
    assert "notice" in page.text
    with app.app_context():
        assert db.session.query(Learner).filter(Learner.display_name.contains("Zelda")).count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["exercises"][0]["drafts"].append(data["exercises"][0]["drafts"][0]),
        lambda data: data["exercises"].append(data["exercises"][0]),
        lambda data: data["exercises"][0]["submissions"][0].update(verdict={"verdict": "passed"}),
        lambda data: data.update(avatar="../../../etc/passwd"),
        lambda data: data.update(format=2),
        lambda data: data.update(is_admin=True),
        lambda data: data["asks"].append(data["asks"][0]),
        lambda data: data["asks"][0].update(ask="everything"),
    ],
)
def test_a_box_that_no_house_packed_is_refused_whole(app, cast, as_nadia, zelda, change):
    as_nadia.post(f"{zelda}/paths/first-steps", data={"ask-badge": "aside"})
    _, files = box_of(as_nadia, f"{zelda}/box")
    bad = sealed_again(files, change)
    page = as_nadia.post(
        f"/teach/groups/{cast.mercredi.id}/boxes", data={"box": (io.BytesIO(bad), "b.zip")}, follow_redirects=True
    )
    assert "pas la boîte" in page.text
    with app.app_context():
        assert db.session.query(Learner).filter(Learner.display_name.contains("Zelda")).count() == 1


def test_an_erased_child_is_nowhere_any_more(app, cast, as_nadia, zelda, tmp_path):
    """Searched for by name and by program, in every table and in the bytes of every file and of the next backup."""
    assert "Tapez" in as_nadia.post(f"{zelda}/erasure", data={"name": "Awa"}, follow_redirects=True).text
    as_nadia.post(f"{zelda}/erasure", data={"name": f"zelda {MARK}"})
    with app.app_context():
        for table in Base.metadata.sorted_tables:
            rows = db.session.execute(select(table)).all()
            assert MARK not in repr(rows), table.name
        backup = back_up(tmp_path / "backups", SECRET_KEY, now())
    with zipfile.ZipFile(backup) as packed:
        packed.extractall(tmp_path / "unpacked")
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or MARK.encode() not in file.read_bytes(), file.name
    assert as_nadia.get(zelda).status_code == 404


def test_the_trail_keeps_that_it_was_done_without_a_name(app, cast, as_nadia, as_karim, zelda):
    as_nadia_again = cast.log_in(app.test_client(), cast.nadia)
    as_nadia_again.post(f"{zelda}/erasure", data={"name": f"Zelda {MARK}"})
    page = cast.log_in(app.test_client(), cast.karim).get("/teach/trail").text
    assert "a tout effacé de l&#39;enfant – un enfant effacé" in page
    assert MARK not in page


def test_a_planned_erasure_is_done_on_its_day(app, cast, family):
    family.post("/family/withdrawal")
    with app.app_context():
        assert erase_due("house") == 0
        with time_machine.travel(now() + timedelta(days=15)):
            assert erase_due("house") == 1
    assert child(app, cast) is None


def test_an_idle_child_is_announced_and_stays_when_she_comes_back(app, cast, as_nadia, zelda):
    with app.app_context(), time_machine.travel(now() + timedelta(days=731), tick=False):
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        assert child(app, cast).erase_at == now() + timedelta(days=60)
        note_progress(cast.awa, "badge")
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        assert child(app, cast).erase_at is None


def test_who_can_call_it_off_reads_of_it(app, cast, as_nadia, family, zelda):
    with app.app_context(), time_machine.travel(now() + timedelta(days=731), tick=False):
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        group = child(app, cast).group_id
        day = f"{child(app, cast).erase_at:%Y}"
    for page in (as_nadia.get(f"/teach/groups/{group}"), family.get("/family/progress")):
        assert re.search(rf"Zelda {MARK}(</bdi>)?[^<]* tout est effacé le [^<]*{day}", page.text)


def test_a_child_who_was_kept_by_hand_is_not_announced_again_at_once(app, cast, as_nadia, zelda):
    with app.app_context(), time_machine.travel(now() + timedelta(days=731), tick=False):
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        call_off_erasure(db.session.get_one(Learner, cast.awa.id), "cli")
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        assert child(app, cast).erase_at is None
        with time_machine.travel(now() + timedelta(days=731), tick=False):
            keep_house(SECRET_KEY, RETENTION, note_of(app))
            assert child(app, cast).erase_at is not None


def test_an_idle_child_is_erased_after_the_notice(app, cast, zelda):
    with app.app_context():
        with time_machine.travel(now() + timedelta(days=731)):
            keep_house(SECRET_KEY, RETENTION, note_of(app))
        with time_machine.travel(now() + timedelta(days=800)):
            keep_house(SECRET_KEY, RETENTION, note_of(app))
    assert child(app, cast) is None


def test_words_for_the_family_are_on_its_page_until_taken_back(app, as_nadia, family, zelda):
    as_nadia.post(f"{zelda}/notes", data={"text": "A <b>aidé</b> sa voisine."})
    assert "A &lt;b&gt;aidé&lt;/b&gt; sa voisine." in family.get("/family/progress").text
    page = as_nadia.get(zelda).text
    removal = re.search(r'action="([^"]*/notes/[^"]*/removal)"', page)[1]
    as_nadia.post(removal)
    assert "sa voisine" not in family.get("/family/progress").text
    assert "500 caractères" in as_nadia.post(f"{zelda}/notes", data={"text": " "}, follow_redirects=True).text


def test_a_child_chooses_what_is_shown_at_home(app, cast, family, client):
    awa = cast.log_in(client, cast.awa)
    assert "Le montrer à la maison" in awa.get("/exercises/hello").text
    awa.post("/exercises/hello/shown", data={"shown": "1"})
    page = family.get("/family/progress").text
    assert "veut montrer" in page
    assert MARK in page
    awa.post("/exercises/hello/shown", data={"shown": "0"})
    assert "veut montrer" not in family.get("/family/progress").text


def test_what_has_not_passed_is_not_shown(app, cast, client, zelda):
    awa = cast.log_in(client, cast.awa)
    assert awa.post("/exercises/badge/shown", data={"shown": "1"}).status_code == 422


def test_the_trail_is_a_chain_and_a_change_shows(app, cast, as_nadia, zelda):
    as_nadia.get(zelda)
    with app.app_context():
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        state = examine_trail(SECRET_KEY, note_of(app))
        assert (state.broken_at, state.waiting) == (None, 0)
        assert state.sealed >= 1
        with unit_of_work() as session:
            session.scalars(select(AuditEvent).where(AuditEvent.number == 1)).one().actor = "staff:somebody-else"
        assert examine_trail(SECRET_KEY, note_of(app)).broken_at == 1


def test_an_event_taken_out_of_the_trail_shows(app, cast, as_nadia, zelda):
    for _ in range(3):
        as_nadia.post(f"{zelda}/notes", data={"text": "Bravo"})
    with app.app_context():
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        with unit_of_work() as session:
            session.delete(session.scalars(select(AuditEvent).where(AuditEvent.number == 2)).one())
        assert examine_trail(SECRET_KEY, note_of(app)).broken_at == 2


def test_only_the_admin_reads_the_trail(as_nadia):
    assert as_nadia.get("/teach/trail").status_code == 403


def test_another_key_does_not_fit(app, as_nadia, zelda):
    as_nadia.get(zelda)
    with app.app_context():
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        assert examine_trail("another key", note_of(app)).broken_at == 1
