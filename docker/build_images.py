"""Builds the images of compose.yaml: ``sudo .venv/bin/python docker/build_images.py``, after ``make setup``.

Public base images are used where they can be pulled; elsewhere Debian's packages by debootstrap give the same.
Nothing is fetched while an image is built or runs: packages are laid out here, checked against their hashes.
"""

from __future__ import annotations

import io
import secrets
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

import docker
from docker.errors import DockerException, ImageNotFound
from requests.exceptions import RequestException

from tremplin_sandbox.engine.debian import SUITE, debian_rootfs
from tremplin_sandbox.engine.image import ensure_image
from tremplin_sandbox.errors import ImageError

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "docker"
ENVIRONMENT = ROOT / "var/compose.env"
PUBLIC_PYTHON = "python:3.13-slim-trixie"
PUBLIC_DATABASE = "postgres:15"
DATABASE_SUITE = "bookworm"
"""The release with that PostgreSQL: another one would not read the data that houses have."""
APP = ("platform/tremplin", "sandbox", "exercises", "curricula", "pyproject.toml")


def main() -> int:
    """Build what is missing; returns 1 after one sentence when it cannot be done."""
    if not (ROOT / "platform/tremplin/web/static/build/manifest.json").exists():
        return _give_up("The pages are not built yet: run `make setup` first.")
    try:
        client = docker.DockerClient(timeout=600)
        ensure_image(_say)
        base = _base(
            client, PUBLIC_PYTHON, f"tremplin-base-{SUITE}", ("python3", "espeak-ng", "lame"), SUITE
        )
        with tempfile.TemporaryDirectory(prefix="tremplin-packages-") as packages:
            _build(client, "tremplin", HERE, base, _site(Path(packages)))
        if not _pulled(client, PUBLIC_DATABASE, "tremplin-db"):
            base = _base(
                client, PUBLIC_DATABASE, "tremplin-db-base", ("postgresql-15",), DATABASE_SUITE
            )
            _build(client, "tremplin-db", HERE / "db", base, [])
    except ImageError as error:
        return _give_up(str(error))
    except (DockerException, RequestException) as error:
        return _give_up(f"The container engine could not build the images: {error}")
    except subprocess.CalledProcessError:
        return _give_up("pip could not lay out the packages (see above): is the network there?")
    _make_environment()
    _say(f"Ready. Now: docker-compose --env-file {ENVIRONMENT.relative_to(ROOT)} up -d")
    return 0


def _base(
    client: docker.DockerClient, public: str, local: str, packages: tuple[str, ...], suite: str
) -> str:
    """Name of the image to build upon: the public one, else one made from Debian's packages."""
    if _has(client, local) or _pulled(client, public, local):
        return local
    _say(f"{public} cannot be pulled from here; making {local} from Debian's packages.")
    with tempfile.TemporaryDirectory(prefix="tremplin-images-") as folder:
        archive = debian_rootfs(Path(folder), _say, packages, suite)
        with archive.open("rb") as data:
            client.api.import_image_from_data(data, repository=local, tag="latest")
    return local


def _pulled(client: docker.DockerClient, public: str, local: str) -> bool:
    try:
        return bool(client.images.pull(public).tag(local))
    except (DockerException, RequestException):
        return False


def _has(client: docker.DockerClient, name: str) -> bool:
    try:
        client.images.get(name)
    except ImageNotFound:
        return False
    return True


def _site(packages: Path) -> list[tuple[Path, str]]:
    """What goes into the site's image: locked packages (laid out in ``packages``), code, built pages, content."""
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
    ]
    exactly = [
        "--require-hashes",
        "--only-binary=:all:",
        "--python-version=3.13",
        f"--target={packages}",
    ]
    _say("Laying out the locked Python packages …")
    subprocess.run([*pip, *exactly, "--requirement", str(HERE / "requirements.lock")], check=True)  # noqa: S603
    return [(packages, "site-packages"), *((ROOT / part, f"app/{part}") for part in APP)]


def _build(
    client: docker.DockerClient,
    name: str,
    folder: Path,
    base: str,
    parts: Iterable[tuple[Path, str]],
) -> None:
    _say(f"Building {name} …")
    context = io.BytesIO()
    with tarfile.open(fileobj=context, mode="w") as tar:
        for file in sorted(path for path in folder.iterdir() if path.is_file()):
            tar.add(file, file.name)
        for path, inside in parts:
            tar.add(path, inside, filter=_without_leftovers)
    context.seek(0)
    client.images.build(
        fileobj=context,
        custom_context=True,
        tag=name,
        buildargs={"BASE": base},
        network_mode="none",
        rm=True,
    )


def _without_leftovers(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Leave out bytecode; readable for all, owned by root, so that the site cannot change its own code."""
    if "__pycache__" in member.name:
        return None
    member.uid = member.gid = 0
    member.mode |= 0o555 if member.isdir() or member.mode & 0o100 else 0o444
    return member


def _make_environment() -> None:
    """The secrets of this installation, made once, readable by root only."""
    if ENVIRONMENT.exists():
        return
    ENVIRONMENT.parent.mkdir(mode=0o700, exist_ok=True)
    ENVIRONMENT.touch(mode=0o600)
    group = Path("/var/run/docker.sock").stat().st_gid
    ENVIRONMENT.write_text(
        f"DB_PASSWORD={secrets.token_urlsafe(32)}\nSECRET_KEY={secrets.token_urlsafe(48)}\nDOCKER_GID={group}\n"
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _give_up(text: str) -> int:
    sys.stderr.write(f"tremplin: {text}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
