"""The children's cards: eight on an A4 sheet, to be cut apart and folded into a pocket."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask_babel import force_locale, gettext
from fpdf import FPDF

from tremplin.models import SecretKind
from tremplin.services.groups.cards import IssuedCard
from tremplin.web.print.letters import FONT, composed
from tremplin.web.print.paper import draw_picture, draw_qr, fit_text, new_sheet

COLUMNS, ROWS = 2, 4
WIDTH, HEIGHT = 92.0, 66.0
LEFT, TOP = (210 - COLUMNS * WIDTH) / 2, (297 - ROWS * HEIGHT) / 2
PAD = 4.0
QR_SIZE = 31.0
PICTURE_SIZE = 18.0
MARK = 5.0


@dataclass(frozen=True, slots=True)
class CardSheet:
    """What all cards of a group share.

    Attributes:
        language: Code of the group's language.
        group_name: As children know it.
        join_code: What is typed where no camera reads the QR code.
        site_address: Where to type it, as ``garage.lan:8404``.
        address_of: From a card's token to the address its QR code opens.
    """

    language: str
    group_name: str
    join_code: str
    site_address: str
    address_of: Callable[[str], str]


def cards_pdf(cards: Sequence[IssuedCard], shared: CardSheet) -> bytes:
    """The cards as a PDF, eight on a page, with cut marks."""
    with force_locale(shared.language):
        sheet = new_sheet(gettext("Cards of %(group)s", group=shared.group_name), shared.language)
        per_page = COLUMNS * ROWS
        for start in range(0, len(cards), per_page):
            sheet.add_page()
            page = cards[start : start + per_page]
            for place, card in enumerate(page):
                _draw_card(sheet, card, shared, *_corner(place))
            _draw_cut_marks(sheet)
    return bytes(sheet.output())


def _corner(place: int) -> tuple[float, float]:
    return LEFT + (place % COLUMNS) * WIDTH, TOP + (place // COLUMNS) * HEIGHT


def _draw_card(sheet: FPDF, card: IssuedCard, shared: CardSheet, x: float, y: float) -> None:
    _draw_person(sheet, card, shared, x + PAD, y + PAD)
    draw_qr(sheet, shared.address_of(card.token), x + WIDTH - PAD - QR_SIZE, y + 1.5, QR_SIZE)
    draw_secret = _draw_pictures if card.kind is SecretKind.PICTURES else _draw_words
    draw_secret(sheet, card.secret, x + PAD, y + HEIGHT - PAD - PICTURE_SIZE - 2)


def _draw_person(sheet: FPDF, card: IssuedCard, shared: CardSheet, x: float, y: float) -> None:
    room = WIDTH - 2 * PAD - QR_SIZE - 1
    draw_picture(sheet, "avatars", card.avatar, x, y, 13)
    _draw_name(sheet, card.name, x + 15, y, room - 15)
    _text(sheet, x, y + 15, room, 5, fit_text(sheet, shared.group_name, room, 9, 7))
    _text(sheet, x, y + 20, room, 5, fit_text(sheet, shared.site_address, room, 9, 6))
    label = gettext("Code: %(code)s", code=shared.join_code)
    _text(sheet, x, y + 25, room, 6, fit_text(sheet, label, room, 13, 9, "B"))


def _draw_name(sheet: FPDF, name: str, x: float, y: float, width: float) -> None:
    """In one large line, else in two: children find their card by the end of a long name too."""
    name = composed(name)
    shown = fit_text(sheet, name, width, 18, 11, "B")
    first, second = _halves(name)
    if shown == name or not second:
        _text(
            sheet,
            x,
            y,
            width,
            13,
            shown if shown == name else fit_text(sheet, name, width, 11, 9, "B"),
        )
        return

    for line, part in enumerate((first, second)):
        _text(sheet, x, y + 1 + 5.5 * line, width, 5.5, fit_text(sheet, part, width, 13, 8, "B"))


def _halves(name: str) -> tuple[str, str]:
    """The name parted at the space or after the hyphen nearest to its middle; all of it where it has none."""
    ends = [
        place + 1 for place, letter in enumerate(name) if letter in " -" and place + 1 < len(name)
    ]
    if not ends:
        return name, ""
    end = min(ends, key=lambda place: abs(place - len(name) / 2))
    return name[:end].rstrip(), name[end:]


def _draw_pictures(sheet: FPDF, pictures: Sequence[str], x: float, y: float) -> None:
    sheet.set_font(FONT, "", 8)
    _text(sheet, x, y - 5, WIDTH - 2 * PAD, 4, gettext("Your three pictures, in this order:"))
    gap = (WIDTH - 2 * PAD - len(pictures) * (PICTURE_SIZE + 6)) / (len(pictures) - 1)
    sheet.set_draw_color(0)
    sheet.set_line_width(0.3)

    for place, name in enumerate(pictures):
        left = x + place * (PICTURE_SIZE + 6 + gap)
        sheet.set_font(FONT, "B", 14)
        _text(sheet, left, y, 5, PICTURE_SIZE + 2, str(place + 1))
        sheet.rect(
            left + 6,
            y,
            PICTURE_SIZE,
            PICTURE_SIZE + 2,
            style="D",
            round_corners=True,
            corner_radius=2,
        )
        draw_picture(sheet, "secret", name, left + 7, y + 2, PICTURE_SIZE - 2)


def _draw_words(sheet: FPDF, words: Sequence[str], x: float, y: float) -> None:
    sheet.set_font(FONT, "", 8)
    _text(sheet, x, y - 5, WIDTH - 2 * PAD, 4, gettext("Your two words, in this order:"))
    sheet.set_draw_color(0)
    sheet.set_line_width(0.3)

    gap = 4.0
    width = (WIDTH - 2 * PAD - gap * (len(words) - 1)) / len(words)
    for place, word in enumerate(words):
        left = x + place * (width + gap)
        sheet.rect(left, y, width, PICTURE_SIZE + 2, style="D", round_corners=True, corner_radius=2)
        shown = fit_text(sheet, word, width - 6, 20, 10, "B")
        sheet.set_xy(left, y)
        sheet.cell(width, PICTURE_SIZE + 2, shown, align="C")


def _text(sheet: FPDF, x: float, y: float, width: float, height: float, text: str) -> None:
    sheet.set_xy(x, y)
    sheet.cell(width, height, text, align="L")


def _draw_cut_marks(sheet: FPDF) -> None:
    """Short lines in the margin at each edge to cut along, and a faint dotted line between the cards."""
    sheet.set_line_width(0.2)
    sheet.set_draw_color(0)
    xs = [LEFT + column * WIDTH for column in range(COLUMNS + 1)]
    ys = [TOP + row * HEIGHT for row in range(ROWS + 1)]

    for x in xs:
        sheet.line(x, TOP - MARK - 1, x, TOP - 1)
        sheet.line(x, ys[-1] + 1, x, ys[-1] + MARK + 1)

    for y in ys:
        sheet.line(LEFT - MARK - 1, y, LEFT - 1, y)
        sheet.line(xs[-1] + 1, y, xs[-1] + MARK + 1, y)

    sheet.set_draw_color(150)
    sheet.set_dash_pattern(dash=1, gap=2)

    for x in xs[1:-1]:
        sheet.line(x, TOP, x, ys[-1])

    for y in ys[1:-1]:
        sheet.line(LEFT, y, xs[-1], y)

    sheet.set_dash_pattern()
