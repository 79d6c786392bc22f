"""Authored Markdown becomes clean HTML here, and nowhere else.

A limited Markdown (no raw HTML, no link, no remote image) is rendered by markdown-it;
what it renders is then sanitized.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from tremplin.content.markup.clean_html import INLINE_TAGS, clean_html

INCLUDE = re.compile(r"\{\{\s*([a-z]+):([A-Za-z0-9._-]+)\s*\}\}")
"""``{{code:starter}}``, ``{{example:small}}``, ``{{image:hills.png}}``."""

_RENDERED_INCLUDE = re.compile(rf"<p>{INCLUDE.pattern}</p>|{INCLUDE.pattern}")
_CODE = re.compile(r"(`[^`]*`)")
_FRENCH_SPACE = re.compile(
    "[ \N{NARROW NO-BREAK SPACE}](?=[?!:;»])|(?<=«)[ \N{NARROW NO-BREAK SPACE}]"
)
_APOSTROPHE = re.compile(
    r"(?<=[^\W\d_])'(?=[^\W\d_])|(?:(?<=\b[cdjlmnst])(?<!'.)|(?<=qu))'(?=[«“\d]|$)", re.I
)
"""Between two letters, and where French elides before what is no letter, as in "l'`input`"."""
_LONG_WORD = re.compile(r"[^\W\d_]{7,}")
Include = Callable[[str, str], str]
"""From the two words of an include to its HTML; raises KeyError for what does not exist."""


def to_html(markdown: str, include: Include | None = None) -> str:
    """Clean HTML of a whole text; includes stand alone on their line."""
    return _render(_parse(markdown), include)


def split_steps(markdown: str, include: Include | None = None) -> tuple[tuple[str, ...], str]:
    """The steps of a statement and its body, both as clean HTML.

    The steps are the items of the first numbered list; everything else is the body.
    """
    tokens = _parse(markdown)
    types = [token.type for token in tokens]
    if "ordered_list_open" not in types:
        return (), _render(tokens, include)

    start = types.index("ordered_list_open")
    end = next(i for i in range(start, len(tokens)) if _closes(tokens[i], tokens[start]))
    items = _items(tokens[start + 1 : end], level=tokens[start].level + 1)
    steps = tuple(_without_paragraph(_render(item, include)) for item in items)
    body = [*tokens[:start], *tokens[end + 1 :]]
    return steps, _render(body, include)


def inline_html(sentence: str) -> str:
    """Clean HTML of one sentence, such as a hint: only code words and emphasis are kept."""
    return clean_html(_MARKDOWN.renderInline(sentence), INLINE_TAGS)


def typeset(text: str) -> str:
    """A text with the signs that print has: typographic apostrophes, and spaces that do not break.

    Authors type an ordinary space before ``?``, ``!``, ``:``, ``;`` and ``»`` and after ``«``; at a
    line's end it would tear the sign off its word. Words in back-quotes are code and stay as they
    are.
    """
    pieces = _CODE.split(text)
    # Splitting at a group gives prose and code in turns, prose first.
    pieces[::2] = map(_typeset, pieces[::2])
    return "".join(pieces)


def _typeset(prose: str) -> str:
    # Not the narrow one: the typeface of the site has no such sign, and another's would stand in
    # the line.
    spaced = _FRENCH_SPACE.sub("\N{NO-BREAK SPACE}", prose)
    return _APOSTROPHE.sub("\N{RIGHT SINGLE QUOTATION MARK}", spaced)


def includes_of(markdown: str) -> list[tuple[str, str]]:
    """The includes of a text, in order, as (word, name)."""
    return INCLUDE.findall(markdown)


def code_words(markdown: str) -> list[str]:
    """The words in back-quotes, sorted: they must be the same in every language."""
    return sorted(_inline_code(_parse(markdown)))


def _inline_code(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type != "inline":
            continue
        for child in token.children or ():
            if child.type == "code_inline":
                yield child.content


def sentences(markdown: str) -> list[str]:
    """The sentences a child reads, without code blocks and includes, for the limits on length."""
    parts: list[str] = []
    for token in _parse(INCLUDE.sub("", markdown)):
        if token.type == "inline":
            parts += re.split(r"(?<=[.!?…:])[\s»”]+|\n", token.content)
    return [part.strip() for part in parts if count_words(part)]


def count_words(sentence: str) -> int:
    """Words of a sentence; a code word counts as one, French punctuation standing alone as none."""
    return len(re.findall(r"[^\s«»“”]*\w[^\s«»“”]*", re.sub(r"`[^`]*`", "code", sentence)))


def lix(markdown: str) -> float:
    """The readability index LIX: words per sentence, plus the percentage of words over six letters.

    Below 30 reads like a children's book, 30 to 40 like a novel, more like a newspaper; the same in
    every language. A text without a word has 0. Code words count as short ones.

    Source: C. H. Björnsson, *Läsbarhet*, Liber, Stockholm, 1968.
    """
    read = sentences(markdown)
    if not read:
        return 0.0
    words = sum(map(count_words, read))
    long = len(_LONG_WORD.findall(re.sub(r"`[^`]*`", "", " ".join(read))))
    return words / len(read) + 100 * long / words


class _LinklessMarkdown(MarkdownIt):
    """CommonMark without links: "[x](javascript:…)" stays the plain text that it is."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's own name
        return False


def _typeset_texts(state: StateCore) -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text":
                child.content = _typeset(child.content)


_MARKDOWN = _LinklessMarkdown("commonmark", {"html": False, "linkify": False}).enable("table")
_MARKDOWN.core.ruler.push("typeset", _typeset_texts)


def _parse(markdown: str) -> list[Token]:
    return _MARKDOWN.parse(markdown)


def _render(tokens: Sequence[Token], include: Include | None) -> str:
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    if include is not None:
        # One pass, so that two braces inside an included program are left as they are.
        html = _RENDERED_INCLUDE.sub(
            lambda found: include(found[1] or found[3], found[2] or found[4]), html
        )
    return clean_html(html).strip()


def _closes(token: Token, opening: Token) -> bool:
    return token.type == "ordered_list_close" and token.level == opening.level


def _items(tokens: Sequence[Token], level: int) -> list[list[Token]]:
    items: list[list[Token]] = []
    for token in tokens:
        if token.type == "list_item_open" and token.level == level:
            items.append([])
        elif not (token.type == "list_item_close" and token.level == level):
            items[-1].append(token)
    return items


def _without_paragraph(html: str) -> str:
    if html.count("<p>") != 1:
        return html
    return re.sub(r"\A<p>(.*)</p>\Z", r"\1", html, flags=re.DOTALL)


def code_block(source: str, kind: str = "program") -> str:
    """HTML of a program or of text on a screen, line by line as it is."""
    return f'<pre class="{kind}"><code>{escape(source.rstrip(chr(10)), quote=False)}</code></pre>'
