"""The street on which hostile programs are let loose: the site behind its door, a house elsewhere, pages with Run."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error, Frame, Page, expect
from tests.browser.door import Door

HOSTILE = Path(__file__).with_name("hostile")
PROGRAMS = sorted(HOSTILE.glob("run/*.py"))
SCRIPTS = sorted(HOSTILE.glob("frame/*.js"))
READY_MS = 60_000
RUNS_MS = 6_000
WORKS = "print('et', len('abc'))"
LAID_OUT = "a-secret-of-this-origin"
OWN_REQUESTS = re.compile(
    r"GET /(static/|program-frame/|here$|favicon|away$|service-worker\.js$|exercises/[\w-]+(/hand|/versions)?$)"
    r"|GET /teach/exercises/[\w-]+/preview$|PUT (/teach)?/exercises/[\w-]+(/preview)?/draft$"
)
"""What the pages themselves ask while a program runs."""

LAY_OUT = """async word => {
    document.cookie = `planted=${word}`;
    localStorage.setItem('planted', word);
    sessionStorage.setItem('planted', word);
    new BroadcastChannel('planted').onmessage = event => event.target.postMessage(word);
    await new Promise(done => {
        const asked = indexedDB.open('planted');
        asked.onupgradeneeded = () => asked.result.createObjectStore(word);
        asked.onsuccess = done;
    });
    if (self.caches) await (await caches.open('planted')).put(`/${word}`, new Response(word));
    window.longest = 0;
    const note = list => list.getEntries().forEach(one => { window.longest = Math.max(longest, one.duration) });
    new PerformanceObserver(note).observe({type: 'longtask'});
}"""
STATE = """async () => JSON.stringify({
    address: location.href,
    polluted: 'hostile' in {} || 'hostile' in window,
    cookie: document.cookie,
    kept: [localStorage.planted, sessionStorage.planted],
    caches: self.caches ? (await (await caches.open('planted')).keys()).length : 0,
    foreign: document.querySelectorAll('[data-console] :is(img, script, b), [data-stage] [fill^=url]').length,
    workers: (await navigator.serviceWorker?.getRegistrations())?.map(one => one.active?.scriptURL),
})"""


@dataclass
class Desk:
    """A page that has Run, or the part of a page that has."""

    page: Page
    place: Page | Frame
    state: str = ""
    started: float = 0

    def get_ready(self) -> None:
        """Lay out what a hostile program would like to find."""
        self.place.evaluate(LAY_OUT, LAID_OUT)
        self.place.evaluate("() => navigator.serviceWorker?.ready.then(() => null)")
        self.state = self.place.evaluate(STATE)

    def run(self, program: str) -> None:
        self.place.locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(program)
        self.place.locator("[data-run]").click()
        self.started = time.monotonic()

    def expect_worked(self) -> None:
        """Run did, at the second press at the latest: the frame may just have been lost, as the page then says."""
        lost = self.place.locator(".console__note--lost")
        expect(lost.or_(self.place.locator(".console__note--done"))).to_be_visible(timeout=READY_MS)
        if lost.is_visible():
            self.run(WORKS)
        expect(self.place.locator("[data-console-part=output]")).to_have_text(
            "et 3\n", timeout=READY_MS
        )

    def shown(self) -> str:
        """What the program showed, once it is over; one that does not end by itself is stopped."""
        if self._is_over():
            return self._output()
        self.place.locator("[data-stop]").click()
        self.place.locator(".console__note--stopped").wait_for()
        return self._output()

    def _is_over(self) -> bool:
        state = self.place.locator("[data-console]")
        # The desks run side by side: while one was waited for, the next has had its time too.
        left_ms = max(1, RUNS_MS - 1_000 * (time.monotonic() - self.started))
        try:
            expect(state).not_to_have_attribute(
                "data-state", re.compile("running|waiting|loading"), timeout=left_ms
            )
        except AssertionError:
            return False
        return True

    def _output(self) -> str:
        return self.place.locator("[data-console-part=output]").inner_text()

    def say_in_frame(self, script: str) -> str:
        """What a script answers in the frame in which programs run; nothing where the frame goes elsewhere by it."""
        expect(self.place.locator("[data-console]")).to_have_attribute(
            "data-state", "ready", timeout=READY_MS
        )
        frame = next(frame for frame in self.page.frames if "/program-frame/" in frame.url)
        try:
            return frame.evaluate(f"async () => {{ {script} }}")
        except Error as error:
            if not re.search("destroyed|detached", error.message):
                raise
            return ""


@dataclass
class Street:
    """The site behind its door, a house elsewhere, and the desks."""

    site: Door
    elsewhere: Door
    desks: list[Desk]

    def addressed(self, text: str, desk: Desk) -> str:
        """The text with the addresses of this place; the desk's own for the site."""
        host = desk.place.evaluate("location.host")
        elsewhere = f"127.0.0.1:{self.elsewhere.port}"
        return text.replace("://the-site", f"://{host}").replace("://elsewhere", f"://{elsewhere}")

    def forget(self) -> None:
        self.site.asked.clear()
        self.elsewhere.asked.clear()

    def strangers(self) -> list[str]:
        """Requests that no page of ours makes."""
        return strangers_of(self.site, self.elsewhere)


def expect_to_work(desks: Sequence[Desk]) -> None:
    """Run works at each of them."""
    for desk in desks:
        desk.run(WORKS)
    for desk in desks:
        desk.expect_worked()


def strangers_of(site: Door, elsewhere: Door) -> list[str]:
    """What came to these doors and is no request of the site's own pages."""
    asked = [each for each in site.asked if "hostile" in each or not OWN_REQUESTS.match(each)]
    return asked + elsewhere.asked
