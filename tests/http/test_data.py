"""What a group has done, to take away: the grid, where it gets stuck, the sheet for the next session."""

import csv
import io

import pytest
from openpyxl import load_workbook
from tests.cast import a_verdict, hand_in, note_progress

from tremplin.models import Learner
from tremplin.models.db import db, unit_of_work
from tremplin.services.learning.grade_submissions import record_verdict
from tremplin_sandbox.verdict import VerdictClass


def check(child, slug, *verdicts):
    for verdict in verdicts:
        record_verdict(hand_in(child, slug, "print('Bip')"), verdict)


def failed(test_id, sentence):
    return a_verdict(VerdictClass.FAILED, id=test_id, message={"fr": sentence, "en": sentence})


@pytest.fixture
def group(cast):
    return f"/teach/groups/{cast.mercredi.id}"


@pytest.fixture
def worked(app, cast):
    with app.app_context():
        check(
            cast.awa,
            "hello",
            failed("greeting", "Relis."),
            failed("greeting", "Relis."),
            a_verdict(),
        )
        check(cast.lina, "hello", failed("greeting", "Relis."))
        check(cast.zoe, "hello", failed("secret", "Autre"))


def table(answer):
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))


def test_the_grid_as_csv(as_nadia, group, worked):
    answer = as_nadia.get(f"{group}/grid.csv")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="tremplin-MERC2-')
    header, *rows = table(answer)
    assert header[:4] == ["Enfant", "Réussis", "Sur", "Bonjour\u00a0!"]
    assert [row[:4] for row in rows] == [
        ["Awa", "1", "3", "réussi"],
        ["Lina", "0", "3", "essayé"],
        ["Théo", "0", "3", ""],
    ]
    assert "Zoé" not in answer.text


def test_the_grid_as_a_workbook_has_states_tries_and_stars(as_nadia, group, worked):
    book = load_workbook(io.BytesIO(as_nadia.get(f"{group}/grid.xlsx").data))
    assert book.sheetnames == ["Exercices", "Essais", "Étoiles"]
    assert [cell.value for cell in book["Essais"]["D"]][1:] == [3, 1, 0]
    assert book["Étoiles"]["D2"].value == 2


def test_a_name_that_looks_like_a_formula_stays_a_name(app, as_nadia, cast, group):
    with app.app_context(), unit_of_work() as session:
        session.get_one(Learner, cast.awa.id).display_name = "=1+1"
    assert "'=1+1" in [row[0] for row in table(as_nadia.get(f"{group}/grid.csv"))]
    cell = load_workbook(io.BytesIO(as_nadia.get(f"{group}/grid.xlsx").data))["Exercices"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize("what", ["grid.csv", "grid.xlsx", "data", "sheet"])
def test_the_figures_of_a_group_are_its_instructors(app, client, cast, group, what):
    assert cast.log_in(client, cast.omar).get(f"{group}/{what}").status_code == 404


def test_a_grid_in_a_kind_that_is_none(as_nadia, group):
    assert as_nadia.get(f"{group}/grid.exe").status_code == 404


def test_where_they_get_stuck_names_tests_and_no_child(as_nadia, group, worked):
    page = as_nadia.get(f"{group}/data").text
    main = page[page.index("<main") :]
    assert "1 sur 2" in main
    assert "2,0" in main
    assert "2 enfants, 3 programmes" in " ".join(main.replace("</span>", "").split())
    assert "Awa" not in main
    assert "Autre" not in main


def test_where_they_get_stuck_before_anybody_tried(as_nadia, group):
    assert "Personne n’a encore fait vérifier" in as_nadia.get(f"{group}/data").text


def test_the_sheet_tells_places_blocks_and_the_activity(app, as_nadia, cast, group, worked):
    with app.app_context():
        note_progress(cast.theo, "hello", stars=1)
        note_progress(cast.theo, "badge", stars=1)
        note_progress(cast.theo, "add-two", stars=1)
        db.session.commit()
    page = as_nadia.get(f"{group}/sheet").text
    main = " ".join(page[page.index("<main") :].split())
    assert "<strong>Le badge</strong> – Awa" in main
    assert "<strong>Bonjour !</strong> – Lina" in main
    assert "<strong>Tout ce qui est demandé est fait</strong> – Théo" in main
    assert "En duo." in main
    assert "<li>Bonjour ! – L’écran ne montre pas encore" in main
    assert "Cartes à imprimer" not in main


def test_the_sheet_of_a_group_without_work_says_so(as_nadia, group):
    assert "Personne n’a encore essayé ces exercices" in as_nadia.get(f"{group}/sheet").text


def test_the_sheet_of_a_group_without_a_path_does_not_say_that_all_is_done(as_nadia, group):
    as_nadia.post(f"{group}/curricula/first-steps/removal")
    page = as_nadia.get(f"{group}/sheet").text
    assert "Ce groupe ne suit pas encore de parcours" in page
    for untrue in ("Tout ce qui est demandé", "Personne n’a encore essayé"):
        assert untrue not in page


def test_a_childs_own_version_does_not_decide_what_the_sheet_tells_of_the_unit(
    app, as_nadia, cast, group, worked
):
    as_nadia.post(f"/teach/learners/{cast.theo.id}/paths/first-steps", data={"ask-hello": "aside"})
    main = " ".join(as_nadia.get(f"{group}/sheet").text.split())
    assert "<strong>Le badge</strong> – Awa, Théo" in main
    assert main.index("<strong>Bonjour !</strong> – Lina") < main.index("<strong>Le badge</strong>")
    assert "<li>Bonjour ! – L’écran ne montre pas encore" in main


def test_the_sheet_leaves_out_what_a_test_of_an_earlier_revision_found(app, as_nadia, cast, group):
    with app.app_context():
        check(
            cast.awa,
            "hello",
            failed("gone", "Non."),
            failed("gone", "Non."),
            failed("greeting", "Relis."),
        )
    main = " ".join(as_nadia.get(f"{group}/sheet").text.split())
    assert "n’a plus" not in main
    assert "<li>Bonjour ! – L’écran ne montre pas encore" in main
