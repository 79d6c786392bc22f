"""Stand-ins for objects and classes of another process: each operation on one is a question to its owner.

A class of the other side is mirrored by a real class here, with the special methods that it really has and with real
bases, so that ``isinstance``, ``except`` and ``assertRaises`` work. Comparisons are the exception to asking, because
they would tell the other side what is expected of it and then believe its answer:

* with anything of this side, an object compares as the plain value it holds (a ``Counter`` as its
dictionary), rebuilt
  and compared here; one that holds none equals nothing of this side;
* with another object of its side, its class is asked only where this side has named that class, as
a test does that
  imports it; objects of other classes are equal only to themselves.

Arithmetic follows the same rule, because ``abs(got - wanted) < 0.1`` is a comparison too.
"""

from __future__ import annotations

import builtins
import operator
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

_BINARY = "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or"
_PLAIN = """
    call len length_hint iter next reversed getitem setitem delitem bool str repr format bytes int float complex index
    abs neg pos invert round trunc floor ceil enter exit fspath await aiter anext aenter aexit
"""
COMPARISONS = tuple(f"__{name}__" for name in ("eq", "ne", "lt", "le", "gt", "ge"))
"""Special methods that this module answers itself where it can."""
SPECIALS = (
    *(f"__{name}__" for name in _PLAIN.split()),
    *(f"__{letter}{name}__" for letter in ("", "r", "i") for name in _BINARY.split()),
    *COMPARISONS,
    "__contains__",
    "__hash__",
)
"""Special methods that travel."""
_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    name: getattr(operator, name) for name in COMPARISONS
}
_ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    f"__{name}__": getattr(operator, f"__{name}__") for name in _BINARY.split() if name != "divmod"
} | {"__divmod__": divmod}
_NUMBER = "_tremplin_number"
_OF_RAISING = ("__traceback__", "__cause__", "__context__", "__suppress_context__", "__notes__")
"""Attributes of an exception that belong to the process in which it is raised."""


class Owner(Protocol):
    """The other side, as a stand-in asks it."""

    def ask(self, what: str, thing: Any, *rest: Any) -> Any:
        """Have the other side do something with an object of its own; raises what that raises."""
        ...


class LimitError(Exception):
    """A test asks for something that cannot be done with an object of another process.

    Attributes:
        whoever: It would ask for it whatever the code under test answered: it is written that way.
    """

    def __init__(self, sentence: str, *, whoever: bool = False) -> None:
        super().__init__(sentence)
        self.whoever = whoever


class _Doc:
    """``__doc__`` of a stand-in: its owner's; a class keeps its own in its own dictionary, hence no property."""

    def __get__(self, thing: Any, kind: Any) -> Any:
        return kind._tremplin_owner.ask("get", kind if thing is None else thing, "__doc__")


class MirrorType(type):
    """The class of mirrored classes: calling one, or asking it for an attribute, asks its owner."""

    _tremplin_owner: Owner
    _tremplin_class: int
    _tremplin_named: bool
    _tremplin_plain: type | None

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> MirrorType:  # noqa: D102
        if "_tremplin_class" not in space:
            sentence = f"a test cannot derive a class from {bases[0].__name__}, which lives in another process"
            raise LimitError(sentence, whoever=True)
        return super().__new__(cls, name, bases, space)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:  # noqa: D102
        return cls._tremplin_owner.ask("call", cls, args, kwargs)

    def __getattr__(cls, name: str) -> Any:
        return cls._tremplin_owner.ask("get", cls, name)

    def __setattr__(cls, name: str, value: Any) -> None:
        cls._tremplin_owner.ask("set", cls, name, value)

    def __delattr__(cls, name: str) -> None:
        cls._tremplin_owner.ask("del", cls, name)

    def __dir__(cls) -> list[str]:
        return list(cls._tremplin_owner.ask("dir", cls))

    def __iter__(cls) -> Any:
        return cls._tremplin_owner.ask("special", cls, "__iter__", ())

    def __bool__(cls) -> bool:
        return True

    def __len__(cls) -> int:
        return int(cls._tremplin_owner.ask("special", cls, "__len__", ()))

    def __getitem__(cls, key: Any) -> Any:
        return cls._tremplin_owner.ask("special", cls, "__getitem__", (key,))

    def __contains__(cls, item: Any) -> bool:
        return any(item is member for member in cls)


class Stand:
    """What every stand-in has besides the special methods of its class."""

    __slots__ = ()
    _tremplin_owner: Owner
    _tremplin_named: bool
    _tremplin_plain: type | None

    def __getattr__(self, name: str) -> Any:
        if name in _OF_RAISING:
            raise AttributeError(name)
        return self._tremplin_owner.ask("get", self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _OF_RAISING:
            object.__setattr__(self, name, value)
        else:
            self._tremplin_owner.ask("set", self, name, value)

    def __delattr__(self, name: str) -> None:
        self._tremplin_owner.ask("del", self, name)

    def __dir__(self) -> list[str]:
        return list(self._tremplin_owner.ask("dir", self))

    def __copy__(self) -> Any:
        return self._tremplin_owner.ask("copy", self)

    def __deepcopy__(self, memo: Any) -> Any:
        return self._tremplin_owner.ask("deepcopy", self)

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise LimitError(
            "an object of another process cannot be pickled", whoever=type(self)._tremplin_named
        )

    @property
    def __dict__(self) -> Any:  # type: ignore[override]
        return self._tremplin_owner.ask("get", self, "__dict__")

    @property
    def __class__(self) -> Any:
        return self._tremplin_plain or type(self)  # a Counter is a dict for isinstance

    @__class__.setter
    def __class__(self, value: Any) -> None:
        raise LimitError("the class of an object of another process cannot be changed")


class Method:
    """A method of the other side's that is of the language or its library; it never travels, only its name does.

    Of an object of the other side it is asked for by that name. Of a value that both sides have
    this side calls its
    own: a list's ``append`` changes the list here, and so there.
    """

    __slots__ = ("_name", "_owner", "_thing")

    def __init__(self, owner: Owner, thing: Any, name: str) -> None:
        for slot, value in (("_owner", owner), ("_thing", thing), ("_name", name)):
            object.__setattr__(self, slot, value)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # noqa: D102
        if number_of(self._thing) is None:
            return getattr(self._thing, self._name)(*args, **kwargs)
        return self._owner.ask("method", self._thing, self._name, args, kwargs)

    def __getattr__(self, name: str) -> Any:
        return (
            self._name
            if name in ("__name__", "__qualname__")
            else self._owner.ask("get", self, name)
        )

    def __setattr__(self, name: str, value: Any) -> None:
        self._owner.ask("set", self, name, value)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Method) and other._thing is self._thing and other._name == self._name
        )

    def __hash__(self) -> int:
        return hash((id(self._thing), self._name))


class StandIn(Stand):
    """A stand-in that is no exception."""

    __slots__ = (_NUMBER,)


class AwaitedStandIn(StandIn):
    """A stand-in for a coroutine or whatever else can be awaited; its owner runs it to its end, in a loop of its own.

    To this side's loop it is a coroutine that never waits, so that ``asyncio.run`` and tasks take
    it as one.
    """

    __slots__ = ()

    def __await__(self) -> Generator[None, None, Any]:
        return self._tremplin_owner.ask("await", self)
        yield  # which makes this a generator

    def send(self, value: None) -> None:
        """Run it to its end, as a loop does step by step."""
        raise StopIteration(self._tremplin_owner.ask("await", self))

    def throw(self, error: BaseException) -> None:
        """End it before it began, with this exception."""
        raise error

    def close(self) -> None:
        """Nothing of it has begun on this side."""


def number_of(thing: Any) -> int | None:
    """The number by which the other side knows what ``thing`` stands for; None for a thing of this side."""
    if type(thing) is MirrorType:
        return thing._tremplin_class
    if type(type(thing)) is MirrorType:
        number: int = object.__getattribute__(thing, _NUMBER)
        return number
    return None


@dataclass(frozen=True, slots=True)
class ClassDefinition:
    """A class of the other side.

    Attributes:
        number: By which the other side knows it.
        name: Its name.
        module: Where it says it was defined.
        bases: Mirrored classes and exception classes of both sides that it derives from.
        specials: Which special methods it defines, of :data:`SPECIALS`.
        plain: The builtin class of values it derives from, e.g. ``dict``.
    """

    number: int
    name: str
    module: str
    bases: tuple[type, ...]
    specials: Sequence[str]
    plain: type | None


def mirror(owner: Owner, definition: ClassDefinition) -> MirrorType:
    """A real class that stands for one of the other side."""
    is_awaited = "__await__" in definition.specials
    forwarded = [name for name in definition.specials if name in SPECIALS and name != "__await__"]
    space: dict[str, Any] = {name: _forwarding(name) for name in forwarded}
    if "__eq__" in space and "__hash__" not in space:
        space["__hash__"] = None
    space |= {
        "_tremplin_owner": owner,
        "_tremplin_class": definition.number,
        "_tremplin_named": False,
    }
    space |= {
        "_tremplin_plain": definition.plain,
        "__module__": definition.module,
        "__doc__": _Doc(),
        "__slots__": (),
    }
    return MirrorType(definition.name, _real_bases(definition.bases, is_awaited=is_awaited), space)


def _real_bases(bases: tuple[type, ...], *, is_awaited: bool) -> tuple[type, ...]:
    if any(issubclass(base, Stand) for base in bases):
        return bases
    if bases:
        return (Stand, *bases)
    return (AwaitedStandIn if is_awaited else StandIn,)


def stand_in(kind: MirrorType, number: int, args: tuple[Any, ...] = ()) -> Any:
    """A stand-in for an object of a mirrored class; ``args`` are an exception's."""
    thing: Any = type.__getattribute__(kind, "__new__")(kind, *args)
    object.__setattr__(thing, _NUMBER, number)
    return thing


def name_class(kind: MirrorType) -> None:
    """Note that this side has named the class: from now on its objects answer comparisons among themselves."""
    type.__setattr__(kind, "_tremplin_named", True)


def _forwarding(special: str) -> Callable[..., Any]:
    if special in COMPARISONS:
        return _comparison(special)
    if special in _REFLECTED:
        return _arithmetic(special)
    if special == "__contains__":
        return _contains
    if special == "__hash__":
        return _hash
    if special == "__call__":
        return lambda self, *args, **kwargs: self._tremplin_owner.ask("call", self, args, kwargs)
    if special in ("__exit__", "__aexit__"):  # a traceback stays where it is
        return lambda self, kind, error, trace: self._tremplin_owner.ask(
            "special", self, special, (kind, error, None)
        )
    return lambda self, *args: self._tremplin_owner.ask("special", self, special, args)


def _comparison(special: str) -> Callable[[Any, Any], Any]:
    compare = _OPERATORS[special]

    def compared(self: Any, other: Any) -> Any:
        if number_of(other) is not None and type(self)._tremplin_named:
            return self._tremplin_owner.ask("special", self, special, (other,))
        if type(self)._tremplin_plain:
            return compare(plain(self), plain(other))
        return NotImplemented

    return compared


_REFLECTED = {
    **{name: (operate, False) for name, operate in _ARITHMETIC.items()},
    **{f"__r{name[2:]}": (operate, True) for name, operate in _ARITHMETIC.items()},
}
"""What each operator's special method computes, and whether its operands stand the other way round."""


def _arithmetic(special: str) -> Callable[..., Any]:
    operate, is_reflected = _REFLECTED[special]

    def operated(self: Any, other: Any, *more: Any) -> Any:
        if number_of(other) is not None or type(self)._tremplin_named:
            return self._tremplin_owner.ask("special", self, special, (other, *more))
        if type(self)._tremplin_plain:
            return operate(other, plain(self)) if is_reflected else operate(plain(self), other)
        return NotImplemented

    return operated


def plain(thing: Any) -> Any:
    """The builtin value that a stand-in holds, told by its owner and rebuilt here; anything else as it is."""
    if number_of(thing) is None or type(thing) is MirrorType or thing._tremplin_plain is None:
        return thing
    return thing._tremplin_owner.ask("plain", thing)


def _contains(self: Any, item: Any) -> Any:
    if type(self)._tremplin_plain:
        return item in plain(self)
    if type(self)._tremplin_named:
        return bool(self._tremplin_owner.ask("special", self, "__contains__", (item,)))
    return any(item is other or item == other for other in self)


def _hash(self: Any) -> int:
    if type(self)._tremplin_plain:
        return hash(plain(self))
    if type(self)._tremplin_named:
        return int(self._tremplin_owner.ask("special", self, "__hash__", ()))
    return id(self)


_MOST_ARGS = 100
_MOST_TEXT = 2_000


def plain_args(error: BaseException) -> tuple[Any, ...]:
    """The arguments of an exception as plain values, bounded in depth and size; anything else as its words."""
    budget = [_MOST_ARGS]
    return tuple(
        [
            _plain_arg(arg, 4, budget)
            for arg in BaseException.__dict__["args"].__get__(error)[:_MOST_ARGS]
        ]
    )


def _plain_arg(arg: Any, depth: int, budget: list[int]) -> Any:
    budget[0] -= 1
    if budget[0] < 0 or depth < 0:
        return "…"
    kind = type(arg)
    if kind in (list, tuple):
        return kind([_plain_arg(item, depth - 1, budget) for item in arg[:_MOST_ARGS]])
    if kind is dict:
        pairs = list(arg.items())[:_MOST_ARGS]
        return {
            _plain_arg(key, 0, budget): _plain_arg(item, depth - 1, budget) for key, item in pairs
        }
    if kind is str:
        return arg[:_MOST_TEXT]
    if kind in (type(None), bool, int, float):
        return arg
    return _words_of(arg)


def _words_of(arg: Any) -> str:
    """An object in its own words; one of the other side is not asked for any, for it is not its turn."""
    if number_of(arg) is not None:
        return f"<{type(arg).__name__}>"
    try:
        return str(arg)[:_MOST_TEXT]
    except Exception:  # noqa: BLE001  (an object of a program words itself)
        return f"<{type(arg).__name__}>"


def made(kind: type[BaseException], args: tuple[Any, ...]) -> BaseException:
    """An exception with these arguments, although its class may want others."""
    error = kind.__new__(kind, *args)
    try:
        error.__init__(*args)  # type: ignore[misc]
    except (TypeError, ValueError):
        error.args = args
    return error


def builtin_base(kind: type[BaseException]) -> type[BaseException]:
    """The nearest exception class that both sides have."""
    return next(base for base in kind.__mro__ if BUILTIN_EXCEPTIONS.get(base.__name__) is base)


_LATER = ("PythonFinalizationError", "_IncompleteInputError")
"""Builtin classes that came after Python 3.11, the oldest that the host may have; they cross as a program's own do."""
BUILTIN_TYPES: dict[str, type] = {
    name: thing
    for name, thing in vars(builtins).items()
    if isinstance(thing, type) and name not in _LATER
}
"""Builtin classes that both sides have, and the host between them."""
BUILTIN_EXCEPTIONS: dict[str, type[BaseException]] = {
    name: kind for name, kind in BUILTIN_TYPES.items() if issubclass(kind, BaseException)
}
"""Those of them that are exceptions."""
STOPPING = (KeyboardInterrupt, GeneratorExit, BaseExceptionGroup)
"""Those that never cross: they end a whole run of tests, or carry others."""
