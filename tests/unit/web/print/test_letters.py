"""Names of every script on paper: printed in a font that has them, or told before they are printed."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from tremplin.web.print.letters import FILES, FONTS, base_font, unprintable, unprinted
from tremplin.web.print.paper import fit_text, new_sheet

PRINTED = {
    "Zoé": "AtkinsonHyperlegible",
    "Олена": "NotoSans",
    "Їжакевич Ґалаґан": "NotoSans",
    "Ελένη": "NotoSans",
    "Nguyễn Thị Bảo": "NotoSans",
    "Şəhla": "NotoSans",
    "ქეთევან": "NotoSansGeorgian",
    "Արամ": "NotoSansArmenian",
    "שרה": "NotoSansHebrew",
    "தமிழ்": "NotoSansTamil",
    "प्रिया": "NotoSans",
    "محمد": "NotoSansArabic",
}


def printed(name: str) -> tuple[str, list[str]]:
    """The text of a page with the name alone, and the fonts that are in it."""
    sheet = new_sheet("Page", "fr")
    sheet.add_page()
    sheet.cell(0, 10, fit_text(sheet, name, 100, 20, 10, "B"))
    (page,) = PdfReader(io.BytesIO(bytes(sheet.output()))).pages
    resources: Any = page["/Resources"]
    fonts = [font.get_object()["/BaseFont"] for font in resources["/Font"].values()]
    return page.extract_text(), [font.partition("+")[2] for font in fonts]


@pytest.mark.parametrize(("name", "font"), PRINTED.items())
def test_a_name_is_printed_in_a_font_that_has_its_letters(name, font):
    _, fonts = printed(name)
    assert [found for found in fonts if found.startswith(font)]
    assert unprintable(name) == ""


@pytest.mark.parametrize("name", ["Олена", "Ελένη", "Nguyễn Thị Bảo"])
def test_letters_that_stand_alone_can_be_read_back_and_are_of_one_font(name):
    text, fonts = printed(name)
    assert name in text
    assert len(fonts) == 1


def test_an_accent_that_was_typed_apart_is_printed_as_one_letter():
    text, _ = printed("Zoe\u0301")
    assert "Zoé" in text
    assert base_font("Zoe\u0301") == base_font("Zoé")


@pytest.mark.parametrize(
    ("name", "letters"),
    [("小明", "小明"), ("Léa 🚀", "🚀"), ("Mei 小小", "小"), ("❤\ufe0f Bo", "❤")],
)
def test_what_no_font_has_is_named_once(name, letters):
    assert unprintable(name) == letters


@pytest.mark.parametrize(
    "name", ["نور\u200cالدین", "Marie\u00a0Lou", "\u2068Awa\u2069", "O\u2019Brien"]
)
def test_signs_that_nobody_sees_are_no_gaps(name):
    assert unprintable(name) == ""


def test_a_name_without_any_font_is_left_white_and_breaks_nothing():
    text, _ = printed("小明")
    assert text.strip() == ""
    assert unprinted(["Awa", "小明"]) == {"小明": "小 明"}


def test_no_letter_of_a_name_is_in_the_log(caplog):
    printed("小明")
    assert "小" not in caplog.text


def test_every_font_and_its_licence_is_built():
    assert [name for name in FILES if not (FONTS / name).exists()] == []
    licences = [path.read_text() for path in FONTS.glob("LICENSE-*.txt")]
    assert len(licences) == 7
    assert all("SIL Open Font License" in text for text in licences)
