"""A job that travels is the job it was."""

import json
from pathlib import Path

import pytest

from tremplin.content.format.exercise_jobs import job_of
from tremplin.content.format.loader import read_folder, spec_from_files
from tremplin_sandbox.comparing.drawing import drawing_of
from tremplin_sandbox.job import Job
from tremplin_sandbox.spec import GradingSpec, TurtleTest

WORDS = {"fr": "Non.", "en": "No."}
ROOT = Path(__file__).resolve().parents[3]
EXERCISES = sorted(file.parent for file in (ROOT / "exercises").rglob("exercise.yaml"))
OF_AUTHORS = [
    {
        "id": "clock",
        "kind": "pytest",
        "file": "tests/test_clock.py",
        "tests": ["test_zero"],
        "on_fail": WORDS,
    },
    {
        "id": "cart",
        "kind": "mutants",
        "correct": "tests/right.py",
        "mutants": ["tests/off.py"],
        "on_fail": WORDS,
    },
]
GOAL = drawing_of(
    [["line", 0, 0, 100, 0, "#000000", 1], ["dot", 5, 5, 3.5, "#ff0000"], ["turn", 90]]
)


@pytest.mark.parametrize("folder", EXERCISES, ids=lambda folder: folder.name)
def test_every_exercise_travels(folder):
    files = read_folder(folder)
    spec = spec_from_files(files)
    goals = {test.id: GOAL for test in spec.tests if isinstance(test, TurtleTest)}
    job = job_of(files, spec, b"print('\xc3\xa9')\x00\xff", goals)
    assert Job.from_json(json.loads(json.dumps(job.to_json()))) == job


def test_an_authors_own_tests_travel():
    spec = GradingSpec.model_validate({"tests": OF_AUTHORS})
    job = Job(b"", spec, tests={"tests/test_clock.py": b"def test_zero(): ..."})
    assert Job.from_json(json.loads(json.dumps(job.to_json()))) == job


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        ({"source": "not base64"}, "base64"),
        ({"spec": {"tests": "none"}}, "tests"),
        ({"files": {"a": "%"}}, "base64"),
        ({"goals": {"a": [["line", 0]]}}, "not a drawing"),
    ],
)
def test_what_is_no_job_is_refused(damage, reason):
    job = Job(b"print(1)", GradingSpec.model_validate({"tests": OF_AUTHORS})).to_json()
    with pytest.raises(ValueError, match=reason):
        Job.from_json({**job, **damage})
    with pytest.raises(KeyError):
        Job.from_json({name: part for name, part in job.items() if name not in damage})
