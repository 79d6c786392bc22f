"""The group's board: children by exercises, and a cheap way to know whether it has changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute

from tremplin.domain.exercise import Curriculum
from tremplin.domain.path import Ask
from tremplin.models import (
    CurriculumRow,
    Group,
    GroupCurriculum,
    GroupUnit,
    HelpRequest,
    Learner,
    LearnerAsk,
    Progress,
    Submission,
    SubmissionState,
)
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.board_page import (
    NOTHING,
    Board,
    BoardColumn,
    BoardRow,
    Cell,
    CellState,
)
from tremplin.read_models.path import Path
from tremplin.services.audit.record_access import record_access
from tremplin.services.clock import now
from tremplin.services.groups.card_login import learners_of
from tremplin.services.learning.grade_submissions import unfinished
from tremplin.services.learning.paths import asked_by, group_curricula, path_through

TICK_S = 30
"""How often the board is made anew though nothing was written: idle minutes go on counting."""
_PRIME = 2_147_483_647
"""Two clocks of one row have the same remainder only when they are exactly weeks apart."""


def board_version(group_id: UUID) -> str:
    """A mark that changes whenever the group's board does; it costs one query.

    The newest clock alone would miss rows of a process whose clock is a little behind another's; a
    sum of clocks sees every write. It changes by itself as well, twice a minute: to sit idle leaves
    no row behind.
    """
    children = select(Learner.id).where(Learner.group_id == group_id)
    of_children = Progress.learner_id.in_(children)
    of_hands = HelpRequest.learner_id.in_(children)
    of_asks = LearnerAsk.learner_id.in_(children)
    of_path = GroupCurriculum.group_id == group_id
    current = select(_clocks(CurriculumRow.clock)).join(
        GroupCurriculum, GroupCurriculum.curriculum_id == CurriculumRow.id
    )
    of_units = GroupUnit.group_curriculum_id.in_(select(GroupCurriculum.id).where(of_path))
    held = and_(
        Submission.learner_id.in_(children), unfinished(), Submission.state == SubmissionState.HELD
    )
    news = [
        select(_clocks(Progress.clock)).where(of_children),
        select(func.count(Progress.id)).where(of_children),
        select(func.sum(Progress.attempts)).where(of_children),
        select(func.sum(Progress.stars)).where(of_children),
        select(_clocks(HelpRequest.clock)).where(of_hands),
        select(func.count(HelpRequest.id)).where(of_hands),
        select(func.count(HelpRequest.seen_at)).where(of_hands),
        select(func.count(HelpRequest.taken_at)).where(of_hands),
        select(func.count(HelpRequest.closed_at)).where(of_hands),
        select(_clocks(LearnerAsk.clock)).where(of_asks),
        select(func.count(LearnerAsk.id)).where(of_asks),
        select(_clocks(Submission.clock)).where(held),
        select(func.count(Submission.id)).where(held),
        select(_clocks(Learner.clock)).where(Learner.group_id == group_id),
        select(_clocks(GroupCurriculum.clock)).where(of_path),
        select(func.count(GroupCurriculum.id)).where(of_path),
        select(_clocks(GroupUnit.clock)).where(of_units),
        current.where(of_path),
    ]
    row = db.session.execute(select(*(each.scalar_subquery() for each in news))).one()
    tick = int(now().timestamp()) // TICK_S

    return sha256(repr((tick, *row)).encode()).hexdigest()[:20]


def _clocks(clock: InstrumentedAttribute[int]) -> ColumnElement[int]:
    """A number that changes whenever one of the rows is written.

    It is a sum of remainders: whole clocks of millions of rows would overflow.
    """
    return func.sum(clock % _PRIME)


class Look(StrEnum):
    """How an adult looks at all children of a group; the words of the trail."""

    BOARD = "group.opened"
    LIST = "group.listed"
    WALL = "group.shown"
    DATA = "group.examined"
    EXPORT = "group.exported"
    SHEET = "group.printed"


def note_look(group: Group, actor: str, look: Look = Look.BOARD) -> None:
    """Note in the audit trail that an adult sees what the children of a group do."""
    with unit_of_work():
        record_access(actor, look.value, group=str(group.id))


def export_board(group: Group, slug: str, actor: str) -> Board:
    """The board for a file; ``actor`` is noted as having taken it."""
    note_look(group, actor, Look.EXPORT)
    return board_of(group, slug)


def board_of(group: Group, slug: str = "") -> Board:
    """The board of the curriculum with this slug, else of the first that the group follows."""
    given, curriculum = followed_path(group, slug)
    path = path_through(curriculum, {}, given.units) if given and curriculum else None
    columns = _columns(path) if path else []
    cells, learners = _cells(group), learners_of(group)
    asks = asked_by([learner.id for learner in learners])
    rows = [_row(learner, path, cells, asks.get(learner.id, {})) for learner in learners]

    return Board(columns, rows, curriculum)


def followed_path(
    group: Group, slug: str
) -> tuple[GroupCurriculum, Curriculum] | tuple[None, None]:
    """The curriculum with this slug, else the first of the group's, with its place there."""
    followed = group_curricula(group)
    asked_for = (each for each in followed if each[1].slug == slug)
    return next(asked_for, None) or next(iter(followed), (None, None))


def _row(
    learner: Learner,
    path: Path | None,
    done: Mapping[tuple[UUID, UUID], Cell],
    asks: Mapping[str, Ask],
) -> BoardRow:
    if path is None:
        return BoardRow(learner, [], done=0, total=0, is_own=False)

    common = {slug for unit in path.units for slug in unit.asked}
    cells = []
    solved, total, is_own = 0, 0, False

    for step in path.steps:
        slug = step.loaded.exercise.slug
        cell = done.get((learner.id, step.loaded.exercise_id), NOTHING)
        own = own_ask(slug, common, asks)
        cells.append(told_with(cell, own))
        if own is not None:
            is_own = True

        # What she has solved counts though nobody asked it of her.
        if cell.state is CellState.DONE:
            solved += 1
            total += 1
        elif (own or _usual(slug, common)) is Ask.ASKED:
            total += 1

    return BoardRow(learner, cells, solved, total, is_own)


def own_ask(slug: str, core: Collection[str], asks: Mapping[str, Ask]) -> Ask | None:
    """What is asked of a child over an exercise, None where everybody is asked the same.

    ``core`` are the slugs that are asked of everybody.
    """
    ask = asks.get(slug)
    return None if ask is _usual(slug, core) else ask


def told_with(cell: Cell, own: Ask | None) -> Cell:
    """The cell, telling what is asked of her alone where there is nothing else to tell yet."""
    return replace(cell, ask=own) if own and cell.state is CellState.NOTHING else cell


def _usual(slug: str, core: Collection[str]) -> Ask:
    return Ask.ASKED if slug in core else Ask.FREE


def _cells(group: Group) -> dict[tuple[UUID, UUID], Cell]:
    """The group's cells by child and exercise."""
    # Columns, not objects: a group has a thousand rows, and its board is asked for all the time.
    rows = db.session.execute(
        select(
            Progress.learner_id,
            Progress.exercise_id,
            Progress.attempts,
            Progress.stars,
            Progress.first_success_at,
        )
        .join(Learner, Progress.learner_id == Learner.id)
        .where(Learner.group_id == group.id)
    )
    return {
        (learner_id, exercise_id): _cell(attempts, stars, passed=first_success_at is not None)
        for learner_id, exercise_id, attempts, stars, first_success_at in rows
    }


def cell_of(progress: Progress | None) -> Cell:
    """What a child's progress row means for the board."""
    if progress is None:
        return NOTHING
    return _cell(progress.attempts, progress.stars, passed=progress.first_success_at is not None)


def _cell(attempts: int, stars: int, *, passed: bool) -> Cell:
    if passed:
        return Cell(CellState.DONE, attempts, stars)
    return Cell(CellState.TRIED if attempts else CellState.OPENED, attempts)


def _columns(path: Path) -> list[BoardColumn]:
    columns: list[BoardColumn] = []
    for unit in path.units:
        for place, step in enumerate(unit.steps):
            exercise = step.loaded.exercise
            title = None if place else unit.unit.title
            columns.append(
                BoardColumn(exercise.slug, len(columns) + 1, exercise.title, title, len(unit.steps))
            )
    return columns
