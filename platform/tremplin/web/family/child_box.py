"""The child's box as it is handed out: its page, and the archive as an answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from uuid import UUID

from flask import Response, current_app, render_template
from flask_babel import force_locale, format_datetime

from tremplin.content.exchange.seal import seal
from tremplin.content.format.slugs import slug_of
from tremplin.domain.draft import program_in
from tremplin.models import ExerciseRow, Learner
from tremplin.models.db import db
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.family.pack_box import box_of, pack_box
from tremplin.services.family.shown_works import shown_works
from tremplin.web.exercise.texts.error_texts import SENTENCES
from tremplin.web.exercise.texts.puzzle_texts import sentences_of
from tremplin.web.exercise.verdict_view import verdict_view
from tremplin.web.family.certificates import certificate_files, certificate_papers
from tremplin.web.family.views import work_view
from tremplin_sandbox.verdict import Verdict


def box_answer(learner: Learner, actor: str) -> Response:
    """The child's box to keep, in her language."""
    settings = current_app.config["SETTINGS"]
    box = box_of(learner, _title)

    with force_locale(learner.language):
        page = render_template(
            "family/box.html",
            box=box,
            works=[work_view(work) for work in shown_works(learner.id)],
            certificates=certificate_papers(learner),
            said=_said,
            moment=_moment,
            program=program_in,
        )

    sealed = partial(seal, house=settings.site_name, secret=settings.secret_key)
    answer = Response(
        pack_box(box, page, certificate_files(learner), sealed, learner, actor),
        mimetype="application/zip",
    )
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="tremplin-{slug_of(box.name, "boite")}.zip"'
    )
    answer.headers["Cache-Control"] = "no-store"

    return answer


def _said(verdict: Mapping[str, object], source: str, slug: str) -> list[str]:
    """What the child read of a verdict: what it is, then what to try."""
    loaded = current_exercise(slug)
    sentences = sentences_of(loaded.exercise) if loaded else SENTENCES
    view = verdict_view(Verdict.from_json(dict(verdict)), source, sentences=sentences)
    if view.error:
        said = [view.error.headline, view.error.suggestion]
    else:
        missed = next((test.message for test in view.tests if not test.passed), "")
        said = [view.suggestion, missed]

    return [view.headline, *filter(None, said)]


def _moment(at: datetime) -> str:
    """Day and time with the year: a box is opened years later."""
    return format_datetime(at.astimezone(), "d MMM y, HH:mm", rebase=False)


def _title(exercise_id: UUID) -> Mapping[str, str]:
    exercise = db.session.get_one(ExerciseRow, exercise_id)
    loaded = current_exercise(exercise.slug)
    return loaded.exercise.title if loaded else {"fr": exercise.slug, "en": exercise.slug}
