"""What is equal to what: each row of the table in docs/writing-exercises.md is tried."""

from __future__ import annotations

import json
import queue
import re
import threading
from ast import literal_eval
from collections import Counter, OrderedDict, defaultdict, namedtuple
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
import yaml

from driver.peer import Peer
from driver.values import encode
from tremplin_sandbox.comparing.compare import same_output
from tremplin_sandbox.frames import Result, parse_message
from tremplin_sandbox.job import Job
from tremplin_sandbox.judging.judge import judge
from tremplin_sandbox.running.conversation import End
from tremplin_sandbox.running.relay import in_one_spelling
from tremplin_sandbox.running.run import Observation
from tremplin_sandbox.spec import Compare, GradingSpec

DOCUMENT = Path(__file__).parents[3] / "docs/writing-exercises.md"
NAMES = {
    "Counter": Counter,
    "OrderedDict": OrderedDict,
    "defaultdict": defaultdict,
    "Point": namedtuple("Point", ["x", "y"]),
}


class Row(NamedTuple):
    kind: str
    expected: Any
    given: str
    rules: dict[str, Any]
    is_equal: bool


def rows() -> Iterator[Row]:
    section = DOCUMENT.read_text().split("#### What is equal to what")[1]
    for line in re.findall(r"^\| (?:stdout|call|pytest) \|.*$", section, re.MULTILINE):
        kind, expected, given, rules, is_equal = (
            cell.strip() for cell in line.strip("|").split("|")
        )
        assert is_equal in ("yes", "no"), line
        told = yaml.safe_load(rules.strip("`")) or {}
        yield Row(
            kind, literal_eval(expected.strip("`")), given.strip("`"), told, is_equal == "yes"
        )


ROWS = list(rows())


def of(kind: str) -> Any:
    return pytest.mark.parametrize("row", [row for row in ROWS if row.kind == kind], ids=str)


def value(given: str) -> Any:
    return eval(given, dict(NAMES))  # noqa: S307  (an expression of our own documentation)


def test_every_kind_has_rows() -> None:
    counted = Counter((row.kind, row.is_equal) for row in ROWS)
    assert all(
        counted[kind, is_equal] >= 1
        for kind in ("stdout", "call", "pytest")
        for is_equal in (True, False)
    )
    assert len(ROWS) >= 50


@of("stdout")
def test_printed_text(row: Row) -> None:
    assert (
        same_output(row.expected, value(row.given), Compare.model_validate(row.rules))
        is row.is_equal
    )


@of("call")
def test_what_a_function_gives_back(row: Row) -> None:
    test = {
        "id": "t",
        "kind": "call",
        "function": "f",
        "expect": row.expected,
        "on_fail": {"fr": "-", "en": "-"},
    }
    spec = GradingSpec.model_validate({"tests": [{**test, **row.rules}]})
    result = Result(
        value=json.loads(json.dumps(encode(value(row.given)))), args=["l", []], kwargs=["d", []]
    )
    verdict = judge(Job(b"", spec), {"t": Observation(End.CLEAN, "", result)}, 0)
    assert verdict.passed is row.is_equal


@pytest.fixture
def program() -> Iterator[Any]:
    """A program whose ``give`` makes what it is asked for, seen through the host as a test file sees it."""
    to_tests: queue.Queue[Any] = queue.Queue()
    to_code: queue.Queue[Any] = queue.Queue()
    module = ModuleType("program")
    vars(module)["give"] = value

    def relayed(message: dict[str, Any]) -> None:
        said = in_one_spelling(parse_message(json.dumps(message)))
        to_tests.put(said.model_dump(mode="json", by_alias=True, exclude_none=True))

    def serve() -> None:
        peer = Peer("s", relayed, to_code.get)
        peer.questions["load"] = lambda _, name: module
        peer.serve()

    thread = threading.Thread(target=serve)
    thread.start()
    tests = Peer("t", lambda message: to_code.put(json.loads(json.dumps(message))), to_tests.get)
    yield tests.ask("load", None, "program")
    to_code.put(None)
    thread.join()


@of("pytest")
def test_what_a_test_file_compares(row: Row, program: Any) -> None:
    assert (program.give(row.given) == row.expected) is row.is_equal
