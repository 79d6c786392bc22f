"""The named cast of the tests: who they are, what they may open, and a sandbox that says what it is told.

Two groups that must never see each other. At the garage, *Mercredi* (Nadia's) has Awa, Théo and Lina; at the library,
*Samedi* (Omar's) has Zoé. Karim is the house's admin. The curriculum *Premiers pas* has two units and three exercises:
hello and badge, then add-two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from flask import Flask, current_app
from flask.testing import FlaskClient

from tremplin.content.format.loader import read_folder
from tremplin.domain.secrets.tokens import fingerprint
from tremplin.models import (
    AgeBand,
    Card,
    ExerciseRow,
    Group,
    GroupCurriculum,
    GroupStaff,
    Learner,
    Progress,
    Space,
    Staff,
    StaffRole,
    Submission,
    SubmissionState,
)
from tremplin.models.db import db, unit_of_work
from tremplin.services.accounts.secret_hashes import hash_password, hash_secret
from tremplin.services.clock import now
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.content.load_content import ExerciseFolder, load_content
from tremplin.web.base.pictures import avatars, secret_pictures
from tremplin.web.security.session import StaffVisitor
from tremplin_sandbox.job import Job
from tremplin_sandbox.verdict import TestResult, TestStatus, Verdict, VerdictClass

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "a bicycle in the rain"
SECRET_KEY = "the key of the tests"
SLUGS = ("hello", "badge", "add-two")

CURRICULUM = b"""
format: 1
id: 00000000-0000-4000-8000-00000000c001
slug: first-steps
revision: 1
title: {fr: "Premiers pas", en: "First steps"}
summary: {fr: "Faire parler Boulon.", en: "Make Boulon talk."}
ages: [11, 13]
audience: club
licence: CC-BY-SA-4.0
authors: [{name: Tremplin, role: author}]
units:
  - id: say
    title: {fr: "Dire", en: "Say"}
    goal: {fr: "Boulon parle.", en: "Boulon talks."}
    skills: [io.print]
    core: [hello, badge]
    extra: []
    checkpoint: badge
    minutes: 20
    opens: {core_done: 0.5}
    unplugged: {fr: "Rien.", en: "Nothing."}
    notes: {fr: "En duo.", en: "Read in pairs."}
  - id: count
    title: {fr: "Compter", en: "Count"}
    goal: {fr: "Boulon compte.", en: "Boulon counts."}
    skills: [num.convert]
    core: [add-two]
    extra: []
    checkpoint: add-two
    minutes: 10
    opens: {core_done: 0.7}
    unplugged: {fr: "Rien.", en: "Nothing."}
    notes: {fr: "En duo.", en: "Read in pairs."}
facilitator: {fr: "Courage.", en: "Courage."}
"""

SECOND_CURRICULUM = b"""
format: 1
id: 00000000-0000-4000-8000-00000000c002
slug: second-steps
revision: 1
title: {fr: "Deux", en: "Second"}
summary: {fr: "Encore.", en: "More."}
ages: [11, 13]
audience: club
licence: CC-BY-SA-4.0
authors: [{name: Tremplin, role: author}]
units:
  - id: again
    title: {fr: "Encore", en: "Again"}
    goal: {fr: "Encore.", en: "Again."}
    skills: [io.print]
    core: [badge]
    extra: []
    checkpoint: badge
    minutes: 20
    opens: {core_done: 0.5}
    unplugged: {fr: "Rien.", en: "Nothing."}
    notes: {fr: "En duo.", en: "Read in pairs."}
facilitator: {fr: "Courage.", en: "Courage."}
"""
"""Badge once more; nobody follows it. For the tests of more than one path."""


@dataclass(frozen=True)
class Child:
    """A child with her card in plain."""

    id: UUID
    name: str
    token: str
    pictures: tuple[str, ...]


@dataclass(frozen=True)
class Adult:
    """An adult of the house; each one's password is :data:`PASSWORD`."""

    id: UUID
    name: str
    email: str
    session_id: str
    password: str = PASSWORD


@dataclass(frozen=True)
class Class:
    """A group of the cast."""

    id: UUID
    name: str
    code: str


@dataclass(frozen=True)
class Cast:
    """Everybody, by name. Plain values: usable in any request, in or out of an application context."""

    mercredi: Class
    samedi: Class
    awa: Child
    theo: Child
    lina: Child
    zoe: Child
    nadia: Adult
    omar: Adult
    karim: Adult

    def log_in(self, client: FlaskClient, person: Adult | Child) -> FlaskClient:
        """``client`` as this person's browser, logged in without typing."""
        visitor = person.session_id if isinstance(person, Adult) else f"learner:{person.id}"
        with client.session_transaction() as session:
            session.clear()
            session["_user_id"] = visitor
            session["_fresh"] = True
        return client


def found_cast() -> Cast:
    """Write the cast and its curriculum into an empty database."""
    load_content(
        [ExerciseFolder(read_folder(ROOT / "exercises/t3-python" / slug)) for slug in SLUGS],
        [CURRICULUM],
    )
    with unit_of_work() as session:
        adults = {
            name: Staff(
                name=name,
                email=f"{name.lower()}@example.org",
                role=role,
                language="fr",
                password_hash=_kept_password(),
                created_at=now(),
            )
            for name, role in (
                ("Nadia", StaffRole.INSTRUCTOR),
                ("Omar", StaffRole.INSTRUCTOR),
                ("Karim", StaffRole.ADMIN),
            )
        }
        session.add_all(adults.values())
        groups = {
            "Mercredi": _group("Le garage", "Mercredi", "MERC2", adults["Nadia"]),
            "Samedi": _group("La bibliothèque", "Samedi", "SAMD3", adults["Omar"]),
        }
        session.add_all(groups.values())
        children = {
            name: _child(name, groups[group])
            for name, group in (
                ("Awa", "Mercredi"),
                ("Théo", "Mercredi"),
                ("Lina", "Mercredi"),
                ("Zoé", "Samedi"),
            )
        }
        session.add_all(children.values())
        session.flush()
        people: list[Any] = [
            *(Class(group.id, group.name, group.join_code) for group in groups.values()),
            *(
                Child(row.id, row.display_name, *_plain(row.display_name))
                for row in children.values()
            ),
            *(
                Adult(row.id, row.name, row.email, StaffVisitor(row).get_id())
                for row in adults.values()
            ),
        ]
        return Cast(*people)


def this_app() -> Flask:
    """The site itself, where a context's stand-in for it does not do: in another thread."""
    return current_app._get_current_object()  # type: ignore[attr-defined]


_PASSWORD_HASH: list[str] = []


def _kept_password() -> str:
    # Argon2 is slow on purpose: once a run is enough.
    if not _PASSWORD_HASH:
        _PASSWORD_HASH.append(hash_password(PASSWORD))
    return _PASSWORD_HASH[0]


def _group(space: str, name: str, code: str, instructor: Staff) -> Group:
    group = Group(
        space=Space(name=space), name=name, join_code=code, language="fr", created_at=now()
    )
    group.staff.append(GroupStaff(staff=instructor))
    group.curricula.append(
        GroupCurriculum(curriculum_id=UUID("00000000-0000-4000-8000-00000000c001"), position=1)
    )
    return group


def _child(name: str, group: Group) -> Learner:
    token, pictures = _plain(name)
    learner = Learner(
        group=group,
        display_name=name,
        avatar=avatars()[0],
        age_band=AgeBand.MIDDLE,
        language="fr",
        created_at=now(),
    )
    learner.cards.append(
        Card(
            token_hash=fingerprint(token, SECRET_KEY),
            secret_hash=hash_secret(pictures),
            issued_at=now(),
        )
    )
    return learner


def _plain(name: str) -> tuple[str, tuple[str, ...]]:
    start = len(name) % 3
    return f"card-of-{name.encode().hex()}-0123456789", tuple(secret_pictures()[start : start + 3])


def note_progress(
    child: Child | Learner, slug: str, attempts: int = 1, stars: int = 0, opened_only: bool = False
) -> None:
    """Write what the child has done of an exercise; one star or more means it is solved."""
    at = now()
    with unit_of_work() as session:
        exercise = session.query(ExerciseRow).filter_by(slug=slug).one()
        session.add(
            Progress(
                learner_id=child.id,
                exercise_id=exercise.id,
                attempts=0 if opened_only else attempts,
                stars=stars,
                first_opened_at=at,
                first_success_at=at if stars else None,
                last_activity_at=at,
            )
        )


def hand_in(child: Child | Learner, slug: str, source: str, verdict: Verdict | None = None) -> UUID:
    """Write a submission of the child, graded when a verdict is given; returns its id."""
    loaded = current_exercise(slug)
    assert loaded is not None
    at = now()
    with unit_of_work() as session:
        submission = Submission(
            learner_id=child.id,
            exercise_id=loaded.exercise_id,
            revision_id=loaded.revision_id,
            key=f"key-{db.session.query(Submission).count():08d}",
            source=source,
            state=SubmissionState.GRADED if verdict else SubmissionState.QUEUED,
            submitted_at=at,
            graded_at=at if verdict else None,
            verdict_class=verdict.verdict.value if verdict else None,
            verdict=verdict.to_json() if verdict else None,
        )
        session.add(submission)
        session.flush()
        return submission.id


def a_verdict(verdict: VerdictClass = VerdictClass.PASSED, **test: Any) -> Verdict:
    """A verdict with one visible test that agrees with it; keywords change the test."""
    passed = verdict is VerdictClass.PASSED
    fields: dict[str, Any] = {
        "id": "greeting",
        "status": TestStatus.PASSED if passed else TestStatus.FAILED,
        "visible": True,
        "level": "required",
        "message": {"fr": "Regarde encore.", "en": "Look again."},
        "input": "",
        "expected": "Bip\n",
        "got": "Bip\n" if passed else "Bop\n",
        **test,
    }
    return Verdict(verdict, "", (TestResult(**fields),), 0.02)


@dataclass
class ScriptedSandbox:
    """A sandbox that answers what it was given, and remembers the jobs it saw.

    ``answers`` goes by source text; any other source gets ``otherwise``.
    """

    answers: Mapping[bytes, Verdict] = field(default_factory=dict)
    otherwise: Callable[[Job], Verdict] = lambda job: a_verdict()
    jobs: list[Job] = field(default_factory=list)

    def grade(self, job: Job) -> Verdict:
        self.jobs.append(job)
        return self.answers.get(job.source) or self.otherwise(job)

    def close(self) -> None:
        self.answers = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
