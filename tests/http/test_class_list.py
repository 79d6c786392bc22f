"""A class list is pasted: what was understood is looked at, then kept; the open door shows first names alone."""

import re

import pytest

from tremplin.models import Group, Learner
from tremplin.models.db import db, unit_of_work

TABLE = "Lina\tBENALI\t9\nTom\tMARTIN\t10\nZoé\tDIALLO\t9"
NEW = {
    "name": "Jeudi",
    "space": "new",
    "space_name": "La halle",
    "language": "fr",
    "age_band": "7-9",
    "naming": "names",
    "count": "12",
}


def mark(page):
    return re.search(r'name="seen" value="([0-9a-f]+)"', page.text)[1]


def children(app, name):
    with app.app_context():
        group = db.session.query(Group).filter_by(name=name).one_or_none()
        return sorted(child.display_name for child in group.learners) if group else None


def test_a_table_is_shown_as_it_was_understood_before_anything_is_kept(app, as_nadia):
    page = as_nadia.post("/teach/groups/new", data={**NEW, "names": TABLE})
    assert page.status_code == 200
    assert re.findall(r"<li>(\w+)</li>", page.text[page.text.index("understood__names") :])[:3] == [
        "Lina",
        "Tom",
        "Zoé",
    ]
    assert children(app, "Jeudi") is None
    answer = as_nadia.post(
        "/teach/groups/new", data={**NEW, "names": TABLE, "column": "0", "seen": mark(page)}
    )
    assert answer.status_code == 302
    assert children(app, "Jeudi") == ["Lina", "Tom", "Zoé"]


def test_another_column_is_looked_at_again(app, as_nadia):
    page = as_nadia.post("/teach/groups/new", data={**NEW, "names": TABLE})
    other = as_nadia.post(
        "/teach/groups/new", data={**NEW, "names": TABLE, "column": "1", "seen": mark(page)}
    )
    assert other.status_code == 200
    assert children(app, "Jeudi") is None
    as_nadia.post(
        "/teach/groups/new", data={**NEW, "names": TABLE, "column": "1", "seen": mark(other)}
    )
    assert children(app, "Jeudi") == ["BENALI", "DIALLO", "MARTIN"]


def test_plain_first_names_need_no_second_look(app, as_nadia):
    assert as_nadia.post("/teach/groups/new", data={**NEW, "names": "Lina\nTom"}).status_code == 302
    assert children(app, "Jeudi") == ["Lina", "Tom"]


def test_children_who_come_later_are_looked_at_too(app, cast, as_nadia):
    more = {"age_band": "7-9", "naming": "names", "count": "12", "names": "Noé DURAND\nInès PETIT"}
    address = f"/teach/groups/{cast.mercredi.id}/children"
    page = as_nadia.post(address, data=more)
    assert page.status_code == 200
    assert "Inès PETIT" not in children(app, "Mercredi")
    as_nadia.post(address, data={**more, "seen": mark(page)})
    assert {"Noé", "Inès"} < set(children(app, "Mercredi"))


def test_surnames_are_kept_for_whoever_asks_and_the_door_hides_them(app, client, cast, as_nadia):
    asked = {**NEW, "names": "Lina BENALI\nTom MARTIN", "keep_surnames": "1"}
    page = as_nadia.post("/teach/groups/new", data=asked)
    if page.status_code == 200:
        as_nadia.post("/teach/groups/new", data={**asked, "seen": mark(page)})
    assert children(app, "Jeudi") == ["Lina BENALI", "Tom MARTIN"]
    with app.app_context():
        code = db.session.query(Group).filter_by(name="Jeudi").one().join_code
    door = app.test_client().get(f"/groups/{code}").text
    assert "Lina" in door
    assert "BENALI" not in door


@pytest.mark.parametrize("kept", ["Awa BENALI 9", "BENALI Awa"])
def test_what_an_older_list_left_in_a_name_is_not_read_at_the_door(app, client, cast, kept):
    with app.app_context(), unit_of_work():
        db.session.get_one(Learner, cast.awa.id).display_name = kept
    for address in (f"/groups/{cast.mercredi.code}", f"/groups/{cast.mercredi.code}/{cast.awa.id}"):
        page = app.test_client().get(address).text
        assert "Awa" in page
        assert "BENALI" not in page
        assert "Awa 9" not in page


def test_a_table_that_cannot_be_a_group_says_why_and_loses_nothing(app, as_nadia):
    page = as_nadia.post(
        "/teach/groups/new", data={**NEW, "names": "Lina;Lina\nTom;Lina\nZoé;Lina", "column": "1"}
    )
    assert page.status_code == 422
    assert "Lina;Lina" in page.text
    assert "understood__names" in page.text
