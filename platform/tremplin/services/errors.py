"""What a use case may refuse, by kind; ``web.errors`` and the views turn each into words."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - a refusal, with the word for it in ``reason``
    """Refused for a reason that the user can mend; ``about`` names the part of the input."""

    def __init__(self, reason: str, about: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.about = about


class NotFound(Exception):  # noqa: N818
    """No such thing, or none that this person may see."""


class Busy(Exception):  # noqa: N818
    """More is asked of this process at this moment than it can do; a little later it can."""
