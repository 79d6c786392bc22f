"""A child's box: everything of hers as plain data, to take along and to open in another house."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator
from sqlalchemy import select

from tremplin.content.archive import read_archive, write_archive
from tremplin.content.problems import ContentError, Problem, both
from tremplin.content.seal import Seal
from tremplin.content.shown import Shown
from tremplin.domain.draft import program_in
from tremplin.domain.path import Ask
from tremplin.models import (
    AgeBand,
    ChecklistTick,
    Comment,
    Creation,
    Draft,
    Exercise,
    ExerciseRevision,
    FamilyNote,
    Group,
    HelpRequest,
    Learner,
    LearnerAsk,
    LearnerStep,
    Progress,
    Staff,
    Submission,
    SubmissionState,
)
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now
from tremplin.services.house.record_access import actor_of, record_access
from tremplin.services.teaching.change_group import check_names_are_free
from tremplin_sandbox.verdict import Verdict, VerdictClass

DATA = "data.json"
PAGE = "index.html"
MAX_TEXT = 64_000
_VERDICT = TypeAdapter(Verdict)

Instant = datetime
Program = Annotated[str, Field(max_length=4 * MAX_TEXT)]


def _refuse_twice(keys: Sequence[Hashable]) -> None:
    if len(set(keys)) != len(keys):
        raise ValueError("something comes twice")


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KeptDraft(_Kept):
    """One version of a program."""

    version: Annotated[int, Field(ge=1)]
    source: Program
    saved_at: Instant


class KeptSubmission(_Kept):
    """A program handed in; ``revision`` is the content hash of what graded it."""

    key: Annotated[str, Field(max_length=40)]
    revision: Annotated[str, Field(max_length=64)]
    source: Program
    submitted_at: Instant
    graded_at: Instant | None
    verdict_class: VerdictClass | None
    verdict: dict[str, Any] | None
    mistake: Annotated[str, Field(max_length=80)] | None

    @model_validator(mode="after")
    def _verdict_can_be_read(self) -> Self:
        if self.verdict is not None:
            _VERDICT.validate_python(self.verdict)
        return self


class KeptTick(_Kept):
    """One thing of a project that an adult has found there."""

    item: Annotated[str, Field(max_length=60)]
    ticked_at: Instant


class KeptHand(_Kept):
    """A hand that was raised, with the program of that moment."""

    source: Program
    raised_at: Instant


class KeptComment(_Kept):
    """An adult's words, on a program or to the family."""

    by: Annotated[str, Field(max_length=80)]
    text: Annotated[str, Field(max_length=500)]
    written_at: Instant


class KeptCreation(_Kept):
    """A work that was chosen to be shown."""

    source: Program
    shown: Shown
    chosen_at: Instant


class KeptExercise(_Kept):
    """All of one exercise."""

    id: UUID
    slug: Annotated[str, Field(max_length=60)]
    title: dict[str, str]
    attempts: Annotated[int, Field(ge=0)]
    stars: Annotated[int, Field(ge=0, le=2)]
    hints_used: Annotated[int, Field(ge=0)]
    first_opened_at: Instant
    first_success_at: Instant | None
    last_activity_at: Instant
    drafts: tuple[KeptDraft, ...] = ()
    submissions: tuple[KeptSubmission, ...] = ()
    comments: tuple[KeptComment, ...] = ()
    ticks: tuple[KeptTick, ...] = ()
    hands: tuple[KeptHand, ...] = ()
    creation: KeptCreation | None = None

    @model_validator(mode="after")
    def _nothing_comes_twice(self) -> Self:
        _refuse_twice([draft.version for draft in self.drafts])
        _refuse_twice([tick.item for tick in self.ticks])
        return self


class KeptAsk(_Kept):
    """What is asked of the child over an exercise, where it is not what is asked of everybody."""

    id: UUID
    slug: Annotated[str, Field(max_length=60)]
    ask: Ask
    chosen_at: Instant


class KeptOpening(_Kept):
    """An exercise that an adult opened for the child."""

    id: UUID
    slug: Annotated[str, Field(max_length=60)]
    opened_at: Instant


class Box(_Kept):
    """``data.json`` of a box, format 1. ``asks`` and ``opened`` are her own version of her paths."""

    format: int = Field(default=1, ge=1, le=1)
    name: Annotated[str, Field(min_length=1, max_length=40)]
    avatar: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
    age_band: AgeBand
    language: Annotated[str, Field(max_length=5)]
    packed_at: Instant
    notes: tuple[KeptComment, ...] = ()
    exercises: tuple[KeptExercise, ...] = ()
    asks: tuple[KeptAsk, ...] = ()
    opened: tuple[KeptOpening, ...] = ()

    @model_validator(mode="after")
    def _nothing_comes_twice(self) -> Self:
        for kept in (self.exercises, self.asks, self.opened):
            _refuse_twice([each.id for each in kept])
        _refuse_twice([submission.key for exercise in self.exercises for submission in exercise.submissions])
        return self


def box_of(learner: Learner, titles: Callable[[UUID], Mapping[str, str]]) -> Box:
    """Everything of the child's.

    Args:
        learner: Who.
        titles: Gives an exercise's title by language.
    """
    rows = db.session.execute(
        select(Progress, Exercise)
        .join(Exercise, Exercise.id == Progress.exercise_id)
        .where(Progress.learner_id == learner.id)
        .order_by(Progress.first_opened_at)
    )
    return Box(
        name=learner.display_name,
        avatar=learner.avatar,
        age_band=learner.age_band,
        language=learner.language,
        packed_at=now(),
        notes=tuple(
            KeptComment(by=row.staff.name, text=row.text, written_at=row.written_at)
            for row in db.session.scalars(
                select(FamilyNote).where(FamilyNote.learner_id == learner.id).order_by(FamilyNote.written_at)
            )
        ),
        exercises=tuple(_kept(learner.id, progress, exercise, titles(exercise.id)) for progress, exercise in rows),
        asks=tuple(
            KeptAsk(id=row.exercise_id, slug=row.exercise.slug, ask=row.ask, chosen_at=row.chosen_at)
            for row in db.session.scalars(
                select(LearnerAsk).where(LearnerAsk.learner_id == learner.id).order_by(LearnerAsk.exercise_id)
            )
        ),
        opened=tuple(
            KeptOpening(id=row.exercise_id, slug=row.exercise.slug, opened_at=row.opened_at)
            for row in db.session.scalars(
                select(LearnerStep).where(LearnerStep.learner_id == learner.id).order_by(LearnerStep.opened_at)
            )
        ),
    )


def pack_box(
    box: Box, page: str, papers: Mapping[str, bytes], sealed: Callable[[bytes], Seal], learner: Learner, actor: str
) -> bytes:
    """The box as an archive: a page that opens without a network, the data, the programs, papers such as certificates.

    Args:
        box: From :func:`box_of`.
        page: HTML that needs nothing beside it.
        papers: More files by name.
        sealed: Makes the house's seal.
        learner: Whose it is.
        actor: Who takes it, for the trail.
    """
    entries = {PAGE: page.encode(), DATA: (box.model_dump_json(indent=2) + "\n").encode(), **papers}
    for exercise in box.exercises:
        sources = [*(kept.source for kept in exercise.drafts), *(kept.source for kept in exercise.submissions)]
        if sources:
            newest = exercise.drafts[-1].source if exercise.drafts else exercise.submissions[-1].source
            entries[f"programs/{exercise.slug}.py"] = program_in(newest).encode()
    with unit_of_work():
        record_access(actor, "box.taken", learner.id)
    return write_archive(entries, sealed)


def read_box(data: bytes) -> tuple[Box, Seal | None]:
    """The box in an archive, and who vouches for it.

    Raises:
        ContentError: It is no box, or not what its checksums and its seal say.
    """
    entries, seal = read_archive(data)
    if DATA not in entries:
        raise ContentError([Problem(DATA, "box", _NO_BOX)])
    try:
        return Box.model_validate_json(entries[DATA]), seal
    except ValidationError as error:
        raise ContentError([Problem(DATA, "box", _NO_BOX)]) from error


def open_box(box: Box, group: Group, staff: Staff) -> tuple[Learner, list[str]]:
    """The child in this group with everything that was done, and the exercises that this house does not have.

    A program keeps its verdict; where the revision that gave it is not here, the newest one stands for it. What adults
    of the other house wrote stays in the box: nobody here said it. Their ticks, what they ask of the child and what
    they opened stand in the name of ``staff``; over an exercise that this house does not have, nothing is asked.

    Raises:
        Refused: ``names_twice`` when a child of the group is called so.
    """
    check_names_are_free(group, [box.name])
    here = {row.id: row for row in db.session.scalars(select(Exercise))}
    missing = [kept.slug for kept in box.exercises if kept.id not in here]
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
            if (exercise := here.get(kept.id)) and exercise.current_revision_id:
                _unpack(learner.id, exercise, kept, staff.id)
        session.add_all(_own_version(box, learner.id, here, staff.id))
        record_access(actor_of(staff), "box.opened", learner.id, exercises=len(box.exercises) - len(missing))
    return learner, missing


def _own_version(box: Box, learner_id: UUID, here: Collection[UUID], staff_id: UUID) -> list[LearnerAsk | LearnerStep]:
    ids = {"learner_id": learner_id, "staff_id": staff_id}
    return [
        *(
            LearnerAsk(**ids, exercise_id=kept.id, ask=kept.ask, chosen_at=kept.chosen_at)
            for kept in box.asks
            if kept.id in here
        ),
        *(LearnerStep(**ids, exercise_id=kept.id, opened_at=kept.opened_at) for kept in box.opened if kept.id in here),
    ]


def _kept(learner_id: UUID, progress: Progress, exercise: Exercise, title: Mapping[str, str]) -> KeptExercise:
    def mine(table: Any, moment: Any) -> list[Any]:
        query = select(table).where(table.learner_id == learner_id, table.exercise_id == exercise.id)
        return list(db.session.scalars(query.order_by(moment)))

    creation = next(iter(mine(Creation, Creation.chosen_at)), None)
    return KeptExercise(
        id=exercise.id,
        slug=exercise.slug,
        title=dict(title),
        attempts=progress.attempts,
        stars=progress.stars,
        hints_used=progress.hints_used,
        first_opened_at=progress.first_opened_at,
        first_success_at=progress.first_success_at,
        last_activity_at=progress.last_activity_at,
        drafts=tuple(
            KeptDraft(version=row.version, source=row.source, saved_at=row.saved_at)
            for row in mine(Draft, Draft.version)
        ),
        submissions=tuple(_submission(row) for row in mine(Submission, Submission.submitted_at)),
        comments=tuple(
            KeptComment(by=row.staff.name, text=row.text, written_at=row.written_at)
            for row in mine(Comment, Comment.written_at)
        ),
        ticks=tuple(
            KeptTick(item=row.item, ticked_at=row.ticked_at) for row in mine(ChecklistTick, ChecklistTick.ticked_at)
        ),
        hands=tuple(
            KeptHand(source=row.source, raised_at=row.raised_at) for row in mine(HelpRequest, HelpRequest.raised_at)
        ),
        creation=KeptCreation(
            source=creation.source, shown=Shown.model_validate(creation.shown), chosen_at=creation.chosen_at
        )
        if creation
        else None,
    )


def _submission(row: Submission) -> KeptSubmission:
    revision = db.session.get_one(ExerciseRevision, row.revision_id)
    return KeptSubmission(
        key=row.key,
        revision=revision.content_hash,
        source=row.source,
        submitted_at=row.submitted_at,
        graded_at=row.graded_at,
        verdict_class=VerdictClass(row.verdict_class) if row.verdict_class else None,
        verdict=row.verdict,
        mistake=row.mistake,
    )


def _unpack(learner_id: UUID, exercise: Exercise, kept: KeptExercise, staff_id: UUID) -> None:
    session = db.session
    ids = {"learner_id": learner_id, "exercise_id": exercise.id}
    revisions = {
        row.content_hash: row.id
        for row in session.scalars(select(ExerciseRevision).where(ExerciseRevision.exercise_id == exercise.id))
    }
    session.add(
        Progress(
            **ids,
            attempts=kept.attempts,
            stars=kept.stars,
            hints_used=kept.hints_used,
            first_opened_at=kept.first_opened_at,
            first_success_at=kept.first_success_at,
            last_activity_at=kept.last_activity_at,
        )
    )
    for draft in kept.drafts:
        session.add(Draft(**ids, version=draft.version, source=draft.source, saved_at=draft.saved_at))
    for tick in kept.ticks:
        session.add(ChecklistTick(**ids, item=tick.item, staff_id=staff_id, ticked_at=tick.ticked_at))
    for each in kept.submissions:
        session.add(
            Submission(
                **ids,
                revision_id=revisions.get(each.revision, exercise.current_revision_id),
                key=each.key,
                source=each.source,
                # What was not graded there is graded here.
                state=SubmissionState.GRADED if each.verdict else SubmissionState.QUEUED,
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
                source=shown.source,
                shown=shown.shown.to_json(),
                chosen_at=shown.chosen_at,
            )
        )


_NO_BOX = both(
    "Ce fichier n'est pas la boîte d'un enfant, ou il a été changé.",
    "This file is no child's box, or it has been changed.",
)
