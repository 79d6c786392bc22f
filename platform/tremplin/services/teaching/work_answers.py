"""An adult's answers to a child's work: some words, a star."""

from __future__ import annotations

from uuid import UUID

from tremplin.domain.facts import FactKind
from tremplin.domain.progress import STAR_FOR_PASSING
from tremplin.models import Comment, Learner, Staff
from tremplin.models.db import unit_of_work
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now
from tremplin.services.errors import NotFound, Refused
from tremplin.services.facts import add_fact
from tremplin.services.learning.grade_submissions import progress_of
from tremplin.services.learning.paths import step_with

LONGEST_COMMENT = 500


def write_comment(learner: Learner, slug: str, text: str, staff: Staff) -> Comment:
    """Write a comment on the child's program; she reads it on the page of the exercise.

    Raises:
        NotFound: Not an exercise of her paths.
        Refused: ``empty``, or ``too_long`` beyond :data:`LONGEST_COMMENT` characters.
    """
    said = words_for_children(text)
    exercise_id = step_with(learner, slug).loaded.exercise_id

    with unit_of_work() as session:
        comment = Comment(
            learner_id=learner.id,
            exercise_id=exercise_id,
            staff_id=staff.id,
            text=said,
            written_at=now(),
        )
        session.add(comment)
        record_access(actor_of(staff), "comment.written", learner.id, exercise=slug)

    return comment


def words_for_children(typed: str) -> str:
    """The text of an adult for children, without spaces around it.

    Raises:
        Refused: ``empty``, or ``too_long`` beyond :data:`LONGEST_COMMENT` characters.
    """
    said = typed.strip()
    if not said:
        raise Refused("empty")
    if len(said) > LONGEST_COMMENT:
        raise Refused("too_long")
    return said


def take_comment_back(learner: Learner, comment_id: UUID, staff: Staff) -> None:
    """Remove a comment from the child's page.

    Raises:
        NotFound: No such words to this child.
    """
    with unit_of_work() as session:
        comment = session.get(Comment, comment_id)
        if comment is None or comment.learner_id != learner.id:
            raise NotFound

        session.delete(comment)
        add_fact(
            learner.id,
            comment.exercise_id,
            FactKind.COMMENT_HIDDEN,
            now(),
            item=str(comment.id),
            staff_id=staff.id,
        )
        record_access(actor_of(staff), "comment.taken_back", learner.id)


def give_star(learner: Learner, slug: str, staff: Staff) -> None:
    """Give a star by hand, once for each exercise, which counts as solved from then on.

    Raises:
        NotFound: Not an exercise of her paths.
        Refused: ``given`` when it has one already.
    """
    exercise_id = step_with(learner, slug).loaded.exercise_id
    at = now()

    with unit_of_work():
        progress = progress_of(learner.id, exercise_id, at)
        if progress.star_given_at is not None:
            raise Refused("given")

        progress.star_given_at, progress.star_given_by_id = at, staff.id
        add_fact(learner.id, exercise_id, FactKind.STAR, at, staff_id=staff.id)
        progress.stars = progress.stars + STAR_FOR_PASSING
        progress.first_success_at = progress.first_success_at or at
        progress.mistake, progress.mistakes = None, 0
        record_access(actor_of(staff), "star.given", learner.id, exercise=slug)
