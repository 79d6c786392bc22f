"""One case of one program, run in a process of its own: load, run or call, and say what happened."""

from __future__ import annotations

import ast
import atexit
import base64
import builtins
import contextlib
import importlib
import json
import linecache
import os
import random
import sys
import threading
import traceback
from types import CodeType, ModuleType
from typing import Any

from driver import playing, syntax, values
from driver.given import with_given
from driver.wire import Channel

WORK = "/tmp/work"  # noqa: S108  (the only writable place of the container, private to it)
CONVERSATIONS = {"pytest": "driver.testing", "serve": "driver.serve"}
"""Kinds of cases that talk with another container, and what does it: loaded then, for it would weigh on every one."""
REHEARSAL: dict[str, Any] = {
    "source": "print(end='')\n",
    "files": {},
    "seed": 0,
    "module": "rehearsal",
    "output_bytes": 1,
}
"""The job of an empty program, which is run before the learner's has come."""
_MAX_MESSAGE = 500

Observation = dict[str, Any]


class Program:
    """The learner's program, compiled ahead in the process of its one case."""

    def __init__(self, job: dict[str, Any]) -> None:
        self.job = job
        self.source = job["source"].encode()
        self.filename = f"{job['module']}.py"
        self.code: CodeType | None = None
        self._fault = _guarded(self.filename, "compile", self._compile)

    def _compile(self) -> None:
        text = self.source.decode(errors="replace")
        # Where tracebacks and ``inspect`` look for a program that lies in no file.
        linecache.cache[self.filename] = (
            len(text),
            None,
            text.splitlines(keepends=True),
            self.filename,
        )
        self.code = compile(self.source, self.filename, "exec", dont_inherit=True)

    def observe(self, case: dict[str, Any], channel: Channel) -> Observation:
        """Run one case and report it; never raises for what the program does.

        Args:
            case: The ``case`` message without its token.
            channel: To the other container, for the kinds that talk with one.
        """
        if case["kind"] in CONVERSATIONS:
            return self._converse(case, channel)
        if self.code is None:
            return self._fault
        if case["kind"] == "ast":
            return _guarded(
                self.filename,
                "compile",
                lambda: {"syntax": syntax.observe(self.source, self.filename)},
            )
        if case.get("given"):
            self.code = self._compiled_with(case["given"])
        _lay(self.job, case)
        if case["kind"] == "call":
            return _run_calls(self.code, self.filename, self.job, case)
        playing.begin(case)
        result = _run_script(self.code, self.filename)
        return result if case["kind"] == "stdout" else playing.recorded(case, result)

    def _compiled_with(self, given: Any) -> CodeType:
        """The program, which compiles, with other values to start from."""
        plain: Any = values.decode(given)
        tree = ast.parse(self.source, self.filename)
        with_given(tree, plain)
        return compile(tree, self.filename, "exec", dont_inherit=True)

    def _converse(self, case: dict[str, Any], channel: Channel) -> Observation:
        _lay(self.job, case)
        party = importlib.import_module(CONVERSATIONS[case["kind"]])
        source = case["source"].encode() if "source" in case else self.source
        said: Observation = party.converse(source, self.filename, case, channel, _described)
        return said


def _guarded(filename: str, stage: str, action: Any) -> Observation:
    try:
        return action() or {}
    except SystemExit as error:
        return {
            "error": {"stage": stage, **_described(error, filename)},
            "exit": _is_success(error.code),
        }
    except BaseException as error:  # noqa: BLE001  (whatever the program raises is the observation)
        return {"error": {"stage": stage, **_described(error, filename)}}


def _is_success(code: object) -> bool:
    """Whether a program that left meant no failure: with nothing, 0, or words, which are only said."""
    # By exact type: a subclass may lie about its equality.
    return (
        code is None
        or type(code) is str
        or ((type(code) is int or type(code) is bool) and code == 0)
    )


def _described(error: BaseException, filename: str) -> dict[str, Any]:
    try:
        message = (error.msg if isinstance(error, SyntaxError) else str(error))[:_MAX_MESSAGE]
    except BaseException:  # noqa: BLE001  (the learner's own __str__ may raise anything)
        message = ""
    return {"type": type(error).__name__[:100], "message": message, "line": _line(error, filename)}


def _line(error: BaseException, filename: str) -> int | None:
    """The last line of the learner's file that the error passed through."""
    if isinstance(error, SyntaxError) and error.filename == filename:
        return error.lineno
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == filename
    ]
    return lines[-1] if lines else None


def prepare() -> None:
    """Give this process standard streams of its own; done before any case arrives."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  (open as long as the process lives)
    sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115
    sys.stderr = open(  # noqa: SIM115
        2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False
    )
    sys.path.insert(0, WORK)


def rehearse() -> None:
    """Compile, run and report an empty program, so that the learner's finds all of that prepared."""
    rehearsed = Program(REHEARSAL)
    del linecache.cache[rehearsed.filename]
    seen = _guarded(rehearsed.filename, "run", lambda: exec(rehearsed.code or "", {}))  # noqa: S102
    json.loads(json.dumps(seen))
    threading.enumerate()


def _lay(job: dict[str, Any], case: dict[str, Any]) -> None:
    """Lay out what the case needs: an empty directory, data files, standard input, seed."""
    with contextlib.suppress(FileExistsError):
        os.mkdir(WORK, 0o700)
    os.chdir(WORK)
    for name in case["files"]:
        with open(name, "wb") as file:
            file.write(base64.b64decode(job["files"][name]))
    if case.get("stdin"):
        _feed(case["stdin"])
    sys.argv = [f"{job['module']}.py"]
    random.seed(case.get("seed", job["seed"]))


def _feed(text: str) -> None:
    """Make ``text`` the standard input; a file, because a pipe would hold 64 kB only."""
    path = f"{WORK}/.stdin"
    with open(path, "w+b") as file:
        os.unlink(path)
        file.write(text.encode("utf-8", "surrogatepass"))
        file.seek(0)
        os.dup2(file.fileno(), 0)


def _module(name: str, filename: str) -> ModuleType:
    module = ModuleType(name)
    module.__file__ = f"{WORK}/{filename}"
    sys.modules[name] = module
    return module


def _run_script(code: CodeType, filename: str) -> Observation:
    builtins.input = _input
    module = _module("__main__", filename)
    result = _guarded(filename, "run", lambda: exec(code, module.__dict__))  # noqa: S102  (the sandbox's purpose)
    ending = _guarded(filename, "run", _finish)
    has_last_words = bool(result.get("exit") and result["error"]["message"])
    return (
        ending or result if has_last_words else ending if result.get("exit") else result or ending
    )


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


def _run_calls(
    code: CodeType, filename: str, job: dict[str, Any], case: dict[str, Any]
) -> Observation:
    builtins.input = _no_input
    module = _module(job["module"], filename)
    fault = _guarded(filename, "load", lambda: exec(code, module.__dict__))  # noqa: S102
    has_all = all(callable(module.__dict__.get(call["function"])) for call in case["calls"])
    if fault and not ("exit" in fault and has_all):
        return fault  # one that only left, as a script does at its end, has its functions
    seen = [_called(module, filename, call) for call in case["calls"]]
    return seen[0] if len(seen) == 1 else {"calls": seen}


def _called(module: ModuleType, filename: str, call: dict[str, Any]) -> Observation:
    function = module.__dict__.get(call["function"])
    if not callable(function):
        return {"missing": True}
    args: Any = values.decode(call["args"])
    kwargs: Any = values.decode(call["kwargs"])

    def told() -> Observation:
        value = function(*args, **kwargs)
        # Told at once: a later call may change a list that this one gave back.
        return {
            "value": values.encode(value),
            "args": values.encode(args),
            "kwargs": values.encode(kwargs),
        }

    return _guarded(filename, "call", told)


def _no_input(prompt: object = "", /) -> str:
    raise EOFError(
        "input() cannot be used here: the tests call your function and give it its arguments"
    )
