"""The picture beside a step."""

import pytest

from tremplin.web.exercise.step_pictures import step_picture


@pytest.mark.parametrize(
    ("step", "picture"),
    [
        ("Lance le programme.", "next"),
        ("Run: the turtle draws.", "next"),
        ("Vérifie.", "check"),
        ("<em>Compte</em> les cases.", "look"),
        ("Choose the right picture.", "choose"),
        ("Répare-le, puis vérifie.", "build"),
        ("Répare le nombre.", "repair"),
        ("Dessine ton monde sur papier.", "paper"),
        ("Explique pourquoi à quelqu'un.", "talk"),
        ("<code>print</code>", "build"),
        ("", "build"),
    ],
)
def test_the_first_verb_chooses_it(step: str, picture: str) -> None:
    assert step_picture(step) == picture
