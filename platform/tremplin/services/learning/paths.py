"""A child's paths: each curriculum of her group as a walk, with where she stands in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
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
    """The same for several children of the group, by child; the database is asked as often as for one."""
    ids = [learner.id for learner in learners]
    stars, chosen, asks = stars_by(ids), chosen_by(ids), asked_by(ids)
    followed = group_curricula(group)
    slugs = {slug for _, curriculum in followed for slug in curriculum.slugs}.union(
        *chosen.values()
    )
    exercises = current_exercises(list(slugs))

    return {
        learner.id: [
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
        for learner in learners
    }


def path_page(learner: Learner, curriculum: str = "") -> PathPage:
    """The child's page with the path that :func:`path_of` gives."""
    paths = paths_of(learner)
    return PathPage(under_way(paths, curriculum), paths, exercises_with_news(learner.id))


def path_of(learner: Learner, curriculum: str = "") -> Path | None:
    """The path of the curriculum with this slug, else the one the child is on; None when her group has none yet.

    She is on the first path with something left to do, so that the second one begins where the
    first has ended.
    """
    return under_way(paths_of(learner), curriculum)


def path_with(learner: Learner, slug: str) -> Path | None:
    """The path that holds the exercise, or for which it was chosen; None when there is none."""
    paths = [path for path in paths_of(learner) if path.step(slug)]
    return next((path for path in paths if path.unit_of(slug)), None) or next(iter(paths), None)


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
    """What the group follows, in its order."""
    return [
        (given, found)
        for given in group.curricula
        if (found := current_curriculum(given.curriculum))
    ]


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

    own = {
        slug: Ask.FREE if ask is Ask.ASIDE and slug in stars else ask
        for slug, ask in (asks or {}).items()
    }
    plans = [
        own_plan(plan, own)
        for plan in _plans(ordered, exercises, by_hand, looks_around=looks_around)
    ]
    units = [
        PathUnit(
            unit,
            where.state,
            [
                PathStep(exercises[slug], state, stars.get(slug, 0))
                for slug, state in where.exercises.items()
            ],
            plan.core,
            plan.opening,
        )
        for unit, plan, where in zip(ordered, plans, standing(plans, stars, chosen), strict=True)
        # A bench with nothing on it, because all of it is put aside for her, would only puzzle her.
        if where.exercises
    ]
    aside = tuple(
        PathStep(exercises[slug], StepState.LOCKED, 0)
        for slug in curriculum.slugs
        if own.get(slug) is Ask.ASIDE and slug in exercises and slug not in chosen
    )

    return Path(curriculum, units, _chosen_steps(exercises, chosen, stars), aside)


def _plans(
    ordered: Sequence[Unit],
    there: Collection[str],
    by_hand: Sequence[GroupUnit],
    looks_around: bool = False,
) -> list[UnitPlan]:
    """What the units ask of everybody, of the exercises that are ``there``."""
    openings = {row.unit_slug: row.opening for row in by_hand}
    return [
        UnitPlan(
            core=[slug for slug in unit.core if slug in there],
            extra=[slug for slug in unit.extra if slug in there],
            opens_at=unit.opens_at,
            opening=UnitOpening.OPEN
            if looks_around
            else openings.get(unit.id, UnitOpening.BY_RULE),
        )
        for unit in ordered
    ]


def with_nothing_left(group: Group, learners: Sequence[Learner]) -> set[UUID]:
    """Those of the group's children who have done all that is open and asked of them, each in her own version."""
    if not learners:
        # The board asks all the time, and mostly of nobody.
        return set()
    return {
        learner_id
        for learner_id, paths in paths_in(group, learners).items()
        if paths and not any(path.next_step or path.opened_step for path in paths)
    }


def units_in_order(curriculum: Curriculum, by_hand: Sequence[GroupUnit]) -> list[Unit]:
    """The units in the group's own order; one it has not placed keeps the place it has in the curriculum."""
    places = {row.unit_slug: row.position for row in by_hand if row.position is not None}
    numbered = enumerate(curriculum.units, start=1)
    return [unit for _, unit in sorted(numbered, key=lambda each: places.get(each[1].id, each[0]))]


def _chosen_steps(
    exercises: Mapping[str, LoadedExercise], chosen: Collection[str], stars: Mapping[str, int]
) -> tuple[PathStep, ...]:
    return tuple(
        PathStep(
            exercises[slug], StepState.DONE if slug in stars else StepState.OPEN, stars.get(slug, 0)
        )
        for slug in chosen
        if slug in exercises
    )


def chosen_by(learner_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """Slugs of the exercises that an adult opened for each child, in the order in which that was done."""
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
    """The same for many children, of whom those are left out who do what everybody does."""
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
