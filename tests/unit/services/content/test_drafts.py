"""The draft editor does the same for exercises and for curricula."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from tremplin.domain.exercise import Kind
from tremplin.models import AuditEvent
from tremplin.models.db import db
from tremplin.services.content.curriculum_drafts import begin_curriculum
from tremplin.services.content.drafts import curriculum_editor, exercise_editor
from tremplin.services.content.exercise_drafts import begin_exercise
from tremplin.services.errors import NotFound, Refused


@pytest.fixture(params=["curriculum", "exercise"])
def editor(request):
    return {"curriculum": curriculum_editor, "exercise": exercise_editor}[request.param]


@pytest.fixture
def begin(editor, rows):
    def one(title="Essai"):
        if editor is curriculum_editor:
            return begin_curriculum(title, "fr", rows.nadia)
        return begin_exercise(title, "fr", Kind.STDOUT, "console", rows.nadia)

    return one


def content_of(draft):
    return {"plan": draft.plan} if hasattr(draft, "plan") else {"folder": draft.folder}


def events():
    return [
        (event.action, dict(event.details))
        for event in db.session.scalars(select(AuditEvent).order_by(AuditEvent.at))
        if event.action.startswith("draft.")
    ]


def test_drafts_of_one_title_have_slugs_of_their_own(begin):
    assert [begin().slug, begin().slug] == ["essai", "essai-2"]


def test_the_draft_saved_last_is_listed_first(editor, begin, rows):
    first, second = begin("Un"), begin("Deux")
    assert editor.all() == [second, first]
    editor.save(first, first.version, content_of(first), rows.nadia)
    assert editor.all() == [first, second]


def test_of_two_authors_the_second_changes_nothing(editor, begin, rows):
    draft = begin()
    base = draft.version
    editor.save(draft, base, content_of(draft), rows.nadia)
    with pytest.raises(Refused, match="overtaken"):
        editor.save(draft, base, content_of(draft), rows.omar)
    assert (draft.version, draft.edited_by_id) == (base + 1, rows.nadia.id)


def test_what_changes_nothing_stays_the_version_it_is(editor, begin, rows):
    draft = begin()
    editor.save(draft, draft.version, content_of(draft), rows.omar, is_change=False)
    assert (draft.version, draft.edited_by_id) == (1, rows.omar.id)


def test_a_draft_thrown_away_is_gone_and_stands_in_the_trail(editor, begin, rows):
    draft = begin()
    editor.throw_away(draft, rows.nadia)
    with pytest.raises(NotFound):
        editor.by_id(draft.id)
    about = {editor.kind: "essai"}
    assert events() == [("draft.begun", about), ("draft.thrown_away", about)]


def test_a_draft_that_never_was_is_not_found(editor, rows):
    with pytest.raises(NotFound):
        editor.by_id(uuid4())
