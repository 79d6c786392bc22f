"""A child's paths: each curriculum of her group as a walk, with where she stands in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from uuid import UUID

from sqlalchemy import select

from tremplin.domain.exercise import Curriculum, Unit
from tremplin.domain.path import Ask, StepState, UnitOpening, UnitPlan, own_plan, standing
from tremplin.models import (
    ExerciseRow,
    Group,
    GroupCurriculum,
    GroupUnit,
    Learner,
    LearnerAsk,
    LearnerStep,
    Progress,
)
from tremplin.models.db import db
from tremplin.read_models.exercise import LoadedExercise
from tremplin.read_models.path import Path, PathPage, PathStep, PathUnit, under_way
from tremplin.services.content.catalogue import current_curriculum, current_exercises
from tremplin.services.errors import NotFound, Refused
from tremplin.services.learning.comments import exercises_with_news


def paths_of(learner: Learner) -> list[Path]:
    """Where the child stands on each curriculum of her group, in the group's order."""
    return paths_in(learner.group, [learner])[learner.id]


def paths_in(group: Group, learners: Sequence[Learner]) -> dict[UUID, list[Path]]:
    """The paths of several children of the group, by child.

    The database is asked as often as for one.
    """
    ids = [learner.id for learner in learners]
    stars, chosen, asks = stars_by(ids), chosen_by(ids), asked_by(ids)
    followed = group_curricula(group)
    slugs = set(chain.from_iterable(curriculum.slugs for _, curriculum in followed))
    exercises = current_exercises(list(slugs.union(*chosen.values())))

    paths: dict[UUID, list[Path]] = {}
    for learner in learners:
        paths[learner.id] = [
            path_through(
                curriculum,
                stars.get(learner.id, {}),
                given.units,
                chosen.get(learner.id, ()),
                asks.get(learner.id),
                looks_around=learner.preview_staff_id is not None,
                exercises=exercises,
            )
            for given, curriculum in followed
        ]

    return paths


def path_page(learner: Learner, curriculum: str = "") -> PathPage:
    """The child's page with the path that :func:`path_of` gives."""
    paths = paths_of(learner)
    return PathPage(under_way(paths, curriculum), paths, exercises_with_news(learner.id))


def path_of(learner: Learner, curriculum: str = "") -> Path | None:
    """The path of the curriculum with this slug, else the one the child is on.

    None while her group has none. She is on the first path with something left to do, so that
    the second one begins where the first has ended.
    """
    return under_way(paths_of(learner), curriculum)


def path_with(learner: Learner, slug: str) -> Path | None:
    """The path that holds the exercise, or for which it was chosen; None when there is none."""
    paths = [path for path in paths_of(learner) if path.step(slug)]
    for path in paths:
        # What was chosen for her stands on all her paths: the one whose unit holds it comes first.
        if path.unit_of(slug):
            return path

    return paths[0] if paths else None


def step_with(learner: Learner, slug: str) -> PathStep:
    """The exercise with this slug on one of her paths, open or not.

    Raises:
        NotFound: Not an exercise of hers.
    """
    path = path_with(learner, slug)
    step = path.step(slug) if path else None
    if step is None:
        raise NotFound
    return step


def reachable_step(learner: Learner, slug: str) -> tuple[Path, PathStep]:
    """The child's path and the step on it with this slug.

    Raises:
        NotFound: Not an exercise of her path.
        Refused: ``locked`` while its unit is not open yet, ``closed`` while an adult keeps it
            closed.
    """
    path = path_with(learner, slug)
    step = path.step(slug) if path else None
    if path is None or step is None:
        raise NotFound
    if step.state is StepState.LOCKED:
        raise Refused("closed" if path.is_closed(slug) else "locked")
    return path, step


def group_curricula(group: Group) -> list[tuple[GroupCurriculum, Curriculum]]:
    """The curricula that the group follows, in its order."""
    followed = []
    for given in group.curricula:
        curriculum = current_curriculum(given.curriculum)
        if curriculum:
            followed.append((given, curriculum))

    return followed


def path_through(
    curriculum: Curriculum,
    stars: Mapping[str, int],
    by_hand: Sequence[GroupUnit] = (),
    chosen: Collection[str] = (),
    asks: Mapping[str, Ask] | None = None,
    looks_around: bool = False,
    exercises: Mapping[str, LoadedExercise] | None = None,
) -> Path:
    """The walk of one child through a curriculum.

    Args:
        curriculum: What is walked through.
        stars: Her stars, by slug of each exercise done.
        by_hand: What her group does otherwise with units: their order, opened or closed.
        chosen: Slugs of exercises an adult opened for her.
        asks: What is asked of her alone, by slug; what she has done stays in sight, put aside or
            not.
        looks_around: An adult who tries the site as a child: every unit is open.
        exercises: Those of the curriculum and of ``chosen`` by slug, where they have been read
            already.
    """
    ordered = units_in_order(curriculum, by_hand)

    if exercises is None:
        exercises = current_exercises([*curriculum.slugs, *chosen])

    own = dict(_own_asks(asks or {}, stars))
    for_everybody = _plans(ordered, exercises, by_hand, looks_around=looks_around)
    plans = [own_plan(plan, own) for plan in for_everybody]
    units = []

    for unit, plan, where in zip(ordered, plans, standing(plans, stars, chosen), strict=True):
        # A bench with nothing on it, because all of it is put aside for her, would only puzzle her.
        if where.exercises:
            steps = _steps(where.exercises, exercises, stars)
            units.append(PathUnit(unit, where.state, steps, plan.core, plan.opening))

    put_aside = [slug for slug in curriculum.slugs if own.get(slug) is Ask.ASIDE]
    aside = [
        PathStep(exercises[slug], StepState.LOCKED, 0)
        for slug in put_aside
        if slug in exercises and slug not in chosen
    ]

    return Path(curriculum, units, _chosen_steps(exercises, chosen, stars), tuple(aside))


def _own_asks(asks: Mapping[str, Ask], done: Collection[str]) -> Iterator[tuple[str, Ask]]:
    for slug, ask in asks.items():
        # What she has done stays in sight, also where an adult has put it aside since.
        if ask is Ask.ASIDE and slug in done:
            yield slug, Ask.FREE
        else:
            yield slug, ask


def _steps(
    states: Mapping[str, StepState],
    exercises: Mapping[str, LoadedExercise],
    stars: Mapping[str, int],
) -> list[PathStep]:
    return [PathStep(exercises[slug], state, stars.get(slug, 0)) for slug, state in states.items()]


def _plans(
    ordered: Sequence[Unit],
    there: Collection[str],
    by_hand: Sequence[GroupUnit],
    looks_around: bool = False,
) -> Iterator[UnitPlan]:
    """What the units ask of everybody, of the exercises that are ``there``."""
    openings = {row.unit_slug: row.opening for row in by_hand}
    for unit in ordered:
        opening = openings.get(unit.id, UnitOpening.BY_RULE)
        yield UnitPlan(
            core=[slug for slug in unit.core if slug in there],
            extra=[slug for slug in unit.extra if slug in there],
            opens_at=unit.opens_at,
            opening=UnitOpening.OPEN if looks_around else opening,
        )


def with_nothing_left(group: Group, learners: Sequence[Learner]) -> set[UUID]:
    """The children of the group who have done all that is open and asked of them."""
    if not learners:
        # The board asks all the time, and mostly of nobody.
        return set()

    paths = paths_in(group, learners)
    return {learner.id for learner in learners if _is_all_done(paths[learner.id])}


def _is_all_done(paths: Sequence[Path]) -> bool:
    """Whether nothing is left; a child without a path has not even begun."""
    if not paths:
        return False
    return not any(path.next_step or path.opened_step for path in paths)


def units_in_order(curriculum: Curriculum, by_hand: Sequence[GroupUnit]) -> list[Unit]:
    """The units in the group's order; one without a place in it keeps that of the curriculum."""
    places = {unit.id: number for number, unit in enumerate(curriculum.units, start=1)}
    for row in by_hand:
        if row.position is not None:
            places[row.unit_slug] = row.position

    # Sorting keeps the curriculum's order where two have the same place.
    return sorted(curriculum.units, key=lambda unit: places[unit.id])


def _chosen_steps(
    exercises: Mapping[str, LoadedExercise], chosen: Collection[str], stars: Mapping[str, int]
) -> tuple[PathStep, ...]:
    there = [slug for slug in chosen if slug in exercises]
    states = {slug: StepState.DONE if slug in stars else StepState.OPEN for slug in there}
    return tuple(_steps(states, exercises, stars))


def chosen_by(learner_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """Slugs of the exercises that an adult opened for each child, first opened first."""
    rows = db.session.execute(
        select(LearnerStep.learner_id, ExerciseRow.slug)
        .join(ExerciseRow, LearnerStep.exercise_id == ExerciseRow.id)
        .where(LearnerStep.learner_id.in_(learner_ids))
        .order_by(LearnerStep.opened_at, ExerciseRow.slug)
    )
    chosen: dict[UUID, list[str]] = defaultdict(list)
    for learner_id, slug in rows:
        chosen[learner_id].append(slug)
    return chosen


def asked_of(learner_id: UUID) -> dict[str, Ask]:
    """What is asked of the child otherwise than of everybody, by slug of the exercise."""
    return asked_by([learner_id]).get(learner_id, {})


def asked_by(learner_ids: Collection[UUID]) -> dict[UUID, dict[str, Ask]]:
    """What :func:`asked_of` tells, by child; left out are those who do what everybody does."""
    rows = db.session.execute(
        select(LearnerAsk.learner_id, ExerciseRow.slug, LearnerAsk.ask)
        .join(LearnerAsk, LearnerAsk.exercise_id == ExerciseRow.id)
        .where(LearnerAsk.learner_id.in_(learner_ids))
    )
    asks: dict[UUID, dict[str, Ask]] = defaultdict(dict)
    for learner_id, slug, ask in rows:
        asks[learner_id][slug] = ask
    return asks


def stars_by(learner_ids: Collection[UUID]) -> dict[UUID, dict[str, int]]:
    """The stars of each exercise that a child has done, by child and slug."""
    rows = db.session.execute(
        select(Progress.learner_id, ExerciseRow.slug, Progress.stars)
        .join(ExerciseRow, Progress.exercise_id == ExerciseRow.id)
        .where(Progress.learner_id.in_(learner_ids), Progress.first_success_at.is_not(None))
    )
    stars: dict[UUID, dict[str, int]] = defaultdict(dict)
    for learner_id, slug, count in rows:
        stars[learner_id][slug] = count
    return stars
