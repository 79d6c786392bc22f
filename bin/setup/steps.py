"""The steps, as data: what each is called, what it is good for, how it knows that it is done, and how it is done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bin.setup import engine
from bin.setup.house import House
from bin.setup.packages import missing_packages
from bin.setup.stamps import fingerprint, identity
from bin.setup.words import CHECK_NETWORK, Words

READ_ABOVE = Words("The message above it in the log says more.", "Le journal en dit plus juste au-dessus.")
RUN_DOCTOR = Words("`.venv/bin/tremplin doctor` looks for the cause.", "`.venv/bin/tremplin doctor` cherche la cause.")


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        name: Its short name, also that of its log and its stamp.
        title: What the person reads.
        why: What it is good for.
        is_done: Answers at once whether there is anything to do.
        do: Does it; doing it again does no harm.
    """

    name: str
    title: Words
    why: Words
    is_done: Callable[[], bool]
    do: Callable[[], None]


def packages(house: House, *, engine: bool, browser: bool) -> Step:
    """Debian's packages; checked before all else to be installable."""
    title = Words("System packages", "Paquets du système")

    def missing() -> list[str]:
        return missing_packages(house.machine, engine=engine, browser=browser)

    def do() -> None:
        install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *missing()]
        house.runner.run(title, "packages", CHECK_NETWORK, [["apt-get", "update", "-q"], install])

    why = Words("installs from Debian what this machine lacks", "installe depuis Debian ce qui manque à cette machine")
    return Step("packages", title, why, lambda: not missing(), do)


def python(house: House) -> Step:
    """The virtual environment, exactly as locked, and the site itself as an editable install."""
    pip = [house.program("python"), "-m", "pip", "--disable-pip-version-check", "install", "--no-input"]
    return _stamped(
        house,
        "python",
        Words("Python packages", "Paquets Python"),
        Words("into .venv, each checked against its hash", "dans .venv, chacun vérifié par son empreinte"),
        CHECK_NETWORK,
        [
            [sys.executable, "-m", "venv", ".venv"],
            [*pip, "--require-hashes", "--requirement", "requirements.lock"],
            [*pip, "--no-deps", "--editable", "."],
        ],
        [house.root / "requirements.lock", house.root / "pyproject.toml"],
        lambda: (sys.version, identity(Path(house.program("tremplin")))),
    )


def container_engine(house: House) -> Step:
    """An engine that answers."""
    title = Words("Container engine", "Moteur de conteneurs")
    why = Words("the children's programs run in it", "les programmes des enfants y tournent")
    return Step(
        "engine",
        title,
        why,
        lambda: house.machine.engine_fault() is None,
        lambda: engine.start(house.machine, house.var / "log" / "dockerd.log", house.talk.progress),
    )


def sandbox_image(house: House) -> Step:
    """The image; asked for at each start, because only the engine knows whether it still has it."""
    title = Words("Sandbox image", "Image du bac à sable")
    why = Words("a bare Python for the children's programs", "un Python nu pour les programmes des enfants")
    build = [house.program("python"), "-m", "tremplin_sandbox", "image", "build"]
    return Step("image", title, why, lambda: False, lambda: house.runner.run(title, "image", CHECK_NETWORK, [build]))


def node_packages(house: House) -> Step:
    """What the pages are built with, exactly as locked."""
    folder = house.root / "platform/workspace"
    return _stamped(
        house,
        "node",
        Words("Node packages", "Paquets Node"),
        Words("what the pages are built with", "de quoi construire les pages"),
        CHECK_NETWORK,
        [["npm", "--prefix", "platform/workspace", "ci", "--no-audit", "--no-fund"]],
        [folder / "package.json", folder / "package-lock.json"],
        lambda: (identity(folder / "node_modules"),),
    )


def pages(house: House) -> Step:
    """Scripts, styles, fonts, and Python for the browser."""
    return _stamped(
        house,
        "pages",
        Words("Pages", "Pages"),
        Words("scripts, styles and fonts", "scripts, styles et polices"),
        READ_ABOVE,
        [
            ["npm", "--prefix", "platform/workspace", "run", "build"],
            [house.program("python"), "platform/workspace/fonts_ttf.py"],
        ],
        [house.root / "platform/workspace"],
        lambda: (identity(house.root / "platform/tremplin/web/static/build/manifest.json"),),
    )


def translations(house: House) -> Step:
    """The catalogues as gettext reads them."""
    folder = house.root / "platform/tremplin/translations"
    compiled = [path.with_suffix(".mo") for path in sorted(folder.glob("*/LC_MESSAGES/*.po"))]
    return _stamped(
        house,
        "translations",
        Words("Translations", "Traductions"),
        Words("compiles the sentences in each language", "compile les phrases de chaque langue"),
        READ_ABOVE,
        [[house.program("pybabel"), "compile", "--directory", str(folder)]],
        sorted(folder.glob("*/LC_MESSAGES/*.po")),
        lambda: tuple(str(path.exists()) for path in compiled),
    )


def database(house: House) -> Step:
    """The newest schema; a new database is made."""
    return _stamped(
        house,
        "database",
        Words("Database", "Base de données"),
        Words("brings it to the newest schema", "la met au schéma le plus récent"),
        RUN_DOCTOR,
        [[house.program("tremplin"), "db", "upgrade"]],
        [house.root / "platform/tremplin/migrations/versions"],
        lambda: _which_database(house),
    )


def content(house: House) -> Step:
    """Exercises and curricula: every solution proved in the sandbox, then loaded."""
    tremplin = house.program("tremplin")
    return _stamped(
        house,
        "content",
        Words("Exercises", "Exercices"),
        Words("proves each one in the sandbox, then loads it", "éprouve chacun dans le bac à sable, puis le charge"),
        READ_ABOVE,
        [[tremplin, "content", "check"], [tremplin, "content", "load"]],
        [house.root / part for part in ("exercises", "curricula", "platform/tremplin/content", "sandbox")],
        lambda: _which_database(house),
    )


def demo(house: House) -> Step:
    """A group to try the site with."""
    return _stamped(
        house,
        "demo",
        Words("Demo group", "Groupe de démonstration"),
        Words("six cards to try the site with", "six cartes pour essayer le site"),
        RUN_DOCTOR,
        [[house.program("tremplin"), "demo"]],
        [],
        lambda: (*_which_database(house), identity(house.var / "demo-cards.txt")),
    )


def _which_database(house: House) -> tuple[str, ...]:
    return (house.database_url,) if house.database_url else (identity(house.database),)


def _stamped(
    house: House,
    name: str,
    title: Words,
    why: Words,
    advice: Words,
    commands: Sequence[Sequence[str]],
    inputs: Sequence[Path],
    facts: Callable[[], tuple[str, ...]],
) -> Step:
    """A step that is done while the same ``inputs`` and ``facts`` lead to what stands there.

    Args:
        house: The installation.
        name: Of stamp and log.
        title: As the person reads it.
        why: What it is good for.
        advice: What to do when it fails.
        commands: What does it.
        inputs: Files and folders that it is made from.
        facts: What else its result hangs on, looked up before and after.
    """

    def key() -> str:
        return fingerprint(inputs, *facts())

    def do() -> None:
        house.runner.run(title, name, advice, commands)
        house.stamps.put(name, key())

    return Step(name, title, why, lambda: house.stamps.has(name, key()), do)
