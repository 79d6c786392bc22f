"""Values that may cross between host and container; both sides use this one codec.

A value becomes a tagged JSON array, so that ``True``, ``1``, ``1.0`` and ``"1"`` stay distinct and nothing is ever
rebuilt from a class name: ``["i", "42"]``, ``["l", [["s", "a"], ["n"]]]``. An object of a class that derives from one
of these kinds travels as what it holds (a ``Counter`` as its dictionary), whatever its own methods say. Anything else
is opaque: it travels as the name of its type and equals nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sized
from typing import Any

MAX_DEPTH = 24
"""Deepest nesting of lists, tuples and dictionaries that travels."""
MAX_NODES = 20_000
"""Most values, nested ones included, in one tree."""
MAX_INT_DIGITS = 4_000
"""Longest integer that travels, in decimal digits."""

_TOO_MANY = ["o", "too many values"]
_MAX_INT_BITS = 13_000
_INTEGER = re.compile(r"-?[0-9]{1,4000}", re.ASCII)


class CodecError(ValueError):
    """A tree that :func:`encode` never makes."""


class Opaque:
    """Stands for a value that cannot travel; equal to nothing, not even to itself.

    Attributes:
        type_name: Name of its type, or why it could not travel.
    """

    # No dataclass: every warm container holds what this module imports, and that would be a MiB of
    # it.
    __slots__ = ("type_name",)

    def __init__(self, type_name: str) -> None:
        self.type_name = type_name

    def __repr__(self) -> str:
        return f"<{self.type_name}>"

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = None  # type: ignore[assignment]


def encode(value: object) -> list[Any]:
    """The tagged tree of ``value``; whatever is not plain data becomes ``["o", type name]``."""
    return _Encoder().encode(value, 0)


class _Encoder:
    def __init__(self) -> None:
        self._nodes = 0

    def encode(self, value: object, depth: int) -> list[Any]:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            return _TOO_MANY
        return scalar(value) or self._container(value, depth)

    def _container(self, value: object, depth: int) -> list[Any]:
        if depth >= MAX_DEPTH:
            return ["o", "too deep"]
        if type(value) is list or type(value) is tuple:
            return (
                ["l" if type(value) is list else "t", self._items(value, depth)]
                if self._fits(value)
                else _TOO_MANY
            )
        if type(value) is dict:
            return (
                ["d", [self._items(pair, depth) for pair in list(value.items())]]
                if self._fits(value)
                else _TOO_MANY
            )
        if plain_class(type(value)) in _TRAVELLERS:
            return scalar(held := plain_value(value)) or self._container(held, depth)
        return ["o", type.__getattribute__(type(value), "__name__")[:100]]

    def _fits(self, value: Sized) -> bool:
        """Whether it can be told before its items take memory that there are not too many."""
        return self._nodes + len(value) <= MAX_NODES

    def _items(self, items: Iterable[object], depth: int) -> list[Any]:
        return [self.encode(item, depth + 1) for item in items]


_REBUILT: dict[type, Callable[[Any], Any]] = {
    int: lambda v: int.__add__(v, 0),
    float: lambda v: float.__add__(v, 0.0),
    complex: lambda v: complex.__add__(v, 0j),
    str: lambda v: str.__str__(v),
    bytes: lambda v: bytes.__add__(v, b""),
    bytearray: lambda v: bytearray(bytearray.__add__(v, b"")),
    list: lambda v: list(list.__iter__(v)),
    tuple: lambda v: tuple(tuple.__iter__(v)),
    dict: lambda v: dict(dict.items(v)),
    set: lambda v: set(set.__iter__(v)),
    frozenset: lambda v: frozenset(list(frozenset.__iter__(v))),
}
VALUE_CLASSES = {kind.__name__: kind for kind in _REBUILT}
"""Builtin classes whose subclasses compare as the plain value they hold."""
_TRAVELLERS = (int, float, str, list, tuple, dict)
"""Those of them that this codec carries."""


def plain_class(kind: type) -> type | None:
    """The class of values that ``kind`` derives from: the deepest of its bases that is one."""
    return (
        next((base for base in kind.__mro__ if base in _REBUILT), None)
        if kind not in _REBUILT
        else None
    )


def plain_value(thing: Any) -> Any:
    """What an object holds, as a value of exactly the builtin class it derives from; none of its own methods is asked.

    Raises:
        TypeError: It derives from none.
    """
    kind = plain_class(type(thing))
    if kind is None:
        raise TypeError("no plain value")
    return _REBUILT[kind](thing)


def scalar(value: object) -> list[Any] | None:
    """The tagged form of None, a truth value, a number or a text; None for anything else."""
    # `type(x) is`, never isinstance: a subclass may lie about everything it does.
    if value is None:
        return ["n"]
    if type(value) is bool:
        return ["b", value]
    if type(value) is int:
        return ["i", str(value)] if value.bit_length() < _MAX_INT_BITS else ["o", "huge int"]
    if type(value) is float:
        return ["f", float.__repr__(value)]
    if type(value) is str:
        return ["s", value]
    return None


def decode(tree: object) -> object:
    """The plain value of a tagged tree, built from nothing but its text.

    Raises:
        CodecError: The tree is not one that :func:`encode` makes, or is larger than it would make.
    """
    return Decoder(_dictionary).decode(tree)


Pair = tuple[Any, object]


def _dictionary(pairs: list[Pair]) -> dict[Any, object]:
    try:
        mapping = dict(pairs)
    except TypeError as error:
        raise CodecError("a key that cannot be one") from error
    if len(mapping) != len(pairs):
        raise CodecError("a key given twice")
    return mapping


class Decoder:
    """Reads one tree.

    Args:
        mapping: Makes a dictionary of its keys and values.
    """

    def __init__(self, mapping: Callable[[list[Pair]], object]) -> None:
        self._mapping = mapping
        self._nodes = 0

    def decode(self, tree: object, depth: int = 0) -> object:
        """The value of the tree, or of one inside of it at a depth.

        Raises:
            CodecError: As :func:`decode`.
        """
        self._nodes += 1
        if self._nodes > 2 * MAX_NODES or depth > MAX_DEPTH + 1:
            raise CodecError("too large")
        if type(tree) is not list or not tree or type(tree[0]) is not str:
            raise CodecError("not a tagged value")
        if tree == ["n"]:
            return None
        if len(tree) != 2:
            raise CodecError("not a tagged value")
        return self._tagged(tree[0], tree[1], depth)

    def _tagged(self, tag: str, body: object, depth: int) -> object:
        if type(body) is bool and tag == "b":
            return body
        if type(body) is str:
            return from_text(tag, body)
        if type(body) is list and tag in ("l", "t"):
            items = [self.decode(item, depth + 1) for item in body]
            return items if tag == "l" else tuple(items)
        if type(body) is list and tag == "d":
            return self._mapping([self._pair(pair, depth + 1) for pair in body])
        raise CodecError(f"unknown tag {tag!r}")

    def _pair(self, pair: object, depth: int) -> Pair:
        if type(pair) is not list or len(pair) != 2:
            raise CodecError("not a pair")
        return self.decode(pair[0], depth), self.decode(pair[1], depth)


def from_text(tag: str, text: str) -> object:
    """The scalar that a tag and its text stand for.

    Raises:
        CodecError: There is none.
    """
    if tag == "s":
        return text
    if tag == "o":
        return Opaque(text[:100])
    if tag == "i" and _INTEGER.fullmatch(text):
        return int(text)
    if tag == "f" and len(text) <= 40:
        try:
            return float(text)
        except ValueError as error:
            raise CodecError("not a number") from error
    raise CodecError(f"unknown tag {tag!r}")
