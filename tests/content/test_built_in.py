"""Everything that comes with Tremplin keeps the rules, and is proved in the real sandbox."""

from pathlib import Path

import pytest
from tests.content.samples import EXERCISES, ROOT, TRACK, exercise

from tremplin.content.checker import check, prove
from tremplin.content.format.folder import Folder
from tremplin.content.format.loader import (
    curriculum_from_bytes,
    exercise_from_files,
    skills_from_bytes,
)
from tremplin.content.format.predictions import offered_answers, right_answer
from tremplin_sandbox.sandbox import Sandbox

FOLDERS = sorted(file.parent for file in EXERCISES.glob("*/*/exercise.yaml"))


def test_all_built_in_content_keeps_the_rules() -> None:
    report = check([EXERCISES, ROOT / "curricula"])
    assert [finding.to_json() for finding in report.findings] == []
    assert report.exercises == len(FOLDERS)


@pytest.mark.engine
@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.name)
def test_each_built_in_exercise_is_proved(sandbox: Sandbox, path: Path) -> None:
    found, tried = prove(Folder.of(exercise(path.name), path.name), sandbox)
    assert [finding.to_json() for finding in found] == []
    assert tried > 0


@pytest.mark.engine
def test_a_check_tells_how_far_it_is(sandbox: Sandbox) -> None:
    steps: list[tuple[int, int]] = []
    report = check(FOLDERS[:1], sandbox, lambda done, total: steps.append((done, total)))
    assert report.findings == ()
    assert steps == [(done, report.trials) for done in range(1, report.trials + 1)]


@pytest.mark.engine
@pytest.mark.parametrize(("slug", "answer"), [("what-is-printed", "name\nInès"), ("swap", "8 8")])
def test_the_answer_of_a_prediction_is_what_the_program_prints(
    sandbox: Sandbox, slug: str, answer: str
) -> None:
    files = exercise(slug)
    prediction = exercise_from_files(files).prediction
    assert right_answer(files, sandbox) == answer
    assert prediction is not None
    assert answer in offered_answers(prediction, answer)


def test_every_exercise_of_the_track_is_in_the_curriculum() -> None:
    curriculum = curriculum_from_bytes((ROOT / "curricula" / "python-basics.yaml").read_bytes())
    assert set(curriculum.slugs) == {path.name for path in TRACK.iterdir()}


def test_every_skill_is_trained_by_an_exercise() -> None:
    trained = {
        skill
        for path in EXERCISES.glob("*/*")
        for skill in exercise_from_files(exercise(path.name)).skills
    }
    assert set(skills_from_bytes((ROOT / "curricula" / "skills.yaml").read_bytes())) == trained
