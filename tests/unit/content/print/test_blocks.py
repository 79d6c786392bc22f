"""Blocks on paper: words, holes and nesting."""

import pytest

from tremplin.content.format.block_program import NoBlockError
from tremplin.content.print.blocks import paper_blocks, paper_pieces

TEXTS = {
    "start": "au départ",
    "repeat": "répète %1 fois",
    "if": "si %1 alors",
    "else": "sinon",
    "not": "pas %1",
    "define": "pour faire %1",
    "set": "mets %2 dans %1",
    "forward": "avance de %1",
    "color": "prends la couleur %1",
    "turn_left": "tourne à gauche",
    "wall_ahead": "mur devant ?",
}


def shown(source: str, engine: str = "turtle", names: dict[str, str] | None = None) -> str:
    return paper_blocks(source, engine, TEXTS, "fr", names or {})


def test_a_number_stands_in_its_hole_with_a_french_comma():
    assert '<div class="block">avance de <span class="hole">2,5</span></div>' in shown(
        "forward(2.5)"
    )


def test_a_loop_holds_its_blocks():
    page = shown("for side in range(4):\n    color('red')")
    inside = '<div class="inside"><div class="block">prends la couleur <span class="hole">rouge</span></div></div>'
    assert page.endswith(f'répète <span class="hole">4</span> fois</div>{inside}</div>')


def test_both_branches_of_a_choice_are_shown():
    page = paper_blocks(
        "if not wall_ahead():\n    turn_left()\nelse:\n    pass", "grid", TEXTS, "fr", {}
    )
    assert 'si <span class="hole">pas <span class="hole">mur devant ?</span></span> alors' in page
    assert page.index("tourne à gauche") < page.index("sinon")


def test_a_sum_is_written_as_in_arithmetic():
    page = shown("size = 3\nforward(size * 2)", names={"size": "taille"})
    assert 'mets <span class="hole">3</span> dans <span class="hole">taille</span>' in page
    assert (
        '<span class="hole"><span class="hole">taille</span> × <span class="hole">2</span></span>'
        in page
    )


def test_a_name_that_looks_like_html_stays_a_name():
    assert "&lt;b&gt;" in shown("def square():\n    forward(10)\nsquare()", names={"square": "<b>"})


def test_single_pieces_come_without_the_start():
    page = paper_pieces(["forward(10)", "for side in range(2):"], "turtle", TEXTS, "fr")
    assert page.count('class="stack"') == 2
    assert "au départ" not in page


def test_what_has_no_block_is_said():
    with pytest.raises(NoBlockError):
        shown("print(1)")
