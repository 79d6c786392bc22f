from uuid import UUID

import pytest

from tremplin.content.authoring import exercise_draft_changes as change
from tremplin.content.authoring.new_exercise import blank
from tremplin.domain.exercise import Kind


def a_sketch(kind=Kind.STDOUT, setting="console"):
    return blank(kind, setting, UUID(int=1), "an-exercise", "Nadia")


def ids(draft):
    return [test["id"] for test in draft.tests]


def test_there_are_four_hints_at_most_and_one_moves_up():
    draft = a_sketch().with_meta(hints=[{"fr": "un", "en": "one"}, {"fr": "deux", "en": "two"}])
    assert change.with_hint_earlier(draft, "1").meta["hints"][0]["en"] == "two"
    assert change.with_hint_earlier(draft, "9") == draft
    for _ in range(5):
        draft = change.with_hint(draft)
    assert [hint["en"] for hint in draft.meta["hints"]] == ["one", "two", "", ""]
    assert [hint["en"] for hint in change.without_hint(draft, "0").meta["hints"]] == ["two", "", ""]


def test_a_test_more_begins_as_the_last_of_its_kind_with_an_id_of_its_own():
    draft = change.with_test(a_sketch().with_meta(tests=[]), "stdout")
    told = [{**draft.tests[0], "expect": "Bip\n", "on_fail": {"fr": "Non.", "en": "No."}}]
    draft = change.with_test(draft.with_meta(tests=told), "stdout")
    assert ids(draft) == ["test-1", "test-2"]
    assert draft.tests[1]["expect"] == "Bip\n"
    assert draft.tests[1]["on_fail"] == {"fr": "", "en": ""}
    assert change.with_test(draft, "nothing") == draft


def test_a_test_goes_and_no_wrong_solution_fails_at_it_any_more():
    draft = a_sketch().with_meta(tests=[], wrong=[])
    draft = change.with_wrong(change.with_test(change.with_test(draft, "stdout"), "stdout"))
    assert [each["fails"] for each in draft.wrong] == [["test-1"]]
    assert ids(change.with_test_moved(draft, "test-1", 1)) == ["test-2", "test-1"]
    assert ids(change.with_test_moved(draft, "test-1", -1)) == ["test-1", "test-2"]
    draft = change.without_test(draft, "test-1")
    assert (ids(draft), draft.wrong[0]["fails"]) == (["test-2"], [])


def test_a_test_keeps_one_world_and_has_ten_at_most():
    draft = a_sketch(Kind.BLOCKS_GRID, "grid").with_meta(tests=[])
    draft = change.with_test(draft, "grid")
    for _ in range(change.MAX_WORLDS + 1):
        draft = change.with_world(draft, "test-1")
    assert len(draft.tests[0]["worlds"]) == change.MAX_WORLDS
    for _ in range(change.MAX_WORLDS + 1):
        draft = change.without_world(draft, "test-1")
    assert len(draft.tests[0]["worlds"]) == 1
    assert change.with_world(draft, "test-7") == draft


def test_wrong_and_further_solutions_have_files_of_their_own_and_go_with_them():
    draft = a_sketch().with_meta(wrong=[])
    draft = change.with_wrong(change.with_wrong(draft), b"print(2)\n")
    assert [each["file"] for each in draft.wrong] == ["wrong/wrong-1.py", "wrong/wrong-2.py"]
    draft = change.without_wrong(draft, "wrong/wrong-1.py")
    assert "wrong/wrong-1.py" not in draft.files
    draft = change.with_solution(draft)
    assert draft.files["solution-1.py"] == draft.files["solution.py"]
    assert "solution-1.py" not in change.without_file(draft, "solution-1.py").files
    assert change.without_file(draft, "solution.py") == draft


@pytest.mark.parametrize(
    ("role", "file"),
    [("starter", "starter.py"), ("solution", "solution.py"), ("other-solution", "solution-1.py")],
)
def test_a_program_is_kept_in_its_role(role, file):
    assert change.with_program(a_sketch(), role, b"print(1)\n").files[file] == b"print(1)\n"
    assert change.with_program(a_sketch(), "nothing", b"print(1)\n") == a_sketch()


def test_an_include_stands_once_in_the_text_of_both_languages_and_only_if_it_names_something():
    draft = change.with_test(a_sketch().with_meta(tests=[]), "stdout")
    twice = change.with_include(change.with_include(draft, "example:test-1"), "example:test-1")
    assert [each.body.count("{{example:test-1}}") for each in twice.statements.values()] == [1, 1]
    for nothing in ("example:test-9", "image:none.png", "code:starter"):
        assert change.with_include(draft, nothing) == draft


def test_what_the_kind_does_not_have_is_not_added():
    draft = a_sketch()
    for add in (change.with_choice, change.with_check):
        assert add(draft) == draft


def test_points_of_a_project_have_ids_that_stay():
    draft = a_sketch(Kind.PROJECT, "console")
    draft = draft.with_meta(project={**draft.meta["project"], "checklist": []})
    draft = change.without_check(change.with_check(change.with_check(draft)), "item-1")
    assert [item["id"] for item in change.with_check(draft).meta["project"]["checklist"]] == [
        "item-2",
        "item-1",
    ]


def test_a_skill_is_named_once():
    draft = a_sketch().with_meta(skills=["io.print"])
    for skill in ("io.print", ""):
        assert change.with_skill(draft, "skills", skill) == draft
    draft = change.with_skill(draft, "skills", "num.convert")
    assert change.without_skill(draft, "skills", "io.print").meta["skills"] == ["num.convert"]
