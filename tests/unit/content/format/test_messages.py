"""Sentences as data: said in the language of whoever reads, in English where a catalogue has no words for them."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from tremplin.content.format.messages import Listed, Message, Named, in_words, languages
from tremplin.content.format.problems import ContentError, Problem, Severity

ROOT = Path(__file__).resolve().parents[4]
SOURCES = [
    *(ROOT / "platform/tremplin").rglob("*.py"),
    *(ROOT / "sandbox/tremplin_sandbox").rglob("*.py"),
]
MISSING = Message("The file %(file)s is missing.", file="wrong/a.py")


@pytest.fixture
def with_german(tmp_path: Path) -> Path:
    """A folder of catalogues with one of a language that Tremplin does not have: three sentences in German."""
    catalogue = Catalog(locale="de")
    catalogue.add("The file %(file)s is missing.", "Die Datei %(file)s fehlt.")
    catalogue.add(
        "This solution does not pass all the tests: %(tests)s.",
        "Bei diesen Tests scheitert sie: %(tests)s.",
    )
    catalogue.add("too much memory", "zu viel Speicher")
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
    return tmp_path


def test_each_reader_has_it_in_their_language():
    assert in_words(MISSING, "en") == "The file wrong/a.py is missing."
    assert in_words(MISSING, "fr") == "Le fichier wrong/a.py manque."


def test_a_third_language_is_a_file(with_german):
    tests = Listed((Named("test", "small"), Named("test", "big")))
    failing = Message("This solution does not pass all the tests: %(tests)s.", tests=tests)
    assert in_words(MISSING, "de", catalogues=with_german) == "Die Datei wrong/a.py fehlt."
    assert (
        in_words(failing, "de", catalogues=with_german)
        == "Bei diesen Tests scheitert sie: small, big."
    )
    assert languages(with_german) == ("de", "en")


def test_authors_choose_among_the_languages_of_the_whole_interface():
    assert languages() == ("en", "fr")


def test_a_part_is_said_in_the_language_of_the_whole(with_german):
    limits = Message("The starter exceeds the limits: %(limit)s.", limit=Message("too much memory"))
    assert (
        in_words(limits, "fr")
        == "Le programme de départ dépasse les limites\u00a0: trop de mémoire."
    )
    # The catalogue has only the part.
    assert (
        in_words(limits, "de", catalogues=with_german)
        == "The starter exceeds the limits: zu viel Speicher."
    )


def test_what_a_catalogue_lacks_is_said_in_english_and_never_as_a_key(with_german):
    texts = {text for _path, text in sentences()}
    assert len(texts) > 200
    said = {
        text: in_words(Message(text), "de", catalogues=with_german)
        for text in texts
        if "%(" not in text
    }
    assert said.pop("too much memory") == "zu viel Speicher"
    assert [text for text in said if said[text] != in_words(Message(text), "en")] == []
    assert [text for text in texts if re.fullmatch(r"[\w-]+([._][\w-]+)+", text)] == []


def test_a_language_without_any_catalogue_is_said_in_english(tmp_path):
    assert in_words(MISSING, "de", catalogues=tmp_path) == "The file wrong/a.py is missing."


def test_a_page_calls_things_by_its_own_names_and_shows_no_keys_of_files():
    message = Message(
        "The test '%(test)s' is wrong (tests.0).", test=Named("test", "small")
    ).on_page("%(test)s is wrong.")
    assert in_words(message, "en") == "The test 'small' is wrong (tests.0)."
    assert (
        in_words(message, "en", lambda named: f"Test {named.id.upper()}") == "Test SMALL is wrong."
    )


def test_values_are_typeset_and_never_read_as_placeholders():
    assert (
        in_words(Message("It says: %(said)s", said="100 %(x)s can't"), "en")
        == "It says: 100 %(x)s can’t"
    )
    assert in_words(Message("100 %"), "en") == "100 %"


def test_a_problem_can_be_kept_and_said_later():
    message = Message(
        "%(slips)s at %(line)s",
        slips=Listed((Message("too much memory"), Named("test", "a")), "; "),
        line=3,
    )
    problem = Problem(
        "solution.py", "slips", message.on_page("%(slips)s"), "tests", Severity.WARNING
    )
    assert Problem.from_json(json.loads(json.dumps(problem.to_json()))) == problem


def test_an_exception_says_its_first_problem_in_english():
    error = ContentError([Problem("exercise.yaml", "wrong", MISSING, "wrong.0.file")])
    assert str(error) == "exercise.yaml: wrong.0.file: The file wrong/a.py is missing."


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """Every place in the code where a sentence is given."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in ("Message", "refusal", "on_page"):
                    yield path, node, name


def sentences() -> Iterator[tuple[Path, str]]:
    for path, call, _name in calls():
        if isinstance(call.args[0], ast.Constant):
            yield path, literal(call)


def literal(call: ast.Call) -> str:
    """The text that a call begins with, written out or put together by variables: then empty."""
    first = call.args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text))


def test_sentences_stand_in_the_code_as_literals_so_that_translators_find_them():
    others = {
        path.name for path, call, _name in calls() if not isinstance(call.args[0], ast.Constant)
    }
    # The first keeps them; the second hands on what the sandbox's schema says.
    assert others == {"messages.py", "schema_problems.py"}


def test_sentences_are_filled_with_the_values_that_they_name():
    wrong = [
        (path.name, literal(call))
        for path, call, name in calls()
        if name != "on_page" and literal(call) and call.keywords
        if placeholders(literal(call)) != {keyword.arg for keyword in call.keywords}
    ]
    assert wrong == []


def test_a_page_has_every_value_that_its_sentence_names():
    pairs = [
        (literal(call.func.value), literal(call))
        for _path, call, name in calls()
        if name == "on_page" and literal(call)
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Call)
        if call.func.value.args and literal(call.func.value)
    ]
    assert len(pairs) >= 3
    assert [
        (text, on_page)
        for text, on_page in pairs
        if not placeholders(on_page) <= placeholders(text)
    ] == []
