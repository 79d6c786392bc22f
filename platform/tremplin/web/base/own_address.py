"""Addresses that are printed, shown as a QR code or read aloud: of this house, not of whatever a request claims.

Which name a browser came by is what its request says. A name of the public internet is believed only where
``TREMPLIN_HOSTS`` has it: somebody who points one of his at a club's machine must not end up on its cards.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any, TypeVar

from flask import Flask, current_app, request, url_for

from tremplin.services.errors import Refused

_OF_A_NETWORK = (".local", ".lan", ".home", ".home.arpa", ".internal", ".localdomain", ".localhost")
"""Endings that no registry of the public internet hands out."""

View = TypeVar("View", bound=Callable[..., Any])


def init_own_address(app: Flask) -> None:
    """Look at the name before a view makes what it would then tell the address of."""
    app.before_request(_refuse_early)


def tells_address(view: View) -> View:
    """Mark a view that prints or shows an address of the house: nothing is made where it may not."""
    view.tells_address = True  # type: ignore[attr-defined]
    return view


def _refuse_early() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "tells_address", False) and request.method != "OPTIONS":
        site_host()


def site_host() -> str:
    """Name and port under which this house is reached, as somebody types it.

    Raises:
        Refused: ``unknown_host``: this request came by a name that is not known to be the house's.
    """
    host = request.host
    if not current_app.config["TRUSTED_HOSTS"] and not _is_of_this_network(_without_port(host)):
        raise Refused("unknown_host", host)
    return host


def site_url(endpoint: str, **values: str) -> str:
    """The whole address of a page.

    Raises:
        Refused: As :func:`site_host`.
    """
    site_host()
    return url_for(endpoint, _external=True, **values)


def _without_port(host: str) -> str:
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    return name.strip("[]").rstrip(".").casefold()


def _is_of_this_network(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        own = {socket.gethostname().casefold(), socket.getfqdn().casefold()}
        return "." not in name or name.endswith(_OF_A_NETWORK) or name in own
    return True
