"""Words explained where they first come."""

from itertools import starmap

from tremplin.content.markup.glossary import mark_words
from tremplin.domain.exercise import GlossaryWord

GLOSSARY = list(
    starmap(
        GlossaryWord,
        [
            (
                {"fr": "nombre", "en": "number"},
                {"fr": "Ce qui se compte.", "en": "What one counts."},
            ),
            (
                {"fr": "nombre entier", "en": "whole number"},
                {"fr": "Sans virgule.", "en": "No decimals."},
            ),
            (
                {"fr": "boucle", "en": "loop"},
                {"fr": "Ce qui se répète.", "en": "What is repeated."},
            ),
        ],
    )
)


def _french(*parts: str) -> tuple[list[str], list[str]]:
    marked, found = mark_words(parts, GLOSSARY, "fr")
    return marked, [each.word for each in found]


def test_a_word_becomes_a_button_that_names_its_meaning() -> None:
    (html,), found = mark_words(["<p>Une <em>Boucle</em> tourne.</p>"], GLOSSARY, "fr")
    button = '<button class="word" type="button" popovertarget="word-1">Boucle</button>'
    assert html == f"<p>Une <em>{button}</em> tourne.</p>"
    assert [(each.id, each.word, each.meaning) for each in found] == [
        ("word-1", "boucle", "Ce qui se répète.")
    ]


def test_only_the_first_time_over_all_pieces() -> None:
    marked, found = _french("une boucle", "la boucle", "une boucle et un nombre")
    assert [part.count("<button") for part in marked] == [1, 0, 1]
    assert found == ["boucle", "nombre"]


def test_plurals_and_longer_terms_are_known() -> None:
    assert _french("des nombres entiers, des boucles, des nombres")[1] == [
        "nombre entier",
        "boucle",
        "nombre",
    ]
    assert mark_words(["two loops"], GLOSSARY, "en")[1][0].word == "loop"


def test_parts_of_words_are_left_alone() -> None:
    assert _french("dénombrer, bouclettes, nombrer")[1] == []


def test_programs_pictures_and_signs_stay_as_they_are() -> None:
    html = (
        "<pre><code>boucle = 1</code></pre>"
        '<p><code>nombre</code> &lt; 3 &amp; <img src="boucle.svg" alt="boucle"></p>'
    )
    assert _french(html) == ([html], [])


def test_without_a_glossary_nothing_changes() -> None:
    assert mark_words(["<p>une boucle</p>"], [], "fr") == (["<p>une boucle</p>"], [])


def test_the_sign_after_a_word_stays_beside_it() -> None:
    (html,), _ = mark_words(["Remplis ta boucle\u00a0! Et ton nombre."], GLOSSARY, "fr")
    assert html.startswith('Remplis ta <span class="together"><button')
    assert html.count("</button>\u00a0!</span>") == 1
    assert html.endswith("</button>.</span>")
