"""What the audit reads from the advisory service's answer."""

from __future__ import annotations

import subprocess

import pytest

from audit import main, unknown, vulnerable, vulnerable_pages


def test_a_vulnerable_package_is_named_with_its_advisories() -> None:
    answer = (
        '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "X-1"}, {"id": "X-2"}]}]}'
    )
    assert vulnerable(answer) == ["a 1: X-1, X-2"]


def test_sound_and_unknown_packages_are_not_named() -> None:
    answer = '{"dependencies": [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "?"}]}'
    assert vulnerable(answer) == []


@pytest.mark.parametrize("answer", ["", "ERROR: no route to host"])
def test_no_answer_is_no_clean_bill(answer: str) -> None:
    with pytest.raises(ValueError, match="Expecting value"):
        vulnerable(answer)


def test_what_could_not_be_looked_up_is_not_called_sound() -> None:
    answer = '{"dependencies": [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "?"}]}'
    assert unknown(answer) == ["b"]


def test_a_package_of_the_pages_is_named() -> None:
    answer = '{"vulnerabilities": {"x": {"range": "<2", "severity": "high"}}, "metadata": {}}'
    assert vulnerable_pages(answer) == ["x <2: high"]
    assert vulnerable_pages('{"vulnerabilities": {}}') == []


@pytest.mark.parametrize("answer", ["", '{"message": "405 Method Not Allowed", "error": {}}'])
def test_an_error_of_npm_is_no_clean_bill(answer: str) -> None:
    with pytest.raises(ValueError, match=r"Expecting value|405"):
        vulnerable_pages(answer)


def test_without_an_answer_it_is_said_loudly_and_nothing_fails(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(
            command, 1, '{"dependencies": [{"name": "b", "skip_reason": "?"}]}', ""
        )

    monkeypatch.setattr("audit.subprocess.run", silent)
    assert main("requirements.lock", "pages") == 0
    printed = capsys.readouterr().out
    assert printed.count("!! SKIPPED") == 2
    assert "none known.\n" not in printed
