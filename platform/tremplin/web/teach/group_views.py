"""The pages of a group in view data: pure functions of their read models."""

from __future__ import annotations

from typing import Any

from tremplin.read_models.group_page import ClosedGroup, GroupPage, GroupSettings
from tremplin.web.print.letters import unprinted


def group_view(page: GroupPage) -> dict[str, Any]:
    """The variables of ``teach/group.html``, but for the board itself."""
    names = [child.display_name for child in page.children]
    return {
        "group": page.group,
        "children": len(page.children),
        "paths": page.paths,
        "to_be_erased": page.to_be_erased,
        "without_card": page.without_card,
        "without_consent": page.without_consent,
        "unprinted": unprinted([page.group.name, *names]),
    }


def closed_group_view(page: ClosedGroup) -> dict[str, Any]:
    """The variables of ``teach/closed_group.html``."""
    return {
        "group": page.group,
        "children": page.children,
        "archived": page.archived,
        "to_be_erased": page.to_be_erased,
    }


def settings_view(page: GroupSettings, site_name: str) -> dict[str, Any]:
    """The variables of ``teach/group_settings.html``; ``site_name`` stands on what is printed."""
    names = [child.display_name for child in page.children]
    return {
        "group": page.group,
        "children": page.children,
        "archived": page.archived,
        "to_be_erased": page.to_be_erased,
        "without_consent": page.without_consent,
        "paths": page.paths,
        "adults": page.adults,
        "others": page.others,
        "passes": page.passes,
        "unprinted": unprinted([site_name, *names]),
    }
