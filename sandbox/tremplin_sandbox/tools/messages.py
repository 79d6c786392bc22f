"""Verdicts in plain words, for the command line, in French and English."""

from __future__ import annotations

from collections.abc import Mapping

from tremplin_sandbox.verdict import LearnerError, TestStatus, VerdictClass

CLASSES: Mapping[str, Mapping[VerdictClass, str]] = {
    "fr": {
        VerdictClass.PASSED: "réussi",
        VerdictClass.FAILED: "pas encore : un test au moins ne donne pas le bon résultat",
        VerdictClass.ERROR: "le programme s’est arrêté sur une erreur",
        VerdictClass.TIMEOUT: "le programme ne s’arrête pas à temps",
        VerdictClass.OUT_OF_MEMORY: "le programme demande trop de mémoire",
        VerdictClass.OUTPUT_LIMIT: "le programme affiche beaucoup trop de texte",
        VerdictClass.REJECTED: "ce fichier ne peut pas être vérifié",
        VerdictClass.PLATFORM_ERROR: "la vérification n’a pas pu se faire ; le programme n’y est pour rien",
    },
    "en": {
        VerdictClass.PASSED: "passed",
        VerdictClass.FAILED: "not yet: at least one test does not give the right result",
        VerdictClass.ERROR: "the program stopped on an error",
        VerdictClass.TIMEOUT: "the program does not end in time",
        VerdictClass.OUT_OF_MEMORY: "the program asks for too much memory",
        VerdictClass.OUTPUT_LIMIT: "the program prints far too much text",
        VerdictClass.REJECTED: "this file cannot be checked",
        VerdictClass.PLATFORM_ERROR: "it could not be checked; the program is not to blame",
    },
}

STATUSES: Mapping[str, Mapping[TestStatus, str]] = {
    "fr": {
        TestStatus.PASSED: "réussi",
        TestStatus.FAILED: "à revoir",
        TestStatus.ERROR: "erreur",
        TestStatus.TIMEOUT: "trop long",
        TestStatus.OUT_OF_MEMORY: "trop de mémoire",
        TestStatus.OUTPUT_LIMIT: "trop de texte",
        TestStatus.NOT_RUN: "pas essayé",
    },
    "en": {
        TestStatus.PASSED: "passed",
        TestStatus.FAILED: "to be reviewed",
        TestStatus.ERROR: "error",
        TestStatus.TIMEOUT: "too long",
        TestStatus.OUT_OF_MEMORY: "too much memory",
        TestStatus.OUTPUT_LIMIT: "too much text",
        TestStatus.NOT_RUN: "not tried",
    },
}

REASONS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "too_large": "il dépasse 64 ko",
        "nul_byte": "il contient un octet nul",
        "not_utf8": "son texte n’est pas en UTF-8",
        "bad_coding_cookie": "il annonce un autre encodage que UTF-8",
        "syntax_error": "Python ne peut pas le lire",
        "exception": "une exception n’a pas été traitée",
        "process_died": "il a été interrompu avant la fin",
        "image_missing": "l’image du bac à sable manque : python -m tremplin_sandbox image build",
        "engine_unreachable": "Docker ne répond pas",
        "engine_slow": "Docker ne répond pas à temps",
        "engine_refused": "Docker refuse de lancer le bac à sable",
        "exercise_error": "les tests de l’exercice sont à corriger",
        "self_test_failed": "une protection du bac à sable ne tient pas : python -m tremplin_sandbox doctor",
    },
    "en": {
        "too_large": "it is larger than 64 kB",
        "nul_byte": "it contains a NUL byte",
        "not_utf8": "its text is not UTF-8",
        "bad_coding_cookie": "it announces another encoding than UTF-8",
        "syntax_error": "Python cannot read it",
        "exception": "an exception was not handled",
        "process_died": "it was cut off before its end",
        "image_missing": "the sandbox image is missing: python -m tremplin_sandbox image build",
        "engine_unreachable": "Docker does not answer",
        "engine_slow": "Docker does not answer in time",
        "engine_refused": "Docker refuses to start the sandbox",
        "exercise_error": "the exercise's own tests need mending",
        "self_test_failed": "a limit of the sandbox does not hold: python -m tremplin_sandbox doctor",
    },
}

WHYS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "bumped": "le robot tape dans un mur",
        "nothing_here": "il n’y a rien à ramasser",
        "too_many_steps": "le robot travaille trop longtemps",
        "not_reached": "le robot ne s’arrête pas sur le drapeau",
        "bolts_left": "il reste des boulons",
        "not_painted": "il reste des cases à peindre",
        "painted_too_much": "une case est peinte en trop",
        "argument_changed": "la fonction change ce qu’on lui donne",
    },
    "en": {
        "bumped": "the robot runs into a wall",
        "nothing_here": "there is nothing to pick up",
        "too_many_steps": "the robot works for too long",
        "not_reached": "the robot does not stop on the flag",
        "bolts_left": "there are bolts left",
        "not_painted": "there are squares left to paint",
        "painted_too_much": "a square is painted that should not be",
        "argument_changed": "the function changes what it is given",
    },
}
"""Why a visible test failed (``reason`` of ``verdict.TestResult``)."""

_LINE = {"fr": "ligne", "en": "line"}
_STEP = {"fr": "appel {}", "en": "call {}"}


def error_words(error: LearnerError, lang: str) -> str:
    """``NameError: name 'x' is not defined (line 3)``."""
    where = f" ({_LINE[lang]} {error.line})" if error.line else ""
    return f"{error.type}: {error.message}{where}" if error.message else f"{error.type}{where}"


def step_words(step: int, lang: str) -> str:
    """``call 2``."""
    return _STEP[lang].format(step)
