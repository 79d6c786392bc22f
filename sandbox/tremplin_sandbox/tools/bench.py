"""``bench``: the time of a verdict beside ``docker run``, in one interleaved run."""

from __future__ import annotations

import contextlib
import json
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.engine.docker_engine import FILE_BYTES, OPEN_FILES, PIDS, SCRATCH, Engine
from tremplin_sandbox.engine.image import FOLDER, image_tag
from tremplin_sandbox.job import Job
from tremplin_sandbox.settings import PoolSettings
from tremplin_sandbox.spec import GradingSpec
from tremplin_sandbox.verdict import VerdictClass

WARM_PER_ROUND = 5
POOL = 4
BURST = 30
BURST_POOL = 32
SUSTAINED_S = 10

_SOURCE = b"def add(a, b):\n    return a + b\n\n\nprint(add(20, 22))\n"
_WORDS = {"fr": "-", "en": "-"}
_CHECKS: list[dict[str, Any]] = [
    *(
        {"kind": "call", "function": "add", "args": [n, n + 1], "expect": 2 * n + 1}
        for n in range(3)
    ),
    {"kind": "stdout", "expect": "42\n"},
]


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured; times in milliseconds, medians of per-round ratios, memory in MiB.

    ``bubblewrap_p50_ms`` is None where bubblewrap is not installed.
    """

    rounds: int
    warm_p50_ms: float
    warm_p95_ms: float
    naive_per_submission_p50_ms: float
    naive_per_check_p50_ms: float
    bubblewrap_p50_ms: float | None
    ratio_to_naive_per_submission: float
    ratio_to_naive_per_check: float
    burst_first_ms: float
    burst_median_ms: float
    burst_last_ms: float
    sustained_per_second: float
    idle_container_mib: float
    wrong_verdicts: int
    containers_left: int


@click.command()
@click.option(
    "--rounds",
    default=24,
    show_default=True,
    type=click.IntRange(min=1),
    help="Interleaved rounds.",
)
@click.option(
    "--json",
    "json_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write the figures here.",
)
def bench(rounds: int, json_file: Path | None) -> None:
    """Measure the sandbox; exit status 1 when a verdict was wrong or a container was left."""
    docker = shutil.which("docker")
    if docker is None:
        raise click.ClickException("the docker command is needed to compare with docker run")
    figures = measure(docker, rounds)
    click.echo(table(figures))
    if json_file:
        json_file.write_text(json.dumps(asdict(figures), indent=2) + "\n")
    sys.exit(1 if figures.wrong_verdicts or figures.containers_left else 0)


def measure(docker: str, rounds: int) -> Figures:
    """Run everything once; takes about two seconds a round and half a minute more."""
    grader = _Grader()
    bwrap = shutil.which("bwrap")
    warm, naive, per_check, bubblewrap, ratios, check_ratios = [], [], [], [], [], []

    with DockerSandbox(PoolSettings(size=POOL, max_size=POOL)) as sandbox:
        grader.timed(sandbox)

        for _ in range(rounds):
            here = [grader.timed_when_full(sandbox, POOL) for _ in range(WARM_PER_ROUND)]
            naive.append(_timed(lambda: docker_run(docker, 1)))
            per_check.append(_timed(lambda: docker_run(docker, len(_CHECKS))))
            if bwrap:
                bubblewrap.append(_timed(partial(bubblewrap_run, bwrap)))
            warm += here
            ratios.append(naive[-1] / statistics.median(here))
            check_ratios.append(per_check[-1] / statistics.median(here))

    per_second, sustained_left = _sustained(grader)
    burst, idle_mib, burst_left = _burst(grader)

    return Figures(
        rounds=rounds,
        warm_p50_ms=round(statistics.median(warm), 2),
        warm_p95_ms=round(_percentile(warm, 95), 2),
        naive_per_submission_p50_ms=round(statistics.median(naive), 1),
        naive_per_check_p50_ms=round(statistics.median(per_check), 1),
        bubblewrap_p50_ms=round(statistics.median(bubblewrap), 1) if bubblewrap else None,
        ratio_to_naive_per_submission=round(statistics.median(ratios), 1),
        ratio_to_naive_per_check=round(statistics.median(check_ratios), 1),
        burst_first_ms=round(burst[0], 1),
        burst_median_ms=round(statistics.median(burst), 1),
        burst_last_ms=round(burst[-1], 1),
        sustained_per_second=round(per_second, 1),
        idle_container_mib=round(idle_mib, 1),
        wrong_verdicts=grader.wrong,
        containers_left=len(_containers(sandbox)) + sustained_left + burst_left,
    )


def table(figures: Figures) -> str:
    """The figures for people, with the targets beside them."""
    rows = [
        ("warm verdict, median", f"{figures.warm_p50_ms} ms", "about 5 ms"),
        (
            "warm verdict, p95",
            f"{figures.warm_p95_ms} ms",
            f"<= {2.5 * figures.warm_p50_ms:.1f} ms",
        ),
        ("docker run per submission", f"{figures.naive_per_submission_p50_ms} ms", ""),
        ("docker run per check", f"{figures.naive_per_check_p50_ms} ms", ""),
        (
            "bubblewrap per submission",
            f"{figures.bubblewrap_p50_ms or 'not here'}",
            "no limits, no container",
        ),
        ("times faster than per submission", f"{figures.ratio_to_naive_per_submission}", ">= 45"),
        ("times faster than per check", f"{figures.ratio_to_naive_per_check}", ">= 200"),
        (f"burst of {BURST}, first verdict", f"{figures.burst_first_ms} ms", ""),
        (f"burst of {BURST}, median", f"{figures.burst_median_ms} ms", ""),
        (
            f"burst of {BURST}, last",
            f"{figures.burst_last_ms} ms",
            f"<= {figures.naive_per_submission_p50_ms} ms",
        ),
        ("sustained, verdicts a second", f"{figures.sustained_per_second}", ">= 11"),
        ("memory of an idle container", f"{figures.idle_container_mib} MiB", "<= 12 MiB"),
        ("wrong verdicts", f"{figures.wrong_verdicts}", "0"),
        ("containers left", f"{figures.containers_left}", "0"),
    ]
    return "\n".join(f"{name:34} {value:>12}   {target}" for name, value, target in rows)


class _Grader:
    """Grades the one job, and counts verdicts that are not ``passed``."""

    def __init__(self) -> None:
        tests = [
            {"id": f"t{index}", "on_fail": _WORDS, **check} for index, check in enumerate(_CHECKS)
        ]
        self._job = Job(_SOURCE, GradingSpec.model_validate({"tests": tests}))
        self._lock = threading.Lock()
        self.wrong = 0

    def timed(self, sandbox: DockerSandbox) -> float:
        return _timed(lambda: self._grade(sandbox))

    def timed_when_full(self, sandbox: DockerSandbox, size: int) -> float:
        _wait_full(sandbox, size)
        time.sleep(0.15)  # until the engine has put away the last container
        return self.timed(sandbox)

    def _grade(self, sandbox: DockerSandbox) -> None:
        verdict = sandbox.grade(self._job)
        with self._lock:
            self.wrong += verdict.verdict is not VerdictClass.PASSED


def _wait_full(sandbox: DockerSandbox, size: int) -> None:
    deadline = time.monotonic() + 60
    while sandbox.warm() < size and time.monotonic() < deadline:
        time.sleep(0.01)


def _timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def _percentile(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def _script() -> str:
    """The work of one submission in a single program, its checks in the same process."""
    return _SOURCE.decode() + "assert [add(n, n + 1) for n in range(3)] == [1, 3, 5]\n"


def docker_run(docker: str, times: int) -> None:
    """The usual way: a hardened container per run, the checks inside it."""
    flags = [
        *(
            "--network",
            "none",
            "--read-only",
            "--cap-drop",
            "ALL",
            "--security-opt",
            "no-new-privileges",
        ),
        *("--security-opt", f"seccomp={FOLDER / 'seccomp.json'}", "--init", "--memory", "256m"),
        *("--memory-swap", "256m", "--pids-limit", str(PIDS), "--cpus", "1", "--ipc", "none"),
        *("--tmpfs", f"/tmp:{SCRATCH}", "--log-driver", "none", "--ulimit", "core=0"),  # noqa: S108
        *(
            "--ulimit",
            f"nofile={OPEN_FILES}",
            "--ulimit",
            f"fsize={FILE_BYTES}",
            "--user",
            "199999:199999",
        ),
    ]
    command = [
        docker,
        "run",
        "--rm",
        *flags,
        "--entrypoint",
        "python3",
        image_tag(),
        "-c",
        _script(),
    ]
    for _ in range(times):
        subprocess.run(command, check=True, capture_output=True, timeout=60)  # noqa: S603


def bubblewrap_run(bwrap: str) -> None:
    """Grade in bubblewrap: namespaces without cgroups, Python started anew, checks inside it."""
    flags = [
        "--unshare-all",
        "--ro-bind",
        "/",
        "/",
        "--dev",
        "/dev",
        "--tmpfs",
        "/tmp",  # noqa: S108
        "--die-with-parent",
    ]
    command = [bwrap, *flags, "/usr/bin/python3", "-I", "-c", _script()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)  # noqa: S603


def _sustained(grader: _Grader) -> tuple[float, int]:
    """Verdicts a second while jobs never stop coming; containers left after closing."""
    with DockerSandbox(PoolSettings(size=POOL)) as sandbox, ThreadPoolExecutor(POOL) as threads:
        _wait_full(sandbox, POOL)
        done, started = 0, time.perf_counter()
        while time.perf_counter() - started < SUSTAINED_S:
            done += len(list(threads.map(lambda _: grader.timed(sandbox), range(POOL))))
        per_second = done / (time.perf_counter() - started)
    return per_second, len(_containers(sandbox))


def _burst(grader: _Grader) -> tuple[list[float], float, int]:
    """Sorted latencies of simultaneous jobs; MiB of an idle container; containers left."""
    with DockerSandbox(PoolSettings(size=BURST_POOL)) as sandbox:
        _wait_full(sandbox, BURST_POOL)
        idle_mib = _idle_mib(sandbox, 8)
        with ThreadPoolExecutor(BURST) as threads:
            gate = threading.Barrier(BURST)
            times = list(
                threads.map(lambda _: gate.wait() >= 0 and grader.timed(sandbox), range(BURST))
            )
    return sorted(times), idle_mib, len(_containers(sandbox))


def _containers(sandbox: DockerSandbox) -> list[str]:
    with contextlib.closing(Engine(PoolSettings())) as engine:
        return engine.owned(sandbox.owner)


def _idle_mib(sandbox: DockerSandbox, count: int) -> float:
    with contextlib.closing(Engine(PoolSettings())) as engine:
        return statistics.mean(
            engine.memory_mib(name) for name in engine.owned(sandbox.owner)[:count]
        )
