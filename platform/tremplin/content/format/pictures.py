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


_BEGINNINGS = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".webp": (b"RIFF",),
}


def is_picture(name: str, data: bytes) -> bool:
    """Whether a file is of the type that its name says.

    ``svg.svg_faults`` tells more of a drawing in SVG.
    """
    ending = PurePosixPath(name).suffix
    return ending == ".svg" or data.startswith(_BEGINNINGS.get(ending, ()))


def picture_type(name: str) -> str | None:
    """The media type of a picture by its file name; None where it may not be shown."""
    return PICTURE_TYPES.get(PurePosixPath(name).suffix)
