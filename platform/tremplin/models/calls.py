"""What pages ask of a sandbox that another process has."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column
from uuid_utils.compat import uuid7

from tremplin.models.db import Base


class SandboxCall(Base):
    """A job for a runner's sandbox, later with its verdict; its caller takes the row away.

    ``job`` is ``Job.to_json()`` and ``verdict`` is ``Verdict.to_json()``; neither says whose
    program it is. A row of this table never leaves the machine.
    """

    __tablename__ = "sandbox_call"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    job: Mapped[dict[str, Any]]
    called_at: Mapped[datetime] = mapped_column(index=True)
    taken_at: Mapped[datetime | None]
    verdict: Mapped[dict[str, Any] | None]
