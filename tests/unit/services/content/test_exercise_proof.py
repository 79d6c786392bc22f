from tremplin.content.format.messages import Listed, Message, Named
from tremplin.content.format.problems import Problem, Severity
from tremplin.domain.exercise import Kind
from tremplin.models.db import db, unit_of_work
from tremplin.services.content.exercise_drafts import begin_exercise
from tremplin.services.content.exercise_proof import proof_problems

FOUND = Problem(
    "wrong/a.py",
    "wrong",
    Message(
        "This wrong solution passes everything, instead of failing at: %(declared)s.",
        declared=Listed((Named("test", "small"), Named("test", "big"))),
    ),
    "wrong.0.fails",
    Severity.WARNING,
)


def test_what_the_sandbox_found_is_kept_in_no_language(rows):
    draft = begin_exercise("Essai", "fr", Kind.STDOUT, "console", rows.nadia)
    with unit_of_work():
        draft.proof = {"version": draft.version, "trials": 1, "found": [FOUND.to_json()]}
    db.session.expire(draft)
    assert proof_problems(draft) == [FOUND]


def test_a_proof_with_sentences_in_two_languages_is_asked_for_anew(rows):
    draft = begin_exercise("Essai", "fr", Kind.STDOUT, "console", rows.nadia)
    problem = {
        "path": "",
        "rule": "wrong",
        "message": {"fr": "…", "en": "…"},
        "key": "",
        "severity": "error",
    }
    draft.proof = {"version": draft.version, "trials": 1, "problems": [problem]}
    assert proof_problems(draft) is None
