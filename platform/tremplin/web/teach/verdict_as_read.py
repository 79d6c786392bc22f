"""The verdict on a child's program as an adult reads it."""

from __future__ import annotations

from tremplin.read_models.handed_in import HandedIn
from tremplin.web.exercise.texts.puzzle_texts import sentences_of
from tremplin.web.exercise.verdict_view import VerdictView, verdict_view
from tremplin_sandbox.verdict import Verdict


def verdict_as_read(handed_in: HandedIn) -> VerdictView:
    """The verdict on a graded program, with the sentences of the page it was handed in on."""
    submission = handed_in.submission
    verdict = Verdict.from_json(submission.verdict or {})
    return verdict_view(verdict, submission.source, sentences=sentences_of(handed_in.exercise))
