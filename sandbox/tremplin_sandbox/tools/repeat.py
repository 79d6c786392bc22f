"""``repeat``: grade every program of every exercise several times and compare the verdicts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import click

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.errors import SandboxError
from tremplin_sandbox.job import Job
from tremplin_sandbox.judging.goals import goals_of
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.settings import PoolSettings
from tremplin_sandbox.tools.loading import ExerciseError, load_files, load_spec, load_tests
from tremplin_sandbox.verdict import VerdictClass


@dataclass(frozen=True, slots=True)
class Repeated:
    """One program's verdicts, all of its runs.

    Attributes:
        path: The program.
        verdicts: The different ones as JSON, without their times; one is what is wanted.
        failed: Whether the sandbox itself failed in one of the runs.
    """

    path: Path
    verdicts: tuple[str, ...]
    failed: bool


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--runs",
    default=5,
    show_default=True,
    type=click.IntRange(min=2),
    help="Times each program is graded.",
)
def repeat(folder: Path, runs: int) -> None:
    """Grade all solutions, starters and wrong programs below FOLDER several times.

    Exit status: 0 when each got one verdict, 1 when one did not, 2 for an unusable exercise, 3
    without a sandbox.
    """
    try:
        with DockerSandbox(PoolSettings()) as sandbox:
            found = repeated(sandbox, folder, runs)
    except ExerciseError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except SandboxError as error:
        click.echo(str(error), err=True)
        sys.exit(3)

    for each in found:
        if len(each.verdicts) > 1:
            click.echo(f"{each.path}: {len(each.verdicts)} different verdicts in {runs} runs")
            click.echo("\n".join(each.verdicts))

    unsteady = sum(len(each.verdicts) > 1 for each in found)
    click.echo(f"{len(found)} programs, {runs} runs each: {unsteady} with more than one verdict")
    if any(each.failed for each in found):
        sys.exit(3)
    sys.exit(1 if unsteady else 0)


def repeated(sandbox: DockerSandbox, folder: Path, runs: int) -> list[Repeated]:
    """Grade every program below a folder ``runs`` times.

    Raises:
        ExerciseError: A folder with a solution is not a gradable exercise.
        SandboxError: A drawing has no goal.
    """

    def graded(work: tuple[Path, Job]) -> Repeated:
        path, job = work
        return _repeated(sandbox, path, job, runs)

    with ThreadPoolExecutor(sandbox.settings.concurrent) as threads:
        return list(threads.map(graded, _programs(sandbox, folder)))


def _programs(sandbox: Sandbox, folder: Path) -> Iterator[tuple[Path, Job]]:
    for solution in sorted(folder.glob("**/solution.py")):
        exercise = solution.parent
        job = Job(b"", load_spec(exercise), load_files(exercise), load_tests(exercise))
        job = replace(job, goals=goals_of(solution.read_bytes(), job, sandbox))
        for path in sorted([*exercise.glob("*.py"), *exercise.glob("wrong/*.py")]):
            yield path, replace(job, source=path.read_bytes())


def _repeated(sandbox: Sandbox, path: Path, job: Job, runs: int) -> Repeated:
    verdicts = [sandbox.grade(job) for _ in range(runs)]
    told = {
        json.dumps({**verdict.to_json(), "wall_s": 0}, ensure_ascii=False) for verdict in verdicts
    }
    failed = any(verdict.verdict is VerdictClass.PLATFORM_ERROR for verdict in verdicts)
    return Repeated(path, tuple(sorted(told)), failed)
