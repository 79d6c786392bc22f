"""Measures what a child waits for in her workspace, in headless Chromium.

A site of its own is served on the loopback by plain HTTP, so pages come as gzip. Each figure is the
median of fresh browser contexts. Chromium's CPU throttling slows the page, not its workers: "Run
ready" is measured un-throttled.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tremplin.bench.own_site import own_site

SLOWED = 4
"""How many times slower than this machine the page's CPU is for the figures "slowed"."""

READY_MS = 120_000
SETTLES_MS = 1_000
PRINTS = 30
TYPED = "for tour in range(3):\nif tour == 2:\nprint('tour', tour)  # un commentaire\n" * 8

# Notes when the page took the child's hand and when Python was ready, counted from the start of the
# navigation.
WATCH = """
    window.seen = {};
    const look = () => {
        const console = document.querySelector('[data-console]');
        if (document.body?.dataset.ready) seen.interactive ??= performance.now();
        if (console?.dataset.state === 'ready') seen.python ??= performance.now();
    };
    const everything = {subtree: true, childList: true, attributes: true};
    new MutationObserver(look).observe(document, everything);
    window.longest = 0;
    const note = list => list.getEntries().forEach(one => {
        longest = Math.max(longest, one.duration);
    });
    new PerformanceObserver(note).observe({type: 'longtask'});
"""
# Presses a button and waits until Python is ready, which it is not in between.
UNTIL_READY = """button => new Promise(done => {
    const state = document.querySelector('[data-console]');
    const started = performance.now();
    const look = () => {
        if (state.dataset.state === 'ready') done(performance.now() - started);
    };
    new MutationObserver(look).observe(state, {attributes: true});
    document.querySelector(button).click();
})"""
PRINT_ONCE = """() => new Promise(done => {
    const output = document.querySelector('.console__output');
    const state = document.querySelector('[data-console]');
    let shown;
    const started = performance.now();
    new MutationObserver(() => { if (output.textContent) shown ??= performance.now() - started })
        .observe(output, {childList: true});
    document.querySelector('[data-run]').click();
    const end = () => (shown && state.dataset.state === 'ready' ? done(shown) : setTimeout(end, 5));
    end();
})"""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value and what it should not exceed."""

    name: str
    value: float
    budget: float
    unit: str

    @property
    def is_within(self) -> bool:
        """Whether the budget holds."""
        return self.value <= self.budget


def bench_workspace(
    content: Path, slug: str, blocks: str, rounds: int, chromium: str
) -> list[Figure]:
    """Measure the workspace for text and the one for blocks.

    Args:
        content: Folder with exercises and curricula.
        slug: An exercise of text that a demo child can open.
        blocks: Curriculum and slug of an exercise of blocks, as ``robot/first-step``.
        rounds: Fresh browsers a figure.
        chromium: The browser's program.

    Raises:
        BenchError: The site did not start.
    """
    with own_site(content) as (address, card), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        desk = _Desk(browser, address, card, slug)
        figures = [
            Figure("page without Python, gzip", desk.kilobytes(), 300, "kB"),
            Figure(
                f"interactive, CPU {SLOWED}x slowed",
                _median(desk.interactive_ms, rounds),
                1500,
                "ms",
            ),
            Figure(
                "Run ready, nothing in the cache",
                _median(desk.run_ready_cold_ms, rounds),
                4000,
                "ms",
            ),
            Figure(
                "Run ready, after the path page",
                _median(desk.run_ready_warm_ms, rounds),
                1500,
                "ms",
            ),
            Figure("Stop and ready again", _median(desk.stop_ms, rounds), 1500, "ms"),
            Figure("ready again after a program", _median(desk.renewed_ms, rounds), 1500, "ms"),
            Figure("print to screen", desk.print_ms(), 50, "ms"),
            Figure(
                f"longest task while typing, CPU {SLOWED}x slowed",
                _median(desk.longest_task_ms, rounds),
                200,
                "ms",
            ),
        ]
        browser.close()

    return figures + _bench_blocks(content, blocks, rounds, chromium)


def _bench_blocks(content: Path, blocks: str, rounds: int, chromium: str) -> list[Figure]:
    curriculum, _, slug = blocks.partition("/")
    with own_site(content, curriculum) as (address, card), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        desk = _Desk(browser, address, card, slug)
        figures = [
            Figure("blocks: page without Python, gzip", desk.kilobytes(), 300, "kB"),
            Figure(
                f"blocks: interactive, CPU {SLOWED}x slowed",
                _median(desk.interactive_ms, rounds),
                1500,
                "ms",
            ),
            Figure(
                "blocks: Run ready, after the path page",
                _median(desk.run_ready_warm_ms, rounds),
                1500,
                "ms",
            ),
        ]
        browser.close()

    return figures


class _Desk:
    """One exercise's page, opened in ever new browser contexts."""

    def __init__(self, browser: Browser, address: str, card: str, slug: str) -> None:
        self._browser = browser
        self._address = address
        self._card = card
        self._slug = slug

    def kilobytes(self) -> float:
        """What comes over the line for the page, Python's own files apart."""
        with self._page(cold=True) as (page, chrome):
            sizes: dict[str, float] = {}
            urls: dict[str, str] = {}
            chrome.on(
                "Network.requestWillBeSent",
                lambda sent: urls.update({sent["requestId"]: sent["request"]["url"]}),
            )
            chrome.on(
                "Network.loadingFinished",
                lambda done: sizes.update({done["requestId"]: done["encodedDataLength"]}),
            )
            # Playwright does not always call a page idle that has a frame with workers.
            self._ready(page)
            page.wait_for_timeout(SETTLES_MS)

            return (
                sum(size for key, size in sizes.items() if "/build/py" not in urls.get(key, ""))
                / 1000
            )

    def interactive_ms(self) -> float:
        """Until the page takes the child's hand, nothing in the cache, on a slowed CPU."""
        with self._page(cold=True, slowed=True) as (page, _):
            self._open(page)
            return float(page.evaluate("seen.interactive"))

    def run_ready_cold_ms(self) -> float:
        """Until Python is ready, from an empty cache."""
        with self._page(cold=True) as (page, _):
            return self._ready(page)

    def run_ready_warm_ms(self) -> float:
        """Until Python is ready, for a child who comes from her path."""
        with self._page() as (page, _):
            return self._ready(page)

    def stop_ms(self) -> float:
        """From the press on Stop, in an endless program, until the next one could start."""
        with self._page() as (page, _):
            self._ready(page)
            self._write(page, "while True:\n    pass")
            page.locator("[data-run]").click()
            page.wait_for_selector("[data-console][data-state=running]")
            page.wait_for_timeout(300)
            return float(page.evaluate(UNTIL_READY, "[data-stop]"))

    def renewed_ms(self) -> float:
        """From the press on Run, with the shortest program, until the next one could start."""
        with self._page() as (page, _):
            self._ready(page)
            self._write(page, "pass")
            return float(page.evaluate(UNTIL_READY, "[data-run]"))

    def print_ms(self) -> float:
        """From the press on Run until the text is on the page, once Python is ready."""
        with self._page() as (page, _):
            self._ready(page)
            self._write(page, "print('Bonjour')")
            return statistics.median(float(page.evaluate(PRINT_ONCE)) for _ in range(PRINTS))

    def longest_task_ms(self) -> float:
        """The longest that typing froze the page, on a slowed CPU; 0 below 50 ms."""
        with self._page(slowed=True) as (page, _):
            self._ready(page)
            self._write(page, "")
            page.evaluate("() => { window.longest = 0 }")
            page.keyboard.type(TYPED, delay=15)
            page.wait_for_timeout(1000)
            return float(page.evaluate("longest"))

    @contextmanager
    def _page(
        self, *, cold: bool = False, slowed: bool = False
    ) -> Iterator[tuple[Page, CDPSession]]:
        context = self._browser.new_context(base_url=self._address)
        page = context.new_page()
        chrome = context.new_cdp_session(page)
        chrome.send("Network.enable")
        page.goto(self._card)
        page.wait_for_load_state("networkidle")

        if cold:
            page.goto("about:blank")
            chrome.send("Network.clearBrowserCache")

        if slowed:
            chrome.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})

        page.add_init_script(WATCH)

        try:
            yield page, chrome
        finally:
            context.close()

    def _open(self, page: Page) -> None:
        page.goto(f"/exercises/{self._slug}")
        page.wait_for_selector("body[data-ready]")

    def _ready(self, page: Page) -> float:
        self._open(page)
        page.wait_for_selector("[data-console][data-state=ready]", timeout=READY_MS)
        return float(page.evaluate("seen.python"))

    def _write(self, page: Page, program: str) -> None:
        page.locator(".cm-content").click()
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        page.keyboard.insert_text(program)


def _median(measure: Callable[[], float], rounds: int) -> float:
    return statistics.median(measure() for _ in range(rounds))
