"""The key under which a child's browser keeps what the server has not got yet."""

from __future__ import annotations

import hmac
from uuid import UUID

from flask import current_app


def draft_key(learner_id: UUID) -> str:
    """32 bytes in hexadecimal, the same at each login of the child and of use to nobody else's pages.

    Derived, not kept: only pages of the child's own session carry it, and no browser may store those.
    """
    secret: str = current_app.config["SECRET_KEY"]
    return hmac.digest(secret.encode(), b"draft of " + learner_id.bytes, "sha256").hex()
