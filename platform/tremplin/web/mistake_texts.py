"""What was wrong with a program, in words, from the word it is kept under."""

from __future__ import annotations

import re

from flask_babel import gettext

from tremplin.services.catalogue import LoadedExercise
from tremplin.web.error_texts import SENTENCES
from tremplin.web.i18n import pick
from tremplin.web.wording import HEADLINES
from tremplin_sandbox.verdict import VerdictClass


def mistake_text(loaded: LoadedExercise, word: str) -> str:
    """The sentence a child reads of it; names of her own program become an ellipsis."""
    kind, _, name = word.partition(":")
    if kind == "error" and name in SENTENCES:
        return re.sub(r"%\(\w+\)s", "…", str(SENTENCES[name].happened)).replace("%%", "%")
    if kind == "test":
        return _test_text(loaded, name)
    if kind in set(VerdictClass):
        return str(HEADLINES[VerdictClass(kind)])
    return gettext("Something else.")


def _test_text(loaded: LoadedExercise, test_id: str) -> str:
    prediction = loaded.exercise.prediction
    if prediction is not None:
        return pick(prediction.on_fail)
    said = next((test.on_fail.as_text() for test in loaded.spec.tests if test.id == test_id), None)
    # The test of an earlier revision may be gone.
    return pick(said) if said else gettext("A test that this exercise no longer has.")
