"""Every wrong program is explained alike by the tests' Python, the grader's and the browser's."""

from pathlib import Path

import pytest
import yaml
from tests.errors.pythons import in_the_browser, in_the_sandbox, in_this_python

from tremplin.web.exercise.texts.error_texts import SENTENCES

WRONG = yaml.safe_load((Path(__file__).parent / "wrong_programs.yaml").read_text())
# Only turtle, robot and sandbox raise these.
ELSEWHERE = {
    "class_missing",
    "class_renamed",
    "function_missing",
    "function_renamed",
    "name_missing",
    "name_renamed",
    "parameters_wrong",
    "colour_needed",
    "colour_unknown",
    "drawing_too_long",
    "exit_words",
    "file_locked",
    "input_forbidden",
    "not_here",
    "number_needed",
    "paper_no_events",
    "paper_no_window",
    "robot_nothing_here",
    "robot_too_many_steps",
    "shape_unknown",
}


def misunderstood(found):
    """The programs whose diagnosis is not the expected one, with that diagnosis."""
    return [
        (one["program"], diagnosis)
        for one, diagnosis in zip(WRONG, found, strict=True)
        if (diagnosis["key"], diagnosis["line"]) != (one["case"], one["line"])
        or not one.get("says", {}).items() <= {**diagnosis["names"], **diagnosis["words"]}.items()
    ]


def test_there_are_a_hundred_programs_and_forty_cases():
    assert len(WRONG) >= 100
    assert len({one["case"] for one in WRONG}) >= 40


def test_every_case_has_a_program():
    assert set(SENTENCES) - {one["case"] for one in WRONG} == ELSEWHERE


def test_in_this_python():
    assert misunderstood(in_this_python(WRONG)) == []


@pytest.mark.engine
def test_in_the_graders_python(sandbox):
    assert misunderstood(in_the_sandbox(WRONG, sandbox)) == []


def test_in_the_browsers_python():
    assert misunderstood(in_the_browser(WRONG)) == []
