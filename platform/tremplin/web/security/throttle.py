"""Slow guessing down, per card and per place, without locking the neighbours out. Only failures count.

A whole class may come from one network address. So a browser in which somebody has come in before is counted by
itself, not with its address: one child who guesses does not close the door for the others (the *device cookies* of
OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from math import ceil
from typing import Generic, TypeVar

import structlog
from flask import Flask, after_this_request, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from tremplin.web.security.tally import Limit, Limits, Tally

T = TypeVar("T")

log = structlog.get_logger()

_COOKIE = "known"
_KEPT_S = 180 * 24 * 3600
_MOST_KNOWN = 40
"""How many people a browser is known for: a class that shares it, those who came first forgotten first."""


@dataclass(frozen=True, slots=True)
class Tried(Generic[T]):
    """What came of a try: ``found`` when it was right, else how many seconds to wait before the next one.

    ``is_refused`` tells that nothing was looked at: there had been too many tries before this one.
    """

    found: T | None
    wait_s: int = 0
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class Guard:
    """How many failures a door bears: ``per_key`` for one card or account, ``per_place`` for one network address."""

    name: str
    per_key: Limits
    per_place: Limits

    def attempt(self, key: str, check: Callable[[], T | None]) -> Tried[T]:
        """Look once, unless there were too many failures; everything that is not found counts as one.

        The try counts from before the look, so that many at the same moment are no more than many
        in a row.
        """
        limits = self._limits(key)
        counted = tally_here().take(limits)
        if counted is None:
            return Tried(None, self.wait_s(key), is_refused=True)

        is_wrong = False
        try:
            found = check()
            is_wrong = not found
        finally:
            # A look that ended in a fault of ours has told nothing either.
            if not is_wrong:
                tally_here().give_back(counted)

        if found:
            return Tried(found)

        # Logged without saying whose card or account it was.
        log.warning("did not come in", door=self.name)
        return Tried(None, self.wait_s(key))

    def wait_s(self, key: str) -> int:
        """Seconds to wait before the next try at this card or from this place, 0 when one may try now."""
        return ceil(tally_here().wait_s(self._limits(key)))

    def came_in(self, key: str) -> None:
        """Somebody came in with this card or account: from now on this browser is counted by itself."""
        mark, known = _mark(key), _known_here()
        if mark not in known:
            # Whoever is known already keeps her place in the row: two friends who take turns stay
            # one browser.
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

    def _limits(self, key: str) -> Mapping[str, Limits]:
        """What a try is counted under.

        Strangers' failures at a card do not shut out the browser in which its child comes in every
        week. A known browser goes by whom it has known longest: coming in again and again with
        one's own card makes no new place.
        """
        known = _known_here()
        own = "known:" if _mark(key) in known else ""
        place = f"browser:{known[-1]}" if known else f"place:{_network()}"
        return {f"{self.name} {own}{key}": self.per_key, f"{self.name} {place}": self.per_place}


MINUTE = 60
HOUR = 3600

CARD = Guard(
    "card", (Limit(6, 2 * MINUTE), Limit(30, HOUR)), (Limit(60, 5 * MINUTE), Limit(240, HOUR))
)
"""Three pictures of twelve are 1,320 secrets: guessing one card takes days, at any number of cards hours."""
PASSWORD = Guard("password", (Limit(8, 5 * MINUTE), Limit(60, HOUR)), (Limit(40, 5 * MINUTE),))
TWO_FACTOR = Guard("second-step", (Limit(8, 5 * MINUTE), Limit(20, HOUR)), (Limit(40, 5 * MINUTE),))
"""Three codes of a million fit: with the password in hand, guessing one takes two years."""
CODE = Guard("code", (Limit(60, 5 * MINUTE),), (Limit(300, 5 * MINUTE), Limit(800, HOUR)))
"""A class that mistypes never gets there; a script that does finds a group of ten in half a year, and reads names."""
SLIP = Guard("slip", (Limit(60, 5 * MINUTE),), (Limit(300, 5 * MINUTE),))
"""Apart from the codes of groups: whoever tries those out shuts out no family."""


def init_throttle(app: Flask) -> None:
    """Set up the counters: in this process, which is the only one that serves pages."""
    app.extensions["tally"] = Tally()


def tally_here() -> Tally:
    """This process's counters."""
    tally: Tally = current_app.extensions["tally"]
    return tally


def _network() -> str:
    """The visitor's address; of IPv6 the network of 64 bits, which is what one household or machine is given."""
    given = request.remote_addr or ""
    try:
        address = ip_address(given)
    except ValueError:
        return given
    if not isinstance(address, IPv6Address):
        return given
    return str(address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64))


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
