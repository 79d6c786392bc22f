"""Blocks: a child builds by mouse and by touch, sees the robot go, checks, and finds all of it again."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

THREE_STEPS = "/exercises/three-steps"
READY_MS = 60_000
# Blockly draws its own tree of ARIA roles, which axe does not accept.
BLOCKLY = (".board svg", ".blocklyComputeCanvas")


@pytest.fixture(scope="module")
def cards(site):
    """The path of each child's card."""
    return site.group("Blocs", "en", "YOUNG", "Mei", "Kofi", "Samir", "Nadia", "Lucas")


class Bench:
    """The page of blocks as a child uses it."""

    def __init__(self, page):
        self.page = page
        self.python = page.locator("[data-python]")
        self.words = page.locator("[data-stage-part=words]")
        self.left = page.locator("[data-blocks-left]")
        self.verdict = page.locator(".verdict__headline")

    def open(self, card):
        self.page.goto(card)
        self.page.goto(THREE_STEPS)
        expect(self.page.locator("body[data-ready]")).to_be_visible()
        return self

    def offered(self, text):
        return self.page.locator(".blocklyFlyout .blocklyDraggable", has_text=text).first

    def placed(self, text):
        return self.page.locator(".blocklyBlockCanvas > .blocklyDraggable .blocklyDraggable", has_text=text)

    def below_last(self):
        """Where a block is dropped to hang below the last one on the board."""
        box = self.page.locator(".blocklySvg > .blocklyWorkspace > .blocklyBlockCanvas").first.bounding_box()
        return box["x"] + 20, box["y"] + box["height"] + 6

    def drag(self, text):
        start = self.offered(text).bounding_box()
        x, y = start["x"] + 8, start["y"] + 14
        to_x, to_y = self.below_last()
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + 40, y + 10, steps=4)
        self.page.mouse.move(to_x, to_y, steps=8)
        self.page.mouse.up()

    def drag_by_touch(self, text):
        start = self.offered(text).bounding_box()
        session = self.page.context.new_cdp_session(self.page)
        to_x, to_y = self.below_last()
        x, y = start["x"] + 8, start["y"] + 14
        self._touch(session, "touchStart", [(x, y)])
        for step in range(1, 11):
            self._touch(session, "touchMove", [(x + (to_x - x) * step / 10, y + (to_y - y) * step / 10)])
        self._touch(session, "touchEnd", [])

    @staticmethod
    def _touch(session, kind, points):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    def run(self):
        expect(self.page.locator("[data-console]")).to_have_attribute("data-state", "ready", timeout=READY_MS)
        self.page.locator("[data-run]").click()

    def check(self):
        self.page.locator("[data-check]").click()


@pytest.fixture
def bench(page):
    return Bench(page)


def test_by_mouse_the_robot_arrives_and_the_work_passes(bench, cards, axe):
    bench.open(cards["Mei"])
    assert axe(bench.page, exclude=BLOCKLY) == []
    expect(bench.left).to_have_text("5")
    bench.drag("go forward")
    expect(bench.left).to_have_text("4")
    bench.drag("go forward")
    expect(bench.left).to_have_text("3")
    bench.run()
    expect(bench.words).to_contain_text("It works here")
    expect(bench.page.locator(".world[role=img]").first).to_have_attribute(
        "aria-label",
        "Map of 7 columns and 3 rows. Boulon: column 5, row 2, looking to the right. "
        "Flag: column 5, row 2. Bolts: none. To paint: none. Walls: none.",
    )
    bench.check()
    expect(bench.verdict).to_have_text("It works!", timeout=20_000)
    assert axe(bench.page, exclude=BLOCKLY) == []


def test_what_is_not_enough_is_replayed_with_its_reason(bench, cards):
    bench.open(cards["Kofi"])
    bench.check()
    expect(bench.page.locator(".test__line")).to_contain_text("Boulon is not on the flag yet.", timeout=20_000)
    expect(bench.words).to_have_text("Boulon is not on the flag yet.")


def test_a_wall_stops_the_robot_and_is_no_error(bench, cards):
    bench.open(cards["Kofi"])
    bench.drag("turn left")
    bench.drag("go forward")
    bench.run()
    expect(bench.words).to_have_text("Boulon ran into a wall.")
    expect(bench.page.locator(".console__error")).to_have_count(0)


def test_blocks_are_there_again_after_a_reload_and_in_another_language(bench, cards):
    bench.open(cards["Samir"])
    bench.drag("turn left")
    expect(bench.left).to_have_text("4")
    expect(bench.page.locator("[data-save-status]")).to_have_attribute("data-state", "saved")
    bench.page.reload()
    expect(bench.left).to_have_text("4")
    bench.page.get_by_role("button", name="FR").click()
    expect(bench.left).to_have_text("4")
    expect(bench.placed("tourne à gauche")).not_to_have_count(0)


def test_undo_and_redo_are_buttons(bench, cards):
    bench.open(cards["Nadia"])
    undo, redo = bench.page.locator("[data-undo]"), bench.page.locator("[data-redo]")
    expect(undo).to_be_disabled()
    bench.drag("go forward")
    expect(bench.left).to_have_text("4")
    undo.click()
    expect(bench.left).to_have_text("5")
    redo.click()
    expect(bench.left).to_have_text("4")


def test_by_touch_a_block_is_carried_to_the_program(browser, site, cards):
    context = browser.new_context(base_url=site.url, has_touch=True, viewport={"width": 1366, "height": 900})
    bench = Bench(context.new_page()).open(cards["Lucas"])
    bench.drag_by_touch("go forward")
    expect(bench.left).to_have_text("4")
    context.close()
