"""Technical words of a statement are explained in place."""


def test_a_word_of_the_glossary_opens_its_meaning(as_awa):
    page = as_awa.get("/exercises/hello").text
    assert page.count('popovertarget="word-1">') == 1
    assert page.count('id="word-1" popover') == 1
    assert page.count('class="meaning"') == page.count('class="word"')


def test_words_follow_the_language(as_awa):
    french = as_awa.get("/exercises/hello").text
    as_awa.post("/language", data={"language": "en"})
    english = as_awa.get("/exercises/hello").text
    assert "Une liste d’instructions que l’ordinateur suit" in french
    assert "A list of instructions that the computer follows" in english
