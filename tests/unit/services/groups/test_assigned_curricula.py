from uuid import UUID

import pytest
from tests.cast import CURRICULUM

from tremplin.domain.path import UnitOpening
from tremplin.models.db import db
from tremplin.services.content.load_content import load_content
from tremplin.services.errors import NotFound
from tremplin.services.groups.assigned_curricula import (
    arrange_units,
    assign_curriculum,
    put_curriculum_first,
)

BY_RULE = UnitOpening.BY_RULE


@pytest.fixture
def more(rows) -> list[UUID]:
    """Two more curricula of the house."""
    ids = []
    for number in (2, 3):
        end = f"c00{number}".encode()
        load_content(
            [], [CURRICULUM.replace(b"c001", end).replace(b"first-steps", b"steps-" + end)]
        )
        ids.append(UUID(f"00000000-0000-4000-8000-00000000{end.decode()}"))
    return ids


def followed(group) -> list[str]:
    db.session.expire_all()
    return [
        given.curriculum.slug for given in sorted(group.curricula, key=lambda given: given.position)
    ]


def test_a_path_more_stands_after_the_others_and_once(rows, more):
    for curriculum_id in (more[1], more[0], more[1]):
        assign_curriculum(rows.mercredi, curriculum_id, "cli")
    assert followed(rows.mercredi) == ["first-steps", "steps-c003", "steps-c002"]
    assert len({given.position for given in rows.mercredi.curricula}) == 3
    put_curriculum_first(rows.mercredi, "steps-c002", "cli")
    assert followed(rows.mercredi) == ["steps-c002", "first-steps", "steps-c003"]


@pytest.mark.parametrize(
    ("order", "openings"),
    [
        (["say"], {"say": BY_RULE, "count": BY_RULE}),
        (["say", "say"], {"say": BY_RULE, "count": BY_RULE}),
        (["say", "count", "other"], {"say": BY_RULE, "count": BY_RULE}),
        (["say", "count"], {"say": BY_RULE}),
    ],
)
def test_units_are_arranged_each_of_them_once(rows, order, openings):
    with pytest.raises(NotFound):
        arrange_units(rows.mercredi, "first-steps", order, openings, "cli")
    assert rows.mercredi.curricula[0].units == []
