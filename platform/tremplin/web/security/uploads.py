"""Routes that take a file in: how large a request each may get, known before anything of the request is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, current_app, request

from tremplin.web.security.access import is_let_in

BESIDE_THE_FILE = 500_000
"""Bytes for the other fields of the form."""

View = Callable[..., Any]


def init_uploads(app: Flask) -> None:
    """Raise the limit of the routes that take a file; comes before the CSRF check, which reads the whole form."""
    app.before_request(_allow)


def takes(file_bytes: int) -> Callable[[View], View]:
    """Declare that a view takes a file of so many bytes; goes below ``@bp.route``."""

    def declare(view: View) -> View:
        view.takes = file_bytes  # type: ignore[attr-defined]
        return view

    return declare


def most_bytes(app: Flask) -> int:
    """The largest request that any route takes."""
    return max(getattr(view, "takes", 0) for view in app.view_functions.values()) + BESIDE_THE_FILE


def _allow() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    limit = getattr(view, "takes", None)
    # A stranger's bytes are not read before the door is shut on them.
    if limit is not None and is_let_in():
        request.max_content_length = limit + BESIDE_THE_FILE
