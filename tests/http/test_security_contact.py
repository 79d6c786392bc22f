"""Where to report a hole: told at the address of RFC 9116, and only where the house has named somebody."""

import re
from datetime import datetime

import pytest
from tests.conftest import close_app

from tremplin.runtime.settings import Settings, SettingsError
from tremplin.services import clock
from tremplin.web.factory import create_app

AT = "/.well-known/security.txt"


def test_a_house_that_has_named_nobody_has_no_such_page(client):
    assert client.get(AT).status_code == 404


def test_the_contact_is_told_with_the_day_until_which_it_holds(app, client):
    app.config["SECURITY_CONTACT"] = "mailto:garage@example.org"
    answer = client.get(AT)
    assert answer.content_type == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"] == "mailto:garage@example.org"
    assert fields["Preferred-Languages"] == "fr, en"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", fields["Expires"])
    assert 80 < (datetime.fromisoformat(fields["Expires"]) - clock.now()).days < 365


def test_the_setting_reaches_the_site(tmp_path):
    settings = Settings.from_environment(
        {
            "TREMPLIN_VAR": str(tmp_path),
            "TREMPLIN_SECURITY_CONTACT": "https://garage.example.org/report",
        }
    )
    app = create_app(settings)
    close_app(app)
    assert app.config["SECURITY_CONTACT"] == "https://garage.example.org/report"


@pytest.mark.parametrize(
    "value",
    [
        "garage@example.org",
        "http://garage.example.org",
        "mailto:a@b.org\nPolicy: x",
        "mailto:",
        "tel:0477",
    ],
)
def test_what_is_no_address_of_the_three_kinds_stops_the_start(tmp_path, value):
    with pytest.raises(SettingsError, match="TREMPLIN_SECURITY_CONTACT"):
        Settings.from_environment(
            {"TREMPLIN_VAR": str(tmp_path), "TREMPLIN_SECURITY_CONTACT": value}
        )
