"""What no child's exercise may pass, tried on one built-in exercise of each kind (EXERCISES.md, rule 6)."""

from functools import cache

import pytest
from tests.content.samples import exercise

from tremplin.content.format.exercise_jobs import Goals, drawn_goals, job_of
from tremplin.content.format.folder import Folder
from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.spec import Limits
from tremplin_sandbox.verdict import Verdict, VerdictClass

pytestmark = pytest.mark.engine

SAMPLES = {
    "blocks-grid": "long-corridor",
    "turtle": "text-square",
    "stdout": "sum-to-n",
    "function": "count-letter",
    "parsons": "traffic-light",
    "debug": "index-bug",
    "project": "quiz-game",
}
"""A prediction is answered by choosing: there is no program to send."""

LIAR = b"""
class Same(str):
    __hash__ = str.__hash__
    def __eq__(self, other): return True
    def __ne__(self, other): return False

def anything(*args, **kwargs): return Same("yes")

import builtins
builtins.print = anything
count_letter = forward = avance = anything
"""

PROGRAMS = {
    "empty": (b"", {VerdictClass.FAILED}),
    "syntax error": (b"print(\n", {VerdictClass.ERROR}),
    "endless loop": (b"while True:\n    pass\n", {VerdictClass.TIMEOUT}),
    "exit": (b"exit()\n", {VerdictClass.FAILED, VerdictClass.ERROR}),
    "huge output": (b"while True:\n    print('x' * 1000)\n", {VerdictClass.OUTPUT_LIMIT}),
    "patched equality": (LIAR, {VerdictClass.FAILED}),
}


@cache
def _goals(slug: str, sandbox: DockerSandbox) -> Goals:
    return drawn_goals(exercise(slug), sandbox)


def _graded(slug: str, source: bytes, sandbox: DockerSandbox) -> Verdict:
    folder = Folder.of(exercise(slug))
    spec = folder.meta.grading_spec().model_copy(update={"limits": Limits(seconds=1)})
    return sandbox.grade(job_of(folder.files, spec, source, _goals(slug, sandbox)))


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("kind", SAMPLES)
def test_each_kind_gives_the_right_class_of_verdict(
    sandbox: DockerSandbox, kind: str, program: str
) -> None:
    source, expected = PROGRAMS[program]
    verdict = _graded(SAMPLES[kind], source, sandbox)
    assert verdict.verdict in expected
    assert any(test.status != "passed" for test in verdict.tests if test.level == "required")


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_samples_are_of_these_kinds(kind: str) -> None:
    assert Folder.of(exercise(SAMPLES[kind])).meta.kind == kind


def test_a_syntax_error_is_told_even_where_a_piece_of_advice_finds_it(
    sandbox: DockerSandbox,
) -> None:
    verdict = _graded("text-square", b"print(\n", sandbox)
    assert verdict.reason == "syntax_error"
    assert [test.error.type for test in verdict.tests if test.error] == ["SyntaxError"]
