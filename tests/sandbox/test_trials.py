"""Kinds pytest and mutants: each submission's first comment names its verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sandbox.conftest import MEMORY_MB
from tests.sandbox.trials.clock.variants import VARIANTS

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.job import Job
from tremplin_sandbox.judging.judged import not_defined
from tremplin_sandbox.spec import GradingSpec
from tremplin_sandbox.tools.loading import load_files, load_spec, load_tests
from tremplin_sandbox.verdict import TestStatus, Verdict, VerdictClass

pytestmark = pytest.mark.engine

FOLDER = Path(__file__).parent / "trials"
SUBMISSIONS = sorted(FOLDER.glob("*/submissions/*.py"))
WORDS = {"fr": "Pas encore.", "en": "Not yet."}


def program(exercise: str, submission: str) -> bytes:
    """A submission's source: a file, or a variant of the right one."""
    folder = FOLDER / exercise / "submissions"
    if exercise != "clock" or submission not in VARIANTS:
        return (folder / f"{submission}.py").read_bytes()
    _, text, other, more = VARIANTS[submission]
    right = (folder / "right.py").read_text()
    assert text in right
    return (right.replace(text, other) + more).encode()


def graded(sandbox: DockerSandbox, exercise: str, submission: str) -> Verdict:
    folder, source = FOLDER / exercise, program(exercise, submission)
    return sandbox.grade(Job(source, load_spec(folder), load_files(folder), load_tests(folder)))


def by_a_test(
    sandbox: DockerSandbox, source: str, test_file: str, memory_mb: int = MEMORY_MB
) -> Verdict:
    test = {
        "id": "t",
        "kind": "pytest",
        "file": "tests/test_it.py",
        "visible": True,
        "on_fail": WORDS,
    }
    spec = GradingSpec.model_validate(
        {"tests": [test], "limits": {"memory_mb": memory_mb, "seconds": 2}}
    )
    return sandbox.grade(Job(source.encode(), spec, tests={"tests/test_it.py": test_file.encode()}))


@pytest.mark.parametrize("path", SUBMISSIONS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_submission(sandbox: DockerSandbox, path: Path) -> None:
    wanted = path.read_text().splitlines()[0].removeprefix("# ")
    assert graded(sandbox, path.parts[-3], path.stem).verdict.value == wanted


@pytest.mark.parametrize("name", VARIANTS)
def test_variant_of_the_right_program(sandbox: DockerSandbox, name: str) -> None:
    assert graded(sandbox, "clock", name).verdict.value == VARIANTS[name][0]


def test_only_the_named_tests_of_a_file_count(sandbox: DockerSandbox) -> None:
    statuses = {test.id: test.status for test in graded(sandbox, "clock", "wrong_generator").tests}
    assert statuses == {
        "all": TestStatus.FAILED,
        "generator": TestStatus.FAILED,
        "method": TestStatus.PASSED,
    }


def test_an_exception_names_the_line_of_the_program(sandbox: DockerSandbox) -> None:
    visible = graded(sandbox, "clock", "raises").tests[0]
    assert visible.error is not None
    assert (visible.error.type, visible.error.message) == (
        "NameError",
        "name 'totl' is not defined",
    )
    assert visible.error.line is not None


def test_a_missing_name_is_told(sandbox: DockerSandbox) -> None:
    error = graded(sandbox, "clock", "missing_name").tests[0].error
    assert error == not_defined("name", "count")


def test_tests_that_miss_a_mutant_say_how_many_they_caught(sandbox: DockerSandbox) -> None:
    assert graded(sandbox, "cart", "weak").tests[0].got == "1/2"


@pytest.mark.parametrize(
    "test_file",
    [
        "import solution\nclass Sub(solution.Thing): pass\ndef test_x(): pass",
        "import pickle, solution\ndef test_x(): pickle.dumps(solution.Thing())",
        "import solution\ndef test_x(nothing_of_that_name): pass",
        "import solution\ndef test_x():\n    while True: pass",
        "import solution\nimport os\nos._exit(0)",
        "import solution\ndef test_(: pass",
        "import solution",
        "import solution\nimport pytest\n@pytest.mark.skip\ndef test_x(): pass",
        "import solution\nimport threading\nseen = []\n"
        "def ask():\n    try: solution.f()\n    except Exception as e: seen.append(e)\n"
        "def test_x():\n    t = threading.Thread(target=ask); t.start(); t.join(); raise seen[0]",
    ],
    ids=[
        "subclass",
        "pickle",
        "fixture",
        "endless",
        "exit",
        "syntax",
        "no-test",
        "all-skipped",
        "thread",
    ],
)
def test_what_a_test_file_cannot_do_is_the_exercise_s_fault(
    sandbox: DockerSandbox, test_file: str
) -> None:
    verdict = by_a_test(sandbox, "class Thing: pass\ndef f(): return 1\n", test_file)
    assert (verdict.verdict, verdict.reason) == (VerdictClass.PLATFORM_ERROR, "exercise_error")
    assert verdict.detail


@pytest.mark.parametrize(
    ("source", "test_file", "wanted"),
    [
        (
            "TABLE = {}",
            "import solution\nROW = solution.TABLE['x']\ndef test_x(): pass",
            VerdictClass.FAILED,
        ),
        (
            "def f(): return {}",
            "import pytest, solution\n@pytest.fixture\ndef row(): return solution.f()['x']\ndef test_x(row): pass",
            VerdictClass.FAILED,
        ),
        (
            "class Thing: pass\ndef f(): return Thing()",
            "import pickle, solution\ndef test_x(): assert pickle.loads(pickle.dumps(solution.f())) == 1",
            VerdictClass.FAILED,
        ),
        (
            "def is_done(): return False",
            "import solution\ndef test_x():\n    while not solution.is_done(): pass",
            VerdictClass.TIMEOUT,
        ),
        (
            "def f(): return 1",
            "import solution\ndef test_x():\n    found = solution.f()\n    while found == 1: pass",
            VerdictClass.TIMEOUT,
        ),
        (
            "def f(): return 10**9",
            "import solution\ndef test_x(): assert len(list(range(solution.f()))) == 3",
            VerdictClass.OUT_OF_MEMORY,
        ),
    ],
    ids=["collecting", "fixture", "pickle", "loop-of-answers", "loop", "memory"],
)
def test_what_a_program_brings_the_tests_to_is_the_program_s(
    sandbox: DockerSandbox, source: str, test_file: str, wanted: VerdictClass
) -> None:
    assert by_a_test(sandbox, source, test_file).verdict is wanted


LATER = """
import asyncio
BOX = asyncio.Queue()
async def plus(n):
    await asyncio.sleep(0.001)
    return n + 1
async def refuse(n): raise ValueError("not this one")
async def upto(n):
    for i in range(n): yield i
async def put(n): await BOX.put(n)
async def take(): return await BOX.get()
async def through(callback): return await callback(1) + await plus(1)
class Door:
    async def __aenter__(self): return 7
    async def __aexit__(self, kind, error, trace): return kind is ValueError
"""


@pytest.mark.parametrize(
    "body",
    [
        "assert asyncio.run(solution.plus(2)) == 3",
        "assert asyncio.iscoroutine(coroutine := solution.plus(2)); coroutine.close()",
        "with pytest.raises(ValueError, match='not this'): asyncio.run(solution.refuse(2))",
        "asyncio.run(solution.put(5)); assert asyncio.run(solution.take()) == 5",
        "async def go(): return [n async for n in solution.upto(3)]\n    assert asyncio.run(go()) == [0, 1, 2]",
        "async def go(): return await asyncio.gather(solution.plus(1), asyncio.create_task(solution.plus(2)))\n"
        "    assert asyncio.run(go()) == [2, 3]",
        "async def go():\n        async with solution.Door() as n: raise ValueError\n        return n\n"
        "    assert asyncio.run(go()) == 7",
        "async def mine(n): return n + 5\n    assert asyncio.run(solution.through(mine)) == 8",
    ],
    ids=[
        "run",
        "iscoroutine",
        "raises",
        "two-runs",
        "async-for",
        "gather",
        "async-with",
        "callback",
    ],
)
def test_coroutines_of_a_program_are_awaited_as_they_stand(
    sandbox: DockerSandbox, body: str
) -> None:
    test_file = f"import asyncio, pytest, solution\ndef test_x():\n    {body}\n"
    assert by_a_test(sandbox, LATER, test_file).passed


def test_an_async_test_case_awaits_a_program(sandbox: DockerSandbox) -> None:
    test_file = (
        "import unittest, solution\nclass T(unittest.IsolatedAsyncioTestCase):\n"
        "    async def test_x(self): self.assertEqual(await solution.plus(2), 3)"
    )
    assert by_a_test(sandbox, LATER, test_file).passed


@pytest.mark.parametrize(
    ("source", "call", "verdict", "words"),
    [
        ("async def f(): return 3", "solution.f()", VerdictClass.FAILED, "<coroutine object f"),
        (
            "async def g(): return 3\nasync def f(): return g()",
            "asyncio.run(solution.f())",
            VerdictClass.FAILED,
            "coroutine",
        ),
        (
            "async def g(): return 3\nasync def f(): return 0 + g()",
            "asyncio.run(solution.f())",
            VerdictClass.ERROR,
            "coroutine",
        ),
        (
            "def f(): return 3",
            "asyncio.run(solution.f())",
            VerdictClass.FAILED,
            "a coroutine was expected, got 3",
        ),
    ],
    ids=["test-without-await", "await-forgotten", "await-forgotten-inside", "no-coroutine"],
)
def test_where_an_await_is_missing_the_words_say_coroutine(
    sandbox: DockerSandbox, source: str, call: str, verdict: VerdictClass, words: str
) -> None:
    graded = by_a_test(
        sandbox, source, f"import asyncio, solution\ndef test_x(): assert {call} == 3"
    )
    assert graded.verdict is verdict
    assert words in str(graded.tests[0].got)


def test_all_that_python_has_built_in_crosses(sandbox: DockerSandbox) -> None:
    """The host between the two may be an older Python than theirs."""
    source = """
import builtins
def everything(): return list(vars(builtins).values())
def kinds():
    types = [kind for kind in vars(builtins).values() if isinstance(kind, type)]
    return [kind.__name__ for kind in types if issubclass(kind, Exception) and kind.__name__[0] != "_"]
def cast(name): raise getattr(builtins, name)(name)
"""
    test_file = """
import pytest, solution
def test_things(): assert len(solution.everything()) > 140
def test_exceptions():
    for name in solution.kinds():
        if not name.startswith("Unicode") and not name.endswith("Group"):
            with pytest.raises(Exception, match=name): solution.cast(name)
"""
    assert by_a_test(sandbox, source, test_file).passed


def test_many_failing_tests_of_a_program_that_prints_are_no_flood(sandbox: DockerSandbox) -> None:
    test_file = (
        "import pytest, solution\n@pytest.mark.parametrize('n', range(40))\n"
        "def test_x(n): assert solution.f(n) == ['expected'] * 200"
    )
    source = "def f(n):\n    print('a word', n)\n    return ['got'] * 200"
    assert by_a_test(sandbox, source, test_file).verdict is VerdictClass.FAILED


def test_long_lists_that_differ_are_told_apart_at_once(sandbox: DockerSandbox) -> None:
    test_file = (
        "import unittest, solution\nclass T(unittest.TestCase):\n"
        "    def test_x(self): self.assertEqual(solution.f(list(range(300_000))), [str(n) for n in range(3000)])"
    )
    source = "def f(numbers): return [str(n + 1) for n in numbers[:3000]]"
    assert by_a_test(sandbox, source, test_file).verdict is VerdictClass.FAILED


def test_two_lists_of_a_million_numbers_fit_into_a_message(sandbox: DockerSandbox) -> None:
    test_file = (
        "import solution\n"
        "def test_x(): assert solution.longer(list(range(1000)) * 1000, list(range(999_000))) == 1_000_000\n"
        "def test_y():\n    numbers = list(range(1_000_000, 0, -1))\n    solution.sort(numbers)\n"
        "    assert numbers == list(range(1, 1_000_001))"
    )
    source = (
        "def longer(one, two): return max(len(one), len(two))\ndef sort(numbers): numbers.sort()"
    )
    assert by_a_test(sandbox, source, test_file, memory_mb=2 * MEMORY_MB).passed


def test_an_answer_that_is_too_large_is_wrong_and_hinders_nothing_later(
    sandbox: DockerSandbox,
) -> None:
    test_file = (
        "import pytest, solution\n"
        "def test_x():\n    with pytest.raises(ValueError, match='too large'): solution.f(700_000)\n"
        "def test_y(): assert solution.f(2) == ['x', 'x']"
    )
    assert by_a_test(sandbox, "def f(n): return ['x'] * n", test_file).passed


def test_helpers_may_be_called_as_tests_are(sandbox: DockerSandbox) -> None:
    files = {
        "tests/test_it.py": b"import solution\nfrom test_cases import N\ndef test_x():\n    assert solution.f() == N",
        "tests/test_cases.py": b"N = 2\ndef test_of_another_file(): assert False",
    }
    test = {"id": "t", "kind": "pytest", "file": "tests/test_it.py", "on_fail": WORDS}
    spec = GradingSpec.model_validate(
        {"tests": [test], "limits": {"memory_mb": MEMORY_MB, "seconds": 2}}
    )
    assert sandbox.grade(Job(b"def f(): return 2", spec, tests=files)).passed


@pytest.mark.parametrize(
    ("value", "checked", "passes"),
    [
        ("7", "assert spy.save == 7", True),
        ("[1, 2]", "assert spy.save == [1, 2]", True),
        ("Fake()", "spy.save.assert_called_once_with(3)", False),
        ("consents", "spy.save.assert_called_once_with(3)", False),
    ],
    ids=["number", "list", "object", "function"],
)
def test_what_a_program_puts_into_a_mock_is_no_witness(
    sandbox: DockerSandbox, value: str, checked: str, passes: bool
) -> None:
    source = (
        "class Fake:\n    def __getattr__(self, name): return lambda *args: None\n"
        "def consents(*args): pass\nconsents.assert_called_once_with = consents\n"
        f"def f(spy):\n    try: spy.save = {value}\n    except AttributeError: pass\n"
    )
    test_file = (
        "import solution\nfrom unittest.mock import MagicMock\n"
        f"def test_x():\n    spy = MagicMock()\n    solution.f(spy)\n    {checked}\n"
    )
    assert by_a_test(sandbox, source, test_file).passed is passes


MANY_CLASSES = "class f: pass\n" + "class f(f): pass\n" * 40


def test_a_name_that_brings_much_with_it_is_not_the_author_s_fault(sandbox: DockerSandbox) -> None:
    """Naming what a program has is no use of it yet, so that what ends the tests then is theirs; this is more.

    That values count as well as classes stands in ``tests/unit/sandbox/test_relay.py``.
    """
    dies = "import solution\nsolution.f\nimport os; os._exit(1)\n"
    assert by_a_test(sandbox, MANY_CLASSES, dies).verdict is VerdictClass.ERROR


def test_two_test_files_of_one_exercise(sandbox: DockerSandbox) -> None:
    files = {
        f"tests/test_{n}.py": f"import solution\ndef test_x(): assert solution.f() == {n}".encode()
        for n in (1, 2)
    }
    tests = [
        {"id": f"t{n}", "kind": "pytest", "file": f"tests/test_{n}.py", "on_fail": WORDS}
        for n in (1, 2)
    ]
    spec = GradingSpec.model_validate(
        {"tests": tests, "limits": {"memory_mb": MEMORY_MB, "seconds": 2}}
    )
    verdict = sandbox.grade(Job(b"def f(): return 2", spec, tests=files))
    assert [test.status for test in verdict.tests] == [TestStatus.FAILED, TestStatus.PASSED]


def test_tests_that_print_a_forged_answer_pass_nobody(sandbox: DockerSandbox) -> None:
    forged = 'import solution\nprint(\'{"done": {"tests": []}}\')\ndef test_x(): assert solution.f() == 2'
    assert by_a_test(sandbox, "def f(): return 1", forged).verdict is VerdictClass.FAILED


def test_nothing_of_the_tests_enters_the_container_of_the_program(sandbox: DockerSandbox) -> None:
    """The program looks for the marker in all the memory and files that it can read, while a test calls it."""
    searcher = (
        (FOLDER.parent / "programs" / "searcher.py")
        .read_text()
        .replace("needle = input()", "needle = 'ZNEXRE'")
    )
    assert "MARKER" not in searcher
    program = "def f():\n" + "".join(f"    {line}\n" for line in searcher.splitlines())
    verdict = by_a_test(
        sandbox,
        program,
        "import solution\ndef test_MARKER(capsys):\n    solution.f()\n    print('MARKER')",
    )
    assert verdict.tests[0].got is None
    assert verdict.passed
