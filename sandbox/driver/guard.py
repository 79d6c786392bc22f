"""What the other side may do with the objects it was given, on the side that has something to hide.

A learner's program gets callbacks from the tests, and her tests get functions of the author's: from any of them Python
would let it walk to the module's globals, and so to what is expected. What the author wrote may be used as it was
written: functions called, public attributes of objects reached. Of the library's objects only the
methods in a fixed table. The inside of code stays closed, and nothing of the language itself is
called for the other side.

The host holds the outer half of this grammar (``tremplin_sandbox/running/border.py``), which ``PROTOCOL.md`` has.
"""

from __future__ import annotations

import collections
import functools
import io
import random
import re
import sys
import types
from collections.abc import Callable
from enum import Enum, EnumMeta
from typing import Any

_NAMES_OF_CODE = frozenset({"__name__", "__qualname__", "__doc__", "__module__"})
_FORMATS = frozenset({"format", "format_map"})
"""Methods that walk from what they are given to anything, if their text says so."""


def _public(kind: type) -> frozenset[str]:
    return frozenset(name for name in vars(kind) if name[0] != "_") - _FORMATS


_STREAM = frozenset(
    {
        *(
            "close",
            "closed",
            "flush",
            "getvalue",
            "seek",
            "seekable",
            "tell",
            "truncate",
            "writable",
            "write",
        ),
        *("writelines", "read", "read1", "readable", "readline", "readlines"),
    }
)
_STREAMS = {
    *io.StringIO.__mro__,
    *io.BytesIO.__mro__,
    *io.TextIOWrapper.__mro__,
    *io.BufferedRandom.__mro__,
}
_STREAMS |= {io.BufferedReader, io.BufferedWriter, io.FileIO, *io.FileIO.__mro__}
_VALUES = (
    str,
    bytes,
    bytearray,
    int,
    float,
    complex,
    list,
    tuple,
    dict,
    set,
    frozenset,
    collections.deque,
)
_METHODS: dict[type, frozenset[str]] = {
    **{kind: _public(kind) for kind in (*_VALUES, collections.Counter, collections.OrderedDict)},
    collections.defaultdict: frozenset({"copy"}),
    types.GeneratorType: frozenset({"send", "close"}),
    random.Random: frozenset(
        {"random", "randint", "randrange", "choice", "choices", "sample", "shuffle", "uniform"}
    ),
    re.Pattern: frozenset(
        {"match", "fullmatch", "search", "findall", "finditer", "split", "pattern"}
    ),
    re.Match: frozenset({"group", "groups", "groupdict", "start", "end", "span", "string"}),
    Enum: frozenset({"name", "value"}),
    **dict.fromkeys(_STREAMS - {object}, _STREAM),
}
"""Of which classes of the library an object's methods may be called, and which."""
_ITERATING = frozenset(
    {"__iter__", "__next__", "__len__", "__length_hint__", "__contains__", "__reversed__"}
)
_OF_LIBRARY = _ITERATING | {
    "__getitem__",
    "__setitem__",
    "__delitem__",
    "__bool__",
    "__enter__",
    "__exit__",
}
"""Special methods that the library's objects answer."""
_NEVER = frozenset({"__format__", "__mod__", "__rmod__", "__imod__"})
"""Special methods of the language's own values that format."""
_CHECKS = re.compile("assert(?!Raises|Warns|Logs|NoLogs)[A-Za-z]*|fail")
"""Methods of a test case that are handed out as callbacks."""
_CALLED = (types.FunctionType, functools._lru_cache_wrapper, type)


class Guard:
    """Decides what may be reached.

    Args:
        is_own: Whether a module, by its name, is one that the author wrote.
        closed: Classes whose objects keep all their attributes, e.g. the test case itself.
        documented: Whether texts of documentation are told.
    """

    def __init__(
        self, is_own: Callable[[str], bool], *closed: type, documented: bool = True
    ) -> None:
        self._is_own = is_own
        self._closed = closed
        self._documented = documented
        self._opened: list[types.ModuleType] = []

    def open(self, module: types.ModuleType) -> None:
        """Let the public names of a module be reached, other modules among them excepted."""
        self._opened.append(module)

    def read(self, thing: Any, name: str) -> Any:
        """The attribute ``name`` of ``thing``.

        Raises:
            AttributeError: There is none, or it stays in its process: the two look alike.
        """
        if not self._may_read(thing, name):
            raise AttributeError(f"{_kind_of(thing)} has no attribute {name!r} here")
        value = getattr(thing, name)
        if isinstance(value, types.ModuleType):
            raise AttributeError(f"{_kind_of(thing)} has no attribute {name!r} here")
        return None if name == "__doc__" and not self._documented else value

    def names(self, thing: Any) -> list[str]:
        """The names that may be read of ``thing``."""
        found = (name for name in dir(thing) if type(name) is str and not name.startswith("_"))
        return sorted(name for name in found if self._is_readable(thing, name))

    def _is_readable(self, thing: Any, name: str) -> bool:
        try:
            self.read(thing, name)
        except Exception:  # noqa: BLE001  (a property may raise anything)
            return False
        return True

    def _may_read(self, thing: Any, name: str) -> bool:
        if name in _NAMES_OF_CODE:
            return isinstance(thing, types.ModuleType | types.FunctionType | type) or self.owns(
                type(thing)
            )
        if name.startswith("_") or isinstance(thing, self._closed):
            return False
        if isinstance(thing, types.ModuleType):
            return any(thing is module for module in self._opened)
        kind = thing if isinstance(thing, type) else type(thing)
        if issubclass(kind, self._closed):
            return False
        if _is_mock(thing):
            where = _where(kind, name)
            return where is None or self._is_own(str(where.__module__))
        if not isinstance(thing, type) and name in _own_space(thing):
            return self.owns(kind) or kind is types.SimpleNamespace
        where = _where(kind, name)
        if where is None:
            return self.owns(kind) and any(
                "__getattr__" in vars(base) for base in kind.__mro__ if self.owns(base)
            )
        return self.owns(where) or name in _METHODS.get(where, ())

    def may_write(self, thing: Any, name: str) -> bool:
        """Whether the other side may set or delete an attribute; never a method, such as a mock's assertions."""
        if name.startswith("_") or isinstance(thing, (type, types.ModuleType, *self._closed)):
            return False
        where = _where(type(thing), name)
        if _is_mock(thing) or type(thing) is types.SimpleNamespace:
            return where is None
        is_method = where is not None and callable(vars(where)[name])
        return self.owns(type(thing)) and (where is None or self.owns(where)) and not is_method

    def keeps_plain(self, thing: Any) -> bool:
        """Whether an object keeps nothing but values: a mock's attributes are asked afterwards how they were used."""
        return _is_mock(thing)

    def may_call(self, thing: Any) -> bool:
        """Whether it is a function of the author's, a class of his, a method of theirs, or a mock."""
        if isinstance(thing, types.MethodType):
            is_check = isinstance(thing.__self__, self._closed) and _CHECKS.fullmatch(
                thing.__name__
            )
            return bool(is_check) or self.may_call(thing.__func__)
        if _is_mock(thing):
            return callable(thing)
        if type(thing) is functools.partial:
            return self.may_call(thing.func)
        if type(thing) in _CALLED or isinstance(thing, type):
            return self._is_own(str(getattr(thing, "__module__", ""))) and not _is_a(
                thing, self._closed
            )
        where = _where(type(thing), "__call__")
        return where is not None and self.owns(where)

    def may_await(self, thing: Any) -> bool:
        """Whether it is a coroutine, or an object that its author wrote to be awaited."""
        return "__await__" in self.specials(type(thing), ("__await__",))

    def may_ask_method(self, thing: Any, name: str) -> bool:
        """Whether a method of an object of the library's may be called by its name."""
        where = None if isinstance(thing, type) else _where(type(thing), name)
        return where is not None and name in _METHODS.get(where, ())

    def is_library_method(self, thing: Any) -> bool:
        """Whether it is a bound method that is not the author's."""
        return isinstance(thing, types.MethodType) and not self.may_call(thing)

    def may_copy(self, thing: Any) -> bool:
        """Whether an object may be copied: one of the author's, no class and no exception."""
        return not isinstance(thing, (type, BaseException, *self._closed)) and (
            self.owns(type(thing)) or isinstance(thing, _VALUES)
        )

    def may_special(self, thing: Any, name: str) -> bool:
        """Whether a special method of an object may be used; of a class, where it is an enumeration of the author's."""
        if isinstance(thing, type):
            return isinstance(thing, EnumMeta) and self.owns(thing) and name in _OF_LIBRARY
        return name in self.specials(type(thing), (name,))

    def specials(self, kind: type, names: tuple[str, ...]) -> list[str]:
        """Which of these special methods an object of a class answers to the other side."""
        if issubclass(kind, self._closed):
            return []
        return [name for name in names if self._answers(kind, name)]

    def _answers(self, kind: type, name: str) -> bool:
        where = _where(kind, name)
        if where is None or vars(where)[name] is None:
            return False
        if name == "__call__":
            return (
                kind in (*_CALLED, types.MethodType, functools.partial)
                or _is_mock_class(kind)
                or self.owns(where)
            )
        if self.owns(where) or _is_mock_class(where):
            return True
        if where in _VALUES:
            return name not in _NEVER
        if issubclass(kind, io.IOBase) or where in _METHODS:
            return name in _OF_LIBRARY
        if kind is types.CoroutineType:
            return name == "__await__"
        # Iterators, views and the like of the language, of whatever class: what they yield, and
        # nothing of themselves.
        return (
            kind.__module__ in ("builtins", "itertools", "_collections_abc") and name in _ITERATING
        )

    def owns(self, kind: type) -> bool:
        """Whether the author wrote the class."""
        return not _is_mock_class(kind) and self._is_own(str(kind.__module__))


def in_folder(folder: str) -> Callable[[str], bool]:
    """Whether a module lies in a folder, by its name."""

    def is_there(name: str) -> bool:
        return str(getattr(sys.modules.get(name), "__file__", "")).startswith(folder)

    return is_there


def _where(kind: type, name: str) -> type | None:
    """The class that defines an attribute of an object of ``kind``; never asked for it, only looked up."""
    return next((base for base in kind.__mro__ if base is not object and name in vars(base)), None)


def _own_space(thing: Any) -> dict[str, Any]:
    """An object's own attributes, as they lie in it."""
    try:
        space: dict[str, Any] = object.__getattribute__(thing, "__dict__")
    except AttributeError:
        return {}
    return space


def _is_a(thing: Any, kinds: tuple[type, ...]) -> bool:
    return isinstance(thing, type) and issubclass(thing, kinds)


def _is_mock(thing: Any) -> bool:
    return not isinstance(thing, type) and _is_mock_class(type(thing))


def _is_mock_class(kind: type) -> bool:
    mocks = sys.modules.get("unittest.mock")
    return mocks is not None and issubclass(kind, mocks.NonCallableMock)


def _kind_of(thing: Any) -> str:
    return "module" if isinstance(thing, types.ModuleType) else f"{type(thing).__name__!r} object"
