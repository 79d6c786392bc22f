"""The steps of a set-up, as data: what each is called, when it is done already, what it runs."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from house_setup import problems
from house_setup.engine import start_engine
from house_setup.machine import DEBIAN_WITH_ENGINE_COMMAND_APART, Machine
from house_setup.packages import install_packages
from house_setup.problems import Words

FOR_THE_SITE = {"debootstrap": "debootstrap", "espeak-ng": "espeak-ng", "lame": "lame"}
FOR_AN_ENGINE = {"dockerd": "docker.io", "docker": "docker.io", "iptables": "iptables"}
FOR_THE_PAGES = {"node": "nodejs", "npm": "npm"}
FOR_TESTS = {
    "chromium": "chromium",
    "firefox-esr": "firefox-esr",
    "pdftoppm": "poppler-utils",
    "pg_createcluster": "postgresql",
}


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        key: Name of its stamp.
        words: What it does, by language.
        do: Does it; raises SetupError.
        inputs: Files that decide its result: unchanged inputs need no second run. None: ask
            ``is_done`` only.
        is_done: A quick look whether its result is really there.
    """

    key: str
    words: Words
    do: Callable[[], None]
    inputs: Callable[[], Iterable[Path]] | None = None
    is_done: Callable[[], bool] = field(default=lambda: True)


class Stamps:
    """What was done with which inputs, one small file a step."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def holds(self, step: Step) -> bool:
        """Whether the step was done with the inputs as they are now, and its result is there."""
        if step.inputs is None:
            return step.is_done()
        stamp = self._folder / step.key
        return stamp.exists() and stamp.read_text() == fingerprint(step.inputs()) and step.is_done()

    def keep(self, step: Step) -> None:
        """Note that the step is done."""
        if step.inputs is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / step.key).write_text(fingerprint(step.inputs()))


def fingerprint(paths: Iterable[Path]) -> str:
    """A hash of the names and contents of these files."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(paths):
        digest.update(f"{path}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def wanted_commands(goal: str) -> dict[str, str]:
    """The commands this goal needs, each with the Debian package that brings it."""
    return {**FOR_THE_SITE, **FOR_TESTS} if goal == "tests" else FOR_THE_SITE


def missing_packages(machine: Machine, wanted: dict[str, str]) -> list[str]:
    """What to install: an engine only where none answers and none that is closed to this user runs already."""
    needs_engine = not (machine.engine_answers() or machine.engine_refuses_me())

    commands = dict(wanted)
    if needs_engine:
        commands |= FOR_AN_ENGINE
        if machine.debian_release() >= DEBIAN_WITH_ENGINE_COMMAND_APART:
            commands["docker"] = "docker-cli"

    if machine.can_install_node():
        commands |= FOR_THE_PAGES

    packages = {package for command, package in commands.items() if not machine.has(command)}
    if needs_engine and machine.needs_apparmor():
        packages.add("apparmor")

    if not machine.can_make_venv():
        packages.add("python3-venv")
    return sorted(packages)


def run_steps(steps: Sequence[Step], stamps: Stamps, language: str) -> None:
    """Do what is not done yet, saying so.

    Raises:
        SetupError: A step failed.
    """
    for step in steps:
        if stamps.holds(step):
            continue

        sys.stdout.write(f"  … {step.words[language]}\n")
        sys.stdout.flush()
        started = time.monotonic()

        try:
            step.do()
        except problems.CommandFailedError as error:
            raise problems.step_failed(step.words, error.log) from error

        stamps.keep(step)
        sys.stdout.write(f"    ok, {time.monotonic() - started:.1f} s\n")
        sys.stdout.flush()


def steps_for(machine: Machine, goal: str) -> list[Step]:
    """The steps of a goal, in order: ``setup``, ``tests``, ``serve`` (no demo group), ``run`` (with one)."""
    wanted = wanted_commands(goal)
    steps = [
        _packages(machine, wanted),
        Step(
            "engine",
            {"fr": "Le moteur de conteneurs démarre", "en": "The container engine starts"},
            lambda: start_engine(machine),
            is_done=machine.engine_answers,
        ),
        _python(machine),
        _pages(machine),
        _translations(machine),
        Step(
            "image",
            {
                "fr": "L’image du bac à sable se prépare (une demi-minute la première fois)",
                "en": "The sandbox image is made ready (half a minute the first time)",
            },
            _command(
                machine, "image", [str(machine.python), "-m", "tremplin_sandbox", "image", "build"]
            ),
            is_done=lambda: False,
        ),
    ]
    if goal in ("run", "serve"):
        steps.append(_content(machine))

    if goal == "run":
        steps.append(
            Step(
                "demo",
                {"fr": "Le groupe de démonstration", "en": "The demo group"},
                _command(machine, "demo", [str(machine.python), "-m", "tremplin", "demo"]),
                is_done=lambda: (
                    (machine.var / "demo-cards.txt").exists()
                    and (machine.var / "tremplin.db").exists()
                ),
            )
        )

    return steps


def _packages(machine: Machine, wanted: dict[str, str]) -> Step:
    def missing() -> list[str]:
        return missing_packages(machine, wanted)

    return Step(
        "packages",
        {
            "fr": "Installation de ce qui manque au système",
            "en": "Installing what the system lacks",
        },
        lambda: install_packages(machine, missing()),
        is_done=lambda: not missing(),
    )


def _python(machine: Machine) -> Step:
    venv = machine.root / ".venv"
    pip = [str(machine.python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]

    def do() -> None:
        remove_foreign_environment(venv)
        _command(machine, "python", [sys.executable, "-m", "venv", str(venv)])()
        _command(
            machine,
            "python",
            [*pip, "--require-hashes", "-r", str(machine.root / "requirements.lock")],
        )()

        packages = next((venv / "lib").glob("python3.*/site-packages"))
        (packages / "tremplin.pth").write_text(
            f"{machine.root / 'platform'}\n{machine.root / 'sandbox'}\n"
        )
        command = venv / "bin" / "tremplin"
        command.write_text(f"#!{machine.python}\nfrom tremplin.cli import main\n\nmain()\n")
        command.chmod(0o755)

    return Step(
        "python",
        {"fr": "Les bibliothèques Python (une minute)", "en": "The Python libraries (a minute)"},
        do,
        inputs=lambda: [machine.root / "requirements.lock"],
        is_done=(venv / "bin" / "tremplin").exists,
    )


def remove_foreign_environment(venv: Path) -> None:
    """Remove an environment that another Python made: its packages would stand beside the new ones, and be found first.

    A folder without the mark of an environment is left alone.
    """
    mark = venv / "pyvenv.cfg"
    if not mark.is_file():
        return

    made_by = re.search(r"^version *= *(\d+)\.(\d+)", mark.read_text(), re.MULTILINE)
    if made_by is None or (int(made_by[1]), int(made_by[2])) != sys.version_info[:2]:
        shutil.rmtree(venv)


def _pages(machine: Machine) -> Step:
    frontend = machine.root / "platform" / "frontend"
    npm = ["npm", "--prefix", str(frontend)]

    def do() -> None:
        _command(machine, "pages", [*npm, "ci", "--no-audit", "--no-fund"])()
        _command(machine, "pages", [*npm, "run", "build"])()
        _command(machine, "pages", [str(machine.python), str(frontend / "fonts_ttf.py")])()

    def inputs() -> list[Path]:
        sources = [
            path
            for folder in ("src", "styles")
            for path in (frontend / folder).rglob("*")
            if path.is_file()
        ]
        scripts = [*frontend.glob("*.mjs"), frontend / "fonts_ttf.py"]
        locks = [frontend / "package-lock.json"]
        # The browser runs modules of the domain too: they are built into the pages.
        domain = machine.root / "platform" / "tremplin" / "domain"
        return [*sources, *scripts, *locks, *domain.rglob("*.py")]

    built = machine.root / "platform" / "tremplin" / "web" / "static" / "build"
    return Step(
        "pages",
        {
            "fr": "Les pages : scripts, styles, polices (une minute)",
            "en": "The pages: scripts, styles, fonts (a minute)",
        },
        do,
        inputs=inputs,
        is_done=lambda: (
            (built / "manifest.json").exists() and (built / "fonts" / "tamil-bold.ttf").exists()
        ),
    )


def _translations(machine: Machine) -> Step:
    folders = [
        machine.root / "platform/tremplin/translations",
        machine.root / "sandbox/tremplin_sandbox/translations",
    ]
    compiler = [str(machine.root / ".venv/bin/pybabel"), "-q", "compile", "-d"]
    commands = [_command(machine, "translations", [*compiler, str(folder)]) for folder in folders]

    def catalogues() -> list[Path]:
        return [file for folder in folders for file in folder.rglob("*.po")]

    def do() -> None:
        for command in commands:
            command()

    return Step(
        "translations",
        {"fr": "Les traductions", "en": "The translations"},
        do,
        inputs=catalogues,
        is_done=lambda: all(file.with_suffix(".mo").exists() for file in catalogues()),
    )


def _content(machine: Machine) -> Step:
    def inputs() -> list[Path]:
        folders = ("exercises", "curricula", "sandbox/driver", "platform/tremplin/content")
        files = [path for folder in folders for path in (machine.root / folder).rglob("*")]
        return [path for path in files if path.is_file() and "__pycache__" not in path.parts]

    return Step(
        "content",
        {
            "fr": "Les exercices entrent dans la base (une demi-minute)",
            "en": "The exercises go into the database (half a minute)",
        },
        # The tests proved what ships; proving it here again (`make content`) would keep a newcomer
        # waiting for minutes.
        _command(
            machine, "content-load", [str(machine.python), "-m", "tremplin", "content", "load"]
        ),
        inputs=inputs,
        is_done=(machine.var / "tremplin.db").exists,
    )


def _command(machine: Machine, key: str, command: Sequence[str]) -> Callable[[], None]:
    """Runs a command, its output kept in ``var/log``; a failure becomes one sentence."""

    def run() -> None:
        log = machine.var / "log" / f"{key}.log"
        log.parent.mkdir(parents=True, exist_ok=True)

        with log.open("a") as output:
            finished = subprocess.run(  # noqa: S603 - our own commands
                command,
                cwd=machine.root,
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                check=False,
            )

        if finished.returncode != 0:
            sys.stderr.write(
                "".join(log.read_text(errors="replace").splitlines(keepends=True)[-15:])
            )
            raise problems.CommandFailedError(str(log))

    return run
