"""Two sanitizers with one allow-list: each is enough alone, and they agree on everything that authors write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tremplin.content.markup.clean_html import (
    ALLOWED_CLASSES,
    ALLOWED_TAGS,
    INLINE_TAGS,
    bleach_clean,
    clean_html,
    is_allowed_attribute,
    nh3_clean,
)

STATEMENTS = sorted(Path("exercises").glob("*/*/??.md"))
CLEANERS = [nh3_clean, bleach_clean, clean_html]

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='https://example.org/x.png' alt=x>",
    "<img src='//example.org/x.png' srcset=y>",
    "<img src='data:image/svg+xml,x'>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<svg><style><img title='</style><img src onerror=alert(1)>'></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<p class='program evil' style='position:fixed' onclick=x id=y>x</p>",
    "<template><img src=x onerror=alert(1)></template>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<textarea></textarea><img src=x onerror=alert(1)></textarea>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<iframe srcdoc='<img src=x onerror=alert(1)>'></iframe>",
    "<p\x00 onclick=x>",
    "<<p>script>alert(1)</script>",
    "&lt;img src=x onerror=alert(1)&gt;",
]

SIGNS = [
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&lt;",
    "&#60;",
    "&",
    "'",
    '"',
    "=",
    "\x00",
    "x",
]
WORDS = [
    "p",
    "img",
    "svg",
    "math",
    "style",
    "script",
    "table",
    "td",
    "template",
    "noscript",
    "mtext",
    "mglyph",
    "program",
]
ELEMENTS = ["<p>", "</p>", "<td>", "<pre>", "</pre>", "<svg>", "<math>", "<select>", "<title>"]
RAW_TEXT = ["<style>", "</style>", "<script>", "</script>", "alert(1)", "/x.png"]
ATTRIBUTES = [
    " src=",
    " onerror=",
    " class=",
    " alt=",
    " href=",
    "https://a.example/",
    "javascript:",
    " ",
    "\n",
]
MARKUP = st.lists(
    st.sampled_from([*SIGNS, *WORDS, *ELEMENTS, *RAW_TEXT, *ATTRIBUTES]), max_size=24
).map("".join)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def _parsed(html: str) -> _Tags:
    parser = _Tags()
    parser.feed(html)
    parser.close()
    return parser


def _only_allowed(html: str, tags: frozenset[str]) -> None:
    for tag, attributes in _parsed(html).seen:
        assert tag in tags, html
        for name, value in attributes.items():
            assert is_allowed_attribute(tag, name, value or ""), html


@pytest.mark.parametrize("clean", CLEANERS)
@pytest.mark.parametrize("html", HOSTILE)
def test_each_sanitizer_alone_lets_nothing_active_through(
    clean: Callable[..., str], html: str
) -> None:
    _only_allowed(clean(html), ALLOWED_TAGS)
    _only_allowed(clean(html, INLINE_TAGS), INLINE_TAGS)


@given(MARKUP)
def test_whatever_is_written_each_sanitizer_keeps_the_list(html: str) -> None:
    for clean in CLEANERS:
        _only_allowed(clean(html), ALLOWED_TAGS)


@given(MARKUP)
@example("<pre>\n\nx</pre>")
@example("<p><select><p>")
def test_the_second_finds_nothing_left_to_remove(html: str) -> None:
    """Where bleach still removes a tag or an attribute, nh3 has let something through.

    Bleach may add one: it ends a paragraph inside a paragraph where nh3 lets it stand.
    """
    first = nh3_clean(html)
    assert not _tags(first) - _tags(bleach_clean(first))


def _tags(html: str) -> Counter[str]:
    return Counter(repr(tag) for tag in _parsed(html).seen)


@pytest.mark.parametrize(
    "statement", STATEMENTS, ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_on_what_authors_write_both_agree(statement: Path) -> None:
    rendered = (
        MarkdownIt("commonmark", {"html": False})
        .enable("table")
        .render(statement.read_text().split("---", 2)[-1])
    )
    first, second = _parsed(nh3_clean(rendered)), _parsed(bleach_clean(rendered))
    assert first.seen == second.seen
    assert first.text == second.text


@pytest.mark.parametrize(
    ("tag", "name", "value", "stays"),
    [
        ("img", "src", "/content/a/hills.png", True),
        ("img", "src", "hills.png", True),
        ("img", "src", "//example.org/x.png", False),
        ("img", "src", "https://example.org/x.png", False),
        ("img", "src", "../x.png", False),
        ("img", "src", "/" + "a" * 5000 + "!", False),
        ("img", "src", "a/" * 5000, False),
        ("img", "onerror", "x", False),
        ("p", "src", "x.png", False),
        *[("pre", "class", name, True) for name in sorted(ALLOWED_CLASSES)],
        ("pre", "class", "program evil", False),
    ],
)
def test_what_an_attribute_may_hold(tag: str, name: str, value: str, stays: bool) -> None:
    assert is_allowed_attribute(tag, name, value) is stays
    html = f'<{tag} {name}="{value}">'
    assert (name in dict(_parsed(clean_html(html)).seen).get(tag, {})) is stays
