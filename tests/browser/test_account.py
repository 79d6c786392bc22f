"""An adult's account, the whole way: a code of the telephone after the password, the paper, the admin, off again."""

import subprocess
import time

import pyotp
import pytest
from playwright.sync_api import expect
from tests.browser.conftest import PASSWORD, fits

pytestmark = pytest.mark.browser

NAMES = iter(("Rosa", "Ruth"))


@pytest.fixture
def name():
    """Each test has an adult of its own."""
    return next(NAMES)


@pytest.fixture
def email(name):
    return f"{name.lower()}@example.org"


@pytest.fixture
def page(newcomer, name):
    """An instructor who has just chosen her password."""
    return newcomer(name)


def fresh_code(telephone, used):
    """What the telephone shows, once that is another code than those used."""
    while telephone.now() in used:
        time.sleep(0.5)
    used.add(telephone.now())
    return telephone.now()


def log_in(page, email):
    page.get_by_role("button", name="Se déconnecter").click()
    page.goto("/login")
    page.get_by_label("Adresse e-mail").fill(email)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.keyboard.press("Enter")


def heading(page, text):
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def test_two_steps_from_turning_on_to_turning_off(page, email, axe, picture):
    used: set[str] = set()
    page.get_by_role("link", name="Mon compte").click()
    heading(page, "Mon compte")
    assert fits(page, axe) == (True, [])
    page.get_by_label("Votre mot de passe").fill(PASSWORD)
    page.keyboard.press("Enter")
    heading(page, "Connexion en deux étapes")
    assert fits(page, axe) == (True, [])
    picture(page, "two-steps")
    telephone = pyotp.TOTP(page.locator(".showing strong").inner_text().replace(" ", ""))
    page.get_by_label("Code affiché par le téléphone").fill(fresh_code(telephone, used))
    page.keyboard.press("Enter")
    heading(page, "Codes de secours")
    assert fits(page, axe) == (True, [])
    paper = page.locator(".codes .code").all_inner_texts()
    assert len(paper) == 8
    page.emulate_media(media="print")
    expect(page.locator(".codes")).to_be_visible()
    expect(page.locator("header")).to_be_hidden()
    page.emulate_media(media="screen")

    log_in(page, email)
    heading(page, "La deuxième étape")
    assert fits(page, axe) == (True, [])
    page.keyboard.type("000000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("une des deux horloges est fausse")
    assert fits(page, axe) == (True, [])
    page.goto("/teach/")
    heading(page, "Pour l’équipe")
    page.get_by_label("Adresse e-mail").fill(email)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.keyboard.press("Enter")
    heading(page, "La deuxième étape")
    page.keyboard.type(fresh_code(telephone, used))
    page.keyboard.press("Enter")
    heading(page, "Groupes")

    log_in(page, email)
    page.get_by_text("Je n’ai pas mon téléphone").click()
    page.get_by_label("Code de secours").fill(paper[0].replace("-", " ").lower())
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("il en reste 7")

    page.get_by_role("link", name="Mon compte").click()
    page.get_by_text("Changer de téléphone, ou arrêter").click()
    assert fits(page, axe) == (True, [])
    page.get_by_label("Votre mot de passe").fill(PASSWORD)
    page.get_by_label("Code affiché par le téléphone, ou code de secours").fill(paper[1])
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("le mot de passe suffit de nouveau")
    log_in(page, email)
    heading(page, "Groupes")


def test_whoever_lost_everything_is_let_in_from_the_command_line_and_told(page, email, site):
    page.goto("/account")
    page.get_by_label("Votre mot de passe").fill(PASSWORD)
    page.keyboard.press("Enter")
    telephone = pyotp.TOTP(page.locator(".showing strong").inner_text().replace(" ", ""))
    page.get_by_label("Code affiché par le téléphone").fill(telephone.now())
    page.keyboard.press("Enter")
    heading(page, "Codes de secours")
    command = site.command("user", "second-step-off", email)
    subprocess.run(command, env=site.environment(), check=True, capture_output=True, timeout=60)
    log_in(page, email)
    expect(page.locator(".notice")).to_contain_text("Votre connexion en deux étapes a été retirée")
    page.get_by_role("link", name="Mon compte").click()
    expect(page.locator("main table")).to_contain_text("la ligne de commande de la maison")
