"""The pages on which exercises are made: their parts, and their problems in the author's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tremplin.content.authoring.exercise_draft import ExerciseDraft, calls_of
from tremplin.content.authoring.new_exercise import SETTINGS, settings_for
from tremplin.content.format.block_program import toolbox_words, vocabulary
from tremplin.content.format.problems import Problem
from tremplin.domain.exercise import LANGUAGES, Kind
from tremplin.read_models.workbench import ExercisesPage, ExerciseWorkbench
from tremplin.web.authoring.exercise_choice import choice_groups
from tremplin.web.authoring.forms.curriculum import AGES
from tremplin.web.authoring.forms.exercise import LONGEST
from tremplin.web.authoring.painter_texts import painter_texts
from tremplin.web.authoring.problem_places import Told, part_number, told
from tremplin.web.base.i18n import language, pick
from tremplin.web.exercise.skills import skills_here
from tremplin.web.exercise.texts.block_texts import block_texts
from tremplin.web.exercise.texts.messages import KIND_HELP, KIND_NAMES, SETTING_LABELS, TEST_NAMES


def pick_any(text: dict[str, str] | Any) -> str:
    """The text in the reader's language, else in another one, else nothing."""
    # A draft has texts in two languages; an adult may read the site in a third.
    wanted = language() if language() in LANGUAGES else "fr"
    return text[wanted] or next(filter(None, text.values()), "")


@dataclass(frozen=True, slots=True)
class _Row:
    """A block of the toolbox."""

    name: str
    label: str


def exercise_view(bench: ExerciseWorkbench) -> dict[str, Any]:
    """The variables of ``authoring/exercise.html``."""
    exercise_draft = bench.exercise_draft
    return {
        "title": pick_any(exercise_draft.title),
        "skills": {each.id: pick(each.title) for each in skills_here().values()},
        "toolbox": list(_toolbox(exercise_draft.meta)),
        "kind_name": KIND_NAMES[str(exercise_draft.meta["kind"])],
        "test_names": TEST_NAMES,
        "new_tests": _new_tests(exercise_draft),
        "others": _other_files(exercise_draft),
        "is_text": is_text,
        "is_lacking": lambda include: _is_lacking(include, exercise_draft),
        "calls_of": calls_of,
        "literal": repr,
        "literals": literals,
        "painter_texts": painter_texts(),
        "nth": nth,
        "nth_of": lambda texts, place: [nth(each, place) for each in texts],
        "longest": LONGEST,
        "ages": AGES,
        **side_view(bench),
    }


def _toolbox(meta: Mapping[str, Any]) -> Iterator[_Row]:
    """The blocks to choose from; none where the child types."""
    if not meta.get("blocks"):
        return

    engine = str(meta.get("engine"))
    texts, known = block_texts(engine), vocabulary()
    words = (*known.get(engine, ()), *known["structures"], *known["numbers"])
    for word in dict.fromkeys(words):
        if texts and word in toolbox_words(engine):
            yield _Row(word, _block_label(word, texts))


def _other_files(exercise_draft: ExerciseDraft) -> list[str]:
    """The files beside the programs that every exercise has: more solutions, tests, data."""
    folders = ("solution-", "tests/", "files/")
    return [name for name in sorted(exercise_draft.files) if name.startswith(folders)]


def _is_lacking(include: str, exercise_draft: ExerciseDraft) -> bool:
    return any(include not in each.body for each in exercise_draft.statements.values())


def _block_label(word: str, texts: Mapping[str, str]) -> str:
    """What stands on a block of the toolbox, its holes as dots."""
    said = {
        "if_else": f"{texts['if']} … {texts['else']}",
        "variable": f"{texts['set']} / {texts['change']}",
        "arithmetic": "+ − × ÷",
    }
    return re.sub(r"%\d", "…", said.get(word) or texts[word])


def _new_tests(exercise_draft: ExerciseDraft) -> list[str]:
    """The kinds of tests that make sense for this exercise, the likeliest first."""
    kinds = {"grid": ["grid"], "turtle": ["turtle"], "console": ["stdout", "call"]}
    here = [*kinds.get(str(exercise_draft.meta["engine"]), []), "ast"]
    if exercise_draft.meta["kind"] == "function":
        here.sort(key=lambda kind: kind != "call")
    return here


def nth(steps: Sequence[str], place: int) -> str:
    """The step at this place, from 0; empty where there is none."""
    return steps[place] if place < len(steps) else ""


def literals(values: Any) -> str:
    """Values as they are typed between the brackets of a call."""
    if not isinstance(values, list):
        return str(values)
    return ", ".join(map(repr, values))


def is_text(data: bytes) -> bool:
    """Whether a file can be shown in a field."""
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False


def side_view(bench: ExerciseWorkbench) -> dict[str, Any]:
    """What stands beside the form: what is missing, and what the sandbox said."""
    skills = {each.id: pick(each.title) for each in skills_here().values()}

    def words(problems: Sequence[Problem]) -> list[Told]:
        # As one comes to them on the page, from top to bottom.
        in_order = sorted(problems, key=lambda each: part_number(each, bench.exercise_draft))
        return [told(each, bench.exercise_draft, skills) for each in in_order]

    return {
        "draft": bench.draft,
        "exercise_draft": bench.exercise_draft,
        "found": words(bench.faults),
        "proof": None if bench.proof is None else words(bench.proof),
        "is_published": bench.is_published,
        "outdated": bench.is_outdated,
        "trials": bench.trials,
    }


def exercises_view(page: ExercisesPage) -> dict[str, Any]:
    """The variables of ``authoring/exercises.html``."""
    return {
        "own": page.choices.made_here,
        "making": [(row, pick_any(draft.title) or row.slug) for row, draft in page.drafts],
        "kinds": [(kind.value, KIND_NAMES[kind.value], KIND_HELP[kind.value]) for kind in Kind],
        "settings": {name: SETTING_LABELS[name] for name in SETTINGS},
        "settings_of": {kind.value: settings_for(kind) for kind in Kind},
        "offered": page.choices.exercises,
        "choices": choice_groups(page.choices),
        "longest": LONGEST,
    }
