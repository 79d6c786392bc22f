"""A child comes in: code, name, pictures or QR card; and nobody else does."""

import pytest


def secret_address(cast, child, group=None):
    return f"/groups/{(group or cast.mercredi).code}/{child.id}"


def test_a_code_is_found_however_it_is_typed(client, cast):
    answer = client.post("/groups", data={"code": f" {cast.mercredi.code.lower()} "})
    assert (answer.status_code, answer.location) == (302, f"/groups/{cast.mercredi.code}")


def test_an_unknown_code_is_told_kindly_and_kept_in_the_field(client):
    answer = client.post("/groups", data={"code": "ZZZZZ"}, headers={"Accept-Language": "fr"})
    assert answer.status_code == 404
    assert "Nous ne connaissons pas ce code." in answer.text
    assert 'value="ZZZZZ"' in answer.text


def test_the_group_shows_its_children_only(client, cast):
    page = client.get(f"/groups/{cast.mercredi.code}").text
    assert [name for name in ("Awa", "Théo", "Lina") if name not in page] == []
    assert "Zoé" not in page


def test_the_three_pictures_in_order_open_the_path(client, cast):
    answer = client.post(secret_address(cast, cast.awa), data={"secret": list(cast.awa.pictures)})
    assert answer.location == "/path"
    assert "Awa" in client.get("/path").text


@pytest.mark.parametrize(
    "pictures",
    [(), ("key",), ("star", "star", "star"), ("<script>", "a" * 5000, "")],
)
def test_other_pictures_do_not(client, cast, pictures):
    answer = client.post(secret_address(cast, cast.awa), data={"secret": list(pictures)})
    assert "Ce ne sont pas tes trois images." in answer.text
    assert client.get("/path").status_code == 302


def test_the_right_pictures_in_another_order_do_not(client, cast):
    client.post(secret_address(cast, cast.awa), data={"secret": list(reversed(cast.awa.pictures))})
    assert client.get("/path").status_code == 302


def test_a_child_of_another_group_is_not_found(client, cast):
    assert client.get(secret_address(cast, cast.awa, cast.samedi)).status_code == 404
    answer = client.post(
        secret_address(cast, cast.awa, cast.samedi), data={"secret": list(cast.awa.pictures)}
    )
    assert answer.status_code == 404


def test_after_twenty_wrong_secrets_the_card_waits_and_the_next_child_does_not(client, cast):
    answers = [
        client.post(secret_address(cast, cast.awa), data={"secret": "key"}) for _ in range(20)
    ]
    assert answers[-1].status_code == 429
    assert "demande une nouvelle carte" in answers[-1].text
    right_but_late = client.post(
        secret_address(cast, cast.awa), data={"secret": list(cast.awa.pictures)}
    )
    assert right_but_late.status_code == 429
    neighbour = client.post(
        secret_address(cast, cast.theo), data={"secret": list(cast.theo.pictures)}
    )
    assert neighbour.location == "/path"


def test_the_qr_card_still_opens_while_the_pictures_wait(client, cast):
    for _ in range(20):
        client.post(secret_address(cast, cast.awa), data={"secret": "key"})
    assert client.get(f"/c/{cast.awa.token}").location == "/path"


def test_twenty_unknown_cards_do_not_stop_a_good_one(client, cast):
    for number in range(20):
        client.get(f"/c/no-such-card-{number:012d}")
    assert client.get(f"/c/{cast.awa.token}").location == "/path"


def test_an_unknown_card_is_told_kindly(client):
    answer = client.get("/c/no-such-card")
    assert answer.status_code == 404
    assert "Cette carte ne marche plus." in answer.text


def test_logging_out_leaves_nothing_of_the_child(as_awa):
    as_awa.post("/bye")
    assert as_awa.get("/path").location == "/"
    with as_awa.session_transaction() as session:
        assert "_user_id" not in session


def test_a_child_who_was_away_is_logged_out_and_told_so(app, client, cast):
    client.get(f"/c/{cast.awa.token}")
    with client.session_transaction() as session:
        session["seen"] -= app.config["IDLE_MINUTES"] * 60 + 1
    answer = client.get("/path", follow_redirects=True)
    assert "Ton travail est gardé" in answer.text
    assert "Awa" not in answer.text


def test_an_archived_child_cannot_come_in(app, client, cast):
    from tremplin.models import Learner
    from tremplin.models.db import unit_of_work
    from tremplin.services.clock import now

    client.get(f"/c/{cast.awa.token}")
    with app.app_context(), unit_of_work() as session:
        session.get_one(Learner, cast.awa.id).archived_at = now()
    assert client.get("/path").status_code == 302
    assert client.get(f"/c/{cast.awa.token}").status_code == 404


@pytest.mark.parametrize(
    ("back", "goes_on_at"),
    [
        ("hello", "/exercises/hello"),
        ("no-such", "/path"),
        ("../teach/", "/path"),
        ("//example.org", "/path"),
    ],
)
def test_after_a_session_that_ran_out_a_child_goes_on_at_her_exercise(
    client, cast, back, goes_on_at
):
    client.get("/", query_string={"back": back})
    assert client.get(f"/c/{cast.awa.token}").location == goes_on_at
