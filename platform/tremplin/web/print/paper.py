"""What every printed page shares: the sheet, its fonts, a QR code drawn as lines, pictures."""

from __future__ import annotations

import logging
from collections.abc import Iterable

import segno
from fpdf import FPDF

from tremplin.web.print.letters import (
    BESIDE,
    FONT,
    FONTS,
    SHAPED,
    STATIC,
    base_font,
    composed,
    fonts_beside,
)

PICTURES = STATIC / "pictures"
RIGHT_TO_LEFT = {"ar": ("arabic",)}
"""Languages whose letters are joined and whose lines begin at the right, with the font that has them."""
# Of letters that no font has it would write the name they stand in into the log, where no child's
# name may be.
logging.getLogger("fpdf.output").setLevel(logging.ERROR)

QUIET_MODULES = 2
"""White border of a QR code, in modules: two are enough on white paper without anything near."""


def new_sheet(title: str, language: str) -> FPDF:
    """An empty A4 document in millimetres, with the site's fonts; pages are added by its author.

    Args:
        title: Of the document.
        language: Of what is printed; what people wrote may be in the letters of any other, see
            :func:`fit_text`.
    """
    sheet = FPDF(format="A4", unit="mm")
    sheet.set_auto_page_break(auto=False)
    sheet.set_margin(0)
    _take_fonts(sheet, [FONT, *RIGHT_TO_LEFT.get(language, ())])
    sheet.set_title(title)
    sheet.set_lang(language)
    return sheet


def _take_fonts(sheet: FPDF, fonts: Iterable[str]) -> None:
    """Put fonts into the document that are not there yet."""
    for font in fonts:
        if font in sheet.fonts:
            continue
        sheet.add_font(font, "", FONTS / f"{font}-regular.ttf")
        sheet.add_font(font, "B", FONTS / f"{font}-bold.ttf")
        if font != FONT:
            sheet.set_fallback_fonts(
                [each for each in BESIDE if each in sheet.fonts], exact_match=False
            )
        if font in SHAPED:
            sheet.set_text_shaping(True)


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
                left, top = (
                    x + (start + QUIET_MODULES) * module,
                    y + (line + QUIET_MODULES) * module,
                )
                sheet.rect(left, top, (column - start) * module, module, style="F")
                start = None


def draw_picture(sheet: FPDF, folder: str, name: str, x: float, y: float, size: float) -> None:
    """Draw a picture that ships with the site into a square of ``size`` mm; ``folder`` is ``secret`` or ``avatars``."""
    sheet.image(PICTURES / folder / f"{name}.svg", x=x, y=y, w=size, h=size, keep_aspect_ratio=True)


def fit_text(
    sheet: FPDF, text: str, width: float, largest: float, smallest: float, style: str = ""
) -> str:
    """Choose the font and the largest size (points) at which ``text`` is no wider than ``width`` mm; returns what fits.

    Whatever people wrote comes this way: the document gets the fonts that have its letters. Below
    ``smallest`` the text is cut and ends in an ellipsis.
    """
    text, size = composed(text), largest
    _take_fonts(sheet, fonts_beside(text))
    font = base_font(text)
    sheet.set_font(font, style, size)
    while size > smallest and sheet.get_string_width(text) > width:
        size -= 0.5
        sheet.set_font(font, style, size)
    while len(text) > 1 and sheet.get_string_width(text) > width:
        text = text.removesuffix("…")[:-1].rstrip() + "…"
    return text
