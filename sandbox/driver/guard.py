"""What the other side may do with the objects it was given, on the side that has something to hide.

A learner's program gets callbacks from the tests, and her tests get functions of the author's: from any of them Python
would let it walk to the module's globals, and so to what is expected. It may call what it was given and reach public
attributes of objects; the inside of code stays closed.
"""

from __future__ import annotations

import types
from typing import Any

_NAMES_OF_CODE = frozenset({"__name__", "__qualname__", "__doc__", "__module__"})
_CODE = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    types.ModuleType,
    types.CodeType,
    types.FrameType,
    types.TracebackType,
)
_HEAP_TYPE = 1 << 9
"""Flag of classes made by a ``class`` statement (CPython's Py_TPFLAGS_HEAPTYPE)."""


class Guard:
    """Decides over attributes.

    Args:
        closed: Classes whose objects keep all their attributes, e.g. the test case itself.
    """

    def __init__(self, *closed: type) -> None:
        self._closed = (*_CODE, *closed)
        self._opened: list[types.ModuleType] = []

    def open(self, module: types.ModuleType) -> None:
        """Let the public names of a module be reached, other modules among them excepted."""
        self._opened.append(module)

    def may_read(self, thing: Any, name: str, value: Any) -> bool:
        """Whether the other side may have the attribute ``name`` of ``thing``, which is ``value``."""
        if name in _NAMES_OF_CODE:
            return True
        if name.startswith("_"):
            return False
        if any(thing is module for module in self._opened):
            return not isinstance(value, types.ModuleType)
        # Attributes of builtin objects lead to frames and closures (gi_frame, cr_frame): of them only the methods.
        return not isinstance(thing, self._closed) and (type(thing).__flags__ & _HEAP_TYPE != 0 or callable(value))

    def may_write(self, thing: Any, name: str) -> bool:
        """Whether the other side may set or delete an attribute; never a method, such as a mock's assertions."""
        is_method = callable(getattr(type(thing), name, None))
        return not (name.startswith("_") or is_method or isinstance(thing, (*self._closed, type)))
