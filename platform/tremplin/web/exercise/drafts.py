"""Programs between browser and site: what scripts send, and the key that encrypts kept drafts."""

from __future__ import annotations

import hmac
from typing import Annotated
from uuid import UUID

from flask import current_app
from pydantic import BaseModel, ConfigDict, Field


def draft_key(learner_id: UUID) -> str:
    """The key of a child's drafts, 32 bytes in hexadecimal, the same at each of her logins.

    Derived, not kept: only pages of the child's own session carry it, and no browser may store
    those.
    """
    secret: str = current_app.config["SECRET_KEY"]
    return hmac.digest(secret.encode(), b"draft of " + learner_id.bytes, "sha256").hex()


class DraftBody(BaseModel):
    """A draft to keep: the whole program, and the version its edit began from."""

    model_config = ConfigDict(extra="forbid", strict=True)

    source: str
    base: Annotated[int, Field(ge=0, le=1_000_000_000)] = 0


class SubmissionBody(BaseModel):
    """What **Check** sends: the program, and a key made for this press of the button."""

    model_config = ConfigDict(extra="forbid", strict=True)

    source: str
    key: str
