"""From files to exercises and curricula, and the hash that names a revision."""

from pathlib import Path

import pytest
from tests.content.samples import ROOT, exercise, written

from tremplin.content.format.loader import (
    content_hash,
    curriculum_from_bytes,
    data_files,
    exercise_from_files,
    glossary_from_bytes,
    read_folder,
    skills_from_bytes,
    spec_from_files,
)
from tremplin.content.format.problems import ContentError
from tremplin.domain.exercise import Kind


def test_an_exercise_is_read_whole() -> None:
    found = exercise_from_files(exercise("ask-name"))
    assert (found.slug, found.kind, found.revision, found.reads_input) == (
        "ask-name",
        Kind.STDOUT,
        2,
        True,
    )
    assert found.title == {"fr": "Comment tu t’appelles\u00a0?", "en": "What’s your name?"}
    assert found.starter.startswith("name = input()")
    assert list(found.solutions) == ["solution.py", "solution-fstring.py", "solution-plus.py"]
    assert len(found.statements["fr"].steps) == len(found.statements["en"].steps) == 3
    assert found.prediction is None


def test_only_visible_tests_are_examples() -> None:
    (example,) = exercise_from_files(exercise("ask-name")).examples
    assert (example.test_id, example.typed, example.printed) == ("awa", "Awa\n", "Bip bip Awa\n")


def test_no_hidden_input_reaches_what_a_child_reads() -> None:
    shown = repr(exercise_from_files(exercise("ask-name")).statements) + repr(
        exercise("ask-name")["starter.py"]
    )
    assert "Kenan" not in shown


def test_steps_leave_the_body() -> None:
    statement = exercise_from_files(exercise("hello")).statements["en"]
    assert statement.steps[0] == "Run the program and watch the screen."
    assert "<ol>" not in statement.body
    assert "Bip bip, Boulon" in statement.body


def test_a_drawing_keeps_its_spaces() -> None:
    assert "  ^\n ^^^\n^^^^^" in exercise_from_files(exercise("three-lines")).statements["fr"].body


def test_the_spec_of_an_exercise_is_its_tests() -> None:
    spec = spec_from_files(exercise("badge"))
    assert [test.id for test in spec.tests] == [
        "ines",
        "another-badge",
        "long-name",
        "uses-fstring",
    ]
    assert type(spec).__name__ == "GradingSpec"


def test_an_exercise_on_disk_reads_like_its_mapping(tmp_path: Path) -> None:
    files = exercise("badge")
    again = read_folder(written(files, tmp_path / "badge"))
    assert again == files
    assert exercise_from_files(again) == exercise_from_files(files)


def test_hidden_files_and_caches_are_left_out(tmp_path: Path) -> None:
    folder = written(
        {"exercise.yaml": b"x", ".DS_Store": b"x", "__pycache__/a.pyc": b"x"}, tmp_path / "e"
    )
    assert list(read_folder(folder)) == ["exercise.yaml"]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "files").symlink_to("/etc")
    with pytest.raises(ContentError, match="A link is no exercise file"):
        read_folder(tmp_path)


def test_a_folder_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "big.csv").write_bytes(b"x" * 300_001)
    with pytest.raises(ContentError, match="over 300 kB"):
        read_folder(tmp_path)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="This folder does not exist"):
        read_folder(tmp_path / "nowhere")


def test_the_hash_does_not_depend_on_the_order() -> None:
    files = exercise("hello")
    assert content_hash(files) == content_hash(dict(reversed(files.items())))


@pytest.mark.parametrize(
    "other",
    [{"a": b"12", "b": b""}, {"ab": b"1", "": b"2"}, {"a": b"1", "c": b"2"}, {"a": b"1"}],
    ids=["moved", "renamed", "other-name", "missing"],
)
def test_the_hash_tells_contents_apart(other: dict[str, bytes]) -> None:
    assert content_hash(other) != content_hash({"a": b"1", "b": b"2"})


def test_the_hash_of_known_files_stays_what_it_was() -> None:
    # Revisions in the databases of running sites are named by this hash.
    assert (
        content_hash({"a": b"1"})
        == "45a883f47346ff3c88fefec6f2dc2d468bf9fdc202e9cd09ccb6cb00592d8f08"
    )


def test_data_files_are_named_as_the_program_opens_them() -> None:
    assert data_files({"files/rides.csv": b"1", "fr.md": b"2"}) == {"rides.csv": b"1"}


def test_a_curriculum_is_read_whole() -> None:
    found = curriculum_from_bytes((ROOT / "curricula" / "python-basics.yaml").read_bytes())
    assert found.title == {"fr": "Premiers pas en Python", "en": "First steps in Python"}
    assert {unit.opens_at for unit in found.units} == {0.7}
    assert found.slugs[:2] == ("hello", "three-lines")
    assert found.units[0].unplugged["fr"].startswith("<p><strong>Les tiroirs de Boulon")


def test_skills_and_glossary_are_read() -> None:
    skills = skills_from_bytes((ROOT / "curricula" / "skills.yaml").read_bytes())
    assert skills["io.print"].parents["fr"] == "sait faire afficher un message par un programme"
    words = glossary_from_bytes((ROOT / "curricula" / "glossary.yaml").read_bytes())
    assert words[0].term == {"fr": "programme", "en": "program"}
