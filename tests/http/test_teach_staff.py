"""The admin invites instructors."""

import re

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
