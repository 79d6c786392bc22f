"""The words of docs/words.md: each has one line, and what was retired names nothing any more."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (ROOT / "platform/tremplin", ROOT / "sandbox/tremplin_sandbox")
PAGE = (ROOT / "docs/words.md").read_text()
ROW = re.compile(r"^\| (?!In code|Retired|---)([^|]+) \|", re.MULTILINE)
LIVING, _, LEFT = PAGE.partition("\n## Retired\n")
RETIRED = tuple(ROW.findall(LEFT))


def names_in(source: str) -> Iterator[str]:
    """The names of the classes and functions that are defined in a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name


def has_retired(name: str) -> bool:
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
    return any(re.search(rf"(^|_){word}s?(_|$)", snake) for word in RETIRED)


def modules() -> Iterator[Path]:
    for package in PACKAGES:
        yield from (file for file in sorted(package.rglob("*.py")) if "versions" not in file.parts)


def test_a_word_has_one_line():
    words = ROW.findall(LIVING)
    assert len(words) > 35
    assert len(words) == len(set(words))


def test_no_module_bears_a_retired_word():
    found = {
        part
        for file in modules()
        for part in file.relative_to(ROOT).with_suffix("").parts
        if has_retired(part)
    }
    assert found == set()


def test_no_class_or_function_bears_a_retired_word():
    found = [
        f"{file.name}: {name}"
        for file in modules()
        for name in names_in(file.read_text())
        if has_retired(name)
    ]
    assert found == []


@pytest.mark.parametrize(
    "name", ["SecondStep", "take_off_second_step", "Sketch", "jobs_for", "StatementSketch"]
)
def test_a_retired_word_is_seen_wherever_it_stands(name):
    assert has_retired(name)


@pytest.mark.parametrize("name", ["exercise_jobs", "ExerciseDraft", "computed", "two_factor_of"])
def test_other_words_are_not(name):
    assert not has_retired(name)
