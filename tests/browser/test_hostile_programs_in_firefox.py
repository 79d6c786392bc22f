"""The same programs in Firefox, which no test can steer here: its pages carry a script that reports back."""

import http.cookiejar
import json
import re
import shutil
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.browser.conftest import come_in
from tests.browser.door import Door, a_door
from tests.browser.hostile_street import LAID_OUT, LAY_OUT, PROGRAMS, STATE, WORKS, strangers_of

pytestmark = pytest.mark.browser

JOURNEY_S = 400
DRIVER = Path(__file__).with_name("report_back.js").read_text()
PREFERENCES = {
    "network.dns.localDomains": "garage.lan",
    "dom.security.https_first": False,
    # The pages stand in tabs behind each other.
    "dom.min_background_timeout_value": 4,
    "dom.timeout.enable_budget_timer_throttling": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


@dataclass
class Tab:
    """A visitor at a page that has Run: the programs left for it, and what came of the others, by name."""

    page: str
    cookies: list[tuple[str, str]]
    left: list[tuple[str, str]]
    reports: dict[str, dict] = field(default_factory=dict)
    is_done: threading.Event = field(default_factory=threading.Event)

    def next(self) -> dict | None:
        if not self.left:
            self.is_done.set()
            return None
        name, program = self.left[0]
        return {"page": self.page, "name": name, "program": program}

    def note(self, report: dict) -> None:
        if self.left and report["name"] == self.left[0][0]:
            self.reports[self.left.pop(0)[0]] = report


@dataclass
class Journey:
    """What Firefox saw, by host, and who came to the doors meanwhile."""

    tabs: dict[str, Tab]
    strangers: list[str]


def answers(tabs: dict[str, Tab]) -> dict:
    """What the door answers itself: the way in with somebody's session, the script, tasks and reports."""

    def tab(headers) -> Tab:
        return tabs[headers["Host"].partition(":")[0]]

    def come_in_as(headers, _):
        cookies = [
            ("Set-Cookie", f"{name}={value}; Path=/; HttpOnly; SameSite=Lax")
            for name, value in tab(headers).cookies
        ]
        return 303, [*cookies, ("Location", tab(headers).page)], b""

    def told(value) -> tuple:
        return 200, [("Content-Type", "application/json")], json.dumps(value).encode()

    script = f"const layOut = () => ({LAY_OUT})({json.dumps(LAID_OUT)});\nconst lookAround = {STATE};\n{DRIVER}"
    return {
        "/test/come-in": come_in_as,
        "/test/driver.js": lambda *_: (200, [("Content-Type", "text/javascript")], script.encode()),
        "/test/next": lambda headers, _: told(tab(headers).next()),
        "/test/report": lambda headers, body: told(tab(headers).note(json.loads(body))),
    }


def child_cookies(url: str) -> list[tuple[str, str]]:
    jar = http.cookiejar.CookieJar()
    urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar)).open(url)
    return [(each.name, each.value) for each in jar]


def programs_for(host: str, door: Door, elsewhere: Door) -> list[tuple[str, str]]:
    """Each hostile program, and after it one that shows whether Run still works."""
    left = []
    for path in PROGRAMS:
        text = path.read_text().replace("://the-site", f"://{host}:{door.port}")
        left += [
            (path.stem, text.replace("://elsewhere", f"://127.0.0.1:{elsewhere.port}")),
            (f"{path.stem}, then", WORKS),
        ]
    return left


@pytest.fixture(scope="module")
def journey(browser, site, tmp_path_factory) -> Iterator[Journey]:
    cards = site.group("Renard", "fr", "MIDDLE", "Cleo", "Dina")
    admin = come_in(browser, site, "Flora-Admin")
    made = site.told_by("tests.browser.hostile_desks", "flora-admin@example.org")
    admin_cookies = [(each["name"], each["value"]) for each in admin.context.cookies()]
    admin.context.close()
    with a_door(site.port) as door, a_door() as elsewhere:
        door.written_into_pages = '<script src="/test/driver.js"></script>'
        visitors = {
            "garage.lan": ("/exercises/hello", child_cookies(site.url + cards["Cleo"])),
            "localhost": ("/exercises/my-flag", child_cookies(site.url + cards["Dina"])),
            "127.0.0.1": (f"{made['preview']}/preview", admin_cookies),
        }
        tabs = {
            host: Tab(*visitor, programs_for(host, door, elsewhere))
            for host, visitor in visitors.items()
        }
        door.answers = answers(tabs)
        profile = tmp_path_factory.mktemp("firefox")
        preferences = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});"
            for name, value in PREFERENCES.items()
        ]
        (profile / "user.js").write_text("\n".join(preferences))
        ways_in = [f"http://{host}:{door.port}/test/come-in" for host in tabs]
        firefox = subprocess.Popen(
            [
                shutil.which("firefox-esr") or "firefox",
                "--headless",
                "--no-remote",
                "--profile",
                str(profile),
                *ways_in,
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            for tab in tabs.values():
                tab.is_done.wait(JOURNEY_S)
        finally:
            firefox.terminate()
            firefox.wait(20)
        yield Journey(tabs, strangers_of(door, elsewhere))


def test_nobody_came_to_the_site_but_its_own_pages(journey):
    assert journey.strangers == []


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_in_firefox_a_program_reaches_nothing_of_the_site(journey, program):
    for tab in journey.tabs.values():
        report, after = tab.reports[program.stem], tab.reports[f"{program.stem}, then"]
        assert not re.search(f"GOT|{LAID_OUT}", report["said"])
        assert (
            report["state"] == after["state"] == tab.reports[f"{PROGRAMS[0].stem}, then"]["state"]
        )
        assert LAID_OUT in report["state"]
        assert after["said"] == "et 3\n"
