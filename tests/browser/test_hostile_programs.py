"""A program under **Run** reaches nothing of the site: hostile programs, on every page that has Run.

``hostile/run`` has programs for Run; ``hostile/frame`` has scripts for the frame itself, as if a program had come out
of its worker. Each says ``GOT`` where it reached something. That is not believed alone: the site is behind a door that
writes down who comes, secrets are laid out on each page, and each page must be as it was.
"""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import come_in
from tests.browser.door import a_door
from tests.browser.hostile_street import LAID_OUT, PROGRAMS, READY_MS, SCRIPTS, STATE, Desk, Street

pytestmark = pytest.mark.browser


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
        desk.expect_to_work()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_nor_does_the_frame(street, script):
    street.forget()
    for desk in street.desks:
        said = desk.say_in_frame(street.addressed(script.read_text(), desk))
        desk.page.wait_for_timeout(300)
        expect_nothing_reached(street, desk, said)
        desk.expect_to_work()
