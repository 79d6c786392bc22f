"""Gives each run the Python that the first one found: a program must not feel what another one did before it."""

import _locale
import atexit
import builtins
import contextlib
import gc
import operator
import os
import random
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

WORK = Path("/tmp/work")  # noqa: S108 - the folder in which Check runs programs too
_SCRATCH = (Path("/tmp"), Path("/home/pyodide"))  # noqa: S108
_OURS = ("_pyodide", "clean_slate", "js", "play", "program_runner", "pyodide", "pyodide_js", "tremplin")
"""Modules, with all below them, that programs do not use; what the page holds of them must stay."""
_HEAP_TYPE, _IMMUTABLE_TYPE = 1 << 9, 1 << 8
_PER_CLASS = frozenset(("__abstractmethods__", "__dict__", "__weakref__", "_abc_impl"))
_MISSING = object()


class CleanSlate:
    """What Python is like before any program."""

    def __init__(self) -> None:
        """Remember it."""
        self._modules = dict(sys.modules)
        # Python's own words come first: putting back the rest needs them.
        watched = [builtins, *(each for name, each in self._modules.items() if name.partition(".")[0] not in _OURS)]
        self._names = [(vars(module), dict(vars(module))) for module in watched]
        values = [value for _, names in self._names for value in names.values()]
        self._containers = [
            (value, type(value)(value))
            for value in {id(value): value for value in values if type(value) in (list, dict, set)}.values()
            if value is not sys.modules
        ]
        classes = {id(value): value for value in values if isinstance(value, type) and _can_change(value)}
        self._classes = [(each, dict(vars(each))) for each in classes.values()]
        self._environment = dict(os.environ)  # noqa: TID251 - the program's environment, not a setting of ours
        self._files = {path for folder in _SCRATCH for path in _below(folder)}
        self._recursion_limit = sys.getrecursionlimit()
        self._int_digits = sys.get_int_max_str_digits()
        self._locale = _locale.setlocale(_locale.LC_ALL)
        self._interrupted = signal.getsignal(signal.SIGINT)

    def restore(self) -> None:
        """Make Python so again, with an empty folder to work in and new dice."""
        sys.settrace(None)
        sys.setprofile(None)
        for names, kept in self._names:
            _put_back(names, kept)
        for container, kept in self._containers:
            _refill(container, kept)
        for each, kept in self._classes:
            _put_back_class(each, kept)
        _refill(sys.modules, self._modules)
        if dict(os.environ) != self._environment:  # noqa: TID251
            os.environ.clear()  # noqa: TID251
            os.environ.update(self._environment)  # noqa: TID251
        sys.setrecursionlimit(self._recursion_limit)
        sys.set_int_max_str_digits(self._int_digits)
        _locale.setlocale(_locale.LC_ALL, self._locale)
        signal.signal(signal.SIGINT, self._interrupted)
        atexit._clear()
        gc.enable()
        random.seed()
        self._empty_folders()

    def _empty_folders(self) -> None:
        os.chdir("/")  # where one stands cannot be taken away
        for path in [path for folder in _SCRATCH for path in _below(folder) if path not in self._files]:
            with contextlib.suppress(FileNotFoundError):  # it went with the folder that it was in
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        WORK.mkdir()
        os.chdir(WORK)
        sys.path.insert(0, str(WORK))


def _can_change(each: type) -> bool:
    return bool(each.__flags__ & _HEAP_TYPE) and not each.__flags__ & _IMMUTABLE_TYPE


def _put_back(names: dict[str, Any], kept: dict[str, Any]) -> None:
    for name in names.keys() - kept.keys():
        del names[name]
    for name, value in kept.items():
        if names.get(name, _MISSING) is not value:
            names[name] = value


def _put_back_class(each: type, kept: dict[str, Any]) -> None:
    for name in vars(each).keys() - kept.keys() - _PER_CLASS:
        type.__delattr__(each, name)
    for name, value in kept.items():
        if name not in _PER_CLASS and vars(each).get(name, _MISSING) is not value:
            type.__setattr__(each, name, value)


def _refill(container: Any, kept: Any) -> None:
    if not _is_as_kept(container, kept):
        container.clear()
        container.extend(kept) if isinstance(container, list) else container.update(kept)


def _is_as_kept(container: Any, kept: Any) -> bool:
    """Whether they hold the very same values: how these compare may be a program's own."""
    if len(container) != len(kept):
        return False
    if isinstance(container, dict):
        return all(container.get(name, _MISSING) is value for name, value in kept.items())
    return isinstance(container, list) and all(map(operator.is_, container, kept))


def _below(folder: Path) -> list[Path]:
    return [each for parent, folders, files in folder.walk() for each in map(parent.joinpath, (*folders, *files))]
