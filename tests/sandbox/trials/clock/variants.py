"""Variants of ``submissions/right.py``: the verdict, a text of it and what stands in its place, and what is added."""

LYING_DICT = """

class Liar(dict):
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False
"""
LYING_INT = """

class Liar(int):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0
"""
LYING_OBJECT = """

class Liar:
    __class__ = int

    def __eq__(self, other):
        return True

    def __reduce__(self):
        return (print, ())

    def __contains__(self, item):
        return True
"""
CALL_BACK = "        function(item)"
VARIANTS = {
    "wrong_generator": ("failed", "range(0, n, 2)", "range(1, n, 2)", ""),
    "raises": ("error", "Clock(total // 60, total % 60)", "Clock(totl)", ""),
    "missing_name": ("failed", "def count(text)", "def cuont(text)", ""),
    "lying_answer": ("failed", "collections.Counter(text)", "Liar()", LYING_DICT),
    "lying_int": ("failed", "number / 2", "Liar(0)", LYING_INT),
    "lying_object": ("failed", "number / 2", "Liar()", LYING_OBJECT),
    "skips": ("error", "return number / 2", "import unittest; raise unittest.SkipTest", ""),
    "walks_from_a_callback": ("failed", CALL_BACK, "        function(function.__globals__)", ""),
    "patches_a_mock": ("failed", CALL_BACK, "        function.assert_called_once_with = print", ""),
}
