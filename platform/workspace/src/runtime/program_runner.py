"""Runs a child's program inside Pyodide and tells how it ended. Knows nothing of the page."""

import builtins
import dataclasses
import json
import linecache
import random
import sys
import traceback
import types
import warnings
from collections.abc import Awaitable, Callable
from typing import Any

from play import Performance
from pyodide.ffi import run_sync
from robot import RobotError

from tremplin.domain.errors import Diagnosis, diagnose
from tremplin.domain.silent_slips import silent_slip

FILENAME = "program.py"

Ask = Callable[[str], Awaitable[str | None] | str | None]


def wake() -> None:
    """Give this start of Python dice of its own: those of a memory snapshot are the same for every child."""
    random.seed()


def run(source: str, ask: Ask, answered_beforehand: bool, play: str, tell: Callable[[str], None]) -> str:
    """Run a program as ``__main__`` in a namespace of its own.

    Args:
        source: The program's text.
        ask: Gives the answer to a question, at once or later; ``None`` when there is none.
        answered_beforehand: Whether "no answer" means that the answers are used up, not that **Stop** was pressed.
        play: JSON of ``Play | null`` in ``stage.ts``.
        tell: Hears JSON of ``Step[]`` in ``stage.ts``, while the program runs and before it ends.

    Returns:
        JSON of ``Ending`` in ``messages.ts``.
    """
    _settle(source)
    performance = Performance(json.loads(play), FILENAME, tell)
    builtins.input = _input_from(ask, answered_beforehand)
    try:
        return _run_as_main(source)
    finally:
        performance.flush()


def _run_as_main(source: str) -> str:
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    try:
        exec(compile(source, FILENAME, "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - its purpose
    except (SystemExit, RobotError):
        # A robot that cannot go on is seen on the stage.
        return _ending()
    except KeyboardInterrupt:
        return _ending(stopped=True)
    except BaseException as error:  # noqa: BLE001 - whatever the program raises is explained to the child
        return _ending(fault=_fault(error, source))
    slip = silent_slip(source)
    return _ending(fault=_told(slip, "") if slip else None)


def _settle(source: str) -> None:
    """Give the program streams that no earlier program closed or replaced, and Python its text to quote."""
    linecache.cache[FILENAME] = (len(source), None, source.splitlines(keepends=True), FILENAME)
    sys.stdin = sys.__stdin__
    sys.stdout = open(1, "w", buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115 - open until the next run
    sys.stderr = open(2, "w", buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115 - likewise
    sys.argv = [FILENAME]
    warnings.simplefilter("ignore")


def _input_from(ask: Ask, answered_beforehand: bool) -> Callable[[object], str]:
    def read(prompt: object = "", /) -> str:
        sys.stdout.write(str(prompt))
        sys.stdout.flush()
        answer = ask(str(prompt))
        if answer is not None and not isinstance(answer, str):
            answer = run_sync(answer)
        if answer is None:
            raise EOFError("EOF when reading a line") if answered_beforehand else KeyboardInterrupt
        if answered_beforehand:
            # An answer typed when asked is on the screen already.
            sys.stdout.write(f"{answer}\n")
        return answer

    return read


def _ending(*, stopped: bool = False, fault: dict[str, Any] | None = None) -> str:
    if sys.stdout and not sys.stdout.closed:
        sys.stdout.flush()
    return json.dumps({"stopped": stopped, "fault": fault})


def _fault(error: BaseException, source: str) -> dict[str, Any]:
    diagnosis = diagnose(type(error).__name__, _message(error), source, _line(error))
    original = list(traceback.TracebackException.from_exception(error).format_exception_only())[-1].strip()
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
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == FILENAME]
    return lines[-1] if lines else None
