"""Slow guessing down, per card and per place, without locking the neighbours out. Only failures count.

A whole class may come from one network address. So a browser in which somebody has come in before is counted by
itself, not with its address: one child who guesses does not close the door for the others (the *device cookies* of
OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
"""

from __future__ import annotations

import hashlib
import hmac
import time
from dataclasses import dataclass
from math import ceil

import structlog
from flask import Flask, after_this_request, current_app, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from itsdangerous import BadSignature, URLSafeSerializer
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from werkzeug.wrappers import Response

log = structlog.get_logger()
limiter = Limiter(get_remote_address, strategy="moving-window")

_COOKIE = "known"
_KEPT_S = 180 * 24 * 3600
_MOST_KNOWN = 40
"""How many people a browser is known for: a class that shares it, those who came first forgotten first."""


@dataclass(frozen=True, slots=True)
class Guard:
    """How many failures a door bears: ``per_key`` for one card or account, ``per_place`` for one network address."""

    name: str
    per_key: tuple[RateLimitItem, ...]
    per_place: tuple[RateLimitItem, ...]

    def wait_s(self, key: str) -> int:
        """Seconds to wait before the next try at this card or from this place, 0 when one may try now."""
        key, place = self._counted(key)
        waits = [_wait_s(limit, self.name, key) for limit in self.per_key]
        return max(waits + [_wait_s(limit, self.name, place) for limit in self.per_place])

    def failed(self, key: str) -> None:
        """Count a failure, and log it without saying whose card or account it was."""
        log.warning("did not come in", door=self.name)
        key, place = self._counted(key)
        for limit in self.per_key:
            limiter.limiter.hit(limit, self.name, key)
        for limit in self.per_place:
            limiter.limiter.hit(limit, self.name, place)

    def came_in(self, key: str) -> None:
        """Somebody came in with this card or account: from now on this browser is counted by itself."""
        mark, known = _mark(key), _known_here()
        if mark not in known:
            # Whoever is known already keeps her place in the row: two friends who take turns stay one browser.
            known = [mark, *known][:_MOST_KNOWN]

        def remember(answer: Response) -> Response:
            answer.set_cookie(
                _COOKIE,
                _signer().dumps(known),
                _KEPT_S,
                secure=current_app.config["SESSION_COOKIE_SECURE"],
                httponly=True,
                samesite="Lax",
            )
            return answer

        after_this_request(remember)

    def _counted(self, key: str) -> tuple[str, str]:
        """What a try is counted under.

        Strangers' failures at a card do not shut out the browser in which its child comes in every week. A known
        browser goes by whom it has known longest: coming in again and again with one's own card makes no new place.
        """
        known = _known_here()
        own = "known:" if _mark(key) in known else ""
        return own + key, f"browser:{known[-1]}" if known else f"place:{request.remote_addr}"


CARD = Guard(
    "card",
    (RateLimitItemPerMinute(6, 2), RateLimitItemPerHour(30)),
    (RateLimitItemPerMinute(60, 5), RateLimitItemPerHour(240)),
)
"""Three pictures of twelve are 1,320 secrets: guessing one card takes days, at any number of cards hours."""
PASSWORD = Guard("password", (RateLimitItemPerMinute(8, 5), RateLimitItemPerHour(60)), (RateLimitItemPerMinute(40, 5),))
SECOND_STEP = Guard(
    "second-step", (RateLimitItemPerMinute(8, 5), RateLimitItemPerHour(20)), (RateLimitItemPerMinute(40, 5),)
)
"""Three codes of a million fit: with the password in hand, guessing one takes two years."""
CODE = Guard("code", (RateLimitItemPerMinute(60, 5),), (RateLimitItemPerMinute(60, 5),))


def init_throttle(app: Flask) -> None:
    """Set up the counters: in memory by default, shared where ``RATELIMIT_STORAGE_URI`` is set."""
    app.config.setdefault("RATELIMIT_STORAGE_URI", "memory://")
    limiter.init_app(app)


def _known_here() -> list[str]:
    """Marks of those who have come in in this browser, who came last first; nobody can be told from them."""
    try:
        return [str(mark) for mark in _signer().loads(request.cookies.get(_COOKIE, ""))]
    except BadSignature:
        return []


def _mark(key: str) -> str:
    return hmac.new(_secret(), key.encode(), hashlib.sha256).hexdigest()[:12]


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(_secret(), salt="known-browser")


def _secret() -> bytes:
    return str(current_app.config["SECRET_KEY"]).encode()


def _wait_s(limit: RateLimitItem, *key: str) -> int:
    if current_app.config.get("RATELIMIT_ENABLED") is False or limiter.limiter.test(limit, *key):
        return 0
    return max(1, ceil(limiter.limiter.get_window_stats(limit, *key).reset_time - time.time()))
