"""Kind ``pytest``: run test files whose module under test lives in another container.

The tests import the module by its name, as they would import a file beside them; what they get is a stand-in
(``remote.py``). Plain unittest and pytest files run unchanged, within the limits that sandbox/README.md lists.
"""

from __future__ import annotations

import builtins
import importlib.util
import os
import sys
import traceback
from collections.abc import Callable, Collection, Generator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from driver import remote
from driver.guard import Guard, in_folder
from driver.peer import HungUpError, NoiseError, Peer
from driver.remote import LimitError
from driver.wire import Channel

PACKAGES = "/opt/tremplin/tester"
"""Where pytest is in the image; only processes that run tests look there."""
_MAX_TEXT = 500
_MAX_TESTS = 500
_WITHOUT = ("terminal", "cacheprovider", "faulthandler", "junitxml", "pastebin")
_OPTIONS = (
    "--capture=sys",
    "--rootdir=.",
    "-c",
    os.devnull,
    *(word for name in _WITHOUT for word in ("-p", f"no:{name}")),
)
"""Without a report: nobody reads it, it prints what the program says, and asks its objects for words without end."""
_SMALL = 300
"""Most values and lines of text in what pytest compares item by item to explain a failed comparison."""
_INPUT = builtins.input
_NO_INPUT = (
    "input() cannot be used here: the tests call your functions and give them their arguments"
)

Outcome = dict[str, Any]


def converse(
    source: bytes, filename: str, case: dict[str, Any], channel: Channel, describe: object
) -> dict[str, Any]:
    """Run the test files of a case and report on each test.

    Args:
        source: Not needed: the files are in the case.
        filename: Not needed.
        describe: Not needed.
        case: ``module``: name of the module under test; ``functions``: names that the exercise asks
            for; ``tests``: text by file name; ``run``: those that are run, the others lie beside
            them; ``guarded``: whether the tests have something to hide from the code under test.
        channel: To the code under test.

    Returns:
        ``done``: ``tests`` (see :class:`_Recorder`), ``missing`` (names that the module lacks),
        ``exit`` (of pytest).
    """
    for name, text in case["tests"].items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    import unittest  # only here: other cases need not hold it

    _without_long_words(unittest)
    guard = Guard(in_folder(f"{Path.cwd()}/"), unittest.TestCase) if case["guarded"] else None
    peer = Peer("t", channel.send, channel.receive, guard=guard, functions=case["functions"])
    peer.questions |= {"input": _asked_input, "readline": lambda _: sys.stdin.readline()}
    finder = _Finder(case["module"], peer, case["functions"])
    sys.meta_path.insert(0, finder)
    sys.path.append(PACKAGES)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # noqa: TID251  (this process's, not a setting of ours)
    import pytest  # only here, and only from its own folder

    recorder = _Recorder(peer, case["run"])
    status = pytest.main([*_OPTIONS, *case["run"]], plugins=[recorder, _explanations(pytest)])
    return {"done": {"tests": recorder.outcomes, "missing": finder.missing, "exit": int(status)}}


def _without_long_words(unittest: Any) -> None:
    """Keep unittest from comparing line by line what differs: that takes minutes on long lists, and 500 signs are told.

    Nearly equal is a comparison, too: an object of the program's is compared as its number, not
    asked what it is less what is expected.
    """
    unittest.case.difflib = SimpleNamespace(ndiff=lambda *_: ())
    unittest.case.pprint = SimpleNamespace(pformat=lambda *_: "")
    for name in ("assertAlmostEqual", "assertNotAlmostEqual"):
        setattr(unittest.TestCase, name, _of_numbers(getattr(unittest.TestCase, name)))


def _of_numbers(assertion: Callable[..., None]) -> Callable[..., None]:
    def asserted(case: Any, first: Any, second: Any, *more: Any, **named: Any) -> None:
        theirs = remote.number_of(first) is not None, remote.number_of(second) is not None
        if theirs == (True, False) and isinstance(second, int | float):
            first = float(first)
        if theirs == (False, True) and isinstance(first, int | float):
            second = float(second)
        assertion(case, first, second, *more, **named)

    return asserted


def _asked_input(_: None, prompt: str) -> str:
    """Whatever the tests have made of ``input`` and of standard input."""
    if builtins.input is _INPUT and type(sys.stdin).__name__ == "DontReadFromInput":
        raise EOFError(_NO_INPUT)
    return builtins.input(prompt)


class _Finder(MetaPathFinder, Loader):
    """Imports the module under test from where it lives."""

    def __init__(self, name: str, peer: Peer, functions: Collection[str]) -> None:
        self._name = name
        self._peer = peer
        self._functions = functions
        self.missing: list[str] = []

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(fullname, self) if fullname == self._name else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Module(spec.name, self._peer, self.missing, self._functions)

    def exec_module(self, module: ModuleType) -> None:
        vars(module)["_tremplin_module"] = self._peer.ask("load", None, module.__name__)


_OF_TEST_FILES = ("_", "test", "Test", "pytest", "setup", "setUp", "teardown", "tearDown")
"""How names begin that pytest and unittest look for in a test file."""


class _Module(ModuleType):
    """The module under test, as the tests import it."""

    def __init__(
        self, name: str, peer: Peer, missing: list[str], functions: Collection[str]
    ) -> None:
        super().__init__(name)
        vars(self).update(_tremplin_peer=peer, _tremplin_missing=missing, _tremplin_module=None)
        vars(self)["_tremplin_functions"] = functions

    def __getattr__(self, name: str) -> Any:
        if name == "__all__":
            taken = sys._getframe(1).f_globals  # a star import comes straight from the test file
            return [
                each
                for each in self._exported()
                if self._may_be_exported(each) and each not in taken
            ]
        if name.startswith("__") and name != "__doc__":
            raise AttributeError(name)
        try:
            return self._ask("get", name)
        except AttributeError:
            if not name.startswith("_") and name not in vars(self)["_tremplin_missing"]:
                vars(self)["_tremplin_missing"].append(name[:100])
            raise

    def _exported(self) -> list[Any]:
        try:
            return list(self._ask("get", "__all__"))
        except AttributeError:
            return list(self._ask("dir"))

    def _may_be_exported(self, name: Any) -> bool:
        """Whether ``from … import *`` brings a name: none that would stand in for what the test file is made of."""
        if type(name) is not str or name.startswith(_OF_TEST_FILES):
            return False
        return name in vars(self)["_tremplin_functions"] or not hasattr(builtins, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("__"):
            super().__setattr__(name, value)
        else:
            self._ask("set", name, value)

    def __delattr__(self, name: str) -> None:
        self._ask("del", name)

    def __dir__(self) -> list[str]:
        return list(self._ask("dir"))

    def _ask(self, what: str, *rest: Any) -> Any:
        return vars(self)["_tremplin_peer"].ask(what, vars(self)["_tremplin_module"], *rest)


class _Recorder:
    """A pytest plugin that notes how each test ended.

    An outcome has ``id`` (pytest's node id), ``outcome`` (``passed``, ``failed``, ``error``,
    ``skipped``, ``xfailed``), and for what did not pass ``type`` and ``text`` of the exception,
    ``theirs`` (it came from the code under test), ``limit`` (the test asks for what a stand-in
    cannot do, whatever the code under test answers) and ``touched`` (the code under test had
    answered by then).
    """

    def __init__(self, peer: Peer, files: Collection[str]) -> None:
        self._peer = peer
        self._files = {Path(name).name for name in files}
        self._why: dict[str, Outcome] = {}
        self._known: dict[str, Outcome] = {}

    @property
    def outcomes(self) -> list[Outcome]:
        found = [{**known, **self._why.get(node_id, {})} for node_id, known in self._known.items()]
        if len(found) > _MAX_TESTS:  # what did not pass is among those that are told
            found.sort(key=lambda outcome: outcome["outcome"] == "passed")
        return found[:_MAX_TESTS]

    def pytest_runtest_makereport(self, item: Any, call: Any) -> Any:
        """A report without words for what failed; pytest's own where a test passed or was skipped."""
        from _pytest.outcomes import Skipped
        from _pytest.reports import TestReport

        if call.excinfo is None or isinstance(call.excinfo.value, Skipped):
            return None
        times = {"duration": call.duration, "start": call.start, "stop": call.stop}
        return TestReport(item.nodeid, item.location, {}, "failed", "failed", call.when, **times)

    def pytest_exception_interact(self, node: Any, call: Any, report: Any) -> None:
        error = call.excinfo.value
        cause = _cause(error)
        if isinstance(cause, HungUpError):
            os._exit(1)  # nobody is there to test
        self._why[node.nodeid] = {
            "type": type(cause).__name__[:100],
            "text": _text(cause),
            "line": _line(cause, self._files),
            "theirs": isinstance(cause, NoiseError) or self._peer.is_theirs(cause),
            "limit": isinstance(cause, LimitError)
            and (cause.whoever or not self._peer.has_answered),
            "touched": self._peer.has_answered,
        }
        if report.when == "collect":
            self._note(node.nodeid, "error")

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.when == "call" or not report.passed:
            kind = "xfailed" if hasattr(report, "wasxfail") else report.outcome
            self._note(
                report.nodeid, "error" if kind == "failed" and report.when != "call" else kind
            )

    def _note(self, node_id: str, outcome: str) -> None:
        before = self._known.get(node_id, {}).get("outcome", "passed")
        if before == "passed":
            self._known[node_id] = {"id": node_id, "outcome": outcome}


def _explanations(pytest: Any) -> Any:
    """A pytest plugin that has a failed comparison explained item by item only where both sides are small."""
    from _pytest.assertion import util

    class Explanations:
        @pytest.hookimpl(wrapper=True)  # type: ignore[untyped-decorator]
        def pytest_runtest_protocol(self) -> Generator[None, Any, Any]:
            explain = util._reprcompare
            util._reprcompare = lambda operator, left, right: (
                explain(operator, left, right) if explain and _are_small([left, right]) else None
            )
            return (yield)

    return Explanations()


def _are_small(things: list[Any]) -> bool:
    """Whether these are plain values of few items and lines."""
    left = _SMALL
    while things:
        thing = things.pop()
        kind = type(thing)
        left -= 1 + (len(thing) // 80 if kind in (str, bytes) else 0)
        if kind in (list, tuple, set, frozenset, dict):
            left -= len(thing)
            things += thing if left > 0 else []
            things += thing.values() if kind is dict and left > 0 else []
        elif kind not in (str, bytes, int, float, complex, bool, type(None)):
            return False
        if left < 0:
            return False
    return True


def _cause(error: BaseException) -> BaseException:
    """What failed the collection of a file: pytest wraps an exception of an import in one of its own."""
    return (
        error.__cause__
        if error.__cause__ is not None and type(error).__name__ == "CollectError"
        else error
    )


def _line(error: BaseException, files: Collection[str]) -> int | None:
    """The last line of one of the test files that the exception passed through."""
    if isinstance(error, SyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if Path(frame.filename).name in files]
    return lines[-1] if lines else None


def _text(error: BaseException) -> str:
    try:
        # A SyntaxError's own text names the file again.
        return (error.msg if isinstance(error, SyntaxError) else str(error))[:_MAX_TEXT]
    except Exception:  # noqa: BLE001  (an exception of the code under test words itself)
        return ""
