"""Measures a poll of a group's board: 30 children at work, 20 boards looking on.

The site runs on one core, as it would beside its sandbox on a small machine. The children type and
hand in through the same services as the pages; what they hand in is not run, since Check has a
benchmark of its own.
"""

from __future__ import annotations

import os
import secrets
import statistics
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookiejar import CookieJar
from pathlib import Path
from re import search
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from tremplin.bench.own_site import BenchError, load_content_into, served
from tremplin.models import AgeBand, CurriculumRow, Staff, StaffRole
from tremplin.models.db import unit_of_work
from tremplin.runtime.settings import Settings
from tremplin.services.accounts.secret_hashes import hash_password
from tremplin.services.clock import now
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.groups.make_group import NewGroup, make_group
from tremplin.services.learning.drafts import save_draft
from tremplin.services.learning.grade_submissions import record_verdict
from tremplin.services.learning.submit_solution import submit_solution
from tremplin.web.base.pictures import avatars
from tremplin.web.factory import create_app
from tremplin_sandbox.verdict import TestResult, TestStatus, Verdict, VerdictClass

CHILDREN = 30
BOARDS = 20
POLL_EVERY_S = 2.0
TYPES_EVERY_S = 6.0
CHECKS_EVERY_S = 30.0
TARGET_P95_MS = 200
CURRICULUM = "python-basics"
SLUG = "hello"
_EMAIL = "bench@example.org"


@dataclass(slots=True)
class Polls:
    """What the boards waited for: seconds, and how many answers were "nothing new"."""

    seconds: list[float] = field(default_factory=list)
    unchanged: int = 0


def bench_board(content: Path, seconds: float) -> dict[str, float]:
    """Poll for so many seconds; milliseconds and counts.

    Raises:
        BenchError: The site did not start, or a board was refused.
    """
    with tempfile.TemporaryDirectory() as folder, _one_core():
        var = Path(folder)
        load_content_into(var, content)
        password = secrets.token_urlsafe(12)
        group_id, learner_ids = _room(var, content, password)

        with served(var, content) as address:
            polls = _watch(
                address,
                password,
                group_id,
                seconds,
                lambda stop: _work(var, content, learner_ids, stop),
            )

    cuts = statistics.quantiles(polls.seconds, n=20, method="inclusive")
    return {
        "polls": len(polls.seconds),
        "unchanged": polls.unchanged,
        "p50_ms": round(statistics.median(polls.seconds) * 1000, 1),
        "p95_ms": round(cuts[18] * 1000, 1),
        "longest_ms": round(max(polls.seconds) * 1000, 1),
    }


@contextmanager
def _one_core() -> Iterator[None]:
    """This process and what it starts stay on one core."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _room(var: Path, content: Path, password: str) -> tuple[UUID, list[UUID]]:
    app = create_app(Settings.from_environment(overrides={"var": var, "content": content}))
    with app.app_context():
        with unit_of_work() as session:
            staff = Staff(
                name="Bench",
                email=_EMAIL,
                role=StaffRole.INSTRUCTOR,
                language="fr",
                password_hash=hash_password(password),
                created_at=now(),
            )
            session.add(staff)
            curriculum = session.scalars(
                select(CurriculumRow).where(CurriculumRow.slug == CURRICULUM)
            ).one()

        names = tuple(f"Enfant {number}" for number in range(1, CHILDREN + 1))
        plan = NewGroup(
            "Mercredi", None, "Le garage", "fr", AgeBand.MIDDLE, (curriculum.id,), names
        )
        group = make_group(plan, staff, avatars())

        return group.id, [learner.id for learner in group.learners]


def _work(var: Path, content: Path, learner_ids: list[UUID], stop: threading.Event) -> None:
    """The children: each one types and hands in at her own pace, evenly spread."""
    app = create_app(Settings.from_environment(overrides={"var": var, "content": content}))
    with app.app_context():
        loaded = current_exercise(SLUG)
        if loaded is None:
            raise BenchError(f"the content has no exercise {SLUG}")

        pause = TYPES_EVERY_S / len(learner_ids)
        checks = round(CHECKS_EVERY_S / TYPES_EVERY_S)
        turn = 0

        while not stop.wait(pause):
            learner_id = learner_ids[turn % len(learner_ids)]
            typed = f'print("{turn}")\n'
            save_draft(learner_id, loaded.exercise_id, typed, 0)
            if turn // len(learner_ids) % checks == turn % checks:
                submission = submit_solution(learner_id, loaded, typed, str(uuid4()))
                record_verdict(submission.id, _verdict(passed=turn % 3 == 0))
            turn += 1


def _verdict(*, passed: bool) -> Verdict:
    status = TestStatus.PASSED if passed else TestStatus.FAILED
    message = {"fr": "Regarde encore.", "en": "Look again."}
    test = TestResult("greeting", status, visible=True, level="required", message=message)
    return Verdict(VerdictClass.PASSED if passed else VerdictClass.FAILED, "", (test,), 0.01)


def _watch(
    address: str,
    password: str,
    group_id: UUID,
    seconds: float,
    work: Callable[[threading.Event], None],
) -> Polls:
    """Poll as a page does, each board at its own moment, with the mark of what it shows."""
    cookies = _logged_in(address, password)
    url = f"{address}/teach/groups/{group_id}/board"
    # The first board after a start parses the whole curriculum; that wait is not this one.
    _poll(urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies)), url, "")

    stop = threading.Event()
    everybody: list[Future[Any]] = []

    with ThreadPoolExecutor(BOARDS + 1) as pool:
        boards = [pool.submit(_board, url, cookies, number, stop) for number in range(BOARDS)]
        children = pool.submit(work, stop)
        everybody += [*boards, children]
        wait(everybody, timeout=seconds, return_when=FIRST_EXCEPTION)
        stop.set()

    children.result()
    polls = [board.result() for board in boards]
    return Polls(
        [each for poll in polls for each in poll.seconds], sum(poll.unchanged for poll in polls)
    )


def _board(url: str, cookies: CookieJar, number: int, stop: threading.Event) -> Polls:
    polls, mark = Polls(), ""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
    stop.wait(POLL_EVERY_S * number / BOARDS)
    while not stop.is_set():
        started = time.perf_counter()
        mark, unchanged = _poll(opener, url, mark)
        polls.seconds.append(time.perf_counter() - started)
        polls.unchanged += unchanged
        stop.wait(max(0.0, POLL_EVERY_S - polls.seconds[-1]))
    return polls


def _poll(opener: urllib.request.OpenerDirector, url: str, mark: str) -> tuple[str, bool]:
    request = urllib.request.Request(url, headers={"If-None-Match": mark} if mark else {})  # noqa: S310 - the loopback
    try:
        with opener.open(request, timeout=30) as answer:
            answer.read()
            return answer.headers["ETag"], False
    except urllib.error.HTTPError as error:
        if error.code == HTTPStatus.NOT_MODIFIED:
            return mark, True
        raise


def _logged_in(address: str, password: str) -> CookieJar:
    cookies = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
    with opener.open(f"{address}/login", timeout=30) as answer:
        token = search(r'name="csrf_token"[^>]*value="([^"]+)"', answer.read().decode())

    if token is None:
        raise BenchError("the log-in page carries no CSRF token")

    fields = {"email": _EMAIL, "password": password, "csrf_token": token.group(1)}
    request = urllib.request.Request(  # noqa: S310 - the loopback
        f"{address}/login",
        data=urllib.parse.urlencode(fields).encode(),
        headers={"Referer": f"{address}/login"},
    )
    with opener.open(request, timeout=30) as answer:
        if not answer.url.endswith("/teach/"):
            raise BenchError("the log-in was refused")

    return cookies
