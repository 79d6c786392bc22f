"""The sheet for the next session: where the children are, what gets in the way, what to bring."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from tremplin.domain.exercise import Curriculum
from tremplin.models import Group, Learner
from tremplin.read_models.exercise import LoadedExercise
from tremplin.read_models.figures_page import Mistake
from tremplin.read_models.path import Path, PathUnit, under_way
from tremplin.read_models.session_sheet import Obstacle, Place, SessionSheet
from tremplin.services.groups.card_login import learners_of
from tremplin.services.groups.cards import without_card
from tremplin.services.learning.paths import group_curricula, path_through, paths_in
from tremplin.services.teaching.boards import Look, note_look
from tremplin.services.teaching.difficulties import usual_mistakes

OBSTACLES = 3
"""How many of the usual mistakes a sheet tells: what one keeps in mind while walking round."""


@dataclass(frozen=True, slots=True)
class _Whereabouts:
    """Where the children are.

    Attributes:
        at: Who goes on with an exercise, by its id.
        opened: Each of these exercises, as often as a child goes on with it.
        in_unit: How many children are in a unit, by the slugs of its path and of itself.
        finished: Who has nothing left to do.
    """

    at: dict[UUID, list[Learner]] = field(default_factory=lambda: defaultdict(list))
    opened: list[LoadedExercise] = field(default_factory=list)
    in_unit: Counter[tuple[str, str]] = field(default_factory=Counter)
    finished: list[Learner] = field(default_factory=list)


def open_sheet(group: Group, actor: str) -> SessionSheet:
    """The sheet for the group as it stands now; ``actor`` is noted as having seen it."""
    note_look(group, actor, Look.SHEET)
    return session_sheet(group)


def session_sheet(group: Group) -> SessionSheet:
    """The sheet for the group as it stands now."""
    # What a unit holds for everybody: a child's own version of it must not decide what the sheet
    # tells of the others.
    common = [
        path_through(curriculum, {}, given.units) for given, curriculum in group_curricula(group)
    ]
    learners = learners_of(group)
    there = _whereabouts(learners, paths_in(group, learners)) if common else _Whereabouts()
    curriculum, unit = _most_visited(there, common)

    return SessionSheet(
        group=group,
        children=len(learners),
        curriculum=curriculum,
        unit=unit.unit if unit else None,
        places=list(_places(there, common)),
        finished=there.finished,
        obstacles=_obstacles([step.loaded for step in unit.steps]) if unit else [],
        without_card=without_card(group),
    )


def _whereabouts(learners: Sequence[Learner], paths: Mapping[UUID, Sequence[Path]]) -> _Whereabouts:
    there = _Whereabouts()
    for learner in learners:
        path = under_way(paths[learner.id])
        # Who has nothing left of her own path goes on with what was opened for her by hand.
        step = path.next_step or path.opened_step if path else None
        if path is None or step is None:
            there.finished.append(learner)
            continue

        there.at[step.loaded.exercise_id].append(learner)
        there.opened.append(step.loaded)

        unit = path.unit_of(step.loaded.exercise.slug)
        if unit:
            there.in_unit[path.curriculum.slug, unit.id] += 1

    return there


def _most_visited(
    there: _Whereabouts, common: Sequence[Path]
) -> tuple[Curriculum, PathUnit] | tuple[None, None]:
    """The unit that most children are in, with its path; nothing where nobody is in any."""
    if not there.in_unit:
        return None, None

    ((slug, unit_id), _), *_ = there.in_unit.most_common(1)
    path = next(path for path in common if path.curriculum.slug == slug)
    return path.curriculum, next(unit for unit in path.units if unit.unit.id == unit_id)


def _places(there: _Whereabouts, common: Sequence[Path]) -> Iterator[Place]:
    """Who is where, each exercise once: in the order of the paths, then as they were opened."""
    on_paths = [step.loaded for path in common for step in path.steps]
    for loaded in (*on_paths, *there.opened):
        learners = there.at.pop(loaded.exercise_id, None)
        if learners:
            yield Place(loaded.exercise, learners)


def _obstacles(loaded: Sequence[LoadedExercise]) -> list[Obstacle]:
    """The usual mistake of each exercise, those of the most children first."""
    usual = usual_mistakes({each.exercise_id for each in loaded})
    found = []

    for each in loaded:
        mistake = _first_to_be_met(each, usual[each.exercise_id])
        if mistake:
            found.append(Obstacle(each, mistake))

    found.sort(key=lambda each: (-each.mistake.children, -each.mistake.times))
    return found[:OBSTACLES]


def _first_to_be_met(loaded: LoadedExercise, mistakes: Sequence[Mistake]) -> Mistake | None:
    # What an earlier revision's test found is no help: nobody can meet that test any more.
    can_be_met = (mistake for mistake in mistakes if _can_be_met(loaded, mistake.word))
    return next(can_be_met, None)


def _can_be_met(loaded: LoadedExercise, word: str) -> bool:
    kind, _, test_id = word.partition(":")
    if kind != "test" or loaded.exercise.prediction is not None:
        return True
    return any(test.id == test_id for test in loaded.spec.tests)
