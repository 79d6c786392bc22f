"""Rules that hold for every route."""

from werkzeug.routing import IntegerConverter, Rule

from tremplin.web.security.access import ADULTS, Audience, declared_audience

NOBODY_IS_AFRAID_OF = ("/static/", "/healthz")


def rules(app) -> list[Rule]:
    return list(app.url_map.iter_rules())


def filled(rule: Rule) -> str:
    numbers = {
        name: 1
        for name, converter in rule._converters.items()
        if isinstance(converter, IntegerConverter)
    }
    values = {**dict.fromkeys(rule.arguments, "00000000-0000-4000-8000-000000000000"), **numbers}
    return rule.build(values, append_unknown=False)[1]


def test_every_route_declares_whom_it_is_for(app):
    with app.app_context():
        undeclared = [rule.rule for rule in rules(app) if declared_audience(rule.endpoint) is None]
    assert undeclared == []


def test_nobody_logged_in_reaches_only_public_routes(app, client):
    with app.app_context():
        closed = [
            rule for rule in rules(app) if declared_audience(rule.endpoint) is not Audience.PUBLIC
        ]
    reached = [
        (method, rule.rule)
        for rule in closed
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if client.open(filled(rule), method=method).status_code not in (302, 401)
    ]
    assert len(closed) > 10
    assert reached == []


def test_a_child_reaches_no_route_of_adults(app, as_awa):
    with app.app_context():
        adults = [rule for rule in rules(app) if declared_audience(rule.endpoint) in ADULTS]
    reached = [
        rule.rule
        for rule in adults
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if as_awa.open(filled(rule), method=method).status_code not in (302, 401)
    ]
    assert len(adults) > 5
    assert reached == []


def test_every_route_that_changes_something_asks_for_the_csrf_token(app, guarded, cast):
    browser = cast.log_in(guarded(), cast.karim)
    changing = [
        (rule, method)
        for rule in rules(app)
        for method in rule.methods & {"POST", "PUT", "PATCH", "DELETE"}
    ]
    accepted = [
        rule.rule
        for rule, method in changing
        if browser.open(filled(rule), method=method).status_code != 400
    ]
    assert len(changing) > 60
    assert accepted == []


def test_a_call_of_a_page_asks_for_the_csrf_token_too(app, guarded, cast):
    browser = cast.log_in(guarded(), cast.awa)
    with app.app_context():
        calls = [
            (rule, method)
            for rule in rules(app)
            if declared_audience(rule.endpoint) is Audience.LEARNER
            for method in rule.methods & {"POST", "PUT", "PATCH", "DELETE"}
        ]
    # 401: the script asks for a fresh token, and sends what was typed again.
    answers = {
        browser.open(filled(rule), method=method, json={}).status_code for rule, method in calls
    }
    assert len(calls) >= 7
    assert answers == {401}


def test_every_answer_carries_the_headers_of_safety(app, client):
    for path in ("/", "/login", "/family", "/no-such-page", "/healthz"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_browser_that_came_over_tls_stays_there(app, client):
    assert "Strict-Transport-Security" not in client.get("/").headers
    app.config["SESSION_COOKIE_SECURE"] = True
    assert "Strict-Transport-Security" not in client.get("/").headers
    assert (
        client.get("/", base_url="https://localhost").headers["Strict-Transport-Security"]
        == "max-age=31536000"
    )


def test_no_page_holds_a_script_or_a_handler_of_its_own(client):
    import re

    for path in ("/", "/login", "/family"):
        page = client.get(path).text
        assert re.findall(r"<script(?![^>]*(src=|application/json))", page) == []
        assert re.findall(r"\son\w+=", page) == []


def test_pages_are_not_kept_by_browsers(app, as_awa, cast):
    for path in ("/path", "/exercises/hello", "/login", "/no-such-page"):
        assert as_awa.get(path).headers["Cache-Control"] == "no-store"
    karim = cast.log_in(app.test_client(), cast.karim)
    for path in (
        f"/teach/learners/{cast.awa.id}",
        "/teach/trail",
        f"/teach/groups/{cast.mercredi.id}",
    ):
        assert karim.get(path).headers["Cache-Control"] == "no-store"
