"""Numbers and moments of files that a stranger may have written: each has a bound, and beyond it the file is refused.

The tests walk the schemas themselves, so that a field added later is held as well.
"""

import json
from functools import partial

import pytest
from tests.cast import a_verdict, hand_in, note_progress

from tremplin.content.exchange.archive import write_archive
from tremplin.content.exchange.foreign_json import read_foreign_json
from tremplin.content.exchange.seal import seal
from tremplin.content.format.problems import ContentError
from tremplin.content.format.schema import (
    CurriculumFile,
    ExerciseFile,
    FamiliesFile,
    GlossaryFile,
    SkillsFile,
    StatementFront,
)
from tremplin.models import Learner
from tremplin.models.db import db
from tremplin.services.clock import now
from tremplin.services.family.box_format import Box
from tremplin.services.family.open_box import read_box
from tremplin.services.family.pack_box import box_of
from tremplin.services.learning.drafts import save_draft
from tremplin.web.exercise.drafts import DraftBody, SubmissionBody
from tremplin.web.learn.help_routes import HandBody, UnclearBody

FOREIGN = [
    *(ExerciseFile, CurriculumFile, SkillsFile, FamiliesFile, GlossaryFile, StatementFront),
    *(Box, DraftBody, SubmissionBody, HandBody, UnclearBody),
]


def numbers_in(schema, path="$"):
    """Every number of a JSON schema, with where it stands."""
    if isinstance(schema, dict):
        if schema.get("type") in ("integer", "number"):
            yield path, schema
        for name, part in schema.items():
            yield from numbers_in(part, f"{path}.{name}")
    elif isinstance(schema, list):
        for part in schema:
            yield from numbers_in(part, path)


@pytest.mark.parametrize("model", FOREIGN, ids=lambda model: model.__name__)
def test_every_number_of_a_foreign_file_has_both_bounds(model):
    unbounded = [
        path
        for path, schema in numbers_in(model.model_json_schema())
        if "const" not in schema
        and not (
            {"minimum", "exclusiveMinimum"} & {*schema}
            and {"maximum", "exclusiveMaximum"} & {*schema}
        )
    ]
    assert unbounded == []


@pytest.fixture
def packed(app, cast):
    """A box as JSON with something in each of its lists."""
    with app.app_context():
        note_progress(cast.awa, "hello", stars=1)
        hand_in(cast.awa, "hello", "print('graded')", a_verdict())
        learner = db.session.get_one(Learner, cast.awa.id)
        box = box_of(learner, lambda exercise_id: {"fr": "Bonjour"})
        save_draft(learner.id, box.exercises[0].id, "print()", 0)
        return json.loads(box_of(learner, lambda exercise_id: {"fr": "Bonjour"}).model_dump_json())


def archive(data):
    return write_archive({"data.json": data.encode()}, partial(seal, house="X", secret="x"))


def leaves(data, put=lambda wild: None):
    """Every value of a JSON document, with what puts another one in its place."""
    if isinstance(data, dict | list):
        for key, value in list(data.items() if isinstance(data, dict) else enumerate(data)):
            yield from leaves(value, partial(data.__setitem__, key))
    else:
        yield data, put


def test_a_number_or_moment_beyond_all_bounds_is_refused_wherever_it_stands(packed):
    read_box(archive(json.dumps(packed)))
    tried = 0
    for value, put in list(leaves(packed)):
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        is_moment = isinstance(value, str) and value[:2] == "20" and value[10:11] == "T"
        wild_ones = (
            [10**30, -(10**30), 1e300]
            if is_number
            else ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"]
        )
        for wild in wild_ones if is_number or is_moment else []:
            put(wild)
            with pytest.raises(ContentError):
                read_box(archive(json.dumps(packed)))
            tried += 1
        put(value)
    assert tried > 25


def test_what_a_clock_ahead_has_written_happened_now(packed):
    packed["exercises"][0]["last_activity_at"] = packed["packed_at"] = "2099-01-01T00:00:00Z"
    box, _ = read_box(archive(json.dumps(packed)))
    assert box.packed_at <= now()
    assert box.exercises[0].last_activity_at <= now()


@pytest.mark.parametrize(
    "text", ["1" + "0" * 5000, "-1" + "0" * 30, "1e999", "NaN", "-Infinity", "[" * 100_000, "{"]
)
def test_json_that_no_honest_house_writes_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        read_foreign_json(text.encode())


def test_honest_numbers_come_through_as_they_are():
    assert read_foreign_json(b'{"a": [9007199254740992, -1, 0.02]}') == {"a": [2**53, -1, 0.02]}
