"""Building of a Debian root filesystem with Python, by debootstrap from apt's own mirrors."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tremplin_sandbox.errors import ImageError

SUITE = "trixie"
"""The release whose Python runs the programs: 3.13, as in the child's browser."""
_RELEASES = frozenset(
    ("bookworm", "trixie", "forky", "sid", "oldstable", "stable", "testing", "unstable")
)
"""Names under which apt's sources know Debian's own archive, which carries all of them."""
SOURCES = (Path("/etc/apt/sources.list"), Path("/etc/apt/sources.list.d"))
APT_HELPER = "/usr/lib/apt/apt-helper"
_BUILD_SECONDS = 1200
_NEEDED_BYTES = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Mirror:
    """One archive that carries the suite.

    Attributes:
        uri: Its address, as apt has it.
        keyring: The key file apt trusts it by, or None for Debian's own.
    """

    uri: str
    keyring: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """What apt's sources say of one archive: its main section, for these releases."""

    mirror: Mirror
    suites: frozenset[str]


def debian_rootfs(
    folder: Path,
    progress: Callable[[str], None],
    packages: tuple[str, ...] = ("python3",),
    suite: str = SUITE,
) -> Path:
    """Make ``folder/rootfs.tar``; returns its path.

    Args:
        folder: An empty folder.
        progress: Receives one sentence per step.
        packages: What stands in it beside the essential packages.
        suite: The release; this machine may run an older or a newer one.

    Raises:
        ImageError: Not root, no debootstrap, no mirror, no disk, or debootstrap fails.
    """
    if os.geteuid() != 0:
        raise ImageError(
            "Building the sandbox image from Debian's packages needs root: run the command as root."
        )

    debootstrap = shutil.which("debootstrap")
    if debootstrap is None:
        raise ImageError(
            "debootstrap is missing: install it (apt-get install debootstrap) and try again."
        )
    if shutil.disk_usage(folder).free < _NEEDED_BYTES:
        raise ImageError(
            f"There is no disk space left for the sandbox image: free 1 GB in {folder.parent}."
        )

    mirror = apt_mirror(suite)
    progress(
        f"Installing {', '.join(packages)} from Debian {suite} into an empty root "
        "(about a minute) …"
    )
    root = folder / "rootfs"
    options = [f"--keyring={mirror.keyring}"] if mirror.keyring else []
    command = [
        debootstrap,
        "--variant=minbase",
        f"--include={','.join(packages)}",
        *options,
        *_certificates(),
    ]
    _run([*command, suite, str(root), mirror.uri])

    archive = folder / "rootfs.tar"
    _run(
        [
            "tar",
            "--create",
            "--one-file-system",
            "--sort=name",
            f"--file={archive}",
            f"--directory={root}",
            ".",
        ]
    )
    shutil.rmtree(root)

    return archive


def apt_mirror(suite: str = SUITE) -> Mirror:
    """The archive in apt's sources that carries a release: one that names it, or else any other.

    Raises:
        ImageError: There is none.
    """
    entries: list[_Entry] = []
    for path in _source_files():
        text = path.read_text()
        entries += [*_deb822(text), *_one_line(text)]

    for mirror in _candidates(entries, suite):
        if _carries(mirror, suite):
            return mirror

    raise ImageError(
        f"No Debian mirror for {suite} in /etc/apt/sources.list*: add one and try again."
    )


def _candidates(entries: list[_Entry], suite: str) -> Iterator[Mirror]:
    """The archives that may carry a release: first those that apt uses for it."""
    for entry in entries:
        if suite in entry.suites:
            yield entry.mirror

    # Debian's archives carry all releases, whichever of them this machine runs.
    for entry in entries:
        if suite not in entry.suites and _RELEASES & entry.suites:
            yield entry.mirror


def _carries(mirror: Mirror, suite: str) -> bool:
    """Whether an archive has the release; asked in apt's way, with its proxies and certificates."""
    with tempfile.TemporaryDirectory(prefix="tremplin-mirror-") as folder:
        command = [
            APT_HELPER,
            "download-file",
            f"{mirror.uri.rstrip('/')}/dists/{suite}/Release",
            f"{folder}/Release",
        ]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603


def _source_files() -> Iterator[Path]:
    """The files of apt's sources that apt itself reads, in its order."""
    single, folder = SOURCES
    if single.is_file():
        yield single
    for path in sorted(folder.glob("*")):
        if path.suffix in (".list", ".sources"):
            yield path


def _deb822(text: str) -> Iterator[_Entry]:
    """The entries of a file in stanzas, as ``.sources`` files are."""
    for stanza in re.split(r"\n\s*\n", text):
        fields = _fields(stanza)
        if "deb" not in fields.get("types", "").split():
            continue
        if "main" not in fields.get("components", "").split():
            continue

        suites = frozenset(fields.get("suites", "").split())
        keyring = fields.get("signed-by", "")
        # It may be a fingerprint or the key itself: debootstrap takes a file only.
        keyfile = keyring if keyring.startswith("/") else None
        for uri in fields["uris"].split():
            yield _Entry(Mirror(uri, keyfile), suites)


def _fields(stanza: str) -> dict[str, str]:
    """The fields of a stanza by their names in small letters; comments are left out."""
    fields = {}
    for line in stanza.splitlines():
        if not line.startswith("#"):
            key, _, value = line.partition(":")
            fields[key.strip().lower()] = value.strip()
    return fields


def _one_line(text: str) -> list[_Entry]:
    found = []
    for line in text.splitlines():
        match = re.fullmatch(
            r"deb\s+(?:\[(?P<options>[^]]*)\]\s+)?(?P<uri>\S+)\s+(?P<suite>\S+)\s+(?P<parts>.*)",
            line.strip(),
        )
        if match and "main" in match["parts"].split():
            signed = re.search(r"signed-by=(/\S+)", match["options"] or "")
            found.append(
                _Entry(
                    Mirror(match["uri"], signed[1] if signed else None),
                    frozenset((match["suite"],)),
                )
            )

    return found


def _certificates() -> list[str]:
    """The client certificate of apt, in debootstrap's words."""
    pairs = (
        ("Acquire::https::SslCert", "--certificate"),
        ("Acquire::https::SslKey", "--private-key"),
    )
    options = []
    for key, option in pairs:
        value = _apt_setting(key)
        if value:
            options.append(f"{option}={value}")
    return options


def _proxies() -> dict[str, str]:
    """Apt's proxies as environment variables, for debootstrap's own downloads."""
    proxies = {}
    for scheme in ("http", "https"):
        value = _apt_setting(f"Acquire::{scheme}::Proxy")
        if value not in ("", "DIRECT"):
            proxies[f"{scheme}_proxy"] = value
    return proxies


def _apt_setting(key: str) -> str:
    program = shutil.which("apt-config")
    if program is None:
        return ""
    answer = subprocess.run(  # noqa: S603
        [program, "shell", "VALUE", key], capture_output=True, text=True, check=False
    )
    match = re.search(r"VALUE='(.*)'", answer.stdout)
    return match[1] if match else ""


def _run(command: list[str]) -> None:
    environment = ["env", *(f"{key}={value}" for key, value in _proxies().items())]
    try:
        done = subprocess.run(  # noqa: S603  (programs found by name, arguments of ours)
            [*environment, *command],
            capture_output=True,
            text=True,
            timeout=_BUILD_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ImageError(
            f"{Path(command[0]).name} took more than {_BUILD_SECONDS // 60} minutes: try again."
        ) from error

    if done.returncode:
        words = (done.stderr or done.stdout).strip() or "no message"
        full = "no space left" in words.lower()
        advice = "there is no disk space left" if full else words.splitlines()[-1][:200]
        raise ImageError(f"{Path(command[0]).name} failed: {advice}.")
