"""What the sandbox proves of an exercise, each time on a built-in one that was made worse."""

import gc
import json
import re

import pytest
from click.testing import CliRunner
from tests.content.samples import TRACK, changed, exercise

from tremplin.cli import content_check as commands
from tremplin.content.format.folder import Folder
from tremplin.content.format.loader import spec_from_files
from tremplin.content.format.messages import in_words
from tremplin.content.format.predictions import right_answer
from tremplin.content.format.problems import (
    ContentError,
    Problem,
    SandboxUnavailableError,
    Severity,
)
from tremplin.content.proof.cheater import cheater
from tremplin.content.proof.trials import trials, where_wrong_fail
from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.job import Job
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.settings import PoolSettings

pytestmark = pytest.mark.engine

DOUBLE = b"""format: 1
id: 00000000-0000-4000-8000-000000000001
slug: double
kind: function
engine: console
revision: 1
status: draft
skills: [def.return]
difficulty: 1
minutes: 5
ages: [11, 13]
entry: {functions: [double]}
hints: [{fr: "Fois deux ?", en: "Times two?"}]
tests:
  - {id: two, kind: call, function: double, args: [2], expect: 4, visible: true, on_fail: {fr: "2", en: "2"}}
  - {id: five, kind: call, function: double, args: [5], expect: 10, on_fail: {fr: "5", en: "5"}}
licence: CC-BY-SA-4.0
authors: [{name: X}]
"""


def _proved(files: dict[str, bytes], sandbox: Sandbox, name: str) -> list[Problem]:
    """The problems of the trial of this name; StopIteration where the exercise has no such trial."""
    trial = next(trial for trial in trials(Folder.of(files)) if trial.name == name)
    return trial.run(sandbox)


def test_a_solution_that_fails_is_named(sandbox: Sandbox) -> None:
    files = changed("hello", "solution-variable.py", "Bip bip", "Bop bop")
    (problem,) = _proved(files, sandbox, "solution-variable.py")
    assert (problem.path, problem.rule) == ("solution-variable.py", "solution")
    assert in_words(problem.message, "en") == (
        "This solution does not pass all the tests: greeting. Expected: “Bip bip, Boulon”; it gave “Bop bop, Boulon”."
    )


def test_a_solution_that_ignores_the_advice_is_named(sandbox: Sandbox) -> None:
    files = {
        **exercise("badge"),
        "solution.py": b'print("*** " + input() + " (" + input() + ") ***")\n',
    }
    (problem,) = _proved(files, sandbox, "solution.py")
    assert (
        in_words(problem.message, "en")
        == "This solution does not pass all the tests: uses-fstring."
    )


def test_a_solution_that_needs_most_of_the_time_is_named(sandbox: Sandbox) -> None:
    files = {
        **exercise("hello"),
        "solution.py": b'import time\ntime.sleep(2)\nprint("Bip bip, Boulon")\n',
    }
    (problem,) = _proved(files, sandbox, "solution.py")
    assert in_words(problem.message, "en") == (
        "This solution needs more than a third of what is allowed (too long, or without end), tests: greeting."
    )


def test_a_starter_that_already_passes_is_named(sandbox: Sandbox) -> None:
    files = {**exercise("hello"), "starter.py": exercise("hello")["solution.py"]}
    (problem,) = _proved(files, sandbox, "starter.py")
    assert in_words(problem.message, "en") == "The starter already passes: nothing is left to do."


def test_only_a_debug_exercise_starts_with_something_that_is_not_python(sandbox: Sandbox) -> None:
    (problem,) = _proved({**exercise("hello"), "starter.py": b"print("}, sandbox, "starter.py")
    assert (
        in_words(problem.message, "en")
        == "The starter is not Python; only an exercise of the kind 'debug' may begin like that."
    )
    assert _proved(exercise("quote-bug"), sandbox, "starter.py") == []


def test_a_starter_that_never_ends_is_named(sandbox: Sandbox) -> None:
    (problem,) = _proved(
        {**exercise("hello"), "starter.py": b"while True: pass"}, sandbox, "starter.py"
    )
    assert (
        in_words(problem.message, "en")
        == "The starter exceeds the limits: too long, or without end."
    )


def test_a_wrong_solution_that_fails_elsewhere_is_named(sandbox: Sandbox) -> None:
    files = changed(
        "ask-name", "exercise.yaml", "fails: [someone-else, accents-and-spaces]", "fails: [awa]"
    )
    (problem,) = _proved(files, sandbox, "wrong/always-awa.py")
    assert in_words(problem.message, "en") == (
        "This wrong solution fails at: someone-else, accents-and-spaces; you say: awa. Mend one or the other."
    )


def test_a_weakened_test_lets_a_wrong_solution_through(sandbox: Sandbox) -> None:
    files = changed("hello", "exercise.yaml", "entry:", "compare: {case: ignore}\nentry:")
    (problem,) = _proved(files, sandbox, "wrong/small-letters.py")
    assert (
        in_words(problem.message, "en")
        == "This wrong solution passes everything, instead of failing at: greeting."
    )


def test_tests_that_ask_for_nothing_pass_an_empty_program(sandbox: Sandbox) -> None:
    files = changed("hello", "exercise.yaml", 'expect: "Bip bip, Boulon\\n"', 'expect: ""')
    assert [problem.rule for problem in _proved(files, sandbox, "empty")] == ["empty"]


def test_hidden_tests_that_repeat_the_examples_pass_a_cheater(sandbox: Sandbox) -> None:
    files = exercise("ask-name")
    text = (
        files["exercise.yaml"].replace(b"Kenan", b"Awa").replace("Zoé de la tour".encode(), b"Awa")
    )
    (problem,) = _proved({**files, "exercise.yaml": text}, sandbox, "cheater")
    assert in_words(problem.message, "en").startswith("Copying the examples is enough to pass")


@pytest.mark.parametrize("slug", ["ask-name", "badge"])
def test_a_cheater_knows_every_visible_test_and_no_hidden_one(sandbox: Sandbox, slug: str) -> None:
    spec = spec_from_files(exercise(slug))
    verdict = sandbox.grade(Job(cheater(spec).encode(), spec))
    stdout = [test.id for test in spec.tests if test.kind == "stdout"]
    passed = {test.id: test.status == "passed" for test in verdict.tests if test.id in stdout}
    assert passed == {test.id: test.visible for test in spec.tests if test.kind == "stdout"}


def test_a_cheater_knows_visible_calls(sandbox: Sandbox) -> None:
    spec = spec_from_files({"exercise.yaml": DOUBLE})
    verdict = sandbox.grade(Job(cheater(spec).encode(), spec))
    assert [test.status.value for test in verdict.tests] == ["passed", "failed"]


def _easier(files: dict[str, bytes], *ages: int) -> dict[str, bytes]:
    """The ticket prices, no more asked for at these ages."""
    text = files["exercise.yaml"].decode()
    for age in ages:
        before, stdin, after = text.partition(f'stdin: "{age}\\n"')
        assert stdin
        text = before + ('stdin: "9\\n"' if age < 18 else 'stdin: "50\\n"') + after
    return {**files, "exercise.yaml": text.encode()}


def test_a_border_that_is_not_asked_for_lets_slips_through(sandbox: Sandbox) -> None:
    (problem,) = _proved(_easier(exercise("ticket-price"), 18), sandbox, "mutants")
    assert (problem.rule, problem.severity) == ("mutation", Severity.WARNING)
    assert "`4: elif age <= 18:`, `4: elif age < 19:`." in in_words(problem.message, "en")


def test_tests_that_see_through_too_few_slips_are_refused(sandbox: Sandbox) -> None:
    files = exercise("ticket-price")
    (problem,) = _proved(_easier(files, 4, 17, 18), sandbox, "mutants")
    assert (problem.key, problem.severity) == ("tests", Severity.ERROR)


def test_slips_that_change_nothing_can_be_waived(sandbox: Sandbox) -> None:
    files = _easier(exercise("ticket-price"), 18)
    waiver = b'equivalent_mutants: ["4: elif age <= 18:", "4: elif age < 19:"]\nwrong:'
    waived = {**files, "exercise.yaml": files["exercise.yaml"].replace(b"wrong:", waiver)}
    assert _proved(waived, sandbox, "mutants") == []


def test_a_slip_that_never_ends_is_seen_through(sandbox: Sandbox) -> None:
    counting = (
        "left = total = n",
        "while left > 0:",
        "    left -= 1",
        "    total += 1",
        "return total",
    )
    source = "\n    ".join(("def double(n):", *counting)).encode()
    assert _proved({"exercise.yaml": DOUBLE, "solution.py": source}, sandbox, "mutants") == []


def test_near_programs_that_pass_are_named_in_words(sandbox: Sandbox) -> None:
    files = exercise("any-distance")
    shown_only = files["exercise.yaml"].partition(b"  - id: other-worlds")[0]
    kept = shown_only + b"wrong: []\nlicence" + files["exercise.yaml"].partition(b"\nlicence")[2]
    (problem,) = _proved({**files, "exercise.yaml": kept}, sandbox, "slips")
    assert (problem.rule, problem.severity) == ("slips", Severity.ERROR)
    assert "`asked-too-rarely 3` (line 3, the question is asked at every other step)" in in_words(
        problem.message, "en"
    )

    reason = b'allowed_slips: [{slip: "asked-too-rarely 3", because: "Both flags stand an even way off."}]\nwrong:'
    allowed = {**files, "exercise.yaml": kept.replace(b"wrong:", reason)}
    assert _proved(allowed, sandbox, "slips") == []


def test_an_allowed_slip_that_nobody_makes_is_told(sandbox: Sandbox) -> None:
    files = exercise("any-distance")
    old = files["exercise.yaml"].replace(
        b"wrong:", b'allowed_slips: [{slip: "always 9", because: "Old."}]\nwrong:'
    )
    (problem,) = _proved({**files, "exercise.yaml": old}, sandbox, "slips")
    assert problem.key == "allowed_slips.0"


def test_the_shown_world_by_heart_is_noticed(sandbox: Sandbox) -> None:
    files = exercise("any-distance")
    text = files["exercise.yaml"].decode()
    one_world = re.sub(
        r"    worlds:\n(.*?)    goal", r"    worlds: ['#>.F#']\n    goal", text, flags=re.DOTALL
    )
    (problem,) = _proved({**files, "exercise.yaml": one_world.encode()}, sandbox, "slips")
    assert "`by-heart`" in in_words(problem.message, "en")


@pytest.mark.parametrize(
    ("program", "en"),
    [
        ("1 / 0", "does not run to its end (error exception)"),
        ("while True: pass", "does not run to its end (timeout time_limit)"),
        ("import secrets\nprint(secrets.token_hex(8))", "does not always print the same"),
        ("lina = 3", "prints nothing"),
    ],
)
def test_a_program_without_one_answer_is_named(sandbox: Sandbox, program: str, en: str) -> None:
    (problem,) = _proved({**exercise("swap"), "program.py": program.encode()}, sandbox, "answer")
    assert en in in_words(problem.message, "en")


def test_a_wrong_answer_that_is_right_is_named(sandbox: Sandbox) -> None:
    (problem,) = _proved(changed("swap", "exercise.yaml", '"3 8"', '"8 8 "'), sandbox, "answer")
    assert (problem.key, in_words(problem.message, "en")) == (
        "predict.choices.1.answer",
        "This 'wrong' answer is the right one.",
    )


def test_the_value_of_a_variable_can_be_asked_for(sandbox: Sandbox) -> None:
    files = changed("swap", "exercise.yaml", "question: output", "question: value\n  name: theo")
    assert (
        right_answer(
            {**files, "program.py": b"theo = 4\nprint('noise', end='')\ntheo = theo * 2"}, sandbox
        )
        == "8"
    )


POSITION = "question: position\n  choices: [{answer: '?', says: {fr: a, en: b}}]\n  on_fail: {fr: c, en: d}\n"


def predicting(engine: str, program: bytes, world: str = "") -> dict[str, bytes]:
    """A predict exercise that asks where the robot or the turtle stops."""
    text = (
        exercise("swap")["exercise.yaml"].decode().replace("engine: console", f"engine: {engine}")
    )
    before, _, after = text.partition("  question: output")
    rest = after[after.index("licence:") :]
    where = f"  world: {json.dumps(world)}\n  {POSITION}" if world else f"  {POSITION}"
    return {
        **exercise("swap"),
        "exercise.yaml": (before + where + rest).encode(),
        "program.py": program,
    }


@pytest.mark.parametrize(
    ("engine", "world", "program", "answer"),
    [
        (
            "grid",
            ">..\n...",
            b"from robot import *\nforward()\ntourne_droite()\nforward()",
            "2, 2, ↓",
        ),
        ("grid", "^", b"from robot import *\nprint(wall_ahead())", "1, 1, ↑"),
        (
            "turtle",
            "",
            b"from turtle import *\nforward(100)\nleft(90)\nforward(50.5)",
            "100, 50.5, 90",
        ),
        ("turtle", "", b"from turtle import *\nleft(180)\nforward(30)\nhome()", "0, 0, 0"),
    ],
)
def test_where_it_stops_can_be_asked_for(
    sandbox: Sandbox, engine: str, world: str, program: bytes, answer: str
) -> None:
    assert right_answer(predicting(engine, program, world), sandbox) == answer


def test_a_robot_that_hits_a_wall_stops_nowhere_one_could_ask_about(sandbox: Sandbox) -> None:
    with pytest.raises(ContentError, match="does not run to its end"):
        right_answer(predicting("grid", b"from robot import *\nforward()", ">"), sandbox)


def test_a_solution_that_draws_another_thing_each_time_is_named(sandbox: Sandbox) -> None:
    source = b"import secrets\nfrom turtle import *\nforward(100 + secrets.randbelow(500))\n"
    (problem,) = _proved({**exercise("a-line"), "solution.py": source}, sandbox, "solution.py")
    assert in_words(problem.message, "en") == "This solution does not pass all the tests: line."


@pytest.mark.parametrize("source", [b"", b"1 / 0", b"from turtle import *\npenup()\nforward(9)"])
def test_without_a_drawing_only_the_solution_is_named(sandbox: Sandbox, source: bytes) -> None:
    files = {**exercise("a-line"), "solution.py": source}
    (problem,) = _proved(files, sandbox, "solution.py")
    assert (problem.path, problem.rule) == ("solution.py", "goal")
    assert _proved(files, sandbox, "wrong/added-up.py") == []


def test_another_kind_has_no_right_answer(sandbox: Sandbox) -> None:
    with pytest.raises(ContentError, match="This is not a predict exercise"):
        right_answer(exercise("hello"), sandbox)


@pytest.fixture
def nowhere() -> PoolSettings:
    """A sandbox whose engine does not answer."""
    return PoolSettings(engine_url="unix:///nowhere/docker.sock", start_s=1)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_without_an_engine_nothing_is_claimed(nowhere: PoolSettings) -> None:
    with DockerSandbox(nowhere) as sandbox:
        with pytest.raises(SandboxUnavailableError):
            _proved(exercise("hello"), sandbox, "starter.py")
        with pytest.raises(SandboxUnavailableError):
            right_answer(exercise("swap"), sandbox)
    gc.collect()  # the SDK leaves a socket unclosed when it cannot connect


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_command_answers_2_without_an_engine(
    nowhere: PoolSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "PoolSettings", lambda: nowhere)
    result = CliRunner().invoke(commands.check, [str(TRACK / "hello")])
    answered = (result.exit_code, "The Docker engine does not answer" in result.output)
    del result
    gc.collect()
    assert answered == (2, True)


def test_where_wrong_solutions_fail_is_seen(sandbox: Sandbox) -> None:
    folder = Folder.of(exercise("ask-name"))
    assert where_wrong_fail(folder, sandbox) == {
        wrong.file: list(wrong.fails) for wrong in folder.meta.wrong
    }
