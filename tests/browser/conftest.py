"""A real site for the browser: its own folder, database and server, the built-in content, the demo group."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "platform/frontend/node_modules/axe-core/axe.min.js"
START_S = 60
PATIENCE_MS = 20_000
"""How long the tests wait for what no promise dates: a machine that does much at once is no fault."""
expect.set_options(timeout=PATIENCE_MS)
PASSWORD = "un parapluie dans le tram"
MAKE_GROUP = """
import sys
from flask import current_app
from tremplin.models import AgeBand
from tremplin.services.audit.record_access import COMMAND_LINE
from tremplin.services.groups.cards import issue_group_cards
from tremplin.services.groups.make_group import NewGroup, group_choices, make_group
from tremplin.web.factory import create_app
from tremplin.web.base.pictures import avatars, secret_pictures
from tremplin.runtime.settings import Settings

_, name, language, band, *children = sys.argv
with create_app(Settings.from_environment()).app_context():
    curriculum = next(each for each in group_choices().curricula if each.curriculum.slug == "sample-of-each-kind")
    plan = NewGroup(name, None, "Hangar", language, AgeBand[band], (curriculum.id,), tuple(children))
    group = make_group(plan, None, avatars())
    for card in issue_group_cards(group, secret_pictures(), current_app.config["SECRET_KEY"], COMMAND_LINE):
        print("CARD", card.name, card.token)
"""


@dataclass
class LiveSite:
    """A served site: its address, what it printed at its starts, and how to stop and start it again."""

    var: Path
    content: Path
    port: int
    process: subprocess.Popen[str] | None = None
    printed: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def admin_link(self) -> str:
        """The last one printed: a start makes a new link, and none once an adult has a password."""
        return self.url + re.findall(r"/invite/\S+", self.printed)[-1]

    @property
    def cards(self) -> dict[str, tuple[list[str], str]]:
        """By child's name: her two words and the address of her QR code."""
        lines = re.findall(
            r"^\s+(\w+)\s+(\w+) \+ (\w+)\s+http\S+(/c/\S+)$", self.printed, re.MULTILINE
        )
        return {name: ([one, two], self.url + path) for name, one, two, path in lines}

    @property
    def group_code(self) -> str:
        return re.search(r"code (\w+):", self.printed).group(1)

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "tremplin", *arguments]

    def environment(self) -> dict[str, str]:
        paths = os.pathsep.join(str(ROOT / part) for part in ("platform", "sandbox"))
        folders = {
            "TREMPLIN_VAR": str(self.var),
            "TREMPLIN_CONTENT": str(self.content),
            "PYTHONPATH": paths,
        }
        return {**os.environ, **folders, "PYTHONUNBUFFERED": "1", **self.settings}

    def run(self, *arguments: str) -> None:
        subprocess.run(
            self.command(*arguments), env=self.environment(), cwd=ROOT, check=True, timeout=300
        )

    def instructor_link(self, name: str) -> str:
        """A one-time link for a new instructor of this name."""
        invite = self.command("user", "invite", f"{name.lower()}@example.org", name)
        made = subprocess.run(
            invite, env=self.environment(), check=True, capture_output=True, text=True, timeout=60
        )
        return re.search(r"/invite/\S+", made.stdout).group()

    def group(self, name: str, language: str, band: str, *children: str) -> dict[str, str]:
        """Make a group to which an exercise of every kind is open; the path of each child's card."""
        command = [sys.executable, "-c", MAKE_GROUP, name, language, band, *children]
        made = subprocess.run(
            command, env=self.environment(), check=True, capture_output=True, text=True, timeout=60
        )
        return {
            child: f"/c/{token}"
            for child, token in re.findall(r"^CARD (\w+) (\S+)$", made.stdout, re.MULTILINE)
        }

    def told_by(self, module: str, *arguments: str) -> dict[str, Any]:
        """Run a module of the tests with the site's data; the JSON of the last line that it prints."""
        environment = self.environment()
        environment["PYTHONPATH"] += f"{os.pathsep}{ROOT}"
        command = [sys.executable, "-m", module, *arguments]
        made = subprocess.run(
            command,
            env=environment,
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
            timeout=120,
        )
        return json.loads(made.stdout.splitlines()[-1])

    def start(self) -> None:
        with (self.var / "serve.log").open("w+") as output:
            self.process = subprocess.Popen(
                self.command("serve", "--host", "127.0.0.1", "--port", str(self.port)),
                env=self.environment(),
                cwd=ROOT,
                stdout=output,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
        wait_until_healthy(self.url, self.process, self.var / "serve.log")
        # The address printed is the one of the LAN; the tests come over the loopback.
        self.printed += (self.var / "serve.log").read_text()

    def stop(self, signal_number: int = signal.SIGTERM) -> None:
        if signal_number == signal.SIGKILL:
            # As a power cut would: the server and its workers at once.
            os.killpg(self.process.pid, signal_number)
        else:
            self.process.send_signal(signal_number)
        self.process.wait(30)


def wait_until_healthy(url: str, process: subprocess.Popen[str], log: Path) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=2) as answer:
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no answer within {START_S} s: {log.read_text()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in content, and a curriculum with an exercise of every kind."""
    folder = tmp_path_factory.mktemp("content")
    (folder / "exercises").symlink_to(ROOT / "exercises")
    shutil.copytree(ROOT / "curricula", folder / "curricula")
    shutil.copy(Path(__file__).with_name("sample-of-each-kind.yaml"), folder / "curricula")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, content: Path) -> Iterator[LiveSite]:
    live = LiveSite(tmp_path_factory.mktemp("site"), content, free_port())
    live.run("content", "load")
    live.run("demo")
    live.start()
    yield live
    live.stop()


@pytest.fixture(scope="session")
def base_url(site: LiveSite) -> str:
    return site.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    return {
        **browser_type_launch_args,
        "executable_path": "/usr/bin/chromium",
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--host-resolver-rules=MAP garage.lan 127.0.0.1",
        ],
    }


PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1366, "height": 900}


@pytest.fixture(scope="session")
def newcomer(browser: Browser, site: LiveSite) -> Iterator[Callable[[str], Page]]:
    """Gives the page of a new instructor of a name, in a browser of her own, once she has chosen her password."""
    pages = []

    def new_page(name: str) -> Page:
        pages.append(come_in(browser, site, name))
        return pages[-1]

    yield new_page
    for each in pages:
        each.context.close()


def come_in(browser: Browser, site: LiveSite, name: str) -> Page:
    """A new instructor chooses her password, in a browser of her own."""
    context = browser.new_context(base_url=site.url, locale="fr-FR", viewport=DESK)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(site.instructor_link(name))
    page.locator('input[name="password"]').fill(PASSWORD)
    page.locator('input[name="again"]').fill(PASSWORD)
    page.locator("main form button").click()
    page.wait_for_url("**/teach/")
    return page


def fits(page: Page, axe: Callable[[Page], list[str]]) -> tuple[bool, list[str]]:
    """Whether axe finds nothing and nothing is beyond the edge of a telephone; and what axe found."""
    found = axe(page)
    page.set_viewport_size(PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(DESK)
    return found == [] and width == PHONE["width"], found


@pytest.fixture
def context(context):
    context.set_default_timeout(PATIENCE_MS)
    return context


@pytest.fixture
def picture(pytestconfig):
    """Keep a screenshot when the run was asked for some."""
    folder = pytestconfig.getoption("--screenshots")

    def take(page, name):
        if folder:
            # The pictures show a site as people open it; its own computer is the tests' doing.
            page.evaluate(
                "document.querySelectorAll('[data-only-here]').forEach(notice => notice.remove())"
            )
            page.screenshot(path=f"{folder}/{name}.png")

    return take


@pytest.fixture
def axe():
    """Run axe on a page; the answer lists what it found, empty when nothing."""

    def run(page, exclude: tuple[str, ...] = ()) -> list[str]:
        page.evaluate(AXE.read_text())
        result = page.evaluate(
            "exclude => axe.run({exclude: exclude.map(one => [one])}, {resultTypes: ['violations']})",
            list(exclude),
        )
        return [
            f"{found['id']}: {found['nodes'][0]['html'][:200]}" for found in result["violations"]
        ]

    return run
