"""The figures of the code: each counts what its line in the table says."""

import pytest

import figures

BODY = '''
@pages.get("/words")
def words(rows, other):
    """Docstring.

    With a blank line.
    """
    first = [row for row in rows if row and other]

    # The reason.
    if first:
        return first
    return rows if other else None  # noqa: X1
'''


def only_function(tmp_path, text):
    (tmp_path / "module.py").write_text(text)
    [function] = figures.read_module(tmp_path / "module.py", tmp_path).functions
    return function


def test_a_body_is_counted_without_its_docstring(tmp_path):
    function = only_function(tmp_path, BODY)
    assert (function.name, function.lines, function.blank, function.comments) == (
        "module.py: words",
        6,
        1,
        1,
    )
    assert function.is_view


@pytest.mark.parametrize(
    ("body", "in_statements", "in_expressions"),
    [
        ("return [x for x in y]", 0, 1),
        ("return {x: z for x in y for z in x if z if x}", 0, 4),
        ("return x and y and z", 0, 2),
        ("return x if y else z", 0, 1),
        ("return lambda x: x or y", 0, 1),
        ("for x in y: pass\n    while z: pass", 2, 0),
        ("if x: pass\n    elif y: pass\n    else: pass", 2, 0),
        ("try: pass\n    except E: pass\n    except F: pass\n    finally: pass", 2, 0),
        ("match x:\n        case 1: pass\n        case _: pass", 2, 0),
    ],
)
def test_decisions_are_told_apart_by_where_they_stand(
    tmp_path, body, in_statements, in_expressions
):
    function = only_function(tmp_path, f"def looked_at():\n    {body}\n")
    assert (function.in_statements, function.in_expressions) == (in_statements, in_expressions)
    assert not function.is_view


def test_a_nested_function_keeps_its_decisions_to_itself(tmp_path):
    (tmp_path / "module.py").write_text(
        "def outer():\n    def inner():\n        if x: pass\n    return inner\n"
    )
    outer, inner = figures.read_module(tmp_path / "module.py", tmp_path).functions
    assert (outer.decisions, outer.lines) == (0, 3)
    assert (inner.decisions, inner.lines) == (1, 1)


def test_folders_are_named_from_the_sixteenth_module_on(tmp_path):
    for folder, count in (("full", 16), ("calm", 15)):
        (tmp_path / "package" / folder).mkdir(parents=True)
        for number in range(count):
            (tmp_path / "package" / folder / f"m{number}.py").write_text("")
        (tmp_path / "package" / folder / "__init__.py").write_text("")
    package = tmp_path / "package"
    modules = [figures.read_module(path, tmp_path) for path in package.rglob("*.py")]
    assert list(figures.crowded(package, modules)) == [("package/full", 16)]


def test_the_table_of_a_repository_is_printed(tmp_path, capsys):
    package = tmp_path / "platform" / "tremplin"
    package.mkdir(parents=True)
    (package / "module.py").write_text(BODY)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_module.py").write_text("assert True\nassert 1\n")

    assert figures.main(tmp_path) == 0

    table = [line.split("  ")[1:] for line in capsys.readouterr().out.splitlines()]
    told = {row[0]: row[-1].strip() for row in table if row}
    assert told["functions"] == "1"
    assert told["decisions, comprehensions counted"] == "5"
    assert told["decisions inside expressions"] == "80.0 %"
    assert told["lines of a view: median, 90 % have at most, longest"] == "6, 6, 6"
    assert told["lines of tests a line of code, Python"] == "0.20"
