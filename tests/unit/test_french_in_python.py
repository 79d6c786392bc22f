"""What is said to people stands in the catalogues and in the content: French in Python could not be translated."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    path
    for folder in ("platform/tremplin", "sandbox")
    for path in (ROOT / folder).rglob("*.py")
    if path.is_file()
)
KEPT = {
    "platform/tremplin/content/checks/language_rules.py": "names of brands, as they are written: looked for",
    "platform/tremplin/domain/errors/signs.py": "words that children write for Python's: looked for, never said",
    "platform/tremplin/domain/names.py": "letters that a name is compared without",
    "platform/tremplin/services/groups/class_list.py": "what stands over the columns of a pasted list: looked for",
    "platform/tremplin/services/groups/make_demo.py": "first names of invented children",
    "platform/tremplin/web/exercise/step_pictures.py": "verbs of the content, each with its picture: looked for",
}
"""Where French in Python is no sentence, and why."""
_LETTER = re.compile(r"[àâçèéêëîïôùûœæ]", re.IGNORECASE)
_WORD = re.compile(
    r"\b(?:aux?|avec|cette?|chaque|dans|des|du|elle|est|et|il|les?|la|ne|nous|ont|ou|par|pas|pour|que?|qui|sans|ses?"
    r"|sont|sur|tu|une?|vous)\b",
    re.IGNORECASE,
)


def french(text: str) -> bool:
    """Whether a text has a letter that only French has here, or two different words that make its sentences."""
    return bool(_LETTER.search(text)) or len({word.lower() for word in _WORD.findall(text)}) > 1


def texts(tree: ast.Module) -> Iterator[str]:
    """The texts of a program; docstrings are for those who read it."""
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documentation
        ):
            yield node.value


def found_in(path: Path) -> list[str]:
    return [text for text in texts(ast.parse(path.read_text(encoding="utf-8"))) if french(text)]


@pytest.mark.parametrize(
    "text", ["Ce fichier manque à l’appel", "le monde", "Il ne reste rien", "un tour de plus que"]
)
def test_french_is_seen(text):
    assert french(text) == (text != "le monde")


def test_english_is_no_french():
    assert not french(
        "The statement has three numbered steps; it needs one to four, or none at all."
    )


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if str(path.relative_to(ROOT)) not in KEPT],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_french_stands_in_python(path):
    assert found_in(path) == []


@pytest.mark.parametrize("name", sorted(KEPT))
def test_an_exception_is_still_one(name):
    assert found_in(ROOT / name), f"{name} has no French any more: take it out of the list"
