"""Certificates as they are handed out: on paper, and as a badge that other software reads."""

from __future__ import annotations

import json
from uuid import UUID

from flask import Response, abort, current_app
from flask_babel import force_locale

from tremplin.content.exchange.open_badge import open_badge
from tremplin.models import Learner
from tremplin.read_models.family_page import Certificate
from tremplin.services.family.certificates import certificates_of, take_certificate
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.skills import skills_here
from tremplin.web.exercise.texts.family_titles import curriculum_title
from tremplin.web.print.certificate import certificate_pdf

TYPES = {"pdf": "application/pdf", "json": "application/json"}


def certificate_answer(
    learner: Learner, slug: str, kind: str, language: str, actor: str
) -> Response:
    """A certificate of the child's as a file; ``actor`` is noted as having taken it.

    ``kind`` is ``pdf``, or ``json`` for an Open Badge 3.0.

    Raises:
        NotFound: She has none for this curriculum.
    """
    if kind not in TYPES:
        abort(404)
    certificate = take_certificate(learner, slug, skills_here(), actor)
    answer = Response(_written(certificate, kind, language), mimetype=TYPES[kind])
    answer.headers["Content-Disposition"] = f'inline; filename="{_file_name(certificate)}.{kind}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def certificate_files(learner: Learner) -> dict[str, bytes]:
    """All of the child's certificates by file name, for her box."""
    return {
        f"certificates/{_file_name(certificate)}.{kind}": _written(
            certificate, kind, learner.language
        )
        for certificate in certificates_of(learner, skills_here())
        for kind in TYPES
    }


def certificate_papers(learner: Learner) -> list[tuple[str, str]]:
    """Of :func:`certificate_files` those to print, with what each is for."""
    return [
        (f"certificates/{_file_name(each)}.pdf", str(curriculum_title(each.curriculum)))
        for each in certificates_of(learner, skills_here())
    ]


def _written(certificate: Certificate, kind: str, language: str) -> bytes:
    settings = current_app.config["SETTINGS"]
    if kind == "pdf":
        return certificate_pdf(certificate, settings.site_name, language)

    with force_locale(language):
        badge = open_badge(
            name=certificate.name,
            curriculum_id=UUID(certificate.curriculum.id),
            title=str(curriculum_title(certificate.curriculum)),
            can_do=[pick(skill.parents) for skill in certificate.skills],
            awarded_at=certificate.awarded_at,
            house=settings.site_name,
            secret=settings.secret_key,
            language=language,
        )

    return (json.dumps(badge, ensure_ascii=False, indent=2) + "\n").encode()


def _file_name(certificate: Certificate) -> str:
    return f"tremplin-{certificate.curriculum.slug}"
