"""The stage a child's page has: a paper for every turtle, chance as the grader's only where there is a model."""

import json

import pytest
from flask_babel import force_locale
from tests.content.samples import exercise

from tremplin.content.format.loader import exercise_from_files, spec_from_files
from tremplin.read_models.exercise import LoadedExercise
from tremplin.web.exercise.stage_view import board_view, stage_view
from tremplin_sandbox.comparing.drawing import drawing_of

STROKE = ["line", 0, 0, 10, 0, "#000000", 1]


def _stage(slug, **goals):
    files = exercise(slug)
    return stage_view(
        LoadedExercise(
            None,
            None,
            exercise_from_files(files),
            spec_from_files(files),
            files,
            answer=None,
            goals=goals,
        )
    )


@pytest.mark.parametrize("slug", ["my-flag", "my-initials", "postcard"])
def test_a_project_of_the_turtle_has_paper_and_chance_of_its_own(slug):
    assert _stage(slug) == {"engine": "turtle", "goal": [], "seed": None}


def test_where_there_is_a_model_run_draws_the_lots_that_check_draws():
    stage = _stage("random-sky", drawing=drawing_of([STROKE]))
    assert (stage["seed"], len(stage["goal"])) == (7, 1)


def test_a_program_of_text_has_no_stage():
    assert _stage("hello") is None


def test_the_robot_has_its_worlds():
    assert len(_stage("works-everywhere")["worlds"]) == 3


@pytest.mark.parametrize(("language", "name"), [("fr", "descends"), ("en", "stair")])
def test_a_block_of_the_starter_has_its_name_in_the_child_s_language(app, language, name):
    with app.test_request_context(), force_locale(language):
        board = board_view(exercise_from_files(exercise("my-own-block")))
    assert [entry["name"] for entry in json.loads(board["starter"])["variables"]] == [name]
