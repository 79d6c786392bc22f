"""What `tremplin serve` prints."""

from __future__ import annotations

import pytest

from tremplin.cli import serve


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8404"),
        ("192.0.2.7", "http://192.0.2.7:8404"),
        ("garage.lan", "http://garage.lan:8404"),
        ("::1", "http://[::1]:8404"),
        ("0.0.0.0", "http://198.51.100.4:8404"),  # noqa: S104 - nothing is bound
        ("::", "http://198.51.100.4:8404"),
    ],
)
def test_the_printed_address_is_one_that_answers(
    monkeypatch: pytest.MonkeyPatch, host: str, address: str
) -> None:
    monkeypatch.setattr(serve, "_lan_address", lambda: "198.51.100.4")
    assert serve.browser_address(host, 8404) == address
