"""Sentences on their way into a page."""

import pytest

from tremplin.web.base.markup import code_words


@pytest.mark.parametrize(
    ("sentence", "html"),
    [
        ("Use `print`.", "Use <code>print</code>."),
        ("`a ? b` : où ?", "<code>a ? b</code>\u00a0: où\u00a0?"),
        ("« `x` » <b> `<i>`", "«\u00a0<code>x</code>\u00a0» &lt;b&gt; <code>&lt;i&gt;</code>"),
        ("one ` alone", "one ` alone"),
        ("", ""),
    ],
)
def test_code_words_are_set_as_code_and_nothing_else_is_markup(sentence: str, html: str) -> None:
    assert code_words(sentence) == html
