"""Every route with what ``docs/access-matrix.md`` says of it, and how to walk them."""

import re

from tests.cast import ROOT
from werkzeug.routing import IntegerConverter

from tremplin.web.security.access import Audience, Role, declared_audience

TABLE = ROOT / "docs/access-matrix.md"
COLUMNS = (Role.VISITOR, Role.LEARNER, Role.STAND_IN, Role.INSTRUCTOR, Role.ADMIN, Role.FAMILY)


def read_table():
    """By method and address, what each role may do."""
    rows = re.findall(r"^\| `([A-Z]+) (\S+)` \| (.+) \|$", TABLE.read_text(), re.MULTILINE)
    cells = {
        (method, address): [cell.strip() for cell in row.split("|")]
        for method, address, row in rows
    }
    assert len(cells) == len(rows)
    return {place: dict(zip(COLUMNS, row, strict=True)) for place, row in cells.items()}


MAY = read_table()


def may(rule, method):
    return MAY[method, re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", rule.rule)]


def routes(app):
    """Each route and method that is not for everybody, with its audience."""
    with app.app_context():
        audiences = [(rule, declared_audience(rule.endpoint)) for rule in app.url_map.iter_rules()]
    return [
        (rule, method, audience)
        for rule, audience in audiences
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"})
        if audience is not Audience.PUBLIC
    ]


def address(rule, objects):
    numbers = {
        name: 0
        for name, converter in rule._converters.items()
        if isinstance(converter, IntegerConverter)
    }
    return rule.build(
        {**{name: objects.get(name, "x") for name in rule.arguments}, **numbers},
        append_unknown=False,
    )[1]


def is_shut_out(answer):
    """Sent to a door, or refused."""
    to_a_door = answer.status_code == 302 and answer.location.partition("?")[0] in (
        "/",
        "/login",
        "/family/",
    )
    return to_a_door or answer.status_code in (401, 403)
