"""What a new exercise begins as, by kind and setting: small programs that run, texts to write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tremplin.content.authoring.exercise_draft import ExerciseDraft, StatementDraft
from tremplin.content.format.schema import ENGINE_OF
from tremplin.domain.exercise import LANGUAGES, Kind


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a child works: with the robot, the turtle or the console; with blocks or in Python.

    Attributes:
        engine: As in ``exercise.yaml``.
        toolbox: The blocks offered at first; empty where the child types.
        starter: What she is given.
        solution: What solves it.
        test: The test that decides.
    """

    engine: str
    toolbox: tuple[str, ...]
    starter: str
    solution: str
    test: Mapping[str, Any]


WORLD = "######\n#>..F#\n######\n"
_NOTHING_SAID = {"fr": "", "en": ""}

SETTINGS: Mapping[str, Setting] = {
    "robot": Setting(
        "grid",
        ("forward", "turn_left", "turn_right", "repeat"),
        "from robot import *\n\nforward()\n",
        "from robot import *\n\nforward()\nforward()\nforward()\n",
        {"kind": "grid", "goal": ["reach"], "worlds": [WORLD]},
    ),
    "turtle-blocks": Setting(
        "turtle",
        ("forward", "left", "right", "repeat"),
        "from turtle import *\n\nforward(100)\n",
        "from turtle import *\n\nforward(100)\nleft(90)\nforward(100)\n",
        {"kind": "turtle"},
    ),
    "turtle": Setting(
        "turtle",
        (),
        "from turtle import *\n\nforward(100)\n",
        "from turtle import *\n\nforward(100)\nleft(90)\nforward(100)\n",
        {"kind": "turtle"},
    ),
    "console": Setting(
        "console",
        (),
        'name = input("? ")\n',
        'name = input("? ")\nprint(name)\n',
        {"kind": "stdout", "stdin": "Awa\n", "expect": "Awa\n"},
    ),
}
"""Settings by name; the kinds with an engine of their own go with those that have it."""

_FUNCTION = Setting(
    "console",
    (),
    "def double(number):\n    return number\n",
    "def double(number):\n    return number * 2\n",
    {"kind": "call", "function": "double", "args": [3], "expect": 6},
)


def settings_for(kind: Kind) -> list[str]:
    """The names of the settings a kind can have, the usual one first."""
    engine = ENGINE_OF.get(kind)
    return [name for name, setting in SETTINGS.items() if engine in (None, setting.engine)]


def blank(
    kind: Kind, setting_name: str, exercise_id: UUID, slug: str, author: str
) -> ExerciseDraft:
    """A new exercise whose texts are still to be written.

    Args:
        kind: What the child does.
        setting_name: One of :data:`SETTINGS`; the usual one of the kind if it cannot have this one.
        exercise_id: Lasting id.
        slug: Name of the folder.
        author: Who begins it.
    """
    setting = _setting_of(kind, setting_name)

    meta: dict[str, Any] = {
        "format": 1,
        "id": str(exercise_id),
        "slug": slug,
        "kind": kind.value,
        "engine": setting.engine,
        "revision": 1,
        "status": "published",
        "skills": [],
        "prerequisites": [],
        "difficulty": 1,
        "minutes": 10,
        "ages": [7, 9] if setting.toolbox else [11, 13],
        "hints": [dict(_NOTHING_SAID)],
        "tests": [
            {"id": "test-1", **setting.test, "visible": True, "on_fail": dict(_NOTHING_SAID)}
        ],
        "wrong": [],
    }
    files = {"starter.py": setting.starter.encode(), "solution.py": setting.solution.encode()}

    if setting.toolbox:
        # Whoever orders given blocks or reads a program takes none out of a toolbox.
        laid_out = kind in (Kind.PARSONS, Kind.PREDICT)
        meta["blocks"] = {"toolbox": [] if laid_out else list(setting.toolbox)}

    match kind:
        case Kind.PREDICT:
            del meta["tests"]
            meta["predict"] = _question(setting)
            # Nothing is typed into a program that is only read.
            program = _PRINTS if setting.engine == "console" else setting.solution
            files = {"program.py": program.encode()}
        case Kind.PARSONS:
            meta["parsons"] = {"indent": "1d", "distractors": []}
            del files["starter.py"]
        case Kind.PROJECT:
            # Each test is a milestone, and a project has two at least.
            second = {**meta["tests"][0], "id": "test-2"}
            meta["tests"].append(second)
            meta["project"] = {
                "milestones": {"test-1": dict(_NOTHING_SAID), "test-2": dict(_NOTHING_SAID)},
                "checklist": [{"id": "item-1", "text": dict(_NOTHING_SAID)}],
            }

    meta |= {
        "licence": "CC-BY-SA-4.0",
        "authors": [{"name": author, "role": "author"}],
        "source": None,
    }
    return ExerciseDraft(meta, dict.fromkeys(LANGUAGES, StatementDraft()), files).settled()


def _setting_of(kind: Kind, setting_name: str) -> Setting:
    if kind is Kind.FUNCTION:
        return _FUNCTION
    possible = settings_for(kind)
    return SETTINGS[setting_name if setting_name in possible else possible[0]]


_PRINTS = "number = 2\nprint(number + 1)\n"


def _question(setting: Setting) -> dict[str, Any]:
    asked = "output" if setting.engine == "console" else "position"
    question: dict[str, Any] = {"question": asked, "choices": [], "on_fail": dict(_NOTHING_SAID)}
    return {**question, "world": WORLD} if setting.engine == "grid" else question
