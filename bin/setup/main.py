"""``python3 -m bin.setup GOAL [--port N]``: what each goal needs, checked first and then done in order."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bin.setup import engine, steps
from bin.setup.commands import Runner
from bin.setup.house import House
from bin.setup.machine import ThisMachine
from bin.setup.packages import must_be_installable, must_have_node
from bin.setup.places import must_be_writable, must_have_port, must_have_room
from bin.setup.steps import Step
from bin.setup.talk import Talk
from bin.setup.words import BROKEN_OFF, UP_TO_DATE, SetupError, language_of

ROOT = Path(__file__).resolve().parents[2]
DEFAULT_PORT = "8404"

Maker = Callable[[House], Step]
_PAGES: tuple[Maker, ...] = (steps.node_packages, steps.pages, steps.translations)
_ENGINE: tuple[Maker, ...] = (steps.container_engine, steps.sandbox_image)
_CONTENT: tuple[Maker, ...] = (steps.database, steps.content)


@dataclass(frozen=True, slots=True)
class Goal:
    """What the person wants, and what it takes.

    Attributes:
        makers: The steps after the packages, in order.
        needs_engine: Do they use the container engine?
        needs_browser: Do browser tests follow?
        serves: Does the site start at the end?
    """

    makers: tuple[Maker, ...]
    needs_engine: bool = True
    needs_browser: bool = False
    serves: bool = False


GOALS = {
    "run": Goal((steps.python, *_ENGINE, *_PAGES, *_CONTENT, steps.demo), serves=True),
    "serve": Goal((steps.python, *_ENGINE, *_PAGES, *_CONTENT), serves=True),
    "setup": Goal((steps.python, *_ENGINE, *_PAGES)),
    "content": Goal((steps.python, *_ENGINE, *_CONTENT)),
    "test": Goal((steps.python, *_ENGINE, *_PAGES), needs_browser=True),
    "check": Goal((steps.python, *_PAGES), needs_engine=False),
}


def main(arguments: Sequence[str]) -> int:
    """Reach the goal; returns the exit status, 1 after one sentence on what to do."""
    wanted = _parsed(arguments)
    house = _house(dict(ThisMachine().environment))
    try:
        return reach(GOALS[wanted.goal], house, wanted.port)
    except SetupError as error:
        house.talk.line(error.words, **error.values)
    except KeyboardInterrupt:
        house.talk.line(BROKEN_OFF)
    return 1


def reach(goal: Goal, house: House, port: str) -> int:
    """Check that the goal can be reached, do its steps, and start the site where that is the goal.

    Raises:
        SetupError: Something stands in the way.
    """
    must_be_writable(house.var)
    number = must_have_port(house.machine, port) if goal.serves else 0
    first = steps.packages(house, engine=goal.needs_engine, browser=goal.needs_browser)
    todo = [first, *(make(house) for make in goal.makers)]
    _preflight(goal, house)
    _do(todo, house)
    if goal.serves:
        os.chdir(house.root)
        command = [house.program("tremplin"), "serve", "--port", str(number)]
        os.execve(command[0], command, dict(house.runner.environment))  # noqa: S606  (our own program)
    house.talk.line(UP_TO_DATE)
    return 0


def _preflight(goal: Goal, house: House) -> None:
    missing = steps.missing_packages(house.machine, engine=goal.needs_engine, browser=goal.needs_browser)
    must_be_installable(house.machine, missing)
    if steps.pages in goal.makers and not steps.pages(house).is_done():
        must_have_node(house.machine, house.talk.language)
    is_new = not house.stamps.folder.exists()
    must_have_room(house.machine, [house.root, house.var, Path("/var/lib/docker")], is_new=is_new)
    if goal.needs_engine:
        engine.must_be_startable(house.machine)


def _do(todo: Sequence[Step], house: House) -> None:
    for number, step in enumerate(todo, 1):
        if step.is_done():
            continue
        house.talk.begin(f"{number}/{len(todo)}", step.title, step.why)
        step.do()
        house.talk.done()


def _house(environment: dict[str, str]) -> House:
    var = (ROOT / environment.get("TREMPLIN_VAR", "var")).resolve()
    talk = Talk(language_of(environment), width=shutil.get_terminal_size().columns)
    paths = f"{environment.get('PATH', '')}:/usr/sbin:/sbin"
    plain = {"PATH": paths, "TREMPLIN_VAR": str(var), "DEBIAN_FRONTEND": "noninteractive", "PYTHONUNBUFFERED": "1"}
    runner = Runner(ROOT, var / "log", {**environment, **plain}, talk)
    return House(ROOT, var, environment.get("DATABASE_URL", ""), ThisMachine(environment), runner, talk)


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m bin.setup", description="Set Tremplin up on this machine.")
    parser.add_argument("goal", choices=GOALS)
    parser.add_argument("--port", default=DEFAULT_PORT)
    return parser.parse_args(arguments)
