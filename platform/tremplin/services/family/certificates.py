"""Certificates: a child has done all that a curriculum asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from tremplin.domain.exercise import Curriculum, Skill
from tremplin.domain.path import Ask, UnitPlan, own_plan
from tremplin.models import CurriculumRow, ExerciseRow, GroupCurriculum, Learner, Progress
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.family_page import Certificate
from tremplin.services.audit.record_access import record_access
from tremplin.services.content.catalogue import current_curriculum
from tremplin.services.errors import NotFound
from tremplin.services.learning.paths import asked_of, group_curricula


def certificates_of(learner: Learner, skills: Mapping[str, Skill]) -> list[Certificate]:
    """The child's certificates.

    First those for her group's curricula, in its order, then those that other groups follow: a
    child who changes groups keeps what she has earned.
    """
    rows = db.session.execute(
        select(ExerciseRow.slug, Progress.first_success_at)
        .join(Progress, Progress.exercise_id == ExerciseRow.id)
        .where(Progress.learner_id == learner.id, Progress.first_success_at.is_not(None))
    )
    done = {row.slug: row.first_success_at for row in rows}
    own = [curriculum for _, curriculum in group_curricula(learner.group)]
    others = [
        curriculum for curriculum in _followed() if curriculum.id not in {each.id for each in own}
    ]
    asks = asked_of(learner.id)
    found = (
        _certificate(learner, curriculum, done, asks, skills) for curriculum in (*own, *others)
    )

    return [certificate for certificate in found if certificate]


def _followed() -> list[Curriculum]:
    """Every curriculum that some group of the house follows, by slug."""
    rows = db.session.scalars(
        select(CurriculumRow)
        .where(CurriculumRow.id.in_(select(GroupCurriculum.curriculum_id)))
        .order_by(CurriculumRow.slug)
    )
    return [curriculum for row in rows if (curriculum := current_curriculum(row))]


def take_certificate(
    learner: Learner, slug: str, skills: Mapping[str, Skill], actor: str
) -> Certificate:
    """The child's certificate for a curriculum; ``actor`` is noted as having taken it.

    Raises:
        NotFound: She has not done it, or no group follows it.
    """
    found = next(
        (each for each in certificates_of(learner, skills) if each.curriculum.slug == slug), None
    )
    if found is None:
        raise NotFound
    with unit_of_work():
        record_access(actor, "certificate.taken", learner.id, curriculum=slug)
    return found


def _certificate(
    learner: Learner,
    curriculum: Curriculum,
    done: Mapping[str, datetime],
    asks: Mapping[str, Ask],
    skills: Mapping[str, Skill],
) -> Certificate | None:
    core = [
        slug
        for unit in curriculum.units
        for slug in own_plan(UnitPlan(unit.core, unit.extra), asks).core
    ]
    if not core or any(slug not in done for slug in core):
        return None

    trained = dict.fromkeys(
        skill for unit in curriculum.units for skill in unit.skills if skill in skills
    )
    return Certificate(
        learner.display_name,
        curriculum,
        tuple(skills[skill] for skill in trained),
        max(done[slug] for slug in core),
    )
