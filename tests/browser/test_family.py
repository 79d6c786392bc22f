"""The family's page when there is much to tell: on a small screen, without scripts, on one sheet of paper."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from tests.browser.full_page import NAME, NEIGHBOUR

pytestmark = pytest.mark.browser

LANGUAGES = ("fr", "en", "ar")


@pytest.fixture(scope="module")
def slips(site):
    site.instructor_link("Ada")
    return site.told_by("tests.browser.full_page", "ada@example.org")


@pytest.fixture(params=LANGUAGES)
def page_in(request, browser, site, slips):
    """The page in one of the languages, on an old phone that runs no scripts."""
    context = browser.new_context(
        base_url=site.url,
        locale=request.param,
        java_script_enabled=False,
        viewport={"width": 320, "height": 600},
    )
    page = context.new_page()
    page.goto(f"/family/{slips[request.param]}")
    yield page
    context.close()


def test_it_prints_on_one_sheet_in_each_language(page_in, picture):
    sheet = PdfReader(io.BytesIO(page_in.pdf(prefer_css_page_size=True))).pages
    assert len(sheet) == 1
    assert float(sheet[0].mediabox.height) == pytest.approx(842, abs=1)
    picture(page_in, "family-full")


def test_it_fits_a_small_screen(page_in):
    expect(page_in.get_by_role("heading", level=1)).to_contain_text(NAME)
    wide = (
        page_in.locator("body *")
        .filter(visible=True)
        .evaluate_all(
            "all => all.filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('pre'))"
            ".map(one => one.outerHTML.slice(0, 120))"
        )
    )
    assert wide == []


def test_it_shows_what_was_learnt_on_every_path_and_no_neighbour(page_in):
    assert page_in.locator(".skills").count() >= 3
    assert page_in.locator(".walk__unit").count() >= 7
    assert page_in.locator(".map__other").count() == 2
    assert page_in.locator(".work svg").count() == 3
    assert NEIGHBOUR not in page_in.content()


def test_nothing_is_left_in_french_in_the_arabic_page(browser, site, slips):
    context = browser.new_context(base_url=site.url, locale="ar")
    page = context.new_page()
    page.goto(f"/family/{slips['ar']}")
    told = page.locator("main").evaluate(
        "main => { for (const each of main.querySelectorAll('pre, .note, svg')) each.remove();"
        " return main.textContent }"
    )
    words = set(re.findall(r"[A-Za-zÀ-ÿ]{2,}", told.replace(NAME, "")))
    assert words <= {"range", "return", "print"}
    context.close()
