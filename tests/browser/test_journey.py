"""The main job in one journey: a child solves an exercise, her instructor and her family see it.

The screenshots of the README are taken on the way (``--screenshots FOLDER``).
"""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from tests.browser.conftest import PATIENCE_MS
from tests.browser.desk import write

pytestmark = pytest.mark.browser

PASSWORD = "une colline verte et trois vélos"
RIGHT = 'print("Bip bip, Boulon")\n'


@pytest.fixture(scope="module")
def french(browser, site):
    """A French-speaking visitor with a browser of her own."""
    opened = []

    def visit(**options):
        context = browser.new_context(
            base_url=site.url, locale="fr-FR", viewport={"width": 1366, "height": 800}, **options
        )
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        return context.new_page()

    yield visit
    for context in opened:
        context.close()


@pytest.fixture(scope="module")
def child(french):
    return french()


@pytest.fixture(scope="module")
def instructor(french):
    return french()


@pytest.fixture(scope="module")
def parent(french):
    return french(java_script_enabled=False)


def check(page):
    page.get_by_role("button", name="Vérifier").click()
    return page.locator(".verdict")


def test_a_child_comes_in_with_her_two_words(child, site, axe, picture):
    child.goto("/")
    assert axe(child) == []
    picture(child, "welcome")
    child.get_by_label("Le code de ton groupe").fill(site.group_code.lower())
    child.get_by_role("button", name="Entrer").click()
    assert axe(child) == []
    child.get_by_role("link", name="Awa").click()
    assert axe(child) == []
    for place, word in enumerate(site.cards["Awa"][0], start=1):
        child.get_by_label(f"Mot {place}").fill(word.upper())
    child.get_by_role("button", name="Entrer").click()
    expect(child.get_by_role("heading", level=1)).to_have_text("Premiers pas en Python")


def test_her_path_shows_what_comes_next(child, axe, picture):
    assert axe(child) == []
    expect(child.locator(".part--next .part__title")).to_have_text("Bonjour !")
    expect(child.locator(".bench--locked")).to_have_count(child.locator(".bench").count() - 1)
    picture(child, "path")
    child.get_by_role("link", name="Continuer : Bonjour !").click()
    expect(child.locator("body[data-ready]")).to_be_visible()
    assert axe(child) == []


def test_an_error_is_explained_in_her_language_and_its_line_marked(child):
    write(child, 'print("Bip bip)')
    verdict = check(child)
    expect(verdict).to_contain_text("Il manque un guillemet à ton texte.")
    expect(verdict).to_contain_text("Ligne 1")
    expect(child.locator(".cm-error-line")).to_have_count(1)
    expect(verdict.get_by_text("SyntaxError")).not_to_be_visible()


def test_a_wrong_answer_is_not_yet_and_never_a_cross(child, axe, picture):
    write(child, 'print("Bip bip, boulon")')
    verdict = check(child)
    expect(verdict).to_contain_text("Pas encore")
    expect(verdict.locator("pre").first).to_have_text("Bip bip, Boulon")
    assert "✗" not in verdict.inner_text()
    assert "❌" not in verdict.inner_text()
    assert axe(child) == []
    picture(child, "verdict")


def test_a_hint_that_cannot_come_says_so(child):
    child.route("**/hints", lambda route: route.abort())
    child.locator("[data-hint]").click()
    expect(child.locator("[data-hints]")).to_contain_text("La maison ne répond pas")
    child.unroute("**/hints")


def test_a_hint_comes_one_at_a_time(child):
    child.get_by_role("button", name="Donne-moi un indice").click()
    expect(child.locator(".hints__list li")).to_have_count(1)
    expect(child.locator("[data-hint-trouble]")).to_have_count(0)


def test_her_draft_survives_a_reload_and_a_restart(child, site):
    write(child, RIGHT)
    expect(child.locator("[data-save-status]")).to_have_text("Tout est enregistré.")
    child.wait_for_timeout(2_500)
    child.reload()
    expect(child.locator(".cm-content")).to_contain_text("Bip bip, Boulon")
    site.stop()
    site.start()
    child.reload()
    expect(child.locator(".cm-content")).to_contain_text("Bip bip, Boulon")


def test_a_right_answer_brings_stars_and_the_next_exercise(child, axe, picture):
    stars, at_home = (
        child.locator("[data-task-stars]"),
        child.get_by_role("button", name="Le montrer à la maison"),
    )
    expect(stars).to_be_hidden()
    expect(at_home).to_be_hidden()
    verdict = check(child)
    expect(verdict).to_contain_text("Ça marche !")
    expect(stars).to_be_visible()
    assert stars.inner_html() == verdict.locator(".verdict__stars").inner_html()
    assert axe(child) == []
    picture(child, "workspace")
    at_home.click()
    shown = child.get_by_role("button", name="Montré à la maison")
    expect(shown).to_have_attribute("aria-pressed", "true")
    expect(stars).to_be_visible()
    shown.click()
    expect(at_home).to_have_attribute("aria-pressed", "false")
    at_home.click()
    expect(shown).to_be_visible()
    verdict = child.locator(".verdict")
    verdict.get_by_role("link", name="Exercice suivant").click()
    expect(child.get_by_role("heading", level=1)).to_contain_text("Trois lignes")
    child.goto("/path")
    expect(child.locator(".part--done")).to_have_count(1)
    expect(child.locator(".part--next .part__title")).to_have_text("Trois lignes")


def test_a_locked_exercise_says_so_kindly(child):
    answer = child.goto("/exercises/add-two")
    assert answer.status == 403
    expect(child.get_by_role("heading", level=1)).to_have_text("Pas encore ouvert")


def test_a_prediction_is_answered_by_choosing(child):
    child.goto("/exercises/what-is-printed")
    child.locator(".choice", has_text=re.compile("^\\s*Inès\\s+Inès\\s*$")).click()
    expect(check(child)).to_contain_text("Pas encore")
    child.locator(".choice", has_text=re.compile("^\\s*name\\s+Inès\\s*$")).click()
    expect(check(child)).to_contain_text("Ça marche !")


def test_an_instructor_comes_in_by_the_one_time_link(instructor, site, axe):
    instructor.goto(site.admin_link)
    assert axe(instructor) == []
    instructor.get_by_label("Votre nom").fill("Nadia")
    instructor.locator('input[name="email"]').fill("nadia@example.org")
    instructor.locator('input[name="password"]').fill(PASSWORD)
    instructor.locator('input[name="again"]').fill(PASSWORD)
    instructor.locator("main form button").click()
    expect(instructor.get_by_role("heading", level=1)).to_have_text("Groupes")
    assert axe(instructor) == []


def test_the_grid_follows_the_child_within_three_seconds(instructor, child, axe, picture):
    instructor.get_by_role("link", name="Demo").first.click()
    expect(instructor.locator("#board")).to_be_visible()
    assert axe(instructor) == []
    row = instructor.locator("tr", has_text="Awa")
    done_before = row.locator(".grid__cell--done").count()
    child.goto("/exercises/three-lines")
    write(child, 'print("  ^")\nprint(" ^^^")\nprint("^^^^^")\n')
    expect(check(child)).to_contain_text("Ça marche !")
    expect(row.locator(".grid__cell--done")).to_have_count(done_before + 1, timeout=3_000)
    picture(instructor, "grid")


def test_the_instructor_reads_the_childs_latest_code(instructor, axe):
    instructor.locator("tr", has_text="Awa").locator(".grid__cell--done a").first.click()
    expect(instructor.locator("main")).to_contain_text('print("Bip bip, Boulon")')
    assert axe(instructor) == []


def test_a_group_of_twelve_has_printable_cards(instructor, axe):
    instructor.goto("/teach/groups/new")
    assert axe(instructor) == []
    names = [
        "Inès",
        "Yanis",
        "Théo",
        "Lina",
        "Malik",
        "Kenan",
        "Zoé",
        "Aya",
        "Hugo",
        "Mariam",
        "Paul",
        "Sofia",
    ]
    instructor.locator('input[name="name"]').fill("Mercredi")
    instructor.locator('textarea[name="names"]').fill("\n".join(names))
    instructor.locator("main form button.button--main").click()
    expect(instructor.get_by_role("heading", level=1)).to_have_text("Mercredi")
    cards = pdf_of(instructor, instructor.get_by_role("button", name="Imprimer les cartes"))
    text = "".join(page.extract_text() for page in cards.pages)
    assert len(cards.pages) == 2
    assert [name for name in names if name not in text] == []


def test_a_parent_reads_the_page_of_the_slip(instructor, parent, site, axe, picture):
    instructor.goto("/teach/")
    instructor.get_by_role("link", name="Demo").first.click()
    instructor.locator("th a", has_text="Awa").click()
    slip = pdf_of(instructor, instructor.get_by_role("button", name="Imprimer une fiche"))
    code = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", slip.pages[0].extract_text()).group()
    parent.goto("/family")
    parent.locator('input[name="code"]').fill(code.lower())
    parent.locator("main form button").click()
    expect(parent.get_by_role("heading", level=1)).to_contain_text("Awa")
    assert not [name for name in site.cards if name != "Awa" and name in parent.inner_text("body")]
    expect(parent.locator("main")).to_contain_text('print("Bip bip, Boulon")')
    picture(parent, "parent")
    parent.locator("button[value=en]").click()
    expect(parent.get_by_role("heading", level=1)).to_have_text("Awa is learning to program")


def pdf_of(page, button):
    """The PDF behind a button that opens one in a new window, fetched as the browser would."""
    form = button.locator("xpath=ancestor::form")
    fields = form.evaluate("form => Object.fromEntries(new FormData(form))")
    answer = page.request.post(
        form.evaluate("form => form.action"), form=fields, headers={"Referer": page.url}
    )
    assert answer.headers["content-type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.body()))
