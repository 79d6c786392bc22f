"""Fills a site with texts that would run if a page let them: usage ``python -m tests.browser.hostile_world``."""

import json
import sys
from typing import Any

from sqlalchemy import select
from tests.cast import a_verdict, hand_in, note_progress

from tremplin.content.authoring.exercise_draft import StatementDraft
from tremplin.content.authoring.new_exercise import settings_for
from tremplin.domain.exercise import Kind
from tremplin.models import AgeBand, Creation, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.runtime.settings import Settings
from tremplin.services.clock import now
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.content.curriculum_drafts import begin_curriculum
from tremplin.services.content.exercise_drafts import (
    begin_exercise,
    exercise_draft_of,
    save_exercise_draft,
)
from tremplin.services.family.notes import write_note
from tremplin.services.family.slips import issue_slip
from tremplin.services.groups.cards import issue_cards
from tremplin.services.groups.day_passes import issue_day_pass
from tremplin.services.groups.make_group import NewGroup, group_choices, make_group
from tremplin.services.learning.drafts import save_draft
from tremplin.services.learning.hands import Snapshot, raise_hand
from tremplin.services.learning.unclear_reports import report_unclear
from tremplin.services.teaching.work_answers import write_comment
from tremplin.web.base.pictures import avatars, secret_pictures
from tremplin.web.factory import create_app


def main() -> None:
    bad, worse, email = sys.argv[1:4]
    settings = Settings.from_environment()
    with create_app(settings).app_context():
        staff = db.session.scalars(select(Staff).where(Staff.email == email)).one()
        with unit_of_work():
            staff.name = bad
        python = next(
            each for each in group_choices().curricula if each.curriculum.slug == "python-basics"
        )
        new = NewGroup(bad, None, bad, "fr", AgeBand.MIDDLE, (python.id,), (bad,))
        group = make_group(new, staff, avatars())
        child = group.learners[0]
        loaded = current_exercise("hello")
        note_progress(child, "hello", stars=1)
        hand_in(child, "hello", worse, a_verdict(got=worse, expected=worse))
        save_draft(child.id, loaded.exercise_id, worse, 0)
        with unit_of_work() as session:
            session.add(
                Creation(
                    learner_id=child.id,
                    exercise_id=loaded.exercise_id,
                    source=worse,
                    shown={"output": worse},
                    changed_at=now(),
                    chosen_at=now(),
                )
            )
        write_comment(child, "hello", worse[:500], staff)
        write_note(child, worse[:500], staff)
        raise_hand(child.id, loaded.exercise_id, Snapshot(worse, worse[:400], bad[:20]))
        report_unclear(child, "hello", "fr", "words")
        issue_day_pass(group, bad, staff, settings.secret_key)
        begin_curriculum(worse[:80], "fr", staff)
        for kind in Kind:
            draft = begin_exercise(bad, "fr", kind, settings_for(kind)[0], staff)
            said = {"fr": worse, "en": worse}
            exercise_draft = exercise_draft_of(draft)
            text = StatementDraft(bad, worse, (worse,), worse)
            changes: dict[str, Any] = {"hints": [said]}
            if "tests" in exercise_draft.meta:
                changes["tests"] = [{**test, "on_fail": said} for test in exercise_draft.tests]
            save_exercise_draft(
                draft,
                type(exercise_draft)(
                    exercise_draft.meta, {"fr": text, "en": text}, exercise_draft.files
                ).with_meta(**changes),
                1,
                staff,
            )
        (card,) = issue_cards([child], secret_pictures(), settings.secret_key, "cli")
        slip = issue_slip(child, "fr", settings.secret_key, "cli")
        sys.stdout.write(
            json.dumps({"card": f"/c/{card.token}", "slip": f"/family/{slip.code}"}) + "\n"
        )


if __name__ == "__main__":
    main()
