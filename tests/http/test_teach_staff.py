"""The admin invites instructors."""

import re

from tests.cast import PASSWORD

WHO = {"name": "Inès", "email": "ines@example.org"}


def test_the_link_is_shown_once_and_works(app, as_karim):
    page = as_karim.post("/teach/staff", data=WHO).text
    (link,) = re.findall(r"http://localhost(/invite/[\w-]+)", page)
    assert app.test_client().get(link).status_code == 200
    assert link not in as_karim.get("/teach/staff").text


def test_an_instructor_invites_nobody(as_nadia):
    assert as_nadia.get("/teach/staff").status_code == 403
    assert as_nadia.post("/teach/staff", data=WHO).status_code == 403


def test_an_email_that_is_none_is_said(as_karim):
    answer = as_karim.post("/teach/staff", data=WHO | {"email": "ines"})
    assert answer.status_code == 422
    assert "/invite/" not in answer.text


def test_hostile_names_are_shown_as_text(as_karim):
    as_karim.post("/teach/staff", data=WHO | {"name": "<script>alert(1)</script>"})
    assert "<script>alert" not in as_karim.get("/teach/staff").text


def adult_page(person, action):
    return f"/teach/staff/{person.id}/{action}"


def test_a_volunteer_who_has_left_is_out_at_once(app, cast, as_karim):
    nadia = cast.log_in(app.test_client(), cast.nadia)
    stand_in = app.test_client()
    page = nadia.post(f"/teach/groups/{cast.mercredi.id}/passes", data={"name": "Sofia"}).text
    stand_in.get(re.search(r"/pass/[\w-]+", page).group())
    link = re.search(r"/invite/[\w-]+", as_karim.post("/teach/staff", data=WHO | {"email": cast.nadia.email}).text)
    as_karim.post(adult_page(cast.nadia, "leaving"))
    assert nadia.get("/teach/").status_code == 302
    assert stand_in.get(f"/teach/groups/{cast.mercredi.id}").status_code == 302
    assert app.test_client().get(link.group()).status_code == 404
    answer = app.test_client().post("/login", data={"email": cast.nadia.email, "password": PASSWORD})
    assert answer.status_code == 422
    assert "Nadia" in as_karim.get("/teach/staff").text.split("Ont quitté l’équipe")[1]


def test_one_who_comes_back_has_neither_password_nor_group(app, cast, as_karim):
    as_karim.post(adult_page(cast.nadia, "leaving"))
    as_karim.post(adult_page(cast.nadia, "return"))
    answer = app.test_client().post("/login", data={"email": cast.nadia.email, "password": PASSWORD})
    assert answer.status_code == 422
    page = as_karim.post("/teach/staff", data={"name": "Nadia", "email": cast.nadia.email}).text
    nadia = app.test_client()
    nadia.post(
        re.search(r"/invite/[\w-]+", page).group(), data={"name": "Nadia", "password": PASSWORD, "again": PASSWORD}
    )
    assert nadia.get("/teach/").status_code == 200
    assert nadia.get(f"/teach/groups/{cast.mercredi.id}").status_code == 404


def test_an_admin_more_and_one_less(app, cast, as_karim):
    nadia = cast.log_in(app.test_client(), cast.nadia)
    as_karim.post(adult_page(cast.nadia, "role"), data={"role": "admin"})
    assert nadia.get("/teach/trail").status_code == 200
    as_karim.post(adult_page(cast.karim, "role"), data={"role": "instructor"})
    assert as_karim.get("/teach/trail").status_code == 403
    assert "a changé les droits d’un adulte" in nadia.get("/teach/trail").text


def test_the_last_admin_stays_one(cast, as_karim):
    for action in ("leaving", "role"):
        answer = as_karim.post(adult_page(cast.karim, action), data={"role": "instructor"}, follow_redirects=True)
        assert "donnez d’abord ce droit" in answer.text
    assert as_karim.get("/teach/staff").status_code == 200


def test_no_stand_in_is_made_out_of_an_adult(cast, as_karim):
    assert as_karim.post(adult_page(cast.nadia, "role"), data={"role": "stand_in"}).status_code == 404
    assert as_karim.post(adult_page(cast.nadia, "role"), data={"role": "king"}).status_code == 400
