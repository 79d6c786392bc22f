"""What crosses between two programs that call each other: values by type, containers kept equal, objects by number.

Three things may stand in a tree, beside the tagged scalars of ``values.py``:

* plain values, rebuilt: text, numbers, bytes, tuples, dates, fractions …;
* lists, dictionaries, sets and bytearrays: nodes that from then on live on both sides. Each message
carries what
  changed in them since the last one: a list changed by a function, or later by its caller, is one
  list for both;
* everything else: an object of one side, known to the other by its number and its class.

Nothing is ever rebuilt from the name of a class, save what the fixed tables below list. ``PROTOCOL.md`` has the grammar
of all of it, and who may say what; the host holds it (``tremplin_sandbox/running/border.py``).
"""

from __future__ import annotations

import array
import base64
import datetime
import decimal
import fractions
import functools
import importlib
import operator
import types
import zlib
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from driver import values
from driver.remote import BUILTIN_TYPES
from driver.values import CodecError

MAX_SHARED = 2_000
"""Most containers kept equal at a time; beyond it the oldest are let go."""
MAX_VALUES = 100_000
"""Most values in one message, long lists of numbers not counted."""
MAX_NUMBERS = 2_000_000
"""Most numbers of long lists in one message."""
MAX_PACKED = 900_000
"""Most characters that long lists of numbers take in one message, which has a million (``supervisor.RESULT_BYTES``)."""
_NUMBER_BYTES = 8
_LONG = 64
"""From here on a list of nothing but whole numbers, or decimal ones, travels packed."""

Tree = list[Any]
Body = list[Any]

_SINGLETONS = {"NotImplemented": NotImplemented, "Ellipsis": Ellipsis}
_FUNCTIONS = (
    abs, all, any, ascii, bin, callable, chr, divmod, hash, hex, len, max, min, next, oct, ord, pow, repr,
    round, sorted, sum,
)  # fmt: skip
COMMON: dict[str, Any] = {
    **_SINGLETONS,
    **{function.__name__: function for function in _FUNCTIONS},
    **BUILTIN_TYPES,
}
"""What both sides have, and either may name: each takes its own."""
_OF_TYPES = (int, float, str, bytes, list, tuple, dict, set, frozenset)
_TOLD: dict[str, Any] = {
    "format": format,
    "print": print,
    **{
        f"{kind.__name__}.{name}": method
        for kind in _OF_TYPES
        for name, method in vars(kind).items()
        if isinstance(method, types.MethodDescriptorType) and not name.startswith("_")
    },
}
"""Functions that only the side with something to hide names: the other one calls its own, where it harms nobody."""
_LIBRARY = (
    *(
        "collections",
        "copy",
        "functools",
        "itertools",
        "json",
        "math",
        "operator",
        "random",
        "statistics",
        "string",
    ),
    *("textwrap", "unicodedata"),
)
"""Modules whose functions and classes are told in the same way, as ``math.sqrt``."""
_NAMED = {**_TOLD, **COMMON}
_COMMON_NAMES = {id(thing): name for name, thing in reversed(COMMON.items())}
_ALL_NAMES = {id(thing): name for name, thing in reversed(_NAMED.items())}

_PARTS: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    complex: lambda v: (v.real, v.imag),
    range: lambda v: (v.start, v.stop, v.step),
    slice: lambda v: (v.start, v.stop, v.step),
    datetime.date: lambda v: (v.year, v.month, v.day),
    datetime.time: lambda v: (v.hour, v.minute, v.second, v.microsecond, v.tzinfo),
    datetime.datetime: lambda v: (
        v.year,
        v.month,
        v.day,
        v.hour,
        v.minute,
        v.second,
        v.microsecond,
        v.tzinfo,
    ),
    datetime.timedelta: lambda v: (v.days, v.seconds, v.microseconds),
    datetime.timezone: lambda v: (v.utcoffset(None),),
    decimal.Decimal: lambda v: (str(v),),
    fractions.Fraction: lambda v: (v.numerator, v.denominator),
}
_TOLD_PARTS: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    functools.partial: lambda v: (v.func, v.args, v.keywords),
    **{kind: lambda v: v.__reduce__()[1] for kind in (operator.itemgetter, operator.attrgetter)},
}
"""Values that call: as the functions of ``_TOLD``, rebuilt only where they come from the side that hides something."""
_OF_AUTHORS = (types.FunctionType, types.MethodType, functools.partial)
_BUILDER: dict[str, Callable[..., Any]] = {
    **{kind.__name__: kind for kind in _PARTS},
    "itemgetter": operator.itemgetter,
    "attrgetter": operator.attrgetter,
    "partial": lambda function, args, keywords: functools.partial(function, *args, **keywords),
}
PARTS = tuple(kind.__name__ for kind in _PARTS)
"""Names of the plain values that are rebuilt from their parts."""
_ITEMS: dict[type, Callable[[Any], Iterable[Any]]] = {
    list: list,
    set: list,
    dict: lambda d: [part for pair in d.items() for part in pair],
    bytearray: lambda b: [bytes(b)],
}
_KINDS: dict[str, type] = {"l": list, "s": set, "d": dict, "a": bytearray}
_LETTER = {kind: letter for letter, kind in _KINDS.items()}


class Objects(Protocol):
    """How things that are no plain values are told to the other side and found again."""

    def describe(self, thing: Any, encode: Callable[[Any], Tree]) -> Tree:
        """A tree for an object or class, one whose tag no plain value has."""
        ...

    def find(self, tag: str, body: list[Any], decode: Callable[[Any], Any]) -> Any:
        """The thing that such a tree stands for.

        Raises:
            CodecError: There is none.
        """
        ...

    def method(self, owner: Any, name: str) -> Any:
        """What calls a method of ``owner``, an object of the other side or a value of this one."""
        ...


class _Node:
    """A container that lives on both sides, and what the other side knows of it."""

    def __init__(self, container: Any) -> None:
        self.container = container
        self.known: list[Any] | None = None

    def items(self) -> list[Any]:
        return list(_ITEMS[type(self.container)](self.container))

    def has_changed(self, items: list[Any]) -> bool:
        known = self.known
        # By identity: an element's own __eq__ is somebody's code.
        return known is None or len(known) != len(items) or not all(map(operator.is_, known, items))

    def fill(self, items: list[Any]) -> None:
        kind = type(self.container)
        if kind is list:
            self.container[:] = items
        elif kind is bytearray:
            self.container[:] = b"".join(items)
        else:
            self.container.clear()
            self.container.update(
                items if kind is set else zip(items[::2], items[1::2], strict=True)
            )
        self.known = self.items()


class Exchange:
    """One side's half of the shared containers, and its codec.

    Args:
        side: A letter of this side's own, in the names it gives to containers.
        objects: Tells and finds what is no plain value.
        hides: Whether this side has something to hide: then functions and methods of the language
            are told by their names, for the other side to call its own.
    """

    def __init__(self, side: str, objects: Objects, *, hides: bool = False) -> None:
        self._side = side
        self._objects = objects
        self._hides = hides
        self._names_of_common = _ALL_NAMES if hides else _COMMON_NAMES
        self._nodes: dict[str, _Node] = {}
        self._names: dict[int, str] = {}
        self._count = 0
        self._budget = 0
        self._numbers_left = 0
        self._packed_left = 0
        self._known_before: dict[str, list[Any] | None] = {}
        """What the other side knew of each container before the message that is being packed."""

    def pack(self, value: Any) -> tuple[Tree, list[Body]]:
        """The tree of ``value``, and the containers that are new or changed since the last message.

        Raises:
            CodecError: It is too large to travel.
        """
        self._refill()
        self._known_before = {}
        try:
            tree = self.encode(value)
            bodies: list[Body] = []
            while fresh := [
                name for name in self._nodes if name not in self._known_before
            ]:  # a body may bring new ones
                for name in fresh:
                    bodies += self._body(name)
        except CodecError:
            self._take_back()
            raise
        self._forget_oldest()
        return tree, bodies

    def _take_back(self) -> None:
        """After a message that is not sent, know what the other side knew before, and let go of what is too large.

        The last container looked at is the one that did not fit; one that the other side has
        already becomes a copy.
        """
        too_large = next(reversed(self._known_before), None)
        for name, known in self._known_before.items():
            self._nodes[name].known = known
        for name in [
            name for name, node in self._nodes.items() if node.known is None or name == too_large
        ]:
            self._forget(name)

    def _body(self, name: str) -> list[Body]:
        node = self._nodes[name]
        self._known_before[name] = node.known
        items = node.items()
        if not node.has_changed(items):
            return []
        letter = _LETTER[type(node.container)]
        packed = _packed(items) if letter == "l" and len(items) >= _LONG else None
        if packed:
            self._spend_numbers(len(items), len(packed))
        trees = packed or [self.encode(item) for item in items]
        node.known = items
        return [[name, letter, trees]]

    def unpack(self, tree: object, bodies: object) -> Any:
        """Bring the shared containers up to date and rebuild the value.

        Raises:
            CodecError: This is not what :meth:`pack` makes.
        """
        if type(bodies) is not list or len(bodies) > MAX_VALUES:
            raise CodecError("not a list of containers")
        self._refill()
        told = [_checked(body) for body in bodies]
        for name, letter, _ in told:
            self._node(name, letter)
        for name, _, trees in told:
            try:
                self._nodes[name].fill(self._items_of(trees))
            except (TypeError, ValueError) as error:
                raise CodecError("items that this container cannot hold") from error
        value = self.decode(tree)
        self._forget_oldest()
        return value

    def _items_of(self, trees: list[Any] | str) -> list[Any]:
        if type(trees) is not str:
            return [self.decode(item) for item in trees]
        items = unpacked(trees, self._numbers_left)
        self._spend_numbers(len(items), len(trees))
        return items

    def _node(self, name: str, letter: str) -> None:
        if name not in self._nodes:
            container = _KINDS[letter]()
            self._nodes[name] = _Node(container)
            self._names[id(container)] = name
        elif type(self._nodes[name].container) is not _KINDS[letter]:
            raise CodecError("a container that became another")

    def _forget_oldest(self) -> None:
        for name in list(self._nodes)[: max(0, len(self._nodes) - MAX_SHARED)]:
            self._forget(name)

    def _forget(self, name: str) -> None:
        del self._names[id(self._nodes.pop(name).container)]

    def encode(self, value: Any) -> Tree:
        """The tree of one value; containers become references to what :meth:`pack` sends along."""
        self._spend()
        kind = type(value)
        if kind in _LETTER:
            return ["@", self._name(value)]
        if kind in (tuple, frozenset):
            return ["t" if kind is tuple else "z", [self.encode(item) for item in value]]
        if kind is bytes:
            return ["y", base64.b64encode(value).decode()]
        if kind in _PARTS:
            return ["v", [kind.__name__, *map(self.encode, _PARTS[kind](value))]]
        if (tree := values.scalar(value)) is not None:
            return tree
        if id(value) in self._names_of_common:
            return ["g", self._names_of_common[id(value)]]
        return (self._hides and self._told(value, kind)) or self._objects.describe(
            value, self.encode
        )

    def _told(self, value: Any, kind: type) -> Tree | None:
        """What calls, said so that the other side can call its own; None for anything else."""
        if kind in _TOLD_PARTS and not isinstance(getattr(value, "func", None), _OF_AUTHORS):
            return ["v", [kind.__name__, *map(self.encode, _TOLD_PARTS[kind](value))]]
        if kind in (types.FunctionType, types.BuiltinFunctionType, type) and (
            name := _library_name(value)
        ):
            return ["g", name]
        if kind is types.BuiltinMethodType and not value.__name__.startswith("_"):
            owner = value.__self__
            return (
                None
                if isinstance(owner, types.ModuleType | type)
                else ["m", [self.encode(owner), value.__name__]]
            )
        return None

    def _name(self, container: Any) -> str:
        name = self._names.get(id(container))
        if name is None:
            self._count += 1
            name = self._names[id(container)] = f"{self._side}{self._count}"
            self._nodes[name] = _Node(container)
        return name

    def _refill(self) -> None:
        self._budget, self._numbers_left, self._packed_left = MAX_VALUES, MAX_NUMBERS, MAX_PACKED

    def _spend(self) -> None:
        self._budget -= 1
        if self._budget < 0:
            raise CodecError("too many values")

    def _spend_numbers(self, count: int, characters: int) -> None:
        self._numbers_left -= count
        self._packed_left -= characters
        if self._numbers_left < 0 or self._packed_left < 0:
            raise CodecError("too many values")

    def decode(self, tree: object) -> Any:
        """The value of one tree.

        Raises:
            CodecError: :meth:`encode` never makes it.
        """
        self._spend()
        if tree == ["n"]:
            return None
        if type(tree) is not list or len(tree) != 2 or type(tree[0]) is not str:
            raise CodecError("not a tagged value")
        tag, body = tree
        if type(body) is list:
            return self._from_list(tag, body)
        if type(body) is str:
            return self._from_text(tag, body)
        if type(body) is bool and tag == "b":
            return body
        raise CodecError(f"unknown tag {tag!r}")

    def _from_list(self, tag: str, body: list[Any]) -> Any:
        if tag == "t":
            return tuple([self.decode(item) for item in body])
        if tag == "z":
            return frozenset([self.decode(item) for item in body])
        if tag == "m" and not self._hides:
            return self._method(body)
        if tag != "v" or (self._hides and body and body[0] not in PARTS):
            return self._objects.find(tag, body, self.decode)
        try:
            return _BUILDER[body[0]](*[self.decode(item) for item in body[1:]])
        except (ArithmeticError, IndexError, KeyError, TypeError, ValueError) as error:
            raise CodecError("not a value of that kind") from error

    def _method(self, body: list[Any]) -> Any:
        """A method, of an object of the other side or of a value that both have."""
        if len(body) != 2 or type(body[1]) is not str or body[1].startswith("_"):
            raise CodecError("not a method")
        owner = self.decode(body[0])
        return self._objects.method(owner, body[1])

    def _from_text(self, tag: str, text: str) -> Any:
        if tag == "@" and text in self._nodes:
            return self._nodes[text].container
        if tag == "g" and text in (COMMON if self._hides else _NAMED):
            return _NAMED[text]
        if tag == "g" and not self._hides:
            return _from_library(text)
        if tag == "y":
            try:
                return base64.b64decode(text, validate=True)
            except ValueError as error:
                raise CodecError("not bytes") from error
        return values.from_text(tag, text)


def _library_name(thing: Any) -> str | None:
    """``math.sqrt`` for what it is; None for whatever is not found under its own name in one of those modules."""
    module, name = str(thing.__module__).lstrip("_"), thing.__qualname__
    if module not in _LIBRARY or getattr(importlib.import_module(module), name, None) is not thing:
        return None
    return f"{module}.{name}"


def _from_library(text: str) -> Any:
    module, _, name = text.partition(".")
    if module not in _LIBRARY or not name.isidentifier() or name.startswith("_"):
        raise CodecError("a name that is not shared")
    return getattr(importlib.import_module(module), name)


def _packed(items: list[Any]) -> str | None:
    """A long list of numbers of one kind in a compact form; None for any other list."""
    kinds = set(map(type, items))
    code = "q" if kinds == {int} else "d" if kinds == {float} else ""
    if not code:
        return None
    try:
        data = array.array(code, items).tobytes()
    except OverflowError:  # a whole number of more than 64 bits
        return None
    return (
        code
        + base64.b64encode(zlib.compress(_in_planes(data) if code == "q" else data, 1)).decode()
    )


def _in_planes(data: bytes) -> bytes:
    """The first byte of every number, then the second of every one: those of small or neighbouring numbers repeat."""
    return b"".join([data[place::_NUMBER_BYTES] for place in range(_NUMBER_BYTES)])


def _out_of_planes(data: bytes) -> bytes:
    count = len(data) // _NUMBER_BYTES
    numbers = bytearray(len(data))
    for place in range(_NUMBER_BYTES):
        numbers[place::_NUMBER_BYTES] = data[place * count : (place + 1) * count]
    return bytes(numbers)


def unpacked(text: str, most: int) -> list[Any]:
    """The numbers of a packed list.

    Args:
        text: What :meth:`Exchange.pack` makes of a long list of numbers.
        most: How many there may be.

    Raises:
        CodecError: This is none, or it holds more.
    """
    if text[:1] not in ("q", "d"):
        raise CodecError("not a packed list")
    try:
        inflater = zlib.decompressobj()
        data = inflater.decompress(
            base64.b64decode(text[1:], validate=True), max(1, _NUMBER_BYTES * most)
        )
        if not inflater.eof:
            raise CodecError("too many values")
        return list(array.array(text[0], _out_of_planes(data) if text[0] == "q" else data))
    except (ValueError, zlib.error) as error:
        raise CodecError("not a packed list") from error


def _checked(body: object) -> tuple[str, str, list[Any] | str]:
    if (
        type(body) is list
        and len(body) == 3
        and type(body[0]) is str
        and len(body[0]) < 20
        and type(body[1]) is str
        and body[1] in _KINDS
        and (type(body[2]) is list or (type(body[2]) is str and body[1] == "l"))
    ):
        return body[0], body[1], body[2]
    raise CodecError("not a container")
