"""Slips for families: one page each, that says what the code opens, how, until when, and how to stop it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask_babel import force_locale, format_date, gettext
from fpdf import FPDF
from fpdf.enums import Align

from tremplin.domain.secrets.tokens import shown_code
from tremplin.services.family.slips import IssuedSlip
from tremplin.web.print.letters import FONT
from tremplin.web.print.paper import RIGHT_TO_LEFT, draw_qr, fit_text, new_sheet

LEFT, WIDTH = 25.0, 160.0
QR_SIZE = 52.0


def slips_pdf(
    slips: Sequence[IssuedSlip],
    language: str,
    site_name: str,
    page_address: str,
    opens: Callable[[str], str],
) -> bytes:
    """The slips as a PDF, an A4 page each.

    Args:
        slips: Just issued, with their codes in plain.
        language: The one that the families read.
        site_name: As the house calls itself.
        page_address: Where a code is typed.
        opens: Gives by a code, as it is printed, the address that a scan opens.
    """
    with force_locale(language):
        sheet = new_sheet(gettext("For families"), language)
        for slip in slips:
            sheet.add_page()
            _draw_head(sheet, slip, site_name)
            _draw_ways_in(sheet, slip, page_address, opens(shown_code(slip.code)))
            _draw_explanations(sheet, slip)
    return bytes(sheet.output())


def _draw_head(sheet: FPDF, slip: IssuedSlip, site_name: str) -> None:
    sheet.set_xy(LEFT, 24)
    sheet.cell(WIDTH, 6, fit_text(sheet, site_name, WIDTH, 12, 9), align=_side(slip))
    sheet.set_xy(LEFT, 34)

    title = fit_text(
        sheet, gettext("For the family of %(name)s", name=slip.name), WIDTH, 26, 14, "B"
    )
    sheet.cell(WIDTH, 12, title, align=_side(slip))
    _paragraph(
        sheet,
        slip,
        50,
        gettext(
            "Your child is learning to program. This code opens a page that shows what your child has learnt, "
            "what comes next, and what you could talk about at home."
        ),
    )


def _draw_ways_in(sheet: FPDF, slip: IssuedSlip, page_address: str, qr_address: str) -> None:
    top = 76.0
    sheet.set_line_width(0.4)
    sheet.set_draw_color(0)
    sheet.rect(LEFT, top, WIDTH, QR_SIZE + 10, style="D", round_corners=True, corner_radius=4)

    room = WIDTH - QR_SIZE - 18
    # The square comes first, on the side where lines begin.
    is_mirrored = slip.language in RIGHT_TO_LEFT
    draw_qr(
        sheet, qr_address, LEFT + WIDTH - 4 - QR_SIZE if is_mirrored else LEFT + 4, top + 5, QR_SIZE
    )

    x = LEFT + 6 if is_mirrored else LEFT + QR_SIZE + 12
    sheet.set_font(FONT, "", 11)
    sheet.set_xy(x, top + 8)
    sheet.multi_cell(
        room,
        6,
        gettext("Scan this square with a telephone, or open this page and type the code:"),
        align=_side(slip),
    )
    sheet.set_xy(x, top + 27)
    sheet.cell(room, 7, fit_text(sheet, page_address, room, 12, 7, "B"), align=_side(slip))
    sheet.set_xy(x, top + 40)
    sheet.cell(
        room, 10, fit_text(sheet, shown_code(slip.code), room, 24, 14, "B"), align=_side(slip)
    )


def _draw_explanations(sheet: FPDF, slip: IssuedSlip) -> None:
    y = 150.0
    until = format_date(slip.expires_at.astimezone(), "long", rebase=False)
    for heading, text in (
        (
            gettext("No account, no cost"),
            gettext("No e-mail, no password. An old telephone will do."),
        ),
        (
            gettext("How long"),
            gettext("The code works until %(date)s. Then ask for a new slip.", date=until),
        ),
        (
            gettext("Keep it in the family"),
            gettext(
                "Whoever has this code can read the page, and answer on it in your name. It shows no other child."
            ),
        ),
        (
            gettext("To stop it"),
            gettext(
                "Tell the instructor: the code ends at once, and nothing else changes for your child."
            ),
        ),
    ):
        sheet.set_xy(LEFT, y)
        sheet.set_font(FONT, "B", 13)
        sheet.cell(WIDTH, 7, heading, align=_side(slip))
        y = _paragraph(sheet, slip, y + 7, text) + 5


def _side(slip: IssuedSlip) -> Align:
    """Where lines begin in the language of the family."""
    return Align.R if slip.language in RIGHT_TO_LEFT else Align.L


def _paragraph(sheet: FPDF, slip: IssuedSlip, y: float, text: str) -> float:
    """Write a paragraph; returns where it ends, in mm from the top."""
    sheet.set_font(FONT, "", 12)
    sheet.set_xy(LEFT, y)
    sheet.multi_cell(WIDTH, 6, text, align=_side(slip))
    return float(sheet.get_y())
