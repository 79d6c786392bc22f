"""What an author may not write, and what she is told."""

import pytest
from tests.content.samples import ROOT, changed, without

from tremplin.content.format.loader import (
    curriculum_from_bytes,
    exercise_file,
    exercise_from_files,
    skills_from_bytes,
)
from tremplin.content.format.messages import in_words
from tremplin.content.format.problems import ContentError


@pytest.mark.parametrize(
    ("slug", "old", "new", "key", "en"),
    [
        (
            "hello",
            "minutes: 5",
            "minuts: 5",
            "minuts",
            "'minuts' is not a known key here: a typing slip?",
        ),
        ("hello", "minutes: 5\n", "", "minutes", "The key 'minutes' is missing."),
        (
            "hello",
            "slug: hello",
            "slug: Hello World",
            "slug",
            "A slug is written in plain lower case",
        ),
        (
            "hello",
            "kind: stdout\nengine",
            "kind: dance\nengine",
            "kind",
            "'dance' is not possible here; choose from",
        ),
        ("hello", "engine: console", "engine: paper", "engine", "'paper' is not possible here"),
        (
            "hello",
            "engine: console",
            "engine: turtle",
            "",
            "'kind: stdout' goes with 'engine: console'.",
        ),
        ("hello", "difficulty: 1", "difficulty: 6", "difficulty", "The largest value is 5."),
        ("hello", "ages: [11, 13]", "ages: [13, 11]", "", "from the youngest to the oldest"),
        ("hello", "minutes: 5", "minutes: five", "minutes", "A whole number is needed here."),
        ("hello", "tests:\n", "tests: []\nlost:\n", "tests", "At least 1 is needed."),
        ("hello", "id: ", "id: x", "id", "This is not a UUID."),
        (
            "hello",
            'expect: "Bip bip, Boulon\\n"',
            "expect: 5",
            "tests.0.expect",
            "A text is needed here",
        ),
        (
            "hello",
            "licence: CC-BY-SA-4.0",
            "licence: none",
            "licence",
            "choose from 'CC-BY-SA-4.0'",
        ),
        (
            "hello",
            "fails: [greeting]",
            "fails: [other]",
            "",
            "declares tests that do not exist: other.",
        ),
        (
            "hello",
            "visible: true",
            "visible: true\n    stdinn: x",
            "tests.0.stdinn",
            "'stdinn' is not a known key",
        ),
        (
            "hello",
            '      en: "The screen does not',
            '      de: "The screen does not',
            "tests.0.on_fail.en",
            "English is missing.",
        ),
        ("hello", "format: 1", "format: 2", "format", "'2' is not possible here"),
        (
            "hello",
            "kind: stdout\nengine",
            "kind: predict\nengine",
            "",
            "A predict exercise has no 'tests'",
        ),
        ("swap", "kind: predict", "kind: debug", "tests", "The key 'tests' is missing."),
        (
            "swap",
            "question: output",
            "question: value",
            "predict",
            "'name' goes with question 'value'",
        ),
        ("swap", "question: output", "question: position", "", "asks for a robot or a turtle"),
        (
            "swap",
            "question: output",
            'question: output\n  world: ">F"',
            "",
            "'predict.world' goes with 'engine: grid'",
        ),
        ("swap", "engine: console", "engine: grid", "", "'predict.world' goes with 'engine: grid'"),
        (
            "swap",
            "question: output",
            "question: output\n  world: '>?'",
            "predict",
            "unknown sign on the map",
        ),
        ("first-step", "#.>F.#", "#.>..#", "tests.0", "a world without a flag cannot be reached"),
        (
            "first-step",
            "goal: [reach]",
            "goal: [dance]",
            "tests.0.goal.0",
            "'dance' is not possible here",
        ),
        (
            "a-line",
            "ignore: [colour, width]",
            "ignore: [size]",
            "tests.0.ignore.0",
            "'size' is not possible here",
        ),
        (
            "a-line",
            "engine: turtle",
            "engine: grid",
            "",
            "'kind: turtle' goes with 'engine: turtle'.",
        ),
        ("ask-name", "id: someone-else", "id: awa", "", "two tests have the same id"),
    ],
)
def test_a_fault_in_exercise_yaml_is_named(
    slug: str, old: str, new: str, key: str, en: str
) -> None:
    with pytest.raises(ContentError) as caught:
        exercise_file(changed(slug, "exercise.yaml", old, new))
    found = {problem.key: problem for problem in caught.value.problems}
    assert key in found
    assert en in in_words(found[key].message, "en")
    assert in_words(found[key].message, "fr") not in ("", in_words(found[key].message, "en"))


def test_every_fault_is_reported_at_once() -> None:
    files = changed("hello", "exercise.yaml", "minutes: 5\n", "colour: red\n")
    with pytest.raises(ContentError) as caught:
        exercise_file(files)
    assert {problem.key for problem in caught.value.problems} == {"minutes", "colour"}
    assert caught.value.path == "exercise.yaml"


@pytest.mark.parametrize(
    ("text", "en"),
    [
        ("b: 2\na: }", "This is not readable YAML (line 2)"),
        ("a: 1\na: 2", "This is not readable YAML (line 2): 'a' twice."),
        ("a: &x [1]\nb: *x", "This is not readable YAML (line 2): alias."),
        ("a: !!python/object:os.system {}", "could not determine a constructor"),
        ("a: 2026-13-45", "This is not readable YAML."),
        ("[" * 5000, "This is not readable YAML"),
        ("", "Keys and values are needed here."),
    ],
)
def test_yaml_that_is_not_plain_is_refused(text: str, en: str) -> None:
    with pytest.raises(ContentError) as caught:
        exercise_file({"exercise.yaml": text.encode()})
    assert en in in_words(caught.value.message, "en")


def test_a_file_that_is_not_utf8_is_refused() -> None:
    with pytest.raises(ContentError, match="not written in UTF-8"):
        exercise_file({"exercise.yaml": "é".encode("latin-1")})


def test_a_folder_without_exercise_yaml_is_refused() -> None:
    with pytest.raises(ContentError, match=r"exercise\.yaml: This file is missing"):
        exercise_file({})


@pytest.mark.parametrize("name", ["fr.md", "en.md"])
def test_a_missing_language_is_named(name: str) -> None:
    with pytest.raises(ContentError) as caught:
        exercise_from_files(without("hello", name))
    assert caught.value.path == name
    assert in_words(caught.value.message, "fr") == f"L’énoncé {name} manque."


def test_a_statement_without_front_matter_is_refused() -> None:
    with pytest.raises(ContentError, match="A statement starts with"):
        exercise_from_files(changed("hello", "fr.md", "---\ntitle", "title"))


def test_a_statement_without_title_is_refused() -> None:
    with pytest.raises(ContentError, match="The key 'title' is missing"):
        exercise_from_files(changed("hello", "fr.md", "title: Bonjour !\n", ""))


@pytest.mark.parametrize(
    "include", ["{{example:nowhere}}", "{{code:solution}}", "{{image:hills.png}}"]
)
def test_an_include_of_nothing_is_refused(include: str) -> None:
    with pytest.raises(ContentError) as caught:
        exercise_from_files(changed("hello", "en.md", "{{example:greeting}}", include))
    assert in_words(caught.value.message, "en") == f"'{include}' names nothing in this folder."


def test_a_hidden_test_is_never_an_example() -> None:
    with pytest.raises(ContentError, match="names nothing in this folder"):
        exercise_from_files(
            changed("ask-name", "en.md", "{{example:awa}}", "{{example:someone-else}}")
        )


@pytest.mark.parametrize(
    ("old", "new", "en"),
    [
        (
            "checkpoint: badge",
            "checkpoint: wheels",
            "'checkpoint' is one of the unit’s core exercises.",
        ),
        ("extra: [wheels]", "extra: [hello]", "comes twice in this curriculum"),
        ("audience: club", "audience: moon", "'moon' is not possible here"),
        ("core_done: 0.7", "core_done: 7", "The largest value is 1."),
    ],
)
def test_a_fault_in_a_curriculum_is_named(old: str, new: str, en: str) -> None:
    text = (ROOT / "curricula" / "python-basics.yaml").read_text()
    assert old in text
    with pytest.raises(ContentError) as caught:
        curriculum_from_bytes(text.replace(old, new).encode())
    assert en in in_words(caught.value.message, "en")


def test_two_skills_with_one_id_are_refused() -> None:
    text = (
        (ROOT / "curricula" / "skills.yaml").read_text().replace("id: text.string", "id: io.print")
    )
    with pytest.raises(ContentError, match="Two skills have the same id"):
        skills_from_bytes(text.encode())
