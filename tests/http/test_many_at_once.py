"""Many tries at the same moment are no more than many in a row: every door that looks at a secret, walked.

``DOORS`` names for each secret the function that looks at it, how one try is sent, and how many tries may look. A test
reads the pages' code for looks that stand beside their guard.
"""

import ast
import re
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from tests.cast import PASSWORD, ROOT

from tremplin.services.accounts import secret_hashes as identity

AT_ONCE = 24
WEB = ROOT / "platform/tremplin/web"
NEW = {"password": "three bikes in the rain", "again": "three bikes in the rain"}


@dataclass(frozen=True)
class Door:
    """A secret.

    Attributes:
        looks: The module and name of the function that is handed what was typed.
        post: Where a wrong try goes and with what, for the number of the try.
        allowed: How many of them may look.
        who: Who is logged in there.
    """

    looks: str
    post: Callable
    allowed: int
    who: str = "visitor"


DOORS = {
    "log-in": Door(
        "tremplin.web.account.routes.staff_by_password",
        lambda cast, number: ("/login", {"email": cast.nadia.email, "password": "wrong"}),
        8,
    ),
    "log-ins of many": Door(
        "tremplin.web.account.routes.staff_by_password",
        lambda cast, number: ("/login", {"email": f"{number}@example.org", "password": "wrong"}),
        40,
    ),
    "second step": Door(
        "tremplin.web.account.routes.pass_two_factor",
        lambda cast, number: ("/login/code", {"code": "000000"}),
        8,
        "half in",
    ),
    "card": Door(
        "tremplin.web.learn.routes.is_card_secret",
        lambda cast, number: (f"/groups/{cast.mercredi.code}/{cast.awa.id}", {"secret": "key"}),
        6,
    ),
    "code of a group": Door(
        "tremplin.web.learn.routes.group_by_code",
        lambda cast, number: ("/groups", {"code": "ZZZZZ"}),
        60,
    ),
    "slip": Door(
        "tremplin.web.family.routes.slip_by_code",
        lambda cast, number: ("/family/", {"code": "0" * 12}),
        60,
    ),
    "password again, to change it": Door(
        "tremplin.web.security.credential_attempts.is_password",
        lambda cast, number: ("/account/password", {"old": "wrong", **NEW}),
        8,
        "nadia",
    ),
    "password again, to turn the second step on": Door(
        "tremplin.web.security.credential_attempts.is_password",
        lambda cast, number: ("/account/second-step", {"own_password": "wrong"}),
        8,
        "nadia",
    ),
    "password again, to turn the second step off": Door(
        "tremplin.web.security.credential_attempts.is_password",
        lambda cast, number: (
            "/account/second-step/removal",
            {"own_password": "wrong", "off_code": "000000"},
        ),
        8,
        "nadia",
    ),
    "first code": Door(
        "tremplin.services.accounts.two_factor.confirm_two_factor",
        lambda cast, number: ("/account/second-step/confirmation", {"code": "000000"}),
        8,
        "nadia",
    ),
    "code for new recovery codes": Door(
        "tremplin.services.accounts.two_factor.renew_recovery_codes",
        lambda cast, number: ("/account/recovery-codes", {"code": "000000"}),
        8,
        "nadia",
    ),
    "code to turn it off": Door(
        "tremplin.services.accounts.two_factor.turn_off_two_factor",
        lambda cast, number: (
            "/account/second-step/removal",
            {"own_password": PASSWORD, "off_code": "000000"},
        ),
        8,
        "nadia",
    ),
}
NEVER_GUESSED = {"learner_by_card", "pass_with", "open_invite"}
"""What is opened by 192 random bits: counted, it would only shut people out."""
LOOKS = {door.looks.rpartition(".")[2] for door in DOORS.values()}


@pytest.fixture
def browser_of(app, cast):
    """Makes the browsers of one kind of visitor."""

    def make(who):
        client = app.test_client()
        if who == "nadia":
            return cast.log_in(client, cast.nadia)
        if who == "half in":
            with client.session_transaction() as session:
                session["second_step"] = {"of": cast.nadia.session_id, "onward": "/teach/"}
                session["began"] = session["seen"] = time.time()
        return client

    return make


@pytest.mark.parametrize("name", DOORS)
def test_of_many_tries_at_once_no_more_look_than_may(app, cast, browser_of, monkeypatch, name):
    door = DOORS[name]
    limit = min(door.allowed, AT_ONCE)
    looked = []

    def look(*args, **kwargs):
        looked.append(threading.get_ident())
        time.sleep(0.05)
        return

    monkeypatch.setattr(door.looks, look)
    tries = AT_ONCE if door.allowed < AT_ONCE else door.allowed + AT_ONCE
    clients = [browser_of(door.who) for _ in range(tries)]
    gate = threading.Barrier(AT_ONCE)

    def one(number):
        if number < AT_ONCE:
            gate.wait(30)
        address, data = door.post(cast, number)
        return clients[number].post(address, data=data, follow_redirects=False).status_code

    with ThreadPoolExecutor(AT_ONCE) as threads:
        answers = list(threads.map(one, range(tries)))
    assert limit <= len(looked) <= door.allowed
    assert 500 not in answers


def test_a_right_try_is_given_back(app, cast):
    for _ in range(30):
        client = app.test_client()
        answer = client.post(
            f"/groups/{cast.mercredi.code}/{cast.awa.id}", data={"secret": list(cast.awa.pictures)}
        )
        assert answer.location == "/path"


def test_each_look_of_the_pages_at_a_secret_stands_behind_its_guard():
    """A look is handed to ``attempt``, ``one_attempt`` or ``attempt_code``, and called nowhere else."""
    beside = []
    for file in WEB.rglob("*.py"):
        tree = ast.parse(file.read_text())
        guarded = {
            id(part)
            for call in ast.walk(tree)
            if isinstance(call, ast.Call)
            and re.search("attempt|one_try|try_code", ast.unparse(call.func))
            for part in ast.walk(call)
        }
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and id(call) not in guarded:
                name = ast.unparse(call.func).rpartition(".")[2]
                beside += [f"{file.name}:{call.lineno} {name}"] * (name in LOOKS)
    assert beside == []


def test_every_service_that_looks_at_a_secret_has_its_door():
    """Whoever compares something typed with what is kept does so by one of these; a new one belongs into ``DOORS``."""
    looking = set()
    for file in (ROOT / "platform/tremplin/services").rglob("*.py"):
        for function in ast.walk(ast.parse(file.read_text())):
            if isinstance(function, ast.FunctionDef):
                parts = [
                    part for part in ast.walk(function) if isinstance(part, ast.Compare | ast.Call)
                ]
                if any(_compares(part) for part in parts):
                    looking.add(function.name)
    assert looking - LOOKS - NEVER_GUESSED == {"_use_recovery_code", "pass_two_factor"} - LOOKS


def _compares(part):
    if isinstance(part, ast.Compare):
        return "fingerprint(" in ast.unparse(part)
    return ast.unparse(part.func) in ("is_password", "is_secret", "use_telephone_code")


@pytest.mark.parametrize(
    ("work", "kind"),
    [
        (lambda: identity.is_password(None, "wrong"), "_passwords"),
        (lambda: identity.hash_password("a bicycle"), "_passwords"),
        (lambda: identity.is_secret(None, ("key",)), "_secrets"),
        (lambda: identity.hash_secret(("key",)), "_secrets"),
    ],
)
def test_two_hashes_at_most_are_made_at_once(monkeypatch, work, kind):
    running, most = [], []

    class Hasher:
        def verify(self, *given):
            running.append(1)
            most.append(len(running))
            time.sleep(0.02)
            running.pop()
            return True

        hash = verify

    monkeypatch.setattr(identity, kind, Hasher())
    with ThreadPoolExecutor(16) as threads:
        for done in [threads.submit(work) for _ in range(16)]:
            done.result()
    assert max(most) <= identity.AT_ONCE


def test_whoever_waits_too_long_for_a_turn_is_told_kindly_and_loses_no_try(
    app, client, cast, monkeypatch
):
    monkeypatch.setattr(identity, "PATIENCE_S", 0.01)
    turns = [identity._password_turns.acquire() for _ in range(identity.AT_ONCE)]
    try:
        answers = [
            client.post("/login", data={"email": cast.nadia.email, "password": PASSWORD})
            for _ in range(10)
        ]
    finally:
        for _ in turns:
            identity._password_turns.release()
    assert {answer.status_code for answer in answers} == {503}
    assert "rien n’est perdu" in answers[0].text
    assert (
        client.post("/login", data={"email": cast.nadia.email, "password": PASSWORD}).location
        == "/teach/"
    )
