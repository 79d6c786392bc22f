"""Two programs that call each other, one line of JSON at a time: whoever is not working is waiting for an answer.

Both sides run this code: the one with the tests and the one with the code under test. A message is a question
(``do``), an answer (``give``) or an exception (``raise``); it carries the containers that changed (``nodes``), the
classes that the other side has not met (``classes``) and what was printed meanwhile (``out``). While a side waits for
an answer it serves the questions that come before it, so a function may call back into its caller.
"""

from __future__ import annotations

import copy
import io
import sys
import threading
from collections.abc import Callable, Collection
from typing import Any

from driver import remote, values
from driver.exchange import MAX_VALUES, Exchange
from driver.guard import Guard
from driver.remote import LimitError, MirrorType
from driver.values import CodecError

MAX_OBJECTS = 100_000
"""Most objects of one side that the other may know of."""
Message = dict[str, Any]
Send = Callable[[Message], None]
Receive = Callable[[], Message | None]
Fault = Callable[[BaseException], dict[str, Any]]


class HungUpError(Exception):
    """The other side is gone."""


class NoiseError(Exception):
    """The other side says what its half of this code never says."""


class Peer:
    """One side of the conversation.

    Args:
        side: A letter of this side's own, another than the other side's.
        send: Sends a message.
        receive: Waits for a message; None when the other side has gone.
        guard: Decides what the other side may do with what it was given; None where nothing is
            hidden.
        fault: Describes an exception that leaves for the other side, for whoever relays the
            messages.
        functions: Names that belong to functions on the other side. A class in such a place is not
            believed to be one that this side means to test.

    Attributes:
        questions: What is done for each question, by its name.
        has_answered: Whether the other side has done more than be imported and have its functions
            and classes named.
    """

    def __init__(
        self,
        side: str,
        send: Send,
        receive: Receive,
        *,
        guard: Guard | None = None,
        fault: Fault | None = None,
        functions: Collection[str] = (),
    ) -> None:
        self._send_message = send
        self._receive = receive
        self._guard = guard
        self._fault = fault
        self._functions = functions
        self._exchange = Exchange(side, self, hides=guard is not None)
        self._own: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._stand_ins: dict[int, Any] = {}
        self._their_exceptions: dict[int, int] = {}
        self._told: set[int] = set()
        self._classes: list[list[Any]] = []
        self._printed = io.StringIO()
        self._thread = threading.get_ident()
        self.questions: dict[str, Callable[..., Any]] = {
            "get": self._get,
            "set": self._set,
            "del": self._del,
            "call": self._call,
            "method": self._method_call,
            "dir": self._dir,
            "special": self._special,
            "plain": values.plain_value,
            "copy": lambda thing: copy.copy(self._copyable(thing)),
            "deepcopy": lambda thing: copy.deepcopy(self._copyable(thing)),
            "await": self._await,
            "refused": _refuse,
        }
        self._runner: Any = None
        self.has_answered = False

    # Asking and answering

    def ask(self, what: str, thing: Any, *rest: Any) -> Any:
        """Have the other side do something with an object of its own.

        Raises:
            LimitError: Asked from another thread than the one that talks.
            HungUpError: The other side is gone.
            NoiseError: The other side answers nonsense.
            BaseException: Whatever the object raised.
        """
        if threading.get_ident() != self._thread:
            raise LimitError("an object of another process can only be used from the main thread")
        if what == "call" and callable(thing) and not self.is_theirs(thing):
            return thing(
                *rest[0], **rest[1]
            )  # what both sides have is called where it is asked for
        try:
            self._say("do", (what, thing, *rest))
        except CodecError as error:
            sentence = f"a test hands over more than {MAX_VALUES} values at once, or too many objects ({error})"
            raise LimitError(sentence) from error
        while "do" in (message := self._heard()):
            self._answer(self._unpacked(message))
        value = self._unpacked(message)
        self.has_answered |= not _is_naming(what, thing, value)
        if "raise" in message:
            raise value
        if what == "get" and type(value) is MirrorType and self._may_be_class(rest[0]):
            remote.name_class(value)
        return value

    def _may_be_class(self, name: str) -> bool:
        """Whether who asks for a name may mean a class; without a list of functions, where it is written like one."""
        if self._guard is None:
            return True
        return name not in self._functions and (
            bool(self._functions) or name.lstrip("_")[:1].isupper()
        )

    def serve(self) -> None:
        """Answer questions until the other side hangs up."""
        while True:
            try:
                message = self._heard()
            except HungUpError:
                return
            self._answer(self._unpacked(message))

    def is_theirs(self, thing: Any) -> bool:
        """Whether ``thing`` stands for an object of the other side, or is an exception that came from there."""
        return remote.number_of(thing) is not None or id(thing) in self._their_exceptions

    def printed(self, text: str) -> None:
        """Print on the other side, with the next message."""
        self._printed.write(text)

    def _answer(self, question: Any) -> None:
        try:
            what, thing, *rest = question
            value = self.questions[what](thing, *rest)
            self._say("give", value)
        except HungUpError:
            raise
        except BaseException as error:  # noqa: BLE001  (whatever it raises goes to the one who asked)
            fault = self._fault(error) if self._fault else None
            self._say("raise", self._portable(error), fault)

    def _portable(self, error: BaseException) -> BaseException:
        """What may leave this process: an interruption would stop the other side, a skip come back to skip a test."""
        is_stop = isinstance(error, KeyboardInterrupt | GeneratorExit) or (
            self._guard is not None
            and (
                not isinstance(error, Exception | SystemExit) or type(error).__name__ == "SkipTest"
            )
        )
        return RuntimeError(f"{type(error).__name__} in the other process") if is_stop else error

    def _say(self, kind: str, value: Any, fault: dict[str, Any] | None = None) -> None:
        told, classes = set(self._told), len(self._classes)
        try:
            tree, nodes = self._exchange.pack(value)
        except CodecError:
            self._told, self._classes = told, self._classes[:classes]
            if kind != "give":
                raise
            tree, nodes = self._exchange.pack(
                ValueError("this value is too large to leave its process")
            )
            kind = "raise"
        message: Message = {kind: tree}
        if nodes:
            message["nodes"] = nodes
        if self._classes:
            message["classes"], self._classes = self._classes, []
        if text := self._printed.getvalue():
            self._printed = io.StringIO()
            message["out"] = text
        if fault:
            message["fault"] = fault
        self._send_message(message)

    def _heard(self) -> Message:
        message = self._receive()
        if message is None:
            raise HungUpError
        if text := message.get("out"):
            sys.stdout.write(text.encode("utf-8", "backslashreplace").decode())
        return message

    def _unpacked(self, message: Message) -> Any:
        try:
            return self._meaning(message)
        except CodecError as error:
            raise NoiseError(str(error)) from error

    def _meaning(self, message: Message) -> Any:
        kinds = [kind for kind in ("do", "give", "raise") if kind in message]
        if len(kinds) != 1:
            raise CodecError("not one question, answer or exception")
        for definition in message.get("classes", ()):
            self._mirror(definition)
        value = self._exchange.unpack(message[kinds[0]], message.get("nodes", []))
        if kinds == ["raise"] and not isinstance(value, BaseException):
            raise CodecError("not an exception")
        if kinds == ["do"] and not (type(value) is tuple and len(value) >= 2):
            raise CodecError("not a question")
        return value

    # What is done with own objects

    def _get(self, thing: Any, name: str) -> Any:
        return self._guard.read(thing, name) if self._guard else getattr(thing, name)

    def _call(self, thing: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        if self._guard and not self._guard.may_call(thing):
            raise TypeError(f"{type(thing).__name__!r} object is not callable from another process")
        return thing(*args, **kwargs)

    def _method_call(
        self, thing: Any, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        if self._guard and not self._guard.may_ask_method(thing, name):
            raise AttributeError(f"{type(thing).__name__!r} object has no method {name!r} here")
        return getattr(thing, name)(*args, **kwargs)

    def _dir(self, thing: Any) -> list[str]:
        return (
            self._guard.names(thing)
            if self._guard
            else sorted(name for name in dir(thing) if type(name) is str)
        )

    def _copyable(self, thing: Any) -> Any:
        if self._guard and not self._guard.may_copy(thing):
            raise TypeError(f"{type(thing).__name__!r} object stays in its process")
        return thing

    def _await(self, thing: Any) -> Any:
        """What comes of a coroutine, run to its end here; one loop serves all of them, as in one ``asyncio.run``."""
        if self._guard and not self._guard.may_await(thing):
            raise TypeError(
                f"{type(thing).__name__!r} object cannot be awaited from another process"
            )
        import asyncio  # only here: few programs need it

        async def awaited() -> Any:
            return await thing

        waiting = asyncio._get_running_loop()
        if waiting is None:
            self._runner = self._runner or asyncio.Runner()
            return self._runner.run(awaited())
        asyncio._set_running_loop(
            None
        )  # a coroutine that waits for the other side, which asks for one of this side's
        try:
            with asyncio.Runner() as runner:
                return runner.run(awaited())
        finally:
            asyncio._set_running_loop(waiting)

    def _set(self, thing: Any, name: str, value: Any) -> None:
        self._require_writable(thing, name)
        if self._guard and self.is_theirs(value) and self._guard.keeps_plain(thing):
            raise AttributeError(f"{name!r} stays as it is")
        setattr(thing, name, value)

    def _del(self, thing: Any, name: str) -> None:
        self._require_writable(thing, name)
        delattr(thing, name)

    def _require_writable(self, thing: Any, name: str) -> None:
        if self._guard and not self._guard.may_write(thing, name):
            raise AttributeError(f"{name!r} stays as it is")

    def _special(self, thing: Any, name: str, args: tuple[Any, ...]) -> Any:
        if name not in remote.SPECIALS or (
            self._guard and not self._guard.may_special(thing, name)
        ):
            raise AttributeError(f"{name!r} does not travel")
        found = next(vars(base)[name] for base in type(thing).__mro__ if name in vars(base))
        # As the language does it: bound, without the object's own attributes being looked at.
        method = found.__get__(thing, type(thing)) if hasattr(type(found), "__get__") else found
        return method(*args)

    # How objects are told and found (exchange.Objects)

    def describe(self, thing: Any, encode: Callable[[Any], list[Any]]) -> list[Any]:
        """The tree of an object: the other side's own number for it, or ours with its class."""
        theirs = remote.number_of(thing) or self._their_exceptions.get(id(thing))
        if theirs is not None:
            return ["r", [theirs]]
        if isinstance(thing, type):
            return ["k", [self._define(thing)]]
        if isinstance(thing, BaseException):
            return self._exception_tree(thing)
        if self._guard and self._guard.is_library_method(thing):
            return ["m", [encode(thing.__self__), thing.__name__]]
        return ["h", [self._number(thing), self._define(type(thing))]]

    def _exception_tree(self, error: BaseException) -> list[Any]:
        """An exception without its traceback, its arguments as plain values, its class one that both sides know.

        Of an assertion of the side that hides something not even the words are told: they say what
        is expected.
        """
        error.__traceback__ = error.__context__ = error.__cause__ = None
        kind: type[BaseException] = (
            Exception if isinstance(error, BaseExceptionGroup) else type(error)
        )
        hides_words = self._guard is not None and isinstance(error, AssertionError)
        args = values.encode(() if hides_words else remote.plain_args(error))
        if self._guard and not self._guard.owns(kind):
            kind = remote.builtin_base(kind)
        if remote.BUILTIN_EXCEPTIONS.get(kind.__name__) is kind:
            return ["e", [kind.__name__, self._number(error), args]]
        return ["h", [self._number(error), self._define(kind), args]]

    def _number(self, thing: Any) -> int:
        number = self._numbers.get(id(thing))
        if number is None:
            if len(self._own) >= MAX_OBJECTS:
                raise CodecError("too many objects")
            number = len(self._own) + 1
            self._numbers[id(thing)], self._own[number] = number, thing
        return number

    def _define(self, kind: type) -> int:
        number = self._number(kind)
        if number not in self._told:
            self._told.add(number)
            bases = [self._base(base) for base in kind.__bases__]
            plain = values.plain_class(kind)
            self._classes.append(
                [
                    number,
                    str(kind.__name__)[:100],
                    str(kind.__module__)[:100],
                    [base for base in bases if base],
                    self._specials(kind),
                    plain.__name__ if plain else None,
                ]
            )
        return number

    def _specials(self, kind: type) -> list[str]:
        defined = tuple([name for name in remote.SPECIALS if _defines(kind, name)])
        return self._guard.specials(kind, defined) if self._guard else list(defined)

    def _base(self, base: type) -> str | int | None:
        """A base worth mirroring: an exception class that both sides have, or a class of a program."""
        if remote.BUILTIN_EXCEPTIONS.get(base.__name__) is base:
            return base.__name__
        if self._guard and not self._guard.owns(base):
            return remote.builtin_base(base).__name__ if issubclass(base, BaseException) else None
        return None if base.__module__ in ("builtins", "typing", "abc") else self._define(base)

    def _mirror(self, definition: Any) -> None:
        try:
            number, name, module, bases, specials, plain = definition
            kinds = tuple(
                remote.BUILTIN_EXCEPTIONS[b] if type(b) is str else self._stand_ins[b]
                for b in bases
            )
            if any(issubclass(base, remote.STOPPING) for base in kinds):
                raise CodecError("an exception that stops the other side")
            value_class = values.VALUE_CLASSES[plain] if plain else None
            if type(number) is not int or number in self._stand_ins:
                raise CodecError("a class told twice")
            mirrored = remote.ClassDefinition(number, name, module, kinds, specials, value_class)
            self._stand_ins[number] = remote.mirror(self, mirrored)
        except (KeyError, TypeError, ValueError) as error:
            raise CodecError("not the definition of a class") from error

    def find(self, tag: str, body: list[Any], decode: Callable[[Any], Any]) -> Any:
        """The object that a tree stands for: one of ours, or the stand-in for one of theirs."""
        try:
            if tag == "r":
                return self._own[body[0]]
            if tag == "k":
                return self._class(body[0])
            args = values.decode(body[2]) if body[2:] else ()
            if type(args) is not tuple:
                raise CodecError("not the arguments of an exception")
            if tag == "h":
                return self._stand_in(body[0], self._class(body[1]), args)
            if tag == "e":
                return self._exception(body[1], remote.BUILTIN_EXCEPTIONS[body[0]], args)
        except (IndexError, KeyError, TypeError) as error:
            raise CodecError("an object nobody knows") from error
        raise CodecError(f"unknown tag {tag!r}")

    def method(self, owner: Any, name: str) -> Any:
        """What calls a method of an object of the other side, or of a value that this side has too."""
        return remote.Method(self, owner, name)

    def _class(self, number: int) -> MirrorType:
        kind = self._stand_ins[number]
        if not isinstance(kind, MirrorType):
            raise CodecError("not a class")
        return kind

    def _stand_in(self, number: int, kind: MirrorType, args: tuple[Any, ...]) -> Any:
        if number not in self._stand_ins:
            self._stand_ins[number] = remote.stand_in(kind, number, args)
        return self._stand_ins[number]

    def _exception(
        self, number: int, kind: type[BaseException], args: tuple[Any, ...]
    ) -> BaseException:
        if number not in self._stand_ins:
            if issubclass(kind, remote.STOPPING):
                raise CodecError("an exception that stops the other side")
            error = self._stand_ins[number] = remote.made(kind, args)
            self._their_exceptions[id(error)] = number
        found = self._stand_ins[number]
        if not isinstance(found, BaseException):
            raise CodecError("not an exception")
        return found


def _refuse(_: None, sentence: str) -> Any:
    """The answer to a question that the host does not let pass."""
    raise AttributeError(sentence)


def _is_naming(what: str, thing: Any, value: Any) -> bool:
    """Whether a question did no more than import the module or name a function or class of it."""
    is_name = remote.number_of(value) is not None or isinstance(value, AttributeError)
    return what == "load" or (what == "get" and type(thing).__name__ == "module" and is_name)


def _defines(kind: type, name: str) -> bool:
    return any(
        vars(base).get(name) is not None
        for base in kind.__mro__
        if base is not object and base not in remote.BUILTIN_EXCEPTIONS.values()
    )
