"""Routes of the instructors' pages; importing this puts them on the blueprint."""

from tremplin.web.base.adult_pages import bp
from tremplin.web.teach.routes import (
    adaptations,
    children,
    data,
    families,
    group_settings,
    groups,
    hands,
    held_programs,
    reports,
    work,
)

__all__ = [
    "adaptations",
    "bp",
    "children",
    "data",
    "families",
    "group_settings",
    "groups",
    "hands",
    "held_programs",
    "reports",
    "work",
]
