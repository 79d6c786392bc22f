"""A group after its first day: children come and go, paths and units, a second adult, the end."""

import pytest

from tremplin.domain.path import UnitOpening
from tremplin.models import AuditEvent, Group, GroupUnit, Learner, Staff, StaffRole
from tremplin.models.db import db
from tremplin.services.clock import now


@pytest.fixture
def settings(as_nadia, cast):
    as_nadia.post("/language", data={"language": "en"})
    return f"/teach/groups/{cast.mercredi.id}"


def names(app, group, archived=False):
    with app.app_context():
        rows = db.session.query(Learner).filter_by(group_id=group.id, preview_staff_id=None).all()
        return sorted(row.display_name for row in rows if (row.archived_at is not None) is archived)


def actions(app):
    with app.app_context():
        return [event.action for event in db.session.query(AuditEvent).order_by(AuditEvent.at)]


def test_children_who_came_since_are_added_each_with_a_picture_of_its_own(
    app, as_nadia, cast, settings
):
    form = {"age_band": "10-12", "naming": "names", "names": "Kofi\nMei"}
    page = as_nadia.post(f"{settings}/children", data=form, follow_redirects=True).text
    assert "Welcome: Kofi, Mei. Each needs a card." in page
    assert names(app, cast.mercredi) == ["Awa", "Kofi", "Lina", "Mei", "Théo"]
    with app.app_context():
        worn = [
            row.avatar
            for row in db.session.query(Learner).filter(
                Learner.display_name.in_(["Awa", "Kofi", "Mei"])
            )
        ]
    assert len(set(worn)) == 3
    assert "children.added" in actions(app)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"naming": "names", "names": "awa"}, "Two children have the same name: awa."),
        ({"naming": "names", "names": ""}, "Write at least one first name"),
        ({"naming": "nicknames", "names": "", "count": "38"}, "40 children at most in a group."),
        ({"naming": "nicknames", "names": "", "count": "none"}, "Type a number from 1 to 40."),
    ],
)
def test_what_is_wrong_with_new_children_is_said_and_nothing_is_lost(
    app, as_nadia, cast, settings, form, sentence
):
    answer = as_nadia.post(f"{settings}/children", data={"age_band": "7-9", **form})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert form["names"] in answer.text
    assert names(app, cast.mercredi) == ["Awa", "Lina", "Théo"]


def test_a_name_that_nobody_would_see_is_refused(as_nadia, cast):
    fields = {"name": "\u200b\u202e", "age_band": "7-9", "language": "fr"}
    answer = as_nadia.post(f"/teach/learners/{cast.awa.id}/changes", data=fields)
    assert answer.status_code == 422
    assert "Awa" in as_nadia.get(f"/teach/learners/{cast.awa.id}").text


def test_a_child_is_renamed_and_her_age_decides_on_her_next_secret(app, as_nadia, cast, settings):
    child = f"/teach/learners/{cast.awa.id}"
    as_nadia.post(
        f"{child}/changes", data={"name": " Awa  B. ", "age_band": "7-9", "language": "en"}
    )
    assert names(app, cast.mercredi) == ["Awa B.", "Lina", "Théo"]
    assert "Three pictures, in this order:" in as_nadia.post(f"{child}/secret").text
    as_nadia.post(
        f"{child}/changes", data={"name": "Awa B.", "age_band": "13-16", "language": "en"}
    )
    assert "Two words, in this order:" in as_nadia.post(f"{child}/secret").text


def test_two_children_of_a_group_are_never_called_the_same(app, as_nadia, cast, settings):
    form = {"name": "théo", "age_band": "7-9", "language": "en"}
    answer = as_nadia.post(f"/teach/learners/{cast.awa.id}/changes", data=form)
    assert answer.status_code == 422
    assert "Two children have the same name: " in answer.text
    assert names(app, cast.mercredi) == ["Awa", "Lina", "Théo"]


def test_a_child_leaves_and_is_brought_back_with_her_card(app, client, as_nadia, cast, settings):
    as_nadia.post(f"/teach/learners/{cast.awa.id}/archive")
    assert names(app, cast.mercredi, archived=True) == ["Awa"]
    assert app.test_client().get(f"/c/{cast.awa.token}").status_code == 404
    assert "Bring Awa back" in as_nadia.get(f"{settings}/settings").text
    as_nadia.post(f"/teach/learners/{cast.awa.id}/return")
    assert names(app, cast.mercredi) == ["Awa", "Lina", "Théo"]
    assert app.test_client().get(f"/c/{cast.awa.token}").status_code == 302


def test_a_child_is_moved_only_into_a_group_of_the_same_adult(app, client, cast):
    move = f"/teach/learners/{cast.awa.id}/move"
    nadia = cast.log_in(app.test_client(), cast.nadia)
    assert nadia.post(move, data={"group": str(cast.samedi.id)}).status_code == 404
    assert nadia.post(move, data={"group": "nowhere"}).status_code == 400
    assert names(app, cast.samedi) == ["Zoé"]
    karim = cast.log_in(app.test_client(), cast.karim)
    assert karim.post(move, data={"group": str(cast.samedi.id)}).status_code == 302
    assert names(app, cast.samedi) == ["Awa", "Zoé"]
    assert nadia.get(f"/teach/learners/{cast.awa.id}").status_code == 404


def test_a_unit_opened_by_hand_is_open_and_a_closed_one_is_not(app, as_nadia, cast, settings):
    awa = cast.log_in(app.test_client(), cast.awa)
    assert awa.get("/exercises/add-two").status_code != 200
    arranged = {"unit": ["say", "count"], "opening-say": "closed", "opening-count": "open"}
    as_nadia.post(f"{settings}/curricula/first-steps", data=arranged)
    assert awa.get("/exercises/add-two").status_code == 200
    assert awa.get("/exercises/hello").status_code != 200
    as_nadia.post(
        f"{settings}/curricula/first-steps",
        data=arranged | {"opening-say": "rule", "opening-count": "rule"},
    )
    assert awa.get("/exercises/add-two").status_code != 200
    assert awa.get("/exercises/hello").status_code == 200


def test_units_change_places_and_come_back(app, as_nadia, cast, settings):
    kept = {"opening-say": "rule", "opening-count": "rule"}
    as_nadia.post(
        f"{settings}/curricula/first-steps", data={"unit": ["say", "count"], "up": "count", **kept}
    )
    awa = cast.log_in(app.test_client(), cast.awa)
    assert awa.get("/exercises/add-two").status_code == 200
    assert awa.get("/exercises/hello").status_code != 200
    as_nadia.post(
        f"{settings}/curricula/first-steps",
        data={"unit": ["count", "say"], "down": "count", **kept},
    )
    with app.app_context():
        assert {row.position for row in db.session.query(GroupUnit)} == {None}
        assert {row.opening for row in db.session.query(GroupUnit)} == {UnitOpening.BY_RULE}


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"unit": ["say"], "opening-say": "rule"}, 404),
        (
            {
                "unit": ["say", "count", "more"],
                "opening-say": "rule",
                "opening-count": "rule",
                "opening-more": "rule",
            },
            404,
        ),
        ({"unit": ["say", "count"], "opening-say": "ajar", "opening-count": "rule"}, 400),
    ],
)
def test_units_that_are_none_are_refused(as_nadia, settings, form, status):
    assert as_nadia.post(f"{settings}/curricula/first-steps", data=form).status_code == status


def test_a_path_taken_away_comes_back_with_what_was_done(app, as_nadia, cast, settings):
    as_nadia.post(f"{settings}/curricula/first-steps/removal")
    awa = cast.log_in(app.test_client(), cast.awa)
    assert "Ton établi est en préparation." in awa.get("/path").text
    as_nadia.post(
        f"{settings}/curricula", data={"curriculum": "00000000-0000-4000-8000-00000000c001"}
    )
    assert awa.get("/exercises/hello").status_code == 200


def test_a_second_adult_leads_the_group_until_she_leaves_it(app, cast):
    omar, nadia = (cast.log_in(app.test_client(), person) for person in (cast.omar, cast.nadia))
    group = f"/teach/groups/{cast.mercredi.id}"
    assert omar.get(group).status_code == 404
    assert nadia.post(f"{group}/adults", data={"staff": str(cast.omar.id)}).status_code == 302
    assert omar.get(group).status_code == 200
    nadia.post(f"{group}/adults/{cast.omar.id}/removal")
    assert omar.get(group).status_code == 404


def test_an_admin_who_has_not_come_yet_has_no_name_to_choose(app, as_nadia, settings):
    with app.app_context():
        db.session.add(
            Staff(email="", name="", role=StaffRole.ADMIN, language="fr", created_at=now())
        )
        db.session.commit()
    assert "></option>" not in as_nadia.get(f"{settings}/settings").text


def test_the_last_adult_of_a_group_stays(as_nadia, cast, settings):
    page = as_nadia.post(f"{settings}/adults/{cast.nadia.id}/removal", follow_redirects=True).text
    assert "A group needs an adult: add another one first." in page
    assert as_nadia.get(settings).status_code == 200


def test_a_closed_group_lets_nobody_in(app, as_nadia, cast, settings):
    as_nadia.post(f"{settings}/archive")
    assert app.test_client().get(f"/c/{cast.awa.token}").status_code == 404
    with app.app_context():
        assert db.session.get(Group, cast.mercredi.id).archived_at is not None


def test_a_group_is_called_otherwise(as_nadia, settings):
    assert (
        as_nadia.post(f"{settings}/name", data={"name": " ", "language": "fr"}).status_code == 422
    )
    as_nadia.post(f"{settings}/name", data={"name": "Jeudi", "language": "en"})
    assert "Jeudi" in as_nadia.get(settings).text


@pytest.mark.parametrize(
    "path",
    [
        "settings",
        "name",
        "children",
        "curricula",
        "curricula/first-steps",
        "curricula/first-steps/first",
        "curricula/first-steps/removal",
        "adults",
        "passes",
        "trial",
        "archive",
    ],
)
def test_an_adult_of_another_group_finds_nothing_there(app, cast, path):
    omar = cast.log_in(app.test_client(), cast.omar)
    method = "GET" if path == "settings" else "POST"
    form = {"name": "Mine", "language": "fr", "staff": str(cast.omar.id), "unit": ["say", "count"]}
    answer = omar.open(f"/teach/groups/{cast.mercredi.id}/{path}", method=method, data=form)
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "path",
    ["changes", "move", "archive", "return", "exercises", "exercises/hello/closing", "secret"],
)
def test_an_adult_of_another_group_changes_nothing_of_a_child(app, cast, path):
    omar = cast.log_in(app.test_client(), cast.omar)
    form = {
        "name": "Mine",
        "age_band": "7-9",
        "language": "fr",
        "group": str(cast.samedi.id),
        "slug": "hello",
    }
    assert omar.post(f"/teach/learners/{cast.awa.id}/{path}", data=form).status_code == 404
    assert names(app, cast.mercredi) == ["Awa", "Lina", "Théo"]
