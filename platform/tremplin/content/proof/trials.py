"""The proof in the sandbox: solutions pass, everything else fails where its author says it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from threading import Lock

from tremplin.content.checks.mutation import Mutant, given_values, mutants, spread
from tremplin.content.checks.rules import is_hidden
from tremplin.content.format.block_program import NoBlockError, blocks_in, workspace_of
from tremplin.content.format.exercise_jobs import (
    SOLUTION_FILE,
    Goals,
    drawn_goals,
    job_of,
    require_verdict,
)
from tremplin.content.format.folder import Folder, problem
from tremplin.content.format.loader import starter_of
from tremplin.content.format.messages import Listed, Message, Named
from tremplin.content.format.predictions import normal, right_answer
from tremplin.content.format.problems import ContentError, Problem
from tremplin.content.proof.cheater import cheater
from tremplin.content.proof.messages import ENDINGS, what_was_seen
from tremplin.content.proof.slip import CONCEPTS, ON_FREE_PAPER, REORDERED, Slip
from tremplin.content.proof.slip_bank import MOST_SLIPS, by_heart, has_a_choice, slips
from tremplin.domain.exercise import Kind
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.spec import GradingSpec, GridTest, Limits, TurtleTest
from tremplin_sandbox.verdict import TestStatus, Verdict, VerdictClass

RUNS_OF_A_SOLUTION = 3
SHARE_OF_LIMITS = 3
"""Solutions must do with a third of the limits, so that a slow school machine does not fail a right
program."""

MUTATED_KINDS = frozenset({Kind.STDOUT, Kind.FUNCTION})
"""Kinds whose tests compare values; a drawing or a way through a world shows a slip at once."""
LEAST_KILLED = 0.8
"""The share of a solution's mutants that the required tests must see through."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One thing to be shown in the sandbox; ``run`` answers with what is wrong, if anything."""

    name: str
    run: Callable[[Sandbox], list[Problem]]


def trials(folder: Folder) -> Iterator[Trial]:
    """Everything that must be shown of an exercise whose files are in order."""
    if folder.meta.kind is Kind.PREDICT:
        yield Trial("answer", partial(_prove_prediction, folder))
        return

    bench = _Bench(folder)
    for name in folder.solutions:
        yield bench.trial(name, partial(_prove_solution, bench, name))

    yield bench.trial("starter.py", partial(_prove_starter, bench))

    for i in range(len(folder.meta.wrong)):
        yield bench.trial(folder.meta.wrong[i].file, partial(_prove_wrong, bench, i))

    yield bench.trial("empty", partial(_prove_empty, bench))

    if any(is_hidden(test) for test in folder.meta.tests) and cheater(folder.meta.grading_spec()):
        yield bench.trial("cheater", partial(_prove_cheater, bench))

    if folder.meta.kind in MUTATED_KINDS:
        yield bench.trial("mutants", partial(_prove_mutants, bench))

    yield bench.trial("slips", partial(_prove_slips, bench))


class _Bench:
    """An exercise under proof; the first trial observes what its first solution draws."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._goals: Goals | None = None
        self._lock = Lock()

    def trial(self, name: str, prove: Callable[[Sandbox], list[Problem]]) -> Trial:
        """A trial that grades.

        Where there is no goal to grade with, only the solution's trial says so.
        """

        def run(sandbox: Sandbox) -> list[Problem]:
            try:
                return prove(sandbox)
            except ContentError as error:
                return list(error.problems) if name == SOLUTION_FILE else []

        return Trial(name, run)

    def grade(self, source: bytes, sandbox: Sandbox, spec: GradingSpec | None = None) -> Verdict:
        """Grade a program as a child's is graded.

        Raises:
            ContentError: The exercise has no goal to grade with.
            SandboxUnavailableError: The sandbox cannot run anything at the moment.
        """
        with self._lock:
            if self._goals is None:
                self._goals = drawn_goals(self.folder.files, sandbox)
        job = job_of(
            self.folder.files, spec or self.folder.meta.grading_spec(), source, self._goals
        )
        return require_verdict(sandbox.grade(job))


def where_wrong_fail(folder: Folder, sandbox: Sandbox) -> dict[str, list[str]]:
    """The tests that each wrong solution fails, by its file; none where it passes everything.

    Raises:
        ContentError: The exercise has no goal to grade with.
        SandboxUnavailableError: The sandbox cannot run anything at the moment.
    """
    bench = _Bench(folder)
    wrong = [each.file for each in folder.meta.wrong if each.file in folder.files]
    return {file: failing(bench.grade(folder.files[file], sandbox)) for file in wrong}


def failing(verdict: Verdict) -> list[str]:
    """The ids of the tests that did not pass, advice included, in the order of the exercise."""
    return [test.id for test in verdict.tests if test.status is not TestStatus.PASSED]


def _prove_solution(bench: _Bench, name: str, sandbox: Sandbox) -> list[Problem]:
    tight_spec = _all_shown(_with_tight_limits(bench.folder.meta.grading_spec()))
    for _ in range(RUNS_OF_A_SOLUTION):
        verdict = bench.grade(bench.folder.files[name], sandbox, tight_spec)
        if not verdict.passed or failing(verdict):
            return [problem("solution", _failed_solution(verdict), path=name)]
    return []


def _with_tight_limits(spec: GradingSpec) -> GradingSpec:
    tight = Limits(
        seconds=spec.limits.seconds / SHARE_OF_LIMITS,
        memory_mb=max(32, spec.limits.memory_mb // SHARE_OF_LIMITS),
        output_kb=max(1, spec.limits.output_kb // SHARE_OF_LIMITS),
    )
    return spec.model_copy(update={"limits": tight})


def _failed_solution(verdict: Verdict) -> Message:
    tests, limit = _tests(failing(verdict)), ENDINGS.get(verdict.verdict)
    if limit is not None:
        return Message(
            "This solution needs more than a third of what is allowed (%(limit)s), tests: "
            "%(tests)s.",
            limit=limit,
            tests=tests,
        )

    seen = what_was_seen(verdict)
    if seen is None:
        return Message("This solution does not pass all the tests: %(tests)s.", tests=tests)

    return Message(
        "This solution does not pass all the tests: %(tests)s. %(seen)s", tests=tests, seen=seen
    )


def _tests(ids: Iterable[str]) -> Listed:
    return Listed(tuple(Named("test", test_id) for test_id in ids))


def _all_shown(spec: GradingSpec) -> GradingSpec:
    """The same with nothing hidden: its author may see what a child may not."""
    shown = tuple(test.model_copy(update={"visible": True}) for test in spec.tests)
    return spec.model_copy(update={"tests": shown})


def _prove_starter(bench: _Bench, sandbox: Sandbox) -> list[Problem]:
    starter = starter_of(bench.folder.meta, bench.folder.files)
    fault = _starter_fault(bench.grade(starter.encode(), sandbox), bench.folder.meta.kind)
    return [problem("starter", fault, path="starter.py")] if fault else []


def _starter_fault(verdict: Verdict, kind: Kind) -> Message | None:
    if verdict.passed:
        return Message("The starter already passes: nothing is left to do.")
    if verdict.reason == "syntax_error" and kind is not Kind.DEBUG:
        return Message(
            "The starter is not Python; only an exercise of the kind 'debug' may begin like that."
        )
    if verdict.verdict not in (VerdictClass.FAILED, VerdictClass.ERROR):
        return Message("The starter exceeds the limits: %(limit)s.", limit=ENDINGS[verdict.verdict])
    return None


def _prove_wrong(bench: _Bench, index: int, sandbox: Sandbox) -> list[Problem]:
    wrong = bench.folder.meta.wrong[index]
    seen = failing(bench.grade(bench.folder.files[wrong.file], sandbox))
    if set(seen) == set(wrong.fails):
        return []
    return [
        problem("wrong", _fails_elsewhere(wrong.fails, seen), f"wrong.{index}.fails", wrong.file)
    ]


def _fails_elsewhere(declared: Sequence[str], observed: Sequence[str]) -> Message:
    if not observed:
        return Message(
            "This wrong solution passes everything, instead of failing at: %(declared)s.",
            declared=_tests(declared),
        )
    return Message(
        "This wrong solution fails at: %(observed)s; you say: %(declared)s. Mend one or the other.",
        observed=_tests(observed),
        declared=_tests(declared),
    )


def _prove_empty(bench: _Bench, sandbox: Sandbox) -> list[Problem]:
    if not bench.grade(b"", sandbox).passed:
        return []
    return [
        problem("empty", Message("An empty program passes: no test asks for anything."), "tests")
    ]


def _prove_cheater(bench: _Bench, sandbox: Sandbox) -> list[Problem]:
    program = cheater(bench.folder.meta.grading_spec())
    if not bench.grade(program.encode(), sandbox).passed:
        return []

    copied = Message(
        "Copying the examples is enough to pass: the hidden test must ask for something else."
    )
    return [problem("cheater", copied, "tests")]


def _prove_mutants(bench: _Bench, sandbox: Sandbox) -> list[Problem]:
    """Grade mutants of the solution: most must be noticed."""
    # A mutant that loops for ever need not be given all the time a child has.
    spec = _with_tight_limits(bench.folder.meta.grading_spec())
    tried = spread(list(_different_mutants(bench.folder, spec)))
    surviving = [m for m in tried if bench.grade(m.source.encode(), sandbox, spec).passed]
    if not surviving:
        return []

    enough = (len(tried) - len(surviving)) / len(tried) >= LEAST_KILLED
    return [problem("mutation", _surviving(surviving, len(tried)), "tests", warning=enough)]


def _different_mutants(folder: Folder, spec: GradingSpec) -> Iterator[Mutant]:
    """The solution's mutants that the tests can tell from it and its author did not name."""
    solution = folder.files[SOLUTION_FILE]
    right = given_values(solution.decode("utf-8-sig"), spec)
    for mutant in mutants(solution):
        is_named = mutant.name in folder.meta.equivalent_mutants
        if not is_named and given_values(mutant.source, spec) != right:
            yield mutant


def _surviving(surviving: list[Mutant], tried: int) -> Message:
    return Message(
        "With a small slip the solution still passes (%(count)s slips of %(tried)s): %(slips)s. "
        "Add a test, or name these slips if they change nothing (equivalent_mutants).",
        count=len(surviving),
        tried=tried,
        slips=Listed(tuple(_name_of(mutant) for mutant in surviving)),
    ).on_page(
        "With a small slip the solution still passes (%(count)s slips of %(tried)s): %(slips)s. "
        "Add a test, or name these slips if they change nothing."
    )


def _name_of(mutant: Mutant) -> str | Message:
    name = f"`{mutant.name}`"
    if mutant.now:
        return name
    return Message("%(line)s (taken out)", line=name)


def _prove_slips(bench: _Bench, sandbox: Sandbox) -> list[Problem]:
    """Grade the nearest wrong programs: each must be noticed, or be allowed with a reason."""
    folder = bench.folder
    spec = _with_tight_limits(folder.meta.grading_spec())
    made = [*_known_by_heart(bench, sandbox), *slips(folder.files[SOLUTION_FILE].decode(), spec)]
    within_reach = [slip for slip in made if _can_be_made(folder, slip)]
    allowed = {each.slip for each in folder.meta.allowed_slips}
    tried = [slip for slip in within_reach if slip.name not in allowed][:MOST_SLIPS]
    found: list[Problem] = []
    passing = [slip for slip in tried if not _is_noticed(slip, bench, spec, sandbox)]
    if passing:
        found.append(problem("slips", _passing(passing), "tests"))

    # A reason that outlived its slip would allow another one without a word.
    known = {slip.name for slip in within_reach}
    for i, each in enumerate(folder.meta.allowed_slips):
        if each.slip not in known:
            found.append(problem("slips", _unknown_slip(each.slip), f"allowed_slips.{i}"))
    return found


def _is_noticed(slip: Slip, bench: _Bench, spec: GradingSpec, sandbox: Sandbox) -> bool:
    verdict = bench.grade(slip.source.encode(), sandbox, spec)
    if slip.kind in CONCEPTS:
        return bool(failing(verdict))
    return not verdict.passed


def _known_by_heart(bench: _Bench, sandbox: Sandbox) -> list[Slip]:
    """The solution's way through the first world that is shown, step by step."""
    spec = bench.folder.meta.grading_spec()
    shown = [test for test in spec.tests if isinstance(test, GridTest) and test.visible]
    solution = bench.folder.files[SOLUTION_FILE]
    if not shown or not has_a_choice(solution.decode()):
        return []

    first = shown[0].model_copy(update={"worlds": shown[0].worlds[:1]})
    verdict = bench.grade(solution, sandbox, spec.model_copy(update={"tests": (first,)}))
    picture = verdict.tests[0].picture
    if not verdict.passed or not picture:
        return []
    return [by_heart(picture["trail"])]


def _can_be_made(folder: Folder, slip: Slip) -> bool:
    """Whether a child can make this program of the pieces or blocks that she is given."""
    if folder.meta.kind is Kind.PARSONS:
        return slip.kind in REORDERED
    if _is_free_paper(folder) and slip.kind not in ON_FREE_PAPER:
        return False

    blocks = folder.meta.blocks
    if blocks is None:
        return True

    try:
        words = list(blocks_in(workspace_of(slip.source, folder.meta.engine)))
    except (NoBlockError, SyntaxError, ValueError):
        return False

    if not set(words) <= set(blocks.toolbox):
        return False
    # A concept that she does without takes more blocks; any other slip is judged however long.
    is_short = blocks.max is None or len(words) <= blocks.max
    return is_short or slip.kind not in CONCEPTS


def _is_free_paper(folder: Folder) -> bool:
    """Whether the child draws what she likes in every drawing."""
    drawings = [test for test in folder.meta.tests if isinstance(test, TurtleTest)]
    return bool(drawings) and all(test.free for test in drawings)


def _passing(passing: list[Slip]) -> Message:
    named = (Message("`%(slip)s` (%(says)s)", slip=slip.name, says=slip.says) for slip in passing)
    return Message(
        "Wrong programs, very near the solution, pass: %(slips)s. "
        "Add a test that notices them, or name them with the reason (allowed_slips).",
        slips=Listed(tuple(named), "; "),
    )


def _unknown_slip(name: str) -> Message:
    return Message(
        "'%(slip)s' is no slip of solution.py that is tried: has the line changed?", slip=name
    )


def _prove_prediction(folder: Folder, sandbox: Sandbox) -> list[Problem]:
    try:
        answers = {right_answer(folder.files, sandbox) for _ in range(RUNS_OF_A_SOLUTION)}
    except ContentError as error:
        return list(error.problems)

    if len(answers) > 1:
        changing = Message("The program to read does not always print the same.")
        return [problem("predict", changing, "predict.program")]

    right = answers.pop()
    if not right:
        nothing = Message("The program prints nothing.")
        return [problem("predict", nothing, "predict.program")]

    return list(_right_choices(folder, right))


def _right_choices(folder: Folder, right: str) -> Iterator[Problem]:
    if folder.meta.predict is None:
        return

    for i, choice in enumerate(folder.meta.predict.choices):
        if normal(choice.answer) == right:
            mistaken = Message("This 'wrong' answer is the right one.")
            yield problem("predict", mistaken, f"predict.choices.{i}.answer")
