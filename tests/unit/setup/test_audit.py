"""What the audit reads from the advisory service's answer."""

from __future__ import annotations

import pytest

from audit import vulnerable


def test_a_vulnerable_package_is_named_with_its_advisories() -> None:
    answer = '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "X-1"}, {"id": "X-2"}]}]}'
    assert vulnerable(answer) == ["a 1: X-1, X-2"]


def test_sound_and_unknown_packages_are_not_named() -> None:
    answer = '{"dependencies": [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "?"}]}'
    assert vulnerable(answer) == []


@pytest.mark.parametrize("answer", ["", "ERROR: no route to host"])
def test_no_answer_is_no_clean_bill(answer: str) -> None:
    with pytest.raises(ValueError, match="Expecting value"):
        vulnerable(answer)
