"""Checking folders and curricula on disk, without a sandbox."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.content.samples import ROOT, changed, exercise, written

from tremplin.cli.content_check import check as command
from tremplin.content.checker import check
from tremplin.content.format.messages import in_words


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A place with two exercises, a curriculum of them, and the skills."""
    for slug in ("hello", "three-lines"):
        written(exercise(slug), tmp_path / "exercises" / "t3-python" / slug)
    text = (ROOT / "curricula" / "python-basics.yaml").read_text()
    start, end = text.index("  - id: numbers-and-variables"), text.index("facilitator:")
    text = text[:start] + text[end:]
    text = text.replace(
        "core: [hello, three-lines, quote-bug, ask-name, what-is-printed, badge]",
        "core: [hello, three-lines]",
    )
    skills = (ROOT / "curricula" / "skills.yaml").read_bytes()
    curriculum = text.replace("checkpoint: badge", "checkpoint: hello").encode()
    written({"skills.yaml": skills, "python-basics.yaml": curriculum}, tmp_path / "curricula")
    return tmp_path


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def test_a_library_in_order_is_reported_so(library: Path) -> None:
    report = check([library])
    assert report.findings == ()
    assert (report.ok, report.exercises, report.curricula, report.trials) == (True, 2, 2, 0)


def test_one_exercise_alone_knows_the_skills_around_it(library: Path) -> None:
    written(
        changed("hello", "exercise.yaml", "io.print", "io.dance"),
        library / "exercises/t3-python/hello",
    )
    (finding,) = check([library / "exercises/t3-python/hello"]).findings
    assert finding.path.endswith("t3-python/hello/exercise.yaml")
    assert finding.rule == "skills"


def test_a_folder_that_is_no_exercise_is_said_to_be_none(tmp_path: Path) -> None:
    written({"fr.md": b"x"}, tmp_path / "lost")
    findings = [
        finding for finding in check([tmp_path / "lost"]).findings if finding.rule == "schema"
    ]
    assert [in_words(finding.message, "en") for finding in findings] == ["This file is missing."]


def test_two_exercises_with_one_id_are_found(library: Path) -> None:
    copy = changed("hello", "exercise.yaml", "slug: hello", "slug: hello-again")
    written(copy, library / "exercises/t3-python/hello-again")
    (finding,) = check([library / "exercises/t3-python/hello-again"]).findings
    assert (finding.rule, finding.key) == ("unique", "id")
    assert "is taken by hello" in in_words(finding.message, "en")


@pytest.mark.parametrize(
    ("old", "new", "rule", "en"),
    [
        (
            "core: [hello, three-lines]",
            "core: [hello, nowhere]",
            "curriculum",
            "The exercise 'nowhere' does not exist.",
        ),
        (
            "core: [hello, three-lines]",
            "core: [three-lines, hello]",
            "order",
            "'three-lines' needs 'io.print'",
        ),
        ("slug: python-basics", "slug: python-first", "slug", "the file’s name must be the same"),
        (
            "skills: [io.print,",
            "skills: [io.dance,",
            "skills",
            "The skill 'io.dance' does not exist",
        ),
        ("minutes: 50", "minutes: fifty", "schema", "A whole number is needed here."),
    ],
)
def test_a_fault_of_a_curriculum_is_named(
    library: Path, old: str, new: str, rule: str, en: str
) -> None:
    file = library / "curricula" / "python-basics.yaml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    (finding,) = check([library]).findings
    assert finding.rule == rule
    assert en in in_words(finding.message, "en")


def test_broken_skills_are_reported_and_do_not_stop_the_check(library: Path) -> None:
    (library / "curricula" / "skills.yaml").write_text("format: 1\nskills: []\n")
    report = check([library])
    assert {finding.rule for finding in report.findings} == {"schema"}
    assert not report.ok


def test_without_skills_near_by_a_warning_says_so(tmp_path: Path) -> None:
    report = check([written(exercise("hello"), tmp_path / "hello")])
    assert [in_words(finding.message, "en") for finding in report.findings] == [
        "No curricula/skills.yaml near by: skills are not checked."
    ]
    assert report.ok


def test_the_command_answers_0_when_all_is_well(library: Path) -> None:
    result = _run("--no-sandbox", str(library))
    assert result.exit_code == 0
    assert (
        "Exercises: 2, curriculum files: 2, proofs in the sandbox: 0. Errors: 0, warnings: 0."
        in result.output
    )


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "error minuts: 'minuts' is not a known key"),
        ("fr", "erreur minuts: «\u00a0minuts\u00a0» n’est pas une clé connue"),
    ],
)
def test_the_command_answers_1_and_explains_in_the_chosen_language(
    library: Path, lang: str, sentence: str
) -> None:
    written(
        changed("hello", "exercise.yaml", "minutes", "minuts"),
        library / "exercises/t3-python/hello",
    )
    result = _run("--no-sandbox", "--lang", lang, str(library / "exercises"))
    assert result.exit_code == 1
    assert sentence in result.output


def test_the_command_answers_json_when_asked(library: Path) -> None:
    written(
        changed("hello", "exercise.yaml", "minutes", "minuts"),
        library / "exercises/t3-python/hello",
    )
    result = _run("--no-sandbox", "--json", str(library / "exercises"))
    report = json.loads(result.stdout)
    assert (report["ok"], report["exercises"]) == (False, 2)
    assert {finding["key"] for finding in report["findings"]} == {"minuts", "minutes"}


def test_the_command_answers_2_for_a_path_that_is_not_there() -> None:
    assert _run("/nowhere").exit_code == 2


def test_the_command_answers_2_where_there_is_nothing_to_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = _run("--no-sandbox")
    assert result.exit_code == 2
    assert "name the folders to check" in result.output


def test_exercises_that_wait_for_each_other_are_named(library: Path) -> None:
    for slug, needs in (("hello", "text.slice"), ("badge", "io.print")):
        text = exercise(slug)["exercise.yaml"].decode()
        text = re.sub(r"^(prerequisites|skills): .*\n", "", text, flags=re.MULTILINE)
        skills = "io.print" if slug == "hello" else "text.slice"
        text += f"skills: [{skills}]\nprerequisites: [{needs}]\n"
        written(
            {**exercise(slug), "exercise.yaml": text.encode()},
            library / "exercises/t3-python" / slug,
        )
    found = [
        each for each in check([library / "exercises"]).findings if each.key == "prerequisites"
    ]
    assert [each.rule for each in found] == ["order"] * 3
    assert "text.slice is only learnt in those that wait for it" in in_words(found[1].message, "en")
