"""Report that a text is not clear. The child's name is not kept: it is the text that is mended."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, select

from tremplin.models import Learner, ProblemReport
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now
from tremplin.services.errors import Refused
from tremplin.services.learning.paths import reachable_step

PARTS = ("words", "steps", "example", "other")
"""What may be unclear: a word, what to do, the example, something else."""

MOST_OPEN = 50
"""Open reports of one group on one text; more of them say nothing new."""


def explanations(learner: Learner, revision_id: UUID, language: str) -> tuple[str, ...]:
    """The adults' explanations of this text to the child's group, the newest first, each once."""
    answers = db.session.scalars(
        select(ProblemReport.answer)
        .where(
            ProblemReport.group_id == learner.group_id,
            ProblemReport.revision_id == revision_id,
            ProblemReport.language == language,
            ProblemReport.answer.is_not(None),
        )
        .order_by(ProblemReport.answered_at.desc())
    )
    return tuple(dict.fromkeys(answer for answer in answers if answer))


def report_unclear(learner: Learner, slug: str, language: str, part: str) -> None:
    """Report a text of the exercise as not clear; nothing is kept where an adult tries the site.

    Raises:
        NotFound, Refused: As :func:`reachable_step`; ``unknown_part`` for a part that is none.
    """
    if part not in PARTS:
        raise Refused("unknown_part")

    _, step = reachable_step(learner, slug)

    if learner.preview_staff_id is not None:
        return

    same_text = (
        ProblemReport.group_id == learner.group_id,
        ProblemReport.revision_id == step.loaded.revision_id,
        ProblemReport.mended_at.is_(None),
    )
    open_reports = db.session.scalar(select(func.count(ProblemReport.id)).where(*same_text)) or 0
    if open_reports >= MOST_OPEN:
        return

    with unit_of_work() as session:
        session.add(
            ProblemReport(
                group_id=learner.group_id,
                revision_id=step.loaded.revision_id,
                language=language,
                part=part,
                reported_at=now(),
            )
        )
