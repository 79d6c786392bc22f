"""One page to take into the next session: where the children are, what usually gets in the way, what to bring."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tremplin.domain.exercise import Curriculum, Unit
from tremplin.models import Group, Learner
from tremplin.services.catalogue import LoadedExercise
from tremplin.services.learning.log_in_with_card import learners_of
from tremplin.services.learning.open_path import PathStep, paths_in, under_way
from tremplin.services.teaching.difficulties import Mistake, usual_mistakes
from tremplin.services.teaching.issue_cards import without_card

BLOCKS = 3
"""How many of the usual mistakes a sheet tells: what one keeps in mind while walking round."""


@dataclass(frozen=True, slots=True)
class Block:
    """What often gets in the way of an exercise."""

    loaded: LoadedExercise
    mistake: Mistake


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """What the sheet tells.

    Attributes:
        curriculum: Of the unit; None while nobody has anything left to do.
        unit: The one most children are in.
        places: Who goes on with which exercise, in the order of the path.
        finished: Who has nothing left to do.
        blocks: The usual mistakes in the unit's exercises, of everybody who ever tried them here.
        without_card: Who cannot come in alone.
    """

    curriculum: Curriculum | None
    unit: Unit | None
    places: list[tuple[LoadedExercise, list[Learner]]]
    finished: list[Learner]
    blocks: list[Block]
    without_card: list[Learner]


def session_sheet(group: Group) -> SessionSheet:
    """The sheet for the group as it stands now."""
    learners = learners_of(group)
    paths = paths_in(group, learners)
    at: dict[UUID, list[Learner]] = defaultdict(list)
    steps: dict[UUID, PathStep] = {}
    units: Counter[str] = Counter()
    known: dict[str, tuple[Curriculum, Unit, list[LoadedExercise]]] = {}
    finished = []
    for learner in learners:
        path = under_way(paths[learner.id])
        step = path.next_step if path else None
        unit = next((unit for unit in path.units if step in unit.steps), None) if path and step else None
        if path is None or step is None or unit is None:
            finished.append(learner)
            continue
        exercise_id = step.loaded.exercise_id
        at[exercise_id].append(learner)
        steps[exercise_id] = step
        units[unit.unit.id] += 1
        known[unit.unit.id] = (path.curriculum, unit.unit, [each.loaded for each in unit.steps])
    curriculum, unit_now, loaded = known[units.most_common(1)[0][0]] if units else (None, None, [])
    return SessionSheet(
        curriculum=curriculum,
        unit=unit_now,
        places=[(steps[exercise_id].loaded, there) for exercise_id, there in at.items()],
        finished=finished,
        blocks=_blocks(loaded),
        without_card=without_card(group),
    )


def _blocks(loaded: Sequence[LoadedExercise]) -> list[Block]:
    by_id = {each.exercise_id: each for each in loaded}
    usual = usual_mistakes(by_id, shown=1)
    blocks = [Block(by_id[exercise_id], mistakes[0]) for exercise_id, mistakes in usual.items()]
    return sorted(blocks, key=lambda block: (-block.mistake.children, -block.mistake.times))[:BLOCKS]
