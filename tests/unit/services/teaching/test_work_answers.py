from datetime import timedelta

from tests.cast import note_progress

from tremplin.models import Progress
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now
from tremplin.services.teaching.work_answers import give_star


def progress_of(learner) -> Progress:
    return db.session.query(Progress).filter_by(learner_id=learner.id).one()


def test_after_a_star_by_hand_nobody_needs_to_help_with_that_mistake(rows, cast):
    note_progress(cast.awa, "hello", attempts=4)
    with unit_of_work():
        progress_of(rows.awa).mistake, progress_of(rows.awa).mistakes = "NameError", 4
    give_star(rows.awa, "hello", rows.nadia)
    assert (progress_of(rows.awa).mistake, progress_of(rows.awa).mistakes) == (None, 0)


def test_a_success_keeps_its_day_when_a_star_comes_on_top(rows, cast):
    note_progress(cast.awa, "hello", stars=1)
    day = now() - timedelta(days=9)
    with unit_of_work():
        progress_of(rows.awa).first_success_at = day
    give_star(rows.awa, "hello", rows.nadia)
    assert progress_of(rows.awa).first_success_at == day
    assert progress_of(rows.awa).star_given_by_id == rows.nadia.id
