"""The stage and the blocks for the page's scripts: worlds, paper, toolbox, and their words."""

from __future__ import annotations

import json
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_babel.speaklater import LazyString

from tremplin.content.format.block_program import renamed, vocabulary
from tremplin.domain.exercise import Blocks, Exercise
from tremplin.read_models.exercise import LoadedExercise
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.texts.block_texts import block_texts
from tremplin_sandbox.spec import AnyTest, GridTest, TurtleTest

_ = lazy_gettext

PYTHON_SHOWN_FROM_AGE = 9
"""Blocks show their Python beside them to children of this age and older."""

REASONS: dict[str, LazyString] = {
    "bumped": _("Boulon ran into a wall."),
    "nothing_here": _("There is no bolt to pick up here."),
    "too_many_steps": _("Boulon has done too much. Does your program ever end?"),
    "not_reached": _("Boulon is not on the flag yet."),
    "bolts_left": _("There are still bolts on the floor."),
    "not_painted": _("Some squares still have to be painted."),
    "painted_too_much": _("Boulon painted one square too many."),
}
"""Why a robot has not done what its world asks for, by the sandbox's word."""

STOPS = frozenset({"bumped", "nothing_here", "too_many_steps"})
"""The reasons that ended a robot's work before its program did."""


def stage_view(loaded: LoadedExercise) -> dict[str, Any] | None:
    """``StageData`` of ``stage.ts``; None where there is no stage, or only hidden worlds."""
    shown = [test for test in loaded.spec.tests if test.visible]
    if loaded.exercise.engine == "turtle":
        return _paper(loaded, shown)

    grids = [test for test in shown if isinstance(test, GridTest)]
    if not grids:
        return None

    worlds = [world for test in grids for world in test.worlds]
    return {
        "engine": "grid",
        "worlds": worlds,
        "goal": grids[0].goal,
        "max_steps": grids[0].max_steps,
    }


def _paper(loaded: LoadedExercise, shown: list[AnyTest]) -> dict[str, Any]:
    """The turtle's paper, with the drawing to match where there is one."""
    drawn = [test for test in shown if isinstance(test, TurtleTest)]
    goals = [loaded.goals[test.id] for test in drawn if test.id in loaded.goals]
    if not goals:
        # Nothing is compared: each run may draw its own lots.
        return {"engine": "turtle", "goal": [], "seed": None}

    # **Run** has to draw the lots that **Check** draws, or a right program would look wrong.
    return {"engine": "turtle", "goal": goals[0].shown() or [], "seed": loaded.spec.seed}


def stage_texts() -> dict[str, str]:
    """The sentences of the stage, placeholders unfilled."""
    return {
        **{word: str(sentence) for word, sentence in REASONS.items()},
        "reached": gettext("It works here! Now press Check."),
        "nothing_moved": gettext("The program is over and Boulon has not moved."),
        "drawn": gettext("The drawing is finished. Press Check to compare."),
        "nothing_drawn": gettext("The program is over and nothing is drawn."),
        "world": gettext("World %(number)s"),
        "map": gettext(
            "Map of %(columns)s columns and %(rows)s rows. Boulon: %(robot)s, looking %(heading)s. Flag: %(flag)s. "
            "Bolts: %(bolts)s. To paint: %(to_paint)s. Walls: %(walls)s."
        ),
        "place": gettext("column %(column)s, row %(row)s"),
        "none": gettext("none"),
        "heading_0": gettext("upwards"),
        "heading_1": gettext("to the right"),
        "heading_2": gettext("downwards"),
        "heading_3": gettext("to the left"),
        "paper": gettext(
            "Drawing: %(lines)s lines, %(dots)s dots, %(fillings)s fillings. The turtle is at %(x)s, %(y)s and "
            "looks at %(heading)s degrees."
        ),
    }


def _in_words(blocks: Blocks) -> str:
    names = {name: pick(text) for name, text in blocks.names.items()}
    return json.dumps(renamed(json.loads(blocks.starter), names), ensure_ascii=False)


def board_view(exercise: Exercise) -> dict[str, Any] | None:
    """``BoardData`` of ``board.ts``; None where the child types."""
    if exercise.blocks is None:
        return None
    return {
        "engine": exercise.engine,
        "toolbox": exercise.blocks.toolbox,
        "most": exercise.blocks.most,
        "is_read_only": exercise.prediction is not None,
        "starter": _in_words(exercise.blocks),
        "texts": block_texts(exercise.engine),
        "words": vocabulary(),
    }
