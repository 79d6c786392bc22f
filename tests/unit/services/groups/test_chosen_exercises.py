import pytest

from tremplin.models import AuditEvent, LearnerStep
from tremplin.models.db import db
from tremplin.services.errors import NotFound
from tremplin.services.groups.chosen_exercises import choose_exercise, close_exercise


def test_what_is_open_already_stays_as_it_was_opened(rows):
    choose_exercise(rows.awa, "add-two", rows.nadia)
    choose_exercise(rows.awa, "add-two", rows.karim)
    assert db.session.query(LearnerStep).one().staff_id == rows.nadia.id
    assert db.session.query(AuditEvent).filter_by(action="exercise.opened").count() == 1


def test_what_was_not_opened_by_hand_is_not_closed(rows):
    choose_exercise(rows.lina, "add-two", rows.nadia)
    for slug in ("add-two", "nothing"):
        with pytest.raises(NotFound):
            close_exercise(rows.awa, slug, rows.nadia)
    assert db.session.query(LearnerStep).count() == 1
