"""JSON that a page's script sends or asks for, read without trusting that it was our page."""

from __future__ import annotations

from typing import Any

from flask import Flask, request
from flask.json.provider import DefaultJSONProvider


class JsonBodies(DefaultJSONProvider):
    """Flask's JSON, for which a body nested without end is as unreadable as one cut off: 400, no fault of ours."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """The value in the text.

        Raises:
            ValueError: It is no JSON, or nested deeper than Python reads.
        """
        try:
            return super().loads(s, **kwargs)
        except RecursionError as error:
            raise ValueError("nested too deep") from error


def init_json(app: Flask) -> None:
    """Read bodies this way."""
    app.json = JsonBodies(app)


def wants_json() -> bool:
    """Whether a script asks, not somebody who will read a page."""
    return request.is_json or request.accept_mimetypes.best_match(
        ["text/html", "application/json"]
    ) == ("application/json")
