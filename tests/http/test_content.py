"""Content that travels between houses, through the pages."""

import io
import os
import re
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select
from tests.cast import ROOT, ScriptedSandbox
from tests.content.samples import changed, exercise

from tremplin.content.authoring.curriculum_draft import CurriculumDraft
from tremplin.content.exchange.pack import read_pack, write_pack
from tremplin.content.exchange.seal import seal
from tremplin.grading import GradingLoop
from tremplin.models import (
    AuditEvent,
    CurriculumRow,
    ExerciseDraftRow,
    ExerciseRevision,
    ExerciseRow,
    Staff,
)
from tremplin.models.db import db
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.content.curriculum_drafts import (
    begin_curriculum,
    publish,
    save_curriculum_draft,
)
from tremplin.services.content.load_content import ExerciseFolder, load_content
from tremplin.services.content.packs import export_own, own_content
from tremplin.services.errors import NotFound
from tremplin.web.factory import MAX_REQUEST_BYTES

sealed = partial(seal, house="La bibliothèque", secret="their key")


@pytest.fixture
def as_karim(client, cast):
    return cast.log_in(client, cast.karim)


@pytest.fixture(autouse=True)
def sandbox(app):
    app.extensions["grading"] = GradingLoop(lambda: None, lambda *given: None, ScriptedSandbox(), 0)


def bring(visitor, data):
    return visitor.post("/teach/content", data={"pack": (io.BytesIO(data), "pack.zip")})


def pack_of(**exercises):
    return write_pack(
        "theirs", {slug.replace("_", "-"): files for slug, files in exercises.items()}, {}, sealed
    )


def token_of(page):
    return re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]


def count(app, kind):
    with app.app_context():
        return db.session.query(kind).count()


def test_a_curriculum_is_taken_along_whole(app, as_nadia):
    answer = as_nadia.get("/teach/content/curricula/first-steps.zip")
    assert (
        answer.headers["Content-Disposition"] == 'attachment; filename="tremplin-first-steps.zip"'
    )
    pack = read_pack(answer.data)
    assert set(pack.exercises) == {"hello", "badge", "add-two"}
    assert pack.exercises["hello"] == exercise("hello")
    assert pack.seal.house == "Tremplin"


def test_what_was_taken_along_changes_nothing_when_it_comes_back(app, as_karim):
    before = count(app, ExerciseRevision)
    answer = bring(as_karim, as_karim.get("/teach/content/curricula/first-steps.zip").data)
    assert answer.status_code == 200
    assert "Nouveaux\u00a0: 0. Changés\u00a0: 0. Déjà là\u00a0: 4." in answer.text
    assert count(app, ExerciseRevision) == before


def test_a_new_exercise_comes_in_once(app, as_nadia):
    data = pack_of(wheels=exercise("wheels"))
    assert "Nouveaux\u00a0: 1." in bring(as_nadia, data).text
    page = bring(as_nadia, data).text
    assert "Déjà là\u00a0: 1." in page
    assert "La bibliothèque" in page
    with app.app_context():
        assert current_exercise("wheels").files == exercise("wheels")
        assert db.session.query(AuditEvent).filter_by(action="pack.imported").count() == 1


def test_a_newer_state_of_what_is_here_is_the_admin_s_to_bring(app, as_nadia, cast):
    newer = changed("hello", "exercise.yaml", "revision: 1", "revision: 7")
    assert bring(as_nadia, pack_of(hello=newer)).status_code == 403
    with app.app_context():
        assert current_exercise("hello").exercise.revision != 7
    cast.log_in(as_nadia, cast.karim)
    assert "Changés\u00a0: 1." in bring(as_nadia, pack_of(hello=newer)).text
    with app.app_context():
        assert current_exercise("hello").exercise.revision == 7
    assert (
        "Plus anciens que ce qui est ici"
        not in bring(as_nadia, pack_of(hello=exercise("hello"))).text
    )


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (
            changed("hello", "en.md", "Boulon is", "Boulon <script>is</script>"),
            "hello/en.md – Il y a du HTML",
        ),
        (changed("wheels", "exercise.yaml", "kind: stdout", "kind: dance"), "exercise.yaml"),
        (changed("hello", "fr.md", "Boulon", "Bouton"), "existe déjà ici, en révision"),
        ({}, "exercise.yaml"),
    ],
)
def test_what_breaks_a_rule_stays_out_with_its_reason(app, as_karim, files, words):
    before = count(app, ExerciseRow)
    answer = bring(as_karim, pack_of(hello=files) if files else pack_of(thing={"notes.md": b"x"}))
    assert answer.status_code == 422
    assert words in answer.text
    assert "Rien n’a été ajouté." in answer.text
    assert count(app, ExerciseRow) == before


def test_a_curriculum_without_its_exercises_stays_out(app, as_karim):
    document = (ROOT / "curricula/robot.yaml").read_bytes()
    answer = bring(as_karim, write_pack("robot", {}, {"robot": document}, sealed))
    assert answer.status_code == 422
    assert "manque" in answer.text
    assert count(app, CurriculumRow) == 1


@pytest.mark.parametrize("data", [b"", b"no zip"])
def test_what_is_no_archive_is_refused_in_words(as_karim, data):
    assert bring(as_karim, data).status_code == 422


def test_what_must_be_run_first_does_not_come_in_while_nothing_can(app, as_karim):
    del app.extensions["grading"]
    answer = bring(as_karim, pack_of(a_corner=exercise("a-corner"), wheels=exercise("wheels")))
    assert answer.status_code == 503
    assert count(app, ExerciseRow) == 3
    assert bring(as_karim, pack_of(wheels=exercise("wheels"))).status_code == 200


def test_content_that_is_not_here_cannot_be_taken_along(as_nadia):
    assert as_nadia.get("/teach/content/curricula/none.zip").status_code == 404
    assert as_nadia.get("/teach/content/exercises/none.zip").status_code == 404


def test_all_that_was_made_here_is_taken_along_and_only_that(app, as_nadia):
    # The cast's curriculum is of this house; its exercises came with Tremplin.
    bring(as_nadia, pack_of(wheels=own_wheels()))
    assert "Emporter tout ce qui a été fait ici" in as_nadia.get("/teach/content").text
    pack = read_pack(as_nadia.get("/teach/content/own.zip").data)
    assert set(pack.exercises) == {"hello", "badge", "add-two", "wheels"}
    assert pack.exercises["wheels"] == own_wheels()
    assert set(pack.curricula) == {"first-steps"}
    assert pack.seal.house == "Tremplin"
    page = as_nadia.get("/teach/exercises").text
    assert "/teach/content/exercises/wheels.zip" in page
    assert "/teach/content/exercises/hello.zip" not in page


def test_a_curriculum_made_here_brings_its_exercises(app, as_nadia, cast):
    with app.app_context():
        staff = db.session.get(Staff, cast.nadia.id)
        draft = begin_curriculum("Soirée", "fr", staff)
        plan = CurriculumDraft.from_json(draft.plan)
        said = {"fr": "Une soirée", "en": "An evening"}
        (unit,) = plan.units
        whole = replace(unit, title=said, goal=said, notes=said, unplugged=said, core=("hello",))
        save_curriculum_draft(
            draft,
            replace(plan, title=said, summary=said, facilitator=said, units=(whole,)),
            draft.version,
            staff,
        )
        publish(draft, staff)
        slug = draft.slug
    pack = read_pack(as_nadia.get("/teach/content/own.zip").data)
    assert set(pack.curricula) == {"first-steps", slug}
    with app.app_context():
        known = {row.id for row in db.session.query(CurriculumRow) if row.slug != slug}
        known |= {row.id for row in db.session.query(ExerciseRow)}
        only = own_content(known)
    assert (set(only.curricula), set(only.exercises), only.made) == ({slug}, {"hello"}, ())


def test_what_is_of_the_house_goes_back_on_the_workbench_under_its_own_id(app, as_nadia):
    bring(as_nadia, pack_of(wheels=own_wheels()))
    assert "Modifier" in as_nadia.get("/teach/exercises").text
    there = as_nadia.post("/teach/exercises/revisions", data={"slug": "wheels"}).location
    assert there == "/teach/exercises/11111111-2222-4333-8444-555555555555"
    assert exercise("wheels")["solution.py"].decode().splitlines()[0] in as_nadia.get(there).text
    assert as_nadia.post("/teach/exercises/revisions", data={"slug": "wheels"}).location == there
    assert count(app, ExerciseDraftRow) == 1


def test_what_came_with_tremplin_is_copied_and_never_changed(app, as_nadia):
    for slug in ("hello", "nowhere"):
        assert as_nadia.post("/teach/exercises/revisions", data={"slug": slug}).status_code == 404
    assert count(app, ExerciseDraftRow) == 0


def test_a_house_without_anything_of_its_own_has_nothing_to_take_along(app):
    with app.app_context():
        known = {
            *db.session.scalars(select(CurriculumRow.id)),
            *db.session.scalars(select(ExerciseRow.id)),
        }
        with pytest.raises(NotFound):
            export_own(known, "Tremplin", "key")


def test_an_archive_larger_than_a_page_comes_in_past_the_csrf_check(guarded, app, cast):
    """The check reads the whole form before the view does."""
    visitor = cast.log_in(guarded(), cast.karim)
    token = token_of(visitor.get("/teach/content"))
    padded = {f"filler-{number}": heavy(number) for number in range(1, 6)}
    data = write_pack("theirs", padded, {}, sealed)
    assert len(data) > MAX_REQUEST_BYTES
    answer = visitor.post("/teach/content", **form(data, token))
    assert "Nouveaux\u00a0: 5." in answer.text


def test_a_stranger_s_archive_is_not_read(guarded):
    assert guarded().post("/teach/content", **form(bytes(2_000_000))).status_code == 413


def form(pack, token=""):
    """The form with its file as a browser sends it; Werkzeug's own leaves a temporary file open when it is large."""
    fields = {'name="csrf_token"': token.encode(), 'name="pack"; filename="pack.zip"': pack}
    parts = [
        f"--cut\r\nContent-Disposition: form-data; {name}\r\n\r\n".encode() + value
        for name, value in fields.items()
    ]
    body = b"\r\n".join([*parts, b"--cut--\r\n"])
    return {"data": body, "content_type": "multipart/form-data; boundary=cut"}


def own_wheels():
    """Wheels, as another house made it: another id."""
    files = exercise("wheels")
    meta = re.sub(
        rb"(?m)^id: .*$", b"id: 11111111-2222-4333-8444-555555555555", files["exercise.yaml"]
    )
    return {**files, "exercise.yaml": meta}


def heavy(number):
    files = own_wheels()
    meta = files["exercise.yaml"].replace(b"slug: wheels", f"slug: filler-{number}".encode())
    meta = meta.replace(b"555555555555", f"55555555555{number}".encode())
    return {**files, "exercise.yaml": meta, "files/noise.csv": os.urandom(250_000)}


def test_what_is_here_already_is_not_judged_again_by_newer_rules(app, as_karim):
    """Its archive changes nothing, whatever is asked of new content today."""
    old = {**own_wheels(), "files/run.exe": b"MZ"}
    with app.app_context():
        load_content([ExerciseFolder(old)], [])
    assert "Déjà là\u00a0: 1." in bring(as_karim, pack_of(wheels=old)).text
    newer = {**old, "exercise.yaml": old["exercise.yaml"].replace(b"revision: 1", b"revision: 2")}
    assert "files/run.exe" in bring(as_karim, pack_of(wheels=newer)).text
