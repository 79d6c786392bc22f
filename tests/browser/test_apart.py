"""Web and runner apart: the pages have no engine, and everything of theirs that runs a program works all the same."""

import shutil
import subprocess
import time
from functools import partial

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import ROOT, LiveSite, come_in, free_port
from tests.content.samples import exercise

from tremplin.content.exchange.pack import write_pack
from tremplin.content.exchange.seal import seal

pytestmark = [pytest.mark.browser, pytest.mark.engine]

EXERCISES = ("badge", "a-corner")
READY_S = 30


@pytest.fixture(scope="module")
def apart(tmp_path_factory):
    """A site that does not grade, with two exercises."""
    content = tmp_path_factory.mktemp("few")
    shutil.copytree(ROOT / "curricula", content / "curricula")
    for each in (content / "curricula").glob("*.yaml"):
        if each.stem not in ("skills", "glossary", "families"):
            each.unlink()
    for slug in EXERCISES:
        (folder,) = (ROOT / "exercises").glob(f"*/{slug}")
        shutil.copytree(folder, content / "exercises" / folder.parent.name / slug)
    live = LiveSite(
        tmp_path_factory.mktemp("apart"),
        content,
        free_port(),
        settings={"TREMPLIN_GRADING": "runner"},
    )
    live.run("content", "load")
    live.start()
    yield live
    live.stop()


@pytest.fixture(scope="module")
def author(browser, apart):
    page = come_in(browser, apart, "Colette")
    yield page
    page.context.close()


@pytest.fixture(scope="module")
def runner(apart):
    log = apart.var / "runner.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            apart.command("runner"), env=apart.environment(), cwd=ROOT, stdout=output, stderr=2
        )
    deadline = time.monotonic() + READY_S
    while "Grading." not in log.read_text():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.1)
    yield process
    process.terminate()
    # It gives its containers back to the engine.
    assert process.wait(30) == 0


def press(page, value):
    with page.expect_navigation():
        page.locator(f'button[name="do"][value="{value}"]').click()
    expect(page.locator("body[data-ready]")).to_be_attached()


def copied(page, slug):
    page.goto("/teach/exercises")
    form = page.locator('form[action$="/copies"]')
    form.locator("select").select_option(slug)
    form.locator("button").click()
    expect(page.locator("body[data-ready]")).to_be_attached()


def test_without_a_runner_nothing_is_lost_and_it_is_told(author):
    copied(author, "badge")
    author.locator('[name="goal.fr"]').fill("Affiche le badge de chaque enfant.")
    press(author, "prove")
    expect(author.locator(".notice").first).to_contain_text("n’est pas prêt")
    expect(author.locator('[name="goal.fr"]')).to_have_value("Affiche le badge de chaque enfant.")


def test_with_one_the_same_exercise_is_proved_and_published(author, runner):
    press(author, "prove")
    expect(author.locator("[data-side]")).to_contain_text("La preuve est faite.")
    press(author, "publish")
    expect(author.locator(".notice--success")).to_contain_text("révision 1")


def test_check_in_the_preview_answers(author, runner):
    copied(author, "a-corner")
    frame = author.frame_locator("[data-preview]")
    frame.get_by_role("button", name="Vérifier").click()
    expect(frame.locator(".verdict-place .verdict")).to_be_visible()
    expect(frame.locator(".verdict-place")).not_to_contain_text("repose")


def test_an_archive_whose_drawing_must_be_seen_first_comes_in(author, runner, tmp_path):
    pack = tmp_path / "theirs.zip"
    sealed = partial(seal, house="La bibliothèque", secret="their key")
    pack.write_bytes(write_pack("theirs", {"a-line": exercise("a-line")}, {}, sealed))
    author.goto("/teach/content")
    author.locator('input[name="pack"]').set_input_files(pack)
    author.get_by_role("button", name="Ajouter à la maison").click()
    expect(author.get_by_role("status")).to_contain_text("Nouveaux : 1.")


def test_the_doctor_asks_the_runner(apart, runner):
    command = apart.command("doctor")
    said = subprocess.run(
        command, env=apart.environment(), cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert "a runner checked a program in" in said.stdout
