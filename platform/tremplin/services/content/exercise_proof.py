"""What is wrong with an exercise in the making: as its files tell, and as the sandbox proves.

The sandbox also fills in what nobody should have to type: what a solution gives, where a wrong one
fails.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tremplin.content.authoring.exercise_draft import ExerciseDraft, statement_problems, with_marks
from tremplin.content.authoring.expectations import outcomes
from tremplin.content.checker import prove
from tremplin.content.checks.rules import static_problems
from tremplin.content.checks.vocabulary import Vocabulary, vocabulary_problems
from tremplin.content.format.files import Files
from tremplin.content.format.folder import Folder
from tremplin.content.format.problems import ContentError, Problem, Severity
from tremplin.content.proof.trials import where_wrong_fail
from tremplin.domain.exercise import Skill
from tremplin.models import ExerciseDraftRow, Staff
from tremplin.models.db import unit_of_work
from tremplin.services.content.catalogue import unpack_folder
from tremplin.services.content.exercise_drafts import exercise_draft_of, save_exercise_draft
from tremplin.services.errors import Refused
from tremplin_sandbox.sandbox import Sandbox


@dataclass(frozen=True, slots=True)
class Shelf:
    """The site's skills and glossary; ``vocabulary`` is None where the site has no glossary."""

    skills: Mapping[str, Skill]
    vocabulary: Vocabulary | None


def faults(files: Files, shelf: Shelf) -> list[Problem]:
    """Everything wrong with the exercise that can be seen without running a program."""
    try:
        folder = Folder.of(files)
    except ContentError as error:
        return [*error.problems, *statement_problems(files), *_foreseen(files, shelf)]
    found = list(static_problems(folder, shelf.skills.keys() or None))
    if shelf.vocabulary:
        found += vocabulary_problems(folder, shelf.vocabulary)
    return found


_FORESEEN = frozenset(
    {"entry", "example", "hidden-test", "milestones", "sequence", "steps", "wrong"}
)
"""Rules told while sentences are still missing: nobody likes to hear of them at the end."""


def _foreseen(files: Files, shelf: Shelf) -> list[Problem]:
    try:
        folder = Folder.of(with_marks(ExerciseDraft.of(files).settled()))
    except ContentError:
        # More is missing than sentences: first that.
        return []
    problems = static_problems(folder, shelf.skills.keys() or None)
    return [problem for problem in problems if problem.rule in _FORESEEN]


def prove_draft(draft: ExerciseDraftRow, shelf: Shelf, sandbox: Sandbox) -> bool:
    """Prove the exercise in the sandbox, and keep what was found; True when nothing is wrong.

    Raises:
        Refused: ``faults`` while :func:`faults` tells of an error.
        SandboxUnavailableError: The sandbox cannot run anything at the moment.
    """
    files = unpack_folder(draft.folder)
    if any(problem.severity is Severity.ERROR for problem in faults(files, shelf)):
        raise Refused("faults")

    version = draft.version
    found, tried = prove(Folder.of(files), sandbox)

    with unit_of_work():
        draft.proof = {
            "version": version,
            "trials": tried,
            "found": [problem.to_json() for problem in found],
        }

    return not any(problem.severity is Severity.ERROR for problem in found)


def proof_problems(draft: ExerciseDraftRow) -> list[Problem] | None:
    """What the sandbox found wrong with this version of the draft; None before it was asked."""
    if draft.proof is None or draft.proof["version"] != draft.version:
        return None
    # A proof kept before sentences were data has "problems": it holds none that could be said, and
    # is asked for anew.
    found = draft.proof.get("found")
    return None if found is None else [Problem.from_json(each) for each in found]


def fill_in(draft: ExerciseDraftRow, sandbox: Sandbox, staff: Staff) -> bool:
    """Write what the solution gives into the tests; True when it gives something in each of them.

    Raises:
        ContentError: The solution is not Python.
        SandboxUnavailableError: The sandbox cannot run anything at the moment.
        Refused: ``overtaken``, as for :func:`save_exercise_draft`.
    """
    exercise_draft = exercise_draft_of(draft)
    found = outcomes(exercise_draft, sandbox)
    tests = [found.get(test["id"], test) for test in exercise_draft.tests]
    save_exercise_draft(draft, exercise_draft.with_meta(tests=tests), draft.version, staff)
    return len(found) == sum(test["kind"] in ("stdout", "call") for test in tests)


def tick_failures(draft: ExerciseDraftRow, sandbox: Sandbox, staff: Staff) -> bool:
    """Write down at which tests each wrong solution fails; True when each fails at one at least.

    Raises:
        ContentError: More is missing than sentences, or the solution draws nothing to compare with.
        SandboxUnavailableError: The sandbox cannot run anything at the moment.
        Refused: ``overtaken``, as for :func:`save_exercise_draft`.
    """
    exercise_draft = exercise_draft_of(draft)
    seen = where_wrong_fail(Folder.of(with_marks(exercise_draft.settled())), sandbox)
    wrong = []
    for each in exercise_draft.wrong:
        wrong.append({**each, "fails": seen.get(each["file"]) or each["fails"]})
    save_exercise_draft(draft, exercise_draft.with_meta(wrong=wrong), draft.version, staff)
    return all(seen.values())
