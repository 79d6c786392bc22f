"""What the content tools make of a run that came to no verdict."""

import pytest

from tremplin.content.format.exercise_jobs import require_verdict
from tremplin.content.format.messages import in_words
from tremplin.content.format.problems import ContentError, SandboxUnavailableError
from tremplin_sandbox.verdict import Verdict, VerdictClass


def unjudged(reason: str, detail: str = "") -> Verdict:
    return Verdict(VerdictClass.PLATFORM_ERROR, reason, (), 0.01, detail=detail)


def test_an_exercise_whose_tests_cannot_be_run_is_a_fault_of_its_own_file() -> None:
    with pytest.raises(ContentError) as caught:
        require_verdict(unjudged("exercise_error", "tests/test_it.py has no test test_sum"))
    assert (caught.value.path, caught.value.key) == ("exercise.yaml", "tests")
    assert all(
        "has no test test_sum" in in_words(caught.value.message, language)
        for language in ("fr", "en")
    )


@pytest.mark.parametrize("reason", ["engine", "no_container", ""])
def test_a_sandbox_that_cannot_run_is_no_fault_of_the_exercise(reason: str) -> None:
    with pytest.raises(SandboxUnavailableError):
        require_verdict(unjudged(reason))


@pytest.mark.parametrize("verdict", sorted(set(VerdictClass) - {VerdictClass.PLATFORM_ERROR}))
def test_any_other_verdict_is_handed_on(verdict: VerdictClass) -> None:
    judged = Verdict(verdict, "", (), 0.01)
    assert require_verdict(judged) is judged
