"""Technical words in what children read."""

from tests.content.samples import ROOT, changed

from tremplin.content.checks.vocabulary import vocabulary_from_bytes, vocabulary_problems
from tremplin.content.format.folder import Folder
from tremplin.content.format.messages import in_words
from tremplin.content.format.schema import GlossaryFile
from tremplin.content.format.yaml_file import parse
from tremplin.domain.exercise import LANGUAGES

WORDS = vocabulary_from_bytes(
    b"""format: 1
words:
  - {from_age: 13, term: {fr: "fonction", en: "function"}, meaning: {fr: "Une commande.", en: "A command."}}
  - {term: {fr: "boucle", en: "loop"}, meaning: {fr: "Ce qui se r\xc3\xa9p\xc3\xa8te.", en: "What is repeated."}}
  - {from_age: 13, term: {fr: "reste", en: "remainder"}, meaning: {fr: "Ce qui reste.", en: "What is left."}}
technical: {fr: [fonction, boucle, tuple], en: [function, loop, tuple]}
"""
)


def _found(language: str, words: str) -> list[str]:
    files = changed("hello", f"{language}.md", "\n1. ", f"\n1. {words} ")
    return [in_words(each.message, "en") for each in vocabulary_problems(Folder.of(files), WORDS)]


def test_a_technical_word_that_nothing_explains_is_named() -> None:
    sentence = "A technical word that nothing explains: 'tuple'. Say it otherwise, or put it in the glossary."
    assert _found("en", "Two tuples.") == [sentence]
    assert _found("fr", "Deux tuples.") == [sentence]


def test_a_word_of_older_children_is_named() -> None:
    assert _found("en", "Two functions.") == [
        "'function' is a word from age 13 on: say it otherwise."
    ]


def test_words_explained_at_this_age_everyday_words_and_code_are_free() -> None:
    assert _found("fr", "Une boucle. Il reste un mot : `tuple`.") == []


def test_hints_and_messages_count_too() -> None:
    files = changed(
        "hello", "exercise.yaml", "Que fait le programme", "Un tuple ? Que fait le programme"
    )
    (found,) = vocabulary_problems(Folder.of(files), WORDS)
    assert found.key == "hints.0.fr"


def test_the_built_in_glossary_explains_words_of_its_technical_list() -> None:
    file = parse(GlossaryFile, "glossary.yaml", (ROOT / "curricula/glossary.yaml").read_bytes())
    for language in LANGUAGES:
        explained = {word.term.as_text()[language] for word in file.words}
        assert explained & set(getattr(file.technical, language))
