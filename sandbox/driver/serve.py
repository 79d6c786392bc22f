"""Kind ``serve``: the code under test answers the questions that tests in another container ask of it."""

from __future__ import annotations

import builtins
import io
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

from driver.guard import Guard
from driver.peer import Peer
from driver.wire import Channel

Describe = Callable[[BaseException, str], dict[str, Any]]


def converse(
    source: bytes, filename: str, case: dict[str, Any], channel: Channel, describe: Describe
) -> dict[str, Any]:
    """Load the module as often as the tests import it, and answer until they hang up.

    Args:
        source: The code under test.
        filename: Its name in tracebacks.
        case: ``guarded``: whether its inside is hidden from the tests; ``module``: its name for
            them.
        channel: To the tests.
        describe: Tells where in a file an exception came from.

    Returns:
        A last word, which nobody hears.
    """
    served = _Served(source, filename, describe)
    guard = (
        Guard(lambda name: name == case["module"], documented=False) if case["guarded"] else None
    )
    peer = Peer("s", channel.send, channel.receive, guard=guard, fault=served.fault)
    peer.questions["load"] = lambda _, name: served.load(name, guard)
    builtins.input = lambda prompt="", /: peer.ask("input", None, str(prompt))
    sys.stdin = _AskedStdin(peer)
    sys.stdout = _ToldStdout(peer, sys.stdout)
    peer.serve()
    return {"give": ["n"]}


class _Served:
    def __init__(self, source: bytes, filename: str, describe: Describe) -> None:
        self._source = source
        self._filename = filename
        self._describe = describe
        self._stage = "call"

    def load(self, name: str, guard: Guard | None) -> ModuleType:
        self._stage = "compile"
        code = compile(self._source, self._filename, "exec", dont_inherit=True)
        self._stage = "load"
        module = ModuleType(name)
        module.__file__ = self._filename
        sys.modules[name] = module
        try:
            exec(code, module.__dict__)  # noqa: S102  (the sandbox's purpose)
        except SystemExit:
            if all(name.startswith("__") for name in module.__dict__):
                raise  # it left before anything was defined
        self._stage = "call"
        if guard:
            guard.open(module)
        return module

    def fault(self, error: BaseException) -> dict[str, Any]:
        stage, self._stage = self._stage, "call"
        return {"stage": stage, **self._describe(error, self._filename)}


class _ToldStdout(io.TextIOBase):
    """Prints where the tests can see it, and on this process's own output, where it is counted."""

    encoding = "utf-8"

    def __init__(self, peer: Peer, own: Any) -> None:
        self._peer = peer
        self._own = own

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self._own.write(text)
        self._own.flush()
        self._peer.printed(text)
        return len(text)


class _AskedStdin(io.TextIOBase):
    """Reads what the tests put into their own standard input."""

    encoding = "utf-8"

    def __init__(self, peer: Peer) -> None:
        self._peer = peer

    def readable(self) -> bool:
        return True

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        return str(self._peer.ask("readline", None))

    def read(self, size: int | None = -1, /) -> str:
        return "".join(iter(self.readline, ""))
