"""Pictures that people bring: made small and rid of all that is no picture, before being kept."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import PurePath
from xml.etree import ElementTree

from PIL import Image, ImageOps, UnidentifiedImageError

from tremplin.content.checks.svg import SVG, is_allowed_attribute, is_allowed_element, svg_faults
from tremplin.content.format.messages import Message
from tremplin.content.format.problems import ContentError, Problem
from tremplin.content.format.slugs import slug_of

MAX_UPLOAD = 12_000_000
"""Bytes of a picture as it is brought; a telephone's photograph fits."""
MAX_KEPT = 100_000
"""Bytes of a picture as it is kept: an exercise has room for two or three beside its programs."""
MAX_PIXELS = 40_000_000
_SIDES = (1200, 900, 600)
_FORMATS = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*>", re.IGNORECASE)
_DRAWN_BY_STYLE = frozenset(
    [
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-dasharray",
        "opacity",
        "stop-color",
        "stop-opacity",
        "font-size",
        "text-anchor",
    ]
)
"""What a style may say of a shape and an attribute can say as well."""


def picture_to_keep(name: str, data: bytes) -> tuple[str, bytes]:
    """The picture as it is kept: a name, and bytes that do not tell where it was made.

    A drawing in SVG loses scripts, links, styles and whatever its editor wrote for itself; a
    photograph loses its place, date and camera.

    Raises:
        ContentError: It is no picture, too large, or a drawing that hides something.
    """
    # The name may be a path on somebody's Windows machine.
    stem = slug_of(PurePath(name.replace("\\", "/")).stem, "image")
    if len(data) > MAX_UPLOAD:
        raise _refused(name, TOO_LARGE)

    if b"<svg" in data[:2000].lower():
        drawing = clean_svg(data)
        if len(drawing) > MAX_KEPT:
            raise _refused(name, _STILL_TOO_LARGE)
        return f"{stem}.svg", drawing

    ending, kept = _smaller(name, data)
    return f"{stem}.{ending}", kept


def clean_svg(data: bytes) -> bytes:
    """Reduce an SVG file to its drawing.

    Raises:
        ContentError: What is left is no drawing, or it hides something that cannot be taken out.
    """
    try:
        source = _drawing_alone(data.decode("utf-8-sig"))
        if "<!" in source:
            raise _refused("picture.svg", _HIDES)
        root = ElementTree.fromstring(source)  # noqa: S314 - without declarations there are no entities to expand
    except (ValueError, ElementTree.ParseError) as error:
        raise _refused("picture.svg", _NO_PICTURE) from error

    try:
        _strip(root)
        ElementTree.register_namespace("", SVG.strip("{}"))
        cleaned = ElementTree.tostring(root, encoding="unicode").encode()
    except RecursionError as error:
        # Thousands of groups within each other: nobody draws like that.
        raise _refused("picture.svg", _HIDES) from error

    if faults := list(svg_faults(cleaned)):
        raise _refused("picture.svg", faults[0])
    return cleaned


def _drawing_alone(source: str) -> str:
    """The text of an SVG file without comments, processing instructions and document type."""
    source = _cut_out(_cut_out(source, "<!--", "-->"), "<?", "?>")
    begins = source.lower().find("<!doctype")
    if begins < 0:
        return source

    found = _DOCTYPE.match(source, begins)
    if found is None:
        return source
    return source[: found.start()] + source[found.end() :]


def _cut_out(source: str, opening: str, closing: str) -> str:
    # By hand and not by a pattern: a file may open a comment a million times and close none, and
    # each opening would be searched to the end.
    kept, start = [], 0
    while (begins := source.find(opening, start)) >= 0:
        ends = source.find(closing, begins + len(opening))
        if ends < 0:
            break
        kept.append(source[start:begins])
        start = ends + len(closing)
    return "".join([*kept, source[start:]])


def _strip(element: ElementTree.Element) -> None:
    """Leave in an element, and in what it holds, only what is drawn."""
    # A style may do more than draw: what it draws becomes attributes, which are checked one by one.
    style = element.attrib.pop("style", "")
    for prop, drawn in _declarations(style):
        element.attrib.setdefault(prop, drawn)

    for name, value in list(element.items()):
        if not is_allowed_attribute(name, value):
            del element.attrib[name]

    for child in list(element):
        if is_allowed_element(child.tag):
            _strip(child)
        else:
            element.remove(child)


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.split(";"):
        prop, _, value = declaration.partition(":")
        if prop.strip() in _DRAWN_BY_STYLE:
            yield prop.strip(), value.strip()


def _smaller(name: str, data: bytes) -> tuple[str, bytes]:
    try:
        with Image.open(io.BytesIO(data), formats=list(_FORMATS)) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise _refused(name, TOO_LARGE)
            picture = ImageOps.exif_transpose(opened)
            kept_format = "PNG" if opened.format == "PNG" else "JPEG"
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise _refused(name, _NO_PICTURE) from error

    for side in _SIDES:
        small = picture.copy()
        small.thumbnail((side, side))
        kept = _written(small, kept_format)
        if len(kept) > MAX_KEPT:
            # A photograph that somebody kept as PNG: as JPEG it has a tenth of the size.
            kept, kept_format = _written(small, "JPEG"), "JPEG"
        if len(kept) <= MAX_KEPT:
            return _FORMATS[kept_format], kept

    raise _refused(name, _STILL_TOO_LARGE)


def _written(picture: Image.Image, kept_format: str) -> bytes:
    buffer = io.BytesIO()
    if kept_format == "PNG":
        picture.save(buffer, "PNG", optimize=True)
        return buffer.getvalue()
    flat = Image.new("RGB", picture.size, "white")
    flat.paste(picture, mask=picture.getchannel("A") if picture.mode in ("RGBA", "LA") else None)
    flat.save(buffer, "JPEG", quality=80, optimize=True)
    return buffer.getvalue()


def _refused(name: str, message: Message) -> ContentError:
    return ContentError([Problem(name, "images", message)])


_NO_PICTURE = Message("This file is no picture: it takes SVG, PNG, JPEG or WebP.")
TOO_LARGE = Message("This picture is too large: at most 12 MB and 40 million dots.")
_STILL_TOO_LARGE = Message(
    "This picture stays over 100 kB even when made smaller: make it simpler."
)
_HIDES = Message("This drawing declares things that are not drawn. Save it again as 'plain SVG'.")
