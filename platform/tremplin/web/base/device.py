"""The name of a computer of the house, kept in its browser, so that a raised hand tells where to go."""

from __future__ import annotations

from flask import current_app, request
from werkzeug.wrappers import Response as BaseResponse

MOST_CHARACTERS = 20
_COOKIE = "computer"
_YEARS_S = 3 * 365 * 24 * 3600


def device_name() -> str | None:
    """What the adults call the computer of this visitor; None where nobody has named it."""
    return request.cookies.get(_COOKIE, "").strip()[:MOST_CHARACTERS] or None


def name_device(answer: BaseResponse, name: str) -> None:
    """Keep a name in this browser, whoever uses it; an empty one is forgotten."""
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    if name.strip():
        answer.set_cookie(
            _COOKIE,
            name.strip()[:MOST_CHARACTERS],
            _YEARS_S,
            secure=secure,
            httponly=True,
            samesite="Lax",
        )
    else:
        answer.delete_cookie(_COOKIE, secure=secure, httponly=True, samesite="Lax")
