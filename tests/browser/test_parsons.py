"""Lines put in order: by mouse, by finger, by keyboard alone, and found again."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SORT_THE_LINES = "/exercises/order-the-lines"
STEP = ["forward(30)", "left(90)", "forward(30)", "right(90)"]


@pytest.fixture(scope="module")
def cards(site):
    return site.group("Lignes", "en", "MIDDLE", "Mei", "Kofi", "Samir", "Nadia", "Lucas", "Idris")


class Puzzle:
    """The page of lines as a child uses it."""

    def __init__(self, page):
        self.page = page
        self.pool = page.locator("[data-puzzle-part=pool]")
        self.program = page.locator("[data-puzzle-part=program]")
        self.said = page.locator("[data-puzzle-part=said]")
        self.verdict = page.locator(".verdict__headline")

    def open(self, card):
        self.page.goto(card)
        self.page.goto(SORT_THE_LINES)
        expect(self.page.locator("body[data-ready]")).to_be_visible()
        return self

    def offered(self, text):
        return self.pool.get_by_role("button", name=text, exact=True).first

    def placed(self, text):
        return self.program.get_by_role("button", name=text, exact=True)

    def drag(self, line, x, y):
        start = line.bounding_box()
        mouse = self.page.mouse
        mouse.move(start["x"] + 12, start["y"] + 12)
        mouse.down()
        mouse.move(start["x"] + 30, start["y"] + 30, steps=4)
        mouse.move(x + 12, y + 12, steps=10)
        # SortableJS looks every 50 ms at where the line hangs: let go only once it has looked, as a hand does.
        self.page.evaluate("new Promise(looked => setTimeout(looked, 150))")
        mouse.up()

    def place(self, text):
        self.offered(text).focus()
        self.page.keyboard.press("Enter")

    def check(self):
        self.page.locator("[data-check]").click()


@pytest.fixture
def puzzle(page):
    return Puzzle(page)


def test_by_keyboard_alone_the_stairs_are_built(puzzle, cards, axe):
    puzzle.open(cards["Mei"])
    assert axe(puzzle.page) == []
    keyboard = puzzle.page.keyboard
    puzzle.place("for stair in range(3):")
    expect(puzzle.said).to_have_text("Line for stair in range(3):: placed, number 1 of 1.")
    puzzle.place("forward(30)")
    keyboard.press("ArrowRight")
    expect(puzzle.said).to_have_text("Line forward(30): indentation 1.")
    for line in STEP[1:]:
        puzzle.place(line)
    puzzle.place("dot(20)")
    keyboard.press("ArrowLeft")
    assert axe(puzzle.page) == []
    keyboard.press("Control+Enter")
    expect(puzzle.page.locator("[data-stage-part=words]")).to_contain_text(
        "drawing is finished", timeout=60_000
    )
    puzzle.check()
    expect(puzzle.verdict).to_have_text("It works!")


def test_the_keys_move_a_line_and_put_it_back(puzzle, cards):
    puzzle.open(cards["Kofi"])
    puzzle.place("dot(20)")
    puzzle.place("left(90)")
    puzzle.page.keyboard.press("ArrowUp")
    expect(puzzle.program.locator("code")).to_have_text(["left(90)", "dot(20)"])
    puzzle.page.keyboard.press("Escape")
    puzzle.page.keyboard.press("ArrowDown")
    expect(puzzle.placed("dot(20)")).to_be_focused()
    puzzle.page.keyboard.press("Delete")
    expect(puzzle.program.locator("code")).to_have_text(["left(90)"])
    expect(puzzle.offered("dot(20)")).to_be_focused()


def test_by_mouse_a_line_is_carried_as_far_in_as_it_is_dropped(puzzle, cards):
    puzzle.page.set_viewport_size({"width": 1366, "height": 1000})
    # Lines that glide into place are not where they are looked for yet.
    puzzle.page.emulate_media(reduced_motion="reduce")
    puzzle.open(cards["Samir"])
    area = puzzle.program.bounding_box()
    puzzle.drag(puzzle.offered("for stair in range(3):"), area["x"] + 14, area["y"] + 14)
    first = puzzle.placed("for stair in range(3):")
    expect(first).to_be_visible()
    below = first.bounding_box()
    puzzle.drag(puzzle.offered("left(90)"), below["x"] + 40, below["y"] + below["height"] + 60)
    expect(puzzle.program.locator("code")).to_have_text(["for stair in range(3):", "left(90)"])
    assert puzzle.placed("left(90)").bounding_box()["x"] > below["x"] + 20
    puzzle.drag(puzzle.placed("left(90)"), *list(puzzle.pool.bounding_box().values())[:2])
    expect(puzzle.program.locator("code")).to_have_text(["for stair in range(3):"])


def test_by_buttons_on_a_phone_and_found_again_after_a_reload(browser, site, cards, axe):
    context = browser.new_context(
        base_url=site.url, has_touch=True, viewport={"width": 360, "height": 740}
    )
    puzzle = Puzzle(context.new_page()).open(cards["Nadia"])
    puzzle.offered("left(90)").tap()
    puzzle.offered("dot(20)").tap()
    puzzle.program.get_by_role("button", name="Up").tap()
    puzzle.program.get_by_role("button", name="Move in").tap()
    expect(puzzle.program.locator("code")).to_have_text(["dot(20)", "left(90)"])
    assert axe(puzzle.page) == []
    assert puzzle.page.evaluate("document.documentElement.scrollWidth") == 360
    expect(puzzle.page.locator("[data-save-status]")).to_have_attribute("data-state", "saved")
    puzzle.page.reload()
    expect(puzzle.program.locator("code")).to_have_text(["dot(20)", "left(90)"])
    assert (
        puzzle.program.locator(".line").first.evaluate(
            "line => line.style.getPropertyValue('--depth')"
        )
        == "1"
    )
    context.close()


def test_an_error_marks_its_line(puzzle, cards):
    puzzle.open(cards["Lucas"])
    puzzle.place("for stair in range(3):")
    puzzle.check()
    expect(puzzle.page.locator(".line--error code")).to_have_text("for stair in range(3):")


def test_who_moves_lines_is_told_how_to_shift_one(puzzle, cards):
    puzzle.open(cards["Idris"])
    for line in ("for stair in range(3):", "forward(30)"):
        puzzle.place(line)
    puzzle.page.locator("[data-run]").click()
    told = puzzle.page.locator("[data-console-part=notice] [data-error=suggestion]")
    expect(told).to_have_text("Choose it, then press →.", timeout=60_000)
    puzzle.check()
    expect(puzzle.page.locator("[data-verdict]")).to_contain_text(
        "Choose it, then press →.", timeout=20_000
    )
    puzzle.program.get_by_role("button", name="Move in").click()
    puzzle.page.locator("[data-run]").click()
    expect(told).to_have_count(0, timeout=20_000)


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1024, 768), (1366, 768)])
def test_the_place_to_drop_a_line_is_in_sight_with_the_lines(puzzle, cards, width, height):
    puzzle.page.set_viewport_size({"width": width, "height": height})
    puzzle.open(cards["Mei"])
    top = puzzle.program.bounding_box()["y"]
    lines = puzzle.pool.locator("[data-piece]").evaluate_all(
        "lines => lines.map(line => line.getBoundingClientRect().bottom)"
    )
    assert max(lines) - top < height - 90  # the bar of buttons at the bottom is as high as that
