"""Under which name the site answers, what its cookies are called, and what a fault writes into the log."""

import pytest
import structlog
from sqlalchemy import text
from tests.cast import ROOT, SECRET_KEY
from tests.conftest import close_app

from tremplin.models.db import db
from tremplin.web.factory import create_app
from tremplin.web.settings import Settings


@pytest.fixture
def behind_tls(app, tmp_path):
    """The same house, reached over TLS under one name."""
    settings = Settings(
        var=tmp_path, content=ROOT, secret_key=SECRET_KEY, secure_cookies=True, hosts="garage.example.org"
    )
    other = create_app(settings.completed())
    other.config.update({"TESTING": True, "WTF_CSRF_ENABLED": False})
    other.jinja_env.globals["asset"] = lambda name: f"/static/build/{name}"
    yield other
    close_app(other)


def test_another_name_than_that_of_the_house_is_refused(behind_tls):
    client = behind_tls.test_client()
    assert client.get("/", base_url="https://garage.example.org").status_code == 200
    for name in ("evil.example", "garage.example.org.evil.example", "127.0.0.1"):
        answer = client.get("/", base_url=f"https://{name}")
        assert answer.status_code == 400
        assert name not in answer.text


def test_over_tls_the_cookie_is_of_this_host_alone(behind_tls, cast):
    answer = behind_tls.test_client().get(f"/c/{cast.awa.token}", base_url="https://garage.example.org")
    cookies = {each.partition("=")[0]: each for each in answer.headers.getlist("Set-Cookie")}
    assert set(cookies) == {"__Host-tremplin", "known"}
    for cookie in cookies.values():
        assert "; Secure" in cookie
        assert "; HttpOnly" in cookie
        assert "; SameSite=Lax" in cookie
        assert "; Path=/" in cookie
        assert "Domain" not in cookie


def test_a_fault_of_the_database_writes_no_childs_word_into_the_log(app, as_awa, monkeypatch):
    def fault(*_, **__):
        db.session.execute(text("INSERT INTO draft (source) VALUES (:source)"), {"source": "mon secret"})

    monkeypatch.setattr("tremplin.web.blueprints.learn.save_draft", fault)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with structlog.testing.capture_logs() as logs:
        answer = as_awa.put("/exercises/hello/draft", json={"source": "mon secret"})
    assert answer.status_code == 500
    (entry,) = [entry for entry in logs if entry["event"] == "fault"]
    assert "IntegrityError" in repr(entry["exc_info"])
    assert "mon secret" not in str(entry["exc_info"])
    assert "mon secret" not in answer.text
