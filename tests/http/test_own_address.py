"""What is printed, shown or scanned has an address of this house, whatever name a request claims."""

import ast
import re

import pytest
from sqlalchemy import func, select
from tests.cast import ROOT
from tests.http.every_route import address, routes

from tremplin.models import Card, DayPass, FamilySlip, StaffInvite
from tremplin.models.db import db
from tremplin.services.errors import Refused
from tremplin.web.base.own_address import site_host
from tremplin.web.security.access import Role

EVIL = "cards.example.org"
WEB = ROOT / "platform/tremplin/web"
SENT = {"name": "x", "email": "new@example.org", "language": "fr"}


def made():
    return [
        db.session.scalar(select(func.count()).select_from(table))
        for table in (Card, DayPass, FamilySlip, StaffInvite)
    ]


def test_under_a_foreign_name_no_route_tells_an_address_or_makes_what_it_would_tell(
    app, world, visitors
):
    with app.app_context():
        before = made()
        telling = {
            name
            for name, view in app.view_functions.items()
            if getattr(view, "tells_address", False)
        }
    refused = set()
    for rule, method, _ in routes(app):
        if rule.endpoint in telling or method == "GET":
            admin = visitors[Role.ADMIN]()
            admin.set_cookie("tremplin", admin.get_cookie("tremplin").value, domain=EVIL)
            sent = {**SENT, "child": str(world["learner_id"])}
            answer = admin.open(
                address(rule, world),
                method=method,
                base_url=f"http://{EVIL}",
                data=sent if method == "POST" else None,
            )
            assert EVIL.encode() not in answer.data, rule
            if answer.status_code == 422:
                refused.add(rule.endpoint)
    assert refused == telling
    with app.app_context():
        assert made() == before


def test_addresses_are_made_in_one_place():
    """``request.host`` and whole addresses are written by ``own_address`` alone, in views that say so."""
    for file in WEB.rglob("*.py"):
        if file.name == "own_address.py":
            continue
        text = file.read_text()
        assert "request.host" not in text, file
        assert "_external" not in text, file
        for view in ast.walk(ast.parse(text)):
            if (
                isinstance(view, ast.FunctionDef)
                and "open_to" in ast.unparse(view).partition("def ")[0]
            ):
                says_so = "tells_address" in ast.unparse(view).partition("def ")[0]
                assert says_so or not re.search(r"site_(url|host)\(", ast.unparse(view)), view.name


@pytest.mark.parametrize(
    ("host", "is_believed"),
    [
        ("192.168.1.20:8404", True),
        ("[fe80::1]:8404", True),
        ("localhost", True),
        ("garage", True),
        ("tremplin.local:8404", True),
        ("tremplin.lan", True),
        ("school.home.arpa", True),
        (EVIL, False),
        (f"{EVIL}:8404", False),
        ("192.168.1.20.example.org", False),
        ("lan.example.org.", False),
        ("tremplin.local.example.org:80", False),
    ],
)
def test_names_of_a_network_are_believed_and_names_of_the_internet_are_not(app, host, is_believed):
    with app.test_request_context("/", headers={"Host": host}):
        if is_believed:
            assert site_host() == host
        else:
            with pytest.raises(Refused, match="unknown_host"):
                site_host()


def test_a_name_that_the_settings_have_is_believed(app):
    app.config["TRUSTED_HOSTS"] = [EVIL]
    with app.test_request_context("/", headers={"Host": EVIL}):
        assert site_host() == EVIL
