"""Two-factor login of adults: the telephone's key, and codes for the day it is lost."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tremplin.models.db import Base, Travels


class TwoFactor(Travels, Base):
    """The second step of one adult: begun, then on from ``confirmed_at``.

    ``secret`` is encrypted with a key that is not in the database. ``last_counter`` is the half
    minute of the last code that was accepted: neither it nor one before is accepted again. With
    ``taken_off_at`` somebody else has taken the step off; the row then only waits for its adult to
    be told.
    """

    __tablename__ = "second_step"

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), unique=True)
    secret: Mapped[bytes | None]
    begun_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    last_counter: Mapped[int | None] = mapped_column(BigInteger)
    taken_off_at: Mapped[datetime | None]

    recovery_codes: Mapped[list[RecoveryCode]] = relationship(cascade="all, delete-orphan")

    @property
    def codes_left(self) -> int:
        """How many recovery codes were not used."""
        return sum(code.used_at is None for code in self.recovery_codes)


class RecoveryCode(Travels, Base):
    """A code on paper that stands in for the telephone, once. Only its hash is kept."""

    __tablename__ = "recovery_code"

    second_step_id: Mapped[UUID] = mapped_column(ForeignKey("second_step.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    used_at: Mapped[datetime | None]
