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
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from driver.guard import Guard
from driver.peer import HungUpError, NoiseError, Peer
from driver.remote import LimitError
from driver.wire import Channel

PACKAGES = "/opt/tremplin/tester"
"""Where pytest is in the image; only processes that run tests look there."""
_MAX_TEXT = 500
_MAX_TESTS = 500
_OPTIONS = ("-q", "--capture=sys", "-p", "no:cacheprovider", "-p", "no:faulthandler", "--rootdir=.", "-c", os.devnull)
_INPUT = builtins.input
_NO_INPUT = "input() cannot be used here: the tests call your functions and give them their arguments"

Outcome = dict[str, Any]


def converse(source: bytes, filename: str, case: dict[str, Any], channel: Channel, describe: object) -> dict[str, Any]:
    """Run the test files of a case and report on each test.

    Args:
        source: Not needed: the files are in the case.
        filename: Not needed.
        describe: Not needed.
        case: ``module``: name of the module under test; ``tests``: text by file name.
        channel: To the code under test.

    Returns:
        ``done``: ``tests`` (see :class:`_Recorder`), ``missing`` (names that the module lacks), ``exit`` (of pytest).
    """
    for name, text in case["tests"].items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    import unittest  # only here: other cases need not hold it

    peer = Peer("t", channel.send, channel.receive, guard=Guard(unittest.TestCase))
    peer.questions |= {"input": _asked_input, "readline": lambda _: sys.stdin.readline()}
    finder = _Finder(case["module"], peer)
    sys.meta_path.insert(0, finder)
    sys.path.append(PACKAGES)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # noqa: TID251  (this process's, not a setting of ours)
    import pytest  # only here, and only from its own folder

    recorder = _Recorder(peer)
    files = [name for name in case["tests"] if Path(name).name.startswith("test_")]
    status = pytest.main([*_OPTIONS, *files], plugins=[recorder])
    return {"done": {"tests": recorder.outcomes[:_MAX_TESTS], "missing": finder.missing, "exit": int(status)}}


def _asked_input(_: None, prompt: str) -> str:
    """Whatever the tests have made of ``input`` and of standard input."""
    if builtins.input is _INPUT and type(sys.stdin).__name__ == "DontReadFromInput":
        raise EOFError(_NO_INPUT)
    return builtins.input(prompt)


class _Finder(MetaPathFinder, Loader):
    """Imports the module under test from where it lives."""

    def __init__(self, name: str, peer: Peer) -> None:
        self._name = name
        self._peer = peer
        self.missing: list[str] = []

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(fullname, self) if fullname == self._name else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Module(spec.name, self._peer, self.missing)

    def exec_module(self, module: ModuleType) -> None:
        vars(module)["_tremplin_module"] = self._peer.ask("load", None, module.__name__)


class _Module(ModuleType):
    """The module under test, as the tests import it."""

    def __init__(self, name: str, peer: Peer, missing: list[str]) -> None:
        super().__init__(name)
        vars(self).update(_tremplin_peer=peer, _tremplin_missing=missing, _tremplin_module=None)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name not in ("__all__", "__doc__"):
            raise AttributeError(name)
        try:
            return self._ask("get", name)
        except AttributeError:
            if name == "__all__":
                return [public for public in self._ask("dir") if not public.startswith("_")]
            if not name.startswith("_") and name not in vars(self)["_tremplin_missing"]:
                vars(self)["_tremplin_missing"].append(name[:100])
            raise

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

    An outcome has ``id`` (pytest's node id), ``outcome`` (``passed``, ``failed``, ``error``, ``skipped``, ``xfailed``),
    and for what did not pass ``type`` and ``text`` of the exception, ``theirs`` (it came from the code under test) and
    ``limit`` (the test asks for what a stand-in cannot do).
    """

    def __init__(self, peer: Peer) -> None:
        self._peer = peer
        self._why: dict[str, Outcome] = {}
        self._known: dict[str, Outcome] = {}

    @property
    def outcomes(self) -> list[Outcome]:
        return [{**known, **self._why.get(node_id, {})} for node_id, known in self._known.items()]

    def pytest_exception_interact(self, node: Any, call: Any, report: Any) -> None:
        error = call.excinfo.value
        cause = _cause(error)
        if isinstance(cause, HungUpError):
            os._exit(1)  # nobody is there to test
        self._why[node.nodeid] = {
            "type": type(cause).__name__[:100],
            "text": _text(cause),
            "line": _line(cause),
            "theirs": isinstance(cause, NoiseError) or self._peer.is_theirs(cause),
            "limit": isinstance(cause, LimitError),
        }
        if report.when == "collect":
            self._note(node.nodeid, "error")

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.when == "call" or not report.passed:
            kind = "xfailed" if hasattr(report, "wasxfail") else report.outcome
            self._note(report.nodeid, "error" if kind == "failed" and report.when != "call" else kind)

    def _note(self, node_id: str, outcome: str) -> None:
        before = self._known.get(node_id, {}).get("outcome", "passed")
        if before == "passed":
            self._known[node_id] = {"id": node_id, "outcome": outcome}


def _cause(error: BaseException) -> BaseException:
    """What failed the collection of a file: pytest wraps an exception of an import in one of its own."""
    return error.__cause__ if error.__cause__ is not None and type(error).__name__ == "CollectError" else error


def _line(error: BaseException) -> int | None:
    """The last line of a test file that the exception passed through."""
    if isinstance(error, SyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if Path(frame.filename).name.startswith("test_")]
    return lines[-1] if lines else None


def _text(error: BaseException) -> str:
    try:
        # A SyntaxError's own text names the file again.
        return (error.msg if isinstance(error, SyntaxError) else str(error))[:_MAX_TEXT]
    except Exception:  # noqa: BLE001  (an exception of the code under test words itself)
        return ""
