"""What the page on which an exercise is made is given: its parts in words, what is missing, what the sandbox said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tremplin.content.authoring.exercise_draft import ExerciseDraft, calls_of
from tremplin.content.format.block_program import toolbox_words, vocabulary
from tremplin.content.format.problems import Problem
from tremplin.domain.exercise import LANGUAGES
from tremplin.models import ExerciseDraftRow
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.content.exercise_proof import Shelf, faults, proof_problems
from tremplin.services.content.publish_exercise import same_but_for_number
from tremplin.services.teaching.regrade import outdated
from tremplin.web.authoring.forms.curriculum import AGES
from tremplin.web.authoring.forms.exercise import LONGEST
from tremplin.web.authoring.painter_texts import painter_texts
from tremplin.web.authoring.problem_places import part_number, told
from tremplin.web.base.i18n import language, pick
from tremplin.web.exercise.skills import skills_here
from tremplin.web.exercise.texts.block_texts import block_texts
from tremplin.web.exercise.texts.glossary import vocabulary_here
from tremplin.web.exercise.texts.messages import KIND_NAMES, TEST_NAMES
from tremplin.web.security.access import staff_here


def shelf_here() -> Shelf:
    """What this house knows beside its exercises."""
    return Shelf(skills_here(), vocabulary_here())


def pick_any(text: dict[str, str] | Any) -> str:
    """The text in the reader's language, else in the other one, else nothing."""
    return text[language() if language() in LANGUAGES else "fr"] or next(
        filter(None, text.values()), ""
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A block of the toolbox."""

    name: str
    label: str


def make_view(draft: ExerciseDraftRow, exercise_draft: ExerciseDraft) -> dict[str, Any]:
    """The variables of ``authoring/exercise.html``."""
    engine = str(exercise_draft.meta.get("engine"))
    texts = block_texts(engine) if exercise_draft.meta.get("blocks") else {}
    words = (*vocabulary().get(engine, ()), *vocabulary()["structures"], *vocabulary()["numbers"])

    return {
        "title": pick_any(exercise_draft.title),
        "skills": {each.id: pick(each.title) for each in skills_here().values()},
        "toolbox": [
            _Row(word, _block_label(word, texts))
            for word in dict.fromkeys(words)
            if texts and word in toolbox_words(engine)
        ],
        "kind_name": KIND_NAMES[str(exercise_draft.meta["kind"])],
        "test_names": TEST_NAMES,
        "new_tests": _new_tests(exercise_draft),
        "others": [
            name
            for name in sorted(exercise_draft.files)
            if name.startswith(("solution-", "tests/", "files/"))
        ],
        "is_text": is_text,
        "is_lacking": lambda include: any(
            include not in each.body for each in exercise_draft.statements.values()
        ),
        "calls_of": calls_of,
        "literal": repr,
        "literals": literals,
        "painter_texts": painter_texts(),
        "nth": nth,
        "nth_of": lambda texts, place: [nth(each, place) for each in texts],
        "longest": LONGEST,
        "ages": AGES,
        **side_view(draft, exercise_draft),
    }


def _block_label(word: str, texts: Mapping[str, str]) -> str:
    """What stands on a block of the toolbox, its holes as dots."""
    said = {
        "if_else": f"{texts['if']} … {texts['else']}",
        "variable": f"{texts['set']} / {texts['change']}",
        "arithmetic": "+ − × ÷",
    }
    return re.sub(r"%\d", "…", said.get(word) or texts[word])


def _new_tests(exercise_draft: ExerciseDraft) -> list[str]:
    """The kinds of tests that make sense for this exercise."""
    kinds = {"grid": ["grid"], "turtle": ["turtle"], "console": ["stdout", "call"]}
    first = "call" if exercise_draft.meta["kind"] == "function" else ""
    return sorted(
        [*kinds.get(str(exercise_draft.meta["engine"]), []), "ast"], key=lambda kind: kind != first
    )


def nth(steps: Sequence[str], place: int) -> str:
    """A step by its place from 0; empty where there is none."""
    return steps[place] if place < len(steps) else ""


def literals(values: Any) -> str:
    """Values as they stand between the brackets of a call."""
    return ", ".join(map(repr, values)) if isinstance(values, list) else str(values)


def is_text(data: bytes) -> bool:
    """Whether a file can be shown in a field."""
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False


def side_view(draft: ExerciseDraftRow, exercise_draft: ExerciseDraft) -> dict[str, Any]:
    """What stands beside the form: what is missing, and what the sandbox said."""
    skills = {each.id: pick(each.title) for each in skills_here().values()}
    proof = proof_problems(draft)
    published = current_exercise(draft.slug)

    def words(problems: list[Problem]) -> list[Any]:
        # As one comes to them on the page, from top to bottom.
        return [
            told(each, exercise_draft, skills)
            for each in sorted(problems, key=lambda each: part_number(each, exercise_draft))
        ]

    return {
        "draft": draft,
        "exercise_draft": exercise_draft,
        "found": words(faults(exercise_draft.settled().to_files(), shelf_here())),
        "proof": None if proof is None else words(proof),
        "is_published": published is not None and same_but_for_number(draft, published.files),
        "outdated": published is not None and bool(outdated(published, staff_here())),
        "trials": (draft.proof or {}).get("trials"),
    }
