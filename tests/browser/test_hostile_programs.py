"""A program under **Run** reaches nothing of the site: hostile programs, on every page that has Run.

``hostile/run`` has programs for Run; ``hostile/frame`` has scripts for the frame itself, as if a program had come out
of its worker. Each says ``GOT`` where it reached something. That is not believed alone: the site is behind a door that
writes down who comes, secrets are laid out on each page, and each page must be as it was.
"""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import PATIENCE_MS, come_in
from tests.browser.door import a_door
from tests.browser.hostile_street import (
    LAID_OUT,
    PROGRAMS,
    READY_MS,
    SCRIPTS,
    STATE,
    Desk,
    Street,
    expect_to_work,
)

pytestmark = pytest.mark.browser

OPEN_THE_FRAME = """
    const { add } = DOMTokenList.prototype;
    DOMTokenList.prototype.add = function (...words) { add.call(this, ...words, 'allow-same-origin') };
"""
CAUGHT = [
    "asks_by_xmlhttprequest",
    "imports_scripts",
    "listens_to_events",
    "opens_by_pyodide_http",
    "reads_another_draft",
    "reads_caches",
    "reads_indexed_db",
    "speaks_on_a_channel",
    "starts_workers_below",
    "writes_by_xmlhttprequest",
]
"""What reaches something where the frame is of the site's own origin and has no policy."""


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
            context.set_default_timeout(PATIENCE_MS)
            closing.callback(context.close)
        exercise = child_at(contexts[0], door.lan_url, cards["Ada"], "hello")
        project = child_at(contexts[1], door.url, cards["Bea"], "my-flag")
        admin.goto(door.url + made["preview"])
        inner = admin.locator("[data-preview]").element_handle().content_frame()
        desks = [exercise, project, Desk(admin, inner)]
        for desk in desks:
            expect(desk.place.locator("[data-console]")).to_have_attribute(
                "data-state", "ready", timeout=READY_MS
            )
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
    expect_to_work(street.desks)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_nor_does_the_frame(street, script):
    street.forget()
    for desk in street.desks:
        said = desk.say_in_frame(street.addressed(script.read_text(), desk))
        desk.page.wait_for_timeout(300)
        expect_nothing_reached(street, desk, said)
    expect_to_work(street.desks)


@pytest.fixture(scope="module")
def open_street(browser, site) -> Iterator[Street]:
    """The same with a frame that is opened: of the site's origin, with no policy."""
    card = site.group("Impasse", "fr", "MIDDLE", "Eva")["Eva"]
    with a_door(site.port) as door, a_door() as elsewhere:
        context = browser.new_context(locale="fr-FR")
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(OPEN_THE_FRAME)
        context.route("**/program-frame/*", _without_policy)
        desk = child_at(context, door.url, card, "hello")
        expect(desk.place.locator("[data-console]")).to_have_attribute(
            "data-state", "ready", timeout=READY_MS
        )
        desk.get_ready()
        yield Street(door, elsewhere, [desk])
        context.close()


def _without_policy(route) -> None:
    answer = route.fetch()
    headers = {
        name: value for name, value in answer.headers.items() if name != "content-security-policy"
    }
    route.fulfill(response=answer, headers=headers)


@pytest.mark.parametrize("name", CAUGHT)
def test_these_tests_see_a_frame_that_is_open(open_street, name):
    (desk,) = open_street.desks
    open_street.forget()
    program = next(path for path in PROGRAMS if path.stem == name)
    desk.run(open_street.addressed(program.read_text(), desk))
    said = desk.shown()
    with pytest.raises(AssertionError):
        expect_nothing_reached(open_street, desk, said)
