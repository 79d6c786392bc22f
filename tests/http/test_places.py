"""Under which name the site answers, what its cookies are called, and what a fault writes into the log."""

import json
from urllib.parse import quote

import pytest
import structlog
from sqlalchemy import text
from tests.cast import ROOT, SECRET_KEY
from tests.conftest import close_app

from tremplin.models.db import db
from tremplin.runtime.logs import init_logs
from tremplin.runtime.settings import Settings
from tremplin.web.factory import create_app


@pytest.fixture
def behind_tls(app, tmp_path):
    """The same house, reached over TLS under one name."""
    settings = Settings(
        var=tmp_path,
        content=ROOT,
        secret_key=SECRET_KEY,
        secure_cookies=True,
        hosts="garage.example.org",
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
    answer = behind_tls.test_client().get(
        f"/c/{cast.awa.token}", base_url="https://garage.example.org"
    )
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
        db.session.execute(
            text("INSERT INTO draft (source) VALUES (:source)"), {"source": "mon secret"}
        )

    monkeypatch.setattr("tremplin.web.learn.routes.save_draft", fault)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with structlog.testing.capture_logs() as logs:
        answer = as_awa.put("/exercises/hello/draft", json={"source": "mon secret"})
    assert answer.status_code == 500
    (entry,) = [entry for entry in logs if entry["event"] == "fault"]
    assert "IntegrityError" in repr(entry["exc_info"])
    assert "mon secret" not in str(entry["exc_info"])
    assert "mon secret" not in answer.text


def test_a_line_of_the_log_is_one_line(capsys):
    before = structlog.get_config()
    structlog.configure(**{**before, "cache_logger_on_first_use": False})
    try:
        init_logs()
        structlog.get_logger().warning("x", typed='one\n{"event": "forged"}\r\ntwo\u2028\x1b[2J')
        line, _ = capsys.readouterr().err.split("\n")
        assert json.loads(line)["typed"].startswith("one\n")
        assert "\x1b" not in line
    finally:
        structlog.configure(**before)


@pytest.mark.parametrize(
    "path",
    ["/static/", "/static/build/", "/static/pictures", "/static/../settings.py", "/.git/config"],
)
def test_no_folder_is_listed(client, path):
    assert client.get(path).status_code == 404


def test_no_header_tells_a_version(client):
    headers = str(client.get("/").headers) + str(client.get("/no-such-page").headers)
    assert [
        word
        for word in ("Werkzeug/", "Python/", "Flask", "X-Powered-By")
        if word in headers.replace("\n", " ")
    ] == []


@pytest.mark.parametrize(
    "name",
    [
        'x"; filename=evil.exe',
        "a\r\nSet-Cookie: b=c",
        "../../secret-key",
        "{{7*7}}",
        "<svg onload=x>",
        "é" * 300,
    ],
)
def test_no_header_is_written_by_a_visitor(app, cast, as_karim, name):
    answers = [
        as_karim.get(f"/teach/groups/{cast.mercredi.id}/grid.csv", query_string={"path": name}),
        as_karim.get("/teach/", query_string={"next": name}),
        as_karim.post("/language", data={"language": "en", "next": name}),
        as_karim.get(f"/teach/content/curricula/{quote(name, safe='')}.zip"),
        as_karim.post("/teach/computer", data={"name": name}),
    ]
    for answer in answers:
        assert answer.status_code < 500
        assert "evil" not in answer.headers.get("Content-Disposition", "")
        # A bare line break would begin a header of its own.
        assert all("\n" not in value and "\r" not in value for value in answer.headers.values())
        assert not any(value.startswith("b=") for value in answer.headers.getlist("Set-Cookie"))
        assert "secret-key" not in answer.headers.get("Location", "")
