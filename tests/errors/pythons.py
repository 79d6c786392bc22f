"""The Pythons in which wrong programs run: that of the tests, the grader's and the browser's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tremplin.domain.errors.diagnose import diagnose
from tremplin_sandbox.job import Job
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.spec import GradingSpec

HERE = Path(__file__).parent
WORKSPACE = HERE.parents[1] / "platform/frontend"
PLAYGROUND = HERE.parents[1] / "sandbox/playground"

Wrong = dict[str, Any]
Found = dict[str, Any]


def in_this_python(wrong: list[Wrong]) -> list[Found]:
    """What the program of each entry is diagnosed as, run by the tests' own Python in a process of its own."""
    return [_diagnosed(one, *_error_here(one)) for one in wrong]


def _error_here(one: Wrong) -> tuple[str, str, int]:
    run = subprocess.run(
        [sys.executable, "-W", "ignore", HERE / "report_error.py", one["program"]],
        input=one.get("stdin", ""),
        # The turtle of learners: that of Python needs tkinter, which Debian packs apart.
        env={**os.environ, "PYTHONPATH": str(PLAYGROUND)},
        capture_output=True,
        text=True,
        check=True,
    )
    kind, message, line = json.loads(run.stdout.splitlines()[-1])
    return kind, message, line


def in_the_sandbox(wrong: list[Wrong], sandbox: Sandbox) -> list[Found]:
    """The same by the verdicts of the grader's image."""
    with ThreadPoolExecutor(2) as threads:
        return list(threads.map(lambda one: _diagnosed(one, *_error_in(sandbox, one)), wrong))


def _error_in(sandbox: Sandbox, one: Wrong) -> tuple[str, str, int | None]:
    words = {"fr": "Pas encore.", "en": "Not yet."}
    test = {
        "id": "t",
        "kind": "stdout",
        "stdin": one.get("stdin", ""),
        "expect": "",
        "visible": True,
        "on_fail": words,
    }
    verdict = sandbox.grade(
        Job(one["program"].encode(), GradingSpec.model_validate({"tests": [test]}))
    )
    error = verdict.tests[0].error
    assert error, f"{verdict.verdict} {verdict.reason}: {one}"
    return error.type, error.message, error.line


def in_the_browser(wrong: list[Wrong]) -> list[Found]:
    """The same by the module that **Run** uses, in Pyodide under Node."""
    run = subprocess.run(
        ["node", "tests/runtime/wrong-programs.mjs"],
        cwd=WORKSPACE,
        input=json.dumps(wrong),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[Found] = json.loads(run.stdout.splitlines()[-1])
    return found


def _diagnosed(one: Wrong, kind: str, message: str, line: int | None) -> Found:
    return asdict(diagnose(kind, message, one["program"], line))
