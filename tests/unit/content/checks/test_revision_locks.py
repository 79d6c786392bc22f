"""What decides a verdict does not change under the number of a revision."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.content.samples import ROOT, changed, exercise, written

from tremplin.cli.content_check import lock
from tremplin.content.checker import check
from tremplin.content.checks.revision_locks import deciding_digest, read_locks
from tremplin.content.format.messages import in_words
from tremplin.content.format.problems import ContentError

HELLO = "exercises/t3-python/hello"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A place with two exercises whose revisions are locked."""
    for slug in ("hello", "badge"):
        written(exercise(slug), tmp_path / "exercises/t3-python" / slug)
    written({"skills.yaml": (ROOT / "curricula/skills.yaml").read_bytes()}, tmp_path / "curricula")
    assert _lock(tmp_path).exit_code == 0
    return tmp_path


def _lock(library: Path) -> Result:
    return CliRunner().invoke(lock, [str(library / "exercises")])


def _change(library: Path, old: str, new: str) -> None:
    written(changed("hello", "exercise.yaml", old, new), library / HELLO)


def _found(library: Path) -> list[tuple[str, str]]:
    return [
        (finding.severity, in_words(finding.message, "en"))
        for finding in check([library / "exercises"]).findings
    ]


def test_what_is_locked_as_it_stands_is_in_order(library: Path) -> None:
    assert _found(library) == []


def test_a_weaker_test_needs_a_new_number(library: Path) -> None:
    _change(library, "entry:", "compare: {case: ignore}\nentry:")
    error = ("error", "Tests, starter or solution have changed: write 'revision: 2'.")
    assert _found(library) == [error]
    before = (library / "exercises/revisions.lock").read_bytes()
    result = _lock(library)
    assert result.exit_code == 1
    assert error[1] in result.output
    assert (library / "exercises/revisions.lock").read_bytes() == before


def test_a_new_number_is_noted_by_the_command(library: Path) -> None:
    _change(library, "revision: 1\n", "revision: 2\n")
    assert _found(library) == [
        ("warning", "Revision 2 is not noted yet: run `tremplin content lock`.")
    ]
    assert "2 exercises, 1 lines new" in _lock(library).output
    assert _found(library) == []


def test_there_is_no_way_back_to_an_old_number(library: Path) -> None:
    _change(library, "revision: 1\n", "revision: 2\n")
    _lock(library)
    _change(library, "revision: 1\n", "revision: 1\n")
    assert _found(library) == [
        ("error", "Revision 2 was given out already: there is no way back to 1.")
    ]


def test_words_may_be_mended_without_a_number() -> None:
    message = changed("badge", "exercise.yaml", "Regarde les espaces", "Compte les espaces")
    assert deciding_digest(message) == deciding_digest(exercise("badge"))
    assert deciding_digest({**exercise("badge"), "fr.md": b"autre"}) == deciding_digest(
        exercise("badge")
    )


@pytest.mark.parametrize("name", ["starter.py", "solution.py", "files/words.txt"])
def test_programs_and_data_decide(name: str) -> None:
    assert deciding_digest({**exercise("badge"), name: b"other"}) != deciding_digest(
        exercise("badge")
    )


def test_an_exercise_that_was_given_out_does_not_vanish(library: Path) -> None:
    shutil.rmtree(library / HELLO)
    ((severity, message),) = _found(library)
    assert severity == "error"
    assert "keeps its folder and its id, with 'status: retired'" in message


def test_a_lock_file_left_half_merged_is_named(library: Path) -> None:
    with pytest.raises(ContentError, match="Line 1 cannot be read"):
        read_locks(b"<<<<<<< ours\n")
