"""What is told of a usual mistake to an adult who does not see the program."""

from tremplin.web.exercise.texts.mistake_texts import mistake_text


def told(app, word):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        return mistake_text(None, word)


def test_a_sentence_that_lost_its_name_is_told_with_its_reason(app):
    assert (
        told(app, "error:bracket_open")
        == "The “…” is never closed. Each bracket that opens needs one that closes."
    )


def test_two_mistakes_of_one_sentence_are_told_apart(app):
    assert told(app, "error:quotes_missing") != told(app, "error:name_unknown")


def test_a_sentence_that_needs_no_name_stands_alone(app):
    assert told(app, "error:indent_missing") == "This line must be shifted to the right."
