"""The border between a learner's side and the side that has something to hide, kept by the host.

Of two containers in conversation one is the learner's (the *guest*) and one the author's (the
*keeper*): of ``pytest`` the code under test is the guest, of ``mutants`` the tests are. Both speak
the language of ``driver/PROTOCOL.md``; what the guest says is read here by the grammar that stands
there: it may name only what the keeper handed out, and ask only what the grammar has, never for a
builtin. The keeper's own guard decides what the objects themselves allow (``driver/guard.py``);
this half does not depend on what happens inside a container.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from driver.exchange import COMMON, MAX_PACKED, MAX_SHARED, MAX_VALUES, PARTS
from driver.remote import BUILTIN_EXCEPTIONS, SPECIALS, STOPPING
from driver.values import MAX_DEPTH, VALUE_CLASSES, CodecError, Decoder
from tremplin_sandbox.frames import FrameError, Message

MAX_CLASSES = 5_000
"""Most classes that a guest may define."""
_MAX_ARGS = 2_000
_OF_CLASSES = frozenset({"__iter__", "__len__", "__getitem__", "__contains__"})
"""What may be asked of a class itself: an enumeration goes through its members."""
_NAMES_OF_CODE = frozenset({"__name__", "__qualname__", "__doc__", "__module__"})
_NESTED = ("t", "z", "v", "m")
"""Tags of trees that hold trees."""
_SCALARS = {"b": bool, "i": str, "f": str, "s": str, "y": str}
_NODE = re.compile(r"[st][1-9][0-9]{0,9}", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,4000}", re.ASCII)

Tree = list[Any]


class RefusedError(Exception):
    """A question that is well-formed, and not the guest's to ask; the message says which."""


class Border:
    """One conversation, as it is seen from between the two.

    Args:
        guest: ``s`` where the code under test is the learner's, ``t`` where the tests are.
    """

    def __init__(self, guest: str) -> None:
        self._guest = guest
        self._handed: dict[int, frozenset[str]] = {}
        self._exceptions: set[int] = set()
        self._specials: dict[int, frozenset[str]] = {}
        self._classes: set[int] = set()
        self._nodes: OrderedDict[str, None] = OrderedDict()
        self._left = 0
        self._asked: list[bool] = []
        self._questions: dict[str, Callable[[Tree, list[Tree]], None]] = {
            "get": self._get,
            "set": self._set,
            "del": self._get,
            "call": self._call,
            "method": self._method,
            "special": self._special,
            "dir": self._alone,
            "plain": self._alone,
            "copy": self._alone,
            "deepcopy": self._alone,
            "await": self._alone,
        }

    # What the keeper says

    def told(self, message: Message) -> Message:
        """A message of the keeper's, after what it hands out is noted.

        Raises:
            FrameError: It says what its driver never says.
        """
        self._turn(message, is_guest=False)

        try:
            for number, _, _, _, specials, _ in message.classes or ():
                self._specials[number] = frozenset(specials)
                self._handed[number] = _OF_CLASSES

            for name, _, trees in message.nodes or ():
                self._nodes.setdefault(name)
                self._note_all(trees)

            self._note(message.do or message.give or message.raises)

            if message.do is not None:
                _ = message.do[1][0]
        except (IndexError, KeyError, TypeError, ValueError, RecursionError) as error:
            raise FrameError("not what the keeper's driver says") from error

        self._forget()
        return message

    def _note_all(self, trees: Any) -> None:
        for tree in trees if type(trees) is list else ():
            self._note(tree)

    def _note(self, tree: Any) -> None:
        if type(tree) is not list or len(tree) != 2 or type(tree[1]) is not list:
            return

        tag, body = tree
        if tag in _NESTED:
            self._note_all(body)
        elif tag == "h":
            self._handed[body[0]] = self._specials[body[1]]
            self._exceptions.update(body[:1] if len(body) == 3 else ())
        elif tag == "k":
            self._handed[body[0]] = _OF_CLASSES
        elif tag == "e":
            self._exceptions.add(body[1])

    # What the guest says

    def admitted(self, message: Message) -> Message:
        """A message of the guest's as the keeper may hear it; a forbidden question is refused.

        Raises:
            FrameError: It is not of the grammar.
        """
        self._turn(message, is_guest=True)
        self._left = MAX_VALUES
        for definition in message.classes or ():
            self._define(definition)
        for node in message.nodes or ():
            self._node(node)
        for node in message.nodes or ():
            self._items(node)
        admitted = self._said(message)
        self._forget()
        return admitted

    def _said(self, message: Message) -> Message:
        if message.give is not None:
            self._value(message.give)

        if message.raises is not None:
            self._raised(message.raises)

        if message.do is None:
            return message

        try:
            self._question(message.do)
        except RefusedError as refusal:
            question = ["t", [["s", "refused"], ["n"], ["s", str(refusal)]]]
            return message.model_copy(update={"do": question})

        return message

    def _turn(self, message: Message, *, is_guest: bool) -> None:
        """Questions are answered by whom they were put to, the last one first."""
        if message.do is not None:
            self._asked.append(is_guest)
        elif message.done is None and (not self._asked or self._asked.pop() is is_guest):
            raise FrameError("an answer to no question")

    def _define(self, definition: Any) -> None:
        if type(definition) is not list or len(definition) != 6:
            raise FrameError("not a class")

        number, name, module, bases, specials, plain = definition
        if not (_is_text(name, 100) and _is_text(module, 100) and self._is_new(number)):
            raise FrameError("not a class")
        if not (_is_list_of(bases, (str, int)) and _is_list_of(specials, (str,))):
            raise FrameError("not a class")

        if not all(map(self._is_base, bases)):
            raise FrameError("a class of another kind than a program may tell of")
        if not set(specials) <= _SPECIALS or not _is_plain_class(plain):
            raise FrameError("a class that can more than a class can")

        self._classes.add(number)

    def _is_new(self, number: Any) -> bool:
        """Whether a class may have this number."""
        if type(number) is not int or number in self._classes:
            return False
        return len(self._classes) < MAX_CLASSES

    def _is_base(self, base: str | int) -> bool:
        """Whether a class may derive from this: a known one, or an exception of the language."""
        if type(base) is int:
            return base in self._classes
        return _may_derive(base)

    def _node(self, node: Any) -> None:
        if type(node) is not list or len(node) != 3:
            raise FrameError("not a container")
        if type(node[0]) is not str or not _NODE.fullmatch(node[0]):
            raise FrameError("not a container")

        if node[0] not in self._nodes and node[0][0] != self._guest:
            raise FrameError("a container that was never handed out")
        if node[1] not in ("l", "s", "d", "a"):
            raise FrameError("not a container")

        self._nodes.setdefault(node[0])

    def _items(self, node: Tree) -> None:
        if type(node[2]) is str and node[1] == "l" and len(node[2]) <= MAX_PACKED:
            return
        if type(node[2]) is not list:
            raise FrameError("not the items of a container")
        for item in node[2]:
            self._value(item)

    def _forget(self) -> None:
        """Both sides let go of the oldest containers, and so does this one."""
        while len(self._nodes) > MAX_SHARED:
            self._nodes.popitem(last=False)

    # Values of the guest's

    def _value(self, tree: Any, depth: int = 0) -> None:
        self._left -= 1

        if self._left < 0 or depth > MAX_DEPTH:
            raise FrameError("too large a value")
        if type(tree) is not list or not tree or type(tree[0]) is not str:
            raise FrameError("not a tagged value")
        if tree == ["n"]:
            return
        if len(tree) != 2:
            raise FrameError("not a tagged value")

        tag, body = tree
        if type(body) is list:
            self._composed(tag, body, depth)
        else:
            self._single(tag, body)

    def _single(self, tag: str, body: object) -> None:
        if tag == "@" and type(body) is str and body in self._nodes:
            return
        if tag == "g" and type(body) is str and body in COMMON:
            return

        if type(body) is not _SCALARS.get(tag):
            raise FrameError("not a value, or one that was never handed out")
        if tag == "i" and not _NUMBER.fullmatch(str(body)):
            raise FrameError("not a value, or one that was never handed out")

    def _composed(self, tag: str, body: Tree, depth: int) -> None:
        if tag in ("t", "z"):
            self._values(body, depth)
        elif tag == "v" and body and body[0] in PARTS:
            self._values(body[1:], depth)
        elif not self._is_object(tag, body):
            raise FrameError("a value that is not the guest's to give")

    def _is_object(self, tag: str, body: Tree) -> bool:
        """Whether it is one that was handed out, or a class or object of the guest's own."""
        if len(body) == 1:
            return self._is_named(tag, body[0])

        self._args(body[2:])
        match tag, len(body):
            case "h", 2 | 3:
                return type(body[0]) is int and _is_in(body[1], self._classes)
            case "e", 3:
                return type(body[1]) is int and _may_derive(body[0])
        return False

    def _is_named(self, tag: str, number: Any) -> bool:
        """Whether a number alone names an object that was handed out, or a class of the guest's."""
        match tag:
            case "r":
                return self._is_handed(number)
            case "k":
                return _is_in(number, self._classes)
        return False

    def _values(self, trees: list[Any], depth: int) -> None:
        for tree in trees:
            self._value(tree, depth + 1)

    def _args(self, trees: list[Any]) -> None:
        """The arguments of an exception: plain values, rebuilt from nothing but their text."""
        for tree in trees:
            try:
                args = Decoder(list).decode(
                    tree
                )  # no dictionary is made here: hashing is work of the guest's choice
            except (CodecError, RecursionError) as error:
                raise FrameError("not the arguments of an exception") from error
            if type(args) is not tuple or _size(args) > _MAX_ARGS:
                raise FrameError("not the arguments of an exception")

    def _raised(self, tree: Tree) -> None:
        self._value(tree)
        match tree:
            case ["e" | "h", body] if len(body) == 3:
                return
            case ["r", body] if body[0] in self._exceptions:
                return
        raise FrameError("not an exception")

    def _is_handed(self, number: Any) -> bool:
        return type(number) is int and (number in self._handed or number in self._exceptions)

    # Questions of the guest's

    def _question(self, tree: Tree) -> None:
        if tree[:1] != ["t"] or len(tree) != 2 or type(tree[1]) is not list or len(tree[1]) < 2:
            raise FrameError("not a question")

        for part in tree[1]:
            self._value(part)

        (tag, what), thing, *rest = (part if len(part) == 2 else [*part, None] for part in tree[1])
        if tag != "s":
            raise FrameError("not a question")

        if what in ("input", "readline", "load"):
            self._of_nothing(what, thing, rest)
            return

        if what not in self._questions:
            raise RefusedError(f"{what[:40]!r} is nothing that can be asked")
        # Of an exception everything was told that is told, unless its class is the author's.
        if thing[0] != "r" or thing[1][0] not in self._handed:
            raise RefusedError("only what was handed out can be asked for anything")

        self._questions[what](thing, rest)

    def _of_nothing(self, what: str, thing: Tree, rest: list[Tree]) -> None:
        """Questions about no object: a line of input for a program, the module for the tests."""
        # Only tests load a module, and only a program reads its input.
        is_asked_for = (what == "load") is (self._guest == "t")
        parts = [] if what == "readline" else ["s"]
        is_whole = [part[0] for part in rest] == parts
        if not (is_asked_for and thing[0] == "n" and is_whole):
            raise RefusedError(f"{what!r} is nothing that can be asked here")

    def _alone(self, thing: Tree, rest: list[Tree]) -> None:
        if rest:
            raise RefusedError("this question has no more parts")

    def _get(self, thing: Tree, rest: list[Tree]) -> None:
        if len(rest) != 1:
            raise RefusedError("not an attribute")
        _require_public(rest[0])

    def _set(self, thing: Tree, rest: list[Tree]) -> None:
        if len(rest) != 2:
            raise RefusedError("not an attribute")
        _require_public(rest[0])

    def _call(self, thing: Tree, rest: list[Tree]) -> None:
        if [part[0] for part in rest] != ["t", "@"]:
            raise RefusedError("not a call")

    def _method(self, thing: Tree, rest: list[Tree]) -> None:
        if [part[0] for part in rest] != ["s", "t", "@"] or rest[0][1].startswith(("_", "format")):
            raise RefusedError("not a method that may be called")

    def _special(self, thing: Tree, rest: list[Tree]) -> None:
        if [part[0] for part in rest] != ["s", "t"] or rest[0][1] not in self._handed[thing[1][0]]:
            raise RefusedError("not a special method that was handed out")


_SPECIALS = frozenset(SPECIALS)


def _require_public(name: Tree) -> None:
    if name[0] != "s" or (name[1].startswith("_") and name[1] not in _NAMES_OF_CODE):
        raise RefusedError(f"{str(name[1])[:40]!r} stays in its process")


def _may_derive(name: Any) -> bool:
    """Whether it is the name of an exception class that may cross."""
    if type(name) is not str or name not in BUILTIN_EXCEPTIONS:
        return False
    return not issubclass(BUILTIN_EXCEPTIONS[name], STOPPING)


def _is_plain_class(name: Any) -> bool:
    """Whether a class may call its objects values of this class; None where it does not."""
    return name is None or (type(name) is str and name in VALUE_CLASSES)


def _is_in(number: Any, known: set[int]) -> bool:
    return type(number) is int and number in known


def _is_text(text: Any, most: int) -> bool:
    return type(text) is str and len(text) <= most


def _is_list_of(things: Any, kinds: tuple[type, ...]) -> bool:
    if type(things) is not list or len(things) > 200:
        return False
    return all(type(thing) in kinds for thing in things)


def _size(value: object) -> int:
    """How many values there are in one, a long text counted as several."""
    match value:
        case list() | tuple():
            return 1 + sum(map(_size, value))
        case str():
            return 1 + len(value) // 100
    return 1
