"""A volunteer's group from its first minute on: cards, settings, a stand-in, a look through a child's eyes."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from tests.browser.conftest import DESK, PATIENCE_MS, fits

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def leader(newcomer):
    """An instructor who has just chosen her password, on the page of a group that she has just made."""
    page = newcomer("Leila")
    page.goto("/teach/groups/new")
    page.get_by_label("Nom du groupe").fill("Jeudi")
    page.get_by_label("Lieu", exact=True).select_option("new")
    page.get_by_label("Nom du nouveau lieu").fill("Le camion")
    page.get_by_label("Premiers pas en Python").check()
    page.get_by_label("Boulon, le robot du garage").uncheck()
    page.locator('textarea[name="names"]').fill("Awa\nKofi")
    page.get_by_role("button", name="Créer le groupe").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jeudi")
    return page


@pytest.fixture(scope="module")
def group(leader):
    """The address of the group's board."""
    return leader.url


@pytest.fixture
def guest(browser, site):
    """Somebody else, with a browser of her own."""
    context = browser.new_context(base_url=site.url, locale="fr-FR", viewport=DESK)
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


def open_settings(page, group):
    page.goto(group)
    page.get_by_role("link", name="Réglages").click()


def show_new_card(leader, group, child):
    leader.goto(group)
    leader.locator("#board th a", has_text=child).click()
    leader.get_by_role("button", name="Montrer une nouvelle carte ici").click()
    expect(leader.get_by_role("heading", level=1)).to_have_text(f"Carte pour {child}")


def pictures_on(leader):
    pictures = leader.locator(".showing__secret img")
    return [
        re.search(r"secret/(\w+)\.svg", each.get_attribute("src")).group(1)
        for each in pictures.all()
    ]


def tap(page, pictures):
    for name in pictures:
        page.locator(f'[data-picture="{name}"]').click()
    page.get_by_role("button", name="Entrer").click()


def come_in(page, site_code, child):
    page.goto("/")
    page.get_by_label("Le code de ton groupe").fill(site_code)
    page.get_by_role("button", name="Entrer").click()
    page.get_by_role("link", name=child).click()


def test_the_path_that_fits_the_age_is_ticked_until_somebody_has_chosen(leader, group):
    leader.goto("/teach/groups/new")
    robot, python = (
        leader.get_by_label("Boulon, le robot du garage"),
        leader.get_by_label("Premiers pas en Python"),
    )
    age = leader.locator('select[name="age_band"]')
    expect(robot).to_be_checked()
    age.select_option("13-16")
    expect(robot).not_to_be_checked()
    expect(python).to_be_checked()
    leader.get_by_label("La tortue qui dessine").check()
    age.select_option("7-9")
    expect(robot).not_to_be_checked()
    expect(python).to_be_checked()


def test_a_young_child_taps_the_three_pictures_of_the_card_on_the_screen(
    leader, group, guest, axe, picture
):
    show_new_card(leader, group, "Awa")
    assert fits(leader, axe) == (True, [])
    picture(leader, "card")
    secret = pictures_on(leader)
    come_in(guest, leader.locator("main .code").inner_text(), "Awa")
    expect(guest.locator("body[data-ready]")).to_be_visible()
    assert axe(guest) == []
    tap(guest, secret)
    expect(guest.locator(".me")).to_contain_text("Awa")


def test_an_older_child_types_two_words(leader, group, guest, axe):
    leader.goto(group)
    leader.locator("#board th a", has_text="Kofi").click()
    leader.get_by_label("Âge", exact=True).select_option("10-12")
    leader.locator("form", has=leader.get_by_label("Âge", exact=True)).get_by_role(
        "button", name="Garder"
    ).click()
    assert fits(leader, axe) == (True, [])
    show_new_card(leader, group, "Kofi")
    words = leader.locator(".showing__secret strong").all_inner_texts()
    come_in(guest, leader.locator("main .code").inner_text(), "Kofi")
    assert fits(guest, axe) == (True, [])
    for place, word in enumerate(reversed(words), start=1):
        guest.get_by_label(f"Mot {place}").fill(word)
    guest.keyboard.press("Enter")
    expect(guest.locator(".notice")).to_contain_text("Ce ne sont pas tes deux mots.")
    for place, word in enumerate(words, start=1):
        guest.get_by_label(f"Mot {place}").fill(f" {word.capitalize()} ")
    guest.keyboard.press("Enter")
    expect(guest.locator(".me")).to_contain_text("Kofi")


def test_cards_are_printed_with_pictures_or_with_words(leader, group):
    leader.goto(group)
    # Both have a card: a stray click must not end them.
    expect(leader.get_by_role("button", name="Imprimer les cartes")).to_have_count(0)
    leader.get_by_text("Réimprimer toutes les cartes").click()
    form = leader.locator(
        "form", has=leader.get_by_role("button", name="De nouvelles cartes pour tout le groupe")
    )
    fields = form.evaluate("form => Object.fromEntries(new FormData(form))")
    answer = leader.request.post(
        form.evaluate("form => form.action"), form=fields, headers={"Referer": leader.url}
    )
    text = PdfReader(io.BytesIO(answer.body())).pages[0].extract_text()
    assert "Tes trois images, dans cet ordre" in text
    assert "Tes deux mots, dans cet ordre" in text


def test_children_are_added_and_one_leaves_and_returns(leader, group, axe, picture):
    open_settings(leader, group)
    picture(leader, "settings")
    leader.get_by_text("Ajouter des enfants").click()
    assert fits(leader, axe) == (True, [])
    leader.locator('textarea[name="names"]').fill("Mei\nawa")
    leader.get_by_role("button", name="Ajouter", exact=True).click()
    expect(leader.locator(".field__error")).to_contain_text("Deux enfants ont le même prénom")
    assert leader.locator('textarea[name="names"]').input_value() == "Mei\nawa"
    leader.locator('textarea[name="names"]').fill("Mei")
    leader.get_by_role("button", name="Ajouter", exact=True).click()
    expect(leader.locator(".notice--success")).to_contain_text("Bienvenue : Mei.")
    leader.locator("#children").get_by_role("link", name="Mei").click()
    leader.get_by_role("button", name="Mei ne vient plus").click()
    expect(leader.locator("#children > .roster")).not_to_contain_text("Mei")
    leader.get_by_text("Enfants qui sont partis").click()
    leader.get_by_role("button", name="Faire revenir Mei").click()
    expect(leader.locator("#children > .roster")).to_contain_text("Mei")


def test_units_are_opened_and_ordered_by_keyboard_alone(leader, group, axe):
    open_settings(leader, group)
    leader.locator("#paths .roster a").first.click()
    assert fits(leader, axe) == (True, [])
    names = leader.locator(".arrange__what strong").all_inner_texts()
    second = names[1].removeprefix("2. ")
    choice = leader.get_by_label(
        f"Ouverture de « {second} »".replace(" »", "\u00a0»").replace("« ", "«\u00a0")
    )
    choice.focus()
    leader.keyboard.press("o")
    assert choice.input_value() == "open"
    leader.locator(".arrange__row").nth(1).locator("button[name=up]").focus()
    leader.keyboard.press("Enter")
    expect(leader.locator(".arrange__what strong").first).to_have_text(f"1. {second}")
    assert leader.locator(".arrange__row select").first.input_value() == "open"
    leader.locator(".arrange__row").first.locator("button[name=down]").click()
    expect(leader.locator(".arrange__what strong").nth(1)).to_have_text(f"2. {second}")


def test_an_exercise_is_opened_for_one_child(leader, group):
    leader.goto(group)
    leader.locator("#board th a", has_text="Awa").click()
    leader.get_by_label("Exercice", exact=True).select_option("maze")
    leader.get_by_role("button", name="L’ouvrir pour Awa").click()
    expect(leader.locator("#chosen .roster")).to_contain_text("labyrinthe", ignore_case=True)
    leader.locator("#chosen").get_by_role("button", name=re.compile("^Retirer")).click()
    expect(leader.locator("#chosen .roster")).to_have_count(0)


def test_a_stand_in_comes_for_a_day(leader, group, guest, axe):
    open_settings(leader, group)
    leader.get_by_label("Nom de la personne qui remplace").fill("Sofia")
    leader.get_by_role("button", name="Faire un laissez-passer").click()
    assert fits(leader, axe) == (True, [])
    guest.goto(leader.locator(".link-box").input_value())
    expect(guest.locator("#board")).to_be_visible()
    expect(guest.get_by_role("link", name="Réglages")).to_have_count(0)
    assert fits(guest, axe) == (True, [])
    open_settings(leader, group)
    leader.get_by_role("button", name="Arrêter celui de Sofia").click()
    # Asked beside the page: its board may be on its way to the door by itself already.
    assert "/login" in guest.request.get(group).url


def test_the_site_through_the_eyes_of_a_child(leader, group, axe):
    leader.goto(group)
    leader.get_by_role("button", name="Essayer comme un enfant").click()
    expect(leader.locator(".trial")).to_contain_text("Rien n’en sera gardé")
    expect(leader.locator(".bench--locked")).to_have_count(0)
    assert fits(leader, axe) == (True, [])
    leader.goto("/exercises/hello")
    expect(leader.locator("body[data-ready]")).to_be_visible()
    leader.locator(".cm-content").click()
    leader.keyboard.press("Control+a")
    leader.keyboard.insert_text('print("Bip bip, Boulon")')
    leader.get_by_role("button", name="Vérifier").click()
    expect(leader.locator(".verdict")).to_contain_text("Ça marche !")
    leader.get_by_role("button", name="Revenir aux groupes").click()
    expect(leader.get_by_role("heading", level=1)).to_have_text("Groupes")
    leader.goto(group)
    expect(leader.locator("#board tbody tr")).to_have_count(3)
    expect(leader.locator(".grid__cell--done")).to_have_count(0)


def test_one_child_has_a_version_of_her_own(leader, group, guest, axe, picture):
    leader.goto(group)
    leader.locator("#board th a", has_text="Kofi").click()
    leader.get_by_role("link", name="Plus facile ou plus difficile pour Kofi").click()
    assert fits(leader, axe) == (True, [])
    leader.get_by_role("button", name="Plus léger").press("Enter")
    expect(leader.locator(".notice")).to_contain_text("Kofi")
    expect(leader.get_by_label("Pour cet enfant : Guillemets perdus")).to_have_value("free")
    leader.get_by_label("Pour cet enfant : Trois lignes").select_option("aside")
    leader.get_by_role("button", name="Garder").click()
    expect(leader.locator("main")).to_contain_text("une version propre à cet enfant")
    assert fits(leader, axe) == (True, [])
    picture(leader, "version")
    show_new_card(leader, group, "Kofi")
    words = leader.locator(".showing__secret strong").all_inner_texts()
    come_in(guest, leader.locator("main .code").inner_text(), "Kofi")
    for place, word in enumerate(words, start=1):
        guest.get_by_label(f"Mot {place}").fill(word)
    guest.keyboard.press("Enter")
    expect(guest.locator(".part", has_text="Bonjour !")).to_be_visible()
    expect(guest.locator(".part", has_text="Trois lignes")).to_have_count(0)
    expect(guest.locator(".part", has_text="Guillemets perdus")).to_be_visible()


def test_the_parts_of_a_path_stand_beside_each_other_with_their_words_below(leader, group):
    leader.goto(group)
    leader.get_by_role("button", name="Essayer comme un enfant").click()
    part = leader.locator(".part").first
    shape, title = (part.locator(f".part__{each}").bounding_box() for each in ("shape", "title"))
    assert title["y"] >= shape["y"] + shape["height"]
    leader.get_by_role("button", name="Revenir aux groupes").click()


def test_the_room_on_the_wall(leader, group, axe):
    leader.goto(group)
    expect(leader.get_by_role("heading", name="Qui a besoin de moi")).to_be_visible()
    leader.get_by_role("link", name="Afficher au mur").click()
    expect(leader.get_by_role("heading", level=1)).to_have_text("Jeudi")
    assert fits(leader, axe) == (True, [])
    assert (
        leader.locator(".wall").evaluate("wall => parseFloat(getComputedStyle(wall).fontSize)")
        >= 32
    )
    with leader.expect_response(
        lambda answer: answer.url.endswith("/wall") and answer.status == 304
    ):
        pass


def test_a_childs_work_is_looked_back_at_and_answered(leader, group, guest, axe, picture):
    show_new_card(leader, group, "Awa")
    secret = pictures_on(leader)
    come_in(guest, leader.locator("main .code").inner_text(), "Awa")
    tap(guest, secret)
    expect(guest.locator(".me")).to_contain_text("Awa")
    guest.goto("/exercises/hello")
    expect(guest.locator("body[data-ready]")).to_be_visible()
    for text in ('print("Bip")', 'print("Bip,")', 'print("Bip bip")'):
        guest.locator(".cm-content").click()
        guest.keyboard.press("Control+a")
        guest.keyboard.insert_text(text)
        # The verdict before this one says the same: only the answer tells that this one has come.
        with guest.expect_response("**/submissions"):
            guest.get_by_role("button", name="Vérifier").click()
        expect(guest.locator(".verdict")).to_contain_text("Pas encore")
    leader.goto(group)
    tried = leader.locator("#board tr", has_text="Awa").locator(".grid__cell--tried a").first
    expect(tried).to_contain_text("3 essais")
    expect(leader.locator(".call--same_mistake")).to_contain_text("3 fois la même chose")
    picture(leader, "board")
    tried.click()
    assert fits(leader, axe) == (True, [])
    leader.get_by_role("link", name="Revoir pas à pas").click()
    expect(leader.locator("body[data-ready]")).to_be_attached()
    expect(leader.locator("[data-program]")).to_contain_text('print("Bip bip")')
    assert fits(leader, axe) == (True, [])
    leader.get_by_label("Moment").focus()
    leader.keyboard.press("Home")
    expect(leader.locator("[data-program]")).not_to_contain_text("Bip bip")
    picture(leader, "replay")
    leader.get_by_role("button", name="Lecture").click()
    expect(leader.locator("[data-program] mark")).to_contain_text('print("Bip bip")')
    leader.go_back()
    leader.get_by_label("Vos mots pour Awa").fill("Boulon parle déjà. Relis la dernière lettre.")
    leader.get_by_role("button", name="Envoyer").click()
    leader.get_by_role("button", name="Donner une étoile").click()
    expect(leader.get_by_role("status")).to_contain_text("Awa a une étoile de plus.")
    guest.goto("/path")
    expect(guest.locator(".part__news")).to_have_text("Un mot pour toi")
    assert fits(guest, axe) == (True, [])
    guest.goto("/exercises/hello")
    expect(guest.locator(".said")).to_contain_text("Relis la dernière lettre.")
    expect(guest.locator(".task__done")).to_be_visible()
    assert axe(guest) == []


def test_figures_and_the_sheet_for_the_next_session(leader, group, axe, picture):
    leader.goto(group)
    leader.get_by_role("link", name="Chiffres").click()
    assert fits(leader, axe) == (True, [])
    with leader.expect_download() as download:
        leader.get_by_role("link", name="Tableau pour tableur").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    leader.goto(group)
    leader.get_by_role("link", name="Fiche de séance").click()
    assert fits(leader, axe) == (True, [])
    expect(leader.get_by_role("heading", name="Sans ordinateur")).to_be_visible()
    picture(leader, "sheet")
    assert len(PdfReader(io.BytesIO(leader.pdf(prefer_css_page_size=True))).pages) == 1


def test_a_curriculum_is_taken_along_and_brought_back(leader, axe, tmp_path):
    leader.goto("/teach/")
    leader.get_by_role("link", name="Parcours", exact=True).click()
    assert fits(leader, axe) == (True, [])
    with leader.expect_download() as download:
        leader.get_by_role("link", name="Emporter – Premiers pas en Python", exact=True).click()
    pack = tmp_path / "pack.zip"
    download.value.save_as(pack)
    leader.get_by_label("Une archive d’une autre maison").set_input_files(pack)
    leader.get_by_role("button", name="Ajouter à la maison").click()
    expect(leader.get_by_role("status")).to_contain_text(
        "Nouveaux\u00a0: 0. Changés\u00a0: 0. Déjà là\u00a0: 42."
    )
    assert fits(leader, axe) == (True, [])
    pack.write_bytes(b"no archive")
    leader.get_by_label("Une archive d’une autre maison").set_input_files(pack)
    leader.get_by_role("button", name="Ajouter à la maison").click()
    expect(leader.get_by_role("alert")).to_contain_text("Rien n’a été ajouté.")
    assert fits(leader, axe) == (True, [])
