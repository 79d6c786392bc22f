"""Run and Check are one Python: the same output, the same error, its line and its sentence."""

from pathlib import Path

import pytest
import yaml
from tests.browser.one_python import in_check, in_run

pytestmark = [pytest.mark.browser, pytest.mark.engine]

HERE = Path(__file__).parent
GUIDE = HERE.parents[1] / "docs/writing-exercises.md"
ALIKE = yaml.safe_load((HERE / "one_python.yaml").read_text())
DIFFERING = yaml.safe_load((HERE / "one_python_differences.yaml").read_text())


@pytest.fixture
def blank_page(browser):
    """A page of no site: only the worker runs in it."""
    page = browser.new_page()
    yield page
    page.close()


def test_a_program_does_the_same_in_run_and_in_check(blank_page, sandbox):
    assert len(ALIKE) >= 120
    pairs = zip(ALIKE, in_run(ALIKE, blank_page), in_check(ALIKE, sandbox), strict=True)
    assert [(one["program"], run, check) for one, run, check in pairs if run != check] == []


def _as_told(seen):
    return seen["error"]["key"] if seen["error"] else seen["prints"]


def test_what_differs_is_as_it_is_told(blank_page, sandbox):
    assert len(DIFFERING) >= 20
    pairs = zip(in_run(DIFFERING, blank_page), in_check(DIFFERING, sandbox), strict=True)
    told = [(_as_told(run), _as_told(check)) for run, check in pairs]
    assert told == [(one["run"], one["check"]) for one in DIFFERING]


def test_the_guide_has_each_difference():
    guide = GUIDE.read_text()
    assert [one["what"] for one in DIFFERING if f"| {one['what']} |" not in guide] == []
