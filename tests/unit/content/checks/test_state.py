"""What a program keeps from one call to the next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tremplin.content.checks.state import state_kept

PROGRAMS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "state_programs.yaml").read_text()
)


@pytest.mark.parametrize("program", PROGRAMS["keeps"], ids=lambda program: program["what"])
def test_what_outlives_a_call_is_named(program: dict[str, str]) -> None:
    assert program["name"] in [kept.name for kept in state_kept(program["source"].encode())]


@pytest.mark.parametrize("program", PROGRAMS["keeps_nothing"], ids=lambda program: program["what"])
def test_what_ends_with_the_call_is_not(program: dict[str, str]) -> None:
    assert state_kept(program["source"].encode()) == []
