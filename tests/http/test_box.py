"""The child's box: everything of hers in one archive, opened without a network or in another house."""

import io
import json
import re
import zipfile
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import select
from tests.cast import a_verdict, hand_in, note_progress
from tests.http.zelda import MARK, child

from tremplin.content.exchange.archive import SEAL, SUMS, write_archive
from tremplin.content.exchange.seal import seal
from tremplin.domain.path import Ask
from tremplin.models import ChecklistTick, Draft, Group, Learner, LearnerAsk, Progress, Submission
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now
from tremplin.services.learning.paths import asked_of, chosen_by, path_of
from tremplin_sandbox.verdict import VerdictClass


def box_of(visitor, address):
    answer = visitor.post(address)
    assert answer.mimetype == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        return answer.data, {name: archive.read(name) for name in archive.namelist()}


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
        progress = session.scalars(
            select(Progress).where(Progress.learner_id == cast.awa.id)
        ).first()
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
    for words in (
        "A aidé sa voisine.",
        "Main levée le",
        'href="certificates/tremplin-first-steps.pdf"',
    ):
        assert words in page
    as_nadia.post(f"{zelda}/erasure", data={"name": f"Zelda {MARK}"})
    as_nadia.post(
        f"/teach/groups/{cast.mercredi.id}/boxes", data={"box": (io.BytesIO(data), "box.zip")}
    )
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
    answer = as_nadia.post(
        f"/teach/groups/{group}/boxes", data={"box": (io.BytesIO(data), "box.zip")}
    )
    assert "/teach/learners/" in answer.location
    with app.app_context():
        learner = db.session.scalars(
            select(Learner).where(Learner.display_name == f"Zelda {MARK}")
        ).one()
        progress = db.session.scalars(
            select(Progress).where(Progress.learner_id == learner.id)
        ).one()
        assert (progress.stars, progress.first_success_at is not None) == (1, True)
        assert db.session.scalars(
            select(Submission.source).where(Submission.learner_id == learner.id)
        ).all() == [f"print('{MARK}')\n"]
        assert db.session.scalars(
            select(Draft.source).where(Draft.learner_id == learner.id)
        ).all() == [f"# {MARK}\n"]
    again = as_nadia.post(
        f"/teach/groups/{group}/boxes",
        data={"box": (io.BytesIO(data), "b.zip")},
        follow_redirects=True,
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
        f"{zelda}/paths/first-steps",
        data={"ask-hello": "asked", "ask-badge": "aside", "ask-add-two": "free"},
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
    return write_archive(
        {**entries, "data.json": json.dumps(data).encode()}, partial(seal, house="X", secret="x")
    )


def test_a_box_from_before_there_were_versions_still_opens(app, cast, as_nadia, zelda):
    _, files = box_of(as_nadia, f"{zelda}/box")
    older = sealed_again(files, lambda data: [data.pop(name) for name in ("asks", "opened")])
    address = open_in(as_nadia, cast, zelda, older)
    with app.app_context():
        assert asked_of(UUID(address.rpartition("/")[2])) == {}


def test_what_is_asked_over_an_exercise_of_another_house_is_left_out(app, cast, as_nadia, zelda):
    as_nadia.post(f"{zelda}/paths/first-steps", data={"ask-badge": "aside", "ask-add-two": "free"})
    _, files = box_of(as_nadia, f"{zelda}/box")
    elsewhere = sealed_again(
        files, lambda data: data["asks"][0].update(id="00000000-0000-4000-8000-00000000dead")
    )
    address = open_in(as_nadia, cast, zelda, elsewhere)
    with app.app_context():
        assert len(asked_of(UUID(address.rpartition("/")[2]))) == 1


@pytest.mark.parametrize("spoil", ["data", "nothing", "script"])
def test_a_box_that_was_changed_is_refused(app, cast, as_nadia, zelda, spoil):
    _, files = box_of(as_nadia, f"{zelda}/box")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(
                name, content.replace(b'"stars": 1', b'"stars": 2') if spoil == "data" else content
            )
    bad = {"data": buffer.getvalue(), "nothing": b"", "script": b"PK\x03\x04 no archive"}[spoil]
    page = as_nadia.post(
        f"/teach/groups/{cast.mercredi.id}/boxes",
        data={"box": (io.BytesIO(bad), "b.zip")},
        follow_redirects=True,
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
        lambda data: data.update(format=3),
        lambda data: data.update(is_admin=True),
        lambda data: data.update(badges=[{"slug": "<b>", "earned_at": "2026-11-27T12:00:00Z"}]),
        lambda data: data.update(
            meetings=[{"starts_at": "2026-11-27T12:00:00Z", "minutes": -1, "title": None}]
        ),
        lambda data: data["asks"].append(data["asks"][0]),
        lambda data: data["asks"][0].update(ask="everything"),
        lambda data: data["asks"][0].update(chosen_at="2026-11-27T12:00:00"),
        lambda data: data["exercises"][0].update(last_activity_at="2026-11-27T12:00:00"),
    ],
)
def test_a_box_that_no_house_packed_is_refused_whole(app, cast, as_nadia, zelda, change):
    as_nadia.post(f"{zelda}/paths/first-steps", data={"ask-badge": "aside"})
    _, files = box_of(as_nadia, f"{zelda}/box")
    bad = sealed_again(files, change)
    page = as_nadia.post(
        f"/teach/groups/{cast.mercredi.id}/boxes",
        data={"box": (io.BytesIO(bad), "b.zip")},
        follow_redirects=True,
    )
    assert "pas la boîte" in page.text
    with app.app_context():
        assert db.session.query(Learner).filter(Learner.display_name.contains("Zelda")).count() == 1
