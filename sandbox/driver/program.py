"""One case of one program, run in a process of its own: load, run or call, and say what happened."""

from __future__ import annotations

import atexit
import base64
import builtins
import os
import random
import sys
import threading
import time
import traceback
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from driver import syntax, values

WORK = Path("/tmp/work")  # noqa: S108  (the only writable place of the container, private to it)
_MAX_MESSAGE = 500

Observation = dict[str, Any]


def observe(job: dict[str, Any], case: dict[str, Any]) -> Observation:
    """Run one case and report it; never raises for what the program does.

    Args:
        job: The ``job`` message: source, files, seed, module.
        case: The ``case`` message without its token.
    """
    source = job["source"].encode()
    filename = f"{job['module']}.py"
    if case["kind"] == "ast":
        return _guarded(filename, "compile", lambda: {"syntax": syntax.observe(source, filename)})
    _lay_files(job["files"], case["files"])
    _settle(job, case)
    compiled: list[CodeType] = []
    fault = _guarded(filename, "compile", lambda: compiled.append(compile(source, filename, "exec", dont_inherit=True)))
    if fault:
        return fault
    run = _run_script if case["kind"] == "stdout" else _run_call
    return run(compiled[0], filename, job, case)


def _guarded(filename: str, stage: str, action: Any) -> Observation:
    try:
        return action() or {}
    except SystemExit as error:
        return {"error": {"stage": stage, **_described(error, filename)}, "exit": error.code in (None, 0)}
    except BaseException as error:  # noqa: BLE001  (whatever the program raises is the observation)
        return {"error": {"stage": stage, **_described(error, filename)}}


def _described(error: BaseException, filename: str) -> dict[str, Any]:
    try:
        message = str(error)[:_MAX_MESSAGE]
    except BaseException:  # noqa: BLE001  (the learner's own __str__ may raise anything)
        message = ""
    return {"type": type(error).__name__[:100], "message": message, "line": _line(error, filename)}


def _line(error: BaseException, filename: str) -> int | None:
    """The last line of the learner's file that the error passed through."""
    if isinstance(error, SyntaxError) and error.filename == filename:
        return error.lineno
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == filename]
    return lines[-1] if lines else None


def _lay_files(files: dict[str, str], wanted: list[str]) -> None:
    WORK.mkdir(mode=0o700, exist_ok=True)
    os.chdir(WORK)
    for name in wanted:
        Path(name).write_bytes(base64.b64decode(files[name]))


def _settle(job: dict[str, Any], case: dict[str, Any]) -> None:
    """Give the program its standard streams, its seed and nothing of the driver's environment."""
    os.environ.clear()  # noqa: TID251  (this is the program's environment, not a setting of ours)
    os.environ.update(HOME=str(WORK), LANG="C.UTF-8", PATH="/usr/local/bin:/usr/bin:/bin", TZ="UTC")  # noqa: TID251
    time.tzset()
    _feed(case.get("stdin", ""))
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  (open as long as the process lives)
    sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)  # noqa: SIM115
    sys.argv = [f"{job['module']}.py"]
    sys.path.insert(0, str(WORK))
    random.seed(job["seed"])


def _feed(text: str) -> None:
    """Make ``text`` the standard input; a file, because a pipe would hold 64 kB only."""
    path = WORK / ".stdin"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    fd = os.open(path, os.O_RDONLY)
    path.unlink()
    os.dup2(fd, 0)
    os.close(fd)


def _module(name: str, filename: str) -> ModuleType:
    module = ModuleType(name)
    module.__file__ = str(WORK / filename)
    sys.modules[name] = module
    return module


def _run_script(code: CodeType, filename: str, job: dict[str, Any], case: dict[str, Any]) -> Observation:
    builtins.input = _input
    module = _module("__main__", filename)
    result = _guarded(filename, "run", lambda: exec(code, module.__dict__))  # noqa: S102  (the sandbox's purpose)
    ending = _guarded(filename, "run", _finish)
    return ending if result.get("exit") else result or ending


def _input(prompt: object = "", /) -> str:
    """``input()`` with its prompt on the error stream, so that prompts are not part of the output."""
    sys.stderr.write(str(prompt))
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError("EOF when reading a line")
    return line.removesuffix("\n")


def _finish() -> None:
    """What the end of a script does: wait for threads, run exit functions, write out what is buffered."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.__stdout__):
        if stream:
            stream.flush()


def _run_call(code: CodeType, filename: str, job: dict[str, Any], case: dict[str, Any]) -> Observation:
    builtins.input = _no_input
    module = _module(job["module"], filename)
    fault = _guarded(filename, "load", lambda: exec(code, module.__dict__))  # noqa: S102
    if fault:
        return fault
    function = module.__dict__.get(case["function"])
    if not callable(function):
        return {"missing": True}
    args: Any = values.decode(case["args"])
    kwargs: Any = values.decode(case["kwargs"])

    def call() -> Observation:
        value = function(*args, **kwargs)
        return {"value": values.encode(value), "args": values.encode(args), "kwargs": values.encode(kwargs)}

    return _guarded(filename, "call", call)


def _no_input(prompt: object = "", /) -> str:
    raise EOFError("input() cannot be used here: the tests call your function and give it its arguments")
