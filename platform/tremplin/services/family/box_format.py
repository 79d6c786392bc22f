"""The format of ``data.json`` in a child's box.

Another house reads it as if a stranger had written it: every text has a longest length, every
number a largest value, and nothing may come twice.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    model_validator,
)

from tremplin.content.print.program_result import ProgramResult
from tremplin.domain.path import Ask
from tremplin.models import AgeBand, CreationKind
from tremplin.services.clock import now
from tremplin_sandbox.verdict import Verdict, VerdictClass

DATA = "data.json"
MAX_TEXT = 64_000
_VERDICT = TypeAdapter(Verdict)


def _not_ahead(moment: datetime) -> datetime:
    """The moment; now instead of a moment to come, which a clock that was ahead has written."""
    return min(moment, now())


# A calendar ends with the year 9999, where another zone may be an hour on; columns hold whole
# numbers of 31 bits.
Instant = Annotated[
    AwareDatetime,
    Field(ge=datetime(2000, 1, 1, tzinfo=UTC), le=datetime(2100, 1, 1, tzinfo=UTC)),
    AfterValidator(_not_ahead),
]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Version = Annotated[int, Field(ge=1, le=1_000_000)]
Program = Annotated[str, Field(max_length=4 * MAX_TEXT)]


def _refuse_twice(keys: Sequence[Hashable]) -> None:
    if len(set(keys)) != len(keys):
        raise ValueError("something comes twice")


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KeptDraft(_Kept):
    """One version of a program."""

    version: Version
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
    shown: ProgramResult
    chosen_at: Instant


class KeptWork(_Kept):
    """A work of her own making.

    ``remix_of`` is the work in this box that it was made from; ``is_remix`` is set too where that
    one is not in the box.
    """

    id: UUID
    kind: CreationKind
    title: Annotated[str, Field(max_length=60)] | None
    exercise: UUID | None
    source: Program
    shown: ProgramResult
    changed_at: Instant
    chosen_at: Instant | None
    remix_of: UUID | None = None
    is_remix: bool = False


class KeptBadge(_Kept):
    """A badge that she earned, and with what."""

    slug: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$")]
    earned_for: Annotated[str, Field(max_length=80)] = ""
    earned_at: Instant


class KeptMeeting(_Kept):
    """A meeting at which she was. It stays in the box: another house was not there."""

    starts_at: Instant
    minutes: Count
    title: Annotated[str, Field(max_length=80)] | None


class KeptExercise(_Kept):
    """All of one exercise."""

    id: UUID
    slug: Annotated[str, Field(max_length=60)]
    title: dict[str, str]
    attempts: Count
    stars: Annotated[int, Field(ge=0, le=3)]
    star_given_at: Instant | None = None
    hints_used: Count
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
    """``data.json`` of a box.

    Format 2 is written; format 1, which has no works of her own, badges or meetings, is read too.
    ``asks`` and ``opened`` are her own version of her paths.
    """

    format: int = Field(default=2, ge=1, le=2)
    name: Annotated[str, Field(min_length=1, max_length=40)]
    avatar: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
    age_band: AgeBand
    language: Annotated[str, Field(max_length=5)]
    packed_at: Instant
    notes: tuple[KeptComment, ...] = ()
    exercises: tuple[KeptExercise, ...] = ()
    asks: tuple[KeptAsk, ...] = ()
    opened: tuple[KeptOpening, ...] = ()
    works: tuple[KeptWork, ...] = ()
    badges: tuple[KeptBadge, ...] = ()
    meetings: tuple[KeptMeeting, ...] = ()

    @model_validator(mode="after")
    def _nothing_comes_twice(self) -> Self:
        for kept in (self.exercises, self.asks, self.opened, self.works):
            _refuse_twice([each.id for each in kept])
        _refuse_twice([(badge.slug, badge.earned_for) for badge in self.badges])
        _refuse_twice(
            [submission.key for exercise in self.exercises for submission in exercise.submissions]
        )
        return self
