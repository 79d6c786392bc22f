"""What was wrong with a program, in words, from the word it is kept under."""

from __future__ import annotations

import re

from flask_babel import gettext

from tremplin.content.markup.text import typeset
from tremplin.read_models.exercise import LoadedExercise
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.texts.error_texts import SENTENCES, Sentences
from tremplin.web.exercise.texts.messages import HEADLINES
from tremplin_sandbox.verdict import VerdictClass

_NAME = re.compile(r"%\(\w+\)s")


def mistake_text(loaded: LoadedExercise, word: str) -> str:
    """The sentence of a mistake, for adults: names of a child's program become an ellipsis."""
    kind, _, name = word.partition(":")
    if kind == "error" and name in SENTENCES:
        return _error_text(SENTENCES[name])
    if kind == "test":
        return _test_text(loaded, name)
    if kind in set(VerdictClass):
        return str(HEADLINES[VerdictClass(kind)])
    return gettext("Something else.")


def _error_text(sentences: Sentences) -> str:
    happened, reason = str(sentences.happened), str(sentences.reason)
    if not _NAME.search(happened):
        return happened.replace("%%", "%")
    # Without its name the sentence alone says little: "… is never closed".
    told = happened if _NAME.search(reason) else f"{happened} {reason}"
    return _NAME.sub("…", told).replace("%%", "%")


def _test_text(loaded: LoadedExercise, test_id: str) -> str:
    prediction = loaded.exercise.prediction
    if prediction is not None:
        return pick(prediction.on_fail)
    said = next((test.on_fail.as_text() for test in loaded.spec.tests if test.id == test_id), None)
    # The test of an earlier revision may be gone.
    return typeset(pick(said)) if said else gettext("A test that this exercise no longer has.")
