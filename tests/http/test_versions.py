"""A child's own version of a path: easier or harder, for her alone."""

import pytest
from tests.cast import note_progress

from tremplin.models import AuditEvent, LearnerAsk
from tremplin.models.db import db


@pytest.fixture
def own(as_nadia, cast):
    """Ask something else of Awa: by exercise, or a version of the whole."""
    page = f"/teach/learners/{cast.awa.id}/paths/first-steps"

    def ask(**fields):
        data = {name if name == "version" else f"ask-{name.replace('_', '-')}": each for name, each in fields.items()}
        return as_nadia.post(page, data=data)

    return ask


def test_what_is_put_aside_is_gone_for_that_child_alone(app, own, cast):
    awa, theo = (cast.log_in(app.test_client(), child) for child in (cast.awa, cast.theo))
    own(hello="aside", badge="asked", add_two="asked")
    assert "/exercises/hello" not in awa.get("/path").text
    assert awa.get("/exercises/hello").status_code == 403
    assert "/exercises/hello" in theo.get("/path").text


def test_the_next_unit_opens_by_what_is_asked_of_her(app, own, cast):
    awa = cast.log_in(app.test_client(), cast.awa)
    assert awa.get("/exercises/add-two").status_code == 403
    own(hello="free", badge="free")
    assert awa.get("/exercises/add-two").status_code == 200


def test_what_was_solved_stays_in_sight(app, own, cast):
    with app.app_context():
        note_progress(cast.awa, "hello", stars=2)
    own(hello="aside")
    assert "/exercises/hello" in cast.log_in(app.test_client(), cast.awa).get("/path").text


def test_the_adult_still_reads_what_was_tried_before_it_was_put_aside(app, as_nadia, own, cast):
    with app.app_context():
        note_progress(cast.awa, "badge", stars=0)
    own(badge="aside")
    assert as_nadia.get(f"/teach/learners/{cast.awa.id}/exercises/badge").status_code == 200


def test_a_lighter_version_asks_less_and_the_common_one_leaves_nothing_behind(app, own):
    own(version="lighter")
    with app.app_context():
        assert {row.ask.value for row in db.session.query(LearnerAsk)} <= {"free"}
        assert db.session.query(AuditEvent).filter_by(action="version.chosen").count() == 1
    own(version="common")
    with app.app_context():
        assert db.session.query(LearnerAsk).count() == 0


def test_only_what_differs_from_the_group_is_kept(app, own):
    own(hello="asked", badge="free", add_two="asked")
    with app.app_context():
        assert [row.ask.value for row in db.session.query(LearnerAsk)] == ["free"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"hello": "perhaps"}, 400), ({"version": "hardest"}, 400), ({"knitting": "asked"}, 404)],
)
def test_what_makes_no_sense_is_refused(own, fields, status):
    assert own(**fields).status_code == status


def test_the_page_marks_what_is_her_own(as_nadia, own, cast):
    page = f"/teach/learners/{cast.awa.id}/paths/first-steps"
    assert 'class="changed"' not in as_nadia.get(page).text
    own(badge="free")
    assert as_nadia.get(page).text.count('class="changed"') == 1


def test_a_path_or_a_child_that_is_not_hers_is_not_found(as_nadia, cast):
    assert as_nadia.get(f"/teach/learners/{cast.awa.id}/paths/knitting").status_code == 404
    assert as_nadia.get(f"/teach/learners/{cast.zoe.id}/paths/first-steps").status_code == 404
