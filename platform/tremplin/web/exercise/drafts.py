"""Programs on their way between a browser and the site: what scripts send, and the key under which one keeps drafts."""

from __future__ import annotations

import hmac
from typing import Annotated
from uuid import UUID

from flask import current_app
from pydantic import BaseModel, ConfigDict, Field


def draft_key(learner_id: UUID) -> str:
    """32 bytes in hexadecimal, the same at each login of the child and of use to nobody else's pages.

    Derived, not kept: only pages of the child's own session carry it, and no browser may store
    those.
    """
    secret: str = current_app.config["SECRET_KEY"]
    return hmac.digest(secret.encode(), b"draft of " + learner_id.bytes, "sha256").hex()


class DraftBody(BaseModel):
    """What the workspace sends to keep a draft: the whole program, and the version its edit began from."""

    model_config = ConfigDict(extra="forbid", strict=True)

    source: str
    base: Annotated[int, Field(ge=0, le=1_000_000_000)] = 0


class SubmissionBody(BaseModel):
    """What **Check** sends: the program, and a key made for this press of the button."""

    model_config = ConfigDict(extra="forbid", strict=True)

    source: str
    key: str
