"""Erasure: at once, on its day, after long without a visit; nothing of the child is left behind."""

import re
import zipfile
from contextlib import contextmanager
from datetime import timedelta

import time_machine
from sqlalchemy import select
from tests.cast import SECRET_KEY, note_progress
from tests.http.zelda import MARK, RETENTION, child, note_of

from tremplin.models import Learner, Site
from tremplin.models.db import Base, db, unit_of_work
from tremplin.services.accounts.child_erasure import call_off_erasure, erase_due
from tremplin.services.clock import now
from tremplin.services.operations.backups import back_up
from tremplin.services.operations.keep_house import keep_house


@contextmanager
def later(days):
    """So many days later, in a house that ran all the while: its clock is believed."""
    with time_machine.travel(now() + timedelta(days=days), tick=False):
        with unit_of_work() as session:
            session.scalars(select(Site)).one().last_seen_at = now()
        yield


def test_an_erased_child_is_nowhere_any_more(app, cast, as_nadia, zelda, tmp_path):
    """Searched for by name and by program, in every table and in the bytes of every file and of the next backup."""
    assert (
        "Tapez"
        in as_nadia.post(f"{zelda}/erasure", data={"name": "Awa"}, follow_redirects=True).text
    )
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
    assert "a tout effacé de l’enfant – un enfant effacé" in page
    assert MARK not in page


def test_a_planned_erasure_is_done_on_its_day(app, cast, family):
    family.post("/family/withdrawal")
    with app.app_context():
        assert erase_due("house") == 0
        with time_machine.travel(now() + timedelta(days=15)):
            assert erase_due("house") == 1
    assert child(app, cast) is None


def test_an_idle_child_is_announced_and_stays_when_she_comes_back(app, cast, as_nadia, zelda):
    with app.app_context(), later(731):
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        assert child(app, cast).erase_at == now() + timedelta(days=60)
        note_progress(cast.awa, "badge")
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        assert child(app, cast).erase_at is None


def test_who_can_call_it_off_reads_of_it(app, cast, as_nadia, family, zelda):
    with app.app_context(), later(731):
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        group = child(app, cast).group_id
        day = f"{child(app, cast).erase_at:%Y}"
    for page in (as_nadia.get(f"/teach/groups/{group}"), family.get("/family/progress")):
        assert re.search(rf"Zelda {MARK}(</bdi>)?[^<]* tout est effacé le [^<]*{day}", page.text)


def test_a_child_who_was_kept_by_hand_is_not_announced_again_at_once(app, cast, as_nadia, zelda):
    with app.app_context(), later(731):
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        call_off_erasure(db.session.get_one(Learner, cast.awa.id), "cli")
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        assert child(app, cast).erase_at is None
        with later(731):
            keep_house(SECRET_KEY, RETENTION, note_of(app))
            assert child(app, cast).erase_at is not None


def test_an_idle_child_is_erased_after_the_notice(app, cast, zelda):
    with app.app_context():
        with later(731):
            keep_house(SECRET_KEY, RETENTION, note_of(app))
        with later(800):
            keep_house(SECRET_KEY, RETENTION, note_of(app))
    assert child(app, cast) is None
