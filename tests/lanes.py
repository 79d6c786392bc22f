"""How several workers share the tests of the engine and of the browser: ``pytest -n 2 --dist loadscope``.

Each worker has one site, one browser and one pool of containers. What it gets is a whole file of which the tests build
on each other or share something costly, or else one test. The long ones are handed out first: single tests, which are
short, keep all workers busy to the end.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

LONG_FIRST = (
    "tests/browser/test_hostile_programs.py",
    "tests/sandbox/test_programs.py",
    "tests/browser/test_hostile_programs_in_firefox.py",
    "tests/browser/test_run.py",
    "tests/browser/test_safety.py",
    "tests/browser/test_groups.py",
)
"""Files that take minutes."""
TOGETHER = ("tests/browser/", "tests/sandbox/test_programs.py", "tests/sandbox/test_unconfined.py")
"""Where a file's tests stay together."""


def turn(test: str) -> tuple[int, str]:
    """By what the tests, named by their node ids, are put in order."""
    file = unit(test)
    if file in LONG_FIRST:
        return LONG_FIRST.index(file), ""
    return (len(LONG_FIRST), file) if file.startswith(TOGETHER) else (len(LONG_FIRST) + 1, "")


def unit(test: str) -> str:
    """What is given to a worker as a whole: the file of a test, or the test alone."""
    return test.partition("::")[0] if test.startswith(TOGETHER) else test


class Lanes(LoadScopeScheduling):
    """Hands out such units, in the order in which they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return unit(nodeid)
