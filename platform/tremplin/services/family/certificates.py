"""Certificates: a child has done all that a curriculum asks for."""

from __future__ import annotations

from collections.abc import Mapping

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
    asks = asked_of(learner.id)
    certificates = []

    for curriculum in _her_groups_first(learner):
        core = _asked_slugs(curriculum, asks)
        if core and done.keys() >= set(core):
            certificates.append(
                Certificate(
                    name=learner.display_name,
                    curriculum=curriculum,
                    skills=_trained(curriculum, skills),
                    awarded_at=max(done[slug] for slug in core),
                )
            )

    return certificates


def _her_groups_first(learner: Learner) -> list[Curriculum]:
    own = [curriculum for _, curriculum in group_curricula(learner.group)]
    ids = {curriculum.id for curriculum in own}
    return own + [curriculum for curriculum in _followed() if curriculum.id not in ids]


def _asked_slugs(curriculum: Curriculum, asks: Mapping[str, Ask]) -> list[str]:
    """What the curriculum asks of a child, in her own version of it."""
    slugs: list[str] = []
    for unit in curriculum.units:
        slugs += own_plan(UnitPlan(unit.core, unit.extra), asks).core
    return slugs


def _trained(curriculum: Curriculum, skills: Mapping[str, Skill]) -> tuple[Skill, ...]:
    """The skills of a curriculum, each once, in its order."""
    names = dict.fromkeys(name for unit in curriculum.units for name in unit.skills)
    return tuple(skills[name] for name in names if name in skills)


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
    for certificate in certificates_of(learner, skills):
        if certificate.curriculum.slug == slug:
            with unit_of_work():
                record_access(actor, "certificate.taken", learner.id, curriculum=slug)
            return certificate
    raise NotFound
