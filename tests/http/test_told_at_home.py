"""What a family finds on its page beside the progress: an adult's words, the works that the child shows."""

import re

from tests.http.zelda import MARK


def test_words_for_the_family_are_on_its_page_until_taken_back(app, as_nadia, family, zelda):
    as_nadia.post(f"{zelda}/notes", data={"text": "A <b>aidé</b> sa voisine."})
    assert "A &lt;b&gt;aidé&lt;/b&gt; sa voisine." in family.get("/family/progress").text
    page = as_nadia.get(zelda).text
    removal = re.search(r'action="([^"]*/notes/[^"]*/removal)"', page)[1]
    as_nadia.post(removal)
    assert "sa voisine" not in family.get("/family/progress").text
    assert (
        "500 caractères"
        in as_nadia.post(f"{zelda}/notes", data={"text": " "}, follow_redirects=True).text
    )


def test_a_child_chooses_what_is_shown_at_home(app, cast, family, client):
    awa = cast.log_in(client, cast.awa)
    assert "Le montrer à la maison" in awa.get("/exercises/hello").text
    awa.post("/exercises/hello/shown", data={"shown": "1"})
    page = family.get("/family/progress").text
    assert "veut montrer" in page
    assert MARK in page
    awa.post("/exercises/hello/shown", data={"shown": "0"})
    assert "veut montrer" not in family.get("/family/progress").text


def test_what_has_not_passed_is_not_shown(app, cast, client, zelda):
    awa = cast.log_in(client, cast.awa)
    assert awa.post("/exercises/badge/shown", data={"shown": "1"}).status_code == 422
