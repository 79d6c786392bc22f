"""The frame in which programs run has a policy of its own, and every page's policy names its address alone."""

import base64
import hashlib
import re

import pytest

from tremplin.web.base.assets import built


@pytest.fixture
def frame(app, client):
    with app.test_request_context():
        return client.get(f"/program-frame/{built('program-frame.js')}")


def policy(answer) -> dict[str, str]:
    parts = answer.headers["Content-Security-Policy"].split("; ")
    return {name: value for name, _, value in (part.partition(" ") for part in parts)}


def test_nothing_may_be_loaded_into_it_but_its_script(frame):
    script = re.search(r"<script>(.*)</script>", frame.text, re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy(frame) == {
        "default-src": "'none'",
        "script-src": f"'sha256-{digest}' 'wasm-unsafe-eval' blob:",
        "worker-src": "blob:",
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'self'",
        "sandbox": "allow-scripts",
    }
    assert frame.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_an_isolated_page_may_show_it(frame):
    assert frame.headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert frame.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_it_is_kept_and_says_nothing_of_anybody(frame, app, as_awa):
    assert "immutable" in frame.headers["Cache-Control"]
    assert "Set-Cookie" not in frame.headers
    with app.test_request_context():
        assert as_awa.get(f"/program-frame/{built('program-frame.js')}").text == frame.text


def test_an_older_name_is_gone(client):
    assert client.get("/program-frame/program-frame-OLDER123.js").status_code == 404


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8404", "garage.lan:8404"])
def test_a_page_may_show_that_frame_alone(client, host):
    shown = policy(client.get("/", headers={"Host": host}))
    assert shown["frame-src"] == f"http://{host}/program-frame/"
    assert shown["frame-ancestors"] == "'none'"
    assert shown["script-src"] == "'self'"


@pytest.mark.parametrize("host", ["[::1]:8404", "a.lan; script-src *", "a.lan/../b", "salle_2", ""])
def test_what_a_policy_cannot_name_is_not_written_into_it(client, host):
    assert policy(client.get("/", headers={"Host": host}))["frame-src"] == "'self'"


def test_over_tls_the_frame_is_too(client):
    assert (
        policy(client.get("/", base_url="https://garage.lan"))["frame-src"]
        == "https://garage.lan/program-frame/"
    )
