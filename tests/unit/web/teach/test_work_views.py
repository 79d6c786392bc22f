"""A child's work as her instructor reads it, from the read models alone."""

from datetime import UTC, datetime

import pytest
from tests.cast import a_verdict

from tremplin.models import Draft, Group, ProblemReport, Staff, Submission, SubmissionState
from tremplin.read_models.board_page import NOTHING
from tremplin.read_models.handed_in import HandedIn
from tremplin.read_models.work_page import ChildWork, Moment, Replay, UnclearText, UnclearTexts
from tremplin.web.teach.work_views import replay_view, reports_view, work_view

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PASSED = a_verdict().to_json()


@pytest.fixture
def waiting(hello) -> HandedIn:
    """A program that has no verdict yet."""
    return HandedIn(
        Submission(source="print(2)", submitted_at=NOON, state=SubmissionState.QUEUED), hello
    )


@pytest.fixture
def passed(hello) -> HandedIn:
    """A program that is right."""
    return HandedIn(
        Submission(
            source="print(2)", submitted_at=NOON, state=SubmissionState.GRADED, verdict=PASSED
        ),
        hello,
    )


def work(exercise, draft: str | None, *handed_in: HandedIn) -> ChildWork:
    return ChildWork(
        exercise=exercise,
        cell=NOTHING,
        draft=Draft(source=draft, saved_at=NOON) if draft else None,
        handed_in=list(handed_in),
        ticked=frozenset(),
        comments=[],
        star_given=False,
        has_history=False,
    )


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    ("draft", "is_newest"), [(None, False), ("print(2)", False), ("print(3)", True)]
)
def test_a_draft_is_shown_where_it_says_more_than_what_was_checked(hello, passed, draft, is_newest):
    assert work_view(work(hello, draft, passed))["draft_is_newest"] is is_newest


@pytest.mark.usefixtures("reader")
def test_a_program_without_a_verdict_is_shown_all_the_same(hello, waiting):
    (attempt,) = work_view(work(hello, None, waiting))["attempts"]
    assert (attempt.source, attempt.verdict) == ("print(2)", None)


@pytest.mark.usefixtures("reader")
def test_each_moment_says_what_came_of_it(hello, waiting, passed):
    moments = [
        Moment(NOON, "print(1)"),
        Moment(NOON, "print(2)", waiting),
        Moment(NOON, "print(2)", passed),
    ]
    told = replay_view(Replay(hello, moments))["moments"]
    assert [moment["checked"] for moment in told[:2]] == ["", "Waiting for its verdict."]
    assert told[2]["checked"]
    assert [moment["passed"] for moment in told] == [False, False, True]


@pytest.mark.usefixtures("reader")
def test_a_report_is_told_in_the_language_in_which_it_was_read(hello):
    report = ProblemReport(
        language="fr",
        part="words",
        group=Group(name="Mercredi"),
        reported_at=NOON,
        answered_by=Staff(name="Nadia"),
        answered_at=NOON,
    )
    view = reports_view(UnclearTexts([UnclearText(report, hello)], []))
    (told,) = view["reports"]
    assert told.exercise_title == hello.statements["fr"].title
    assert (told.answered_by, told.closed_by, told.answer) == ("Nadia", "", "")
    assert view["closed"] == []
