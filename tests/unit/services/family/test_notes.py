from collections.abc import Iterator

import pytest
from tests.cast import Cast

from tremplin.models import Learner, Staff
from tremplin.models.db import db
from tremplin.services.errors import NotFound, Refused
from tremplin.services.family.notes import LONGEST, notes_for, take_note_back, write_note


@pytest.fixture
def people(app, cast: Cast) -> Iterator[tuple[Learner, Learner, Staff]]:
    with app.app_context():
        yield (
            db.session.get_one(Learner, cast.awa.id),
            db.session.get_one(Learner, cast.lina.id),
            db.session.get_one(Staff, cast.nadia.id),
        )


def test_the_newest_words_stand_first_without_the_spaces_around(people):
    awa, _, nadia = people
    write_note(awa, " Premiers mots \n", nadia)
    write_note(awa, "Derniers mots", nadia)
    assert [note.text for note in notes_for(awa)] == ["Derniers mots", "Premiers mots"]


@pytest.mark.parametrize(("text", "reason"), [(" \n", "empty"), ("a" * (LONGEST + 1), "too_long")])
def test_nothing_and_too_much_are_refused(people, text, reason):
    awa, _, nadia = people
    with pytest.raises(Refused, match=reason):
        write_note(awa, text, nadia)
    write_note(awa, "a" * LONGEST, nadia)


def test_words_about_one_child_are_not_taken_back_from_another(people):
    awa, lina, nadia = people
    write_note(awa, "Bravo", nadia)
    (note,) = notes_for(awa)
    with pytest.raises(NotFound):
        take_note_back(lina, note.id, nadia)
    take_note_back(awa, note.id, nadia)
    assert notes_for(awa) == []
