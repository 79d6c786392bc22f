"""The sentences of verdicts, by the stable word of each: what a child reads."""

from __future__ import annotations

from flask_babel import gettext, lazy_gettext
from flask_babel.speaklater import LazyString

from tremplin_sandbox.verdict import VerdictClass

_ = lazy_gettext

HEADLINES: dict[VerdictClass, LazyString] = {
    VerdictClass.PASSED: _("It works!"),
    VerdictClass.FAILED: _("Not there yet."),
    VerdictClass.ERROR: _("Python stopped before the end."),
    VerdictClass.TIMEOUT: _("Your program has not finished yet."),
    VerdictClass.OUT_OF_MEMORY: _("Your program filled all its memory."),
    VerdictClass.OUTPUT_LIMIT: _("Your program prints far too much."),
    VerdictClass.REJECTED: _("This text cannot be checked."),
    VerdictClass.PLATFORM_ERROR: _("The checker is having a rest."),
}

NEARER = _("Not there yet. You are getting closer.")
"""What a failed Check is headed by when it passes more tests than the one before."""

SUGGESTIONS: dict[VerdictClass, LazyString] = {
    VerdictClass.TIMEOUT: _("Look for a loop that never ends: what should make it stop?"),
    VerdictClass.OUT_OF_MEMORY: _("Look for a list or a text that keeps growing."),
    VerdictClass.OUTPUT_LIMIT: _("Look for a print inside a loop that never ends."),
    VerdictClass.ERROR: _("Read the marked line once more, slowly."),
    VerdictClass.PLATFORM_ERROR: _(
        "Your work is kept. It will be checked as soon as the checker is back."
    ),
}

REASONS: dict[str, LazyString] = {
    "argument_changed": _(
        "The answer is right, but your function changes what it is given. Work on a copy."
    ),
}
"""Why a test failed in which the function gave back what was asked for, by the sandbox's word."""

REFUSALS: dict[str, LazyString] = {
    "too_large": _(
        "Your program is too long to be checked (more than 64,000 characters). Make it shorter."
    ),
    "nul_byte": _("There is an invisible character in your program. Type the line again by hand."),
    "not_text": _("There is a broken character in your program. Type the line again by hand."),
    "not_utf8": _("There is a broken character in your program. Type the line again by hand."),
    "bad_coding_cookie": _("The first line asks for a strange alphabet. Delete that line."),
    "bad_key": _("This page is out of date. Reload it: your work is kept."),
    "too_many_waiting": _(
        "Twenty of your programs are waiting to be checked already. "
        "Wait until some answers are there, then check again. Your text is kept."
    ),
    "group_closed": _(
        "Your group is closed at the moment. Your work is kept. Ask an adult of the workshop."
    ),
    "unknown_host": _(
        "You opened this site under a name that it does not know as its own, so nothing was made. Open it by the "
        "address that the start prints, or have TREMPLIN_HOSTS set to this name."
    ),
    "closed": _(
        "An adult has closed this for now. Your program is kept: you will find it again when it opens."
    ),
    "locked": _("This exercise is not open yet. Finish a few more of the ones before it."),
}


HELD_REASONS = {
    "exercise_error": _(
        "The tests of this exercise cannot be run. Tell whoever wrote it; then try again."
    ),
    "container_hung": _(
        "The checker gets stuck on it each time. Look at the program, then try again or put it aside."
    ),
    "internal": _(
        "The checker fails on it each time. Tell whoever runs the house; then try again."
    ),
}
"""Why a program could not be checked, for an adult, where the fault is in it or its exercise."""

CHECKER_AWAY = _("The checker was away each time. As soon as it is back, it goes on by itself.")

WRONG_SECRETS: dict[str, LazyString] = {
    "pictures": _("Those are not your three pictures. Look at your card and try again."),
    "words": _("Those are not your two words. Look at your card and try again."),
}
"""What a child is told whose secret is not that of her card, by the kind of secret."""

UNCLEAR_PARTS = {
    "words": _("A word"),
    "steps": _("What I have to do"),
    "example": _("The example"),
    "other": _("Something else"),
}
"""What a child may find unclear in a text."""

KIND_NAMES = {
    "blocks-grid": _("Steer the robot"),
    "turtle": _("Draw with the turtle"),
    "stdout": _("A program that prints"),
    "function": _("A function"),
    "parsons": _("Lines to put in order"),
    "predict": _("Read and predict"),
    "debug": _("Find the mistake"),
    "project": _("Project"),
}
"""What an author calls a kind of exercise."""

KIND_HELP = {
    "blocks-grid": _("Blocks lead Boulon through a world that you paint."),
    "turtle": _("The drawing must look like the one of your solution."),
    "stdout": _("Something is typed, something must be printed."),
    "function": _("The tests call a function and look at what it returns."),
    "parsons": _("Your solution is shuffled; the child puts its lines or blocks in order."),
    "predict": _("A program to read and a question. The right answer is found by running it."),
    "debug": _("A program that does not do what it should."),
    "project": _("Free work with two to four milestones and a list that an adult ticks."),
}
"""What such an exercise is, in a sentence for its author."""

SETTING_LABELS = {
    "robot": _("the robot, with blocks"),
    "turtle-blocks": _("the turtle, with blocks"),
    "turtle": _("the turtle, in Python"),
    "console": _("text, in Python"),
}
"""Where a child works, as an author chooses it."""

TEST_NAMES = {
    "stdout": _("what is printed"),
    "call": _("what a function returns"),
    "turtle": _("the drawing"),
    "grid": _("worlds of the robot"),
    "ast": _("how it is written"),
    "pytest": _("a file of tests"),
    "mutants": _("programs with a slip"),
}
"""What a test looks at."""


def kind_label(kind: str) -> str:
    """What a child does in an exercise of this kind, in a word or two."""
    return {
        "blocks-grid": gettext("Steer"),
        "turtle": gettext("Draw"),
        "stdout": gettext("Write"),
        "function": gettext("Write"),
        "debug": gettext("Repair"),
        "predict": gettext("Guess"),
        "parsons": gettext("Put in order"),
        "project": gettext("Project"),
    }.get(kind, gettext("Do"))


def no_sandbox() -> str:
    """Why nothing can be run from a page now, for an adult."""
    return gettext("The sandbox is not ready. Nothing is lost; try again in a minute.")
