"""Rules for technical words: each explained in the glossary, none before its age."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tremplin.content.format.files import Files
from tremplin.content.format.folder import Folder, problem
from tremplin.content.format.messages import Message
from tremplin.content.format.problems import ContentError, Problem
from tremplin.content.format.schema import GlossaryFile
from tremplin.content.format.statement import split_front
from tremplin.content.format.yaml_file import parse
from tremplin.content.markup.glossary import word_pattern
from tremplin.domain.exercise import LANGUAGES


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The technical words of the curricula.

    Attributes:
        explained: By language, each word of the glossary and the youngest age it is explained to.
        technical: By language, words that may only be used where they are explained.
    """

    explained: Mapping[str, Mapping[str, int]]
    technical: Mapping[str, tuple[str, ...]]


def vocabulary_from_bytes(document: bytes, path: str = "glossary.yaml") -> Vocabulary:
    """The words of a glossary.

    Raises:
        ContentError: The document is not YAML or breaks the schema.
    """
    file = parse(GlossaryFile, path, document)
    explained = {
        lang: {word.term.as_text()[lang]: word.from_age for word in file.words}
        for lang in LANGUAGES
    }
    return Vocabulary(explained, {lang: getattr(file.technical, lang) for lang in LANGUAGES})


def vocabulary_problems(folder: Folder, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Technical words that the youngest child meets too early, or finds nowhere explained."""
    youngest = folder.meta.ages[0]
    for language in LANGUAGES:
        explained, technical = vocabulary.explained[language], vocabulary.technical[language]
        known = tuple(word for word, age in explained.items() if age <= youngest)
        for key, path, text in _texts(folder, language):
            left = word_pattern(known, language).sub(" ", text) if known else text
            for word in _found(technical, left, language):
                yield problem("vocabulary", _too_soon(word, explained.get(word)), key, path)


def _too_soon(word: str, from_age: int | None) -> Message:
    if from_age is None:
        return Message(
            "A technical word that nothing explains: '%(word)s'. Say it otherwise, or put it in "
            "the glossary.",
            word=word,
        )
    return Message(
        "'%(word)s' is a word from age %(from_age)s on: say it otherwise.",
        word=word,
        from_age=from_age,
    )


def _texts(folder: Folder, language: str) -> Iterator[tuple[str, str, str]]:
    yield from _statement(folder.files, language)
    for key, words in folder.sentences():
        yield f"{key}.{language}", "exercise.yaml", _prose(words.as_text()[language])


def _statement(files: Files, language: str) -> Iterator[tuple[str, str, str]]:
    path = f"{language}.md"
    try:
        front, body = split_front(files, path)
    except ContentError:
        return  # the language rules report a statement that cannot be read
    yield "", path, _prose(f"{front.title}\n{front.goal}\n{body}")


def _prose(text: str) -> str:
    return re.sub(r"`[^`]*`|\{\{.*?\}\}", " ", text)


def _found(words: tuple[str, ...], text: str, language: str) -> Iterator[str]:
    if words:
        found = word_pattern(words, language).finditer(text)
        yield from dict.fromkeys(words[int((each.lastgroup or "w0")[1:])] for each in found)
