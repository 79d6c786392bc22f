"""French as it is printed: typographic apostrophes, and no sign that stands against its word or is torn off it."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from tremplin.content.format.files import read_folder
from tremplin.content.format.folder import Folder
from tremplin.content.format.loader import (
    curriculum_from_bytes,
    exercise_from_files,
    glossary_from_bytes,
    skills_from_bytes,
)
from tremplin.content.format.messages import Message, in_words
from tremplin.web.base.markup import code_words

ROOT = Path(__file__).resolve().parents[2]
EXERCISES = sorted(path.parent for path in (ROOT / "exercises").rglob("exercise.yaml"))
PROGRAMS = [path for folder in ("bin", "docker") for path in sorted((ROOT / folder).rglob("*.py"))]
_NO_PROSE = re.compile(
    r"`[^`]*`|<(?P<code>code|pre)\b.*?</(?P=code)>|\{\{.*?\}\}|%\(\w+\)[sd]|\d:\d\d|https?://\S+",
    re.DOTALL,
)
_KEYS = re.compile(r"«\u00a0(?:kind|engine|status|revision): \S*\u00a0»")
"""Lines of a file as messages for authors quote them."""
_TAGS = re.compile(r"<[^>]+>")
_STRAIGHT = re.compile(r"(?i)\b(?:[cdjlmnst]|\w*qu|aujourd)'(?=[\w«“])")
_AGAINST = re.compile(r"[^\s?!]([?!:;»])(?=[\s»)\"]|$)|«(?=\S)")
_BREAKING = re.compile(r"[ \t\u202f](?=[?!:;»])|«[ \t\u202f]")
_FRENCH = re.compile(
    r"[àâçèéêîôùûœ]|« ?\w|\b(?:[cdjlmnst]|qu)['’][a-zéèêh]|\b(?:le|la|les|une|des|est|pas)\b"
)
"""Enough of French that no English sentence of ours is taken for it."""


def slips(text: str, *rules: re.Pattern[str]) -> list[str]:
    """The places where a French text breaks a rule, with what stands around them."""
    prose = _TAGS.sub("", _NO_PROSE.sub("x", text))
    return [
        prose[max(0, found.start() - 20) : found.end() + 20]
        for rule in rules or (_STRAIGHT, _AGAINST, _BREAKING)
        for found in rule.finditer(prose)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Où est-il ?",
        "Où est-il?",
        "Où est-il\u202f?",
        "« Oui\u00a0»",
        "«Oui\u00a0»",
        "Deux mots: oui",
        "l'été",
        "Jusqu'ici",
        "<em>d'ici</em>",
    ],
)
def test_a_slip_is_seen(text: str) -> None:
    assert slips(text)


@pytest.mark.parametrize(
    "text",
    [
        "Où\u00a0?!",
        "«\u00a0Oui\u00a0»",
        "Il est 10:30.",
        "<pre>if x: d'a ?</pre>",
        "`l'a ?`\u00a0: l’été",
        "%(name)s\u00a0!",
    ],
)
def test_what_is_right_is_no_slip(text: str) -> None:
    assert slips(text) == []


@pytest.mark.parametrize(
    ("package", "least"), [("platform/tremplin", 1000), ("sandbox/tremplin_sandbox", 40)]
)
def test_the_catalogue_is_typeset(package: str, least: int) -> None:
    with (ROOT / package / "translations/fr/LC_MESSAGES/messages.po").open("rb") as file:
        french = read_po(file, locale="fr")
    texts = [
        _KEYS.sub("x", text) for message in french if message.id for text in _each(message.string)
    ]
    assert len(texts) > least
    assert [slip for text in texts for slip in slips(text)] == []


@pytest.mark.parametrize("folder", EXERCISES, ids=lambda folder: folder.name)
def test_what_a_child_reads_in_an_exercise_is_typeset(folder: Path) -> None:
    exercise = exercise_from_files(read_folder(folder), "/")
    statement = exercise.statements["fr"]
    read = [
        statement.title,
        statement.goal,
        *statement.steps,
        statement.body,
        *_french([exercise.hints]),
    ]
    if exercise.prediction:
        read += [
            exercise.prediction.on_fail["fr"],
            *(choice.says["fr"] for choice in exercise.prediction.choices),
        ]
    if exercise.project:
        read += _french(
            [exercise.project.milestones, [item.text for item in exercise.project.checklist]]
        )
    # What the tests answer is set when it is shown.
    read += [
        str(code_words(words.fr)) for _key, words in Folder.of(read_folder(folder)).sentences()
    ]
    assert [slip for text in read for slip in slips(text)] == []


@pytest.mark.parametrize("name", ["robot", "turtle", "python-basics"])
def test_a_curriculum_is_typeset(name: str) -> None:
    curriculum = curriculum_from_bytes((ROOT / f"curricula/{name}.yaml").read_bytes())
    texts = [curriculum.title, curriculum.summary, curriculum.facilitator]
    texts += [
        text
        for unit in curriculum.units
        for text in (unit.title, unit.goal, unit.unplugged, unit.notes)
    ]
    assert [slip for text in _french(texts) for slip in slips(text)] == []


def test_skills_and_glossary_are_typeset() -> None:
    skills = skills_from_bytes((ROOT / "curricula/skills.yaml").read_bytes()).values()
    words = glossary_from_bytes((ROOT / "curricula/glossary.yaml").read_bytes())
    texts = [text for skill in skills for text in (skill.title, skill.parents)]
    texts += [text for word in words for text in (word.term, word.meaning)]
    assert [slip for text in _french(texts) for slip in slips(text)] == []


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: str(path.relative_to(ROOT)))
def test_french_in_python_has_its_signs(path: Path) -> None:
    """What runs before there are catalogues; an ordinary space will do there: a terminal breaks lines anywhere."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [text for text in _sentences(tree) if _FRENCH.search(text)]
    assert [slip for text in texts for slip in slips(text, _STRAIGHT, _AGAINST)] == []


def test_french_in_the_board_is_typeset() -> None:
    source = (ROOT / "platform/frontend/src/blocks/french-for-readers.ts").read_text(
        encoding="utf-8"
    )
    texts = [
        text.replace(r"\u00a0", "\u00a0")
        for text in re.findall(r': "(.*)",$', source, re.MULTILINE)
    ]
    assert len(texts) > 40
    assert [slip for text in texts for slip in slips(text)] == []


def test_messages_for_authors_are_typeset() -> None:
    assert (
        in_words(Message("« `%(code)s` » : l'été ?", code="l'a"), "en")
        == "«\u00a0`l'a`\u00a0»\u00a0: l’été\u00a0?"
    )


def _each(string: Any) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, (list, tuple)) else (string,)


def _french(texts: Any) -> list[str]:
    """The French of texts by language, however they are nested."""
    if isinstance(texts, str):
        return []
    if isinstance(texts, Mapping):
        return [texts["fr"]] if "fr" in texts else _french(list(texts.values()))
    return [french for text in texts for french in _french(text)]


def _sentences(tree: ast.Module) -> Iterator[str]:
    """The texts of a program; docstrings, patterns and the pieces around a placeholder's format are none.

    An f-string is one text, with a letter for each placeholder.
    """
    documented = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if part is not node
    }
    patterns = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and getattr(node.func.value, "id", "") == "re"
        for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in documented | inside | patterns:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values
            )
