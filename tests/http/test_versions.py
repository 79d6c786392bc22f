"""A child's own version of a path: easier or harder, for her alone."""

import csv
import io
from datetime import timedelta

import pytest
import time_machine
from tests.cast import a_verdict, hand_in, note_progress

from tremplin.models import AuditEvent, LearnerAsk
from tremplin.models.db import db
from tremplin.services.clock import now
from tremplin.services.learning.grade_submissions import record_verdict
from tremplin.services.teaching.attention import IDLE
from tremplin_sandbox.verdict import VerdictClass


@pytest.fixture
def own(as_nadia, cast):
    """Ask something else of Awa: by exercise, or a version of the whole."""
    page = f"/teach/learners/{cast.awa.id}/paths/first-steps"

    def ask(**fields):
        data = {
            name if name == "version" else f"ask-{name.replace('_', '-')}": each
            for name, each in fields.items()
        }
        return as_nadia.post(page, data=data)

    return ask


def test_what_is_put_aside_is_gone_for_that_child_alone(app, own, cast):
    awa, theo = (cast.log_in(app.test_client(), child) for child in (cast.awa, cast.theo))
    own(hello="aside", badge="asked", add_two="asked")
    assert "/exercises/hello" not in awa.get("/path").text
    assert awa.get("/exercises/hello").status_code == 403
    assert "/exercises/hello" in theo.get("/path").text


def test_a_unit_of_which_everything_is_put_aside_is_no_bench_on_her_path(app, own, cast):
    awa = cast.log_in(app.test_client(), cast.awa)
    assert "Compter" in awa.get("/path").text
    own(hello="asked", badge="asked", add_two="aside")
    page = awa.get("/path").text
    assert "Compter" not in page
    assert page.count('class="bench ') == 1


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


@pytest.fixture
def board(as_nadia, cast):
    """What the group's board says, white space made one."""
    as_nadia.post("/language", data={"language": "en"})

    def read():
        return " ".join(as_nadia.get(f"/teach/groups/{cast.mercredi.id}/board").text.split())

    return read


def row_of(page, name):
    rows = page[page.index("<tbody>") :].split("</tr>")
    return next(row for row in rows if f">{name}</a>" in row)


def test_the_grid_counts_what_is_asked_of_each_child(app, cast, own, board):
    with app.app_context():
        note_progress(cast.awa, "hello", stars=2)
    assert "1 of 3" in row_of(board(), "Awa")
    own(hello="asked", badge="free", add_two="aside")
    assert "1 of 1" in row_of(board(), "Awa")
    assert "own version" in row_of(board(), "Awa")
    assert "</svg> free</span>" in row_of(board(), "Awa")
    assert "</svg> put aside</span>" in row_of(board(), "Awa")
    assert "0 of 3" in row_of(board(), "Théo")
    assert "own version" not in row_of(board(), "Théo")


def test_what_she_does_beyond_what_is_asked_counts_too(app, cast, own, board):
    own(hello="free", badge="asked", add_two="aside")
    with app.app_context():
        note_progress(cast.awa, "hello", stars=2)
    assert "1 of 2" in row_of(board(), "Awa")
    awa = cast.log_in(app.test_client(), cast.awa)
    page = " ".join(awa.get("/path").text.split())
    assert "0 exercice fait sur 1, et 1 de plus pour le plaisir" in page


def test_a_version_chosen_reaches_the_next_poll_of_the_board(as_nadia, cast, own):
    board = f"/teach/groups/{cast.mercredi.id}/board"
    with time_machine.travel(now(), tick=False):
        for asks in ({"badge": "free"}, {"hello": "free"}, {"version": "common"}):
            before = as_nadia.get(board).headers["ETag"]
            assert as_nadia.get(board, headers={"If-None-Match": before}).status_code == 304
            own(**asks)
            assert as_nadia.get(board, headers={"If-None-Match": before}).status_code == 200


def test_the_table_to_take_away_tells_the_version(app, as_nadia, cast, own):
    with app.app_context():
        note_progress(cast.awa, "hello", stars=1)
    own(badge="free", add_two="aside")
    answer = as_nadia.get(f"/teach/groups/{cast.mercredi.id}/grid.csv")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert rows[1] == ["Awa", "1", "1", "réussi", "libre", "mis de côté"]
    assert rows[2] == ["Lina", "0", "3", "", "", ""]


def test_the_last_thing_asked_of_her_is_told_as_the_last(app, cast, own, board):
    with time_machine.travel(now(), tick=False) as clock:
        with app.app_context():
            for child in (cast.awa, cast.theo):
                record_verdict(hand_in(child, "hello", "print('Bip')"), a_verdict())
        assert "the last thing that is asked" not in board()
        own(hello="asked", badge="free", add_two="aside")
        page = board()
        assert page.count("the last thing that is asked") == 1
        assert "Awa" in page[: page.index("the last thing")].split("<li")[-1]
        clock.shift(IDLE + timedelta(seconds=1))
        page = board()
        assert page.count("All that is asked is done, for 5 minutes: open something more.") == 1
        assert page.count("Has solved it, and begun nothing else") == 1


def test_an_exercise_opened_by_hand_is_something_left_to_do(app, as_nadia, cast, own, board):
    own(hello="asked", badge="aside", add_two="aside")
    as_nadia.post(f"/teach/learners/{cast.awa.id}/exercises", data={"slug": "add-two"})
    with app.app_context():
        record_verdict(hand_in(cast.awa, "hello", "print('Bip')"), a_verdict())
    assert "To congratulate" in board()
    assert "the last thing that is asked" not in board()


def test_nobody_is_sent_for_a_mistake_in_what_is_put_aside_for_her(app, cast, own, board):
    with app.app_context():
        for _ in range(3):
            record_verdict(
                hand_in(cast.awa, "hello", "prnt('Bip')"), a_verdict(VerdictClass.FAILED)
            )
    assert "3 times the same" in board()
    own(hello="aside")
    assert "3 times the same" not in board()


def test_the_childs_page_counts_by_her_version_and_names_it(app, as_nadia, cast, own):
    page = f"/teach/learners/{cast.awa.id}"
    with app.app_context():
        note_progress(cast.awa, "hello", stars=2)
    assert "1 sur 3" in as_nadia.get(page).text
    own(badge="free", add_two="aside")
    changed = " ".join(as_nadia.get(page).text.split())
    assert "1 sur 1 · sa propre version" in changed
    assert "</svg> libre</span>" in changed


def test_the_sheet_sends_her_to_what_was_opened_by_hand_before_it_says_that_all_is_done(
    app, as_nadia, cast, own
):
    own(hello="asked", badge="aside", add_two="aside")
    with app.app_context():
        note_progress(cast.awa, "hello", stars=1)
    sheet = f"/teach/groups/{cast.mercredi.id}/sheet"
    assert "<strong>Tout ce qui est demandé est fait</strong> – Awa" in as_nadia.get(sheet).text
    as_nadia.post(f"/teach/learners/{cast.awa.id}/exercises", data={"slug": "add-two"})
    page = as_nadia.get(sheet).text
    assert "Tout ce qui est demandé est fait" not in page
    assert "<strong>Additionne</strong> – Awa" in page
