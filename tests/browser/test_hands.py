"""A child raises her hand without a word; her helper sees it, and she sees that."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def cards(site):
    return site.group("Mains", "fr", "YOUNG", "Mei")


def test_the_hand_goes_up_is_there_after_a_reload_and_goes_down(page, cards, axe):
    page.goto(cards["Mei"])
    page.goto("/exercises/hello")
    expect(page.locator("body[data-ready]")).to_be_visible()
    page.get_by_role("button", name="J’ai besoin d’aide").click()
    expect(page.locator(".hand__state")).to_contain_text("Ta main est levée")
    assert axe(page) == []
    page.reload()
    expect(page.locator(".hand__state")).to_contain_text("Ta main est levée")
    lower = page.get_by_role("button", name="Baisser la main")
    lower.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="J’ai besoin d’aide")).to_be_focused()


def test_while_the_house_is_silent_the_wish_is_kept(page, cards):
    page.goto(cards["Mei"])
    page.goto("/exercises/hello")
    expect(page.locator("body[data-ready]")).to_be_visible()
    page.route("**/exercises/hello/hand", lambda route: route.abort())
    page.get_by_role("button", name="J’ai besoin d’aide").click()
    expect(page.locator("[data-hand-trouble]")).to_contain_text("La page réessaie")
    page.unroute("**/exercises/hello/hand")
    expect(page.locator(".hand__state")).to_contain_text("Ta main est levée")
