"""A class list as somebody pastes it: lines, a table of a spreadsheet, CSV; and what of it a child is called.

Of a table one column is taken. Surnames, ages and numbers stay out unless somebody asks for them: the door of a group
is open, and shows what its children are called.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from tremplin.domain.names import clean_name

EVERY_CELL = -1
"""Instead of a column: each cell is a child."""
EXAMPLES = 3

_MARK = re.compile(r"^\s*(?:[-–—*•·]\s+|\d{1,3}\s?[.)°]\s*(?=\D))")
"""What a list out of a document has before each name: a dash, ``1.``, ``1)``."""
_NUMBER = re.compile(r"^\s*(\d{1,3})\s+(?=\D)")
_QUOTES = '"“”«»„ \t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'
_FIRST_NAME = {
    "prénom",
    "prénoms",
    "prenom",
    "first name",
    "firstname",
    "given name",
    "nickname",
    "surnom",
    "pseudo",
}
_SURNAME = {"nom", "noms", "nom de famille", "last name", "lastname", "surname", "family name"}
_OTHER = {
    "name",
    "names",
    "child",
    "children",
    "enfant",
    "enfants",
    "élève",
    "élèves",
    "eleve",
    "pupil",
    "student",
} | {
    *(
        "âge",
        "age",
        "ans",
        "n°",
        "no",
        "nº",
        "#",
        "classe",
        "class",
        "niveau",
        "groupe",
        "group",
        "sexe",
        "genre",
    ),
    *(
        "date de naissance",
        "naissance",
        "date of birth",
        "birthday",
        "né le",
        "née le",
        "email",
        "e-mail",
        "mail",
    ),
    *("téléphone", "telephone", "phone", "langue", "language", "école", "school"),
}
_PARTICLES = {
    "de",
    "du",
    "des",
    "la",
    "le",
    "el",
    "al",
    "ben",
    "bin",
    "bint",
    "van",
    "von",
    "da",
    "dos",
    "di",
    "d",
}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of one length; ``header`` is empty where the list has none. Any file can be read into one."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(row) for row in self.rows), default=0)

    def column(self, number: int) -> tuple[str, ...]:
        """The cells of one column, those that are empty too."""
        return tuple(row[number] if number < len(row) else "" for row in self.rows)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that may be chosen: what stands over it, and the first few cells."""

    number: int
    title: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of a list.

    Attributes:
        names: What the children are called.
        column: Which column that is, or :data:`EVERY_CELL`.
        columns: Those that may be chosen instead; none where the list is no table.
        left_out: How many names were longer in the list.
        is_plain: Whether the list says just these names, so that nobody need look twice.
    """

    names: tuple[str, ...]
    column: int
    columns: tuple[Column, ...]
    left_out: int
    is_plain: bool

    @property
    def mark(self) -> str:
        """Tells whether somebody has seen just these names."""
        return sha256("\n".join(self.names).encode()).hexdigest()[:16]


def understand(
    pasted: str, column: int | None = None, *, keep_surnames: bool = False
) -> Understood:
    """Read a pasted list.

    Args:
        pasted: As it came.
        column: The one to take instead of the one that looks like first names, or
            :data:`EVERY_CELL`.
        keep_surnames: Take cells as they are.
    """
    table = read_table(pasted)
    is_table = table.width > 1
    chosen = (
        column
        if column is not None and EVERY_CELL <= column < table.width
        else first_name_column(table)
    )
    beside = _surnames_beside(table, chosen)
    cells = (
        [(cell, "") for row in table.rows for cell in row]
        if chosen == EVERY_CELL
        else list(zip(table.column(chosen), beside or [""] * len(table.rows), strict=True))
    )
    there = [(cell, surname) for cell, surname in cells if any(sign.isalnum() for sign in cell)]
    whole = [name for name, _ in there]
    names = whole if keep_surnames else first_names(whole, [surname for _, surname in there])
    left_out = sum(len(short) < len(long) for short, long in zip(names, whole, strict=True))
    is_plain = not is_table and names == whole
    columns = tuple(
        Column(
            number,
            table.header[number] if number < len(table.header) else "",
            table.column(number)[:EXAMPLES],
        )
        for number in range(table.width if is_table else 0)
    )

    return Understood(tuple(names), chosen, columns, left_out, is_plain)


def read_table(pasted: str) -> Table:
    """The cells of a pasted list: of a table (tabs, ``;`` or ``,``) a row a line, of names on one line a row each."""
    text = pasted.lstrip("\ufeff\u200b")
    lines = [line for line in text.splitlines() if line.strip()]
    sign = _separator(lines)
    rows = [
        tuple(map(_cell, row))
        for row in csv.reader(io.StringIO("\n".join(lines)), delimiter=sign or "\0")
    ]
    rows = [row for row in rows if any(row)]
    if sign and _is_enumeration(sign, rows):
        rows = [(cell,) for row in rows for cell in row if cell]

    if not sign:
        rows = [(name,) for name in _without_numbers([row[0] for row in rows])]

    header = rows[0] if rows and _is_header(rows[0]) else ()
    return Table(header, tuple(rows[1:] if header else rows))


def first_name_column(table: Table) -> int:
    """The column that looks most like first names, 0 where none does."""

    def score(number: int) -> float:
        title = table.header[number].casefold() if number < len(table.header) else ""
        if title in _FIRST_NAME:
            return 10
        cells = [cell for cell in table.column(number) if cell]
        like_names = sum(_is_word(cell) for cell in cells) / max(1, len(cells))
        in_capitals = sum(cell.isupper() for cell in cells) > len(cells) / 2
        return like_names * (0.3 if title in _SURNAME else 0.5 if in_capitals else 1)

    return max(range(table.width), key=score, default=0)


def first_names(names: Sequence[str], surnames: Sequence[str] = ()) -> list[str]:
    """What of each name its child is called by.

    Left out are words in capitals beside others, numbers, and, where most of the list is of two
    words that begin with a capital, all but the first. Of two who would then be called the same,
    each keeps a letter: Lina B., Lina M.

    Args:
        names: Clean names.
        surnames: What stands in another column, for that letter.
    """
    pairs = sum(len(_words(name)) > 1 and _words(name)[1][:1].isupper() for name in names)
    are_full_names = len(names) > 2 and pairs > 0.6 * len(names)
    short = [_first_name(name, are_full_names=are_full_names) for name in names]
    times = Counter(name.casefold() for name in short)
    rests = [surnames[place] if place < len(surnames) else "" for place in range(len(names))]
    return [
        _with_letter(name, whole, rest) if times[name.casefold()] > 1 else name
        for name, whole, rest in zip(short, names, rests, strict=True)
    ]


def _first_name(name: str, *, are_full_names: bool) -> str:
    all_words = _words(name)
    age_at = next(
        (place for place, word in enumerate(all_words) if place and _is_number(word)),
        len(all_words),
    )
    words = all_words[:age_at]
    mixed = any(not _is_shouted(word) for word in words)
    kept = [word for word in words if not (mixed and _is_shouted(word))]
    if are_full_names or len(kept) < len(words):
        kept = _before_surname(kept) if are_full_names else _without_particles(kept)
    return " ".join(kept) or name


def _before_surname(words: Sequence[str]) -> list[str]:
    rest = [
        place
        for place, word in enumerate(words)
        if place and (word[:1].isupper() or _is_particle(word))
    ]
    is_letter = bool(rest) and len(words[rest[0]].strip(".")) == 1
    return list(words) if not rest or is_letter else list(words[: rest[0]])


def _without_particles(words: Sequence[str]) -> list[str]:
    return [word for place, word in enumerate(words) if not place or not _is_particle(word)]


def _with_letter(name: str, whole: str, surname: str) -> str:
    left = [word for word in _words(whole) if word not in _words(name) and not _is_number(word)]
    letter = next(
        (word[0].upper() for word in [*reversed(left), surname] if word and word[0].isalpha()), ""
    )
    return f"{name} {letter}." if letter else name


def _surnames_beside(table: Table, chosen: int) -> tuple[str, ...]:
    for number in range(table.width):
        title = table.header[number].casefold() if number < len(table.header) else ""
        cells = table.column(number)
        if (
            number != chosen
            and chosen != EVERY_CELL
            and (title in _SURNAME or all(cell.isupper() for cell in cells))
        ):
            return cells
    return ()


def _separator(lines: Sequence[str]) -> str:
    """What parts the cells; nothing where most lines are one name."""
    for sign in "\t;,":
        if 2 * sum(sign in line.strip() for line in lines) >= max(1, len(lines)) and any(
            sign in line.strip() for line in lines
        ):
            return sign
    return ""


def _is_enumeration(sign: str, rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether these are names beside each other, and no table."""
    if len(rows) == 1:
        return sign != "\t" or not any(_is_number(cell) or _is_shouted(cell) for cell in rows[0])
    return sign != "\t" and len({len(row) for row in rows}) > 1


def _cell(text: str) -> str:
    return clean_name(_MARK.sub("", text.strip(_QUOTES))).strip(_QUOTES)


def _without_numbers(names: Sequence[str]) -> list[str]:
    """The names without ``1 …``, ``2 …`` before them, where they are counted through."""
    found = [_NUMBER.match(name) for name in names]
    counted = [int(each[1]) for each in found if each]
    is_counted = len(names) > 1 and counted == list(
        range(counted[0] if counted else 1, len(names) + 1)
    )
    return (
        [_NUMBER.sub("", name) for name in names]
        if is_counted and len(counted) == len(names)
        else list(names)
    )


def _is_header(row: Iterable[str]) -> bool:
    cells = [cell.casefold().strip(" :.") for cell in row if cell]
    known = sum(cell in _FIRST_NAME | _SURNAME | _OTHER for cell in cells)
    return bool(cells) and 2 * known >= len(cells)


def _words(name: str) -> list[str]:
    return name.split()


def _is_shouted(word: str) -> bool:
    letters = [sign for sign in word if sign.isalpha()]
    return len(letters) > 1 and all(sign.isupper() for sign in letters)


def _is_number(word: str) -> bool:
    return any(sign.isdigit() for sign in word) and not any(sign.isalpha() for sign in word)


def _is_word(cell: str) -> bool:
    return any(sign.isalpha() for sign in cell) and not any(
        sign.isdigit() or sign == "@" for sign in cell
    )


def _is_particle(word: str) -> bool:
    return word.casefold().strip("'’") in _PARTICLES
