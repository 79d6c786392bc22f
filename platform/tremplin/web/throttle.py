"""Slow guessing down, per card and per place, without locking the neighbours out. Only failures count."""

from __future__ import annotations

import time
from dataclasses import dataclass
from math import ceil

from flask import Flask, current_app, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits import RateLimitItem, RateLimitItemPerMinute

limiter = Limiter(get_remote_address, strategy="moving-window")


@dataclass(frozen=True, slots=True)
class Guard:
    """How many failures a door bears: ``per_key`` for one card or account, ``per_place`` for one network address."""

    name: str
    per_key: RateLimitItem
    per_place: RateLimitItem

    def wait_s(self, key: str) -> int:
        """Seconds to wait before the next try at this card or from this place, 0 when one may try now."""
        return max(_wait_s(self.per_key, self.name, key), _wait_s(self.per_place, self.name, _place()))

    def failed(self, key: str) -> None:
        """Count a failure."""
        limiter.limiter.hit(self.per_key, self.name, key)
        limiter.limiter.hit(self.per_place, self.name, _place())


CARD = Guard("card", RateLimitItemPerMinute(6, 2), RateLimitItemPerMinute(60, 5))
PASSWORD = Guard("password", RateLimitItemPerMinute(8, 5), RateLimitItemPerMinute(40, 5))
CODE = Guard("code", RateLimitItemPerMinute(60, 5), RateLimitItemPerMinute(60, 5))


def init_throttle(app: Flask) -> None:
    """Set up the counters: in memory by default, shared where ``RATELIMIT_STORAGE_URI`` is set."""
    app.config.setdefault("RATELIMIT_STORAGE_URI", "memory://")
    limiter.init_app(app)


def _place() -> str:
    return f"place:{request.remote_addr}"


def _wait_s(limit: RateLimitItem, *key: str) -> int:
    if current_app.config.get("RATELIMIT_ENABLED") is False or limiter.limiter.test(limit, *key):
        return 0
    return max(1, ceil(limiter.limiter.get_window_stats(limit, *key).reset_time - time.time()))
