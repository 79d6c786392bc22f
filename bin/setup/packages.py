"""Which of Debian's packages are missing for what the person wants."""

from __future__ import annotations

from collections.abc import Mapping

from bin.setup.machine import Machine
from bin.setup.words import NO_APT, NO_NODE, NODE_ABSENT, NODE_OLD, NOT_ROOT, Language, SetupError

NODE_MAJOR = 20

_BY_PROGRAM: Mapping[str, tuple[str, ...]] = {
    "debootstrap": ("debootstrap",),
    "tar": ("tar",),
    "chromium": ("chromium", "fonts-noto-core"),
}


def missing_packages(machine: Machine, *, engine: bool, browser: bool) -> list[str]:
    """Names of the packages to install.

    Args:
        machine: This one, or a test's.
        engine: Are the container engine and what builds its image needed?
        browser: Are the browser tests to be run?
    """
    wanted = (["tar", "debootstrap"] if engine else []) + (["chromium"] if browser else [])
    packages = [package for program in wanted if not machine.has(program) for package in _BY_PROGRAM[program]]
    if not machine.has_ensurepip():
        packages.append("python3-venv")
    if engine and machine.engine_fault() is not None and not machine.has("dockerd"):
        packages += ["docker.io", "iptables"]
        if machine.needs_apparmor() and not machine.has("apparmor_parser"):
            packages.append("apparmor")
    return packages


def must_be_installable(machine: Machine, packages: list[str]) -> None:
    """Refuse before anything is begun.

    Raises:
        SetupError: Something is missing, and this user or this machine cannot install it.
    """
    if packages and not machine.has("apt-get"):
        raise SetupError(NO_APT, what=" ".join(packages))
    if packages and not machine.is_root():
        raise SetupError(NOT_ROOT, what=" ".join(packages))


def must_have_node(machine: Machine, language: Language) -> None:
    """Refuse where the pages cannot be built.

    Raises:
        SetupError: Node.js is missing or too old. Debian 12 has no newer one, so setup cannot install it.
    """
    version = machine.node_version()
    if version is None:
        raise SetupError(NO_NODE, found=NODE_ABSENT.say(language))
    if int(version.partition(".")[0]) < NODE_MAJOR:
        raise SetupError(NO_NODE, found=NODE_OLD.say(language, version=version))
