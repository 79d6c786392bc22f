"""Which of the site's languages a visitor reads."""

from __future__ import annotations

from flask import request, session

from tremplin.web.base.i18n import languages_here
from tremplin.web.security.access import learner_or_none, staff_or_none
from tremplin.web.security.session import slip_here


def language_of_visitor() -> str:
    """The language chosen in this session, else that of whoever is here, else what the browser asks for."""
    languages = languages_here()
    person = learner_or_none() or staff_or_none() or slip_here()
    for code in (session.get("language"), person.language if person else None):
        if code in languages:
            return str(code)
    return request.accept_languages.best_match(languages) or str(languages[0])
