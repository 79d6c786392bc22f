"""The addresses of the site, worked out once for all the sites that the tests make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule

_compile = Rule._compile_builder
_compiled: dict[tuple[Any, ...], Callable[..., tuple[str, str]]] = {}


def remember_builders() -> None:
    """Have Werkzeug write the function that builds an address once for each rule, not once for each rule and site.

    It writes Python and compiles it, twice for each of 150 rules: six sevenths of what it takes to make a site, and
    nearly every test makes one. What is written depends on the rule's text and its defaults; it gets the rule itself,
    with the converters of its own site, when it is called.
    """
    Rule._compile_builder = _remembered  # type: ignore[method-assign, assignment]


def _remembered(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
    key = (
        rule.rule,
        tuple(rule._trace),
        tuple(sorted((rule.defaults or {}).items())),
        append_unknown,
    )
    if key not in _compiled:
        _compiled[key] = _compile(rule, append_unknown)
    return _compiled[key]
