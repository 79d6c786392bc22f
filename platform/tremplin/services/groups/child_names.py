"""Names of a group's children: which are allowed, nicknames made here, what the door shows."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from itertools import product

from tremplin.services.errors import Refused
from tremplin.services.groups.class_list import first_names

MAX_CHILDREN = 40
MAX_NAME_LENGTH = 40

# Each pair reads well in its language: in French the colour words agree with every animal
# (invariable adjectives).
_WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "fr": (
        ("orange", "turquoise", "indigo", "menthe", "corail", "citron", "agile", "magique"),
        (
            "Panda",
            "Loutre",
            "Renard",
            "Tortue",
            "Koala",
            "Girafe",
            "Dauphin",
            "Chouette",
            "Castor",
            "Libellule",
        ),
        "{animal} {colour}",
    ),
    "en": (
        ("Orange", "Turquoise", "Indigo", "Mint", "Coral", "Lemon", "Nimble", "Magic"),
        (
            "Panda",
            "Otter",
            "Fox",
            "Turtle",
            "Koala",
            "Giraffe",
            "Dolphin",
            "Owl",
            "Beaver",
            "Dragonfly",
        ),
        "{colour} {animal}",
    ),
}


def check_names(names: Sequence[str]) -> None:
    """Refuse names with which children cannot be told apart, or which are too many or too long.

    Raises:
        Refused: ``no_children``, ``too_many_children`` (above 40), ``name_too_long``,
            ``names_twice``; the last two are about the names in question.
    """
    if not names:
        raise Refused("no_children")
    if len(names) > MAX_CHILDREN:
        raise Refused("too_many_children")

    too_long = [f"{name[:MAX_NAME_LENGTH]}…" for name in names if len(name) > MAX_NAME_LENGTH]
    if too_long:
        raise Refused("name_too_long", ", ".join(too_long))

    twice = _names_that_come_twice(names)
    if twice:
        raise Refused("names_twice", ", ".join(twice))


def _names_that_come_twice(names: Sequence[str]) -> list[str]:
    """Each of them once, as it is written first."""
    times = Counter(name.casefold() for name in names)
    twice = []
    for name in names:
        if times.pop(name.casefold(), 0) > 1:
            twice.append(name)
    return twice


def shown_names(names: Sequence[str]) -> list[str]:
    """What the log-in page shows of these names: first names and nicknames, no surname, no age."""
    made_here: set[str] = set()
    for colours, animals, _ in _WORDS.values():
        made_here.update(colours, animals)

    # "Magic Otter" would else be taken for a first name and a surname.
    own = [name for name in names if made_here.isdisjoint(name.split())]
    short = dict(zip(own, first_names(own), strict=True))
    return [short.get(name, name) for name in names]


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
    used: Counter[str] = Counter()
    rounds = []

    for animal, colour in pairs:
        used[animal] += 1
        rounds.append((used[animal], pattern.format(animal=animal, colour=colour)))

    # Every animal once before any comes again: children find themselves by the animal.
    rounds.sort(key=lambda pair: pair[0])
    return tuple(name for _, name in rounds[:count])
