"""JSON that a page's script sends or asks for, read without trusting that it was our page."""

from __future__ import annotations

from typing import Any

from flask import Flask, request
from flask.json.provider import DefaultJSONProvider
from pydantic import BaseModel


class JsonBodies(DefaultJSONProvider):
    """Flask's JSON, for which a body nested without end is as unreadable as one cut off: 400, no fault of ours.

    Models are written with the keys that were given to them.
    """

    @staticmethod
    def default(o: Any) -> Any:
        """A value that JSON has no form for, as one that it has."""
        if isinstance(o, BaseModel):
            return o.model_dump(mode="json", exclude_unset=True)
        return DefaultJSONProvider.default(o)

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
    """Read bodies and write answers this way, in templates as well."""
    app.json = JsonBodies(app)
    # Templates got the function that was there when they were set up.
    app.jinja_env.policies["json.dumps_function"] = app.json.dumps


def wants_json() -> bool:
    """Whether a script asks, not somebody who will read a page."""
    return request.is_json or request.accept_mimetypes.best_match(
        ["text/html", "application/json"]
    ) == ("application/json")
