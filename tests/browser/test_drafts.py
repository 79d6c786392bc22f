"""What a child has typed: never lost, never seen by the next child at the same computer."""

import re
import signal
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect
from tests.browser.desk import write

pytestmark = pytest.mark.browser

SECRET = "zébulon à pois"
PROGRAM = f'nom = "{SECRET}"\n\n    \tprint(nom)  # → « œ » \n'
STORED = """async () => {
    const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    for (const {name} of await indexedDB.databases()) {
        const opening = indexedDB.open(name);
        const database = await new Promise(done => { opening.onsuccess = () => done(opening.result) });
        for (const store of database.objectStoreNames) {
            const asking = database.transaction(store).objectStore(store).getAll();
            found.push(await new Promise(done => { asking.onsuccess = () => done(JSON.stringify(asking.result)) }));
        }
    }
    for (const name of self.caches ? await caches.keys() : []) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) found.push(request.url, await (await cache.match(request)).text());
    }
    return found.join("\\n");
}"""


def open_desk(page, site, child, slug="hello"):
    page.goto(site.cards[child][1])
    open_exercise(page, slug)


def open_exercise(page, slug="hello"):
    page.goto(f"/exercises/{slug}")
    expect(page.locator("body[data-ready]")).to_be_visible()


def shown(page):
    return page.evaluate(
        "[...document.querySelectorAll('.cm-line')].map(line => line.textContent).join('\\n')"
    )


def status(page):
    return page.locator("[data-save-status]")


def expect_saved(page):
    expect(status(page)).to_have_attribute("data-state", re.compile("saved|overtook"))


def test_the_site_stopped_while_typing_gives_the_draft_back_to_the_letter(page, site):
    open_desk(page, site, "Awa")
    site.stop(signal.SIGKILL)
    write(page, PROGRAM)
    expect(status(page)).to_have_attribute("data-state", "failed")
    page.goto("about:blank")
    site.start()
    open_exercise(page)
    assert shown(page) == PROGRAM
    expect_saved(page)
    assert (
        page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('draft:'))") == []
    )
    page.reload()
    assert shown(page) == PROGRAM


def test_reloaded_while_the_site_is_away_the_page_comes_back_and_runs(page, site):
    open_desk(page, site, "Ines")
    expect(page.locator("[data-console]")).to_have_attribute("data-state", "ready", timeout=60_000)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.wait_for_load_state("networkidle")
    site.stop(signal.SIGKILL)
    write(page, "print('hors ligne')")
    expect(status(page)).to_have_attribute("data-state", "failed")
    page.reload()
    expect(page.locator("body[data-ready]")).to_be_visible()
    assert shown(page) == "print('hors ligne')"
    expect(page.locator("[data-console]")).to_have_attribute("data-state", "ready", timeout=60_000)
    page.locator("[data-run]").click()
    expect(page.locator(".console__output")).to_have_text("hors ligne\n")
    assert "hors ligne" not in page.evaluate(STORED)
    page.goto("about:blank")
    page.goto("/exercises/hello")
    expect(page.locator("h1")).to_have_text(re.compile("La maison ne répond pas|does not answer"))
    site.start()
    page.locator("main a").click()
    expect(page.locator("body[data-ready]")).to_be_visible()
    assert shown(page) == "print('hors ligne')"
    expect_saved(page)


def test_over_plain_http_the_draft_is_there_when_the_page_loads_again(page, site):
    lan = site.url.replace("127.0.0.1", "garage.lan")
    page.goto(lan + site.cards["Ines"][1].removeprefix(site.url))
    page.goto(f"{lan}/exercises/hello")
    expect(page.locator("body[data-ready]")).to_be_visible()
    assert page.evaluate("self.isSecureContext") is False
    site.stop(signal.SIGKILL)
    write(page, PROGRAM)
    expect(status(page)).to_have_attribute("data-state", "failed")
    page.goto("about:blank")
    site.start()
    page.goto(f"{lan}/exercises/hello")
    expect(page.locator("body[data-ready]")).to_be_visible()
    assert shown(page) == PROGRAM


def test_the_next_child_at_the_computer_finds_nothing_of_it(page, site):
    open_desk(page, site, "Lina")
    key = page.locator("[data-workspace]").get_attribute("data-draft-key")
    page.route("**/draft", lambda route: route.abort())
    write(page, PROGRAM)
    expect(status(page)).to_have_attribute("data-state", "failed")
    page.goto("/path")
    page.locator("form[action='/bye'] button").click()
    open_desk(page, site, "Noah")
    assert SECRET not in shown(page)
    stored = page.evaluate(STORED)
    assert "draft:" in stored
    assert [word for word in (SECRET, "print", key) if word in stored] == []
    assert page.locator("[data-workspace]").get_attribute("data-draft-key") != key
    page.unroute("**/draft")
    open_desk(page, site, "Lina")
    assert shown(page) == PROGRAM


def test_of_two_windows_the_newest_edit_wins_and_the_other_is_kept(page, site, context):
    open_desk(page, site, "Sami")
    other = context.new_page()
    open_exercise(other)
    write(page, "print('de la première fenêtre')")
    expect_saved(page)
    write(other, "for tour in range(3):\n    tour")
    expect(status(other)).to_have_attribute("data-state", "overtook")
    page.reload()
    assert shown(page) == "for tour in range(3):\n    tour"
    page.locator("[data-versions] summary").click()
    version = page.locator(".version", has_text="de la première fenêtre")
    version.get_by_role("button").click()
    assert shown(page) == "print('de la première fenêtre')"
    expect_saved(page)
    other.reload()
    assert shown(other) == "print('de la première fenêtre')"


def test_what_an_older_window_had_not_sent_goes_to_history(page, site, context):
    open_desk(page, site, "Noah")
    page.route("**/draft", lambda route: route.abort())
    write(page, "print('resté dans le premier onglet')")
    expect(status(page)).to_have_attribute("data-state", "failed")
    other = context.new_page()
    open_exercise(other)
    assert shown(other) == "print('resté dans le premier onglet')"
    write(other, "while True:\n    break")
    expect_saved(other)
    page.close(run_before_unload=False)
    open_exercise(other)
    assert shown(other) == "while True:\n    break"
    other.locator("[data-versions] summary").click()
    expect(other.locator(".version__text", has_text="premier onglet")).not_to_have_count(0)


def test_a_session_that_ran_out_while_typing_goes_on_exactly_there(page, site, context):
    open_desk(page, site, "Zoé")
    page.wait_for_load_state("networkidle")  # an answer on its way would bring the cookie back
    context.clear_cookies()
    write(page, PROGRAM)
    expect(status(page)).to_have_attribute("data-state", "expired")
    page.get_by_role("link", name="Me reconnecter").or_(
        page.get_by_role("link", name="Log in again")
    ).click()
    page.goto(site.cards["Zoé"][1])
    expect(page).to_have_url(f"{site.url}/exercises/hello")
    expect(page.locator("body[data-ready]")).to_be_visible()
    assert shown(page) == PROGRAM
    expect_saved(page)


def test_a_check_pressed_twice_by_an_impatient_child_is_one_submission(page, site):
    open_desk(page, site, "Lina")
    before = submissions(site)
    write(page, 'print("Bip bip, Boulon")')
    page.locator("[data-check]").dblclick()
    page.locator("[data-check]").press("Enter")
    expect(page.locator(".verdict")).to_be_visible()
    assert submissions(site) == before + 1


def test_a_check_whose_answer_was_lost_is_the_same_submission_when_pressed_again(page, site):
    open_desk(page, site, "Lina")
    before = submissions(site)
    write(page, 'print("Bip bip, Boulon")  # encore')
    page.route("**/submissions", lambda route: (route.fetch(), route.abort()), times=1)
    page.locator("[data-check]").click()
    expect(page.locator("[data-verdict] .notice")).to_be_visible()
    page.locator("[data-check]").click()
    expect(page.locator(".verdict--passed")).to_be_visible()
    assert submissions(site) == before + 1


def submissions(site):
    with closing(sqlite3.connect(next(site.var.glob("*.db")), timeout=10)) as database:
        return database.execute("select count(*) from submission").fetchone()[0]
