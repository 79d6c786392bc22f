"""The admin invites instructors."""

import re

from click.testing import CliRunner
from flask_migrate import stamp
from tests.cast import PASSWORD, SECRET_KEY
from tests.http.two_factor import telephone_of

from tremplin.cli import main
from tremplin.models import RecoveryCode, TwoFactor
from tremplin.models.db import db

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
    link = re.search(
        r"/invite/[\w-]+",
        as_karim.post("/teach/staff", data=WHO | {"email": cast.nadia.email}).text,
    )
    as_karim.post(adult_page(cast.nadia, "leaving"))
    assert nadia.get("/teach/").status_code == 302
    assert stand_in.get(f"/teach/groups/{cast.mercredi.id}").status_code == 302
    assert app.test_client().get(link.group()).status_code == 404
    answer = app.test_client().post(
        "/login", data={"email": cast.nadia.email, "password": PASSWORD}
    )
    assert answer.status_code == 422
    assert "Nadia" in as_karim.get("/teach/staff").text.split("Ont quitté l’équipe")[1]


def test_one_who_comes_back_has_neither_password_nor_group(app, cast, as_karim):
    as_karim.post(adult_page(cast.nadia, "leaving"))
    as_karim.post(adult_page(cast.nadia, "return"))
    answer = app.test_client().post(
        "/login", data={"email": cast.nadia.email, "password": PASSWORD}
    )
    assert answer.status_code == 422
    page = as_karim.post("/teach/staff", data={"name": "Nadia", "email": cast.nadia.email}).text
    nadia = app.test_client()
    nadia.post(
        re.search(r"/invite/[\w-]+", page).group(),
        data={"name": "Nadia", "password": PASSWORD, "again": PASSWORD},
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
        answer = as_karim.post(
            adult_page(cast.karim, action), data={"role": "instructor"}, follow_redirects=True
        )
        assert "donnez d’abord ce droit" in answer.text
    assert as_karim.get("/teach/staff").status_code == 200


def test_no_stand_in_is_made_out_of_an_adult(cast, as_karim):
    assert (
        as_karim.post(adult_page(cast.nadia, "role"), data={"role": "stand_in"}).status_code == 404
    )
    assert as_karim.post(adult_page(cast.nadia, "role"), data={"role": "king"}).status_code == 400


def removal(adult):
    return f"/teach/staff/{adult.id}/second-step/removal"


def way_in(app, adult):
    browser = app.test_client()
    answer = browser.post("/login", data={"email": adult.email, "password": PASSWORD})
    return answer.location, browser


def test_the_admin_takes_the_second_step_off_and_the_adult_is_told_once(app, as_karim, cast):
    telephone_of(app, cast.nadia)
    assert removal(cast.nadia) in as_karim.get("/teach/staff").text
    as_karim.post(removal(cast.nadia))
    assert removal(cast.nadia) not in as_karim.get("/teach/staff").text
    location, browser = way_in(app, cast.nadia)
    assert location == "/teach/"
    assert "Votre connexion en deux étapes a été retirée" in browser.get("/teach/").text
    _, again = way_in(app, cast.nadia)
    assert "a été retirée" not in again.get("/teach/").text


def test_who_took_it_off_is_in_the_trail_and_on_her_page(app, as_karim, as_nadia, cast):
    telephone_of(app, cast.nadia)
    cast.log_in(app.test_client(), cast.karim).post(removal(cast.nadia))
    trail = cast.log_in(app.test_client(), cast.karim).get("/teach/trail").text
    assert re.search(r"Karim</td><td>a retiré la connexion en deux étapes – Nadia", trail)
    own = cast.log_in(app.test_client(), cast.nadia).get("/account").text
    assert re.search(r"Karim</td>\s*<td>a retiré la connexion en deux étapes<", own)


def test_an_instructor_takes_nobodys_second_step_off(app, as_nadia, cast):
    telephone_of(app, cast.omar)
    assert as_nadia.post(removal(cast.omar)).status_code == 403
    assert way_in(app, cast.omar)[0] == "/login/code"


def test_the_admin_does_not_take_off_her_own_without_a_code(app, as_karim, cast):
    telephone_of(app, cast.karim)
    assert removal(cast.karim) not in as_karim.get("/teach/staff").text
    assert as_karim.post(removal(cast.karim)).status_code == 404
    assert way_in(app, cast.karim)[0] == "/login/code"


def test_where_there_is_none_nothing_is_taken_off(as_karim, cast):
    assert as_karim.post(removal(cast.nadia)).status_code == 404


def test_the_command_line_takes_the_admins_off(app, cast, tmp_path):
    telephone_of(app, cast.karim)
    with app.app_context():
        stamp()
    site = {"TREMPLIN_VAR": str(tmp_path), "TREMPLIN_SECRET_KEY": SECRET_KEY}
    command = ["user", "second-step-off"]
    done = CliRunner().invoke(main, [*command, "KARIM@example.org"], env=site)
    assert (done.exit_code, "Karim" in done.output) == (0, True)
    location, browser = way_in(app, cast.karim)
    assert location == "/teach/"
    assert "a retiré la connexion en deux étapes" in browser.get("/account").text
    assert CliRunner().invoke(main, [*command, "karim@example.org"], env=site).exit_code == 2
    assert CliRunner().invoke(main, [*command, "nobody@example.org"], env=site).exit_code == 2


def test_with_an_adult_who_leaves_goes_the_second_step(app, as_karim, cast):
    telephone_of(app, cast.nadia)
    as_karim.post(adult_page(cast.nadia, "leaving"))
    with app.app_context():
        assert db.session.query(TwoFactor).count() == db.session.query(RecoveryCode).count() == 0
