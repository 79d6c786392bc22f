"""What a child sees with Run is what Check sees: every robot and turtle solution, in the browser's Python and ours."""

import json
import subprocess
from dataclasses import dataclass
from typing import Any

import pytest
from tests.content.samples import EXERCISES, ROOT, exercise

from tremplin.content.format.exercise_jobs import drawn_goals, job_of
from tremplin.content.format.loader import exercise_from_files, spec_from_files
from tremplin_sandbox.comparing.drawing import drawing_of
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.spec import GradingSpec, GridTest, TurtleTest

pytestmark = pytest.mark.engine


@dataclass(frozen=True)
class Played:
    """A solution, the stage it plays on, and what the grader saw it do there."""

    slug: str
    program: str
    play: dict[str, Any]
    seen: Any


def _played(slug: str, sandbox: Sandbox) -> list[Played]:
    files = exercise(slug)
    spec, found = spec_from_files(files), exercise_from_files(files)
    shown = [
        test for test in spec.tests if test.visible and isinstance(test, GridTest | TurtleTest)
    ]
    if not shown:
        return []
    goals = drawn_goals(files, sandbox)
    return [
        _watched(slug, source, job_of(files, spec, source.encode(), goals), spec, sandbox)
        for source in found.solutions.values()
    ]


def _watched(slug: str, source: str, job: Any, spec: GradingSpec, sandbox: Sandbox) -> Played:
    picture = next(test.picture for test in sandbox.grade(job).tests if test.picture)
    if "drawing" in picture:
        return Played(slug, source, {"engine": "turtle", "seed": spec.seed}, picture["drawing"])
    play = {"engine": "grid", "world": picture["world"], "max_steps": 500}
    return Played(slug, source, play, list(picture["trail"]))


def _in_the_browser(played: list[Played]) -> list[Any]:
    programs = [{"program": one.program, "play": one.play} for one in played]
    run = subprocess.run(
        ["node", "tests/runtime/plays.mjs"],
        cwd=ROOT / "platform/frontend",
        input=json.dumps(programs),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout)


def _as_seen(one: Played, acts: list[Any]) -> Any:
    return drawing_of(acts).shown() if one.play["engine"] == "turtle" else acts


def test_every_solution_does_in_the_browser_what_the_grader_sees(sandbox: Sandbox) -> None:
    slugs = [path.name for path in sorted(EXERCISES.glob("t[12]-*/*"))]
    played = [one for slug in slugs for one in _played(slug, sandbox)]
    acts = _in_the_browser(played)
    seen = [
        drawing_of(act).shown() if one.play["engine"] == "turtle" else act
        for one, act in zip(played, acts, strict=True)
    ]
    differing = [one.slug for one, act in zip(played, seen, strict=True) if act != one.seen]
    assert len(played) > 60
    assert differing == []
