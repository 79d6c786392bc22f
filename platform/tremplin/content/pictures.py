"""Which pictures a statement may show."""

from __future__ import annotations

from pathlib import PurePosixPath

PICTURE_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
}
"""Media type by the end of the file's name; what is not here is no picture."""


def picture_type(name: str) -> str | None:
    """The media type of a picture by its file name; None where it may not be shown."""
    return PICTURE_TYPES.get(PurePosixPath(name).suffix)
