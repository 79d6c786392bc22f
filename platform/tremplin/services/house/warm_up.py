"""Parse what the groups follow before anybody waits for it: a curriculum takes seconds the first time, then nothing."""

from __future__ import annotations

import threading

import structlog
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from tremplin.models import Curriculum, GroupCurriculum
from tremplin.models.db import db
from tremplin.services.catalogue import current_curriculum, current_exercises

log = structlog.get_logger()


def warm_up_beside(app: Flask) -> threading.Thread:
    """Start :func:`warm_up` in a thread of its own; the site answers meanwhile."""
    thread = threading.Thread(target=_in_app, args=(app,), name="warm-up", daemon=True)
    thread.start()
    return thread


def warm_up() -> int:
    """Load every exercise that a group has on its path; answers how many."""
    followed = db.session.scalars(select(Curriculum).where(Curriculum.id.in_(select(GroupCurriculum.curriculum_id))))
    curricula = [curriculum for row in followed if (curriculum := current_curriculum(row))]
    return sum(len(current_exercises(list(curriculum.slugs))) for curriculum in curricula)


def _in_app(app: Flask) -> None:
    with app.app_context():
        try:
            log.info("warmed up", exercises=warm_up())
        except SQLAlchemyError as error:
            # The first pages will be slower, nothing else.
            log.warning("could not warm up", error=str(error))
