"""What every printed page shares: the sheet, its fonts, a QR code drawn as lines, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import segno
from fpdf import FPDF

STATIC = Path(__file__).resolve().parents[1] / "static"
FONTS = STATIC / "build/fonts"
PICTURES = STATIC / "pictures"
FONT = "text"
RIGHT_TO_LEFT = frozenset({"ar"})
"""Languages whose letters are joined and whose lines begin at the right."""
_ARABIC = re.compile("[\u0600-\u06ff]")
QUIET_MODULES = 2
"""White border of a QR code, in modules: two are enough on white paper without anything near."""


def new_sheet(title: str, language: str, names: Iterable[str] = ()) -> FPDF:
    """An empty A4 document in millimetres, with the site's fonts; pages are added by its author.

    Args:
        title: Of the document.
        language: Of what is printed.
        names: What people wrote that is printed too: a name may be in Arabic letters on a French page.
    """
    sheet = FPDF(format="A4", unit="mm")
    sheet.set_auto_page_break(auto=False)
    sheet.set_margin(0)
    sheet.add_font(FONT, "", FONTS / "text-regular.ttf")
    sheet.add_font(FONT, "B", FONTS / "text-bold.ttf")
    if language in RIGHT_TO_LEFT or any(_ARABIC.search(name) for name in names):
        sheet.add_font("arabic", "", FONTS / "arabic-regular.ttf")
        sheet.add_font("arabic", "B", FONTS / "arabic-bold.ttf")
        sheet.set_fallback_fonts(["arabic"], exact_match=False)
        sheet.set_text_shaping(True)
    sheet.set_title(title)
    sheet.set_lang(language)
    return sheet


def draw_qr(sheet: FPDF, address: str, x: float, y: float, size: float) -> None:
    """Draw a QR code of ``address`` as black rectangles, one a run of dark modules.

    Args:
        sheet: Where.
        address: What a scan opens.
        x: Left edge in mm, white border included.
        y: Top edge in mm, white border included.
        size: Width and height in mm, white border included.
    """
    rows = segno.make(address, error="m", micro=False).matrix
    module = size / (len(rows) + 2 * QUIET_MODULES)
    sheet.set_fill_color(0)
    for line, row in enumerate(rows):
        start = None
        for column, dark in enumerate((*row, 0)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                left, top = x + (start + QUIET_MODULES) * module, y + (line + QUIET_MODULES) * module
                sheet.rect(left, top, (column - start) * module, module, style="F")
                start = None


def draw_picture(sheet: FPDF, folder: str, name: str, x: float, y: float, size: float) -> None:
    """Draw a picture that ships with the site into a square of ``size`` mm; ``folder`` is ``secret`` or ``avatars``."""
    sheet.image(PICTURES / folder / f"{name}.svg", x=x, y=y, w=size, h=size, keep_aspect_ratio=True)


def fit_text(sheet: FPDF, text: str, width: float, largest: float, smallest: float, style: str = "") -> str:
    """Choose the largest font size (points) at which ``text`` is no wider than ``width`` mm; returns what fits.

    Below ``smallest`` the text is cut and ends in an ellipsis.
    """
    size = largest
    sheet.set_font(FONT, style, size)
    while size > smallest and sheet.get_string_width(text) > width:
        size -= 0.5
        sheet.set_font(FONT, style, size)
    while len(text) > 1 and sheet.get_string_width(text) > width:
        text = text.removesuffix("…")[:-1].rstrip() + "…"
    return text
