"""Addresses of built files: the bundler names them by content, so that browsers may keep them for a year."""

from __future__ import annotations

import json
from pathlib import Path

from flask import Flask, url_for


class AssetsMissingError(Exception):
    """The front end has not been built."""


def init_assets(app: Flask) -> None:
    """Give templates ``asset('app.css')``, read from the manifest of the build."""
    build = Path(str(app.static_folder)) / "build"
    manifest_path = build / "manifest.json"

    def manifest() -> dict[str, str]:
        try:
            names: dict[str, str] = json.loads(manifest_path.read_text())
        except FileNotFoundError as error:
            raise AssetsMissingError("The pages' scripts and styles are not built: run `make setup`.") from error
        return names

    kept: dict[str, str] = {}

    def asset(name: str) -> str:
        if app.debug or not kept:
            kept.update(manifest())
        return url_for("static", filename=f"build/{kept[name]}")

    app.jinja_env.globals["asset"] = asset
