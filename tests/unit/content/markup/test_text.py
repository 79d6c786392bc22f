"""Authored Markdown on its way to a child's page: what is kept, what never arrives."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.content.samples import changed

from tremplin.content.format.loader import exercise_from_files
from tremplin.content.markup.clean_html import ALLOWED_TAGS
from tremplin.content.markup.text import (
    code_words,
    count_words,
    includes_of,
    inline_html,
    lix,
    sentences,
    split_steps,
    to_html,
    typeset,
)


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def _tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    seen = _Seen()
    seen.feed(html)
    return seen.tags


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "[click](https://example.org)",
    "![x](https://example.org/x.png)",
    "![x](//example.org/x.png)",
    "<https://example.org>",
    "<iframe src='data:text/html,x'></iframe>",
    "<svg><animate onbegin=alert(1)></svg>",
    "<p onclick=alert(1) style='position:fixed'>x</p>",
    "[x]: javascript:alert(1)\n\n[x]",
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<form action=/x><input name=y></form>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_active_arrives(attack: str) -> None:
    for html in (to_html(attack), inline_html(attack)):
        for tag, attributes in _tags(html):
            assert tag in {"p", "code", "pre"}
            assert not set(attributes) - {"class"}


@given(st.text(alphabet=st.sampled_from("<>\"'&/=()[]!`*{}:;abjscript \n"), max_size=120))
def test_whatever_is_written_only_allowed_tags_arrive(markdown: str) -> None:
    for tag, attributes in _tags(to_html(markdown)):
        assert tag in ALLOWED_TAGS
        assert not set(attributes) - {"class"}


def test_plain_markdown_is_kept() -> None:
    html = to_html("**Bonjour** *toi*, `print` :\n\n- un\n- deux\n\n| a |\n|---|\n| 1 |\n")
    for part in (
        "<strong>Bonjour</strong>",
        "<em>toi</em>",
        "<code>print</code>",
        "<li>un</li>",
        "<td>1</td>",
    ):
        assert part in html


def test_a_sentence_keeps_its_code_words() -> None:
    assert inline_html("Use `a < b`, *not* b.") == "Use <code>a &lt; b</code>, <em>not</em> b."


def test_french_signs_stay_with_their_words() -> None:
    assert to_html("Où ? « `a ? b` » : *ici !*\n") == (
        "<p>Où\u00a0? «\u00a0<code>a ? b</code>\u00a0»\u00a0: <em>ici\u00a0!</em></p>"
    )
    assert inline_html("Quoi ; où ?") == "Quoi\u00a0; où\u00a0?"


@pytest.mark.parametrize("text", ["Where? Here: 3", "- 1", "a  b"])
def test_other_spaces_stay_as_they_are(text: str) -> None:
    assert typeset(text) == text


def test_titles_and_goals_are_kept_together_too() -> None:
    files = changed("hello", "fr.md", "title: Bonjour !", "title: Bonjour ?")
    assert exercise_from_files(files).statements["fr"].title == "Bonjour\u00a0?"


def test_the_first_numbered_list_becomes_the_steps() -> None:
    steps, body = split_steps("Before.\n\n1. Press `Run`.\n2. Look.\n\nAfter.\n\n1. Not a step.\n")
    assert steps == ("Press <code>Run</code>.", "Look.")
    assert (
        re.sub(r"\s+", " ", body) == "<p>Before.</p> <p>After.</p> <ol> <li>Not a step.</li> </ol>"
    )


def test_a_text_without_numbers_has_no_steps() -> None:
    assert split_steps("Only a story.") == ((), "<p>Only a story.</p>")


def test_an_include_stands_for_its_html() -> None:
    html = to_html("Look:\n\n{{code:starter}}\n", lambda word, name: f"<pre>{word}-{name}</pre>")
    assert html == "<p>Look:</p>\n<pre>code-starter</pre>"


def test_braces_inside_an_included_program_are_left_alone() -> None:
    shown = {"starter": "<pre>{{image:x.png}}</pre>"}
    assert (
        to_html("{{code:starter}}", lambda _word, name: shown[name]) == "<pre>{{image:x.png}}</pre>"
    )


def test_an_included_program_is_shown_not_interpreted() -> None:
    files = changed("hello", "starter.py", 'print("Boulon")', "print('<b>', 3 & 8)")
    files["fr.md"] += b"\n{{code:starter}}\n"
    body = exercise_from_files(files).statements["fr"].body
    assert "print('&lt;b&gt;', 3 &amp; 8)" in body


@pytest.mark.parametrize("base", ["", "/exercises/hello/images/", "images/"])
def test_an_image_of_the_folder_is_shown_with_its_words(base: str) -> None:
    files = changed(
        "hello",
        "exercise.yaml",
        "wrong:",
        "images:\n  hills.png: {fr: Collines, en: Hills}\nwrong:",
    )
    files["images/hills.png"] = b"png"
    files["en.md"] += b"\n{{image:hills.png}}\n"
    files["fr.md"] += b"\n{{image:hills.png}}\n"
    images = [
        attributes
        for tag, attributes in _tags(exercise_from_files(files, base).statements["en"].body)
        if tag == "img"
    ]
    assert images == [{"src": f"{base}hills.png", "alt": "Hills"}]


@pytest.mark.parametrize(
    "base", ["https://example.org/", "//example.org/", "javascript:", "data:image/png,"]
)
def test_an_image_never_comes_from_elsewhere(base: str) -> None:
    html = to_html("{{image:x}}", lambda _word, _name: f'<img src="{base}x.png" alt="x">')
    assert html == '<img alt="x">'


def test_code_words_do_not_depend_on_the_language() -> None:
    assert code_words("Écris `print` puis `input()`.") == code_words(
        "First `input()`, then write `print`."
    )


def test_includes_are_listed_in_order() -> None:
    assert includes_of("{{example:awa}}\n\n{{ code:starter }}") == [
        ("example", "awa"),
        ("code", "starter"),
    ]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Un deux trois.", 3),
        ("`a = b + c` donne « trois » !", 3),
        ("{{example:awa}}", 1),
        ("— : !", 0),
        ("L'école de Zoé", 3),
    ],
)
def test_words_are_counted_as_a_child_reads_them(sentence: str, words: int) -> None:
    assert count_words(sentence) == words


def test_sentences_end_at_full_stops_and_line_ends_but_not_in_includes() -> None:
    assert sentences("Un. Deux !\n\n{{example:awa}}\n\nTrois\nquatre.") == [
        "Un.",
        "Deux !",
        "Trois",
        "quatre.",
    ]


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("", 0),
        ("The cat sat.", 3),
        ("The cat sat. The elephant slept well.", 3.5 + 100 / 7),
        ("L'éléphant dort.", 2 + 100 / 2),
        ("Type `range_of_values` here.", 3),
    ],
)
def test_long_words_and_long_sentences_make_a_text_hard_to_read(text: str, score: float) -> None:
    assert lix(text) == pytest.approx(score)
