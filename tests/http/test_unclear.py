"""A text that is not clear: said by a child without her name, looked at by the adults of her group."""

import pytest

from tremplin.models import ProblemReport
from tremplin.models.db import db


@pytest.fixture
def visitor(client, cast):
    return lambda name: cast.log_in(client, getattr(cast, name))


def _reports(app) -> list[ProblemReport]:
    with app.app_context():
        return db.session.query(ProblemReport).all()


def test_a_report_reaches_the_adults_with_the_text_as_it_was_read(app, visitor):
    answer = visitor("awa").post("/exercises/hello/unclear", json={"part": "words"})
    assert "Merci" in answer.json["thanks"]
    page = visitor("nadia").get("/teach/reports").text
    assert "Un mot" in page
    assert "Lance le programme et regarde" in page
    assert "Awa" not in page
    assert "Lance le programme" not in visitor("omar").get("/teach/reports").text


def test_a_report_is_closed_by_an_adult_of_the_group(app, visitor):
    visitor("awa").post("/exercises/hello/unclear", json={"part": "steps"})
    (report,) = _reports(app)
    assert visitor("omar").post(f"/teach/reports/{report.id}/mending").status_code == 404
    visitor("nadia").post(f"/teach/reports/{report.id}/mending")
    assert "Une explication pour" not in visitor("nadia").get("/teach/reports").text
    (report,) = _reports(app)
    assert report.mended_at is not None


@pytest.mark.parametrize(
    ("slug", "body"), [("hello", {"part": "<b>"}), ("add-two", {"part": "words"}), ("hello", {})]
)
def test_what_is_no_report_changes_nothing(app, visitor, slug, body):
    assert visitor("awa").post(f"/exercises/{slug}/unclear", json=body).status_code >= 400
    assert _reports(app) == []


def test_a_hundred_presses_are_not_a_hundred_reports(app, visitor):
    for _ in range(60):
        visitor("awa").post("/exercises/hello/unclear", json={"part": "words"})
    assert len(_reports(app)) == 50


def test_an_explanation_is_read_by_the_children_of_that_group_alone(app, visitor):
    visitor("awa").post("/exercises/hello/unclear", json={"part": "words"})
    (report,) = _reports(app)
    address = f"/teach/reports/{report.id}/answer"
    assert visitor("omar").post(address, data={"text": "Non"}).status_code == 404
    assert (
        "Écrivez" in visitor("nadia").post(address, data={"text": " "}, follow_redirects=True).text
    )
    visitor("nadia").post(address, data={"text": "Les <guillemets> vont par deux."})
    page = visitor("lina").get("/exercises/hello").text
    assert "Les &lt;guillemets&gt; vont par deux." in page
    assert "guillemets&gt;" not in visitor("zoe").get("/exercises/hello").text


def test_the_adults_read_how_many_wait_and_who_has_answered(app, visitor):
    visitor("awa").post("/exercises/hello/unclear", json={"part": "words"})
    (report,) = _reports(app)
    assert "pas clairs (1)" in visitor("nadia").get("/teach/").text
    assert "pas clairs (" not in visitor("omar").get("/teach/").text
    visitor("nadia").post(
        f"/teach/reports/{report.id}/answer", data={"text": "Les guillemets vont par deux."}
    )
    assert "Expliqué par Nadia" in visitor("nadia").get("/teach/reports").text


def test_what_was_closed_is_found_again_and_opened(app, visitor):
    visitor("awa").post("/exercises/hello/unclear", json={"part": "words"})
    (report,) = _reports(app)
    visitor("nadia").post(f"/teach/reports/{report.id}/mending")
    assert "clos par Nadia" in visitor("nadia").get("/teach/reports").text
    assert "pas clairs (" not in visitor("nadia").get("/teach/").text
    assert visitor("omar").post(f"/teach/reports/{report.id}/reopening").status_code == 404
    visitor("nadia").post(f"/teach/reports/{report.id}/reopening")
    assert "pas clairs (1)" in visitor("nadia").get("/teach/").text
