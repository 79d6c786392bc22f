"""What commands print is for whoever typed them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import structlog

from tremplin.runtime.logs import quieten_logs


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = structlog.get_config()
    yield
    structlog.configure(**before)


def test_a_command_logs_only_warnings_and_not_among_its_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    quieten_logs()
    log = structlog.get_logger()
    log.info("graded")
    log.warning("no_container")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "graded" not in captured.err
    assert "no_container" in captured.err
