"""The arrangement of several containers hands every setting through."""

from __future__ import annotations

from pathlib import Path

import yaml

from tremplin.runtime.settings import Settings

COMPOSE = yaml.safe_load((Path(__file__).resolve().parents[2] / "compose.yaml").read_text())
OF_THE_IMAGE = {"TREMPLIN_VAR", "TREMPLIN_CONTENT"}
"""Set in docker/Dockerfile: folders inside the container."""


def test_every_setting_reaches_web_and_runner() -> None:
    known = {f"TREMPLIN_{name.upper()}" for name in Settings.model_fields} - {
        "TREMPLIN_DATABASE_URL"
    } | {"DATABASE_URL"}
    for service in ("web", "runner"):
        assert set(COMPOSE["services"][service]["environment"]) == known - OF_THE_IMAGE


def test_only_what_the_arrangement_decides_has_a_value_there() -> None:
    """A default written here would be a second place for it."""
    decided = {name for name, value in COMPOSE["x-settings"].items() if value is not None}
    assert decided == {"DATABASE_URL", "TREMPLIN_SECRET_KEY", "TREMPLIN_GRADING"}
