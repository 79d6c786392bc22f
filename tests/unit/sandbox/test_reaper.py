"""Which containers nobody can want any more."""

from __future__ import annotations

import pytest

from tremplin_sandbox.engine.docker_engine import leftovers


@pytest.mark.parametrize(
    ("age", "state", "left"),
    [
        (10, "running", False),
        (1000, "running", False),
        (2101, "running", True),
        (5, "exited", False),
        (60, "exited", True),
        (60, "created", True),
    ],
)
def test_leftovers(age: int, state: str, left: bool) -> None:
    listed = [{"Id": "x", "Created": 10_000 - age, "State": state}]
    assert leftovers(listed, 10_000, 2100) == ["x"] * left
