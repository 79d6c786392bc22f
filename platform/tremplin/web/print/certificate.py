"""A certificate on one A4 page across: the child's name, what was done, what she can do now."""

from __future__ import annotations

from flask_babel import force_locale, format_date, gettext
from fpdf import FPDF

from tremplin.read_models.family_page import Certificate
from tremplin.web.base.i18n import language as language_here
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.texts.family_titles import curriculum_title
from tremplin.web.print.letters import FONT
from tremplin.web.print.paper import PICTURES, RIGHT_TO_LEFT, fit_text, new_sheet

WIDTH, HEIGHT = 297.0, 210.0
EDGE = 12.0
MOST_SKILLS = 12


def certificate_pdf(certificate: Certificate, site_name: str, language: str) -> bytes:
    """The certificate as a PDF, made for a black-and-white printer."""
    with force_locale(language):
        sheet = new_sheet(gettext("Certificate"), language)
        sheet.add_page(orientation="L")
        _draw_frame(sheet)
        _draw_head(sheet, certificate)
        _draw_skills(sheet, certificate)
        _draw_foot(sheet, certificate, site_name)
    return bytes(sheet.output())


def _draw_frame(sheet: FPDF) -> None:
    sheet.set_draw_color(0)

    for inset, width in ((0.0, 1.2), (3.0, 0.3)):
        sheet.set_line_width(width)
        left = EDGE + inset
        sheet.rect(
            left,
            left,
            WIDTH - 2 * left,
            HEIGHT - 2 * left,
            style="D",
            round_corners=True,
            corner_radius=6,
        )

    sheet.image(PICTURES / "logo.svg", x=(WIDTH - 26) / 2, y=22, w=26, h=22, keep_aspect_ratio=True)


def _draw_head(sheet: FPDF, certificate: Certificate) -> None:
    _centred(sheet, 48, gettext("Certificate"), 16, "")
    _centred(sheet, 60, certificate.name, 40, "B")
    _centred(sheet, 80, gettext("has done everything of the path"), 14, "")
    _centred(sheet, 90, str(curriculum_title(certificate.curriculum)), 26, "B")


def _draw_skills(sheet: FPDF, certificate: Certificate) -> None:
    sentences = [pick(skill.parents) for skill in certificate.skills][:MOST_SKILLS]
    half = (len(sentences) + 1) // 2
    column = (WIDTH - 2 * EDGE - 40) / 2
    for side, part in enumerate((sentences[:half], sentences[half:])):
        y, x = 112.0, EDGE + 16 + (side ^ _is_mirrored()) * (column + 8)
        for sentence in part:
            sheet.set_font(FONT, "", 11)
            sheet.set_xy(x, y)
            sheet.multi_cell(column, 5.2, f"•  {sentence}", align="R" if _is_mirrored() else "L")
            y = sheet.get_y() + 1.2


def _draw_foot(sheet: FPDF, certificate: Certificate, site_name: str) -> None:
    on = format_date(certificate.awarded_at.astimezone(), "long", rebase=False)
    near, far = EDGE + 16, WIDTH - EDGE - 96
    # On lines of their own: in one line, a name in our letters would turn an Arabic date around.
    for y, words in ((175, site_name), (181, on)):
        sheet.set_xy(far - 30 if _is_mirrored() else near, y)
        sheet.cell(110, 6, fit_text(sheet, words, 110, 12, 9), align="R" if _is_mirrored() else "L")

    signed = near if _is_mirrored() else far
    sheet.set_line_width(0.3)
    sheet.line(signed, 185, signed + 80, 185)
    sheet.set_xy(signed, 186)
    sheet.set_font(FONT, "", 9)
    sheet.cell(80, 5, gettext("For the whole team"), align="C")


def _is_mirrored() -> bool:
    return language_here() in RIGHT_TO_LEFT


def _centred(sheet: FPDF, y: float, text: str, size: float, style: str) -> None:
    sheet.set_xy(EDGE + 10, y)
    width = WIDTH - 2 * EDGE - 20
    sheet.cell(width, size / 2.2, fit_text(sheet, text, width, size, 12, style), align="C")
