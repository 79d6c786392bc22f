"""The border between a learner's side and the side that hides something: what passes is of the grammar, always."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driver.exchange import COMMON, PARTS
from driver.remote import BUILTIN_EXCEPTIONS, SPECIALS, STOPPING
from tremplin_sandbox.frames import FrameError, Message
from tremplin_sandbox.running.border import Border

TELL, SPECIAL, ERROR, CLASS = 5, "__len__", 8, 6
LOADED = Message(give=["h", [1, 2]], classes=[[2, "module", "builtins", [], [], None]])
MEETING = Message(
    do=["t", [["s", "call"], ["r", [1]], ["t", [["h", [TELL, CLASS]], ["@", "t2"]]], ["@", "t1"]]],
    nodes=[["t1", "d", []], ["t2", "l", [["i", "1"]]]],
    classes=[[CLASS, "function", "test_it", [], ["__call__", SPECIAL], None]],
)
HANDED, NODES = {TELL, CLASS}, {"t1", "t2"}
QUESTIONS = (
    "get",
    "set",
    "del",
    "call",
    "method",
    "special",
    "dir",
    "plain",
    "copy",
    "deepcopy",
    "refused",
)


def met() -> Border:
    """A border where the tests have loaded the program and called a function of it with one of theirs."""
    border = Border("s")
    border.told(Message(do=["t", [["s", "load"], ["n"], ["s", "m"]]]))
    border.admitted(LOADED)
    border.told(MEETING)
    return border


numbers = st.sampled_from([0, 1, 2, TELL, CLASS, ERROR, 900, 901, True, "5"])
names = st.sampled_from(
    [
        *(
            *QUESTIONS,
            "input",
            "readline",
            "load",
            "eval",
            "balance",
            "_pin",
            "__globals__",
            "__name__",
            "format",
        ),
        *(
            SPECIAL,
            "__call__",
            "__format__",
            "__getattribute__",
            "t1",
            "t2",
            "t9",
            "s1",
            "s900",
            "sum",
            "type",
        ),
        "KeyboardInterrupt",
    ]
)
tags = st.sampled_from(["s", "i", "f", "b", "y", "g", "@", "o"])
leaves = st.one_of(
    st.just(["n"]),
    st.tuples(
        st.sampled_from(["s", "i", "f", "b", "y", "g", "@", "o"]),
        names | st.just("7") | st.booleans(),
    ).map(list),
    st.tuples(st.sampled_from(["r", "k"]), st.lists(numbers, max_size=2)).map(list),
    st.tuples(st.just("h"), st.lists(numbers, min_size=1, max_size=3)).map(list),
)
trees = st.recursive(
    leaves | names | numbers,
    lambda inner: st.one_of(
        st.tuples(
            st.sampled_from(["t", "z", "v", "m", "e", "l", "d"]), st.lists(inner, max_size=4)
        ).map(list),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)
PARTS_OF_QUESTIONS = [["t", []], ["@", "t1"], ["@", "s900"], ["n"]]
well_formed = st.builds(
    lambda what, thing, rest: ["t", [["s", what], thing, *rest]],
    names,
    st.sampled_from(
        [["r", [TELL]], ["r", [CLASS]], ["r", [ERROR]], ["n"], ["g", "sum"], ["s", "x"], ["k", [2]]]
    ),
    st.lists(
        st.sampled_from([["t", []], ["@", "t1"], ["@", "s900"], ["n"]])
        | names.map(lambda name: ["s", name]),
        max_size=3,
    ),
)
places = st.sampled_from(["t1", "t2", "t9", "s1", "s900", "x"])
nodes = st.lists(
    st.tuples(places, st.sampled_from("lsdaz"), st.lists(trees, max_size=2)).map(list),
    max_size=3,
)
classes = st.lists(
    st.tuples(
        st.sampled_from([2, 900, 901, "900"]),
        names,
        names,
        st.lists(st.sampled_from([*BUILTIN_EXCEPTIONS, 2, 900, 5, "type"]), max_size=2),
        st.lists(st.sampled_from([*SPECIALS, "__getattribute__", "__class__"]), max_size=2),
        st.sampled_from([None, "int", "dict", "type", []]),
    ).map(list),
    max_size=2,
)
said = st.fixed_dictionaries(
    {}, optional={"nodes": nodes, "classes": classes, "out": st.text(max_size=5)}
).flatmap(
    lambda beside: st.one_of(
        st.builds(
            lambda tree: {**beside, "do": tree},
            well_formed | trees.filter(lambda tree: type(tree) is list),
        ),
        st.builds(
            lambda tree: {**beside, "give": tree}, trees.filter(lambda tree: type(tree) is list)
        ),
        st.builds(
            lambda tree: {**beside, "raise": tree}, trees.filter(lambda tree: type(tree) is list)
        ),
    )
)


def grammatical(tree: Any, known: set[str], defined: set[int]) -> bool:
    """The grammar of PROTOCOL.md once more, as briefly as it can be said: what a value of the guest's may be."""
    if tree == ["n"]:
        return True
    tag, body = tree
    if type(body) is not list:
        return tag in "bifsy" or (tag == "g" and body in COMMON) or (tag == "@" and body in known)
    if tag in ("t", "z"):
        return all(grammatical(item, known, defined) for item in body)
    if tag == "v":
        return body[0] in PARTS and all(grammatical(item, known, defined) for item in body[1:])
    if tag == "e":
        return not issubclass(BUILTIN_EXCEPTIONS[body[0]], STOPPING)
    return (tag == "r" and body[0] in HANDED) or (
        tag in ("h", "k") and body[-1 if tag == "k" else 1] in defined
    )


@given(said)
def test_whatever_the_guest_says_is_of_the_grammar_or_noise(message: dict[str, Any]) -> None:
    try:
        heard = met().admitted(Message.model_validate(message))
    except FrameError:
        return
    known = NODES | {node[0] for node in heard.nodes or ()}
    defined = {2} | {definition[0] for definition in heard.classes or ()}
    assert all(node[0] in NODES or node[0].startswith("s") for node in heard.nodes or ())
    assert all(grammatical(item, known, defined) for node in heard.nodes or () for item in node[2])
    assert all(set(definition[4]) <= set(SPECIALS) for definition in heard.classes or ())
    if heard.do is None:
        assert grammatical(heard.give or heard.raises, known, defined)
        return
    (_, what), thing, *rest = heard.do[1]
    assert all(grammatical(part, known, defined) for part in heard.do[1])
    if what in ("refused", "input", "readline"):
        assert thing == ["n"]
        return
    assert thing[0] == "r"
    assert thing[1][0] in HANDED
    assert what in QUESTIONS
    if what in ("get", "set", "del", "method", "special"):
        name = rest[0][1]
        assert not name.startswith("_") or name in (
            "__name__",
            "__qualname__",
            "__doc__",
            "__module__",
            SPECIAL,
            "__call__",
        )
    assert what != "method" or not rest[0][1].startswith("format")


@pytest.mark.parametrize(
    "question",
    [
        [
            ["s", "call"],
            ["g", "sum"],
            ["t", [["v", ["range", ["i", "0"], ["i", "9"], ["i", "1"]]]]],
            ["@", "t1"],
        ],
        [["s", "get"], ["g", "str"], ["s", "format"]],
        [["s", "get"], ["s", "a text"], ["s", "upper"]],
        [["s", "get"], ["r", [TELL]], ["s", "__globals__"]],
        [["s", "special"], ["r", [TELL]], ["s", "__format__"], ["t", [["s", ""]]]],
        [["s", "method"], ["r", [TELL]], ["s", "format"], ["t", []], ["@", "t1"]],
        [["s", "load"], ["n"], ["s", "test_it"]],
        [["s", "eval"], ["r", [TELL]], ["s", "1"]],
    ],
    ids=["builtin", "type", "text", "inside", "format", "format-method", "load", "unknown"],
)
def test_a_question_that_is_not_the_guests_is_refused_by_the_keeper(question: list[Any]) -> None:
    heard = met().admitted(Message(do=["t", copy.deepcopy(question)]))
    assert heard.do is not None
    assert heard.do[1][:2] == [["s", "refused"], ["n"]]


def test_an_exception_of_the_keepers_is_no_object_of_its() -> None:
    border = met()
    border.admitted(Message(do=["t", [["s", "get"], ["r", [TELL]], ["s", "nothing"]]]))
    border.told(Message.model_validate({"raise": ["e", ["AttributeError", ERROR, ["t", []]]]}))
    asked = border.admitted(Message(do=["t", [["s", "get"], ["r", [ERROR]], ["s", "obj"]]]))
    assert asked.do is not None
    assert asked.do[1][0] == ["s", "refused"]
    border.told(Message.model_validate({"raise": ["e", ["AttributeError", 9, ["t", []]]]}))
    back = Message.model_validate({"raise": ["r", [ERROR]]})
    assert border.admitted(back) == back  # but it may leave the way it came


@pytest.mark.parametrize(
    "message",
    [
        {"give": ["r", [7]]},
        {"give": ["@", "t9"]},
        {"give": ["g", "eval"]},
        {"give": ["m", [["s", "{0.__globals__}"], "format"]]},
        {"give": ["v", ["attrgetter", ["s", "__globals__"]]]},
        {"raise": ["e", ["KeyboardInterrupt", 900, ["t", []]]]},
        {"raise": ["e", ["ValueError", 900, ["t", [["r", [TELL]]]]]]},
        {"raise": ["s", "no exception"]},
        {"give": ["n"], "nodes": [["t9", "l", []]]},
        {"give": ["n"], "classes": [[900, "A", "m", ["KeyboardInterrupt"], [], None]]},
        {"give": ["n"], "classes": [[900, "A", "m", [], ["__getattribute__"], None]]},
    ],
    ids=range(11),
)
def test_what_was_never_handed_out_is_noise(message: dict[str, Any]) -> None:
    with pytest.raises(FrameError):
        met().admitted(Message.model_validate(message))


def test_an_answer_to_no_question_is_noise() -> None:
    border = met()
    border.admitted(Message(give=["n"]))
    with pytest.raises(FrameError):
        border.admitted(Message(give=["n"]))


def test_only_tests_that_are_the_guest_load_a_module() -> None:
    load = Message(do=["t", [["s", "load"], ["n"], ["s", "cart"]]])
    assert Border("t").admitted(load) == load
