"""A curriculum in the making: what an instructor has put together so far, complete or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self
from uuid import UUID

import yaml

from tremplin.content.format.messages import Message, Named
from tremplin.content.format.problems import Problem
from tremplin.domain.exercise import LANGUAGES, Text

OPENS_AT = 0.7
"""The share of a unit's core that opens the next one, as in the curricula of Tremplin."""
LEAST_MINUTES = 5
_EMPTY: Text = dict.fromkeys(LANGUAGES, "")


@dataclass(frozen=True, slots=True)
class DraftUnit:
    """A unit in the making; its ``id`` stays when it moves, so that an open page still means it."""

    id: str
    title: Text = field(default_factory=lambda: dict(_EMPTY))
    goal: Text = field(default_factory=lambda: dict(_EMPTY))
    notes: Text = field(default_factory=lambda: dict(_EMPTY))
    unplugged: Text = field(default_factory=lambda: dict(_EMPTY))
    core: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    minutes: int = 30


@dataclass(frozen=True, slots=True)
class CurriculumDraft:
    """A curriculum in the making."""

    title: Text = field(default_factory=lambda: dict(_EMPTY))
    summary: Text = field(default_factory=lambda: dict(_EMPTY))
    facilitator: Text = field(default_factory=lambda: dict(_EMPTY))
    ages: tuple[int, int] = (7, 12)
    units: tuple[DraftUnit, ...] = ()

    @property
    def slugs(self) -> list[str]:
        """The exercises, in order."""
        return [slug for unit in self.units for slug in (*unit.core, *unit.extra)]

    def to_json(self) -> dict[str, Any]:
        """The plan in JSON types, as its row keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The plan that :meth:`to_json` gave."""
        # JSON has lists where the plan has tuples.
        units = []
        for unit in data["units"]:
            core, extra = tuple(unit["core"]), tuple(unit["extra"])
            units.append(DraftUnit(**{**unit, "core": core, "extra": extra}))
        return cls(**{**data, "ages": tuple(data["ages"]), "units": tuple(units)})

    def with_unit(self) -> Self:
        """One more unit at the end."""
        number = 1 + max((int(unit.id.removeprefix("unit-")) for unit in self.units), default=0)
        return replace(self, units=(*self.units, DraftUnit(f"unit-{number}")))

    def without_unit(self, unit_id: str) -> Self:
        """The same without this unit."""
        return replace(self, units=tuple(unit for unit in self.units if unit.id != unit_id))

    def with_unit_moved(self, unit_id: str, by: int) -> Self:
        """The same with this unit ``by`` places further down; at the ends it stays."""
        ids = [unit.id for unit in self.units]
        if unit_id not in ids:
            return self
        return replace(self, units=moved(self.units, ids.index(unit_id), by))


def moved(items: Sequence[Any], place: int, by: int) -> tuple[Any, ...]:
    """The items with the one at ``place`` moved ``by`` places; at the ends it stays."""
    rest = list(items)
    item = rest.pop(place)
    rest.insert(min(max(place + by, 0), len(rest)), item)
    return tuple(rest)


def gaps(plan: CurriculumDraft) -> Iterator[Problem]:
    """What is still missing before children can follow it."""
    for what, name in _PARTS.items():
        yield from _missing(getattr(plan, what), what, name)

    if not plan.units:
        yield _problem("units", Message("There is no unit yet."))
    for number, unit in enumerate(plan.units, start=1):
        yield from _unit_gaps(number, unit)

    for slug, times in sorted(Counter(plan.slugs).items()):
        if times > 1:
            named = Named("exercise", slug)
            yield _problem("units", Message("'%(slug)s' is in it twice.", slug=named))


def _unit_gaps(number: int, unit: DraftUnit) -> Iterator[Problem]:
    for what, name in _PARTS_OF_UNIT.items():
        yield from _missing(getattr(unit, what), f"{unit.id}.{what}", name.filled(number=number))
    if not unit.core:
        yield _problem(
            unit.id,
            Message("Unit %(number)s: it needs at least one exercise to do.", number=number),
        )


_PARTS = {
    "title": Message("The title"),
    "summary": Message("The summary"),
    "facilitator": Message("The notes for whoever leads"),
}
_PARTS_OF_UNIT = {
    "title": Message("Unit %(number)s, its title"),
    "goal": Message("Unit %(number)s, its goal"),
    "notes": Message("Unit %(number)s, its notes"),
    "unplugged": Message("Unit %(number)s, its activity without a computer"),
}
_TO_WRITE = {
    "fr": Message("%(part)s: to be written in French."),
    "en": Message("%(part)s: to be written in English."),
}
"""By the language that is missing."""


def document_of(
    plan: CurriculumDraft,
    curriculum_id: UUID,
    slug: str,
    revision: int,
    author: str,
    skills: Mapping[str, Sequence[str]],
) -> bytes:
    """The plan as a curriculum's file.

    Args:
        plan: Without gaps.
        curriculum_id: Lasting id.
        slug: Name of the file.
        revision: One more than the last one published.
        author: Who put it together.
        skills: By exercise, what it trains; a unit teaches what its exercises do.
    """
    document = {
        "format": 1,
        "id": str(curriculum_id),
        "slug": slug,
        "revision": revision,
        "title": dict(plan.title),
        "summary": dict(plan.summary),
        "ages": list(plan.ages),
        "audience": "club",
        "licence": "CC-BY-SA-4.0",
        "authors": [{"name": author, "role": "author"}],
        "units": [_unit_document(unit, skills) for unit in plan.units],
        "facilitator": dict(plan.facilitator),
    }
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=120).encode()


def _unit_document(unit: DraftUnit, skills: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    taught: dict[str, None] = {}
    for slug in (*unit.core, *unit.extra):
        taught.update(dict.fromkeys(skills[slug]))

    return {
        "id": unit.id,
        "title": dict(unit.title),
        "goal": dict(unit.goal),
        "skills": list(taught),
        "core": list(unit.core),
        "extra": list(unit.extra),
        "checkpoint": unit.core[-1],
        "minutes": max(unit.minutes, LEAST_MINUTES),
        "opens": {"core_done": OPENS_AT},
        "notes": dict(unit.notes),
        "unplugged": dict(unit.unplugged),
    }


def _missing(text: Text, key: str, part: Message) -> Iterator[Problem]:
    for language in LANGUAGES:
        if not text[language].strip():
            yield _problem(f"{key}.{language}", _TO_WRITE[language].filled(part=part))


def _problem(key: str, message: Message) -> Problem:
    return Problem("curriculum", "plan", message, key)
