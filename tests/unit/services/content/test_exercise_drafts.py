import pytest

from tremplin.domain.exercise import Kind
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.content.drafts import exercise_editor
from tremplin.services.content.exercise_drafts import (
    begin_exercise,
    copy_exercise,
    exercise_draft_of,
    keep_attempt,
    save_exercise_draft,
    take_up_again,
)
from tremplin.services.errors import NotFound, Refused


def test_what_came_with_tremplin_is_copied_and_never_taken_up(rows):
    hello = current_exercise("hello")
    with pytest.raises(NotFound):
        take_up_again("hello", [hello.exercise_id], rows.nadia)
    copied = copy_exercise("hello", rows.nadia)
    assert copied.id != hello.exercise_id
    assert copied.slug == "hello-2"
    assert str(hello.exercise_id) != exercise_draft_of(copied).meta["id"] == str(copied.id)


def test_what_was_made_here_is_taken_up_as_the_draft_that_is_there(rows):
    hello = current_exercise("hello")
    draft = take_up_again("hello", [], rows.nadia)
    assert (draft.id, draft.slug) == (hello.exercise_id, "hello")
    assert take_up_again("hello", [], rows.omar) is draft
    exercise_editor.throw_away(draft, rows.nadia)
    assert exercise_editor.all() == []
    assert current_exercise("hello") is not None


def test_a_try_goes_with_the_start_it_began_from(rows):
    draft = begin_exercise("Essai", "fr", Kind.STDOUT, "console", rows.nadia)
    keep_attempt(draft, "print('half')")
    save_exercise_draft(
        draft, exercise_draft_of(draft).with_meta(minutes=20), draft.version, rows.nadia
    )
    assert draft.tried == "print('half')"
    save_exercise_draft(
        draft,
        exercise_draft_of(draft).with_file("starter.py", b"print('other')\n"),
        draft.version,
        rows.nadia,
    )
    assert draft.tried is None


def test_whoever_keeps_second_is_told_and_changes_nothing(rows):
    draft = begin_exercise("Essai", "fr", Kind.STDOUT, "console", rows.nadia)
    base = draft.version
    save_exercise_draft(draft, exercise_draft_of(draft).with_meta(minutes=20), base, rows.nadia)
    with pytest.raises(Refused, match="overtaken"):
        save_exercise_draft(draft, exercise_draft_of(draft).with_meta(minutes=30), base, rows.omar)
    assert exercise_draft_of(draft).meta["minutes"] == 20
    assert draft.edited_by_id == rows.nadia.id
