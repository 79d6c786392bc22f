"""Runs a child's program inside Pyodide and tells how it ended. Knows nothing of the page."""

import atexit
import builtins
import contextlib
import dataclasses
import io
import linecache
import os
import random
import sys
import traceback
import types
import warnings
from collections.abc import Awaitable, Callable
from json import dumps, loads  # by their own names: a program may put anything into their module
from pathlib import Path
from typing import Any

from play import Performance
from pyodide.ffi import run_sync
from robot import RobotError

from tremplin.domain.errors.diagnose import diagnose
from tremplin.domain.errors.diagnosis import Diagnosis
from tremplin.domain.errors.silent_slips import silent_slip

FILENAME = "solution.py"
"""As in Check: a program may print its own name."""

WORK = Path("/tmp/work")  # noqa: S108 - likewise, and empty at its beginning
_BUILTINS = dict(vars(builtins))

Ask = Callable[[str], Awaitable[str | None] | str | None]


def wake() -> None:
    """Give this start of Python dice of its own: those of a memory snapshot are the same for every child."""
    random.seed()


def run(
    source: str, ask: Ask, answered_beforehand: bool, play: str, tell: Callable[[str], None]
) -> str:
    """Run a program as ``__main__`` in a namespace of its own.

    Args:
        source: The program's text.
        ask: Gives the answer to a question, at once or later; ``None`` when there is none.
        answered_beforehand: Whether the answers were written down before the program began.
        play: JSON of ``Play | null`` in ``stage.ts``.
        tell: Hears JSON of ``Step[]`` in ``stage.ts``, while the program runs and before it ends.

    Returns:
        JSON of ``Ending`` in ``messages.ts``.
    """
    _settle(source, _Typed(ask, answered_beforehand))
    performance = Performance(loads(play), FILENAME, tell)
    builtins.input = _input
    error = _run_as_main(source)
    _flush()
    vars(builtins).update(_BUILTINS)  # what follows needs them
    performance.flush()
    return dumps({"stopped": isinstance(error, KeyboardInterrupt), "fault": _fault(error, source)})


def _run_as_main(source: str) -> BaseException | None:
    """Run a program and what it leaves for its end; what the first of them raised, if that is not its own leaving."""
    module = types.ModuleType("__main__")
    module.__file__ = str(WORK / FILENAME)
    sys.modules["__main__"] = module
    first = None
    for action in (lambda: _execute(source, module), atexit._run_exitfuncs):
        try:
            action()
        except SystemExit as error:
            if type(error.code) is str:
                sys.stderr.write(f"{error.code}\n")
            elif error.code:
                first = first or error
        except (KeyboardInterrupt, RobotError) as error:
            # **Stop** was pressed, or the robot cannot go on: that is seen on the stage.
            return error
        except BaseException as error:  # noqa: BLE001 - whatever the program raises is explained to the child
            first = first or error
    return first


def _execute(source: str, module: types.ModuleType) -> None:
    exec(compile(source, FILENAME, "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - its purpose


def _settle(source: str, typed: "_Typed") -> None:
    """Give the program streams that no earlier program closed or replaced, and Python its text to quote."""
    linecache.cache[FILENAME] = (len(source), None, source.splitlines(keepends=True), FILENAME)
    sys.stdin = sys.__stdin__ = typed  # type: ignore[misc]
    sys.stdout = open(1, "w", buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115 - open until the next run
    sys.stderr = open(2, "w", buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115 - likewise
    sys.argv = [FILENAME]
    WORK.mkdir(exist_ok=True)
    os.chdir(WORK)
    sys.path.insert(0, str(WORK))
    warnings.simplefilter("ignore")


class _Typed(io.TextIOBase):
    """Standard input: each line is asked for when the program reads it."""

    encoding = "utf-8"

    def __init__(self, ask: Ask, answered_beforehand: bool) -> None:
        self._ask = ask
        self._answered_beforehand = answered_beforehand

    def readable(self) -> bool:
        return True

    def answer(self, prompt: str = "") -> str | None:
        """The next line without its end; None where the answers are used up."""
        sys.stdout.write(prompt)
        sys.stdout.flush()
        answer = self._ask(prompt)
        if answer is not None and not isinstance(answer, str):
            answer = run_sync(answer)
        if answer is not None and self._answered_beforehand:
            # An answer typed when asked is on the screen already.
            sys.stdout.write(f"{answer}\n")
        return answer

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        line = self.answer()
        return "" if line is None else f"{line}\n"

    def __next__(self) -> str:
        """The next line of all; where they are asked for one by one, an empty one is the end."""
        line = self.readline()
        if line.strip("\n") or (line and self._answered_beforehand):
            return line
        raise StopIteration

    def read(self, size: int | None = -1, /) -> str:
        return "".join(self)


def _input(prompt: object = "", /) -> str:
    if isinstance(sys.stdin, _Typed):
        line = sys.stdin.answer(str(prompt))
    else:
        sys.stdout.write(str(prompt))
        read = sys.stdin.readline()
        line = read.removesuffix("\n") if read else None
    if line is None:
        raise EOFError("EOF when reading a line")
    return line


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        # The program may have put anything in their place.
        with contextlib.suppress(Exception):
            stream.flush()


def _fault(error: BaseException | None, source: str) -> dict[str, Any] | None:
    if isinstance(error, KeyboardInterrupt | RobotError):
        return None
    if error is None:
        slip = silent_slip(source)
        return _told(slip, "") if slip else None
    diagnosis = diagnose(type(error).__name__, _message(error), source, _line(error))
    original = list(traceback.TracebackException.from_exception(error).format_exception_only())[
        -1
    ].strip()
    return _told(diagnosis, original)


def _told(diagnosis: Diagnosis, original: str) -> dict[str, Any]:
    """``Fault`` in ``messages.ts``; a line that only does nothing has no message of Python's."""
    return {**dataclasses.asdict(diagnosis), "original": original}


def _message(error: BaseException) -> str:
    try:
        return error.msg if isinstance(error, SyntaxError) else str(error)
    except Exception:  # noqa: BLE001 - the program's own __str__ may raise anything
        return ""


def _line(error: BaseException) -> int | None:
    if isinstance(error, SyntaxError) and error.filename == FILENAME:
        return error.lineno
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == FILENAME
    ]
    return lines[-1] if lines else None
