"""Titles of the content in the languages of families, from ``curricula/families.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import current_app
from markupsafe import Markup

from tremplin.content.format.loader import families_from_bytes
from tremplin.content.format.schema import FamilyTitles
from tremplin.domain.exercise import Curriculum, Exercise, Text, Unit
from tremplin.web.base.i18n import language, pick, picked_language


@dataclass(frozen=True, slots=True)
class Told:
    """Words of the content and their language; a page sets them apart from the sentence around.

    A title that is told in no other language is French in the middle of an Arabic sentence: its
    letters keep their direction, and what reads aloud changes its voice. ``str()`` gives the words
    alone, for paper and files.
    """

    words: str
    language: str

    def __str__(self) -> str:
        return self.words

    def __html__(self) -> str:
        if self.language == language():
            return Markup("<bdi>{}</bdi>").format(self.words)
        return Markup('<bdi lang="{}">{}</bdi>').format(self.language, self.words)


def exercise_title(exercise: Exercise) -> Told:
    """The exercise's title, in the visitor's language where it has one."""
    return _told(_titles().exercises.get(exercise.slug), {**exercise.title, **exercise.families})


def curriculum_title(curriculum: Curriculum) -> Told:
    """The curriculum's title, in the visitor's language where it has one."""
    told = _titles().curricula.get(curriculum.slug)
    return _told(told.title if told else None, curriculum.title)


def unit_words(curriculum: Curriculum, unit: Unit) -> tuple[Told, Told]:
    """Title and goal of a unit, in the visitor's language where it has them."""
    told = _titles().curricula.get(curriculum.slug)
    words = told.units.get(unit.id) if told else None
    if words is None:
        return _told(None, unit.title), _told(None, unit.goal)
    return _told(words.title, unit.title), _told(words.goal, unit.goal)


def _told(for_families: str | None, text: Text) -> Told:
    """The text in the visitor's language; ``for_families`` is the translation that ships with it."""
    if for_families and language() not in text:
        return Told(for_families, language())
    return Told(pick(text), picked_language(text))


def _titles() -> FamilyTitles:
    by_language = _read(current_app.config["SETTINGS"].content / "curricula/families.yaml")
    return by_language.get(language()) or FamilyTitles()


@lru_cache(maxsize=4)
def _read(path: Path) -> Mapping[str, FamilyTitles]:
    return families_from_bytes(path.read_bytes(), path.name) if path.is_file() else {}
