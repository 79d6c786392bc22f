"""A curriculum is put together in the browser: by mouse, by keyboard, in both languages, and published."""

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import fits

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def author(newcomer):
    return newcomer("Simone")


def put_in(page, unit, title):
    page.locator(f"#{unit}").get_by_label("Exercice", exact=True).select_option(label=title)
    page.locator(f"#{unit}").get_by_role("button", name="Ajouter").click()
    expect(page.locator(f"#{unit} .arrange__what", has_text=title)).to_be_visible()


def titles(page, unit="unit-1"):
    return page.locator(f"#{unit} .arrange__what").all_inner_texts()


def test_a_curriculum_is_begun_and_filled(author, axe):
    author.goto("/teach/content")
    assert fits(author, axe) == (True, [])
    author.get_by_label("Titre d’un nouveau parcours").fill("Nuit du code")
    author.get_by_role("button", name="Commencer").click()
    expect(author.get_by_role("heading", level=1)).to_have_text("Nuit du code")
    for title in ("Bonjour\u00a0!", "Trois lignes", "Le badge"):
        put_in(author, "unit-1", title)
    assert fits(author, axe) == (True, [])


def test_exercises_are_ordered_by_keyboard(author):
    button = author.get_by_role("button", name="Descendre «\u00a0Bonjour\u00a0!\u00a0»")
    button.focus()
    author.keyboard.press("Enter")
    expect(author.locator("#unit-1 .arrange__what").first).to_have_text("Trois lignes")


def test_exercises_are_ordered_by_dragging(author, picture):
    expect(author.locator("body[data-ready]")).to_be_attached()
    author.locator("#unit-1 .arrange__row").nth(2).drag_to(
        author.locator("#unit-1 .arrange__row").first
    )
    with author.expect_navigation():  # it is kept first, and only then sent
        author.get_by_role("button", name="Garder", exact=True).click()
    expect(author.locator("#unit-1 .arrange__what").first).to_have_text("Le badge")
    picture(author, "build")


def test_what_is_typed_or_dragged_is_kept_by_itself(author):
    author.locator('[name="summary.fr"]').fill("Une soirée entière.")
    expect(author.locator("[data-status]")).to_have_text("Tout est gardé.")
    author.reload()
    expect(author.locator('[name="summary.fr"]')).to_have_value("Une soirée entière.")


def test_what_is_typed_before_the_script_is_there_is_kept_too(author):
    held = []
    author.route("**/*.js", lambda route: held.append(route))
    author.reload(wait_until="commit")
    author.locator('[name="summary.fr"]').fill("Tapé très tôt.")
    assert held
    author.unroute("**/*.js")  # lets them go
    expect(author.locator("[data-status]")).to_have_text("Tout est gardé.")


def test_what_is_missing_leads_to_its_field(author):
    author.get_by_role("link", name="Le titre\u00a0: à écrire en anglais.").click()
    expect(author.locator('[name="title.en"]')).to_be_focused()


def test_what_is_missing_is_shown_until_it_is_published(author, axe):
    expect(author.locator(".build__end")).to_contain_text("Le titre\u00a0: à écrire en anglais.")
    texts = {"title": "Code night", "summary": "An evening", "facilitator": "Take your time"}
    for name, text in texts.items():
        for language in ("fr", "en"):
            author.locator(f'[name="{name}.{language}"]').fill(f"{text} {language}")
    for name in ("title", "goal", "notes", "unplugged"):
        for language in ("fr", "en"):
            author.locator(f'[name="unit-1.{name}.{language}"]').fill(f"{name} {language}")
    author.get_by_role("button", name="Garder", exact=True).click()
    expect(author.locator(".build__end")).not_to_contain_text("à écrire")
    author.locator("#unit-1").get_by_role("button", name="Retirer – Le badge").click()
    expect(author.locator("#unit-1 .arrange__what", has_text="Le badge")).to_have_count(0)
    expect(author.locator(".build__end")).to_contain_text("Rien ne manque.")
    author.get_by_role("button", name="Garder et publier").click()
    expect(author.get_by_role("status")).to_contain_text("Publié, révision 1.")
    expect(author.get_by_role("heading", name="Code night fr")).to_be_visible()
    assert fits(author, axe) == (True, [])
