"""``docs/developing/json-endpoints.md`` names every route that answers JSON, and no other."""

import ast
import inspect
import re
import textwrap
from collections.abc import Callable

import pytest
from tests.cast import ROOT

PAGE = ROOT / "docs/developing/json-endpoints.md"


def listed() -> set[tuple[str, str]]:
    rows = re.findall(r"^\| `([A-Z]+) (\S+)` \|", PAGE.read_text(), re.MULTILINE)
    assert len(rows) == len(set(rows))
    return set(rows)


def names_in(function: Callable[..., object]) -> set[str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def answers_json(view: Callable[..., object]) -> bool:
    """Whether a view, or a function of its module that it uses, answers JSON or looks whether it should."""
    module = inspect.getmodule(view)
    looked_at: set[str] = set()
    ahead = names_in(view)
    while ahead:
        name = ahead.pop()
        looked_at.add(name)
        found = getattr(module, name, None)
        if inspect.isfunction(found) and found.__module__ == view.__module__:
            ahead |= names_in(found) - looked_at
    return not looked_at.isdisjoint({"jsonify", "wants_json"})


def answering(app) -> set[tuple[str, str]]:
    views = {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", rule.rule)): inspect.unwrap(
            app.view_functions[rule.endpoint]
        )
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    ours = {place: view for place, view in views.items() if view.__module__.startswith("tremplin.")}
    return {place for place, view in ours.items() if answers_json(view)}


def test_the_page_lists_every_route_that_answers_json_and_no_other(app):
    found = answering(app)
    assert len(found) > 10
    assert sorted(found - listed()) == []
    assert sorted(listed() - found) == []


def test_whoever_may_call_them_is_in_the_table_of_rights():
    rights = (ROOT / "docs/access-matrix.md").read_text()
    assert [place for place in sorted(listed()) if f"| `{' '.join(place)}` |" not in rights] == []


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/healthz"), ("GET", "/hand"), ("DELETE", "/hand")]
)
def test_what_needs_nothing_answers_json(as_awa, method, path):
    answer = as_awa.open(path, method=method)
    assert answer.status_code == 200
    assert answer.is_json


def test_a_refusal_is_one_sentence(as_awa):
    answer = as_awa.put("/exercises/hello/draft", json={"source": 3})
    assert (answer.status_code, list(answer.json)) == (400, ["message"])
