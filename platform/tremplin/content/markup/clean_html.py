"""Two sanitizers between an author's HTML and a child's page: nh3, then bleach; one allow-list.

They parse HTML by different code, so that a hole in one is no way in. docs/decisions says why both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

import bleach
import nh3

ALLOWED_TAGS = frozenset(
    {"p", "br", "strong", "em", "code", "pre", "ul", "ol", "li", "h3", "h4", "blockquote", "kbd"}
    | {"table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img", "div", "span"}
)
INLINE_TAGS = frozenset({"code", "strong", "em"})
ALLOWED_CLASSES = frozenset(
    {
        "example",
        "example-typed",
        "example-printed",
        "example-label",
        "program",
        "language-python",
        "picture",
    }
)
_ATTRIBUTES: Mapping[str, Set[str]] = {"*": {"class"}, "img": {"src", "alt"}}

_LOCAL_PATH = re.compile(r"/?[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
# Both keep a relative address only where some scheme is allowed; _LOCAL_PATH then refuses every
# address with a scheme.
_SCHEMES = frozenset({"https"})


def clean_html(html: str, tags: frozenset[str] = ALLOWED_TAGS) -> str:
    """Leave in HTML only allowed tags and classes and pictures of this site; text always stays.

    Args:
        html: Any text; it need not be well-formed.
        tags: The tags to keep, out of ``ALLOWED_TAGS``.
    """
    return bleach_clean(nh3_clean(html, tags), tags)


def nh3_clean(html: str, tags: frozenset[str] = ALLOWED_TAGS) -> str:
    """The first sanitizer alone: it parses as browsers do and is kept up to date."""
    attributes = {
        tag: set(names) for tag, names in _ATTRIBUTES.items() if tag == "*" or tag in tags
    }
    cleaned = nh3.clean(
        html,
        tags=set(tags),
        # Its default drops the text of a script, which a child may be shown as an example.
        clean_content_tags=set(),
        attributes=attributes,
        attribute_filter=lambda tag, name, value: (
            value if is_allowed_attribute(tag, name, value) else None
        ),
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )

    return cleaned.replace("&nbsp;", "\N{NO-BREAK SPACE}")


def bleach_clean(html: str, tags: frozenset[str] = ALLOWED_TAGS) -> str:
    """The second sanitizer alone."""
    return bleach.clean(
        html, tags=tags, attributes=is_allowed_attribute, protocols=_SCHEMES, strip=True
    )


def is_allowed_attribute(tag: str, name: str, value: str) -> bool:
    """Whether an attribute may stay: an allowed class, or a picture's description or local path."""
    if name not in _ATTRIBUTES["*"] | _ATTRIBUTES.get(tag, set()):
        return False
    if name == "class":
        return set(value.split()) <= ALLOWED_CLASSES
    if name == "alt":
        return True
    return _LOCAL_PATH.fullmatch(value) is not None
