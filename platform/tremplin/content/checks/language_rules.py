"""Rules for words: both languages alike, short enough to read, nothing that leads elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tremplin.content.format.folder import Folder, problem
from tremplin.content.format.messages import Message
from tremplin.content.format.problems import ContentError, Problem
from tremplin.content.format.statement import read_statement, split_front
from tremplin.content.markup.text import code_words, count_words, includes_of, lix, sentences
from tremplin.domain.exercise import LANGUAGES, Text

READING_LIMITS = ((7, 40, 10), (9, 70, 12), (11, 120, 16), (13, 180, 20), (14, 250, 24))
"""From this youngest age on: words in a statement, words in a sentence."""
MAX_LIX = 40
"""Above it a text reads like a newspaper, no more like a story (`text.lix`): worth another look,
not a refusal."""
_SAME_BEYOND_WORDS = 3
_FOREIGN = (
    (r"https?:|www\.|\]\(|\]:\s", Message("There is a link: all stays in the exercise.")),
    (r"<[A-Za-z/!]", Message("There is HTML: all stays in the exercise.")),
    (r"[\w.]+@\w+\.\w+", Message("There is an e-mail address: all stays in the exercise.")),
)
_NO_SPACE = re.compile(r"(?<=[\w»)])[!?;:](?=[\s»)]|$)", re.MULTILINE)
"""A French sign of two parts that stands against its word."""
_CODE = re.compile(r"`[^`]*`|\{\{.*?\}\}")
_BRANDS = re.compile(
    r"\b(?:Adidas|Apple|Barbie|Batman|Coca-Cola|Discord|Disney|Facebook|Ferrari|Fortnite|Google"
    r"|Haribo|Hello Kitty|Instagram|Kinder|Lego|LEGO|Mario|McDonald|Microsoft|Minecraft|Netflix"
    r"|Nike|Nintendo|Nutella|Oreo|Paw Patrol|Playmobil|PlayStation|Pok[eé]mon|Roblox|Samsung"
    r"|Scratch|Snapchat|Spider-Man|Spiderman|Spotify|Star Wars|TikTok|Twitch|WhatsApp|Wikipedia"
    r"|Xbox|YouTube)\b"
)
"""Names that sell something, as they are written: an exercise advertises nothing (rule 9)."""


def language_problems(folder: Folder) -> list[Problem]:
    """What is wrong with the words of an exercise, in the order of its files."""
    markdown: dict[str, str] = {}
    found: list[Problem] = []
    for language in LANGUAGES:
        try:
            read_statement(folder.meta, folder.files, language)
            front, body = split_front(folder.files, f"{language}.md")
        except ContentError as error:
            found.extend(error.problems)
        else:
            markdown[language] = f"{front.title}\n\n{front.goal}\n\n{body}"

    found.extend(_typography(markdown.get("fr", ""), path="fr.md"))

    for language, text in markdown.items():
        found.extend(_foreign(text, path=f"{language}.md"))
        found.extend(_reading(text, folder.meta.ages[0], f"{language}.md"))

    if len(markdown) == len(LANGUAGES):
        found.extend(_alike(markdown))
    return [*found, *_sentence_problems(folder)]


def _sentence_problems(folder: Folder) -> Iterator[Problem]:
    most = _limits(folder.meta.ages[0])[1]
    for key, words in folder.sentences():
        text = words.as_text()
        for language in LANGUAGES:
            yield from _foreign(text[language], key=f"{key}.{language}")
            yield from _too_long(text[language], most, key=f"{key}.{language}", warning=True)
        yield from _typography(text["fr"], f"{key}.fr")
        yield from _same_code_words(text, key)
        yield from _not_translated(text, key)


def _alike(markdown: Text) -> Iterator[Problem]:
    if Counter(includes_of(markdown["fr"])) != Counter(includes_of(markdown["en"])):
        yield problem(
            "languages", Message("Both statements must include the same things."), path="en.md"
        )
    yield from _same_code_words(markdown, path="en.md")
    yield from _not_translated(markdown, path="en.md")


def _same_code_words(text: Text, key: str = "", path: str = "exercise.yaml") -> Iterator[Problem]:
    fr_words, en_words = (Counter(set(code_words(text[language]))) for language in LANGUAGES)
    different = sorted(((fr_words - en_words) + (en_words - fr_words)).elements())
    if different:
        listed = ", ".join(f"`{word}`" for word in different)
        yield problem(
            "languages",
            Message("Code words in one language only: %(words)s.", words=listed),
            key,
            path,
        )


def _not_translated(text: Text, key: str = "", path: str = "exercise.yaml") -> Iterator[Problem]:
    same = text["fr"].strip() == text["en"].strip()
    if same and count_words(text["fr"]) > _SAME_BEYOND_WORDS:
        yield problem(
            "languages",
            Message("French and English are the same: one is not translated."),
            key,
            path,
        )


def _foreign(text: str, key: str = "", path: str = "exercise.yaml") -> Iterator[Problem]:
    without_code = _CODE.sub("", text)
    for pattern, message in _FOREIGN:
        if re.search(pattern, without_code):
            yield problem("links", message, key, path)

    for brand in dict.fromkeys(_BRANDS.findall(without_code)):
        yield problem(
            "brands",
            Message(
                "'%(brand)s' is a brand: make up a name, or say what the thing is.", brand=brand
            ),
            key,
            path,
        )


def _typography(text: str, key: str = "", path: str = "exercise.yaml") -> Iterator[Problem]:
    """French signs without their space; a plain one will do, pages keep it from breaking."""
    for line in _CODE.sub("x", text).splitlines():
        if sign := _NO_SPACE.search(line):
            yield problem(
                "typography",
                Message(
                    "In French a space is missing before '%(sign)s': '%(line)s'",
                    sign=sign[0],
                    line=line.strip(),
                ),
                key,
                path,
                warning=True,
            )


def _reading(text: str, youngest: int, path: str) -> Iterator[Problem]:
    most_words, most_in_sentence = _limits(youngest)
    count = sum(count_words(sentence) for sentence in sentences(text))
    if count > most_words:
        yield problem(
            "reading-level",
            Message(
                "The statement has %(count)s words; at age %(youngest)s, %(most)s at most.",
                count=count,
                youngest=youngest,
                most=most_words,
            ),
            path=path,
        )

    yield from _too_long(text, most_in_sentence, path=path)

    if (score := lix(text)) > MAX_LIX:
        yield problem(
            "reading-level",
            Message(
                "A text that is hard to read (LIX %(score)s, %(most)s at most): shorter words, "
                "shorter sentences.",
                score=f"{score:.1f}",
                most=MAX_LIX,
            ),
            path=path,
            warning=True,
        )


def _too_long(
    text: str, most: int, key: str = "", path: str = "exercise.yaml", *, warning: bool = False
) -> Iterator[Problem]:
    for sentence in sentences(text):
        if (count := count_words(sentence)) > most:
            yield problem(
                "reading-level",
                Message(
                    "A sentence of %(count)s words, %(most)s at most: '%(sentence)s'",
                    count=count,
                    most=most,
                    sentence=sentence,
                ),
                key,
                path,
                warning=warning,
            )


def _limits(youngest: int) -> tuple[int, int]:
    fitting = [limit for limit in READING_LIMITS if limit[0] <= youngest] or [READING_LIMITS[0]]
    return fitting[-1][1:]
