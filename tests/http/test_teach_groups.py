"""An instructor lists and makes groups."""

import re

import pytest
from tests.cast import CURRICULUM

from tremplin.models import AgeBand, AuditEvent, Group, Space
from tremplin.models.db import db
from tremplin.services.content.load_content import load_content
from tremplin.services.learning.paths import group_curricula

NAMES = "Adama\nBilal\nChloé\nDiego\n"


@pytest.fixture
def asked(app):
    with app.app_context():
        space = db.session.query(Space).filter_by(name="Le garage").one()
        return {
            "name": "Jeudi",
            "space": str(space.id),
            "space_name": "",
            "language": "fr",
            "age_band": "10-12",
            "curricula": ["00000000-0000-4000-8000-00000000c001"],
            "naming": "names",
            "names": NAMES,
            "count": "12",
        }


def made(app) -> Group:
    return db.session.query(Group).filter_by(name="Jeudi").one()


def test_an_instructor_sees_her_groups_only(as_nadia):
    page = as_nadia.get("/teach/").text
    assert "Mercredi" in page
    assert "Samedi" not in page


def test_an_admin_sees_every_group(as_karim):
    page = as_karim.get("/teach/").text
    assert "Mercredi" in page
    assert "Samedi" in page


def test_pasted_names_become_a_group(app, as_nadia, asked):
    answer = as_nadia.post("/teach/groups/new", data=asked)
    assert answer.status_code == 302
    assert "Chloé" in as_nadia.get(answer.location).text
    with app.app_context():
        group = made(app)
        assert [learner.display_name for learner in group.learners] == [
            "Adama",
            "Bilal",
            "Chloé",
            "Diego",
        ]
        assert {learner.age_band for learner in group.learners} == {AgeBand.MIDDLE}
        assert len({learner.avatar for learner in group.learners}) == 4
        assert group.space.name == "Le garage"
        assert [place.staff.name for place in group.staff] == ["Nadia"]
        assert db.session.query(AuditEvent).filter_by(action="group.made").count() == 1


def test_twelve_nicknames_are_given(app, as_nadia, asked):
    as_nadia.post("/teach/groups/new", data=asked | {"naming": "nicknames", "names": ""})
    with app.app_context():
        assert len({learner.display_name for learner in made(app).learners}) == 12


def test_a_new_place_can_be_named(app, as_nadia, asked):
    as_nadia.post(
        "/teach/groups/new", data=asked | {"space": "new", "space_name": "La camionnette"}
    )
    with app.app_context():
        assert made(app).space.name == "La camionnette"


def test_the_path_can_be_chosen_later(app, as_nadia, asked):
    answer = as_nadia.post("/teach/groups/new", data=asked | {"curricula": []})
    assert "Bonjour" not in as_nadia.get(answer.location).text
    path = {"curriculum": asked["curricula"][0]}
    assert as_nadia.post(f"{answer.location}/curricula", data=path).location == answer.location
    as_nadia.post(f"{answer.location}/curricula", data=path)
    assert "Bonjour" in as_nadia.get(answer.location).text
    with app.app_context():
        assert len(made(app).curricula) == 1


def test_a_group_without_a_path_is_offered_the_one_for_its_age(app, as_nadia, asked):
    with app.app_context():
        younger = CURRICULUM.replace(b"00000000c001", b"00000000c003").replace(
            b"first-steps", b"younger"
        )
        load_content([], [younger.replace(b"[11, 13]", b"[7, 9]")])
    answer = as_nadia.post("/teach/groups/new", data=asked | {"curricula": []})
    page = as_nadia.get(answer.location).text
    offered = re.findall(
        r'<option( selected)? value="([^"]+)"', page[page.index('name="curriculum"') :]
    )
    assert [bool(chosen) for chosen, _ in offered] == [False, True]
    assert offered[1][1] == asked["curricula"][0]


def test_the_path_of_the_youngest_is_ticked_on_the_empty_form(as_nadia, second):
    page = as_nadia.get("/teach/groups/new").text
    boxes = re.findall(r'<input[^>]*name="curricula"[^>]*>', page)
    assert len(boxes) == 2
    assert ["checked" in box for box in boxes] == [True, False]
    assert ['data-begins="7-9 10-12 13-16"' in box for box in boxes] == [True, False]


def test_the_language_of_the_group_is_at_first_the_readers(as_nadia):
    as_nadia.post("/language", data={"language": "en"})
    assert '<option selected value="en">' in as_nadia.get("/teach/groups/new").text


def test_several_paths_are_followed_in_the_order_of_the_list_not_of_the_ticks(
    app, as_nadia, asked, second
):
    first = asked["curricula"][0]
    answer = as_nadia.post("/teach/groups/new", data=asked | {"curricula": [second, first, first]})
    assert answer.status_code == 302
    with app.app_context():
        followed = [curriculum.slug for _, curriculum in group_curricula(made(app))]
        assert followed == ["first-steps", "second-steps"]


def test_what_was_ticked_stays_ticked_when_something_else_is_not_right_yet(as_nadia, asked, second):
    page = as_nadia.post("/teach/groups/new", data=asked | {"name": "", "curricula": [second]}).text
    boxes = re.findall(r'<input[^>]*name="curricula"[^>]*>', page)
    assert ["checked" in box for box in boxes] == [False, True]


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": "x" * 81},
        {"space": "new", "space_name": "  "},
        {"space": "00000000-0000-4000-8000-000000000000"},
        {"names": " \n , \n"},
        {"names": "\n".join(f"Enfant {number}" for number in range(41))},
        {"names": "Lina\nlina"},
        {"names": "x" * 41},
        {"naming": "nicknames", "count": "0"},
        {"naming": "nicknames", "count": "41"},
        {"naming": "nicknames", "count": "a dozen"},
        {"naming": "nicknames", "count": ""},
        {"language": "xx"},
        {"curricula": ["00000000-0000-4000-8000-000000000000"]},
    ],
)
def test_what_is_not_right_yet_is_said_and_nothing_typed_is_lost(app, as_nadia, asked, change):
    answer = as_nadia.post("/teach/groups/new", data=asked | change)
    assert answer.status_code == 422
    assert "field__error" in answer.text
    for kept in ((asked | change)["name"], (asked | change)["names"].strip().split("\n")[-1]):
        assert kept in answer.text
    with app.app_context():
        assert db.session.query(Group).count() == 2


def test_everything_that_is_not_right_is_said_at_once(as_nadia, asked):
    wrong = asked | {"name": "", "space": "new", "names": "Lina\nLina"}
    assert as_nadia.post("/teach/groups/new", data=wrong).text.count('class="field__error"') == 3


@pytest.mark.parametrize("count", ["0", "41", "a dozen", ""])
def test_a_number_that_is_none_is_said_in_words_of_its_own(as_nadia, asked, count):
    as_nadia.post("/language", data={"language": "en"})
    page = as_nadia.post(
        "/teach/groups/new", data=asked | {"naming": "nicknames", "count": count}
    ).text
    assert "Type a number from 1 to 40." in page
    assert page.count('class="field__error"') == 1


def test_a_form_with_nothing_in_it_is_answered(as_nadia):
    assert as_nadia.post("/teach/groups/new", data={}).status_code == 422


def test_a_path_that_is_none_is_refused(as_nadia, cast):
    data = {"curriculum": "00000000-0000-4000-8000-000000000000"}
    assert (
        as_nadia.post(f"/teach/groups/{cast.mercredi.id}/curricula", data=data).status_code == 400
    )


def test_hostile_names_are_shown_as_text(as_nadia, asked):
    hostile = "<img src=x onerror=a()>"
    answer = as_nadia.post("/teach/groups/new", data=asked | {"names": hostile, "name": "Jeudi<b>"})
    for page in (as_nadia.get(answer.location).text, as_nadia.get("/teach/").text):
        assert "<img src=x" not in page
        assert "Jeudi&lt;b&gt;" in page


def test_another_instructors_group_is_not_found(as_nadia, cast):
    for path in ("", "/board"):
        assert as_nadia.get(f"/teach/groups/{cast.samedi.id}{path}").status_code == 404
    assert as_nadia.post(f"/teach/groups/{cast.samedi.id}/curricula").status_code == 404
    assert as_nadia.post(f"/teach/groups/{cast.samedi.id}/cards").status_code == 404


def test_an_instructor_without_a_group_is_invited_to_make_one(app, client, cast):
    with app.app_context():
        for group in db.session.query(Group):
            for place in group.staff:
                db.session.delete(place)
        db.session.commit()
    page = cast.log_in(client, cast.nadia).get("/teach/").text
    assert "Mercredi" not in page
    assert page.count("/teach/groups/new") == 1
