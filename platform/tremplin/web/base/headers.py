"""Headers of every answer: what a page may load, who may frame it, how long a browser keeps it."""

from __future__ import annotations

import base64
import hashlib
import re

from flask import Flask, Response, current_app, request
from werkzeug.wsgi import get_host

NAMEABLE_HOST = re.compile(r"[a-z0-9_.-]+(:\d+)?", re.IGNORECASE | re.ASCII)
"""Hosts that a policy can name; it has no form for others, such as IPv6 addresses."""
PICTURE_ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""For an SVG opened on its own, which is a document then: nothing in it may run."""
A_YEAR = 365 * 24 * 3600
IMMUTABLE = f"public, max-age={A_YEAR}, immutable"
"""For what never changes under its address."""
PROGRAM_FRAMES = "/program-frame/"
"""Where the frame is in which programs run."""


def policy(*, frames: str | None = None, framed_by: str = "'none'") -> str:
    """The content security policy of a page.

    Args:
        frames: The path of the one page that it may show in a frame; None for that in which
            programs run.
        framed_by: Who may show it in a frame.
    """
    path = frames or f"{request.script_root}{PROGRAM_FRAMES}"
    # As it was asked for: a refusal of a host that is not the house's has a policy too.
    host = get_host(request.environ)
    frame = f"{request.scheme}://{host}{path}" if NAMEABLE_HOST.fullmatch(host) else "'self'"

    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self'",
            # The editor writes its own style elements.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self'",
            f"frame-src {frame}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            f"frame-ancestors {framed_by}",
        )
    )


def policy_of_programs(script: str) -> str:
    """The policy of the frame in which programs run: this script and what it makes, and nothing from anywhere.

    ``sandbox`` gives it an origin of its own even where somebody opens its address.
    """
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'sha256-{digest}' 'wasm-unsafe-eval' blob:",
            "worker-src blob:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'self'",
            "sandbox allow-scripts",
        )
    )


def init_headers(app: Flask) -> None:
    """Add the headers to every answer."""
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    headers = response.headers
    if "Content-Security-Policy" not in headers:
        headers["Content-Security-Policy"] = policy()

    headers["X-Content-Type-Options"] = "nosniff"
    headers.setdefault("X-Frame-Options", "DENY")
    headers["Referrer-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Embedder-Policy"] = "require-corp"
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")

    if request.is_secure and current_app.config["SESSION_COOKIE_SECURE"]:
        headers["Strict-Transport-Security"] = f"max-age={A_YEAR}"

    if request.path.startswith("/static/build/"):
        headers["Cache-Control"] = IMMUTABLE
    elif request.endpoint != "static" and "Cache-Control" not in headers:
        # A page on a shared computer must not come back with the next child's click on "back".
        headers["Cache-Control"] = "no-store"

    return response
