"""An exercise opened by hand for one child, and more than one path."""

import re

from tests.cast import note_progress


def test_an_exercise_opened_by_hand_is_on_top_of_the_path_of_that_child_alone(app, as_nadia, cast):
    awa, theo = (cast.log_in(app.test_client(), child) for child in (cast.awa, cast.theo))
    as_nadia.post(f"/teach/learners/{cast.awa.id}/exercises", data={"slug": "add-two"})
    assert "Choisi pour toi" in awa.get("/path").text
    assert awa.get("/exercises/add-two").status_code == 200
    assert "Choisi pour toi" not in theo.get("/path").text
    assert theo.get("/exercises/add-two").status_code != 200
    as_nadia.post(f"/teach/learners/{cast.awa.id}/exercises/add-two/closing")
    assert awa.get("/exercises/add-two").status_code != 200


def test_opening_it_twice_changes_nothing(app, as_nadia, cast):
    for _ in range(2):
        as_nadia.post(f"/teach/learners/{cast.awa.id}/exercises", data={"slug": "add-two"})
    assert (
        as_nadia.get(f"/teach/learners/{cast.awa.id}").text.count("/exercises/add-two/closing") == 1
    )


def test_an_exercise_that_is_none_is_not_found(as_nadia, cast):
    assert (
        as_nadia.post(
            f"/teach/learners/{cast.awa.id}/exercises", data={"slug": "knitting"}
        ).status_code
        == 404
    )
    assert (
        as_nadia.post(f"/teach/learners/{cast.awa.id}/exercises/hello/closing").status_code == 404
    )


def test_the_second_path_begins_where_the_first_has_ended(app, as_nadia, cast, second):
    as_nadia.post(f"/teach/groups/{cast.mercredi.id}/curricula", data={"curriculum": second})
    awa = cast.log_in(app.test_client(), cast.awa)
    first = awa.get("/path").text
    assert "<h1>Premiers pas</h1>" in first
    assert 'href="/path?of=second-steps"' in first
    assert "<h1>Deux</h1>" in awa.get("/path?of=second-steps").text
    with app.app_context():
        for slug in ("hello", "add-two"):
            note_progress(cast.awa, slug, stars=3)
    as_nadia.post(f"/teach/groups/{cast.mercredi.id}/curricula/second-steps/first")
    assert "<h1>Deux</h1>" in awa.get("/path").text
    with app.app_context():
        note_progress(cast.awa, "badge", stars=3)
    assert "<h1>Deux</h1>" in awa.get("/path").text


def test_a_path_that_is_not_hers_shows_the_one_she_is_on(as_awa):
    assert "<h1>Premiers pas</h1>" in as_awa.get("/path?of=second-steps").text


def test_the_childs_page_unfolds_the_path_she_is_on_and_those_she_has_begun(
    app, as_nadia, cast, second
):
    as_nadia.post(f"/teach/groups/{cast.mercredi.id}/curricula", data={"curriculum": second})
    page = f"/teach/learners/{cast.awa.id}"
    followed = re.compile(
        r'<details class="followed" id="[^"]*"( open)?>\s*<summary><strong>([^<]*)'
    )
    assert followed.findall(as_nadia.get(page).text) == [(" open", "Premiers pas"), ("", "Deux")]
    as_nadia.post(f"/teach/groups/{cast.mercredi.id}/curricula/second-steps/first")
    assert followed.findall(as_nadia.get(page).text) == [(" open", "Deux"), ("", "Premiers pas")]
    with app.app_context():
        note_progress(cast.awa, "badge", stars=3)
    assert followed.findall(as_nadia.get(page).text) == [
        (" open", "Deux"),
        (" open", "Premiers pas"),
    ]
