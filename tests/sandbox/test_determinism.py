"""The same program gets the same verdict, and sees the same world, in every run."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sandbox.exercises import call, spec, stdout

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.job import Job
from tremplin_sandbox.tools.repeat import repeated

pytestmark = pytest.mark.engine

HERE = Path(__file__).parent
RUNS = 5


def test_nothing_that_could_differ_does(sandbox: DockerSandbox) -> None:
    source = (HERE / "programs" / "everything_that_could_differ.py").read_bytes()
    job = Job(source, spec(stdout("", "", visible=True), stdout("", "", visible=True)))
    seen = [sandbox.grade(job).tests for _ in range(RUNS)]
    told = {test.got for tests in seen for test in tests}
    assert len(told) == 1
    text = told.pop() or ""
    assert [line.split()[0] for line in text.splitlines()] == [
        *("hashes", "chance", "zone", "locale", "streams", "place", "limits", "paths")
    ]
    assert "zone ('UTC', 'UTC') 0 0 Thursday January" in text


def test_functions_see_the_same_chance_too(sandbox: DockerSandbox) -> None:
    source = b"import random\ndef roll(n):\n    return [random.randint(1, 6) for _ in range(n)] + [hash('a')]\n"
    job = Job(source, spec(call("roll", 20, expect=[], visible=True)))
    assert len({sandbox.grade(job).tests[0].got for _ in range(RUNS)}) == 1


def test_the_seed_is_the_exercise_s(sandbox: DockerSandbox) -> None:
    source = b"import random\nprint(random.random())"
    plain = spec(stdout("", "", visible=True))
    seeded = plain.model_copy(update={"seed": 7})
    first, second = (sandbox.grade(Job(source, each)).tests[0].got for each in (plain, seeded))
    assert first != second


def test_some_exercises_get_the_same_verdicts_again_and_again(sandbox: DockerSandbox) -> None:
    found = repeated(sandbox, HERE.parents[1] / "exercises" / "t3-python" / "wheels", RUNS)
    assert len(found) >= 5
    assert [each.path.name for each in found if len(each.verdicts) != 1 or each.failed] == []
