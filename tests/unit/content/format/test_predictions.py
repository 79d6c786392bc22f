"""Judging the answer to a predict exercise, given what the program really does."""

import pytest
from tests.content.samples import changed, exercise

from tremplin.content.format.loader import exercise_from_files, spec_from_files
from tremplin.content.format.predictions import offered_answers, verdict_for_answer
from tremplin_sandbox.comparing.compare import same_output
from tremplin_sandbox.verdict import VerdictClass

WHAT = exercise_from_files(exercise("what-is-printed"))
RIGHT = "name\nInès"


@pytest.mark.parametrize("answer", ["name\nInès", "  name \r\nInès\n\n", "\nname\nInès"])
def test_the_right_answer_passes_whatever_surrounds_it(answer: str) -> None:
    verdict = verdict_for_answer(answer, RIGHT, WHAT)
    assert verdict.verdict is VerdictClass.PASSED
    assert verdict.tests[0].message is None


def test_a_misconception_gets_its_own_sentence() -> None:
    verdict = verdict_for_answer("name\nname", RIGHT, WHAT)
    assert verdict.verdict is VerdictClass.FAILED
    assert verdict.tests[0].id == "answer"
    assert verdict.tests[0].message is not None
    assert verdict.tests[0].message["en"].startswith("The second `print` has no quotes")


@pytest.mark.parametrize("answer", ["", "NAME\nInès", "name Inès", "<script>", "é" * 70_000])
def test_any_other_answer_gets_the_general_sentence(answer: str) -> None:
    verdict = verdict_for_answer(answer, RIGHT, WHAT)
    assert verdict.verdict is VerdictClass.FAILED
    assert verdict.tests[0].message is not None
    assert verdict.tests[0].message["fr"].startswith("Pas encore.")


def test_a_verdict_never_tells_the_right_answer() -> None:
    assert RIGHT not in repr(verdict_for_answer("name\nname", RIGHT, WHAT))
    assert verdict_for_answer("x", RIGHT, WHAT).tests[0].expected is None


def test_the_right_answer_stands_among_the_choices_in_one_order_for_all() -> None:
    assert WHAT.prediction is not None
    offered = offered_answers(WHAT.prediction, RIGHT)
    assert RIGHT in offered
    assert len(offered) == len(WHAT.prediction.choices) + 1
    assert offered == offered_answers(WHAT.prediction, RIGHT + "\n")


def test_without_choices_the_child_types_her_answer() -> None:
    files = exercise("swap")
    text = files["exercise.yaml"].decode()
    start, end = text.index("  choices:"), text.index('  on_fail:\n    fr: "Pas encore')
    found = exercise_from_files({**files, "exercise.yaml": (text[:start] + text[end:]).encode()})
    assert found.prediction is not None
    assert offered_answers(found.prediction, "8 8") == ()
    assert verdict_for_answer("8 8", "8 8", found).passed


def test_another_kind_has_no_answer_to_judge() -> None:
    with pytest.raises(ValueError, match="hello is no predict exercise"):
        verdict_for_answer("x", "x", exercise_from_files(exercise("hello")))


@pytest.mark.parametrize("text", ["", "8 8\n", "anything"])
def test_the_sandbox_would_pass_no_answer(text: str) -> None:
    spec = spec_from_files(exercise("swap"))
    (test,) = spec.tests
    assert test.kind == "stdout"
    assert not same_output(test.expect, text, spec.compare)


def test_a_question_about_a_value_names_its_variable() -> None:
    files = changed("swap", "exercise.yaml", "question: output", "question: value\n  name: lina")
    found = exercise_from_files(files).prediction
    assert found is not None
    assert (found.asks, found.name) == ("value", "lina")
