"""A tool, not a test: grade the practice exercises of a checkout of exercism/python as they are.

    python -m tests.sandbox.exercism CHECKOUT [SLUG …]

Each exercise's own tests run unchanged as a test of kind ``pytest``: its example must pass, its stub must not, unless
the exercise is to refactor a program that works. Nothing of the exercises is kept here.

One is known not to be graded as it should be: ``paasio`` has a test that looks for ``__init__`` of the program on its
own call stack, and one process has none of another's frames ("What a stand-in cannot do" in sandbox/README.md).
"""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.engine.image import ensure_image
from tremplin_sandbox.job import Job
from tremplin_sandbox.settings import PoolSettings
from tremplin_sandbox.spec import GradingSpec
from tremplin_sandbox.verdict import Verdict

WORDS = {"fr": "Pas encore.", "en": "Not yet."}
LANES = 2
SECONDS = 30
"""As long as an exercise may ask for: some examples try all of 16 million combinations."""
REFACTORED = ("ledger", "markdown")
"""Exercises whose stub is right as it is, and only hard to read."""


def jobs_of(folder: Path) -> tuple[Job, Job]:
    """The example and the stub of one exercise, as jobs."""
    files = json.loads((folder / ".meta" / "config.json").read_text())["files"]
    stub, test, example = (folder / files[role][0] for role in ("solution", "test", "example"))
    beside = [path for path in folder.glob("*.py") if path != stub]
    tests = {f"tests/{path.name}": path.read_bytes() for path in beside}
    others = [
        path for path in folder.iterdir() if path.is_file() and path.suffix not in (".py", ".md")
    ]
    data = {path.name: path.read_bytes() for path in others}
    spec = GradingSpec.model_validate(
        {
            "entry": {"module": stub.stem},
            "limits": {"seconds": SECONDS, "memory_mb": 256},
            "tests": [
                {
                    "id": "all",
                    "kind": "pytest",
                    "file": f"tests/{test.name}",
                    "visible": True,
                    "on_fail": WORDS,
                }
            ],
        }
    )
    return Job(example.read_bytes(), spec, data, tests), Job(stub.read_bytes(), spec, data, tests)


def main() -> int:
    """Grade what the command line names; how many exercises were not graded as they should be."""
    practice = Path(sys.argv[1]) / "exercises" / "practice"
    names = sys.argv[2:] or sorted(path.name for path in practice.iterdir())
    wrong = 0
    settings = PoolSettings(
        size=2 * LANES, max_size=2 * LANES, concurrent=LANES, image=ensure_image(print)
    )
    with DockerSandbox(settings) as sandbox, ThreadPoolExecutor(LANES) as threads:

        def graded(name: str) -> tuple[Verdict, Verdict]:
            example, stub = jobs_of(practice / name)
            return sandbox.grade(example), sandbox.grade(stub)

        for name, (example, stub) in zip(names, threads.map(graded, names), strict=True):
            if name in REFACTORED:
                sys.stdout.write(f"{name}: is to be refactored, and its stub works\n")
            if not example.passed or stub.passed is not (name in REFACTORED):
                wrong += 1
                result = example.tests[0]
                sys.stdout.write(
                    f"{name}: example {example.verdict} ({example.reason}) {result.error} {result.got}\n"
                )
                sys.stdout.write(f"{name}: stub {stub.verdict} ({stub.reason})\n")
    sys.stdout.write(f"{len(names) - wrong} of {len(names)} as they should be\n")
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(), 100))
