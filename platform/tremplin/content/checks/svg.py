"""Lets through SVG drawings that only draw: none that run, fetch or hide something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from tremplin.content.format.messages import Message

SVG = "{http://www.w3.org/2000/svg}"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_ELEMENTS = frozenset(
    {
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
    }
    | {
        "polygon",
        "text",
        "tspan",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "pattern",
        "marker",
    }
)
# Entities, stylesheets and other encodings are all declared by these; without them text is what it
# looks like.
_DECLARATION = re.compile(r"<\?|<!(?!--)")
_LEADS_AWAY = re.compile(r"//|\\|data:|url\(\s*['\"]?(?!['\"#])", re.IGNORECASE)


def svg_faults(picture: bytes) -> Iterator[Message]:
    """What keeps a drawing from being shown; nothing where it only draws."""
    try:
        source = picture.decode()
        if found := _DECLARATION.search(source):
            yield Message(
                "An SVG starts with <svg> and declares nothing: take out '%(declaration)s'.",
                declaration=source[found.start() :][:20],
            )
            return
        root = ElementTree.fromstring(source)  # noqa: S314 - without declarations there are no entities to expand
    except (ValueError, ElementTree.ParseError):
        yield Message("This file is no SVG that can be read.")
        return

    if root.tag != f"{SVG}svg":
        yield Message("An SVG starts with <svg>.")

    for element in root.iter():
        yield from _element_faults(element)


def is_allowed_element(tag: str) -> bool:
    """Whether an element only draws; ``tag`` as ``xml.etree`` names it."""
    return tag.startswith(SVG) and tag.removeprefix(SVG) in _ELEMENTS


def is_allowed_attribute(name: str, value: str) -> bool:
    """Whether an attribute neither runs anything nor leads out of the picture.

    Attributes of the editor that drew it may not stay.
    """
    word = name.rpartition("}")[2]
    is_known = "}" not in name or name == _XLINK_HREF
    return is_known and not _runs(word) and not _leads_away(word, value)


def _runs(word: str) -> bool:
    return word.lower().startswith("on") or word == "style"


def _leads_away(word: str, value: str) -> bool:
    return bool(_LEADS_AWAY.search(value)) or (word == "href" and not value.startswith("#"))


def _element_faults(element: ElementTree.Element) -> Iterator[Message]:
    name = element.tag.removeprefix(SVG)
    if name not in _ELEMENTS:
        yield Message("<%(element)s> has no place in a picture.", element=name)

    for attribute, value in element.items():
        word = attribute.rpartition("}")[2]
        if _runs(word):
            yield Message("The attribute '%(attribute)s' has no place here.", attribute=word)
        elif _leads_away(word, value):
            yield Message(
                "'%(value)s' leads out of the picture: everything must be drawn in it.",
                value=value[:40],
            )
