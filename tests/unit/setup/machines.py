"""A machine whose answers a test decides."""

from __future__ import annotations

from pathlib import Path

from house_setup.machine import Machine


class PretendMachine(Machine):
    """Has all that is needed unless told otherwise."""

    def __init__(
        self,
        root: Path,
        *,
        root_user: bool = True,
        commands: set[str] | None = None,
        venv: bool = True,
        python: tuple[int, int] = (3, 11),
        node: str = "v20.1.0",
        free: float = 50.0,
        answers: bool = True,
        refuses: bool = False,
        apparmor: bool = False,
        debian: int = 12,
    ) -> None:
        super().__init__(root)
        self.var = root / "var"
        self._root_user, self._commands, self._venv = root_user, commands, venv
        self._python, self._node, self._free = python, node, free
        self._answers, self._refuses, self._apparmor = answers, refuses, apparmor
        self._debian = debian

    def is_root(self) -> bool:
        return self._root_user

    def has(self, command: str) -> bool:
        return self._commands is None or command in self._commands

    def can_make_venv(self) -> bool:
        return self._venv

    def python_version(self) -> tuple[int, int]:
        return self._python

    def debian_release(self) -> int:
        return self._debian

    def node_version(self) -> str:
        return self._node

    def free_gb(self, folder: Path) -> float:
        return self._free

    def engine_answers(self) -> bool:
        return self._answers

    def engine_refuses_me(self) -> bool:
        return self._refuses

    def needs_apparmor(self) -> bool:
        return self._apparmor
