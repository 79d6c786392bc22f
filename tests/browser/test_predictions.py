"""A question about a program: read as blocks, answered by a picture."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

STEP = ".board [aria-label^='go forward']"


@pytest.fixture
def question(page, site):
    card = site.group("Deviner", "en", "YOUNG", "Mei")["Mei"]
    page.goto(card)
    page.goto("/exercises/where-does-it-stop")
    expect(page.locator("body[data-ready]")).to_be_visible()
    return page


def test_the_robots_place_is_chosen_among_pictures(question, axe):
    assert axe(question, exclude=(".board svg", ".blocklyComputeCanvas")) == []
    expect(question.locator(STEP)).to_have_count(3)
    choices = question.locator(".choices .choice")
    expect(choices).to_have_count(4)
    # Each choice is the map, with the robot somewhere else.
    descriptions = choices.locator(".world").evaluate_all(
        "worlds => worlds.map(one => one.ariaLabel)"
    )
    assert len(set(descriptions)) == 4
    question.locator("input[value='5, 2, →']").check()
    question.locator("[data-check]").click()
    expect(question.locator(".test__line")).to_contain_text("That is two steps.")
    question.locator("input[value='6, 2, →']").check()
    question.locator("[data-check]").click()
    expect(question.locator(".verdict__headline")).to_have_text("It works!")


def test_the_blocks_are_only_read(question):
    question.locator(STEP).last.click(force=True)
    question.keyboard.press("Delete")
    expect(question.locator(STEP)).to_have_count(3)
    expect(question.locator(".blocklyDraggable")).to_have_count(0)
