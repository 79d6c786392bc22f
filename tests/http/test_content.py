"""Content that travels between houses, through the pages."""

import io
from functools import partial

import pytest
from tests.cast import ROOT, ScriptedSandbox
from tests.content.samples import changed, exercise

from tremplin.content.pack import read_pack, write_pack
from tremplin.content.seal import seal
from tremplin.grading import GradingLoop
from tremplin.models import AuditEvent, Curriculum, Exercise, ExerciseRevision
from tremplin.models.db import db
from tremplin.services.catalogue import current_exercise

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
    return write_pack("theirs", {slug.replace("_", "-"): files for slug, files in exercises.items()}, {}, sealed)


def count(app, kind):
    with app.app_context():
        return db.session.query(kind).count()


def test_a_curriculum_is_taken_along_whole(app, as_nadia):
    answer = as_nadia.get("/teach/content/curricula/first-steps.zip")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="tremplin-first-steps.zip"'
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
    assert "Plus anciens que ce qui est ici" not in bring(as_nadia, pack_of(hello=exercise("hello"))).text


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (changed("hello", "en.md", "Boulon is", "Boulon <script>is</script>"), "hello/en.md – Il y a du HTML"),
        (changed("wheels", "exercise.yaml", "kind: stdout", "kind: dance"), "exercise.yaml"),
        (changed("hello", "fr.md", "Boulon", "Bouton"), "existe déjà ici, en révision"),
        ({}, "exercise.yaml"),
    ],
)
def test_what_breaks_a_rule_stays_out_with_its_reason(app, as_karim, files, words):
    before = count(app, Exercise)
    answer = bring(as_karim, pack_of(hello=files) if files else pack_of(thing={"notes.md": b"x"}))
    assert answer.status_code == 422
    assert words in answer.text
    assert "Rien n'a été ajouté." in answer.text.replace("&#39;", "'")
    assert count(app, Exercise) == before


def test_a_curriculum_without_its_exercises_stays_out(app, as_karim):
    document = (ROOT / "curricula/robot.yaml").read_bytes()
    answer = bring(as_karim, write_pack("robot", {}, {"robot": document}, sealed))
    assert answer.status_code == 422
    assert "manque" in answer.text
    assert count(app, Curriculum) == 1


@pytest.mark.parametrize("data", [b"", b"no zip"])
def test_what_is_no_archive_is_refused_in_words(as_karim, data):
    assert bring(as_karim, data).status_code == 422


def test_without_an_engine_nothing_comes_in(app, as_karim):
    del app.extensions["grading"]
    answer = bring(as_karim, pack_of(wheels=exercise("wheels")))
    assert answer.status_code == 503
    assert count(app, Exercise) == 3


def test_content_that_is_not_here_cannot_be_taken_along(as_nadia):
    assert as_nadia.get("/teach/content/curricula/none.zip").status_code == 404
    assert as_nadia.get("/teach/content/exercises/none.zip").status_code == 404
