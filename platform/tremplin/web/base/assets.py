"""Built files: named by content, so that browsers may keep them for a year, and stored compressed beside the plain."""

from __future__ import annotations

import json
from pathlib import Path

from flask import Flask, Response, current_app, request, url_for
from werkzeug.security import safe_join

ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""What the build stores, the smaller first. Browsers ask for Brotli over TLS only."""

MIME_TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".css": "text/css",
}


class AssetsMissingError(Exception):
    """The front end has not been built."""


def init_assets(app: Flask) -> None:
    """Give templates ``asset('app.css')`` and ``built('app.css')``, address and name; serve compressed files."""
    folder = str(app.static_folder)

    def asset(name: str) -> str:
        return url_for("static", filename=f"build/{built(name)}")

    def send_static(filename: str) -> Response:
        for encoding, ending in ENCODINGS.items():
            path = safe_join(folder, filename + ending)
            if request.accept_encodings.quality(encoding) and path and Path(path).is_file():
                response = app.send_static_file(filename + ending)
                response.headers["Content-Encoding"] = encoding
                break
        else:
            response = app.send_static_file(filename)

        response.headers["Content-Type"] = MIME_TYPES.get(
            Path(filename).suffix, response.mimetype or ""
        )
        response.headers["Vary"] = "Accept-Encoding"
        return response

    app.jinja_env.globals.update(asset=asset, built=built)
    app.view_functions["static"] = send_static


def built(name: str) -> str:
    """The name, with its content's mark, of a file of the build.

    Raises:
        AssetsMissingError: The front end has not been built, or was before there was such a file.
    """
    names: dict[str, str] = current_app.extensions.setdefault("tremplin-built", {})
    if current_app.debug or not names:
        names.update(_manifest(Path(str(current_app.static_folder)) / "build" / "manifest.json"))
    if name not in names:
        raise AssetsMissingError(
            f"{name} is not built, the build is an older one: run `make setup`."
        )
    return names[name]


def _manifest(path: Path) -> dict[str, str]:
    try:
        names: dict[str, str] = json.loads(path.read_text())
    except FileNotFoundError as error:
        raise AssetsMissingError(
            "The pages' scripts and styles are not built: run `make setup`."
        ) from error
    return names
