"""Instructors put a curriculum together, publish it, and never overwrite each other unseen."""

import re

import pytest
from tests.content.samples import exercise

from tremplin.content.authoring.curriculum_draft import CurriculumDraft
from tremplin.models import CurriculumDraftRow, CurriculumRevision, CurriculumRow
from tremplin.models.db import db
from tremplin.services.content.catalogue import current_curriculum
from tremplin.services.content.load_content import ExerciseFolder, load_content

TEXTS = {
    f"{name}.{language}": f"{words} ({language})"
    for name, words in {
        "title": "Nuit du code",
        "summary": "Une soirée",
        "facilitator": "Prenez du temps",
        "unit-1.title": "Dire",
        "unit-1.goal": "Boulon parle",
        "unit-1.notes": "À deux",
        "unit-1.unplugged": "Le téléphone",
    }.items()
    for language in ("fr", "en")
}


def draft(app):
    with app.app_context():
        return db.session.query(CurriculumDraftRow).one()


def plan(app):
    return CurriculumDraft.from_json(draft(app).plan)


@pytest.fixture
def begun(app, as_nadia):
    answer = as_nadia.post("/teach/build", data={"title": "Nuit du code"})
    assert answer.status_code == 302
    return answer.location


def send(visitor, address, version, **fields):
    return visitor.post(address, data={"version": version, "unit": ["unit-1"], **fields})


def units(app):
    return [(unit.id, unit.core, unit.extra) for unit in plan(app).units]


def test_a_new_curriculum_has_its_title_and_a_unit(app, as_nadia, begun):
    assert draft(app).slug == "nuit-du-code"
    assert plan(app).title == {"fr": "Nuit du code", "en": ""}
    page = as_nadia.get(begun).text
    assert "Le titre\u00a0: à écrire en anglais." in page
    assert "Unité 1 : il lui faut au moins un exercice" in page.replace("\u00a0", " ")


def test_a_curriculum_without_a_title_is_not_begun(app, as_nadia):
    assert "Donnez-lui d’abord un titre." in as_nadia.post(
        "/teach/build", data={"title": "  "}, follow_redirects=True
    ).text.replace("&#39;", "'")


def test_exercises_are_put_in_ordered_and_taken_out(app, as_nadia, begun):
    send(as_nadia, begun, 1, **{"unit-1.pick": "hello", "do": "add:unit-1"})
    send(
        as_nadia, begun, 2, **{"unit-1.core": ["hello"], "unit-1.pick": "badge", "do": "add:unit-1"}
    )
    assert units(app) == [("unit-1", ("hello", "badge"), ())]
    send(as_nadia, begun, 3, **{"unit-1.core": ["hello", "badge"], "do": "later:unit-1:hello"})
    assert units(app) == [("unit-1", ("badge", "hello"), ())]
    send(as_nadia, begun, 4, **{"unit-1.core": ["badge", "hello"], "do": "to-extra:unit-1:hello"})
    assert units(app) == [("unit-1", ("badge",), ("hello",))]
    send(
        as_nadia,
        begun,
        5,
        **{"unit-1.core": ["badge"], "unit-1.extra": ["hello"], "do": "drop:unit-1:badge"},
    )
    assert units(app) == [("unit-1", (), ("hello",))]


def test_units_come_in_the_order_the_page_sends_them(app, as_nadia, begun):
    send(as_nadia, begun, 1, do="add-unit")
    send(as_nadia, begun, 2, unit=["unit-2", "unit-1"])
    assert [unit.id for unit in plan(app).units] == ["unit-2", "unit-1"]
    send(as_nadia, begun, 3, unit=["unit-2", "unit-1"], do="down:unit-2")
    assert [unit.id for unit in plan(app).units] == ["unit-1", "unit-2"]
    send(as_nadia, begun, 4, unit=["unit-1", "unit-2"], do="remove-unit:unit-1")
    assert [unit.id for unit in plan(app).units] == ["unit-2"]


def test_a_cut_line_loses_nothing(app, as_nadia, begun):
    send(as_nadia, begun, 1, **TEXTS)
    send(as_nadia, begun, 2, do="add-unit")
    as_nadia.post(begun, data={"version": 3})
    assert [unit.id for unit in plan(app).units] == ["unit-1", "unit-2"]
    assert plan(app).units[0].goal["en"] == "Boulon parle (en)"


def test_two_authors_do_not_overwrite_each_other_unseen(app, as_nadia, cast, begun):
    omar = cast.log_in(app.test_client(), cast.omar)
    send(omar, begun, 1, **{"title.fr": "De Omar"})
    answer = send(as_nadia, begun, 1, **{"title.fr": "De <b>Nadia</b>"})
    assert answer.status_code == 409
    assert "Omar a modifié ce parcours entre-temps." in answer.text
    assert "De &lt;b&gt;Nadia&lt;/b&gt;" in answer.text
    assert plan(app).title["fr"] == "De Omar"
    version = re.search(r'name="version" value="(\d+)"', answer.text).group(1)
    assert send(as_nadia, begun, version, **{"title.fr": "De Nadia"}).status_code == 302
    assert plan(app).title["fr"] == "De Nadia"


def test_what_is_whole_is_published_and_published_again_as_the_next_revision(app, as_nadia, begun):
    full = {**TEXTS, "unit-1.core": ["hello"], "unit-1.extra": ["badge"]}
    page = as_nadia.post(
        begun,
        data={"version": 1, "unit": ["unit-1"], **full, "do": "publish"},
        follow_redirects=True,
    )
    assert "Publié, révision 1." in page.text
    with app.app_context():
        row = db.session.query(CurriculumRow).filter_by(slug="nuit-du-code").one()
        curriculum = current_curriculum(row)
        assert list(curriculum.slugs) == ["hello", "badge"]
        assert curriculum.units[0].skills[:2] == ("io.print", "text.string")
    send(as_nadia, begun, 2, **full, do="publish")
    send(as_nadia, begun, 3, **{**full, "title.fr": "Soir du code"}, do="publish")
    with app.app_context():
        revisions = (
            db.session.query(CurriculumRevision).filter_by(curriculum_id=draft(app).id).count()
        )
        assert revisions == 2


def test_a_title_for_families_is_published_with_the_rest_copied_along_and_taken_out(
    app, as_nadia, begun
):
    arabic = {
        "title.ar": "ليلة البرمجة",
        "unit-1.title.ar": "القول",
        "unit-1.goal.ar": "بولون يتكلّم",
    }
    assert (
        'id="title-ar" name="title.ar" value="" maxlength="80" lang="ar" dir="auto"'
        in as_nadia.get(begun).text
    )
    send(as_nadia, begun, 1, **TEXTS, **arabic, **{"unit-1.core": ["hello"], "do": "publish"})
    with app.app_context():
        curriculum = current_curriculum(
            db.session.query(CurriculumRow).filter_by(slug="nuit-du-code").one()
        )
    assert curriculum.title["ar"] == "ليلة البرمجة"
    assert (curriculum.units[0].title["ar"], curriculum.units[0].goal["ar"]) == (
        "القول",
        "بولون يتكلّم",
    )
    assert "بولون يتكلّم" in as_nadia.get(begun).text
    as_nadia.post("/teach/build/copies", data={"slug": "nuit-du-code"})
    with app.app_context():
        copied = db.session.query(CurriculumDraftRow).filter_by(slug="nuit-du-code-2").one()
        assert CurriculumDraft.from_json(copied.plan).units[0].title["ar"] == "القول"
        db.session.delete(copied)
        db.session.commit()
    send(as_nadia, begun, 2, **{"title.ar": " "})
    assert "ar" not in plan(app).title
    assert plan(app).units[0].title["ar"] == "القول"


def test_what_has_gaps_is_kept_and_not_published(app, as_nadia, begun):
    page = as_nadia.post(
        begun, data={"version": 1, "unit": ["unit-1"], "do": "publish"}, follow_redirects=True
    )
    assert "Pas encore publié" in page.text
    with app.app_context():
        assert db.session.query(CurriculumRow).filter_by(slug="nuit-du-code").count() == 0


def test_an_exercise_before_what_it_needs_is_told(app, as_nadia, begun):
    with app.app_context():
        load_content([ExerciseFolder(exercise("times-table"))], [])
    send(as_nadia, begun, 1, **{**TEXTS, "unit-1.core": ["times-table"]})
    page = as_nadia.get(begun).text.replace("&#39;", "'")
    assert re.search(
        "«\u00a0La table\u00a0» a besoin de «\u00a0[^»]* [^»]*\u00a0», que rien n’a appris avant",
        page,
    )
    assert "Rien ne manque." in page


def test_one_of_the_house_is_copied_whole(app, as_nadia):
    as_nadia.post("/teach/build/copies", data={"slug": "first-steps"})
    assert draft(app).slug == "first-steps-2"
    assert units(app) == [("unit-1", ("hello", "badge"), ()), ("unit-2", ("add-two",), ())]
    assert plan(app).title == {"fr": "Premiers pas", "en": "First steps"}


def test_a_draft_is_thrown_away_and_what_was_published_stays(app, as_nadia, begun):
    send(as_nadia, begun, 1, **TEXTS, **{"unit-1.core": ["hello"]})
    assert "Rien ne manque." in as_nadia.get(begun).text
    send(as_nadia, begun, 2, **{"unit-1.core": ["hello"], "do": "publish"})
    as_nadia.post(f"{begun}/removal")
    with app.app_context():
        assert db.session.query(CurriculumDraftRow).count() == 0
        assert db.session.query(CurriculumRow).filter_by(slug="nuit-du-code").count() == 1


def test_a_child_builds_no_curriculum(app, client, cast, begun):
    assert cast.log_in(client, cast.awa).get(begun).status_code == 302


def test_what_is_kept_while_typing_answers_with_the_new_version_and_what_is_missing(
    as_nadia, begun
):
    script = {"Accept": "application/json"}
    kept = as_nadia.post(begun, data={"version": 1, "title.en": "Code night"}, headers=script)
    assert (kept.status_code, kept.json["version"]) == (200, 2)
    assert "Le titre\u00a0: à écrire en anglais." not in kept.json["side"]
    assert 'href="#summary-en"' in kept.json["side"]
    overtaken = as_nadia.post(begun, data={"version": 1, "title.en": "X"}, headers=script)
    assert (overtaken.status_code, overtaken.json) == (409, {"overtaken_by": "Nadia", "version": 2})


def test_what_is_missing_leads_to_its_place(as_nadia, begun):
    page = as_nadia.get(begun).text
    for anchor in re.findall(r'<li><a href="#([^"]+)"', page):
        assert f'id="{anchor}"' in page


def test_exercises_are_offered_under_their_curricula(as_nadia, begun):
    page = as_nadia.get(begun).text
    assert re.findall(r'<optgroup label="([^"]+)"', page) == ["Premiers pas"]
