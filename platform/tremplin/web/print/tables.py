"""A table as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

Value = str | int
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet takes a text for a formula, and a child may be called anything."""
_MOST_WIDE = 40


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; ``title`` becomes the name of the sheet."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Value]]


def as_csv(table: Table) -> bytes:
    """Semicolons and a mark of UTF-8: what spreadsheets open at once in French."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    writer.writerows([[_harmless(value) for value in row] for row in (table.header, *table.rows)])
    return buffer.getvalue().encode("utf-8-sig")


def as_xlsx(tables: Sequence[Table]) -> bytes:
    """One workbook with a sheet for each table; the header and the first column stay in sight."""
    book = Workbook()
    book.remove(book.active)

    for table in tables:
        sheet = book.create_sheet(table.title[:31])
        for number, row in enumerate((table.header, *table.rows), start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"
                if number == 1:
                    cell.font = Font(bold=True)

        sheet.freeze_panes = "B2"

        for column in range(1, len(table.header) + 1):
            longest = max(len(str(row[column - 1])) for row in (table.header, *table.rows))
            sheet.column_dimensions[get_column_letter(column)].width = min(_MOST_WIDE, longest + 2)

    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _harmless(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
