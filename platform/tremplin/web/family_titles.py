"""Titles of the content in the languages that only families read, from ``curricula/families.yaml``: read once, kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from flask import current_app

from tremplin.content.loader import families_from_bytes
from tremplin.content.schema import FamilyTitles
from tremplin.domain.exercise import Curriculum, Exercise, Unit
from tremplin.web.i18n import language, pick


def exercise_title(exercise: Exercise) -> str:
    """The exercise's title in the visitor's language."""
    return _titles().exercises.get(exercise.slug) or pick(exercise.title)


def curriculum_title(curriculum: Curriculum) -> str:
    """The curriculum's title in the visitor's language."""
    told = _titles().curricula.get(curriculum.slug)
    return told.title if told else pick(curriculum.title)


def unit_words(curriculum: Curriculum, unit: Unit) -> tuple[str, str]:
    """Title and goal of a unit in the visitor's language."""
    told = _titles().curricula.get(curriculum.slug)
    words = told.units.get(unit.id) if told else None
    return (words.title, words.goal) if words else (pick(unit.title), pick(unit.goal))


def _titles() -> FamilyTitles:
    by_language = _read(current_app.config["SETTINGS"].content / "curricula/families.yaml")
    return by_language.get(language()) or FamilyTitles()


@lru_cache(maxsize=4)
def _read(path: Path) -> Mapping[str, FamilyTitles]:
    return families_from_bytes(path.read_bytes(), path.name) if path.is_file() else {}
