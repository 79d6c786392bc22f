"""What a crash leaves: nothing lost, nothing counted twice, the next child unaffected."""

import signal

import pytest
from playwright.sync_api import expect
from tests.browser.desk import write

pytestmark = pytest.mark.browser


def open_desk(page, card, slug):
    page.goto(card)
    page.goto(f"/exercises/{slug}")
    expect(page.locator("body[data-ready]")).to_be_visible()


def test_a_site_killed_while_it_checks_gives_the_verdict_after_its_restart(page, site):
    open_desk(page, site.cards["Sami"][1], "hello")
    write(page, "while True:\n    pass\n")
    with page.expect_request("**/submissions"):
        page.locator("[data-check]").click()
    page.wait_for_timeout(700)
    site.stop(signal.SIGKILL)
    expect(page.locator("[data-verdict] .notice")).to_be_visible()
    expect(page.locator(".cm-content")).to_contain_text("while True:")
    site.start()
    page.wait_for_timeout(6_000)
    page.reload()
    expect(page.locator("[data-verdict] .verdict")).to_have_count(1)
    expect(page.locator("[data-verdict]")).to_contain_text("Ton programme ne s’arrête pas.")


def test_typing_while_the_site_is_down_is_kept_when_it_is_back(page, site):
    open_desk(page, site.cards["Sami"][1], "hello")
    site.stop(signal.SIGKILL)
    write(page, 'print("Bip bip, Boulon")  # sans réseau')
    expect(page.locator("[data-save-status]")).to_contain_text("Pas encore enregistré")
    site.start()
    expect(page.locator("[data-save-status]")).to_have_text("Tout est enregistré.")
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("sans réseau")


def test_one_childs_endless_programs_do_not_hold_up_another(browser, site):
    awa, theo = (
        browser.new_context(base_url=site.url, locale="fr-FR").new_page() for _ in range(2)
    )
    open_desk(awa, site.cards["Zoé"][1], "hello")
    open_desk(theo, site.cards["Noah"][1], "hello")
    write(awa, "while True:\n    pass\n")
    awa.locator("[data-check]").click()
    write(theo, 'print("Bip bip, Boulon")')
    theo.locator("[data-check]").click()
    expect(theo.locator(".verdict--passed")).to_be_visible(timeout=2_500)
    for page in (awa, theo):
        page.context.close()
