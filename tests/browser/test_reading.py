"""A child who does not read well yet: the statement is read aloud, and hard words are explained in place."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def cards(site):
    return site.group("Lecture", "fr", "YOUNG", "Mei", "Kofi")


@pytest.fixture
def statement(page, cards):
    page.goto(cards["Mei"])
    page.goto("/exercises/hello")
    expect(page.locator("body[data-ready]")).to_be_visible()
    return page


def test_a_recording_is_played_piece_by_piece_and_stops(statement, axe):
    heard = []
    statement.on("response", lambda answer: heard.append((answer.url, answer.status)))
    listen = statement.get_by_role("button", name="Écouter")
    listen.click()
    expect(statement.locator(".task__goal")).to_have_class("task__goal is-being-read")
    assert axe(statement) == []
    expect(statement.locator(".steps li").first).to_have_class("is-being-read")
    statement.get_by_role("button", name="Arrêter la lecture").click()
    expect(statement.locator(".is-being-read")).to_have_count(0)
    expect(listen).to_be_visible()
    recordings = [status for url, status in heard if "/aloud/" in url]
    assert len(recordings) >= 2
    assert set(recordings) <= {200, 206}


def test_a_voice_of_the_computer_is_used_before_a_recording(page, cards):
    page.add_init_script("""
        window.said = [];
        const voice = { lang: 'fr-FR', localService: true };
        Object.defineProperty(window, 'speechSynthesis', { value: {
            getVoices: () => [voice],
            speak: saying => { said.push(saying.text); setTimeout(() => saying.onend(), 20) },
            cancel: () => {},
            addEventListener: () => {},
        }});
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } };
    """)
    page.goto(cards["Kofi"])
    page.goto("/exercises/hello")
    page.get_by_role("button", name="Écouter").click()
    expect(page.get_by_role("button", name="Écouter")).to_be_visible()
    page.wait_for_function("said.length >= 4")
    goal = page.locator(".task__goal").inner_text()
    assert page.evaluate("said[0]") == goal


def test_a_hard_word_opens_its_meaning_by_keyboard(page, cards, axe):
    page.goto(cards["Kofi"])
    page.goto("/exercises/hello")
    word = page.locator(".word").first
    word.focus()
    page.keyboard.press("Enter")
    meaning = page.locator(".meaning:popover-open")
    expect(meaning).to_be_visible()
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(meaning).to_have_count(0)
    expect(word).to_be_focused()


def test_a_text_that_is_not_clear_is_said_in_two_presses(page, cards, axe):
    page.goto(cards["Kofi"])
    page.goto("/exercises/hello")
    page.get_by_text("Ce texte n’est pas clair").click()
    assert axe(page) == []
    page.get_by_role("button", name="Un mot").click()
    expect(page.locator("[data-thanks]")).to_contain_text("Merci")
