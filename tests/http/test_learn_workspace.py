"""The workspace over HTTP: path, exercise, drafts, hints, Check."""

import json
import re
from dataclasses import replace

import pytest
from tests.cast import ScriptedSandbox, a_verdict, hand_in, note_progress

from tremplin.domain.path import Ask
from tremplin.grading import GradingLoop
from tremplin.models import AgeBand, Draft, Learner, LearnerAsk, Progress, Submission
from tremplin.models.db import db, unit_of_work
from tremplin.runtime.wiring import start_grading
from tremplin.services.clock import now
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.learning.paths import path_of
from tremplin_sandbox.verdict import LearnerError, TestResult, TestStatus, Verdict, VerdictClass

KEY = "one-press-of-the-button"
SUBMISSIONS = "/exercises/hello/submissions"


def verdict(kind, status, **test) -> Verdict:
    message = {"fr": "Regarde `print`.", "en": "Look at `print`."}
    result = TestResult("greeting", status, visible=True, level="required", message=message, **test)
    return Verdict(kind, "", (result,), 0.01)


PASSED = verdict(VerdictClass.PASSED, TestStatus.PASSED)
FAILED = verdict(VerdictClass.FAILED, TestStatus.FAILED, expected="Bip bip\n", got="Bip  bip \n")
NAME_ERROR = verdict(
    VerdictClass.ERROR,
    TestStatus.ERROR,
    error=LearnerError("NameError", "name 'agge' is not defined. Did you mean: '<b>x</b>'?", 3),
)
OUR_FAULT = Verdict(VerdictClass.PLATFORM_ERROR, "engine_unreachable", (), 0.0)


@pytest.fixture
def graded_by(app):
    """Graders that give every program this verdict, in place of those before."""
    loops: list[GradingLoop] = []

    def stop():
        while loops:
            loops.pop().stop()

    def start(verdict):
        stop()
        loops.append(start_grading(app, ScriptedSandbox(otherwise=lambda job: verdict)))

    yield start
    stop()


def press_check(client, source="print(1)", key=KEY):
    return client.post(SUBMISSIONS, json={"source": source, "key": key})


def test_the_path_shows_done_next_and_locked(as_awa):
    page = as_awa.get("/path").text
    assert "part--next" in page
    assert "part--locked" in page
    assert "/exercises/add-two" not in page


def test_an_exercise_opens_with_its_starter_and_three_steps(as_awa):
    page = as_awa.get("/exercises/hello").text
    assert "Bonjour\u00a0!" in page
    assert page.count("<li data-say=") == 3


def test_the_same_exercise_reads_in_english(as_awa):
    as_awa.post("/language", data={"language": "en", "next": "/path"})
    page = as_awa.get("/exercises/hello").text
    assert "Hello!" in page
    assert "Lance le programme" not in page


def test_a_locked_exercise_is_refused_with_its_reason(as_awa):
    answer = as_awa.get("/exercises/add-two")
    assert answer.status_code == 403
    assert "pas encore ouvert" in answer.text


@pytest.mark.parametrize(
    "path", ["/exercises/no-such", "/exercises/../../etc/passwd", "/submissions/00000000"]
)
def test_what_does_not_exist_is_a_kind_page(as_awa, path):
    answer = as_awa.get(path)
    assert answer.status_code == 404
    assert "Rien sur cette étagère" in answer.text


def test_a_draft_comes_back_to_the_letter(as_awa):
    text = "print('é → <b>')\n\n    \tx = \"</script>\"\n"
    saved = as_awa.put("/exercises/hello/draft", json={"source": text, "base": 0})
    assert saved.json["version"] == 1
    page = as_awa.get("/exercises/hello").text
    assert (
        "print(&#39;é → &lt;b&gt;&#39;)\n\n    \tx = &#34;&lt;/script&gt;&#34;\n</textarea>" in page
    )


def test_an_overwritten_version_is_offered_and_a_typing_step_is_not(as_awa):
    for source in ("print('le", "print('le grand bateau bleu')", "print('court')"):
        as_awa.put("/exercises/hello/draft", json={"source": source, "base": 0})
    offered = as_awa.get("/exercises/hello/drafts").json
    assert offered["sources"] == {"2": "print('le grand bateau bleu')"}
    assert "print(&#39;le grand bateau bleu&#39;)" in offered["html"]


def test_each_child_has_a_draft_key_of_her_own_that_stays(client, cast):
    def key(learner):
        page = cast.log_in(client, learner).get("/exercises/hello").text
        return re.search(r'data-draft-key="([0-9a-f]{64})"', page).group(1)

    awa, other = key(cast.awa), key(cast.theo)
    assert awa != other
    assert key(cast.awa) == awa


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"source": "x" * 64_001}, 422),
        ({"source": "a\0b"}, 422),
        ({"source": 3}, 400),
        ({}, 400),
        ({"source": "", "base": 0, "learner": "other"}, 400),
    ],
)
def test_a_draft_that_cannot_be_kept_is_told_in_words(app, as_awa, body, status):
    answer = as_awa.put("/exercises/hello/draft", json=body)
    assert answer.status_code == status
    assert len(answer.json["message"]) > 10
    with app.app_context():
        assert db.session.query(Draft).count() == 0


@pytest.mark.parametrize(
    "body", [b'{"source": "\xff\xfe"}', b'{"source": ', b"[" * 100_000, b"1" * 10_000]
)
def test_bytes_that_are_no_program_of_ours_are_refused(as_awa, body):
    answer = as_awa.put("/exercises/hello/draft", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert "message" in answer.json


def test_a_megabyte_is_refused_before_it_is_read(as_awa):
    answer = press_check(as_awa, "x" * 1_000_000)
    assert answer.status_code == 413
    assert "64 000" in answer.json["message"]


def test_hints_come_one_by_one_and_cost_nothing(app, as_awa):
    totals = [as_awa.post("/exercises/hello/hints").json["given"] for _ in range(5)]
    assert totals == [1, 2, 3, 3, 3]
    with app.app_context():
        assert db.session.query(Progress).one().stars == 0


def test_check_answers_with_the_verdict(as_awa, graded_by):
    graded_by(PASSED)
    answer = press_check(as_awa)
    assert (answer.status_code, answer.json["verdict"], answer.json["stars"]) == (200, "passed", 2)
    assert answer.json["next_url"] == "/exercises/badge"
    assert "Ça marche" in answer.json["html"]


NEARER = "Tu t’approches"


def two_tests(*passed):
    """A verdict with two required tests and an advice that always passes."""
    statuses = [TestStatus.PASSED if each else TestStatus.FAILED for each in passed]
    tests = [
        replace(a_verdict().tests[0], id=f"t{i}", status=status)
        for i, status in enumerate(statuses)
    ]
    advice = replace(a_verdict().tests[0], id="advice", level="advice")
    kind = VerdictClass.PASSED if all(passed) else VerdictClass.FAILED
    return Verdict(kind, "", (*tests, advice), 0.02)


@pytest.mark.parametrize(
    ("before", "now", "is_nearer"),
    [
        ((False, False), (True, False), True),
        (None, (True, False), False),
        ((True, False), (True, False), False),
        ((True, False), (False, True), False),
        ((True, False), (False, False), False),
        ((False, False), (True, True), False),
    ],
)
def test_she_comes_nearer_only_when_more_is_right_than_before(
    app, as_awa, cast, graded_by, before, now, is_nearer
):
    if before:
        with app.app_context():
            hand_in(cast.awa, "hello", "print(0)", two_tests(*before))
    graded_by(two_tests(*now))
    assert (NEARER in press_check(as_awa).json["html"]) is is_nearer
    assert (NEARER in as_awa.get("/exercises/hello").text) is is_nearer


@pytest.mark.parametrize(
    "source", ["", "\n", "from robot import *\n", "# rien\n", "import turtle\npass\n"]
)
def test_an_empty_program_is_not_praised(app, as_awa, cast, graded_by, source):
    with app.app_context():
        hand_in(cast.awa, "hello", "print(0)", two_tests(False, False))
    graded_by(two_tests(True, False))
    html = press_check(as_awa, source).json["html"]
    assert NEARER not in html
    assert "déjà juste" not in html


def test_a_line_that_does_nothing_is_told_where_the_program_does_not_pass(as_awa, graded_by):
    told = "pose une question"
    source = "score = 1\nscore == 3\nprint(score)"
    graded_by(PASSED)
    assert told not in press_check(as_awa, source).json["html"]
    graded_by(FAILED)
    answer = press_check(as_awa, source, key="a-second-press-of-the-button").json
    assert told in answer["html"]
    assert answer["error_line"] == 2
    assert "En savoir plus" not in answer["html"]


def test_a_second_press_is_the_same_submission(app, as_awa, graded_by):
    graded_by(PASSED)
    assert press_check(as_awa).json["poll_url"] == press_check(as_awa).json["poll_url"]
    with app.app_context():
        assert db.session.query(Submission).count() == 1


def test_expected_and_got_stand_side_by_side_with_marks_only_for_spaces(as_awa, graded_by):
    graded_by(FAILED)
    html = press_check(as_awa).json["html"]
    assert "Pas encore" in html
    assert "Bip·bip↵" in html
    assert "Bip··bip·↵" in html
    assert "<code>print</code>" in html


def test_an_error_is_explained_and_its_text_is_harmless(as_awa, graded_by):
    graded_by(NAME_ERROR)
    html = press_check(as_awa, "age = 1\n\nprint(agge)").json["html"]
    assert "Ligne 3" in html
    assert 'data-error-line="3"' in html
    assert "<b>x</b>" not in html
    assert "Regarde" not in html


@pytest.mark.parametrize(("band", "is_told_why"), [(AgeBand.YOUNG, False), (AgeBand.TEEN, True)])
def test_an_error_is_explained_for_the_childs_age_by_check_and_run_alike(
    app, as_awa, graded_by, band, is_told_why
):
    with app.app_context():
        db.session.query(Learner).update({"age_band": band})
        db.session.commit()
    graded_by(NAME_ERROR)
    reason = "Une seule lettre fausse, et Python ne le reconnaît plus."
    assert (reason in press_check(as_awa, "age = 1\n\nprint(agge)").json["html"]) is is_told_why
    sent = re.search(r'id="error-texts">(.+?)</script>', as_awa.get("/exercises/hello").text)
    assert (reason in json.loads(sent[1])["sentences"]["name_near"][0]) is is_told_why


def test_while_the_checker_is_away_the_work_is_kept_and_the_child_told_so(app, as_awa, graded_by):
    graded_by(OUR_FAULT)
    answer = press_check(as_awa)
    assert (answer.status_code, answer.json["state"]) == (202, "queued")
    assert "Ton travail est gardé." in answer.json["html"]
    with app.app_context():
        assert db.session.query(Submission).one().source == "print(1)"
        assert db.session.query(Progress).filter(Progress.attempts > 0).count() == 0


def test_it_is_checked_when_the_checker_is_back(app, as_awa, graded_by):
    graded_by(OUR_FAULT)
    kept = press_check(as_awa).json
    # The graders of before are gone by then, or one of them would take it once more.
    graded_by(PASSED)
    with app.app_context():
        db.session.query(Submission).update({"retry_at": None})
        db.session.commit()
    assert press_check(as_awa).json["verdict"] == "passed"
    assert as_awa.get(kept["poll_url"]).json["verdict"] == "passed"


def test_another_childs_submission_is_not_found(app, as_awa, cast, graded_by):
    graded_by(PASSED)
    address = press_check(as_awa).json["poll_url"]
    neighbour = cast.log_in(app.test_client(), cast.theo)
    assert neighbour.get(address).status_code == 404


def test_a_session_that_ended_is_told_to_the_page(client):
    answer = client.post(
        SUBMISSIONS, json={"source": "print(1)", "key": KEY}, headers={"Accept": "application/json"}
    )
    assert answer.status_code == 401


def test_an_instructor_has_no_desk(as_nadia):
    assert as_nadia.get("/exercises/hello").status_code == 302


def test_what_an_adult_has_closed_is_told_as_that(app, as_nadia, cast):
    awa = cast.log_in(app.test_client(), cast.awa)
    arranged = {"unit": ["say", "count"], "opening-say": "closed", "opening-count": "rule"}
    as_nadia.post(f"/teach/groups/{cast.mercredi.id}/curricula/first-steps", data=arranged)
    answer = press_check(awa)
    assert answer.status_code == 403
    assert "Un adulte a fermé" in answer.json["message"]
    assert "Un adulte a fermé" in awa.get("/exercises/hello").text
    assert "quelques exercices" not in answer.json["message"]


def test_what_she_does_beside_leaves_the_count_of_what_is_asked(app, as_awa, cast):
    with app.app_context():
        asked = path_of(db.session.get_one(Learner, cast.awa.id)).total_count
        free = current_exercise("badge").exercise_id
        with unit_of_work() as session:
            ids = {"learner_id": cast.awa.id, "exercise_id": free, "staff_id": cast.nadia.id}
            session.add(LearnerAsk(**ids, ask=Ask.FREE, chosen_at=now()))
        note_progress(cast.awa, "badge", stars=1)
        path = path_of(db.session.get_one(Learner, cast.awa.id))
        assert (path.total_count, path.done_count, path.extra_count) == (asked - 1, 0, 1)
    assert "et 1 de plus pour le plaisir" in as_awa.get("/path").text


def test_the_stars_and_the_button_for_home_wait_on_the_page(as_awa, graded_by):
    page = as_awa.get("/exercises/hello").text
    assert re.search(r"data-task-stars hidden", page)
    assert re.search(r"data-show-at-home hidden", page)
    graded_by(PASSED)
    press_check(as_awa)
    page = as_awa.get("/exercises/hello").text
    assert "data-task-stars hidden" not in page
    assert "data-show-at-home hidden" not in page
