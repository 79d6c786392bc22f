"""Looks for what ``tremplin doctor`` tells: a finding for each part, and what to do."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from tremplin.cli.app import open_site
from tremplin.cli.private_files import loose_files
from tremplin.models import ExerciseRow, Submission
from tremplin.models.db import db
from tremplin.runtime.settings import Settings
from tremplin.runtime.wiring import make_sandbox, sandbox_here
from tremplin.services.audit.trail import NOTE, TrailState, examine_trail
from tremplin.services.clock import now
from tremplin.services.learning.grade_submissions import unfinished
from tremplin.services.operations.machine_clock import doubted_since
from tremplin.services.teaching.held_programs import held_in_house
from tremplin.web.print.letters import FILES, FONTS, STATIC
from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.engine.ground import WORDS
from tremplin_sandbox.errors import SandboxError
from tremplin_sandbox.job import Job
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.spec import GradingSpec
from tremplin_sandbox.verdict import VerdictClass

LEAST_FREE_MB = 500
_SPEC = GradingSpec.model_validate(
    {
        "tests": [
            {
                "id": "hello",
                "kind": "stdout",
                "expect": "1\n",
                "on_fail": {"fr": "Non.", "en": "No."},
            }
        ]
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of the installation: is it well, and in which words."""

    name: str
    is_well: bool
    words: str


def examine(settings: Settings) -> list[Finding]:
    """Look at disk, who may read what is kept, built pages, database and content, grading."""
    return [
        _disk(settings.var),
        _private(settings),
        _pages(),
        *_database(settings),
        *_grading(settings),
    ]


def _disk(var: Path) -> Finding:
    free_mb = shutil.disk_usage(var).free // 1_000_000
    words = f"{free_mb:,} MB free"
    return Finding(
        "Disk",
        free_mb >= LEAST_FREE_MB,
        words if free_mb >= LEAST_FREE_MB else f"only {words}: make room",
    )


def _private(settings: Settings) -> Finding:
    loose = loose_files(settings)
    if not loose:
        return Finding("Private", True, f"only this account reads {settings.var}")

    folders = [str(path) for path in loose if path.is_dir()]
    files = [str(path) for path in loose if not path.is_dir()]
    commands = []
    if folders:
        commands.append(f"chmod 700 {' '.join(folders)}")
    if files:
        commands.append(f"chmod 600 {' '.join(files)}")

    mending = " && ".join(commands)
    words = f"other accounts of this machine can read what is kept; as its owner: `{mending}`"
    return Finding("Private", False, words)


def _pages() -> Finding:
    built = (STATIC / "build/manifest.json").exists() and all(
        (FONTS / name).exists() for name in FILES
    )
    return Finding(
        "Pages",
        built,
        "scripts, styles and fonts are built" if built else "not built: run `make setup`",
    )


def _database(settings: Settings) -> list[Finding]:
    try:
        with open_site(settings):
            exercises = db.session.scalar(select(func.count()).select_from(ExerciseRow)) or 0
            trail = examine_trail(settings.secret_key, settings.var / NOTE)
            waiting = db.session.scalar(
                select(func.count()).select_from(Submission).where(unfinished())
            )
            held, groups = held_in_house()
            doubted = doubted_since()
    except SQLAlchemyError:
        return [
            Finding(
                "Database",
                False,
                "cannot be read: run `tremplin db upgrade`, and look at DATABASE_URL",
            )
        ]

    loaded = (
        f"{exercises} exercises" if exercises else "no exercise yet: run `tremplin content load`"
    )
    return [
        Finding("Database", True, f"answers; {waiting} submissions wait to be checked"),
        _held(held, groups),
        _clock(doubted),
        Finding("Content", exercises > 0, loaded),
        _trail(trail),
    ]


def _held(held: Counter[str], groups: Sequence[str]) -> Finding:
    if not held:
        return Finding("Held programs", True, "none")
    reasons = ", ".join(
        f"{reason or 'no reason told'} {count}" for reason, count in held.most_common()
    )
    return Finding("Held programs", False, f"{reasons}; look at the board of {', '.join(groups)}")


def _clock(doubted: datetime | None) -> Finding:
    if doubted is None:
        return Finding("Clock", True, f"{now().astimezone():%Y-%m-%d %H:%M}")
    words = (
        f"says {now().astimezone():%Y-%m-%d %H:%M}, and was believed last on "
        f"{doubted.astimezone():%Y-%m-%d %H:%M}: "
        "put it right, or let an admin confirm the date under Groups. Until then no child is erased"
    )
    return Finding("Clock", False, words)


def _trail(trail: TrailState) -> Finding:
    if trail.broken_at is not None:
        words = (
            f"event {trail.broken_at} or a later one was changed or is missing: "
            "somebody altered the database, or the secret key is another one"
        )
        return Finding("Audit trail", False, words)
    words = f"{trail.sealed} events, unbroken; last seal {trail.head[:16] or 'none yet'}"
    if trail.sealed and not trail.is_noted:
        words += (
            f"; its note ({NOTE}) is missing: the site makes one within a minute, "
            "if it had one somebody deleted it"
        )
    return Finding("Audit trail", True, words)


def _engine(sandbox: DockerSandbox) -> Finding:
    try:
        found = sandbox.ground()
    except SandboxError as error:
        return Finding("Engine", False, f"{error}: is the container engine running?")
    words = ", ".join(f"{name} {fact}" for name, fact in found.facts.items())
    notes = [WORDS[word] for word in (*found.warnings, found.fault) if word]
    return Finding("Engine", not found.fault, "; ".join([words, *notes]))


def _grading(settings: Settings) -> list[Finding]:
    if settings.grading == "runner":
        # The same question from either side: the pages' machine has no engine to look at.
        with open_site(settings):
            return [_tried(sandbox_here(), "a runner")]
    with make_sandbox(settings) as sandbox:
        return [_engine(sandbox), _tried(sandbox, "this machine")]


def _tried(sandbox: Sandbox, who: str) -> Finding:
    verdict = sandbox.grade(Job(b"print(1)", _SPEC))
    if verdict.passed:
        return Finding(
            "Grading", True, f"{who} checked a program in {verdict.wall_s * 1000:.0f} ms"
        )

    reason = verdict.reason or verdict.verdict.value
    if reason in ("runner_unreachable", "runner_lost"):
        return Finding(
            "Grading", False, f"{reason}: is `tremplin runner` running, with the same database?"
        )

    advice = (
        "is the container engine running?"
        if verdict.verdict is VerdictClass.PLATFORM_ERROR
        else "see its log"
    )
    return Finding(
        "Grading", False, f"{reason}: {advice} `python -m tremplin_sandbox doctor` tells more"
    )
