"""The sandbox image: found by the hash of what it is made from, built when it is missing.

A root filesystem comes from the public Python base image or, where that cannot be pulled, from
Debian's packages; one filter (``image/contents.toml``) reduces either to the interpreter and what
it loads; the driver is a thin layer on top.
"""

from __future__ import annotations

import contextlib
import fnmatch
import hashlib
import io
import tarfile
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import files, version
from pathlib import Path
from typing import IO, Any, cast

import docker
from docker.errors import APIError, DockerException, ImageNotFound
from requests.exceptions import RequestException

import driver
import playground
from tremplin_sandbox.engine.debian import SUITE, debian_rootfs
from tremplin_sandbox.errors import ImageError

Progress = Callable[[str], None]

PUBLIC_BASE = "python:3.13-slim-trixie"
"""The same Python as in Debian's ``SUITE`` (``debian.py``) and in the browser's Pyodide."""
REPOSITORY = "tremplin-sandbox"
TESTER_PACKAGES = ("iniconfig", "packaging", "pluggy", "pygments", "pytest")
"""Packages that run authors' test files, in the versions installed here; pure Python."""
FOLDER = Path(__file__).parents[2] / "image"
_DRIVER = Path(driver.__file__).parent
_PLAYGROUND = Path(playground.__file__).parent


def image_tag() -> str:
    """The name of the image that this code needs, e.g. ``tremplin-sandbox:1f0c…``."""
    inputs = [_base_tag().encode(), (FOLDER / "Dockerfile").read_bytes()]
    for path in (*driver_files(), *playground_files()):
        inputs += [path.name.encode(), path.read_bytes()]
    inputs += [f"{name}=={version(name)}".encode() for name in TESTER_PACKAGES]
    return f"{REPOSITORY}:{_digest(inputs)}"


def ensure_image(progress: Progress, engine_url: str | None = None) -> str:
    """Build the sandbox image unless it is there already; returns its tag.

    Args:
        progress: Receives one sentence per step.
        engine_url: Address of the Docker engine; its usual socket when None.

    Raises:
        ImageError: It cannot be built; the message says in one sentence what to do.
    """
    try:
        with contextlib.closing(
            docker.DockerClient(base_url=engine_url, version="auto", timeout=300)
        ) as client:
            return _ensure(client, progress)
    except APIError as error:
        raise ImageError(_refusal(str(error.explanation or error))) from error
    except (DockerException, RequestException) as error:
        raise ImageError(
            "The Docker engine does not answer: start it (systemctl start docker) and try again."
        ) from error
    except OSError as error:
        raise ImageError(_refusal(str(error))) from error


def _ensure(client: docker.DockerClient, progress: Progress) -> str:
    tag = image_tag()
    if _exists(client, tag):
        progress(f"Sandbox image {tag} is there.")
        return tag

    base = _base_tag()
    if not _exists(client, base):
        _build_base(client, base, progress)

    progress("Adding the driver …")
    client.images.build(
        fileobj=_context(),
        custom_context=True,
        tag=tag,
        buildargs={"BASE": base},
        rm=True,
        forcerm=True,
        network_mode="none",
    )
    progress(f"Sandbox image {tag} is ready.")

    return tag


def _build_base(client: docker.DockerClient, tag: str, progress: Progress) -> None:
    with tempfile.TemporaryDirectory(prefix="tremplin-image-") as folder:
        rootfs = _public_rootfs(client, Path(folder), progress) or debian_rootfs(
            Path(folder), progress
        )
        progress("Keeping the interpreter only …")
        stripped = Path(folder) / "stripped.tar"
        with rootfs.open("rb") as source, stripped.open("wb") as target:
            strip(source, target)

        progress("Importing it into the engine …")
        name, _, version = tag.partition(":")

        with stripped.open("rb") as archive:
            client.api.import_image_from_data(archive, repository=name, tag=version)


def _public_rootfs(client: docker.DockerClient, folder: Path, progress: Progress) -> Path | None:
    """The public base image as a tar, or None where no registry can be reached."""
    progress(f"Looking for the public image {PUBLIC_BASE} …")

    try:
        image = client.images.pull(PUBLIC_BASE)
    except (DockerException, RequestException):
        progress("It cannot be pulled from here; building from Debian's packages instead.")
        return None

    container = client.containers.create(image)
    try:
        path = folder / "rootfs.tar"
        with path.open("wb") as archive:
            archive.writelines(cast("Iterator[bytes]", container.export()))
        return path
    finally:
        container.remove(force=True, v=True)


def strip(source: IO[bytes], target: IO[bytes]) -> None:
    """Copy a root filesystem's tar, leaving out all that ``contents.toml`` does not keep.

    Set-uid and set-gid bits go, everything belongs to root.
    """
    rules = tomllib.loads((FOLDER / "contents.toml").read_text())
    with (
        tarfile.open(fileobj=source, mode="r|*") as before,
        tarfile.open(fileobj=target, mode="w|") as after,
    ):
        for member in before:
            member.name = member.name.removeprefix("./").strip("/")

            if (
                member.name in ("", ".")
                or not _kept(member.name, rules)
                or member.ischr()
                or member.isblk()
            ):
                continue

            member.mode &= 0o1777
            member.uid = member.gid = 0
            member.uname = member.gname = "root"
            member.mtime = int(
                member.mtime
            )  # bytecode is only used when it carries the time of its source
            after.addfile(member, before.extractfile(member) if member.isreg() else None)


def _kept(name: str, rules: dict[str, Any]) -> bool:
    folder, _, file = name.rpartition("/")
    if folder in rules["program_directories"]:
        return any(fnmatch.fnmatchcase(file, pattern) for pattern in rules["programs"])
    return not any(fnmatch.fnmatchcase(name, pattern) for pattern in rules["drop"])


def _context() -> IO[bytes]:
    """The build context: the Dockerfile, the driver's modules, the packages of the tester."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for path, name in _context_files():
            info = tarfile.TarInfo(name)
            info.size, info.mode = path.stat().st_size, 0o444
            with path.open("rb") as file:
                tar.addfile(info, file)
    archive.seek(0)
    return archive


def _context_files() -> Iterator[tuple[Path, str]]:
    yield FOLDER / "Dockerfile", "Dockerfile"
    for path in driver_files():
        yield path, f"driver/{path.name}"
    for path in playground_files():
        yield path, f"playground/{path.name}"
    for path, name in tester_files():
        yield path, f"tester/{name}"


def tester_files() -> Iterator[tuple[Path, str]]:
    """The modules of :data:`TESTER_PACKAGES`, with their names below the tester's folder."""
    for package in TESTER_PACKAGES:
        for file in files(package) or ():
            if file.suffix == ".py" and ".." not in file.parts:
                yield Path(str(file.locate())), file.as_posix()


def driver_files() -> list[Path]:
    """The modules that go into the image, in a fixed order."""
    return sorted(_DRIVER.glob("*.py"))


def playground_files() -> list[Path]:
    """The modules that children import, in a fixed order."""
    return sorted(path for path in _PLAYGROUND.glob("*.py") if path.name != "__init__.py")


def _base_tag() -> str:
    made_from = [PUBLIC_BASE.encode(), SUITE.encode(), (FOLDER / "contents.toml").read_bytes()]
    return f"{REPOSITORY}-base:{_digest(made_from)}"


def _digest(parts: list[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:16]


def _exists(client: docker.DockerClient, tag: str) -> bool:
    try:
        client.images.get(tag)
    except ImageNotFound:
        return False
    return True


def _refusal(detail: str) -> str:
    if "no space left" in detail.lower():
        return "There is no disk space left for the sandbox image: free 1 GB and try again."
    return f"The sandbox image could not be built: {detail.strip().splitlines()[-1][:300]}"
