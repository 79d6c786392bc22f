"""Curricula that instructors put together; published, they are like any other."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from tremplin.content.authoring.curriculum_draft import (
    CurriculumDraft,
    DraftUnit,
    document_of,
    gaps,
)
from tremplin.content.checks.curriculum_rules import curriculum_problems
from tremplin.content.format.loader import exercise_file
from tremplin.content.format.problems import Problem, Severity
from tremplin.content.format.schema import CurriculumFile, UnitFile
from tremplin.content.format.slugs import slug_of
from tremplin.content.format.yaml_file import parse
from tremplin.models import (
    CurriculumDraftRow,
    CurriculumRevision,
    CurriculumRow,
    Staff,
)
from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.content.catalogue import current_exercises
from tremplin.services.content.drafts import curriculum_editor
from tremplin.services.content.load_content import load_content
from tremplin.services.errors import NotFound, Refused


def begin_curriculum(title: str, language: str, staff: Staff) -> CurriculumDraftRow:
    """A new draft with this title and one empty unit.

    Raises:
        Refused: ``empty`` without a title.
    """
    if not title.strip():
        raise Refused("empty")
    blank = CurriculumDraft()
    plan = CurriculumDraft(title={**blank.title, language: title.strip()}).with_unit()
    return _begin(plan, slug_of(title), staff)


def copy_curriculum(slug: str, staff: Staff) -> CurriculumDraftRow:
    """A new draft that begins as a copy of this curriculum; neither follows the other's changes.

    Raises:
        NotFound: No such curriculum.
    """
    row = db.session.scalars(select(CurriculumRow).where(CurriculumRow.slug == slug)).first()
    if row is None or row.current_revision_id is None:
        raise NotFound

    revision = db.session.get_one(CurriculumRevision, row.current_revision_id)
    meta = parse(CurriculumFile, slug, revision.document)
    plan = CurriculumDraft(
        title=meta.title.as_text(),
        summary=meta.summary.as_text(),
        facilitator=meta.facilitator.as_text(),
        ages=meta.ages,
        units=tuple(_draft_unit(number, unit) for number, unit in enumerate(meta.units, start=1)),
    )

    return _begin(plan, slug, staff)


def _draft_unit(number: int, unit: UnitFile) -> DraftUnit:
    return DraftUnit(
        id=f"unit-{number}",
        title=unit.title.as_text(),
        goal=unit.goal.as_text(),
        notes=unit.notes.as_text(),
        unplugged=unit.unplugged.as_text(),
        core=unit.core,
        extra=unit.extra,
        minutes=unit.minutes,
    )


def save_curriculum_draft(
    draft: CurriculumDraftRow, plan: CurriculumDraft, base: int, staff: Staff
) -> None:
    """Keep the plan as the next version.

    Raises:
        Refused: ``overtaken`` when another save came after version ``base``; nothing is changed
            then.
    """
    curriculum_editor.save(draft, base, {"plan": plan.to_json()}, staff)


def problems_of(draft: CurriculumDraftRow) -> list[Problem]:
    """What keeps the draft from being published, and what is worth a second look."""
    plan = CurriculumDraft.from_json(draft.plan)
    found = list(gaps(plan))
    if found:
        return found

    loaded = current_exercises(plan.slugs)
    exercises = {slug: exercise_file(each.files) for slug, each in loaded.items()}
    meta = parse(CurriculumFile, draft.slug, _document(draft, plan, 1, "-"))

    for problem in curriculum_problems(f"{draft.slug}.yaml", meta, exercises, None):
        if problem.rule == "order":
            # Whoever leads the group knows what the children can do already.
            found.append(replace(problem, severity=Severity.WARNING))
        else:
            found.append(problem)

    return found


def publish(draft: CurriculumDraftRow, staff: Staff) -> int:
    """Make the draft the curriculum's next revision.

    The same plan again is the same revision: nothing new is made of it.

    Returns:
        The number of the revision.

    Raises:
        Refused: ``problems`` while :func:`problems_of` tells of an error.
    """
    if any(problem.severity is Severity.ERROR for problem in problems_of(draft)):
        raise Refused("problems")

    plan = CurriculumDraft.from_json(draft.plan)
    row = db.session.get(CurriculumRow, draft.id)
    here = row.current_revision if row else None
    if here is not None and here.document == _document(draft, plan, here.revision, staff.name):
        return here.revision

    revision = (here.revision if here else 0) + 1
    load_content([], [_document(draft, plan, revision, staff.name)])

    with unit_of_work():
        record_access(
            actor_of(staff), "curriculum.published", curriculum=draft.slug, revision=revision
        )

    return revision


def _document(
    draft: CurriculumDraftRow, plan: CurriculumDraft, revision: int, author: str
) -> bytes:
    exercises = current_exercises(plan.slugs)
    skills: dict[str, tuple[str, ...]] = dict.fromkeys(plan.slugs, ())
    for slug, loaded in exercises.items():
        skills[slug] = loaded.exercise.skills
    return document_of(plan, draft.id, draft.slug, revision, author, skills)


def _begin(plan: CurriculumDraft, slug: str, staff: Staff) -> CurriculumDraftRow:
    return curriculum_editor.begin(slug, lambda _id, _slug: {"plan": plan.to_json()}, staff)
