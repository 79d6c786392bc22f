"""First names from a pasted class list: lines, a table of a spreadsheet, CSV.

Of a table one column is taken. Surnames, ages and numbers stay out unless somebody asks for them:
whoever knows a group's code reads the names of its children.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from tremplin.domain.names import clean_name

EVERY_CELL = -1
"""Instead of a column: each cell is a child."""
EXAMPLES = 3
"""So many cells of a column are enough to know it again."""
NO_SEPARATOR = "\0"
"""Nobody types it: a line that is not parted stays one cell."""
SURE = 10
"""What a column is worth whose title says first names; no other one comes near."""

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
_TITLES = _FIRST_NAME | _SURNAME | _OTHER
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
    """Rows of cells; ``header`` is empty where the list has none."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(row) for row in self.rows), default=0)

    @property
    def is_table(self) -> bool:
        """Whether there is a column to choose."""
        return self.width > 1

    def title(self, number: int) -> str:
        """What stands over a column, empty where nothing does."""
        return self.header[number] if number < len(self.header) else ""

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


@dataclass(frozen=True, slots=True)
class _Child:
    """A cell that may name a child, and what stands beside it."""

    cell: str
    surname: str = ""

    @property
    def is_somebody(self) -> bool:
        """Whether there is a letter or a number: a line of dashes is no child."""
        return any(sign.isalnum() for sign in self.cell)


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
    chosen = first_name_column(table)
    if column is not None and EVERY_CELL <= column < table.width:
        chosen = column

    children = [child for child in _children(table, chosen) if child.is_somebody]

    whole = [child.cell for child in children]
    surnames = [child.surname for child in children]
    names = whole if keep_surnames else first_names(whole, surnames)
    left_out = [name for name, cell in zip(names, whole, strict=True) if len(name) < len(cell)]

    return Understood(
        names=tuple(names),
        column=chosen,
        columns=tuple(_columns(table)) if table.is_table else (),
        left_out=len(left_out),
        is_plain=not table.is_table and names == whole,
    )


def _children(table: Table, chosen: int) -> Iterator[_Child]:
    if chosen == EVERY_CELL:
        for row in table.rows:
            yield from (_Child(cell) for cell in row)
        return

    surnames = _surnames_beside(table, chosen)
    for place, cell in enumerate(table.column(chosen)):
        yield _Child(cell, surnames[place] if surnames else "")


def _columns(table: Table) -> Iterator[Column]:
    for number in range(table.width):
        yield Column(number, table.title(number), table.column(number)[:EXAMPLES])


def read_table(pasted: str) -> Table:
    """The cells of a pasted list.

    Of a table (tabs, ``;`` or ``,``) each line is a row, of names on one line each name.
    """
    # A file's mark of its encoding and an invisible space would belong to the first name.
    text = pasted.lstrip("\ufeff\u200b")
    lines = [line for line in text.splitlines() if line.strip()]
    separator = _separator(lines)

    if separator:
        rows = _rows_of_cells(lines, separator)
        return _with_header(_each_on_its_own(rows) if _is_enumeration(separator, rows) else rows)

    names = [row[0] for row in _rows_of_cells(lines, NO_SEPARATOR)]
    return _with_header([(name,) for name in _without_numbers(names)])


def _rows_of_cells(lines: Sequence[str], separator: str) -> Sequence[Sequence[str]]:
    """The clean cells of each line that has any."""
    rows = []
    for row in csv.reader(io.StringIO("\n".join(lines)), delimiter=separator):
        cells = [_cell(cell) for cell in row]
        if any(cells):
            rows.append(cells)
    return rows


def _each_on_its_own(rows: Iterable[Sequence[str]]) -> Sequence[Sequence[str]]:
    return [(cell,) for row in rows for cell in row if cell]


def _with_header(rows: Sequence[Sequence[str]]) -> Table:
    cells = tuple(tuple(row) for row in rows)
    if cells and _is_header(cells[0]):
        return Table(cells[0], cells[1:])
    return Table((), cells)


def first_name_column(table: Table) -> int:
    """The column that looks most like first names, 0 where none does."""
    return max(range(table.width), key=lambda number: _likeness(table, number), default=0)


def _likeness(table: Table, number: int) -> float:
    """How much a column looks like first names: its share of words, less for surnames."""
    title = table.title(number).casefold()
    if title in _FIRST_NAME:
        return SURE

    cells = [cell for cell in table.column(number) if cell]
    like_names = sum(_is_word(cell) for cell in cells) / max(1, len(cells))
    if title in _SURNAME:
        return like_names * 0.3

    # Schools write surnames in capitals; a list all in capitals still has its first names.
    in_capitals = sum(cell.isupper() for cell in cells)
    return like_names * 0.5 if in_capitals > len(cells) / 2 else like_names


def first_names(names: Sequence[str], surnames: Sequence[str] = ()) -> list[str]:
    """What of each name its child is called by.

    Left out are words in capitals beside others, numbers, and, where most of the list is of two
    words that begin with a capital, all but the first. Of two who would then be called the same,
    each keeps a letter: Lina B., Lina M.

    Args:
        names: Clean names.
        surnames: What stands in another column, for that letter.
    """
    are_full_names = _are_full_names(names)
    short = [_first_name(name, are_full_names=are_full_names) for name in names]
    times = Counter(name.casefold() for name in short)
    told_apart = []

    for place, name in enumerate(short):
        if times[name.casefold()] == 1:
            told_apart.append(name)
            continue
        surname = surnames[place] if place < len(surnames) else ""
        told_apart.append(_with_letter(name, names[place], surname))

    return told_apart


def _are_full_names(names: Sequence[str]) -> bool:
    """Whether most of a list are a first name and a surname; of one or two, nobody can tell."""
    if len(names) <= 2:
        return False
    pairs = 0
    for name in names:
        words = name.split()
        if len(words) > 1 and words[1][:1].isupper():
            pairs += 1
    return pairs > 0.6 * len(names)


def _first_name(name: str, *, are_full_names: bool) -> str:
    words = _before_age(name.split())
    kept = _without_surnames_in_capitals(words)
    if are_full_names:
        kept = _before_surname(kept)
    elif len(kept) < len(words):
        # A particle goes with its surname; alone it may be part of a nickname.
        kept = _without_particles(kept)
    return " ".join(kept) or name


def _before_age(words: Sequence[str]) -> Sequence[str]:
    for place, word in enumerate(words):
        if place and _is_number(word):
            return words[:place]
    return words


def _without_surnames_in_capitals(words: Sequence[str]) -> list[str]:
    """The words without those in capitals, unless all are: then capitals tell nothing."""
    mixed = [word for word in words if not _is_shouted(word)]
    return mixed or list(words)


def _before_surname(words: Sequence[str]) -> list[str]:
    for place, word in enumerate(words):
        if place and (word[:1].isupper() or _is_particle(word)):
            # One letter tells two children apart: somebody has thought about it already.
            is_letter = len(word.strip(".")) == 1
            return list(words if is_letter else words[:place])
    return list(words)


def _without_particles(words: Sequence[str]) -> list[str]:
    first, *others = words
    return [first, *(word for word in others if not _is_particle(word))]


def _with_letter(name: str, whole: str, surname: str) -> str:
    """The name with the first letter of what was left out of it, the last word first."""
    kept = name.split()
    left = [word for word in whole.split() if word not in kept and not _is_number(word)]
    for word in (*reversed(left), surname):
        if word[:1].isalpha():
            return f"{name} {word[0].upper()}."
    return name


def _surnames_beside(table: Table, chosen: int) -> tuple[str, ...]:
    """The cells of the first other column that looks like surnames."""
    for number in range(table.width):
        if number == chosen:
            continue
        cells = table.column(number)
        if table.title(number).casefold() in _SURNAME or all(cell.isupper() for cell in cells):
            return cells
    return ()


def _separator(lines: Sequence[str]) -> str:
    """What parts the cells; nothing where most lines are one name."""
    for sign in "\t;,":
        with_sign = sum(sign in line.strip() for line in lines)
        if with_sign and 2 * with_sign >= len(lines):
            return sign
    return ""


def _is_enumeration(separator: str, rows: Sequence[Sequence[str]]) -> bool:
    """Whether these are names beside each other, and no table."""
    if len(rows) != 1:
        lengths = {len(row) for row in rows}
        return separator != "\t" and len(lengths) > 1

    # One line copied out of a spreadsheet may be a child with her surname and her age.
    one_child = any(_is_number(cell) or _is_shouted(cell) for cell in rows[0])
    return separator != "\t" or not one_child


def _cell(text: str) -> str:
    return clean_name(_MARK.sub("", text.strip(_QUOTES))).strip(_QUOTES)


def _without_numbers(names: Sequence[str]) -> Sequence[str]:
    """The names without ``1 …``, ``2 …`` before them, where they are counted through."""
    counted = []
    for name in names:
        number = _NUMBER.match(name)
        if number is None:
            return names
        counted.append(int(number[1]))

    # A single number may be part of a nickname: "7 Up".
    if len(names) < 2 or counted != list(range(counted[0], len(names) + 1)):
        return names
    return [_NUMBER.sub("", name) for name in names]


def _is_header(row: Iterable[str]) -> bool:
    """Whether at least half of the cells are titles of columns."""
    titles = [cell.casefold().strip(" :.") for cell in row if cell]
    known = [title for title in titles if title in _TITLES]
    return bool(titles) and 2 * len(known) >= len(titles)


def _is_shouted(word: str) -> bool:
    letters = [sign for sign in word if sign.isalpha()]
    return len(letters) > 1 and all(sign.isupper() for sign in letters)


def _is_number(word: str) -> bool:
    return any(sign.isdigit() for sign in word) and not any(sign.isalpha() for sign in word)


def _is_word(cell: str) -> bool:
    """Whether a cell may be a name: letters, and neither a number nor an address."""
    if any(sign.isdigit() or sign == "@" for sign in cell):
        return False
    return any(sign.isalpha() for sign in cell)


def _is_particle(word: str) -> bool:
    return word.casefold().strip("'’") in _PARTICLES
