"""Run's Python and Check's, side by side: what a program prints in each, and how its error is told."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tremplin.domain.errors.diagnose import diagnose
from tremplin_sandbox.job import Job
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.spec import GradingSpec
from tremplin_sandbox.verdict import TestStatus, VerdictClass

Program = dict[str, Any]
Seen = dict[str, Any]
"""``prints``; ``error``: the diagnosis of what it ended with, or the status of a program that was ended, or None."""

BUILD = Path(__file__).parents[2] / "platform/tremplin/web/static/build"
_WORDS = {"fr": "Pas encore.", "en": "Not yet."}
_NEVER = "\N{LEFT-POINTING MAGNIFYING GLASS}"
_WALK = (Path(__file__).parent / "one_python.js").read_text()


def in_run(programs: list[Program], page: Page) -> list[Seen]:
    """What the worker of the page makes of each, with its answers given beforehand or when it asks."""
    manifest = json.loads((BUILD / "manifest.json").read_text())
    with _served(BUILD) as address:
        page.goto(f"{address}/manifest.json")
        ended = page.evaluate(_WALK, [manifest, programs])
    return [_seen_in_run(program, *each) for program, each in zip(programs, ended, strict=True)]


def in_check(programs: list[Program], sandbox: Sandbox) -> list[Seen]:
    """What the verdict of the sandbox tells of each."""
    with ThreadPoolExecutor(4) as threads:
        return list(threads.map(functools.partial(_seen_in_check, sandbox=sandbox), programs))


def _seen_in_run(program: Program, printed: str, fault: dict[str, Any] | None) -> Seen:
    for typed in program.get("typed", ()):
        printed = printed.replace(f"{typed}\n", "", 1)  # on the screen it stands where it was typed
    return {
        "prints": printed,
        "error": fault and {key: fault[key] for key in ("key", "names", "words", "line")},
    }


def _seen_in_check(program: Program, sandbox: Sandbox) -> Seen:
    typed = "".join(f"{line}\n" for line in program.get("typed", ()))
    test = {
        "id": "t",
        "kind": "stdout",
        "stdin": typed,
        "expect": _NEVER,
        "visible": True,
        "on_fail": _WORDS,
    }
    verdict = sandbox.grade(
        Job(program["program"].encode(), GradingSpec.model_validate({"tests": [test]}))
    )
    assert verdict.verdict is not VerdictClass.PLATFORM_ERROR, verdict.reason
    result = verdict.tests[0]
    seen: Seen = {"prints": result.got or "", "error": None}
    if result.status is TestStatus.ERROR and result.error:
        error = result.error
        seen["error"] = asdict(diagnose(error.type, error.message, program["program"], error.line))
    elif result.status is not TestStatus.FAILED:
        seen["error"] = {"key": result.status.value}
    return seen


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_QuietHandler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing of each request."""
