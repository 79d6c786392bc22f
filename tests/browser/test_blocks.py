"""Blocks: a child builds by mouse, by touch and by keyboard, sees the robot go, checks, and finds all of it again."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

THREE_STEPS = "/exercises/three-steps"
READY_MS = 60_000
# Blockly draws its own tree of ARIA roles, which axe does not accept; the keyboard journey below stands in for it.
BLOCKLY = (".board svg", ".blocklyComputeCanvas")


@pytest.fixture(scope="module")
def cards(site):
    """The path of each child's card."""
    return site.group(
        "Blocs", "en", "YOUNG", "Mei", "Kofi", "Samir", "Nadia", "Lucas", "Awa", "Zoe"
    )


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
        return self.page.locator(
            ".blocklyBlockCanvas > .blocklyDraggable .blocklyDraggable", has_text=text
        )

    def below_last(self):
        """Where a block is dropped to hang below the last one on the board."""
        box = self.page.locator(
            ".blocklySvg > .blocklyWorkspace > .blocklyBlockCanvas"
        ).first.bounding_box()
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
            self._touch(
                session, "touchMove", [(x + (to_x - x) * step / 10, y + (to_y - y) * step / 10)]
            )
        self._touch(session, "touchEnd", [])

    @staticmethod
    def _touch(session, kind, points):
        session.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]},
        )

    def run(self):
        expect(self.page.locator("[data-console]")).to_have_attribute(
            "data-state", "ready", timeout=READY_MS
        )
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
    expect(bench.verdict).to_have_text("It works!")
    assert axe(bench.page, exclude=BLOCKLY) == []


def test_what_is_not_enough_is_replayed_with_its_reason(bench, cards):
    bench.open(cards["Kofi"])
    bench.check()
    expect(bench.page.locator(".test__line")).to_contain_text("Boulon is not on the flag yet.")
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


def test_by_keyboard_alone_the_robot_arrives_and_the_work_passes(bench, cards):
    bench.open(cards["Awa"])
    keyboard = bench.page.keyboard
    bench.page.locator("[data-restart]").focus()
    for key in ("Tab", "Tab", "ArrowDown"):
        keyboard.press(key)
    for left in ("4", "3"):
        # The block box, its first block, and where it offers to go: under the block that had the focus.
        for key in ("t", "Enter", "Enter"):
            keyboard.press(key)
        expect(bench.left).to_have_text(left)
    expect(bench.page.locator("[data-console]")).to_have_attribute(
        "data-state", "ready", timeout=READY_MS
    )
    keyboard.press("Control+Enter")
    expect(bench.words).to_contain_text("It works here")
    check = bench.page.locator("[data-check]")
    while not check.evaluate("button => button === document.activeElement"):
        keyboard.press("Tab")
    keyboard.press("Enter")
    expect(bench.verdict).to_have_text("It works!")


def test_a_block_put_down_by_keyboard_hangs_below_the_program_wherever_the_focus_was(bench, cards):
    bench.open(cards["Nadia"])
    before = int(bench.left.inner_text())
    bench.page.locator("[data-restart]").focus()
    for key in ("Tab", "Tab", "t", "Enter", "Enter"):
        bench.page.keyboard.press(key)
    expect(bench.left).to_have_text(f"{before - 1}")
    loose = bench.page.locator(
        ".blocklySvg > .blocklyWorkspace > .blocklyBlockCanvas > .blocklyDraggable"
    )
    expect(loose).to_have_count(1)


def test_the_wheel_over_the_board_moves_the_page(bench, cards):
    bench.page.set_viewport_size({"width": 1024, "height": 500})
    bench.open(cards["Kofi"])
    board = bench.page.locator("[data-board]")
    bench.page.evaluate("scrollTo({top: 100, behavior: 'instant'})")
    box = board.bounding_box()
    bench.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    bench.page.mouse.wheel(0, 150)
    bench.page.wait_for_timeout(400)
    assert bench.page.evaluate("scrollY") > 100


def test_step_by_step_the_robot_waits_for_the_child(bench, cards):
    bench.open(cards["Zoe"])
    bench.drag("go forward")
    expect(bench.page.locator("[data-console]")).to_have_attribute(
        "data-state", "ready", timeout=READY_MS
    )
    step = bench.page.get_by_role("button", name="One step")
    world = bench.page.locator(".world[role=img]").first
    step.click()
    expect(world).to_have_attribute("aria-label", re.compile("Boulon: column 3, row 2"))
    step.click()
    expect(world).to_have_attribute("aria-label", re.compile("Boulon: column 4, row 2"))


def test_by_touch_a_block_is_carried_to_the_program(browser, site, cards):
    context = browser.new_context(
        base_url=site.url, has_touch=True, viewport={"width": 1366, "height": 900}
    )
    bench = Bench(context.new_page()).open(cards["Lucas"])
    bench.drag_by_touch("go forward")
    expect(bench.left).to_have_text("4")
    context.close()
