"""One page to take into the next session: where the children are, what usually gets in the way, what to bring."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tremplin.domain.exercise import Curriculum, Unit
from tremplin.models import Group, Learner
from tremplin.read_models.exercise import LoadedExercise
from tremplin.read_models.path import under_way
from tremplin.services.groups.card_login import learners_of
from tremplin.services.groups.cards import without_card
from tremplin.services.learning.paths import group_curricula, path_through, paths_in
from tremplin.services.teaching.difficulties import Mistake, usual_mistakes

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
        places: Who goes on with which exercise, in the order of the paths; then those opened by
            hand of other paths.
        finished: Who has done all that is open and asked, each in her own version.
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
    common = [
        path_through(curriculum, {}, given.units) for given, curriculum in group_curricula(group)
    ]
    learners = learners_of(group)
    paths = paths_in(group, learners)
    at: dict[UUID, list[Learner]] = defaultdict(list)
    units: Counter[tuple[str, str]] = Counter()
    opened: list[LoadedExercise] = []
    finished = []

    for learner in learners if common else []:
        path = under_way(paths[learner.id])
        step = path.next_step or path.opened_step if path else None
        if path is None or step is None:
            finished.append(learner)
            continue

        at[step.loaded.exercise_id].append(learner)
        opened.append(step.loaded)

        if unit := path.unit_of(step.loaded.exercise.slug):
            units[path.curriculum.slug, unit.id] += 1

    # What a unit holds for everybody: a child's own version of it must not decide what the sheet
    # tells of the others.
    order = [*(step.loaded for path in common for step in path.steps), *opened]
    known = {
        (path.curriculum.slug, unit.unit.id): (path.curriculum, unit)
        for path in common
        for unit in path.units
    }
    curriculum, unit_now = known[units.most_common(1)[0][0]] if units else (None, None)

    return SessionSheet(
        curriculum=curriculum,
        unit=unit_now.unit if unit_now else None,
        places=[(each, at.pop(each.exercise_id)) for each in order if each.exercise_id in at],
        finished=finished,
        blocks=_blocks([step.loaded for step in unit_now.steps] if unit_now else []),
        without_card=without_card(group),
    )


def _blocks(loaded: Sequence[LoadedExercise]) -> list[Block]:
    by_id = {each.exercise_id: each for each in loaded}
    usual = usual_mistakes(by_id)
    # What an earlier revision's test found is no help: nobody can meet that test any more.
    first = (
        (
            each,
            next(
                (mistake for mistake in usual[each.exercise_id] if _can_be_met(each, mistake.word)),
                None,
            ),
        )
        for each in loaded
    )
    blocks = [Block(each, mistake) for each, mistake in first if mistake]

    return sorted(blocks, key=lambda block: (-block.mistake.children, -block.mistake.times))[
        :BLOCKS
    ]


def _can_be_met(loaded: LoadedExercise, word: str) -> bool:
    kind, _, test_id = word.partition(":")
    is_of_a_test = kind == "test" and loaded.exercise.prediction is None
    return not is_of_a_test or any(test.id == test_id for test in loaded.spec.tests)
