"""The rule that no function is too hard to follow: what counts, and what the list of old ones allows."""

import pytest

import complexity

NESTED = "[[cell for cell in row if cell] for row in rows if row]"


def measured(tmp_path, body):
    module = tmp_path / "module.py"
    module.write_text(f"def looked_at(rows, word, other):\n    {body}\n")
    [function] = complexity.measured(module)
    return function


@pytest.mark.parametrize(
    ("body", "counted"),
    [
        ("return rows", 0),
        ("return [row for row in rows]", 1),
        ("return [row for row in rows if row]", 2),
        ("return {row: word for row in rows if row}", 2),
        ("return any(row for row in rows if row)", 2),
        ("return word if rows else other", 1),
        ("return word and other", 1),
        # Each level counts for more.
        (f"return {NESTED}", 5),
    ],
)
def test_comprehensions_and_decisions_in_expressions_count(tmp_path, body, counted):
    assert measured(tmp_path, body).complexity == counted


def test_a_comment_switches_nothing_off(tmp_path):
    assert measured(tmp_path, f"return {NESTED}  # complexipy: ignore").complexity == 5


def test_a_new_function_above_the_limit_is_refused_with_its_place():
    new = complexity.Function("Path::length", "path.py:7", 13)
    assert list(complexity.complaints([new], {})) == [
        "path.py:7: Path::length has a cognitive complexity of 13 (at most 12)"
    ]
    assert (
        list(complexity.complaints([complexity.Function("Path::length", "path.py:7", 12)], {}))
        == []
    )


def test_a_listed_function_may_stay_and_not_grow():
    listed = complexity.read_listed("# old ones\n\nlength 15\n")
    assert listed == {"length": 15}
    assert (
        list(complexity.complaints([complexity.Function("length", "path.py:7", 15)], listed)) == []
    )
    assert (
        len(list(complexity.complaints([complexity.Function("length", "path.py:7", 16)], listed)))
        == 1
    )


def test_a_line_whose_function_is_mended_or_gone_must_go():
    listed = {"length": 15, "width": 20}
    mended = [complexity.Function("length", "path.py:7", 12)]
    assert list(complexity.complaints(mended, listed)) == [
        "complex_functions.txt: length is above 12 no more: take its line away",
        "complex_functions.txt: width is above 12 no more: take its line away",
    ]


def test_what_is_asked_of_a_folder(tmp_path, capsys, monkeypatch):
    (tmp_path / "module.py").write_text("def nothing():\n    return 1\n")
    (tmp_path / "listed.txt").write_text("gone 14\n")
    monkeypatch.setattr(complexity, "LISTED", tmp_path / "listed.txt")
    assert complexity.main([str(tmp_path)]) == 1
    assert capsys.readouterr().out == "listed.txt: gone is above 12 no more: take its line away\n"
    (tmp_path / "listed.txt").write_text("")
    assert complexity.main([str(tmp_path)]) == 0
