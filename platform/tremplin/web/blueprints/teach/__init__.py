"""The instructor's pages: groups and their board, one child's work, and the adults of the house."""

from tremplin.web.blueprints.teach import (
    build,
    children,
    content,
    data,
    families,
    group_settings,
    groups,
    hands,
    held,
    make,
    preview,
    regrade,
    reports,
    staff,
    trail,
    versions,
    work,
)
from tremplin.web.blueprints.teach.blueprint import bp

__all__ = [
    "bp",
    "build",
    "children",
    "content",
    "data",
    "families",
    "group_settings",
    "groups",
    "hands",
    "held",
    "make",
    "preview",
    "regrade",
    "reports",
    "staff",
    "trail",
    "versions",
    "work",
]
