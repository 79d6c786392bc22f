"""What is said of a statement, and the recording of it."""

import shutil

import pytest

from tremplin.content.markup.speech import can_record, record, recording_key, spoken_text


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("Lance &amp; regarde <code>print</code>.", "Lance & regarde print."),
        ("<p>Un pas.</p><p>Puis deux.</p>", "Un pas. Puis deux."),
        (
            '<p>Voici :</p><div class="example"><div><span>On voit</span><pre>1</pre></div></div><p>Fin.</p>',
            "Voici : Fin.",
        ),
        ('<p>Vois.</p><figure class="picture"><img src="a.svg" alt="Un pont"></figure>', "Vois."),
        ("<pre><code>print(1)</code></pre>", ""),
    ],
)
def test_running_text_is_said_and_nothing_else(html: str, said: str) -> None:
    assert spoken_text(html) == said


def test_another_text_or_language_is_another_recording() -> None:
    keys = {recording_key("fr", "pont"), recording_key("en", "pont"), recording_key("fr", "ponts")}
    assert len(keys) == 3


def test_a_machine_without_the_programs_records_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)
    assert not can_record()


def test_a_recording_is_an_mp3_as_long_as_its_text() -> None:
    short, long = record("fr", "Avance."), record("fr", "Avance. " * 20 + "Puis tourne à gauche.")
    assert short[:2] == b"\xff\xf3"
    assert len(long) > 5 * len(short)
