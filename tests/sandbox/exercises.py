"""Small exercises that every program of the suite is graded by."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tremplin_sandbox.job import Job
from tremplin_sandbox.spec import GradingSpec
from tremplin_sandbox.tools.loading import load_files, load_spec, load_tests

WORDS = {"fr": "Pas encore.", "en": "Not yet."}
LIMITS = {"seconds": 3, "memory_mb": 128, "output_kb": 16}


def spec(*tests: dict[str, Any], **limits: float) -> GradingSpec:
    """A spec of these tests, with the suite's limits unless others are given."""
    numbered = [{"id": f"t{index}", "on_fail": WORDS, **test} for index, test in enumerate(tests)]
    return GradingSpec.model_validate({"limits": {**LIMITS, **limits}, "tests": numbered})


def stdout(stdin: str, expect: str, **more: Any) -> dict[str, Any]:
    return {"kind": "stdout", "stdin": stdin, "expect": expect, **more}


def call(function: str, *args: object, **more: Any) -> dict[str, Any]:
    return {"kind": "call", "function": function, "args": list(args), **more}


STDOUT = spec(stdout("3\n", "6\n", visible=True), stdout("4\n", "8\n"), stdout("0\n", "0\n"))
CALL = spec(
    call("double", 3, expect=6, visible=True),
    call("double", -1, expect=-2),
    call("first", [[1, 2], 3], expect=[1, 2], mutates_args=False),
    call("refuse", 1, raises="ValueError"),
)


def written(folder: str) -> Job:
    """A job of an exercise whose tests are files, without a source."""
    exercise = Path(__file__).parent / "trials" / folder
    return Job(b"", load_spec(exercise), load_files(exercise), load_tests(exercise))


CAREERS = {
    "stdout": Job(b"", STDOUT),
    "call": Job(b"", CALL),
    "pytest": written("handed"),
    "mutants": written("hidden"),
}
"""What the programs of each folder are graded by."""
HONEST = Job(b"print(int(input()) * 2)\n", STDOUT)
