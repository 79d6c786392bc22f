"""Wires grading: which sandbox, which loop, how its threads get database sessions."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import ParamSpec, TypeVar

import structlog
from flask import Flask, current_app
from sqlalchemy.exc import SQLAlchemyError

from tremplin.grading import GradingLoop, RemoteSandbox
from tremplin.runtime.settings import Settings
from tremplin.services.audit.trail import NOTE
from tremplin.services.content.warm_up import warm_up
from tremplin.services.learning.grade_submissions import claim_next, record_verdict
from tremplin.services.operations.call_sandbox import call_sandbox, claim_call, record_answer
from tremplin.services.operations.keep_house import Retention, keep_house, seal_all
from tremplin.services.operations.machine_clock import believe_clock, watch_clock
from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.settings import PoolSettings

P = ParamSpec("P")
R = TypeVar("R")

log = structlog.get_logger()

CALLS_AT_ONCE = 4
"""Pages that a runner answers at once; its sandbox gives children their turns among them."""

SEAL_EVERY_S = 60.0
SEALS_A_ROUND = 60
"""How often the trail is sealed between two looks at who is to be erased."""


def make_sandbox(settings: Settings) -> DockerSandbox:
    """The sandbox these settings ask for; its containers start when it is opened or first used."""
    return DockerSandbox(
        PoolSettings(
            size=settings.pool_size,
            max_size=settings.pool_max,
            concurrent=settings.graders,
            runtime=settings.sandbox_runtime or None,
        )
    )


def start_grading(app: Flask, sandbox: Sandbox) -> GradingLoop:
    """Start this process's grading loop; ``grading_here`` finds it."""
    loop = GradingLoop(
        claim=_in_context(app, claim_next),
        record=_in_context(app, record_verdict),
        sandbox=sandbox,
        workers=app.config["SETTINGS"].graders,
    )
    app.extensions["grading"] = loop
    loop.start()
    return loop


def start_answering(app: Flask, sandbox: Sandbox) -> GradingLoop:
    """Start the loop of a runner that answers what the pages ask of its sandbox."""
    loop = GradingLoop(
        claim=_in_context(app, claim_call),
        record=_in_context(app, record_answer),
        sandbox=sandbox,
        workers=CALLS_AT_ONCE,
    )
    loop.start()
    return loop


def grading_here() -> GradingLoop | None:
    """This process's grading loop, None where a runner grades."""
    loop: GradingLoop | None = current_app.extensions.get("grading")
    return loop


def sandbox_here() -> Sandbox:
    """The sandbox that pages use: this process's own, or a runner's."""
    grading = grading_here()
    return grading.sandbox if grading else RemoteSandbox(_in_context(_this_app(), call_sandbox))


def _this_app() -> Flask:
    """The application itself, for threads that outlive the look through its proxy."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    return app


def _in_context(app: Flask, use_case: Callable[P, R]) -> Callable[P, R]:
    @wraps(use_case)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with app.app_context():
            return use_case(*args, **kwargs)

    return run


def keep_house_beside(app: Flask) -> threading.Thread:
    """Start a thread that seals the trail each minute, and looks each hour who is to be erased."""
    thread = threading.Thread(target=_keep_house_in, args=(app,), name="keep-house", daemon=True)
    thread.start()
    return thread


def _keep_house_in(app: Flask) -> None:
    settings: Settings = app.config["SETTINGS"]
    retention = Retention(
        timedelta(days=settings.keep_idle_days), timedelta(days=settings.erasure_notice_days)
    )
    note = settings.var / NOTE

    for number in itertools.count():
        time.sleep(SEAL_EVERY_S)
        with app.app_context():
            try:
                watch_clock()
                if number % SEALS_A_ROUND:
                    seal_all(settings.secret_key, note)
                else:
                    keep_house(settings.secret_key, retention, note)
            except (SQLAlchemyError, OSError) as error:
                # The next round tries again; `tremplin doctor` tells how many events wait.
                log.warning("could not keep house", error=str(error))


def follow_clock_until(told_to_stop: threading.Event, app: Flask) -> None:
    """Wait, and let the clock follow a machine that has slept, once a minute.

    It is for a process that keeps no house.
    """
    while not told_to_stop.wait(SEAL_EVERY_S):
        with app.app_context():
            try:
                believe_clock()
            except SQLAlchemyError as error:
                log.warning("could not look at the clock", error=str(error))


def warm_up_beside(app: Flask) -> threading.Thread:
    """Start :func:`warm_up` in a thread of its own; the site answers meanwhile."""
    thread = threading.Thread(target=_warm_up_in, args=(app,), name="warm-up", daemon=True)
    thread.start()
    return thread


def _warm_up_in(app: Flask) -> None:
    with app.app_context():
        try:
            log.info("warmed up", exercises=warm_up())
        except SQLAlchemyError as error:
            # The first pages will be slower, nothing else.
            log.warning("could not warm up", error=str(error))
