"""A program that lacks what the tests ask for by name reads so, in both languages, with what it wrote instead."""

import re
from html import unescape

import pytest
from tests.cast import ScriptedSandbox

from tremplin.runtime.wiring import start_grading
from tremplin_sandbox.frames import Outcome, Report, Result
from tremplin_sandbox.job import Job
from tremplin_sandbox.judging.judge import judge
from tremplin_sandbox.running.conversation import End, Ending
from tremplin_sandbox.running.relay import Exchanged
from tremplin_sandbox.running.run import Observation
from tremplin_sandbox.running.trials import Trial
from tremplin_sandbox.spec import GradingSpec

CALL = {"kind": "call", "function": "count_letter", "args": ["ananas", "a"], "expect": 3}
FILE = {"kind": "pytest", "file": "tests/test_it.py"}
ENTRY = {"functions": ["count_letter"]}
WORDS = {"fr": "Compte.", "en": "Count."}


def lacking(name):
    """What is seen of tests that import a name which is not there."""
    outcome = Outcome(
        id="test_it.py", outcome="error", type="ImportError", text="cannot import name"
    )
    exchanged = Exchanged(
        Report(tests=(outcome,), missing=(name,), exit=1), None, {}, None, "", touched=True
    )
    return Observation(End.CLEAN, trials=(Trial("", exchanged, Ending(End.CLEAN)),))


def refused(message):
    """What is seen of a call that the function does not take."""
    error = {"stage": "call", "type": "TypeError", "message": message, "line": None}
    return Observation(End.CLEAN, "", Result.model_validate({"error": error}))


MISSING = Observation(End.CLEAN, "", Result(missing=True))
PROGRAMS = {
    "renamed": (CALL, MISSING, "def compte_lettre(mot, lettre):\n    return 3\n",
                "Il faut une fonction count_letter. Tu as écrit compte_lettre.",
                "A function count_letter is needed. You wrote compte_lettre."),
    "one of two": (CALL, MISSING, "def aide():\n    pass\ndef count_leter(m, l):\n    return 3\n",
                   "Il faut une fonction count_letter. Tu as écrit count_leter.",
                   "A function count_letter is needed. You wrote count_leter."),
    "not written": (CALL, MISSING, "print(3)\n", "Il faut une fonction count_letter.",
                    "A function count_letter is needed."),
    "a variable of that name": (CALL, MISSING, "count_letter = 3\n", "Il faut une fonction count_letter.",
                                "A function count_letter is needed."),
    "renamed, in tests of a file": (FILE, lacking("count_letter"), "def compte_lettre(mot, lettre):\n    return 3\n",
                                    "Il faut une fonction count_letter. Tu as écrit compte_lettre.",
                                    "A function count_letter is needed. You wrote compte_lettre."),
    "class": (FILE, lacking("Clock"), "class Horloge:\n    pass\n", "Il faut une classe Clock. Tu as écrit Horloge.",
              "A class Clock is needed. You wrote Horloge."),
    "class not written": (FILE, lacking("Clock"), "x = 1\n", "Il faut une classe Clock.", "A class Clock is needed."),
    "variable": (FILE, lacking("total"), "totale = 3\n", "Il faut le nom total. Tu as écrit totale.",
                 "The name total is needed. You wrote totale."),
    "variable not written": (FILE, lacking("total"), "", "Il faut le nom total.", "The name total is needed."),
    "too few parameters": (CALL, refused("count_letter() takes 1 positional argument but 2 were given"),
                           "def count_letter(mot):\n    return 3\n",
                           "count_letter veut un autre nombre de paramètres : 2.",
                           "count_letter needs another number of parameters: 2."),
    "too many parameters": (CALL, refused("count_letter() missing 1 required positional argument: 'n'"),
                            "def count_letter(mot, lettre, n):\n    return 3\n",
                            "count_letter veut un autre nombre de paramètres : 2.",
                            "count_letter needs another number of parameters: 2."),
    "two too many": (CALL, refused("count_letter() missing 2 required positional arguments: 'n' and 'o'"),
                     "def count_letter(mot, lettre, n, o, p=1):\n    return 3\n",
                     "count_letter veut un autre nombre de paramètres : 2.",
                     "count_letter needs another number of parameters: 2."),
}  # fmt: skip


@pytest.fixture
def said(app, as_awa):
    """What a child reads above the tests when her program is judged as it was seen."""
    loops = []

    def press(test, seen, source, language):
        spec = GradingSpec.model_validate(
            {"entry": ENTRY, "tests": [{"id": "t", "visible": True, "on_fail": WORDS, **test}]}
        )
        verdict = judge(Job(b"", spec), {"t": seen}, 0.1)
        loops.append(start_grading(app, ScriptedSandbox(otherwise=lambda job: verdict)))
        as_awa.post("/language", data={"language": language, "next": "/path"})
        html = as_awa.post(
            "/exercises/hello/submissions",
            json={"source": source, "key": "one-press-of-the-button"},
        ).json["html"]
        loops.pop().stop()
        text = unescape(re.sub(r"<[^>]+>", "", html))
        return " ".join(text.split())

    yield press
    for loop in loops:
        loop.stop()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("test", "seen", "source", "fr", "en"), PROGRAMS.values(), ids=PROGRAMS)
def test_what_is_asked_for_by_name_is_said(said, test, seen, source, fr, en, language):
    assert {"fr": fr, "en": en}[language] in said(test, seen, source, language)
