"""Every button of a desk answers where it is seen: nothing lies over it, at any size, for mouse and finger."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

EXERCISES = (
    "first-step",
    "where-does-it-stop",
    "a-line",
    "order-the-lines",
    "shuffled-steps",
    "my-flag",
    "hello",
)
SIZES = {
    "phone": {"width": 360, "height": 740},
    "tablet": {"width": 1024, "height": 768},
    "desk at 200 %": {"width": 683, "height": 384},
    "desk": {"width": 1366, "height": 768},
}
LOOKS = [
    ("finger", "phone"),
    ("finger", "tablet"),
    ("mouse", "desk at 200 %"),
    ("mouse", "desk"),
]
# What lies over a control of the page at nine points of the part of it that the window shows.
COVERED = """controls => controls.filter(control => control.checkVisibility()).flatMap(control =>
    [...control.getClientRects()].flatMap(box => {
        const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
        const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
        if (right - left < 8 || bottom - top < 8) return [];
        const within = [0.25, 0.5, 0.75];
        return within.flatMap(x => within.map(y => {
            const found = document.elementFromPoint(left + x * (right - left), top + y * (bottom - top));
            if (control.contains(found)) return null;
            // The bar of Run and Check may hide what scrolls below it; nothing may lie over the bar itself.
            if (found?.closest(".desk__actions") && !control.closest(".desk__actions")) return null;
            const over = found?.closest("[class]")?.getAttribute("class") ?? found?.localName;
            return `${control.textContent.trim() || control.ariaLabel} under ${over}`;
        }).filter(Boolean));
    }))"""


@pytest.fixture(scope="module")
def card(site):
    return site.group("Boutons", "fr", "YOUNG", "Mei")["Mei"]


@pytest.fixture(scope="module")
def pages(browser, site, card):
    """The child's browser with a mouse, and with a finger."""
    contexts = {
        pointer: browser.new_context(
            base_url=site.url, has_touch=pointer == "finger", locale="fr-FR"
        )
        for pointer in ("mouse", "finger")
    }
    found = {pointer: context.new_page() for pointer, context in contexts.items()}
    for page in found.values():
        page.goto(card)
    yield found
    for context in contexts.values():
        context.close()


def covered(page):
    """What lies over a control, wherever the page is scrolled to."""
    found = set()
    height = page.evaluate("document.documentElement.scrollHeight")
    for top in range(0, height, page.viewport_size["height"] // 2):
        page.evaluate("top => scrollTo({top, behavior: 'instant'})", top)
        found |= set(page.locator("main :is(button, summary, a)").evaluate_all(COVERED))
    return sorted(found)


@pytest.mark.parametrize(("pointer", "size"), LOOKS)
@pytest.mark.parametrize("slug", EXERCISES)
def test_nothing_lies_over_a_button(pages, slug, pointer, size):
    page = pages[pointer]
    page.set_viewport_size(SIZES[size])
    page.goto(f"/exercises/{slug}")
    expect(page.locator("body[data-ready]")).to_be_visible()
    assert covered(page) == []
