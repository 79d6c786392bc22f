"""The small picture beside a step, for slow readers: it shows what the first verb asks for."""

from __future__ import annotations

import re

from tremplin.content.markup.speech import spoken_text

_VERBS = {
    "next": "lance relance essaie run try",
    "check": "vérifie check",
    "look": "regarde lis compare suis compte cherche trouve entoure look read follow count find see circle",
    "choose": "choisis choose",
    "talk": "explique montre joue explain tell show play ask",
    "repair": "répare repair",
    "paper": "dessine dessine-le partage calcule trace draw share divide work",
}
_PICTURES = {verb: picture for picture, verbs in _VERBS.items() for verb in verbs.split()}
_FIRST_WORD = re.compile(r"[\w-]+")


def step_picture(step: str) -> str:
    """The picture's name for a step in HTML; ``build`` where no verb of the list begins it."""
    first = _FIRST_WORD.search(spoken_text(step))
    if first is None:
        return "build"
    return _PICTURES.get(first[0].lower(), "build")
