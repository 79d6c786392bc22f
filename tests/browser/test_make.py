"""An exercise is made in the browser: painted, built with blocks, proved, published, put into a curriculum, played."""

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import PASSWORD, fits

pytestmark = pytest.mark.browser

FR_EN = ("fr", "en")
TEXTS = {
    "title": ("Le boulon du vélo", "The bicycle's bolt"),
    "goal": (
        "Boulon ramasse la pièce et va au drapeau.",
        "Boulon picks up the part and goes to the flag.",
    ),
    "step.0": ("Avance jusqu'au boulon.", "Go forward to the bolt."),
    "step.1": ("Ramasse-le, puis va au drapeau.", "Pick it up, then go to the flag."),
    "hint.0": ("Combien de cases jusqu'au boulon ?", "How many squares to the bolt?"),
    "test.test-1.on_fail": ("Le boulon attend encore.", "The bolt is still waiting."),
}


@pytest.fixture(scope="module")
def author(newcomer):
    return newcomer("Colette")


def say(page, name, texts):
    for language, text in zip(FR_EN, texts, strict=True):
        page.locator(f'[name="{name}.{language}"]').fill(text)


def press(page, value):
    # What is typed is kept first; then the page comes anew.
    with page.expect_navigation():
        page.locator(f'button[name="do"][value="{value}"]').click()
    expect(page.locator("body[data-ready]")).to_be_attached()


def child_page(page):
    return page.frame_locator("[data-preview]")


def test_an_exercise_is_begun(author, axe):
    author.goto("/teach/content")
    author.get_by_role("link", name="Vos propres exercices").click()
    assert fits(author, axe) == (True, [])
    author.get_by_label("Titre").fill(TEXTS["title"][0])
    author.get_by_label("Piloter le robot").check()
    author.get_by_role("button", name="Commencer").click()
    expect(author.get_by_role("heading", level=1)).to_contain_text(TEXTS["title"][0])
    expect(author.locator("body[data-ready]")).to_be_attached()
    assert fits(author, axe) == (True, [])


def test_what_is_typed_is_kept_and_seen_in_the_preview_at_once(author):
    for name, texts in TEXTS.items():
        say(author, name, texts)
    expect(author.locator("[data-status]")).to_have_text("Tout est gardé.")
    expect(author.locator("[data-side]")).not_to_contain_text("Texte anglais")
    expect(child_page(author).get_by_text(TEXTS["step.1"][0])).to_be_visible()


def test_a_world_is_painted_by_keyboard(author):
    painter = author.locator("[data-painter]")
    painter.get_by_role("button", name="boulon", exact=True).first.press("Enter")
    first = painter.get_by_role("button", name="colonne 1, ligne 1\u00a0: mur")
    first.focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "Enter"):
        author.keyboard.press(key)
    expect(painter.get_by_role("button", name="colonne 3, ligne 2\u00a0: boulon")).to_be_focused()
    expect(painter.locator("textarea")).to_have_value(
        "######\n#>oF#\n######\n".replace("oF", "o.F")
    )
    painter.get_by_role("button", name="Plus large").click()
    painter.get_by_role("button", name="Moins large").click()
    author.get_by_label("Ramasser tous les boulons").check()
    author.get_by_label("ramasse le boulon").check()
    press(author, "")
    expect(author.get_by_label("Ramasser tous les boulons")).to_be_checked()


def test_programs_are_built_with_blocks_in_the_preview(author, picture):
    """As a child builds, and kept as what they are."""
    frame = child_page(author)
    expect(frame.get_by_role("button", name="Vérifier")).to_be_enabled()
    frame.get_by_role("button", name="Vérifier").click()
    expect(frame.locator(".verdict-place")).to_contain_text("Le boulon attend encore.")
    picture(author, "make")
    frame.get_by_label("Ce que vous construisez ici est").select_option("wrong")
    frame.get_by_role("button", name="Le garder ainsi").click()
    expect(author.locator('[name="program.wrong/wrong-1.py"]')).to_have_value(
        "from robot import *\n\navance()\n"
    )


def test_the_sandbox_explains_what_is_not_proved_yet(author, axe):
    press(author, "add-wrong")
    author.locator('[name="program.wrong/wrong-2.py"]').fill(
        "from robot import *\n\nforward()\nforward()\nforward()\n"
    )
    say(author, "wrong.wrong/wrong-1.py.says", ("Il manque des pas.", "Steps are missing."))
    say(author, "wrong.wrong/wrong-2.py.says", ("Et le boulon ?", "What about the bolt?"))
    author.locator("#pick-skills").select_option(index=2)
    press(author, "put-skills")
    expect(author.locator("[data-side]")).to_contain_text("Rien ne manque.")
    press(author, "prove")
    expect(author.locator("[data-side]")).to_contain_text("La preuve n’est pas encore faite")
    expect(author.locator("[data-side]")).to_contain_text(
        "Cette solution ne réussit pas tous les tests"
    )
    assert fits(author, axe) == (True, [])


def test_a_right_solution_proves_it_and_it_is_published(author, axe):
    author.locator('[name="program.solution.py"]').fill(
        "from robot import *\n\nforward()\npick()\nforward()\nforward()\n"
    )
    press(author, "publish")
    expect(author.locator(".notice--success")).to_contain_text("révision 1")
    expect(author.locator("[data-side]")).to_contain_text("La preuve est faite.")
    assert fits(author, axe) == (True, [])


def test_it_can_be_put_into_a_curriculum(author):
    author.goto("/teach/content")
    author.get_by_label("Titre d’un nouveau parcours").fill("Atelier vélo")
    author.get_by_role("button", name="Commencer").click()
    author.locator("#unit-1").get_by_label("Exercice", exact=True).select_option(
        label=TEXTS["title"][0]
    )
    author.locator("#unit-1").get_by_role("button", name="Ajouter").click()
    expect(author.locator("#unit-1 .arrange__what")).to_have_text(TEXTS["title"][0])


def test_two_windows_never_overwrite_each_other_unseen(author):
    author.goto("/teach/exercises")
    author.get_by_role("link", name=TEXTS["title"][0], exact=True).click()
    other = author.context.new_page()
    other.goto(author.url)
    other.locator('[name="goal.fr"]').fill("Une autre phrase.")
    expect(other.locator("[data-status]")).to_have_text("Tout est gardé.")
    other.close()
    author.locator('[name="goal.fr"]').fill("Ma phrase à moi.")
    expect(author.locator("[data-overtaken]")).to_contain_text("Colette a changé cet exercice")
    expect(author.locator('[name="goal.fr"]')).to_have_value("Ma phrase à moi.")


def test_what_overtook_is_replaced_only_by_a_button(author):
    author.locator('[name="goal.en"]').fill("My sentence.")
    author.wait_for_timeout(2000)
    expect(author.locator("[data-overtaken]")).to_be_visible()
    press(author, "")
    expect(author.locator("[data-overtaken]")).to_be_hidden()
    expect(author.locator('[name="goal.fr"]')).to_have_value("Ma phrase à moi.")


def test_logged_out_meanwhile_nothing_typed_is_lost(author):
    other = author.context.new_page()
    other.goto("/teach/")
    other.get_by_role("button", name="Se déconnecter").click()
    author.locator('[name="goal.fr"]').fill("Écrit après.")
    expect(author.locator("[data-logged-out]")).to_be_visible()
    author.locator('button[name="do"][value="publish"]').click()
    expect(author.locator('[name="goal.fr"]')).to_have_value("Écrit après.")
    other.goto("/login")
    other.locator('input[name="email"]').fill("colette@example.org")
    other.locator('input[name="password"]').fill(PASSWORD)
    other.locator("main form button").first.click()
    other.wait_for_url("**/teach/**")
    other.close()
    expect(author.locator("[data-status]")).to_have_text("Tout est gardé.")  # it tries every 5 s
    author.reload()
    expect(author.locator('[name="goal.fr"]')).to_have_value("Écrit après.")


def test_a_picture_that_is_too_large_is_told_before_it_is_sent(author):
    picture = {"name": "velo.png", "mimeType": "image/png", "buffer": bytes(12_000_001)}
    author.locator("#picture").set_input_files(picture)
    assert "12 Mo" in author.locator("#picture").evaluate("field => field.validationMessage")
    author.locator("#picture").set_input_files([])


@pytest.mark.parametrize(
    ("kind", "setting"),
    [
        ("stdout", "console"),
        ("parsons", "turtle-blocks"),
        ("predict", "robot"),
        ("project", "turtle"),
    ],
)
def test_every_kind_has_its_form_and_its_preview(author, axe, kind, setting):
    author.goto("/teach/exercises")
    author.get_by_label("Titre").fill(f"Essai {kind}")
    author.locator(f'input[name="kind"][value="{kind}"]').check()
    author.get_by_label("Avec quoi\u00a0?").select_option(setting)
    author.get_by_role("button", name="Commencer").click()
    expect(author.locator("body[data-ready]")).to_be_attached()
    expect(child_page(author).get_by_role("heading", level=1)).to_contain_text(f"Essai {kind}")
    assert fits(author, axe) == (True, [])
