"""The checklist of a project: an adult looks at the child's work and ticks what is there."""

from __future__ import annotations

from sqlalchemy import delete

from tremplin.domain.facts import FactKind
from tremplin.models import ChecklistTick, Learner, Staff
from tremplin.models.db import unit_of_work
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now
from tremplin.services.errors import NotFound
from tremplin.services.facts import add_fact
from tremplin.services.learning.paths import step_with
from tremplin.services.learning.projects import ticked_items


def tick_checklist(learner: Learner, slug: str, ticked: frozenset[str], staff: Staff) -> None:
    """Tick exactly these items of a child's project; those ticked before keep their date.

    Raises:
        NotFound: Not a project of her path, or an item that it does not have.
    """
    step = step_with(learner, slug)
    project = step.loaded.exercise.project
    if project is None or not ticked <= {item.id for item in project.checklist}:
        raise NotFound

    exercise_id = step.loaded.exercise_id
    before, at = ticked_items(learner.id, exercise_id), now()

    with unit_of_work() as session:
        for item in sorted(ticked - before):
            session.add(
                ChecklistTick(
                    learner_id=learner.id,
                    exercise_id=exercise_id,
                    item=item,
                    staff_id=staff.id,
                    ticked_at=at,
                )
            )

        session.execute(
            delete(ChecklistTick).where(
                ChecklistTick.learner_id == learner.id,
                ChecklistTick.exercise_id == exercise_id,
                ChecklistTick.item.in_(before - ticked),
            )
        )

        for item in sorted(ticked ^ before):
            add_fact(
                learner.id,
                exercise_id,
                FactKind.TICK,
                at,
                item=item,
                is_on=item in ticked,
                staff_id=staff.id,
            )

        record_access(
            actor_of(staff), "checklist.ticked", learner.id, exercise=slug, ticked=len(ticked)
        )
