"""The rules that need no sandbox, each broken once in an exercise that was in order."""

import pytest
from tests.content.samples import ROOT, changed, exercise, without

from tremplin.content.authoring.exercise_draft import ExerciseDraft
from tremplin.content.checks.rules import static_problems
from tremplin.content.format.folder import Folder
from tremplin.content.format.loader import exercise_from_files, skills_from_bytes
from tremplin.content.format.messages import in_words
from tremplin.content.format.problems import Problem, Severity

SKILLS = frozenset(skills_from_bytes((ROOT / "curricula/skills.yaml").read_bytes()))


def _found(files: dict[str, bytes], name: str = "") -> list[Problem]:
    return static_problems(Folder.of(files, name), SKILLS)


def _rules(files: dict[str, bytes], name: str = "") -> list[str]:
    return [problem.rule for problem in _found(files, name)]


@pytest.mark.parametrize(
    "slug", ["hello", "ask-name", "what-is-printed", "badge", "first-step", "square-loop"]
)
def test_an_exercise_in_order_has_no_problem(slug: str) -> None:
    assert _found(exercise(slug), slug) == []


def _remembering(slug: str, function: str) -> list[Problem]:
    source = (
        f"seen = []\n\n\ndef {function}(value):\n    seen.append(value)\n    return 0\n".encode()
    )
    return [
        each
        for each in _found({**exercise(slug), "solution.py": source})
        if each.rule == "sequence"
    ]


def test_a_solution_that_remembers_needs_a_test_of_several_calls() -> None:
    (found,) = _remembering("def-double", "double")
    assert (found.path, found.severity) == ("solution.py", Severity.ERROR)
    assert "`seen`" in in_words(found.message, "fr")
    assert _remembering("average", "average") == []


@pytest.mark.parametrize(
    ("slug", "old", "new", "en"),
    [
        (
            "type-forward",
            "kind: turtle\nengine: turtle",
            "kind: debug\nengine: grid",
            "A 'turtle' test goes with",
        ),
        (
            "first-step",
            "    goal: [reach]",
            "    goal: [reach]\n    level: advice",
            "exercise needs a 'grid' test.",
        ),
        ("a-line", "    ignore:", "    stdin: '3'\n    ignore:", "reads nothing with `input`"),
    ],
)
def test_tests_that_do_not_fit_a_robot_or_a_turtle(slug: str, old: str, new: str, en: str) -> None:
    (found,) = _found(changed(slug, "exercise.yaml", old, new))
    assert en in in_words(found.message, "en")


@pytest.mark.parametrize(
    ("slug", "name", "old", "new", "rule", "en"),
    [
        (
            "hello",
            "exercise.yaml",
            "[io.print, text.string]",
            "[io.dance]",
            "skills",
            "The skill 'io.dance' does not exist",
        ),
        (
            "hello",
            "exercise.yaml",
            "reads_input: false",
            "reads_input: true",
            "entry",
            "disagree about `input`",
        ),
        (
            "ask-name",
            "exercise.yaml",
            "reads_input: true",
            "reads_input: false",
            "entry",
            "reads nothing with `input`",
        ),
        (
            "hello",
            "exercise.yaml",
            "functions: []",
            "functions: [double]",
            "entry",
            "the function `double`",
        ),
        (
            "hello",
            "exercise.yaml",
            "wrong/no-quotes.py",
            "wrong/other.py",
            "wrong",
            "The file wrong/other.py is missing.",
        ),
        ("hello", "solution.py", "print(", "print((", "solution", "This solution is not Python."),
        ("hello", "en.md", "{{example:greeting}}", "", "example", "The statement shows no example"),
        (
            "hello",
            "exercise.yaml",
            "visible: true",
            "visible: false",
            "example",
            "No test is visible",
        ),
        (
            "hello",
            "en.md",
            "{{example:greeting}}",
            "{{code:starter}}",
            "languages",
            "include the same things",
        ),
        (
            "hello",
            "en.md",
            "`print` shows",
            "print shows",
            "languages",
            "Code words in one language only: `print`.",
        ),
        (
            "ask-name",
            "exercise.yaml",
            "a comma, then `name`",
            "a comma, then name",
            "languages",
            "`name`",
        ),
        ("hello", "en.md", "1. Run", "Run", "steps", "The statement has 0 numbered steps"),
        (
            "hello",
            "en.md",
            "3. Run",
            "3. Wait.\n4. Run",
            "steps",
            "The statement has 4 numbered steps",
        ),
        (
            "hello",
            "en.md",
            "Boulon is a robot",
            "Boulon <b>is</b> a robot",
            "links",
            "There is HTML",
        ),
        ("hello", "en.md", "a robot", "[a robot](x)", "links", "There is a link"),
        ("hello", "en.md", "a robot", "https://example.org", "links", "There is a link"),
        (
            "hello",
            "exercise.yaml",
            "letter by letter:",
            "with boulon@example.org",
            "links",
            "an e-mail address",
        ),
        ("hello", "en.md", "a robot", "a Lego robot", "brands", "'Lego' is a brand"),
        (
            "hello",
            "exercise.yaml",
            "letter by letter:",
            "as on YouTube:",
            "brands",
            "'YouTube' is a brand",
        ),
        (
            "average",
            "en.md",
            "`average(",
            "`mean(",
            "entry",
            "does not name the function `average`",
        ),
        (
            "average",
            "starter.py",
            "def average",
            "def mean",
            "entry",
            "does not name the function `mean`",
        ),
        ("hello", "en.md", "Boulon is", "word " * 17 + "is", "reading-level", "A sentence of"),
        (
            "hello",
            "en.md",
            "Boulon is",
            "So it is. " * 40 + "Boulon is",
            "reading-level",
            "words; at age 11, 120 at most",
        ),
    ],
)
def test_a_broken_rule_is_named(
    slug: str, name: str, old: str, new: str, rule: str, en: str
) -> None:
    found = [problem for problem in _found(changed(slug, name, old, new)) if problem.rule == rule]
    assert any(en in in_words(problem.message, "en") for problem in found)
    assert all(
        in_words(problem.message, "fr") != in_words(problem.message, "en") for problem in found
    )


def test_the_folder_carries_the_slug() -> None:
    (problem,) = _found(exercise("hello"), "hullo")
    assert (
        in_words(problem.message, "en")
        == "The slug 'hello' and the folder 'hullo' must have the same name."
    )


def test_skills_that_nobody_knows_are_not_checked() -> None:
    assert (
        static_problems(Folder.of(changed("hello", "exercise.yaml", "io.print", "io.dance"))) == []
    )


@pytest.mark.parametrize("name", ["starter.py", "solution.py"])
def test_a_missing_program_is_named(name: str) -> None:
    found = _found(
        {
            file: data
            for file, data in without("hello", name).items()
            if file != "solution-variable.py"
        }
    )
    assert [(problem.path, problem.rule) for problem in found] == [(name, "files")]


def test_a_wrong_solution_that_is_not_described_is_named() -> None:
    assert _rules({**exercise("hello"), "wrong/more.py": b""}) == ["wrong"]


@pytest.mark.parametrize(
    ("slug", "name"), [("hello", "solution2.py"), ("hello", "images/x.png"), ("swap", "starter.py")]
)
def test_a_file_that_nothing_uses_is_only_a_warning(slug: str, name: str) -> None:
    (problem,) = _found({**exercise(slug), name: b"\x89PNG\r\n\x1a\n"})
    assert (problem.path, problem.rule, problem.severity) == (name, "files", Severity.WARNING)


def test_one_wrong_solution_is_not_enough() -> None:
    files = exercise("hello")
    text = files["exercise.yaml"].decode()
    start, end = text.index("  - file: wrong/small-letters.py"), text.index("licence:")
    files = {**files, "exercise.yaml": (text[:start] + text[end:]).encode()}
    messages = [in_words(problem.message, "en") for problem in _found(files)]
    assert "Wrong solutions needed, each a mistake children really make: at least 2." in messages


def test_an_exercise_that_reads_input_needs_a_hidden_test() -> None:
    files = exercise("ask-name")
    shown = files["exercise.yaml"].replace(
        b'    expect: "Bip', b'    visible: true\n    expect: "Bip'
    )
    files["exercise.yaml"] = shown.replace(b"    visible: true\n    on_fail", b"    on_fail")
    assert _rules(files) == ["hidden-test"]


def test_a_hidden_rule_on_the_syntax_is_no_hidden_test() -> None:
    files = exercise("badge")
    shown = files["exercise.yaml"].replace(b"    expect:", b"    visible: true\n    expect:")
    shown = shown.replace(b"    visible: true\n    on_fail", b"    on_fail")
    files["exercise.yaml"] = shown.replace(
        b"level: advice\n    visible: true", b"level: required\n    visible: false"
    )
    assert _rules(files) == ["hidden-test"]


def test_a_folder_over_300_kb_is_refused() -> None:
    assert _rules({**exercise("hello"), "files/big.csv": b"x" * 300_000}) == ["size"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("images/page.html", b"<script>alert(1)</script>"),
        ("images/hills.png", b"<script>alert(1)</script>"),
        ("images/hills.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
        ("files/run.exe", b"MZ"),
        ("files/run", b"#!/bin/sh"),
    ],
)
def test_a_file_of_another_kind_than_its_place_asks_for_is_refused(name: str, data: bytes) -> None:
    refused = [
        problem.path
        for problem in _found({**exercise("hello"), name: data})
        if problem.severity == "error"
    ]
    assert refused == [name]


def test_data_of_known_kinds_may_lie_beside_a_program() -> None:
    assert (
        _rules({**exercise("hello"), "files/bikes.csv": b"a;b", "files/data/page.html": b"<p>"})
        == []
    )


BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    "slug",
    [
        "hello",
        "keep-the-big",
        "what-is-printed",
        "index-bug",
        "first-step",
        "square-loop",
        "my-flag",
    ],
)
def test_the_mark_that_some_editors_put_before_a_text_changes_nothing(slug: str) -> None:
    plain = exercise(slug)
    marked = {
        name: BOM + data if name.endswith((".md", ".py", ".yaml")) else data
        for name, data in plain.items()
    }
    assert _found(marked, slug) == _found(plain, slug)
    assert exercise_from_files(marked) == exercise_from_files(plain)
    assert ExerciseDraft.of(marked).statements == ExerciseDraft.of(plain).statements


def test_in_a_data_file_that_mark_is_told_because_the_child_would_read_it() -> None:
    (found,) = _found({**exercise("hello"), "files/bikes.csv": BOM + b"name;wheels"})
    assert (found.path, found.severity) == ("files/bikes.csv", Severity.ERROR)
    assert "BOM" in in_words(found.message, "fr")


@pytest.mark.parametrize(("name", "present"), [("hills.png", False), ("hills.gif", True)])
def test_an_image_is_there_and_of_a_safe_kind(name: str, present: bool) -> None:
    files = changed(
        "hello",
        "exercise.yaml",
        "wrong:",
        f"images:\n  {name}: {{fr: Collines, en: Hills}}\nwrong:",
    )
    assert _rules({**files, f"images/{name}": b"x"} if present else files) == ["images"]


def test_a_text_left_in_the_other_language_is_named() -> None:
    files = changed(
        "hello",
        "exercise.yaml",
        "The screen does not show this message yet. Compare letter by letter: capitals, comma, spaces.",
        "L'écran ne montre pas encore ce message. Compare lettre par lettre : majuscules, virgule, espaces.",
    )
    (problem,) = _found(files)
    assert problem.key == "tests.greeting.on_fail"
    assert (
        in_words(problem.message, "en") == "French and English are the same: one is not translated."
    )


def test_a_long_hint_is_only_a_warning() -> None:
    (problem,) = _found(
        changed("hello", "exercise.yaml", "Keep `print`,", "Keep " + "well " * 12 + "`print`,")
    )
    assert (problem.rule, problem.severity) == ("reading-level", Severity.WARNING)


def test_a_statement_of_long_words_is_only_a_warning() -> None:
    long_words = (
        "Extraordinary mechanical contraptions communicate spectacular information everywhere. " * 4
    )
    (problem,) = _found(changed("hello", "en.md", "Boulon is a", long_words + "Boulon is a"))
    assert (problem.path, problem.rule, problem.severity) == (
        "en.md",
        "reading-level",
        Severity.WARNING,
    )
    assert in_words(problem.message, "en").startswith("A text that is hard to read (LIX ")


@pytest.mark.parametrize(("ages", "limit"), [("[7, 9]", 40), ("[9, 11]", 70), ("[5, 6]", 40)])
def test_younger_children_get_shorter_statements(ages: str, limit: int) -> None:
    messages = [
        in_words(problem.message, "en")
        for problem in _found(changed("hello", "exercise.yaml", "[11, 13]", ages))
    ]
    assert any(f"{limit} at most" in message for message in messages)


@pytest.mark.parametrize(
    ("name", "old", "new", "en"),
    [
        (
            "exercise.yaml",
            "[forward, turn_left, turn_right]",
            "[turn_left]",
            "uses 'forward', which the toolbox",
        ),
        ("exercise.yaml", "max: 6", "max: 2", "has 3 blocks; blocks.max allows 2"),
        ("solution.py", "*\n\nforward", "*\n\nprint", "Line 3 cannot be said with blocks"),
        ("starter.py", "forward()", "forward(2)", "Line 3 cannot be said with blocks"),
    ],
)
def test_what_cannot_be_built_with_the_toolbox(name: str, old: str, new: str, en: str) -> None:
    found = _found(changed("three-steps", name, old, new))
    assert [problem.rule for problem in found] == ["blocks"]
    assert en in in_words(found[0].message, "en")


@pytest.mark.parametrize(
    ("old", "new", "en"),
    [
        (
            '  names:\n    stair: {fr: "descends", en: "stair"}\n',
            "",
            "'stair' is read on the blocks: say it in French",
        ),
        ("    stair: {fr", "    stairs: {fr", "'stairs' names nothing in starter.py."),
    ],
)
def test_what_the_starter_made_up_is_said_in_both_languages(old: str, new: str, en: str) -> None:
    found = _found(changed("my-own-block", "exercise.yaml", old, new))
    assert {problem.rule for problem in found} == {"blocks"}
    assert any(en in in_words(problem.message, "en") for problem in found)


@pytest.mark.parametrize(
    "slip", ["Boulon dit bonjour!", "Boulon dit: bonjour.", "Boulon dit « bonjour »; c'est tout."]
)
def test_a_french_sign_without_its_space_is_a_warning(slip: str) -> None:
    (problem,) = _found(changed("hello", "fr.md", "Boulon est", f"{slip} Boulon est"))
    assert (problem.path, problem.rule, problem.severity) == (
        "fr.md",
        "typography",
        Severity.WARNING,
    )


@pytest.mark.parametrize(
    "right", ["Il est 20:00.", "Tape `for x in y:` ici.", "Bonjour\u202f!", "Bonjour ! Ça va ?"]
)
def test_code_hours_and_right_spaces_are_let_be(right: str) -> None:
    found = _found(changed("hello", "fr.md", "Boulon est", f"{right} Boulon est"))
    assert "typography" not in {problem.rule for problem in found}
