"""A program to repair: what was changed stands beside the verdict, and fewer lines are suggested, never asked."""

import pytest
from tests.cast import a_verdict, hand_in
from tests.content.samples import changed

from tremplin.services.content.load_content import ExerciseFolder, load_content
from tremplin_sandbox.verdict import VerdictClass

STARTER = 'print(Bonjour)\nprint("à tous")\n'


@pytest.fixture
def page(app, client, cast):
    """What Awa's page says of a program she handed in."""
    files = changed(
        "hello",
        "exercise.yaml",
        "kind: stdout\nengine",
        "kind: debug\ndebug: {max_changed_lines: 1}\nengine",
    )
    files["exercise.yaml"] = files["exercise.yaml"].replace(b"revision: 1", b"revision: 2")
    with app.app_context():
        load_content([ExerciseFolder({**files, "starter.py": STARTER.encode()})], [])

    def said(source, verdict=VerdictClass.PASSED):
        with app.app_context():
            submission = hand_in(cast.awa, "hello", source, a_verdict(verdict))
        cast.log_in(client, cast.awa).post("/language", data={"language": "en"})
        return client.get(f"/submissions/{submission}").json["html"]

    return said


def test_more_lines_than_needed_are_a_suggestion(page):
    html = page('print("Bonjour")\nprint("à", "tous")\n')
    assert "You changed 2 lines." in html
    assert "Changing only 1 is enough: which one?" in html


def test_the_smallest_repair_is_shown_without_a_word_more(page):
    html = page(STARTER.replace("Bonjour", '"Bonjour"'))
    assert "is enough" not in html
    assert "print(Bonjour)" in html
    assert "print(&#34;Bonjour&#34;)" in html


def test_while_it_does_not_work_nobody_counts(page):
    assert "is enough" not in page("x\ny\nz\n", VerdictClass.FAILED)
