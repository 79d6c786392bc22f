"""What children of a new group are called: a pasted list of first names, or kind nicknames made here."""

from __future__ import annotations

import re
import secrets
from collections import Counter
from itertools import product

from tremplin.domain.names import clean_name
from tremplin.services.errors import Refused

MAX_CHILDREN = 40
MAX_NAME_LENGTH = 40
_MARK = re.compile(r"^\s*(?:[-–—*•·]|\d{1,2}[.)°])\s+")
"""What a list out of a document has before each name."""

# Each pair reads well in its language: in French the colour words agree with every animal (invariable adjectives).
_WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "fr": (
        ("orange", "turquoise", "indigo", "menthe", "corail", "citron", "agile", "magique"),
        ("Panda", "Loutre", "Renard", "Tortue", "Koala", "Girafe", "Dauphin", "Chouette", "Castor", "Libellule"),
        "{animal} {colour}",
    ),
    "en": (
        ("Orange", "Turquoise", "Indigo", "Mint", "Coral", "Lemon", "Nimble", "Magic"),
        ("Panda", "Otter", "Fox", "Turtle", "Koala", "Giraffe", "Dolphin", "Owl", "Beaver", "Dragonfly"),
        "{colour} {animal}",
    ),
}


def names_from_list(pasted: str) -> tuple[str, ...]:
    """The first names of a pasted list: one a line, or parted by commas or semicolons.

    Raises:
        Refused: ``no_children``, ``too_many_children`` (above 40), ``name_too_long``, ``names_twice``; the last two are
            about the names in question.
    """
    parts = pasted.replace(",", "\n").replace(";", "\n").splitlines()
    names = tuple(name for part in parts if (name := clean_name(_MARK.sub("", part))))
    if not names:
        raise Refused("no_children")
    if len(names) > MAX_CHILDREN:
        raise Refused("too_many_children")
    if too_long := [name for name in names if len(name) > MAX_NAME_LENGTH]:
        raise Refused("name_too_long", ", ".join(f"{name[:MAX_NAME_LENGTH]}…" for name in too_long))
    times = Counter(name.casefold() for name in names)
    if twice := [name for name in names if times.pop(name.casefold(), 1) > 1]:
        raise Refused("names_twice", ", ".join(twice))
    return names


def nicknames(count: int, language: str) -> tuple[str, ...]:
    """``count`` different nicknames of a colour or a quality and an animal, as different as can be.

    Raises:
        Refused: ``no_children`` below 1, ``too_many_children`` above 40.
    """
    if count < 1:
        raise Refused("no_children")
    if count > MAX_CHILDREN:
        raise Refused("too_many_children")
    colours, animals, pattern = _WORDS.get(language, _WORDS["en"])
    pairs = list(product(animals, colours))
    secrets.SystemRandom().shuffle(pairs)
    used: dict[str, int] = {}
    rounds = []
    for animal, colour in pairs:
        used[animal] = used.get(animal, 0) + 1
        rounds.append((used[animal], pattern.format(animal=animal, colour=colour)))
    # Every animal once before any comes again: children find themselves by the animal.
    return tuple(name for _, name in sorted(rounds, key=lambda pair: pair[0])[:count])
