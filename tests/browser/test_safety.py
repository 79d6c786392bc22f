"""Every page a visitor can click to, full of hostile texts, with every other host out of reach.

Nothing that somebody typed may run, and no page may ask another host for anything.
"""

import io
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from tests.browser.conftest import PATIENCE_MS

pytestmark = pytest.mark.browser

PASSWORD = "une porte peinte en bleu"
MOST_PAGES = 70
PATHS = ("platform", "sandbox", "")
HAS_RUN = "window.__xss !== undefined || [...document.images].some(one => one.src.endsWith('/x'))"
FILES = (".zip", ".pdf", ".xlsx", ".csv", ".json", ".mp3", ".svg", ".png")
BAD = "<img src=x onerror=__xss=1>"
WORSE = f"{BAD}</textarea><script>__xss=1</script>\"'><svg onload=__xss=1>{{{{7*7}}}} [x](javascript:__xss=1)"


@pytest.fixture(scope="module")
def world(site):
    """A group, a child and drafts of every kind, all of hostile texts; the ways in of everybody."""
    link = site.instructor_link("Ida")
    return {
        "adult": link,
        **site.told_by("tests.browser.hostile_world", BAD, WORSE, "ida@example.org"),
    }


@pytest.fixture
def alone(browser, site):
    """A browser to which no other host answers; what it asked of any is kept."""
    context = browser.new_context(base_url=site.url, locale="fr-FR")
    context.set_default_timeout(PATIENCE_MS)
    host, asked = urlsplit(site.url).netloc, []

    def answer(route):
        if urlsplit(route.request.url).netloc == host:
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    context.route("**/*", answer)
    page = context.new_page()
    page.on("dialog", lambda dialog: asked.append(f"dialog: {dialog.message}") or dialog.dismiss())
    yield page, asked
    context.close()


def links(page, site):
    found = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
    ours = {link.partition("#")[0] for link in found if link.startswith(site.url)}
    return {link for link in ours if not urlsplit(link).path.endswith(FILES)}


def walk(page, site, start):
    """Every page that can be clicked to from ``start``; those on which something typed has run; how many show it."""
    seen: set[str] = set()
    left, ran, full = [start], [], 0
    while left and len(seen) < MOST_PAGES:
        address = left.pop(0)
        if address in seen:
            continue
        seen.add(address)
        page.goto(address)
        page.wait_for_load_state("load")
        if any(frame.evaluate(HAS_RUN) for frame in page.frames):
            ran.append(address)
        full += "__xss=1" in page.locator("body").inner_text()
        left += sorted(links(page, site) - seen)
    return seen, ran, full


def test_an_adults_pages(alone, site, world):
    page, asked = alone
    page.goto(world["adult"])
    page.locator('input[name="password"]').fill(PASSWORD)
    page.locator('input[name="again"]').fill(PASSWORD)
    page.locator("main form button").click()
    seen, ran, full = walk(page, site, f"{site.url}/teach/")
    assert len(seen) > 20
    assert full > 10
    assert (ran, asked) == ([], [])


def test_a_childs_pages_and_a_whole_lesson(alone, site, world):
    page, asked = alone
    page.goto(world["card"])
    expect(page.locator(".me")).to_contain_text(BAD)
    seen, ran, full = walk(page, site, f"{site.url}/path")
    assert len(seen) > 3
    assert full > 1
    page.goto("/exercises/hello")
    expect(page.locator("body[data-ready]")).to_be_visible()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(f"print({WORSE!r})")
    page.get_by_role("button", name="Lancer").click()
    expect(page.locator("[data-console-part='output'], .console").first).to_contain_text(
        "__xss=1", timeout=60_000
    )
    page.get_by_role("button", name="Vérifier").click()
    expect(page.locator(".verdict")).to_contain_text("Pas encore")
    assert page.evaluate("window.__xss") is None
    assert (ran, asked) == ([], [])


def test_a_familys_pages(alone, site, world):
    page, asked = alone
    page.goto(world["slip"])
    seen, ran, full = walk(page, site, f"{site.url}/family/progress")
    assert f"{site.url}/family/notice" in seen
    assert full >= 1
    assert (ran, asked) == ([], [])


def test_the_doors(alone, site):
    page, asked = alone
    seen, ran, _ = walk(page, site, f"{site.url}/")
    assert len(seen) >= 3
    assert (ran, asked) == ([], [])


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_a_familys_pages_are_in_order_in_each_language(alone, site, world, axe, language):
    page, _ = alone
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(world["slip"])
    page.locator(f'.languages button[value="{language}"]').click()
    for address in ("/family/progress", "/family/notice"):
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.goto("/family/progress")
    assert len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages) == 1
    assert BAD in page.inner_text(".note")


def test_an_adults_pages_about_families_are_in_order(alone, site, world, axe):
    page, _ = alone
    page.goto("/login")
    page.locator('input[name="email"]').fill("ida@example.org")
    page.locator('input[name="password"]').fill(PASSWORD)
    page.locator("main form button").click()
    page.locator("main a", has_text=BAD).first.click()
    page.locator("th a", has_text=BAD).first.click()
    expect(page.get_by_role("heading", name="Accord et droits")).to_be_visible()
    assert axe(page) == []
    page.get_by_label("Quelque chose que vous avez vu").fill("A aidé toute la table.")
    page.get_by_role("button", name="Le mettre sur la page de la famille").click()
    expect(page.locator("#family")).to_contain_text("A aidé toute la table.")


def test_a_page_left_open_shows_nobody_once_the_session_is_over(alone, site, world):
    page, _ = alone
    page.clock.install()
    page.goto(world["card"])
    expect(page.locator(".me")).to_contain_text(BAD)
    page.clock.fast_forward("31:00")
    page.wait_for_timeout(1000)
    # Another tab may be in use: as long as the session goes on, the page stays.
    expect(page.locator(".me")).to_contain_text(BAD)
    page.context.clear_cookies()
    page.clock.fast_forward("01:00")
    expect(page.get_by_text("Ton travail est gardé")).to_be_visible()
    assert BAD not in page.content()
