"""An adult who is logged in chooses another password."""

from tests.cast import PASSWORD

NEW = "trois vélos sous la pluie"


def choose(client, current=PASSWORD, password=NEW, again=NEW):
    return client.post("/teach/password", data={"current": current, "password": password, "again": again})


def test_the_old_password_is_asked_for(as_nadia):
    for current in ("", "not it", NEW):
        answer = choose(as_nadia, current)
        assert answer.status_code == 422
        assert NEW not in answer.text
    assert choose(as_nadia).status_code == 302


def test_the_new_one_opens_and_the_old_one_does_not(app, as_nadia, cast):
    choose(as_nadia)
    assert as_nadia.get("/teach/").status_code == 200
    for password, status in ((PASSWORD, 422), (NEW, 302)):
        answer = app.test_client().post("/login", data={"email": cast.nadia.email, "password": password})
        assert answer.status_code == status


def test_sessions_elsewhere_end(app, as_nadia, cast):
    elsewhere = cast.log_in(app.test_client(), cast.nadia)
    assert elsewhere.get("/teach/").status_code == 200
    choose(as_nadia)
    assert elsewhere.get("/teach/").status_code == 302


def test_whoever_finds_an_open_session_does_not_guess_the_password_there(as_nadia):
    answers = [choose(as_nadia, f"guess {number}").status_code for number in range(9)]
    assert answers[-1] == 429
    assert choose(as_nadia).status_code == 429


def test_what_is_guessed_first_is_no_password(as_nadia):
    assert choose(as_nadia, password="motdepasse2026", again="motdepasse2026").status_code == 422
