import pytest

from tremplin.domain.errors import diagnose
from tremplin.web.wording import _ERRORS

PROGRAMS = {
    "print(agge)": "name_unknown",
    "def f():\n    print(x)\n    x = 1\nf()": "name_too_early",
    "if True:\nprint(1)": "indent_missing",
    "print(1)\n  print(2)": "indent_unexpected",
    "if True:\n    print(1)\n  print(2)": "indent_uneven",
    "for i in range(3)\n    print(i)": "colon_missing",
    'print("Bonjour)': "quote_missing",
    "print((1 + 2)": "bracket_open",
    "print(1 + 2))": "bracket_extra",
    'print "Bonjour"': "print_brackets",
    "print(1 2)": "comma_missing",
    "if x = 3:\n    pass": "equals_single",
    "3 = x": "equals_single",
    "print(“a”)": "odd_character",
    "a b": "syntax",
    '"a" + 1': "text_and_number",
    '1 + "a"': "text_and_number",
    '"a" < 1': "compare_text_number",
    "x = 3\nx()": "not_callable",
    "def f(a): pass\nf()": "arguments",
    'int("douze")': "not_a_number",
    'float("x")': "not_a_number",
    "1 // 0": "divide_by_zero",
    "[1][3]": "index_too_far",
    "{}['poire']": "key_unknown",
    "[].add(1)": "attribute_unknown",
    "def f(): f()\nf()": "calls_itself",
    "2.0 ** 5000": "number_too_large",
    "raise MemoryError": "memory_full",
    "import turtel": "module_unknown",
    "raise RuntimeError('x')": "unknown",
}


def error_of(program: str) -> BaseException:
    with pytest.raises(BaseException) as caught:  # noqa: PT011 - whatever Python says is the subject
        exec(compile(program, "solution.py", "exec"), {})  # noqa: S102 - programs written above
    return caught.value


@pytest.mark.parametrize(("program", "key"), PROGRAMS.items())
def test_a_beginners_error_is_recognised(program, key):
    error = error_of(program)
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    assert diagnose(type(error).__name__, message).key == key


def test_a_newer_pythons_suggestion_is_used():
    assert diagnose("NameError", "name 'agge' is not defined. Did you mean: 'age'?").key == "name_near"
    assert diagnose("AttributeError", "'str' object has no attribute 'uper'. Did you mean: 'upper'?").key == (
        "attribute_near"
    )


def test_every_case_has_its_sentences():
    assert set(PROGRAMS.values()) <= set(_ERRORS)


def test_the_names_of_the_sentence_come_from_the_message():
    found = diagnose("NameError", "name 'agge' is not defined. Did you mean: 'age'?")
    assert found.names == {"name": "agge", "near": "age"}
