"""Verdicts on runs of test files: the author's of a program, the learner's of the author's.

The report of the author's tests comes from a container in which no code of the learner ran. The
report of the learner's tests is her claim: it counts only as far as what her tests really saw bears
it out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from tremplin_sandbox.comparing.printable import printable
from tremplin_sandbox.errors import ExerciseFaultError
from tremplin_sandbox.frames import Fault, Outcome, Report
from tremplin_sandbox.judging.judged import Judged, learner_error, not_defined, right_or_wrong
from tremplin_sandbox.running.trials import Trial
from tremplin_sandbox.spec import MutantsTest, PytestTest
from tremplin_sandbox.verdict import LearnerError, TestStatus

_ENDED, _FAILED, _INTERRUPTED, _NO_TESTS = 0, 1, 2, 5
"""pytest's exit statuses of complete runs; any other means that a program broke pytest."""
_OF_MISSING = ("ImportError", "AttributeError")
_NOT_COUNTED = ("skipped", "xfailed")


def judged_trials(
    test: PytestTest | MutantsTest,
    trials: Sequence[Trial],
    is_clean: bool,
    functions: Collection[str] = (),
) -> Judged:
    """What the trials of a test show.

    Args:
        test: The test.
        trials: Its runs.
        is_clean: Whether the learner's process ended without a fault.
        functions: Names that the exercise says are functions.

    Raises:
        ExerciseFaultError: The author's files cannot be run as they are written.
    """
    if isinstance(test, PytestTest):
        return _judged_program(test, trials[-1], is_clean, functions)
    return _judged_tests(test, trials)


def _judged_program(
    test: PytestTest, trial: Trial, is_clean: bool, functions: Collection[str]
) -> Judged:
    seen = trial.exchanged
    if seen.load_fault:
        return Judged(TestStatus.ERROR, learner_error(seen.load_fault, test.visible))
    if seen.report is None or not _came_to_its_end(seen.report):
        return Judged(TestStatus.ERROR)

    wanted = _wanted(test, seen.report.tests)
    if seen.report.missing and _is_for_want_of_a_name(wanted):
        return Judged(TestStatus.FAILED, _lacking(seen.report.missing[0], functions))

    _require_runnable(wanted)

    failed = _first_failed(wanted)
    if failed:
        return _judged_failure(test, failed, seen.faults)
    return Judged(TestStatus.PASSED if is_clean else TestStatus.ERROR)


def _is_for_want_of_a_name(outcomes: Iterable[Outcome]) -> bool:
    """Whether a test ended because the program lacks a name that the tests import or use."""
    return any(outcome.type in _OF_MISSING for outcome in outcomes)


def _require_runnable(outcomes: Iterable[Outcome]) -> None:
    """Make sure that no test ended by a fault of its author's.

    Raises:
        ExerciseFaultError: One did.
    """
    for outcome in outcomes:
        if outcome.limit or _is_authors_fault(outcome):
            raise ExerciseFaultError(f"{outcome.id}: {outcome.type}: {outcome.text}")


def _is_authors_fault(outcome: Outcome) -> bool:
    """Whether a test broke off by itself, before it had used the program."""
    # After the tests have used the program, what they cannot do is a matter of what it answered.
    return outcome.outcome == "error" and not outcome.theirs and not outcome.touched


def _first_failed(outcomes: Iterable[Outcome]) -> Outcome | None:
    return next((outcome for outcome in outcomes if outcome.outcome != "passed"), None)


def _judged_failure(test: PytestTest, failed: Outcome, faults: Mapping[str, Fault]) -> Judged:
    """A test that failed: by an exception out of the program, or by what it demands."""
    if not failed.theirs:
        return Judged(TestStatus.FAILED, got=_named(failed))

    fault = faults.get(failed.type)
    error = learner_error(fault, test.visible) if fault else None
    return Judged(TestStatus.ERROR, error, got=_named(failed))


def _came_to_its_end(report: Report) -> bool:
    """Whether every test was run: only a file that cannot be read interrupts a run."""
    if report.exit == _INTERRUPTED:
        return any(outcome.outcome == "error" for outcome in report.tests)
    return report.exit in (_ENDED, _FAILED, _NO_TESTS)


def _lacking(name: str, functions: Collection[str]) -> LearnerError:
    """A name that the tests import and the program does not have."""
    if name in functions:
        return not_defined("function", name)
    # As Python's style has it: ``Clock`` is a class, ``MOST`` a constant.
    is_class = name[:1].isupper() and not name.isupper()
    return not_defined("class" if is_class else "name", name)


def _wanted(test: PytestTest, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes that count for a test, a skipped one never.

    Raises:
        ExerciseFaultError: A test that it names was not run, or none is left.
    """
    found = list(outcomes)
    # A file that cannot be loaded has one outcome, under no test's name.
    if test.tests and not any(outcome.outcome == "error" for outcome in found):
        found = list(_with_names(found, test))

    counted = [outcome for outcome in found if outcome.outcome not in _NOT_COUNTED]
    if not counted:
        raise ExerciseFaultError(f"no test of {test.file} was run")

    return counted


def _with_names(outcomes: Sequence[Outcome], test: PytestTest) -> Iterator[Outcome]:
    """The outcomes of the tests that the exercise names.

    Raises:
        ExerciseFaultError: One of them was not run.
    """
    for name in test.tests:
        if not any(_is_called(outcome, name) for outcome in outcomes):
            raise ExerciseFaultError(f"{test.file} has no test {name}")

    for outcome in outcomes:
        if any(_is_called(outcome, name) for name in test.tests):
            yield outcome


def _is_called(outcome: Outcome, name: str) -> bool:
    """Whether a test has this name: of the function or method, with its parameters or without."""
    path = outcome.id.partition("::")[2]
    return path == name or path.startswith((f"{name}[", f"{name}::")) or path.endswith(f"::{name}")


def _judged_tests(test: MutantsTest, trials: Sequence[Trial]) -> Judged:
    for trial in trials:
        if trial.exchanged.load_fault:
            raise ExerciseFaultError(f"{trial.subject}: {trial.exchanged.load_fault.message}")

    if any(trial.exchanged.report is None for trial in trials):
        return Judged(TestStatus.ERROR)

    right = [trial for trial in trials if trial.subject == test.correct]
    for trial in right:
        for complaint in _complaints(trial):
            return _complained(complaint, test.visible)
    if not all(map(_has_tests, right)):
        return Judged(TestStatus.FAILED, got="0 tests")

    usual = {trial.exchanged.transcript for trial in right}
    missed = {trial.subject for trial in trials if _misses(trial, test.correct, usual)}
    caught = f"{len(test.mutants) - len(missed)}/{len(test.mutants)}"

    return right_or_wrong(not missed, got=caught)


def _has_tests(trial: Trial) -> bool:
    report = trial.exchanged.report
    return report is not None and len(report.tests) > 0


def _misses(trial: Trial, correct: str, usual: Collection[str]) -> bool:
    """Whether the learner's tests let a mutant pass.

    Args:
        trial: The tests against some file.
        correct: Path of the file that is no mutant.
        usual: Transcripts of the trials of the correct file.
    """
    if trial.subject == correct:
        return False
    # A complaint about a mutant that answered all as the correct file does is not what the tests
    # saw.
    return not _complaints(trial) or trial.exchanged.transcript in usual


def _complaints(trial: Trial) -> list[Outcome]:
    report = trial.exchanged.report
    if report is None:
        return []
    return [outcome for outcome in report.tests if outcome.outcome in ("failed", "error")]


def _complained(outcome: Outcome, visible: bool) -> Judged:
    """The verdict where the learner's tests refuse the correct file."""
    if outcome.type == "AssertionError" or outcome.theirs:
        return Judged(TestStatus.FAILED, got=_named(outcome))
    fault = Fault(stage="run", type=outcome.type[:100], message=outcome.text, line=outcome.line)
    return Judged(TestStatus.ERROR, learner_error(fault, visible))


def _named(outcome: Outcome) -> str:
    name = outcome.id.partition("::")[2] or outcome.id
    return printable(f"{name}: {outcome.text}" if outcome.text else name)
