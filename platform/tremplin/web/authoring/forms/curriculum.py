"""The form of a curriculum in the making: the whole page comes at once, in its order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from werkzeug.datastructures import MultiDict

from tremplin.content.authoring.curriculum_draft import CurriculumDraft, DraftUnit, moved
from tremplin.domain.exercise import FAMILY_LANGUAGES, LANGUAGES, Text

LONGEST = {
    "title": 80,
    "goal": 200,
    "summary": 400,
    "facilitator": 4000,
    "notes": 4000,
    "unplugged": 4000,
}
"""Characters of each text, in each language."""
AGES = range(6, 19)
MINUTES = range(5, 301)

Form = MultiDict[str, str]


def curriculum_draft_from(form: Form, before: CurriculumDraft) -> CurriculumDraft:
    """The plan that the page shows, with the button applied that was pressed.

    What the page does not send stays as it was before: a cut line loses nothing.
    """
    youngest = _number(form, "youngest", before.ages[0], AGES)
    oldest = _number(form, "oldest", before.ages[1], AGES)
    plan = replace(
        before,
        title=_told(form, "title", "title", before.title),
        summary=_text(form, "summary", "summary", before.summary),
        facilitator=_text(form, "facilitator", "facilitator", before.facilitator),
        ages=(youngest, max(youngest, oldest)),
        units=tuple(_unit(form, unit) for unit in _in_order(form, before)),
    )

    return _pressed(plan, form.get("do", ""), form)


def _in_order(form: Form, before: CurriculumDraft) -> Iterator[DraftUnit]:
    """The units in the order of the page, then those that the page did not send."""
    left = {unit.id: unit for unit in before.units}
    for unit_id in form.getlist("unit"):
        # Twice in a page, or unknown: the first one counts.
        if unit_id in left:
            yield left.pop(unit_id)
    yield from left.values()


def _unit(form: Form, unit: DraftUnit) -> DraftUnit:
    unit = replace(
        unit,
        title=_told(form, f"{unit.id}.title", "title", unit.title),
        goal=_told(form, f"{unit.id}.goal", "goal", unit.goal),
        notes=_text(form, f"{unit.id}.notes", "notes", unit.notes),
        unplugged=_text(form, f"{unit.id}.unplugged", "unplugged", unit.unplugged),
        minutes=_number(form, f"{unit.id}.minutes", unit.minutes, MINUTES),
    )
    # A list without an exercise sends no field: only a unit that came may have lost its exercises.
    if unit.id not in form.getlist("unit"):
        return unit

    core = dict.fromkeys(form.getlist(f"{unit.id}.core"))
    extra = dict.fromkeys(form.getlist(f"{unit.id}.extra"))
    return replace(unit, core=tuple(core), extra=tuple(extra))


def _text(form: Form, name: str, kind: str, before: Text) -> Text:
    return {
        language: _one(form, f"{name}.{language}", kind, before[language]) for language in LANGUAGES
    }


def _told(form: Form, name: str, kind: str, before: Text) -> Text:
    """A text that families may read in more languages; an empty one of those is none."""
    text = dict(_text(form, name, kind, before))
    for code in FAMILY_LANGUAGES:
        words = _one(form, f"{name}.{code}", kind, before.get(code, ""))
        if words:
            text[code] = words
    return text


def _one(form: Form, name: str, kind: str, before: str) -> str:
    return form.get(name, before).replace("\r\n", "\n").strip()[: LONGEST[kind]]


def _number(form: Form, name: str, before: int, allowed: range) -> int:
    typed = form.get(name, "")
    if not typed.isdecimal():
        return before
    return min(max(int(typed), allowed.start), allowed.stop - 1)


def _pressed(plan: CurriculumDraft, pressed: str, form: Form) -> CurriculumDraft:
    """Apply a button; ``pressed`` is its value: an action, a unit's id and an exercise's slug."""
    action, _, rest = pressed.partition(":")
    unit_id, _, slug = rest.partition(":")
    match action:
        case "add-unit":
            return plan.with_unit()
        case "remove-unit":
            return plan.without_unit(unit_id)
        case "up" | "down":
            return plan.with_unit_moved(unit_id, -1 if action == "up" else 1)

    changes: dict[str, Callable[[DraftUnit], DraftUnit]] = {
        "add": lambda unit: _with(unit, form.get(f"{unit_id}.pick", "")),
        "drop": lambda unit: _without(unit, slug),
        "earlier": lambda unit: _moved_in(unit, slug, -1),
        "later": lambda unit: _moved_in(unit, slug, 1),
        "to-extra": lambda unit: _as_extra(unit, slug),
        "to-core": lambda unit: _as_core(unit, slug),
    }
    change = changes.get(action)
    if change is None:
        return plan

    units = [change(unit) if unit.id == unit_id else unit for unit in plan.units]
    return replace(plan, units=tuple(units))


def _with(unit: DraftUnit, slug: str) -> DraftUnit:
    if not slug or slug in (*unit.core, *unit.extra):
        return unit
    return replace(unit, core=(*unit.core, slug))


def _as_extra(unit: DraftUnit, slug: str) -> DraftUnit:
    return replace(unit, core=_all_but(slug, unit.core), extra=(*unit.extra, slug))


def _as_core(unit: DraftUnit, slug: str) -> DraftUnit:
    return replace(unit, core=(*unit.core, slug), extra=_all_but(slug, unit.extra))


def _without(unit: DraftUnit, slug: str) -> DraftUnit:
    return replace(unit, core=_all_but(slug, unit.core), extra=_all_but(slug, unit.extra))


def _all_but(slug: str, slugs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in slugs if each != slug)


def _moved_in(unit: DraftUnit, slug: str, by: int) -> DraftUnit:
    if slug in unit.core:
        return replace(unit, core=moved(unit.core, unit.core.index(slug), by))
    if slug in unit.extra:
        return replace(unit, extra=moved(unit.extra, unit.extra.index(slug), by))
    return unit
