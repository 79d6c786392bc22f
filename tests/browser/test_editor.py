"""The Python editor as a beginner meets it: indentation, size of the letters, the bar of keys."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HARD_TO_FIND = (":", "(", ")", '"', "'", "[", "]", "=", "#", "tab")


@pytest.fixture
def desk(page, site):
    page.goto(site.cards["Noah"][1])
    page.goto("/exercises/hello")
    expect(page.locator("body[data-ready]")).to_be_visible()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    return page


def program(page):
    return page.evaluate(
        "[...document.querySelectorAll('.cm-line')].map(line => line.textContent).join('\\n')"
    )


def test_enter_tab_and_backspace_know_steps_of_four(desk):
    desk.keyboard.type("for i in range(3):\nprint(i")
    desk.keyboard.press("End")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Backspace")
    desk.keyboard.type("fin")
    desk.keyboard.press("Tab")
    assert program(desk) == "for i in range(3):\n    print(i)\n    fin"
    desk.keyboard.press("Shift+Tab")
    assert program(desk) == "for i in range(3):\n    print(i)\nfin"


def test_lines_that_belong_together_have_a_guide(desk):
    desk.keyboard.insert_text("if a:\n    b\n\n    if c:\n        d\ne")
    steps = desk.locator(".cm-line").evaluate_all(
        "lines => lines.map(line => line.style.getPropertyValue('--steps'))"
    )
    assert steps == ["", "1", "1", "1", "2", ""]


def test_a_line_that_is_too_long_goes_on_below_its_own_first_letter(desk):
    desk.set_viewport_size({"width": 360, "height": 740})
    desk.keyboard.insert_text("if a:\n        print('" + "un deux trois quatre " * 4 + "')")
    lefts = desk.locator(".cm-line").last.evaluate(
        """line => {
            const text = document.createRange();
            text.selectNodeContents(line);
            const boxes = [...text.getClientRects()].filter(box => box.width > 1);
            const rows = [...new Set(boxes.map(box => Math.round(box.top)))];
            const left = row => Math.min(...boxes.filter(box => Math.round(box.top) === row).map(box => box.left));
            return [line.getBoundingClientRect().left, ...rows.map(left)];
        }"""
    )
    start, first, *others = lefts
    column = desk.locator(".cm-line").first.evaluate(
        "line => parseFloat(getComputedStyle(line).fontSize) * 0.5"
    )
    assert first - start < column * 2
    assert others
    assert all(left - start > 8 * column for left in others)


def test_mixed_tabs_and_spaces_are_told_and_put_right(desk):
    note = desk.locator("[data-indentation-note]")
    expect(note).to_be_hidden()
    desk.keyboard.insert_text("if True:\n    a = 1\n\tb = 2\n    c = 3")
    expect(note).to_contain_text("3")
    note.get_by_role("button").click()
    expect(note).to_be_hidden()
    assert program(desk) == "if True:\n    a = 1\n    b = 2\n    c = 3"


def test_the_size_of_the_letters_is_kept_for_the_child(desk, site):
    def size():
        return float(
            desk.locator(".cm-content").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        )

    usual = size()
    desk.locator("[data-code-size='1']").click()
    bigger = size()
    assert bigger > usual
    desk.reload()
    expect(desk.locator("body[data-ready]")).to_be_visible()
    assert size() == bigger
    desk.goto(site.cards["Sami"][1])
    desk.goto("/exercises/hello")
    expect(desk.locator("body[data-ready]")).to_be_visible()
    assert size() == usual


def test_the_keyboard_leaves_the_editor_by_escape_and_tab(desk):
    desk.keyboard.press("Escape")
    desk.keyboard.press("Tab")
    expect(desk.locator(".cm-content")).not_to_be_focused()


def test_a_tablet_has_a_bar_of_the_keys_that_are_hard_to_find(browser, site, axe):
    page = browser.new_context(
        base_url=site.url, has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740}
    ).new_page()
    page.goto(site.cards["Noah"][1])
    page.goto("/exercises/hello")
    expect(page.locator("body[data-ready]")).to_be_visible()
    page.locator(".cm-content").tap()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    for sign in HARD_TO_FIND:
        key = page.locator(f"[data-key={sign!r}]" if sign != "'" else '[data-key="\'"]')
        box = key.bounding_box()
        assert min(box["width"], box["height"]) >= 44, sign
        assert len(key.get_attribute("aria-label") or key.inner_text()) > 2, sign
        key.tap()
        expect(page.locator(".cm-content")).to_be_focused()
    assert program(page).strip() == ":()\"'[]=#"
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.context.close()
