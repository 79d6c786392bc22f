"""Programs run in one place: what starts a program, a worker or a frame stands in these files, in no other."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "platform/frontend/src"
TEMPLATES = ROOT / "platform/tremplin/web/templates"

STARTS = {
    "a worker": (r"new\s+(Shared)?Worker\b", {"runtime/frame.ts", "runtime/supervisor.ts"}),
    "a script of a worker": (r"\bimportScripts\b", set()),
    # The preview of an exercise is a page of ours, in which this rule holds again.
    "a frame": (
        r"<i?frame\b|[\"'`]iframe[\"'`]|\bsrcdoc\b",
        {"runtime/program-frame.ts", "authoring/exercise.html"},
    ),
    "an object": (r"<(object|embed)\b|[\"'`](object|embed)[\"'`]", set()),
    "text as code": (r"\beval\s*\(|\bFunction\s*\(|\bjavascript:", set()),
    "a module by its address": (r"\bimport\s*\((?!\")", set()),
    "a script by its address": (r"[\"'`]script[\"'`]", set()),
    "Python": (r"\bloadPyodide\b", {"runtime/pyodide-start.ts"}),
}
"""By what is started: how that is written, and the files that may."""


def files() -> dict[str, str]:
    found = [(folder, path) for folder in (SOURCES, TEMPLATES) for path in folder.rglob("*.*")]
    texts = [(folder, path) for folder, path in found if path.suffix in (".ts", ".html")]
    return {str(path.relative_to(folder)): path.read_text() for folder, path in texts}


@pytest.mark.parametrize("what", STARTS)
def test_only_these_files_start(what):
    written, may = STARTS[what]
    starting = {name for name, text in files().items() if re.search(written, text)}
    assert starting == may


def test_every_source_is_looked_at():
    names = files()
    assert {
        "runtime/run.ts",
        "stage/stage.ts",
        "learn/exercise.html",
        "authoring/preview.html",
    } <= set(names)
    assert len(names) > 120
