"""The command line: grade files, check the sandbox, build its image, measure it."""

from __future__ import annotations

import contextlib
import json
import logging
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import click
import structlog

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.engine.ground import WORDS
from tremplin_sandbox.engine.image import ensure_image
from tremplin_sandbox.errors import SandboxError
from tremplin_sandbox.job import MAX_SOURCE_BYTES, Job
from tremplin_sandbox.judging.goals import goals_of
from tremplin_sandbox.language import languages, said
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.settings import PoolSettings
from tremplin_sandbox.tools.bench import bench
from tremplin_sandbox.tools.loading import ExerciseError, load_files, load_spec, load_tests
from tremplin_sandbox.tools.messages import (
    CLASSES,
    REASONS,
    STATUSES,
    WHYS,
    error_words,
    step_words,
)
from tremplin_sandbox.tools.repeat import repeat
from tremplin_sandbox.verdict import TestResult, TestStatus, Verdict, VerdictClass

ALL_PASSED, NOT_PASSED, UNUSABLE_INPUT, PLATFORM_ERROR = range(4)


@click.group()
def main() -> None:
    """Grade untrusted programs in single-use containers."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
    )


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument(
    "files", type=click.Path(path_type=Path, exists=True, dir_okay=False), nargs=-1, required=True
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per file and line.")
@click.option(
    "--lang", type=click.Choice(languages()), default="en", help="Language of the verdict."
)
def grade(folder: Path, files: tuple[Path, ...], as_json: bool, lang: str) -> None:
    """Grade each of FILES as a solution of the exercise in FOLDER.

    Exit status: 0 all passed, 1 one did not, 2 unusable input, 3 the sandbox could not work.
    """
    try:
        spec, data, tests = load_spec(folder), load_files(folder), load_tests(folder)
        jobs = [(path, Job(_read(path), spec, data, tests)) for path in files]
    except (ExerciseError, OSError) as error:
        click.echo(str(error), err=True)
        sys.exit(UNUSABLE_INPUT)

    _prepare_image()
    settings = PoolSettings(
        size=min(len(jobs), 4), max_size=4, concurrent=1, memory_mb=spec.limits.memory_mb
    )
    with DockerSandbox(settings) as sandbox:
        try:
            goals = goals_of(_solution(folder), jobs[0][1], sandbox)
        except SandboxError as error:
            click.echo(str(error), err=True)
            sys.exit(PLATFORM_ERROR)

        with_goals = [(path, replace(job, goals=goals)) for path, job in jobs]
        sys.exit(_grade_all(sandbox, with_goals, as_json, lang))


def _solution(folder: Path) -> bytes:
    """The first solution, or nothing where an exercise to be tried has none yet."""
    path = folder / "solution.py"
    return path.read_bytes() if path.is_file() else b""


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_SOURCE_BYTES + 1)  # enough to know that it is too large


def _prepare_image() -> None:
    """Build the image where it is missing; where that fails the verdicts say so."""

    def progress(sentence: str) -> None:
        # That the image is there is no news before a verdict.
        if not sentence.endswith("is there."):
            click.echo(sentence, err=True)

    try:
        ensure_image(progress)
    except SandboxError as error:
        click.echo(str(error), err=True)


def _grade_all(sandbox: Sandbox, jobs: Iterable[tuple[Path, Job]], as_json: bool, lang: str) -> int:
    status = ALL_PASSED
    for path, job in jobs:
        verdict = sandbox.grade(job)
        click.echo(json_line(path, verdict, lang) if as_json else readable(path, verdict, lang))
        status = max(status, _exit_status(verdict))
    return status


def _exit_status(verdict: Verdict) -> int:
    if verdict.verdict is VerdictClass.PLATFORM_ERROR:
        return PLATFORM_ERROR
    return ALL_PASSED if verdict.passed else NOT_PASSED


def json_line(path: Path, verdict: Verdict, lang: str) -> str:
    """One verdict as one line of JSON: ``file``, ``verdict``, ``reason``, ``tests``, ``wall_s``."""
    line = {
        "file": str(path),
        "verdict": verdict.verdict.value,
        "reason": verdict.reason,
        "tests": [_json_test(test, lang) for test in verdict.tests],
        "wall_s": verdict.wall_s,
    }
    return json.dumps(line, ensure_ascii=False)


def _json_test(test: TestResult, lang: str) -> dict[str, str | None]:
    message = _of_author(test.message, lang) if test.message else None
    return {"id": test.id, "status": test.status.value, "message": message}


def _of_author(message: Mapping[str, str], lang: str) -> str:
    """A sentence of the exercise's author, in English where it has no other language."""
    return message.get(lang, message["en"])


def readable(path: Path, verdict: Verdict, lang: str) -> str:
    """One verdict for people: a line on the whole, and one or more for each test."""
    known_reason = REASONS.get(verdict.reason)
    reason = said(known_reason, lang) if known_reason else verdict.reason
    whole = f"{path}: {said(CLASSES[verdict.verdict], lang)}"
    if reason and verdict.verdict.value != verdict.reason:
        whole += f" ({reason})"

    lines = [whole]
    if verdict.detail:
        lines.append(f"  {verdict.detail}")
    for test in verdict.tests:
        lines += _readable_test(test, lang)
    return "\n".join(lines)


def _readable_test(test: TestResult, lang: str) -> list[str]:
    words = f"  {test.id}: {said(STATUSES[test.status], lang)}"

    if test.message and test.status is TestStatus.FAILED:
        words += f" – {_of_author(test.message, lang)}"

    lines = [words]
    if test.error:
        lines.append(f"    {error_words(test.error, lang)}")

    if test.reason:
        lines.append(f"    {said(WHYS[test.reason], lang)}")

    if test.status is TestStatus.FAILED and test.got is not None:
        step = f"{step_words(test.step, lang)}: " if test.step else ""
        lines.append(f"    {step}{test.expected!r} → {test.got!r}")
    return lines


@main.command()
@click.option("--runtime", help="OCI runtime to check, e.g. runsc.")
def doctor(runtime: str | None) -> None:
    """Say what the sandbox stands on, attack every limit and say which hold."""
    settings = replace(PoolSettings(), runtime=runtime)
    try:
        with contextlib.closing(DockerSandbox(settings)) as sandbox:
            found = sandbox.ground()
            click.echo("\n".join(f"{name}: {fact}" for name, fact in found.facts.items()))
            for warning in found.warnings:
                click.echo(f"note   {WORDS[warning]}")
            proofs = sandbox.prove()
    except SandboxError as error:
        click.echo(f"The sandbox cannot work: {error}", err=True)
        sys.exit(PLATFORM_ERROR)

    for proof in proofs:
        word = "holds " if proof.holds else "FAILS "
        click.echo(f"{word} a program {proof.limit}  [{proof.seen}]")

    sys.exit(ALL_PASSED if all(proof.holds for proof in proofs) else PLATFORM_ERROR)


@main.group()
def image() -> None:
    """The image that programs run in."""


@image.command()
def build() -> None:
    """Build the sandbox image unless it is there."""
    try:
        click.echo(ensure_image(lambda sentence: click.echo(sentence, err=True)))
    except SandboxError as error:
        click.echo(str(error), err=True)
        sys.exit(PLATFORM_ERROR)


main.add_command(bench)
main.add_command(repeat)
