"""Who comes: places, groups, children, staff, and the ways each of them gets in."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    and_,
    or_,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tremplin.domain.path import UnitOpening
from tremplin.models.catalogue import CurriculumRow
from tremplin.models.db import Base, Travels, word


class StaffRole(StrEnum):
    """What an adult of the house may do: an admin may do all that an instructor may.

    A stand-in has no password: a day pass lets her into one group until the evening.
    """

    STAND_IN = "stand_in"
    INSTRUCTOR = "instructor"
    ADMIN = "admin"


class AgeBand(StrEnum):
    """A child's age as far as the site needs it: which voice to use. No birth date is kept."""

    YOUNG = "7-9"
    MIDDLE = "10-12"
    TEEN = "13-16"


class Site(Travels, Base):
    """This installation: one row, made when the first migration is used.

    Its id is the origin of rows.

    ``last_seen_at`` is the last time that could be believed (see
    ``services.operations.machine_clock``). ``logical_clock`` is above every reading of the logical
    clock in this database that was written here.
    """

    __tablename__ = "site"

    name: Mapped[str] = mapped_column(String(80))
    last_seen_at: Mapped[datetime | None]
    logical_clock: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")


class Space(Travels, Base):
    """A place where children meet: a garage, a library, a van."""

    __tablename__ = "space"

    name: Mapped[str] = mapped_column(String(80))
    groups: Mapped[list[Group]] = relationship(back_populates="space")


class Group(Travels, Base):
    """Children who come together, with their instructors and curricula."""

    __tablename__ = "learner_group"

    space_id: Mapped[UUID] = mapped_column(ForeignKey("space.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    join_code: Mapped[str] = mapped_column(String(8), unique=True)
    language: Mapped[str] = mapped_column(String(5))
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]

    space: Mapped[Space] = relationship(back_populates="groups")
    learners: Mapped[list[Learner]] = relationship(back_populates="group")
    curricula: Mapped[list[GroupCurriculum]] = relationship(order_by="GroupCurriculum.position")
    staff: Mapped[list[GroupStaff]] = relationship(back_populates="group")


class GroupStaff(Travels, Base):
    """An instructor's place in a group."""

    __tablename__ = "group_staff"
    __table_args__ = (UniqueConstraint("group_id", "staff_id"),)

    group_id: Mapped[UUID] = mapped_column(ForeignKey("learner_group.id"), index=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), index=True)

    group: Mapped[Group] = relationship(back_populates="staff")
    staff: Mapped[Staff] = relationship(back_populates="groups")


class GroupCurriculum(Travels, Base):
    """A curriculum given to a group; the first position is the one children see first."""

    __tablename__ = "group_curriculum"
    __table_args__ = (UniqueConstraint("group_id", "curriculum_id"),)

    group_id: Mapped[UUID] = mapped_column(ForeignKey("learner_group.id"), index=True)
    curriculum_id: Mapped[UUID] = mapped_column(ForeignKey("curriculum.id"))
    position: Mapped[int]

    curriculum: Mapped[CurriculumRow] = relationship()
    units: Mapped[list[GroupUnit]] = relationship(cascade="all, delete-orphan")


class GroupUnit(Travels, Base):
    """What a group does otherwise with a unit: opened or closed by hand, moved elsewhere."""

    __tablename__ = "group_unit"
    __table_args__ = (UniqueConstraint("group_curriculum_id", "unit_slug"),)

    group_curriculum_id: Mapped[UUID] = mapped_column(ForeignKey("group_curriculum.id"), index=True)
    unit_slug: Mapped[str] = mapped_column(String(60))
    opening: Mapped[UnitOpening] = mapped_column(word(UnitOpening))
    position: Mapped[int | None]


class EraseReason(StrEnum):
    """Why a child is to be erased: her family wishes it, or she has not come for a long time."""

    FAMILY = "family"
    IDLE = "idle"


class Learner(Travels, Base):
    """A child: a name to be called by and an avatar. No e-mail, no birth date, no surname.

    With ``preview_staff_id`` it is no child but an adult who looks at the site as one. Such a row
    is archived from the start, so that no list, board or count has it, and its work is deleted when
    the look is over.

    From ``erase_at`` on everything of the child is erased; until then that can be called off.
    ``last_seen_at`` is of this site alone: whoever writes it leaves ``clock`` and ``origin`` as
    they are, or it would win over a change of hers that another site made.
    """

    __tablename__ = "learner"

    group_id: Mapped[UUID] = mapped_column(ForeignKey("learner_group.id"), index=True)
    display_name: Mapped[str] = mapped_column(String(40))
    avatar: Mapped[str] = mapped_column(String(40))
    age_band: Mapped[AgeBand] = mapped_column(word(AgeBand))
    language: Mapped[str] = mapped_column(String(5))
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]
    preview_staff_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    erase_at: Mapped[datetime | None]
    erase_reason: Mapped[EraseReason | None] = mapped_column(word(EraseReason))
    last_seen_at: Mapped[datetime | None]

    group: Mapped[Group] = relationship(back_populates="learners")
    cards: Mapped[list[Card]] = relationship(back_populates="learner")


class SecretKind(StrEnum):
    """What a child proves herself with: three pictures, or two words from ten years on."""

    PICTURES = "pictures"
    WORDS = "words"


class Card(Travels, Base):
    """A learner's way in: the QR token and the secret of one printed card. Only hashes are kept.

    One that a stand-in made names her day pass, and ends with it.
    """

    __tablename__ = "card"

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    secret_kind: Mapped[SecretKind] = mapped_column(word(SecretKind), default=SecretKind.PICTURES)
    secret_hash: Mapped[str] = mapped_column(String(160))
    day_pass_id: Mapped[UUID | None] = mapped_column(ForeignKey("day_pass.id"))
    issued_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    learner: Mapped[Learner] = relationship(back_populates="cards")
    day_pass: Mapped[DayPass | None] = relationship()

    @classmethod
    def holds(cls, at: datetime) -> ColumnElement[bool]:
        """The condition under which a card lets somebody in."""
        return and_(
            cls.revoked_at.is_(None),
            or_(cls.day_pass_id.is_(None), cls.day_pass.has(DayPass.holds(at))),
        )


class Staff(Travels, Base):
    """An adult of the house. ``password_hash`` stays empty until the one-time link has been used.

    ``second_step_due`` is until when she may log in without the second step that the house demands;
    empty while she has not been asked.
    """

    __tablename__ = "staff"

    name: Mapped[str] = mapped_column(String(80))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    role: Mapped[StaffRole] = mapped_column(word(StaffRole))
    language: Mapped[str] = mapped_column(String(5))
    password_hash: Mapped[str | None] = mapped_column(String(160))
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]
    second_step_due: Mapped[datetime | None]

    groups: Mapped[list[GroupStaff]] = relationship(back_populates="staff")


class StaffInvite(Travels, Base):
    """A one-time link with which an adult chooses a password; a new one kills those before it."""

    __tablename__ = "staff_invite"

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    staff: Mapped[Staff] = relationship()


class DayPass(Travels, Base):
    """A stand-in's way into one group, until one evening; only its token's hash is kept."""

    __tablename__ = "day_pass"

    group_id: Mapped[UUID] = mapped_column(ForeignKey("learner_group.id"), index=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    issued_by_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    issued_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    group: Mapped[Group] = relationship()
    staff: Mapped[Staff] = relationship(foreign_keys=[staff_id])

    @classmethod
    def holds(cls, at: datetime) -> ColumnElement[bool]:
        """The condition under which a pass lets somebody in.

        None lasts beyond a night: one that seems to was made while the clock was ahead.
        """
        return and_(
            cls.revoked_at.is_(None), cls.expires_at > at, cls.expires_at <= at + timedelta(days=2)
        )

    @property
    def ends_at(self) -> datetime:
        """When it let or lets somebody in for the last time."""
        return min(self.expires_at, self.revoked_at or self.expires_at)


class FamilySlip(Travels, Base):
    """A code on paper that opens a child's page to her family for a term.

    It can be revoked; only its hash is kept.
    """

    __tablename__ = "family_slip"

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    language: Mapped[str] = mapped_column(String(5))
    issued_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    learner: Mapped[Learner] = relationship()


class EndedSession(Base):
    """A session that was left: a copy of its cookie opens nothing.

    The row stays until the session would be over.
    """

    __tablename__ = "ended_session"

    key: Mapped[str] = mapped_column(String(43), primary_key=True)
    over_at: Mapped[datetime]


class AuditEvent(Travels, Base):
    """An adult's access to a child's data, or a change of rights.

    ``actor`` is ``staff:ID``, ``slip:ID`` or ``cli``.

    ``number`` and ``digest`` make the trail tamper-evident (see ``services.audit.trail``); an event
    gets both within a minute of being written.
    """

    __tablename__ = "audit_event"
    __table_args__ = (Index("ix_audit_event_learner_at", "learner_id", "at"),)

    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(60))
    action: Mapped[str] = mapped_column(String(40))
    learner_id: Mapped[UUID | None]
    details: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"), default=dict)
    number: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    digest: Mapped[str | None] = mapped_column(String(64))
