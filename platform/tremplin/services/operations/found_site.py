"""This installation's own row: made once, its id marks every row written here."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import inspect, select

from tremplin.models import Site
from tremplin.models.db import db, unit_of_work


def site_here() -> UUID | None:
    """The id of this installation, None before the database has been migrated or founded."""
    if not inspect(db.engine).has_table(Site.__tablename__):
        return None
    return db.session.scalars(select(Site.id)).first()


def found_site(name: str) -> UUID:
    """Make this installation's row if there is none yet; returns its id."""
    existing = site_here()
    if existing is not None:
        return existing
    with unit_of_work() as session:
        site = Site(name=name)
        session.add(site)
        session.flush()
        site.origin = site.created_origin = site.id
        return site.id
