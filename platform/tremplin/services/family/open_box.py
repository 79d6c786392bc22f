"""Opens a child's box in another house, where she goes on from where she was."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select
from uuid_utils.compat import uuid7

from tremplin.content.exchange.archive import read_archive
from tremplin.content.exchange.foreign_json import read_foreign_json
from tremplin.content.exchange.seal import Seal
from tremplin.content.format.messages import Message
from tremplin.content.format.problems import ContentError, Problem
from tremplin.domain.facts import FactKind
from tremplin.models import (
    Badge,
    ChecklistTick,
    Creation,
    CreationKind,
    Draft,
    ExerciseRevision,
    ExerciseRow,
    Group,
    Learner,
    LearnerAsk,
    LearnerStep,
    Progress,
    Staff,
    Submission,
    SubmissionState,
)
from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now
from tremplin.services.facts import add_fact
from tremplin.services.family.box_format import DATA, Box, KeptExercise, KeptSubmission, KeptWork
from tremplin.services.groups.group_changes import check_names_are_free
from tremplin.services.learning.submit_solution import MOST_WAITING

MOST_HINTS = 20
"""More than any exercise has; a box may claim a million."""


def read_box(data: bytes) -> tuple[Box, Seal | None]:
    """The box in an archive, and who vouches for it.

    Raises:
        ContentError: It is no box, or not what its checksums and its seal say.
    """
    entries, seal = read_archive(data)
    if DATA not in entries:
        raise ContentError([Problem(DATA, "box", _NO_BOX)])
    try:
        return Box.model_validate(read_foreign_json(entries[DATA])), seal
    except ValueError as error:
        raise ContentError([Problem(DATA, "box", _NO_BOX)]) from error


def open_box(box: Box, group: Group, staff: Staff) -> tuple[Learner, list[str]]:
    """Bring the child into this group, with everything she has done.

    Returns the child, and the slugs of the exercises that this house does not have.

    A program keeps its verdict; where the revision that gave it is not here, the newest one stands
    for it. What adults of the other house wrote stays in the box: nobody here said it. Their ticks,
    what they ask of the child and what they opened stand in the name of ``staff``; over an exercise
    that this house does not have, nothing is asked. Of the programs that were not graded there, the
    last :data:`MOST_WAITING` are graded here.

    Raises:
        Refused: ``names_twice`` when a child of the group is called so.
    """
    check_names_are_free(group, [box.name])
    here = {row.id: row for row in db.session.scalars(select(ExerciseRow))}
    missing = [kept.slug for kept in box.exercises if kept.id not in here]
    to_grade = _to_grade(box, here)

    with unit_of_work() as session:
        learner = Learner(
            group_id=group.id,
            display_name=box.name,
            avatar=box.avatar,
            age_band=box.age_band,
            language=box.language,
            created_at=now(),
        )
        session.add(learner)
        session.flush()

        for kept in box.exercises:
            exercise = here.get(kept.id)
            if exercise and exercise.current_revision_id:
                _unpack(learner.id, exercise, kept, staff.id, to_grade)

        _unpack_own_version(box, learner.id, here, staff.id)
        _unpack_works(box.works, learner.id, here)
        session.add_all(
            Badge(
                learner_id=learner.id,
                slug=kept.slug,
                earned_for=kept.earned_for,
                earned_at=kept.earned_at,
            )
            for kept in box.badges
        )
        record_access(
            actor_of(staff), "box.opened", learner.id, exercises=len(box.exercises) - len(missing)
        )

    return learner, missing


def left_ungraded(learner: Learner) -> int:
    """How many of her programs came without a verdict, and will get none: their texts are kept."""
    closed = select(func.count(Submission.id)).where(
        Submission.learner_id == learner.id, Submission.state == SubmissionState.CLOSED
    )
    return db.session.scalar(closed) or 0


def _to_grade(box: Box, here: Collection[UUID]) -> frozenset[str]:
    """The keys of the programs to grade here: no more than a child may have waiting at once."""
    waiting: list[KeptSubmission] = []
    for kept in box.exercises:
        if kept.id in here:
            waiting += (each for each in kept.submissions if not each.verdict)

    waiting.sort(key=lambda each: each.submitted_at)
    return frozenset(each.key for each in waiting[-MOST_WAITING:])


def _unpack_works(works: Collection[KeptWork], learner_id: UUID, here: Collection[UUID]) -> None:
    """Her works, under new ids: a box may be opened twice, and where it was packed."""
    new_ids = {kept.id: uuid7() for kept in works}
    rows = {}

    for kept in works:
        rows[kept.id] = Creation(
            id=new_ids[kept.id],
            learner_id=learner_id,
            kind=kept.kind,
            title=kept.title,
            exercise_id=kept.exercise if kept.exercise in here else None,
            source=kept.source,
            shown=kept.shown.to_json(),
            changed_at=kept.changed_at,
            chosen_at=kept.chosen_at,
            # That it is a remix stays true where the work it was made from did not come along.
            is_remix_of_nobody=kept.is_remix and kept.remix_of not in new_ids,
        )

    db.session.add_all(rows.values())
    # A work may stand in the box before the one that it was made from.
    db.session.flush()

    for kept in works:
        if kept.remix_of:
            rows[kept.id].remix_of_id = new_ids.get(kept.remix_of)


def _unpack_own_version(box: Box, learner_id: UUID, here: Collection[UUID], staff_id: UUID) -> None:
    """What is asked of her alone, and what was opened for her, of the exercises that are here."""
    ids = {"learner_id": learner_id, "staff_id": staff_id}
    for asked in box.asks:
        if asked.id in here:
            db.session.add(
                LearnerAsk(**ids, exercise_id=asked.id, ask=asked.ask, chosen_at=asked.chosen_at)
            )

    for opened in box.opened:
        if opened.id in here:
            add_fact(learner_id, opened.id, FactKind.OPENED, opened.opened_at, staff_id=staff_id)
            db.session.add(LearnerStep(**ids, exercise_id=opened.id, opened_at=opened.opened_at))


def _unpack(
    learner_id: UUID,
    exercise: ExerciseRow,
    kept: KeptExercise,
    staff_id: UUID,
    to_grade: Collection[str],
) -> None:
    session = db.session
    ids = {"learner_id": learner_id, "exercise_id": exercise.id}
    revisions = {
        row.content_hash: row.id
        for row in session.scalars(
            select(ExerciseRevision).where(ExerciseRevision.exercise_id == exercise.id)
        )
    }
    session.add(
        Progress(
            **ids,
            attempts=kept.attempts,
            stars=kept.stars,
            hints_used=min(kept.hints_used, MOST_HINTS),
            first_opened_at=kept.first_opened_at,
            first_success_at=kept.first_success_at,
            last_activity_at=kept.last_activity_at,
            star_given_at=kept.star_given_at,
            star_given_by_id=staff_id if kept.star_given_at else None,
        )
    )
    _unpack_facts(learner_id, exercise.id, kept, staff_id)

    for draft in kept.drafts:
        session.add(
            Draft(**ids, version=draft.version, source=draft.source, saved_at=draft.saved_at)
        )

    for tick in kept.ticks:
        session.add(
            ChecklistTick(**ids, item=tick.item, staff_id=staff_id, ticked_at=tick.ticked_at)
        )

    for each in kept.submissions:
        session.add(
            Submission(
                **ids,
                revision_id=revisions.get(each.revision, exercise.current_revision_id),
                key=each.key,
                source=each.source,
                state=_state(each, to_grade),
                submitted_at=each.submitted_at,
                graded_at=each.graded_at,
                verdict_class=each.verdict_class,
                verdict=each.verdict,
                mistake=each.mistake,
            )
        )

    if kept.creation:
        shown = kept.creation
        session.add(
            Creation(
                **ids,
                id=Creation.id_at_home(learner_id, exercise.id),
                kind=CreationKind.EXERCISE,
                source=shown.source,
                shown=shown.shown.to_json(),
                changed_at=shown.chosen_at,
                chosen_at=shown.chosen_at,
            )
        )


def _unpack_facts(learner_id: UUID, exercise_id: UUID, kept: KeptExercise, staff_id: UUID) -> None:
    """What her hints, her star by hand and her ticks are folded from."""
    for number in range(1, min(kept.hints_used, MOST_HINTS) + 1):
        add_fact(learner_id, exercise_id, FactKind.HINT, kept.last_activity_at, item=str(number))

    if kept.star_given_at:
        add_fact(learner_id, exercise_id, FactKind.STAR, kept.star_given_at, staff_id=staff_id)

    for tick in kept.ticks:
        add_fact(
            learner_id,
            exercise_id,
            FactKind.TICK,
            tick.ticked_at,
            item=tick.item,
            staff_id=staff_id,
        )


def _state(kept: KeptSubmission, to_grade: Collection[str]) -> SubmissionState:
    if kept.verdict:
        return SubmissionState.GRADED
    return SubmissionState.QUEUED if kept.key in to_grade else SubmissionState.CLOSED


_NO_BOX = Message("This file is no child’s box, or it has been changed.")
