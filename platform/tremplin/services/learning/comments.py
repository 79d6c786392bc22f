"""What adults say of a child's program, as the child reads it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select, update

from tremplin.models import Comment
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.exercise_page import Words
from tremplin.services.clock import now


def comments_on(learner_id: UUID, exercise_id: UUID) -> list[Comment]:
    """The adults' comments on the child's program for this exercise, the newest first."""
    return list(
        db.session.scalars(
            select(Comment)
            .where(Comment.learner_id == learner_id, Comment.exercise_id == exercise_id)
            .order_by(Comment.written_at.desc())
        )
    )


def read_comments(learner_id: UUID, exercise_id: UUID) -> tuple[Words, ...]:
    """The comments for the child herself; from now on they count as read."""
    found = comments_on(learner_id, exercise_id)
    if any(comment.read_at is None for comment in found):
        _mark_read(learner_id, exercise_id)

    return tuple(Words(comment.staff.name, comment.text) for comment in found)


def _mark_read(learner_id: UUID, exercise_id: UUID) -> None:
    with unit_of_work() as session:
        session.execute(
            update(Comment)
            .where(
                Comment.learner_id == learner_id,
                Comment.exercise_id == exercise_id,
                Comment.read_at.is_(None),
            )
            .values(read_at=now())
        )


def exercises_with_news(learner_id: UUID) -> frozenset[UUID]:
    """Ids of the exercises with comments that the child has not read yet."""
    return frozenset(
        db.session.scalars(
            select(Comment.exercise_id)
            .where(Comment.learner_id == learner_id, Comment.read_at.is_(None))
            .distinct()
        )
    )
