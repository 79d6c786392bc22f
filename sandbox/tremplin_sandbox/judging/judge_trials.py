"""What runs of test files are worth: the author's tests of a program, the learner's tests of the author's files.

The report of the author's tests comes from a container in which no code of the learner ran. The report of the
learner's tests is her claim: it counts only as far as what her tests really saw bears it out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from tremplin_sandbox.comparing.printable import printable
from tremplin_sandbox.errors import ExerciseFaultError
from tremplin_sandbox.frames import Fault, Outcome, Report
from tremplin_sandbox.judging.judged import Judged, learner_error, not_defined, right_or_wrong
from tremplin_sandbox.running.trials import Trial
from tremplin_sandbox.spec import MutantsTest, PytestTest
from tremplin_sandbox.verdict import LearnerError, TestStatus

_ENDED, _FAILED, _INTERRUPTED, _NO_TESTS = 0, 1, 2, 5
"""pytest's exit statuses of runs that came to their end; any other says that a program broke pytest itself."""
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
    if seen.report.missing and any(outcome.type in _OF_MISSING for outcome in wanted):
        return Judged(TestStatus.FAILED, _lacking(seen.report.missing[0], functions))

    # After the tests have used the program, what they cannot do is a matter of what it answered.
    broken = [
        outcome
        for outcome in wanted
        if outcome.limit
        or (outcome.outcome == "error" and not outcome.theirs and not outcome.touched)
    ]
    if broken:
        raise ExerciseFaultError(f"{broken[0].id}: {broken[0].type}: {broken[0].text}")

    failed = [outcome for outcome in wanted if outcome.outcome != "passed"]
    if not failed:
        return Judged(TestStatus.PASSED if is_clean else TestStatus.ERROR)

    fault = seen.faults.get(failed[0].type)
    error = learner_error(fault, test.visible) if fault and failed[0].theirs else None
    return Judged(
        TestStatus.ERROR if failed[0].theirs else TestStatus.FAILED, error, got=_named(failed[0])
    )


def _came_to_its_end(report: Report) -> bool:
    """Whether every test that was found was run: only a file that cannot be read interrupts a run."""
    if report.exit == _INTERRUPTED:
        return any(outcome.outcome == "error" for outcome in report.tests)
    return report.exit in (_ENDED, _FAILED, _NO_TESTS)


def _lacking(name: str, functions: Collection[str]) -> LearnerError:
    """A name that the tests import and the program does not have."""
    is_class = name[:1].isupper() and not name.isupper()
    return not_defined("function" if name in functions else "class" if is_class else "name", name)


def _wanted(test: PytestTest, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes that count for a test, a skipped one never.

    Raises:
        ExerciseFaultError: A test that it names was not run, or none is left.
    """
    found = list(outcomes)
    wanted = found

    if test.tests and not any(outcome.outcome == "error" for outcome in found):
        for name in test.tests:
            if not any(_is_called(outcome, name) for outcome in found):
                raise ExerciseFaultError(f"{test.file} has no test {name}")
        wanted = [
            outcome for outcome in found if any(_is_called(outcome, name) for name in test.tests)
        ]

    counted = [outcome for outcome in wanted if outcome.outcome not in _NOT_COUNTED]
    if not counted:
        raise ExerciseFaultError(f"no test of {test.file} was run")

    return counted


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
    if complaint := next((outcome for trial in right for outcome in _complaints(trial)), None):
        return _complained(complaint, test.visible)
    if not all(trial.exchanged.report and trial.exchanged.report.tests for trial in right):
        return Judged(TestStatus.FAILED, got="0 tests")

    usual = {trial.exchanged.transcript for trial in right}
    missed = {
        trial.subject
        for trial in trials
        # A complaint about a mutant that answered all as the correct file does is not what the
        # tests saw.
        if trial.subject != test.correct
        and (not _complaints(trial) or trial.exchanged.transcript in usual)
    }
    caught = f"{len(test.mutants) - len(missed)}/{len(test.mutants)}"

    return right_or_wrong(not missed, got=caught)


def _complaints(trial: Trial) -> list[Outcome]:
    report = trial.exchanged.report
    return (
        [outcome for outcome in report.tests if outcome.outcome in ("failed", "error")]
        if report
        else []
    )


def _complained(outcome: Outcome, visible: bool) -> Judged:
    """The learner's tests refuse the correct file: by their own exception, or by what they demand."""
    if outcome.type == "AssertionError" or outcome.theirs:
        return Judged(TestStatus.FAILED, got=_named(outcome))
    fault = Fault(stage="run", type=outcome.type[:100], message=outcome.text, line=outcome.line)
    return Judged(TestStatus.ERROR, learner_error(fault, visible))


def _named(outcome: Outcome) -> str:
    name = outcome.id.partition("::")[2] or outcome.id
    return printable(f"{name}: {outcome.text}" if outcome.text else name)
