"""Packs a child's box: all her data in one file, to keep or to take to another house."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Self
from uuid import UUID

from sqlalchemy import select

from tremplin.content.exchange.archive import write_archive
from tremplin.content.exchange.seal import Seal
from tremplin.content.print.program_result import ProgramResult
from tremplin.domain.draft import program_in
from tremplin.models import (
    Attendance,
    Badge,
    ChecklistTick,
    Comment,
    Creation,
    CreationKind,
    Draft,
    ExerciseRevision,
    ExerciseRow,
    FamilyNote,
    HelpRequest,
    Learner,
    LearnerAsk,
    LearnerStep,
    Meeting,
    Progress,
    Submission,
)
from tremplin.models.db import Base, db, unit_of_work
from tremplin.services.audit.record_access import record_access
from tremplin.services.clock import now
from tremplin.services.family.box_format import (
    DATA,
    Box,
    KeptAsk,
    KeptBadge,
    KeptComment,
    KeptCreation,
    KeptDraft,
    KeptExercise,
    KeptHand,
    KeptMeeting,
    KeptOpening,
    KeptSubmission,
    KeptTick,
    KeptWork,
)
from tremplin_sandbox.verdict import VerdictClass

PAGE = "index.html"


def box_of(learner: Learner, titles: Callable[[UUID], Mapping[str, str]]) -> Box:
    """Everything of the child's.

    Args:
        learner: Who.
        titles: Gives an exercise's title by language.
    """
    return Box(
        name=learner.display_name,
        avatar=learner.avatar,
        age_band=learner.age_band,
        language=learner.language,
        packed_at=now(),
        notes=tuple(_notes(learner.id)),
        exercises=tuple(_exercises(learner.id, titles)),
        asks=tuple(_asks(learner.id)),
        opened=tuple(_opened(learner.id)),
        works=tuple(_works(learner.id)),
        badges=tuple(_badges(learner.id)),
        meetings=tuple(_meetings(learner.id)),
    )


def _notes(learner_id: UUID) -> Iterator[KeptComment]:
    """Words of adults to her family."""
    notes = select(FamilyNote).where(FamilyNote.learner_id == learner_id)
    for row in db.session.scalars(notes.order_by(FamilyNote.written_at)):
        yield KeptComment(by=row.staff.name, text=row.text, written_at=row.written_at)


def _exercises(
    learner_id: UUID, titles: Callable[[UUID], Mapping[str, str]]
) -> Iterator[KeptExercise]:
    """What she has done of each exercise that she has opened."""
    done = _Done.by(learner_id)
    rows = db.session.execute(
        select(Progress, ExerciseRow)
        .join(ExerciseRow, ExerciseRow.id == Progress.exercise_id)
        .where(Progress.learner_id == learner_id)
        .order_by(Progress.first_opened_at)
    )
    for progress, exercise in rows:
        yield _kept(progress, exercise, titles(exercise.id), done)


def _asks(learner_id: UUID) -> Iterator[KeptAsk]:
    """What is asked of her alone."""
    asks = select(LearnerAsk).where(LearnerAsk.learner_id == learner_id)
    for row in db.session.scalars(asks.order_by(LearnerAsk.exercise_id)):
        slug = row.exercise.slug
        yield KeptAsk(id=row.exercise_id, slug=slug, ask=row.ask, chosen_at=row.chosen_at)


def _opened(learner_id: UUID) -> Iterator[KeptOpening]:
    """What an adult has opened for her."""
    steps = select(LearnerStep).where(LearnerStep.learner_id == learner_id)
    for row in db.session.scalars(steps.order_by(LearnerStep.opened_at)):
        yield KeptOpening(id=row.exercise_id, slug=row.exercise.slug, opened_at=row.opened_at)


def _badges(learner_id: UUID) -> Iterator[KeptBadge]:
    badges = select(Badge).where(Badge.learner_id == learner_id).order_by(Badge.earned_at)
    for row in db.session.scalars(badges):
        yield KeptBadge(slug=row.slug, earned_for=row.earned_for, earned_at=row.earned_at)


def _meetings(learner_id: UUID) -> Iterator[KeptMeeting]:
    """The meetings at which she was."""
    meetings = (
        select(Meeting)
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .where(Attendance.learner_id == learner_id)
        .order_by(Meeting.starts_at)
    )
    for row in db.session.scalars(meetings):
        yield KeptMeeting(starts_at=row.starts_at, minutes=row.minutes, title=row.title)


def pack_box(
    box: Box,
    page: str,
    papers: Mapping[str, bytes],
    sealed: Callable[[bytes], Seal],
    learner: Learner,
    actor: str,
) -> bytes:
    """The box as an archive: a page to read offline, the data, the programs, the certificates.

    Args:
        box: From :func:`box_of`.
        page: HTML that needs nothing beside it.
        papers: More files by name.
        sealed: Makes the house's seal.
        learner: Whose it is.
        actor: Who takes it, for the trail.
    """
    data = box.model_dump_json(indent=2) + "\n"
    entries = {PAGE: page.encode(), DATA: data.encode(), **papers}
    for exercise in box.exercises:
        # A draft goes on after a Check: where there is one, it is the newest.
        programs = exercise.drafts or exercise.submissions
        if programs:
            newest = program_in(programs[-1].source)
            entries[f"programs/{exercise.slug}.py"] = newest.encode()

    with unit_of_work():
        record_access(actor, "box.taken", learner.id)
    return write_archive(entries, sealed)


class _Done:
    """What a child did, by table and exercise; each table is read once for all exercises."""

    def __init__(
        self, rows: Mapping[type[Base], Mapping[UUID, list[Any]]], hashes: Mapping[UUID, str]
    ) -> None:
        self._rows = rows
        self.hashes = hashes
        """Content hashes of the revisions that graded her, by id."""

    @classmethod
    def by(cls, learner_id: UUID) -> Self:
        """What this child did."""
        rows: dict[type[Base], dict[UUID, list[Any]]] = {}
        for table, moment in _TABLES.items():
            rows[table] = defaultdict(list)
            hers = select(table).where(table.learner_id == learner_id).order_by(moment)
            for row in db.session.scalars(hers):
                rows[table][row.exercise_id].append(row)

        graded = select(Submission.revision_id).where(Submission.learner_id == learner_id)
        hashes = db.session.execute(
            select(ExerciseRevision.id, ExerciseRevision.content_hash).where(
                ExerciseRevision.id.in_(graded)
            )
        )
        return cls(rows, {row.id: row.content_hash for row in hashes})

    def of(self, table: type[Base], exercise_id: UUID) -> Sequence[Any]:
        """Her rows of a table over one exercise, the oldest first."""
        return self._rows[table].get(exercise_id, ())


_TABLES: Mapping[Any, Any] = {
    Draft: Draft.version,
    Submission: Submission.arrival,
    Comment: Comment.written_at,
    ChecklistTick: ChecklistTick.ticked_at,
    HelpRequest: HelpRequest.raised_at,
    Creation: Creation.changed_at,
}
"""The tables, each with what orders its rows."""


def _kept(
    progress: Progress, exercise: ExerciseRow, title: Mapping[str, str], done: _Done
) -> KeptExercise:
    def mine(table: type[Base]) -> Sequence[Any]:
        return done.of(table, exercise.id)

    return KeptExercise(
        id=exercise.id,
        slug=exercise.slug,
        title=dict(title),
        attempts=progress.attempts,
        stars=progress.stars,
        star_given_at=progress.star_given_at,
        hints_used=progress.hints_used,
        first_opened_at=progress.first_opened_at,
        first_success_at=progress.first_success_at,
        last_activity_at=progress.last_activity_at,
        drafts=tuple(
            KeptDraft(version=row.version, source=row.source, saved_at=row.saved_at)
            for row in mine(Draft)
        ),
        submissions=tuple(
            _submission(row, done.hashes[row.revision_id]) for row in mine(Submission)
        ),
        comments=tuple(
            KeptComment(by=row.staff.name, text=row.text, written_at=row.written_at)
            for row in mine(Comment)
        ),
        ticks=tuple(
            KeptTick(item=row.item, ticked_at=row.ticked_at) for row in mine(ChecklistTick)
        ),
        hands=tuple(
            KeptHand(source=row.source, raised_at=row.raised_at) for row in mine(HelpRequest)
        ),
        creation=_shown_at_home(mine(Creation)),
    )


def _shown_at_home(works: Sequence[Creation]) -> KeptCreation | None:
    """The work that she chose to show of an exercise."""
    for work in works:
        if work.kind is CreationKind.EXERCISE and work.chosen_at:
            return KeptCreation(
                source=work.source,
                shown=ProgramResult.model_validate(work.shown),
                chosen_at=work.chosen_at,
            )
    return None


def _works(learner_id: UUID) -> Iterator[KeptWork]:
    """The works of her own making that she has not thrown away."""
    rows = db.session.scalars(
        select(Creation)
        .where(
            Creation.learner_id == learner_id,
            Creation.kind != CreationKind.EXERCISE,
            Creation.thrown_away_at.is_(None),
        )
        .order_by(Creation.changed_at)
    ).all()
    ids = {row.id for row in rows}

    for row in rows:
        yield KeptWork(
            id=row.id,
            kind=row.kind,
            title=row.title,
            exercise=row.exercise_id,
            source=row.source,
            shown=ProgramResult.model_validate(row.shown),
            changed_at=row.changed_at,
            chosen_at=row.chosen_at,
            # The work of another child, or one thrown away, is not in her box.
            remix_of=row.remix_of_id if row.remix_of_id in ids else None,
            is_remix=row.remix_of_id is not None or row.is_remix_of_nobody,
        )


def _submission(row: Submission, content_hash: str) -> KeptSubmission:
    return KeptSubmission(
        key=row.key,
        revision=content_hash,
        source=row.source,
        submitted_at=row.submitted_at,
        graded_at=row.graded_at,
        verdict_class=VerdictClass(row.verdict_class) if row.verdict_class else None,
        verdict=row.verdict,
        mistake=row.mistake,
    )
