"""Instructors make exercises of their own: nothing typed is lost, nothing goes out that is not proved."""

import io
import re
from types import SimpleNamespace

import pytest
from PIL import Image
from tests.cast import ScriptedSandbox, a_verdict

from tremplin.content.authoring.exercise_draft import calls_of
from tremplin.domain.exercise import Kind
from tremplin.models import ExerciseDraftRow, ExerciseRow
from tremplin.models.db import db
from tremplin.services.content.catalogue import unpack_folder
from tremplin.services.content.exercise_drafts import exercise_draft_of
from tremplin_sandbox.verdict import TestStatus, VerdictClass


def draft(app):
    with app.app_context():
        return db.session.query(ExerciseDraftRow).one()


def exercise_draft(app):
    return exercise_draft_of(draft(app))


@pytest.fixture
def sandbox(app):
    scripted = ScriptedSandbox()
    app.extensions["grading"] = SimpleNamespace(sandbox=scripted, wake=lambda: None)
    return scripted


def begin(visitor, kind="function", setting="console", title="Le double"):
    answer = visitor.post(
        "/teach/exercises", data={"title": title, "kind": kind, "setting": setting}
    )
    assert answer.status_code == 302
    return answer.location


@pytest.fixture
def begun(as_nadia):
    return begin(as_nadia)


def as_shown(app, **changes):
    """The fields of the page as it stands, some of them changed; None takes one out."""
    here = exercise_draft(app)
    fields = {"end": "1", "version": draft(app).version, "hints": len(here.meta["hints"])}
    for code, statement in here.statements.items():
        fields |= {
            f"title.{code}": statement.title,
            f"goal.{code}": statement.goal,
            f"body.{code}": statement.body,
        }
        fields |= {f"step.{i}.{code}": step for i, step in enumerate(statement.steps)}
        fields |= {f"hint.{i}.{code}": hint[code] for i, hint in enumerate(here.meta["hints"])}
    for test in here.tests:
        at = f"test.{test['id']}"
        fields |= {f"{at}.on_fail.{code}": words for code, words in test["on_fail"].items()}
        fields |= {f"{at}.visible": "1"} if test.get("visible") else {}
        if test["kind"] == "call":
            calls = calls_of(test)
            fields |= {f"{at}.function": [call["function"] for call in calls]}
            fields |= {f"{at}.args": [repr(call["args"])[1:-1] for call in calls]}
            fields |= {f"{at}.expect": [repr(call["expect"]) for call in calls]}
        if test["kind"] == "grid":
            fields |= {
                f"{at}.world": test["worlds"],
                **{f"{at}.goal.{goal}": "1" for goal in test["goal"]},
            }
    fields["test"] = [test["id"] for test in here.tests]
    fields["wrong"] = [wrong["file"] for wrong in here.wrong]
    for wrong in here.wrong:
        fields[f"wrong.{wrong['file']}.fails"] = wrong["fails"]
    programs = [name for name in here.files if name.endswith(".py")]
    fields["program"] = programs
    fields |= {f"program.{name}": here.program(name) for name in programs}
    fields |= {"skills": here.meta["skills"], "image": list(here.meta.get("images") or {})}
    fields |= changes
    return {name: value for name, value in fields.items() if value is not None}


def send(app, visitor, address, **changes):
    return visitor.post(address, data=as_shown(app, **changes))


def test_a_new_exercise_has_its_title_programs_and_a_test(app, as_nadia, begun):
    here = exercise_draft(app)
    assert draft(app).slug == "le-double"
    assert here.title == {"fr": "Le double", "en": ""}
    assert [test["kind"] for test in here.tests] == ["call"]
    page = as_nadia.get(begun).text
    assert "Texte anglais, titre" in page
    assert "Ce texte est vide." in page


@pytest.mark.parametrize(
    "fields", [{"title": " ", "kind": "function"}, {"title": "X", "kind": "nonsense"}]
)
def test_without_a_title_or_a_kind_nothing_is_begun(app, as_nadia, fields):
    assert as_nadia.post("/teach/exercises", data=fields).location.endswith("/teach/exercises")
    with app.app_context():
        assert db.session.query(ExerciseDraftRow).count() == 0


def test_everything_that_is_typed_is_kept(app, as_nadia, begun):
    send(
        app,
        as_nadia,
        begun,
        **{
            "title.en": "The double",
            "step.0.fr": "Complète.",
            "body.fr": "Une\r\nhistoire.",
            "program.solution.py": "def double(number):\r\n    return 2 * number\r\n",
            "test.test-1.args": "'Awa', [1, 2]",
            "test.test-1.expect": "Bonjour Awa",
            "difficulty": "4",
            "youngest": "12",
            "oldest": "9",
        },
    )
    here = exercise_draft(app)
    assert here.statements["en"].title == "The double"
    assert here.statements["fr"].steps == ("Complète.",)
    assert here.statements["fr"].body == "Une\nhistoire."
    assert here.program("solution.py") == "def double(number):\n    return 2 * number\n"
    assert (here.tests[0]["args"], here.tests[0]["expect"]) == (["Awa", [1, 2]], "Bonjour Awa")
    assert (here.meta["difficulty"], here.meta["ages"]) == (4, [12, 12])


def test_a_title_for_families_is_kept_beside_the_others_and_need_not_be_there(app, as_nadia, begun):
    assert 'id="title-ar" name="title.ar"' in as_nadia.get(begun).text
    assert "families" not in exercise_draft(app).meta
    send(app, as_nadia, begun, **{"title.ar": "  الضِّعف  "})
    assert exercise_draft(app).meta["families"] == {"ar": "الضِّعف"}
    assert 'value="الضِّعف"' in as_nadia.get(begun).text
    send(app, as_nadia, begun)
    assert exercise_draft(app).meta["families"] == {"ar": "الضِّعف"}
    send(app, as_nadia, begun, **{"title.ar": ""})
    assert "families" not in exercise_draft(app).meta


def test_words_without_quotes_are_one_text(app, as_nadia, begun):
    send(app, as_nadia, begun, **{"test.test-1.args": "bonjour Awa"})
    assert exercise_draft(app).tests[0]["args"] == ["bonjour Awa"]


def test_a_page_that_was_cut_changes_nothing(app, as_nadia, begun):
    before = draft(app).folder
    assert send(app, as_nadia, begun, end=None, **{"title.fr": "Autre"}).status_code == 400
    assert draft(app).folder == before


@pytest.mark.parametrize(
    ("pressed", "fields", "kept"),
    [
        ("add-hint", {}, lambda here: len(here.meta["hints"]) == 2),
        ("drop-hint:0", {}, lambda here: here.meta["hints"] == []),
        ("drop-hint:nonsense", {}, lambda here: len(here.meta["hints"]) == 1),
        ("hint-up:7", {}, lambda here: len(here.meta["hints"]) == 1),
        (
            "add-test",
            {"new-test": "ast"},
            lambda here: [t["id"] for t in here.tests] == ["test-1", "test-2"],
        ),
        ("add-test", {"new-test": "nonsense"}, lambda here: len(here.tests) == 1),
        ("drop-test:test-1", {}, lambda here: here.tests == []),
        ("add-wrong", {}, lambda here: here.wrong[0]["file"] == "wrong/wrong-1.py"),
        ("add-solution", {}, lambda here: "solution-1.py" in here.files),
        (
            "put-skills",
            {"pick.skills": "loop.for"},
            lambda here: here.meta["skills"] == ["loop.for"],
        ),
        ("drop-file:solution.py", {}, lambda here: "solution.py" in here.files),
        ("add-choice", {}, lambda here: "predict" not in here.meta),
        ("add-world:test-1", {}, lambda here: "worlds" not in here.tests[0]),
        ("nonsense:1", {}, lambda here: len(here.tests) == 1),
    ],
)
def test_each_button_does_its_one_thing(app, as_nadia, begun, pressed, fields, kept):
    assert send(app, as_nadia, begun, do=pressed, **fields).status_code == 302
    assert kept(exercise_draft(app))


def test_a_wrong_solution_forgets_a_test_that_goes(app, as_nadia, begun):
    send(app, as_nadia, begun, do="add-wrong")
    send(app, as_nadia, begun, do="drop-test:test-1")
    assert exercise_draft(app).wrong[0]["fails"] == []
    send(app, as_nadia, begun, do="drop-wrong:wrong/wrong-1.py")
    assert exercise_draft(app).wrong == []
    assert not [name for name in exercise_draft(app).files if name.startswith("wrong/")]


def test_a_world_is_painted_and_another_added(app, as_nadia):
    address = begin(as_nadia, "blocks-grid", "robot", "Le chemin")
    send(
        app,
        as_nadia,
        address,
        **{"test.test-1.world": ["#####\r\n#>oF#\r\n#####"], "test.test-1.goal.collected": "1"},
    )
    test = exercise_draft(app).tests[0]
    assert (test["worlds"], test["goal"]) == (["#####\n#>oF#\n#####\n"], ["reach", "collected"])
    send(app, as_nadia, address, do="add-world:test-1")
    assert len(exercise_draft(app).tests[0]["worlds"]) == 2


def test_two_authors_never_overwrite_each_other_unseen(app, as_nadia, begun):
    first = as_shown(app, **{"title.fr": "De Nadia"})
    second = as_shown(app, **{"title.fr": "De Karim"})
    as_nadia.post(begun, data=first)
    answer = as_nadia.post(begun, data=second)
    assert answer.status_code == 409
    assert "De Karim" in answer.text
    assert exercise_draft(app).title["fr"] == "De Nadia"


def test_what_is_kept_while_typing_answers_with_the_new_version_and_what_is_missing(
    app, as_nadia, begun
):
    fields = as_shown(app, **{"title.en": "The double"})
    answer = as_nadia.post(begun, data=fields, headers={"Accept": "application/json"})
    assert answer.json["version"] == 2
    assert "Avant de publier" in answer.json["side"]
    overtaken = as_nadia.post(
        begun, data={**fields, "title.en": "X"}, headers={"Accept": "application/json"}
    )
    assert (overtaken.status_code, overtaken.json) == (409, {"overtaken_by": "Nadia", "version": 2})


def test_keeping_what_is_kept_makes_no_new_version(app, as_nadia, begun):
    send(app, as_nadia, begun)
    version = draft(app).version
    send(app, as_nadia, begun)
    assert draft(app).version == version


def test_a_picture_is_cleaned_and_asks_for_its_words(app, as_nadia, begun):
    buffer = io.BytesIO()
    Image.new("RGB", (30, 30), "red").save(buffer, "PNG")
    buffer.seek(0)
    as_nadia.post(begun, data=as_shown(app, do="add-picture", picture=(buffer, "Mon Vélo.png")))
    assert exercise_draft(app).meta["images"] == {"mon-velo.png": {"fr": "", "en": ""}}
    shown = as_nadia.get(f"{begun}/pictures/mon-velo.png")
    assert shown.mimetype == "image/png"
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    send(app, as_nadia, begun, do="drop-file:images/mon-velo.png")
    assert "images" not in exercise_draft(app).meta
    assert as_nadia.get(f"{begun}/pictures/mon-velo.png").status_code == 404


def test_what_is_no_picture_is_told_and_the_rest_is_kept(app, as_nadia, begun):
    picture = (io.BytesIO(b"<svg><script>1</script>"), "x.svg")
    page = as_nadia.post(
        begun,
        data=as_shown(app, do="add-picture", picture=picture, **{"title.en": "Kept"}),
        follow_redirects=True,
    )
    assert "SVG" in page.text
    assert exercise_draft(app).title["en"] == "Kept"


def test_an_incomplete_exercise_is_neither_proved_nor_published(app, as_nadia, begun, sandbox):
    for pressed in ("prove", "publish"):
        assert send(app, as_nadia, begun, do=pressed).status_code == 302
    assert sandbox.jobs == []
    with app.app_context():
        assert db.session.get(ExerciseRow, draft(app).id) is None


def test_where_nothing_can_run_nothing_is_lost(app, as_nadia, begun):
    page = as_nadia.post(begun, data=as_shown(app, do="fill"), follow_redirects=True)
    assert "n’est pas prêt" in page.text


def test_the_preview_is_the_childs_page_in_a_frame_of_our_own(as_nadia, begun):
    page = as_nadia.get(f"{begun}/preview")
    assert "data-workspace" in page.text
    assert "Complète" not in page.text
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]


def test_check_in_the_preview_keeps_nothing_but_the_authors_try(app, as_nadia, begun, sandbox):
    source = "def double(number):\n    return 1\n"
    sandbox.answers = {source.encode(): a_verdict(VerdictClass.FAILED, id="test-1")}
    answer = as_nadia.post(f"{begun}/preview/submissions", json={"source": source, "key": "k" * 20})
    assert answer.json["verdict"] == "failed"
    assert (
        as_nadia.put(f"{begun}/preview/draft", json={"source": source, "base": 1}).status_code
        == 200
    )
    assert draft(app).tried == source
    assert "return 1" in as_nadia.get(f"{begun}/preview").text


def test_the_authors_try_ends_with_the_start_it_began_from(app, as_nadia, begun):
    as_nadia.put(
        f"{begun}/preview/draft", json={"source": "def double(number):\n    return 5\n", "base": 1}
    )
    send(app, as_nadia, begun, **{"title.en": "The double"})
    assert "return 5" in draft(app).tried
    send(app, as_nadia, begun, **{"program.starter.py": "def double(number):\n    return 0\n"})
    assert draft(app).tried is None


def test_a_prediction_is_previewed_with_its_choices(app, as_nadia, sandbox):
    address = begin(as_nadia, "predict", "console", "Que voit-on ?")
    sandbox.otherwise = lambda job: a_verdict(VerdictClass.FAILED, id="answer", got="3\n")
    send(app, as_nadia, address, do="add-choice", choices="0", question="output")
    changes = {
        "choices": "1",
        "choice.0.answer": "4",
        "choice.0.says.fr": "Relis.",
        "question": "output",
    }
    send(app, as_nadia, address, **changes)
    page = as_nadia.get(f"{address}/preview").text
    assert 'value="3"' in page
    assert 'value="4"' in page


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("starter", "starter.py"),
        ("solution", "solution.py"),
        ("wrong", "wrong/wrong-1.py"),
        ("nonsense", None),
    ],
)
def test_what_is_built_in_the_preview_becomes_a_program(app, as_nadia, begun, role, name):
    as_nadia.post(
        f"{begun}/programs",
        data={"role": role, "source": "def double(number):\r\n    return 7\r\n"},
    )
    programs = [
        each for each, data in unpack_folder(draft(app).folder).items() if b"return 7" in data
    ]
    assert programs == ([name] if name else [])


def test_a_new_exercise_may_begin_as_one_of_the_house_and_says_so(app, as_nadia):
    as_nadia.post("/teach/exercises/copies", data={"slug": "badge"})
    here = exercise_draft(app)
    assert draft(app).slug == "badge-2"
    assert here.title["fr"] == "Le badge"
    assert "badge" in here.meta["source"]
    assert here.meta["authors"] == [{"name": "Nadia", "role": "author"}]
    assert as_nadia.post("/teach/exercises/copies", data={"slug": "nowhere"}).status_code == 404


def test_a_draft_is_thrown_away(app, as_nadia, begun):
    as_nadia.post(f"{begun}/removal")
    with app.app_context():
        assert db.session.query(ExerciseDraftRow).count() == 0
    assert as_nadia.get(begun).status_code == 404


def test_what_will_be_asked_for_is_told_from_the_beginning(as_nadia, begun):
    page = as_nadia.get(begun).text
    assert "Mauvaises solutions attendues" in page
    assert "Il faut au moins un test caché" in page
    assert "L’énoncé a 0 étapes" in page


@pytest.mark.parametrize("kind", [*Kind])
def test_what_is_missing_leads_to_its_field(as_nadia, kind):
    begun = as_nadia.post("/teach/exercises", data={"title": "Essai", "kind": kind.value})
    page = as_nadia.get(begun.location).text
    places = re.findall(r'<li><a href="#([^"]+)"', page)
    assert {"goal-fr", "title-en", "step.0-en"} <= set(places)
    assert [place for place in places if f'id="{place}"' not in page] == []


def test_a_solution_that_is_not_python_keeps_what_was_known_of_it(app, as_nadia):
    begun = as_nadia.post("/teach/exercises", data={"title": "Dire", "kind": "stdout"}).location
    send(app, as_nadia, begun, **{"program.solution.py": 'print(input("? ")'})
    assert exercise_draft(app).meta["entry"]["reads_input"] is True


def test_slips_that_change_nothing_are_named_on_the_page(app, as_nadia, begun):
    send(app, as_nadia, begun, equivalent_mutants="`2: return number`\n\n 3: \n")
    assert exercise_draft(app).meta["equivalent_mutants"] == ["2: return number", "3:"]
    send(app, as_nadia, begun, equivalent_mutants="")
    assert "equivalent_mutants" not in exercise_draft(app).meta


def test_the_sandbox_ticks_where_wrong_solutions_fail(app, as_nadia, begun, sandbox):
    send(app, as_nadia, begun, do="add-test", **{"new-test": "call"})
    send(app, as_nadia, begun, do="add-wrong")
    failed = a_verdict(VerdictClass.FAILED, id="test-2", status=TestStatus.FAILED)
    sandbox.otherwise = lambda job: failed
    send(app, as_nadia, begun, do="tick-wrong")
    assert exercise_draft(app).wrong[0]["fails"] == ["test-2"]


def test_a_wrong_solution_that_passes_everything_is_told(app, as_nadia, begun, sandbox):
    send(app, as_nadia, begun, do="add-wrong")
    page = as_nadia.post(begun, data=as_shown(app, do="tick-wrong"), follow_redirects=True)
    assert "aucun test ne voit donc son erreur" in page.text
    assert exercise_draft(app).wrong[0]["fails"] == ["test-1"]


def test_a_test_is_shown_as_an_example_in_both_texts_by_a_button(app, as_nadia):
    begun = begin(as_nadia, "stdout", title="Dire")
    send(
        app,
        as_nadia,
        begun,
        do="include:example:test-1",
        **{"body.fr": "Une histoire.", "body.en": ""},
    )
    assert exercise_draft(app).statements["fr"].body == "Une histoire.\n\n{{example:test-1}}"
    assert exercise_draft(app).statements["en"].body == "{{example:test-1}}"
    assert "est dans le texte" in as_nadia.get(begun).text
    send(app, as_nadia, begun, do="include:example:nonsense", **{"body.fr": "", "body.en": ""})
    assert exercise_draft(app).statements["fr"].body == ""


def test_a_test_of_a_function_may_make_several_calls(app, as_nadia, begun):
    send(
        app,
        as_nadia,
        begun,
        do="add-call:test-1",
        **{"test.test-1.args": "3", "test.test-1.expect": "6"},
    )
    one = {"function": "double", "args": [3], "expect": 6}
    assert exercise_draft(app).tests[0]["calls"] == [one, one]
    rows = {"function": ["double", "double"], "args": ["3", "'a'"], "expect": ["6", "'aa'"]}
    send(app, as_nadia, begun, **{f"test.test-1.{field}": typed for field, typed in rows.items()})
    assert exercise_draft(app).tests[0]["calls"] == [
        one,
        {"function": "double", "args": ["a"], "expect": "aa"},
    ]
    page = as_nadia.get(begun).text
    assert page.count('name="test.test-1.args"') == 2
    assert "Les appels se suivent dans le même programme" in page
    send(
        app,
        as_nadia,
        begun,
        do="drop-call:test-1",
        **{f"test.test-1.{field}": typed for field, typed in rows.items()},
    )
    assert exercise_draft(app).tests[0]["args"] == [3]
    assert "calls" not in exercise_draft(app).tests[0]
    send(app, as_nadia, begun, do="drop-call:test-1")
    assert exercise_draft(app).tests[0]["args"] == [3]
