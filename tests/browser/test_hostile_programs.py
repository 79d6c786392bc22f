"""A program under **Run** reaches nothing of the site: hostile programs, on every page that has Run.

``hostile/run`` has programs for Run; ``hostile/frame`` has scripts for the frame itself, as if a program had come out
of its worker. Each says ``GOT`` where it reached something. That is not believed alone: the site is behind a door that
writes down who comes, secrets are laid out on each page, and each page must be as it was.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect
from tests.browser.conftest import come_in
from tests.browser.door import Door, a_door

pytestmark = pytest.mark.browser

HOSTILE = Path(__file__).with_name("hostile")
PROGRAMS = sorted(HOSTILE.glob("run/*.py"))
SCRIPTS = sorted(HOSTILE.glob("frame/*.js"))
READY_MS = 60_000
RUNS_MS = 6_000
LAID_OUT = "a-secret-of-this-origin"
OWN_REQUESTS = re.compile(
    r"GET /(static/|program-frame/|here$|favicon)"
    r"|PUT /exercises/[\w-]+/draft$|PUT /teach/exercises/[\w-]+/preview/draft$|GET /exercises/[\w-]+/(hand|versions)$"
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

    def shown(self) -> str:
        """What the program showed, once it is over; one that does not end by itself is stopped."""
        if self._is_over():
            return self._output()
        self.place.locator("[data-stop]").click()
        self.place.locator(".console__note--stopped").wait_for()
        return self._output()

    def _is_over(self) -> bool:
        state = self.place.locator("[data-console]")
        try:
            expect(state).not_to_have_attribute("data-state", re.compile("running|waiting|loading"), timeout=RUNS_MS)
        except AssertionError:
            return False
        return True

    def _output(self) -> str:
        return self.place.locator("[data-console-part=output]").inner_text()

    def frame(self) -> Frame:
        """The frame in which programs run."""
        expect(self.place.locator("[data-console]")).to_have_attribute("data-state", "ready", timeout=READY_MS)
        return next(frame for frame in self.page.frames if "/program-frame/" in frame.url)


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
        asked = [each for each in self.site.asked if "hostile" in each or not OWN_REQUESTS.match(each)]
        return asked + self.elsewhere.asked


def child_at(context, door_url: str, card: str, slug: str) -> Desk:
    page = context.new_page()
    page.goto(door_url + card)
    page.goto(f"{door_url}/exercises/{slug}")
    return Desk(page, page)


@pytest.fixture(scope="module")
def street(browser, site) -> Iterator[Street]:
    """A child at an exercise, by the LAN's name; a child at a project; an admin at the preview of her exercise."""
    cards = site.group("Rue", "fr", "MIDDLE", "Ada", "Bea")
    with ExitStack() as closing:
        door, elsewhere = (closing.enter_context(a_door(port)) for port in (site.port, None))
        admin = come_in(browser, site, "Ada-Admin")
        made = site.told_by("tests.browser.hostile_desks", "ada-admin@example.org")
        contexts = [browser.new_context(locale="fr-FR") for _ in cards]
        for context in (*contexts, admin.context):
            context.set_default_timeout(20_000)
            closing.callback(context.close)
        exercise = child_at(contexts[0], door.lan_url, cards["Ada"], "hello")
        project = child_at(contexts[1], door.url, cards["Bea"], "my-flag")
        admin.goto(door.url + made["preview"])
        inner = admin.locator("[data-preview]").element_handle().content_frame()
        desks = [exercise, project, Desk(admin, inner)]
        for desk in desks:
            expect(desk.place.locator("[data-console]")).to_have_attribute("data-state", "ready", timeout=READY_MS)
            desk.get_ready()
        yield Street(door, elsewhere, desks)


def expect_nothing_reached(street: Street, desk: Desk, said: str) -> None:
    assert "GOT" not in said
    assert LAID_OUT not in said
    assert desk.place.evaluate(STATE) == desk.state
    assert len(desk.page.context.pages) == 1
    assert street.strangers() == []


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_a_program_reaches_nothing_of_the_site(street, program):
    street.forget()
    for desk in street.desks:
        desk.run(street.addressed(program.read_text(), desk))
    for desk in street.desks:
        expect_nothing_reached(street, desk, desk.shown())
    for desk in street.desks:
        desk.run("print('et', len('abc'))")
    for desk in street.desks:
        expect(desk.place.locator("[data-console-part=output]")).to_have_text("et 3\n", timeout=READY_MS)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_nor_does_the_frame(street, script):
    street.forget()
    for desk in street.desks:
        said = desk.frame().evaluate(f"async () => {{ {street.addressed(script.read_text(), desk)} }}")
        desk.page.wait_for_timeout(300)
        expect_nothing_reached(street, desk, said)
        desk.run("print('et', len('abc'))")
        expect(desk.place.locator("[data-console-part=output]")).to_have_text("et 3\n", timeout=READY_MS)
