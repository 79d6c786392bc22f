"""What can stand in the way of a set-up: one clear sentence each, in French and English."""

from __future__ import annotations

from collections.abc import Mapping

# The set-up runs before anything is installed: no library that reads catalogues is there yet, and
# no compiled catalogue. So its few sentences stand here in both languages; the site's are in
# platform/tremplin/translations.
Words = Mapping[str, str]


class SetupError(Exception):
    """The set-up cannot go on; ``words`` says what to do, by language."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.words: Words = {"fr": fr, "en": en}


class CommandFailedError(Exception):
    """A command of a step failed; what it printed is in ``log``."""

    def __init__(self, log: str) -> None:
        super().__init__(log)
        self.log = log


def not_root(missing: str) -> SetupError:
    """Something must be installed, and only root may."""
    return SetupError(
        f"Il manque {missing}, et seul l’administrateur peut l’installer : relancez avec « sudo make run ».",
        f"{missing} is missing, and only root can install it: run again with `sudo make run`.",
    )


def no_apt(missing: str) -> SetupError:
    """Something must be installed, and this is no Debian."""
    return SetupError(
        f"Il manque {missing}, et ce système n’a pas apt : installez-le vous-même, puis relancez.",
        f"{missing} is missing, and this system has no apt: install it yourself, then run again.",
    )


def apt_failed(packages: str) -> SetupError:
    """Apt did not install the packages."""
    return SetupError(
        f"apt n’a pas pu installer {packages} : vérifiez le réseau, puis relancez (détails ci-dessus).",
        f"apt could not install {packages}: check the network, then run again (details above).",
    )


def old_python(version: str) -> SetupError:
    """The Python that runs the set-up is too old."""
    return SetupError(
        f"Python {version} est trop ancien : il faut Python 3.11 ou plus récent.",
        f"Python {version} is too old: Python 3.11 or newer is needed.",
    )


def no_node(version: str) -> SetupError:
    """Node is missing or too old."""
    return SetupError(
        f"Node.js {version} : il faut Node.js 20 ou plus récent, avec npm. Debian 13 l’a dans ses paquets ; Debian 12 "
        "non : installez-le comme nodejs.org/fr/download le dit, puis relancez.",
        f"Node.js {version}: Node.js 20 or newer is needed, with npm. Debian 13 has it among its packages; Debian 12 "
        "does not: install it as nodejs.org/en/download says, then run again.",
    )


def port_taken(port: int) -> SetupError:
    """Another program listens where the site would."""
    return SetupError(
        f"Le port {port} est déjà pris par un autre programme : arrêtez-le, ou tapez « make run PORT={port + 1} ».",
        f"Port {port} is taken by another program: stop it, or type `make run PORT={port + 1}`.",
    )


def no_port(port: str) -> SetupError:
    """What was given is no port."""
    return SetupError(
        f"« {port} » n’est pas un port : donnez un nombre de 1 à 65535, par exemple « make run PORT=8404 ».",
        f"“{port}” is no port: give a number from 1 to 65535, such as `make run PORT=8404`.",
    )


def engine_refuses() -> SetupError:
    """The container engine is closed to this user."""
    return SetupError(
        "Le moteur de conteneurs refuse cet utilisateur : relancez avec « sudo », ou rejoignez le groupe docker.",
        "The container engine does not let this user in: run again with `sudo`, or join the group docker.",
    )


def engine_needs_root() -> SetupError:
    """The container engine is installed and stopped."""
    return SetupError(
        "Le moteur de conteneurs est arrêté, et seul l’administrateur peut le démarrer : relancez avec « sudo ».",
        "The container engine is stopped, and only root can start it: run again with `sudo`.",
    )


def stopped() -> SetupError:
    """Ctrl-C."""
    return SetupError("Arrêté. Relancez pour continuer.", "Stopped. Run again to go on.")


def no_disk(free_gb: float, needed_gb: float, folder: str) -> SetupError:
    """Too little room."""
    return SetupError(
        f"Il reste {free_gb:.1f} Go libres sur le disque de {folder} : il en faut {needed_gb:g}. Faites de la place.",
        f"Only {free_gb:.1f} GB are free on the disk of {folder}: {needed_gb:g} are needed. Make room.",
    )


def not_writable(folder: str) -> SetupError:
    """The folder of the site's data cannot be written."""
    return SetupError(
        f"Le dossier {folder} n’est pas accessible en écriture : changez ses droits, puis relancez.",
        f"The folder {folder} cannot be written: change its rights, then run again.",
    )


def engine_stopped(log: str) -> SetupError:
    """The container engine does not start."""
    return SetupError(
        f"Le moteur de conteneurs (Docker) ne démarre pas : lisez la fin de {log}, ou démarrez-le vous-même.",
        f"The container engine (Docker) does not start: read the end of {log}, or start it yourself.",
    )


def step_failed(step: Words, log: str) -> SetupError:
    """A step's command failed; its output is in a file."""
    return SetupError(
        f"« {step['fr']} » a échoué : lisez la fin de {log} (réseau coupé ? disque plein ?), puis relancez.",
        f"“{step['en']}” failed: read the end of {log} (network down? disk full?), then run again.",
    )
