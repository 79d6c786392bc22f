"""A family opens its child's page with the code of a slip."""

import io
import re
from datetime import timedelta

import pytest
import time_machine
from pypdf import PdfReader
from tests.cast import CURRICULUM, ROOT, SECRET_KEY, a_verdict, hand_in, note_progress

from tremplin.content.format.loader import read_folder
from tremplin.domain.secrets.tokens import shown_code
from tremplin.models import AuditEvent, Learner
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now
from tremplin.services.content.load_content import ExerciseFolder, load_content
from tremplin.services.family.slips import TERM, issue_slip, revoke_slips
from tremplin.services.groups.child_changes import archive_child
from tremplin.web.security.tally import Limit
from tremplin.web.security.throttle import SLIP, Guard


@pytest.fixture
def code(app, cast):
    with app.app_context():
        return issue_slip(db.session.get(Learner, cast.awa.id), "fr", SECRET_KEY, "cli").code


def typed(client, code):
    return client.post("/family/", data={"code": code})


def test_the_code_opens_the_page(client, code):
    assert typed(client, code).location == "/family/progress"
    assert "Awa" in client.get("/family/progress").text


def test_small_letters_spaces_and_dashes_do_not_matter(client, code):
    assert typed(client, f" {shown_code(code).lower()} ").location == "/family/progress"


def test_the_square_on_the_slip_opens_the_page(client, code):
    assert client.get(f"/family/{shown_code(code)}").location == "/family/progress"


def answer_to(client, code):
    answer = typed(client, code)
    return answer.status_code, re.sub(r'(content|value)="[^"]*"', "", answer.text)


def test_a_code_that_opens_nothing_any_more_gets_the_answer_of_a_wrong_one(app, client, cast, code):
    with time_machine.travel(now() + TERM + timedelta(minutes=1), tick=False):
        expired = answer_to(client, code)
    with app.app_context():
        revoke_slips(db.session.get(Learner, cast.awa.id), "cli")
    revoked = answer_to(client, code)
    with app.app_context():
        learner = db.session.get(Learner, cast.awa.id)
        code = issue_slip(learner, "fr", SECRET_KEY, "cli").code
        archive_child(learner, "cli")
    of_a_child_who_left = answer_to(client, code)
    assert expired == revoked == of_a_child_who_left == answer_to(client, "ABCDEFGHJKLM")
    assert revoked[0] == 404


def test_an_open_page_closes_when_the_slip_is_revoked(app, client, cast, code):
    typed(client, code)
    with app.app_context():
        revoke_slips(db.session.get(Learner, cast.awa.id), "cli")
    assert client.get("/family/progress").location == "/family/"


def test_guessing_from_one_place_is_slowed_and_other_places_are_not(app, code, monkeypatch):
    monkeypatch.setattr(
        "tremplin.web.family.routes.SLIP", Guard("few", SLIP.per_key, (Limit(6, 300),))
    )
    guesser, parent = app.test_client(), app.test_client()
    codes = [typed(guesser, f"{number:012d}").status_code for number in range(7)]
    assert codes == [404] * 5 + [429] * 2
    assert typed(guesser, code).status_code == 429
    answer = parent.post("/family/", data={"code": code}, environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert answer.location == "/family/progress"


def test_without_a_slip_the_page_is_closed(client):
    assert client.get("/family/progress").location == "/family/"


def test_leaving_closes_the_page(client, code):
    typed(client, code)
    client.post("/family/leave")
    assert client.get("/family/progress").status_code == 302


def test_a_slip_opens_nothing_else(client, cast, code):
    typed(client, code)
    for path in ("/teach/", "/path", f"/teach/learners/{cast.awa.id}"):
        assert client.get(path).status_code == 302


def test_the_page_tells_effort_skills_and_what_comes_next(app, client, cast, code):
    with app.app_context():
        note_progress(cast.awa, "hello", attempts=2, stars=1)
        hand_in(cast.awa, "hello", "print('Bip')", a_verdict())
    typed(client, code)
    client.post("/language", data={"language": "en"})
    page = client.get("/family/progress").text
    assert "can make a program show a message" in page
    assert "can make a program calculate" not in page
    assert "comes next" in page
    assert page.count("<li>") >= 3


def test_the_page_names_no_other_child(app, client, cast, code):
    with app.app_context():
        for child in (cast.lina, cast.theo, cast.zoe):
            note_progress(child, "hello", stars=1)
    typed(client, code)
    page = client.get("/family/progress").text
    assert not [name for name in ("Lina", "Théo", "Zoé") if name in page]


def test_the_page_needs_no_script(client, code):
    typed(client, code)
    assert "<script" not in client.get("/family/progress").text


def test_the_look_is_in_the_audit_trail(app, client, cast, code):
    typed(client, code)
    client.get("/family/progress")
    with app.app_context():
        event = db.session.query(AuditEvent).filter_by(action="family.read").one()
        assert event.learner_id == cast.awa.id
        assert event.actor.startswith("slip:")


def test_a_hostile_name_is_shown_as_text(app, client, cast, code):
    with app.app_context():
        db.session.get(Learner, cast.awa.id).display_name = "<script>alert(1)</script>"
        db.session.commit()
    typed(client, code)
    assert "<script>alert" not in client.get("/family/progress").text


def test_slips_for_the_ticked_children_are_a_page_each(app, as_nadia, cast):
    address = f"/teach/groups/{cast.mercredi.id}/slips"
    ticked = {"language": "fr", "child": [str(cast.awa.id), str(cast.theo.id), str(cast.zoe.id)]}
    pages = [
        page.extract_text()
        for page in PdfReader(io.BytesIO(as_nadia.post(address, data=ticked).data)).pages
    ]
    assert [
        name for page, name in zip(pages, ("Awa", "Théo"), strict=True) if name not in page
    ] == []
    for page, name in zip(pages, ("Awa", "Théo"), strict=True):
        code = re.search(r"\b[A-Z0-9]{4}(?:-[A-Z0-9]{4}){2}\b", page)[0]
        visitor = app.test_client()
        typed(visitor, code)
        assert name in visitor.get("/family/progress").text
    nobody = as_nadia.post(address, data={"language": "fr"}, follow_redirects=True)
    assert "Cochez au moins un enfant" in nobody.text


def test_who_prints_at_an_address_of_this_computer_alone_is_told(as_nadia, cast):
    address = f"/teach/learners/{cast.awa.id}"
    assert "ne marche que sur cet ordinateur" in as_nadia.get(address).text
    assert (
        "ne marche que sur cet ordinateur"
        not in as_nadia.get(address, headers={"Host": "192.168.1.7:8404"}).text
    )


def test_a_name_in_arabic_letters_is_printed_on_a_french_page(app, as_nadia, cast):
    with app.app_context(), unit_of_work() as session:
        session.get_one(Learner, cast.awa.id).display_name = "ياسمين"
    for address in (f"/teach/learners/{cast.awa.id}/slip", f"/teach/learners/{cast.awa.id}/card"):
        assert b"NotoSansArabic" in as_nadia.post(address, data={"language": "fr"}).data


def test_a_slip_in_arabic_has_letters_for_it_on_one_page(as_nadia, cast):
    pdf = as_nadia.post(f"/teach/learners/{cast.awa.id}/slip", data={"language": "ar"})
    assert pdf.mimetype == "application/pdf"
    assert b"NotoSansArabic" in pdf.data
    assert len(PdfReader(io.BytesIO(pdf.data)).pages) == 1


def test_a_title_of_the_houses_own_is_french_in_an_arabic_page_and_stands_apart(app, client, cast):
    with app.app_context():
        note_progress(cast.awa, "hello", stars=1)
        code = issue_slip(db.session.get(Learner, cast.awa.id), "ar", SECRET_KEY, "cli").code
    typed(client, code)
    page = client.get("/family/progress").text
    assert '<html lang="ar" dir="rtl"' in page
    # The cast's own curriculum and units are told in no other language; its exercises are those of the house.
    assert '<bdi lang="fr">Premiers pas</bdi>' in page
    assert '<bdi lang="fr">Boulon compte.</bdi>' in page
    assert "<bdi>Awa</bdi>" in page
    without_titles = re.sub(r'<bdi lang="fr">.*?</bdi>', "", page)
    assert "Premiers pas" not in without_titles
    assert "Boulon" not in without_titles


def test_titles_that_the_house_told_itself_in_arabic_are_read_there_and_nowhere_else(
    app, client, cast
):
    told = {
        'en: "First steps"': 'en: "First steps", ar: "البداية"',
        'en: "Count"': 'en: "Count", ar: "العدّ"',
        "revision: 1\n": "revision: 2\n",
    }
    document = CURRICULUM.decode()
    for before, after in told.items():
        document = document.replace(before, after)
    files = {**read_folder(ROOT / "exercises/t3-python/hello")}
    files["exercise.yaml"] = files["exercise.yaml"].replace(
        b"slug: hello", "slug: hello\nfamilies: {ar: سلام}".encode()
    )
    with app.app_context():
        load_content([ExerciseFolder(files)], [document.encode()])
        code = issue_slip(db.session.get(Learner, cast.awa.id), "ar", SECRET_KEY, "cli").code
    typed(client, code)
    page = client.get("/family/progress").text
    for words in ("البداية", "العدّ", "سلام"):
        assert f"<bdi>{words}</bdi>" in page
    assert '<bdi lang="fr">Boulon compte.</bdi>' in page
    client.post("/language", data={"language": "fr"})
    page = client.get("/family/progress").text
    assert "<bdi>Premiers pas</bdi>" in page
    assert "البداية" not in page


def test_in_a_familys_own_language_no_title_is_marked_as_another(client, code):
    typed(client, code)
    page = client.get("/family/progress").text
    assert "<bdi>Premiers pas</bdi>" in page
    assert "<bdi lang" not in page
    client.post("/language", data={"language": "en"})
    assert "<bdi>First steps</bdi>" in client.get("/family/progress").text


def test_a_hostile_title_is_shown_as_text(app, client, cast, code, monkeypatch):
    monkeypatch.setattr(
        "tremplin.web.exercise.texts.family_titles.pick", lambda text: "<script>alert(1)</script>"
    )
    typed(client, code)
    page = client.get("/family/progress").text
    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("path", ["consent", "withdrawal", ""])
def test_a_page_left_open_for_days_is_the_door_in_the_familys_language(app, path):
    app.config["WTF_CSRF_ENABLED"] = True
    answer = app.test_client().post(f"/family/{path}", headers={"Accept-Language": "ar"})
    assert answer.status_code == 400
    assert "أغلقنا" in answer.text
    assert 'id="code"' in answer.text


def test_what_is_not_there_is_told_in_the_familys_language_and_leads_back(app, client, cast):
    with app.app_context():
        code = issue_slip(db.session.get(Learner, cast.awa.id), "ar", SECRET_KEY, "cli").code
    typed(client, code)
    answer = client.get("/family/certificates/nothing.pdf")
    assert answer.status_code == 404
    assert "هذه الصفحة غير موجودة" in answer.text
    assert re.search(r'href="/family/">\s*العودة إلى صفحة العائلة', answer.text)


def test_the_sign_of_the_house_and_another_language_lead_no_family_to_the_childrens_door(
    client, code
):
    assert 'name="next" value="/family/"' in typed(client, "ABCDEFGHJKLM").text
    typed(client, code)
    for path in ("/family/progress", "/family/notice"):
        assert re.search(r'class="top__brand" href="/family/progress"', client.get(path).text)
