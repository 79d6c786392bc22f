"""Measures how long a child waits for **Check** over HTTP, beside the naive way.

A site of its own is made in a temporary folder and served on the loopback; one child hands in a
right and a wrong program in turn. The naive way, one ``docker run`` a submission, is measured in
the same run, in between.
"""

from __future__ import annotations

import json
import statistics
import time
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from re import search
from uuid import uuid4

from tremplin.bench.own_site import BenchError, own_site

SLUG = "hello"
RIGHT = 'print("Bip bip, Boulon")\n'
WRONG = 'print("Bip")\n'


@dataclass(frozen=True, slots=True)
class Latencies:
    """Milliseconds of one way of checking."""

    rounds: int
    p50_ms: float
    p95_ms: float

    @classmethod
    def of(cls, seconds: list[float]) -> Latencies:
        """The quantiles of these times."""
        cuts = statistics.quantiles(seconds, n=20, method="inclusive")
        return cls(
            len(seconds), round(statistics.median(seconds) * 1000, 1), round(cuts[18] * 1000, 1)
        )


def bench_check(content: Path, rounds: int, naive: Callable[[], None]) -> dict[str, object]:
    """Measure; ``naive`` grades a program the naive way.

    Raises:
        BenchError: A verdict was wrong, or the site did not start.
    """
    check_s: list[float] = []
    naive_s: list[float] = []

    with own_site(content) as (address, card):
        child = _Child(address, card)
        for number in range(rounds):
            source, expected = (RIGHT, "passed") if number % 2 else (WRONG, "failed")
            # A child thinks between two Checks; the pool refills meanwhile.
            time.sleep(0.25)
            check_s.append(child.check(source, expected))
            if number % 4 == 0:
                started = time.perf_counter()
                naive()
                naive_s.append(time.perf_counter() - started)

    ours, theirs = Latencies.of(check_s), Latencies.of(naive_s)
    return {
        "check_over_http": asdict(ours),
        "docker_run_per_submission": asdict(theirs),
        "ratio_of_medians": round(theirs.p50_ms / ours.p50_ms, 1),
    }


class _Child:
    """One browser's worth of HTTP: cookies, the CSRF token, and Check."""

    def __init__(self, address: str, card: str) -> None:
        self._address = address
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self._get(card)
        page = self._get(f"/exercises/{SLUG}")
        token = search(r'name="csrf-token" content="([^"]+)"', page)
        if token is None:
            raise BenchError("the workspace carries no CSRF token")
        self._token = token.group(1)

    def check(self, source: str, expected: str) -> float:
        """Hand in ``source``; the seconds until its verdict."""
        request = urllib.request.Request(  # noqa: S310 - the loopback
            f"{self._address}/exercises/{SLUG}/submissions",
            data=json.dumps({"source": source, "key": str(uuid4())}).encode(),
            headers={
                "Content-Type": "application/json",
                "X-CSRFToken": self._token,
                "Referer": self._address,
            },
        )
        started = time.perf_counter()

        with self._opener.open(request, timeout=30) as answer:
            verdict = json.load(answer)

        seconds = time.perf_counter() - started

        if verdict.get("verdict") != expected:
            raise BenchError(f"expected {expected}, got {verdict}")
        return seconds

    def _get(self, path: str) -> str:
        with self._opener.open(self._address + path, timeout=30) as answer:
            text: str = answer.read().decode()
        return text
