"""Sources that are no programs, and kinds of tests seen from outside."""

from __future__ import annotations

import importlib.util

import pytest
from tests.sandbox.exercises import STDOUT, call, spec, stdout

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.job import MAX_SOURCE_BYTES, Job
from tremplin_sandbox.verdict import LearnerError, TestStatus, VerdictClass

pytestmark = pytest.mark.engine


@pytest.mark.parametrize(
    ("source", "verdict", "reason"),
    [
        (b"", VerdictClass.FAILED, ""),
        (b"print(1)\0", VerdictClass.REJECTED, "nul_byte"),
        (b"print('\xff')", VerdictClass.REJECTED, "not_utf8"),
        (b"pass\n" * 200_000, VerdictClass.REJECTED, "too_large"),
        (b"# coding: latin-1\nprint(1)", VerdictClass.REJECTED, "bad_coding_cookie"),
        (b"PK\x03\x04 not a program", VerdictClass.ERROR, "syntax_error"),
        (b"pass\n" * 12_000, VerdictClass.FAILED, ""),
        (b"\xef\xbb\xbfprint(int(input()) * 2)\r\n", VerdictClass.PASSED, ""),
        ("print(int(input()) * 2)".encode("utf-16"), VerdictClass.REJECTED, "nul_byte"),
        ("\u4e2d\u6587".encode("utf-16"), VerdictClass.REJECTED, "not_utf8"),
        (b"print('\xc0\xaf')", VerdictClass.REJECTED, "not_utf8"),
        (b"print('\xed\xa0\x80')", VerdictClass.REJECTED, "not_utf8"),
        (b"print('\xf4\x90\x80\x80')", VerdictClass.REJECTED, "not_utf8"),
        (b"print(int(input()) * 2)\n" + b"#" * (MAX_SOURCE_BYTES - 24), VerdictClass.PASSED, ""),
        (
            b"print(int(input()) * 2)\n" + b"#" * (MAX_SOURCE_BYTES - 23),
            VerdictClass.REJECTED,
            "too_large",
        ),
        (
            b"#!/usr/bin/python\n# vim: set fileencoding=utf-7 :\n",
            VerdictClass.REJECTED,
            "bad_coding_cookie",
        ),
        (b"\xef\xbb\xbf# coding: rot13\n", VerdictClass.REJECTED, "bad_coding_cookie"),
        (b"# coding: raw_unicode_escape\n", VerdictClass.REJECTED, "bad_coding_cookie"),
        (b"# coding: UTF_8\nprint(int(input()) * 2)", VerdictClass.PASSED, ""),
        (b"n = 1\n# coding: latin-1\nprint(int(input()) * 2)", VerdictClass.PASSED, ""),
        (b"print(int(input()) * 2)\r", VerdictClass.PASSED, ""),
        (importlib.util.MAGIC_NUMBER + bytes(12) + b"\xe3", VerdictClass.REJECTED, "nul_byte"),
        (b"\x7fELF\x02\x01\x01", VerdictClass.ERROR, "syntax_error"),
        (b"x = " + b"(" * 20_000, VerdictClass.ERROR, "syntax_error"),
        (b"x = " + b"-" * 60_000 + b"1", VerdictClass.ERROR, "syntax_error"),
        (b"x = [" * 300 + b"]" * 300, VerdictClass.ERROR, "syntax_error"),
        ("# \u202e\u2066\nprint(int(input()) * 2)".encode(), VerdictClass.PASSED, ""),
    ],
    ids=[
        *("empty", "nul", "not-utf8", "1-MB", "other-encoding", "zip", "64-kB", "byte-order-mark"),
        *(
            "utf-16-ascii",
            "utf-16",
            "overlong",
            "lone-surrogate",
            "beyond-unicode",
            "64-KiB",
            "64-KiB-and-one",
        ),
        *(
            "utf-7-in-line-2",
            "rot13-after-mark",
            "raw-escape",
            "utf-8-by-another-name",
            "cookie-too-late",
        ),
        *("carriage-return", "pyc", "elf", "brackets", "signs", "assignments", "bidi-in-comment"),
    ],
)
def test_source(sandbox: DockerSandbox, source: bytes, verdict: VerdictClass, reason: str) -> None:
    graded = sandbox.grade(Job(source, STDOUT))
    assert (graded.verdict, graded.reason) == (verdict, reason)
    assert [test.id for test in graded.tests] == ["t0", "t1", "t2"]


def test_a_visible_test_shows_its_data_and_a_hidden_one_does_not(sandbox: DockerSandbox) -> None:
    visible, hidden, _ = sandbox.grade(Job(b"print(input())", STDOUT)).tests
    assert (visible.input, visible.expected, visible.got) == ("3\n", "6\n", "3\n")
    assert (hidden.input, hidden.expected, hidden.got) == (None, None, None)
    assert hidden.message == {"fr": "Pas encore.", "en": "Not yet."}


def test_an_error_names_its_line(sandbox: DockerSandbox) -> None:
    verdict = sandbox.grade(Job(b"n = int(input())\nprint(m)\n", STDOUT))
    assert verdict.tests[0].error == LearnerError("NameError", "name 'm' is not defined", 2)


def test_a_hidden_input_does_not_leave_by_the_words_of_an_exception(sandbox: DockerSandbox) -> None:
    tests = sandbox.grade(Job(b"raise ValueError(input())", STDOUT)).tests
    assert [test.error and test.error.message for test in tests] == ["3", "", ""]


def test_prompts_are_not_output(sandbox: DockerSandbox) -> None:
    assert sandbox.grade(Job(b"print(int(input('Combien ? ')) * 2)", STDOUT)).passed


def test_the_smallest_memory_limit_is_enough_for_an_honest_program(sandbox: DockerSandbox) -> None:
    assert sandbox.grade(Job(b"print(1)", spec(stdout("", "1"), memory_mb=32))).passed


def test_data_files_are_beside_the_program(sandbox: DockerSandbox) -> None:
    job = Job(b"print(open('a.txt').read())", spec(stdout("", "bonjour\n")), {"a.txt": b"bonjour"})
    assert sandbox.grade(job).passed


def test_a_syntax_error_is_told_once(sandbox: DockerSandbox) -> None:
    verdict = sandbox.grade(Job(b"print((", STDOUT))
    assert (verdict.verdict, verdict.reason) == (VerdictClass.ERROR, "syntax_error")
    assert verdict.tests[0].error == LearnerError("SyntaxError", "'(' was never closed", 1)
    assert [test.status for test in verdict.tests] == [
        TestStatus.ERROR,
        TestStatus.NOT_RUN,
        TestStatus.NOT_RUN,
    ]


def test_rules_on_the_syntax_tree(sandbox: DockerSandbox) -> None:
    rules = spec(
        {"kind": "ast", "require": ["For"], "forbid": ["While", "sum"], "defines": ["total"]},
        {"kind": "ast", "max_count": {"print": 1}, "recursion": False, "level": "advice"},
        call("total", 4, expect=10),
    )
    loop = b"def total(n):\n    t = 0\n    for i in range(n + 1):\n        t += i\n    return t\n"
    assert sandbox.grade(Job(loop, rules)).passed
    cheat = b"# for\ndef total(n):\n    'for'\n    return sum(range(n + 1))\nprint(1); print(2)"
    verdict = sandbox.grade(Job(cheat, rules))
    assert [test.status.value for test in verdict.tests] == ["failed", "failed", "passed"]
    assert verdict.verdict is VerdictClass.FAILED


def test_advice_never_blocks(sandbox: DockerSandbox) -> None:
    rules = spec(stdout("", "1\n"), stdout("", "2\n", level="advice"))
    assert sandbox.grade(Job(b"print(1)", rules)).passed


def test_grading_twice_gives_the_same(sandbox: DockerSandbox) -> None:
    job = Job(
        b"import random\nprint(random.random(), hash('a'), {'b', 'a', 'c'})",
        spec(stdout("", "", visible=True)),
    )
    first, second = (sandbox.grade(job).tests[0].got for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (b"print('\\x1b[31mred\\x1b[0m')", "\\x1b[31mred\\x1b[0m\n"),
        (b"print('\\u202eabc\\u2066')", "\\u202eabc\\u2066\n"),
        (b"print('a\\rb\\x00c\\x07')", "a\\x0db\\x00c\\x07\n"),
        (b"import os\nos.write(1, b'\\xff\\xfe')", "\ufffd\ufffd"),
        (b"print('<script>alert(1)</script>')", "<script>alert(1)</script>\n"),
        ("print('é → 数 🙂')".encode(), "é → 数 🙂\n"),
    ],
)
def test_output_is_shown_without_what_hides_or_moves(
    sandbox: DockerSandbox, source: bytes, shown: str
) -> None:
    assert sandbox.grade(Job(source, STDOUT)).tests[0].got == shown
