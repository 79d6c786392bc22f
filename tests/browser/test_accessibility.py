"""Each kind of exercise on a phone, on a laptop by night and at twice the letters, in both languages."""

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

KINDS = {
    "blocks": "three-steps",
    "blocks to order": "shuffled-steps",
    "robot foreseen": "where-does-it-stop",
    "turtle in blocks": "square-loop",
    "lines to order": "order-the-lines",
    "text": "ask-name",
    "foreseen": "swap",
    "repair": "quote-bug",
    "project": "my-flag",
}
# Blockly draws its own tree of ARIA roles, which axe does not accept; tests/browser/test_blocks.py uses it by keyboard.
BLOCKLY = (".board svg", ".blocklyComputeCanvas")
SCREENS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 360, "height": 740}},
    "laptop by night": {"viewport": {"width": 1366, "height": 768}, "color_scheme": "dark"},
    # A browser that enlarges to 200 % has half the width left.
    "laptop at 200 %": {"viewport": {"width": 683, "height": 384}, "device_scale_factor": 2},
}


@pytest.fixture(scope="module")
def cards(site):
    return {
        language: site.group(f"Lisible {language}", language, "YOUNG", "Mei")["Mei"]
        for language in ("fr", "en")
    }


@pytest.mark.parametrize("screen", SCREENS)
def test_every_kind_of_exercise_is_in_order_on(browser, site, cards, axe, screen):
    language = "en" if screen == "phone" else "fr"
    context = browser.new_context(base_url=site.url, reduced_motion="reduce", **SCREENS[screen])
    page = context.new_page()
    page.goto(cards[language])
    found = {}
    for kind, slug in KINDS.items():
        page.goto(f"/exercises/{slug}")
        expect(page.locator("body[data-ready]")).to_be_visible()
        too_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found[kind] = [
            *axe(page, exclude=BLOCKLY),
            *(["wider than the screen"] if too_wide else []),
        ]
    context.close()
    assert found == {kind: [] for kind in KINDS}


def test_the_path_is_in_order_at_every_size(browser, site, cards, axe):
    found = {}
    for screen, options in SCREENS.items():
        context = browser.new_context(base_url=site.url, **options)
        page = context.new_page()
        page.goto(cards["fr"])
        page.goto("/path")
        too_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found[screen] = [*axe(page), *(["wider than the screen"] if too_wide else [])]
        context.close()
    assert found == {screen: [] for screen in SCREENS}
