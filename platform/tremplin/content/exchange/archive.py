"""Archives of files, with a list of checksums and a seal.

The same files always make the same bytes. Reading trusts nothing: not the sizes that an archive
declares, not its names, not that its files are files.
"""

from __future__ import annotations

import hashlib
import io
import stat
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from tremplin.content.exchange.seal import Seal
from tremplin.content.format.messages import Message
from tremplin.content.format.problems import ContentError, Problem

SUMS = "SHA256SUMS"
"""As ``sha256sum`` writes and checks it: every file of the archive but this one and the seal."""
SEAL = "SEAL.json"
MAX_BYTES = 20_000_000
"""Of the archive. All built-in curricula together have a tenth of this."""
MAX_UNPACKED = 60_000_000
MAX_FILES = 5_000
_DIRECTORY_ENTRY = b"PK\x01\x02"
"""The first bytes of each entry in a zip's directory (PKWARE APPNOTE 4.3.12)."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold, for every file: the same content makes the same bytes."""


def write_archive(entries: Mapping[str, bytes], sealed: Callable[[bytes], Seal]) -> bytes:
    """Write files into an archive, with their checksums and a seal.

    Args:
        entries: Files by path.
        sealed: Makes the seal for the list of checksums.
    """
    sums = sums_of(entries)
    whole = {**entries, SUMS: sums, SEAL: sealed(sums).to_json()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(whole):
            info = zipfile.ZipInfo(path, _EPOCH)
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, whole[path], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def read_archive(data: bytes) -> tuple[dict[str, bytes], Seal | None]:
    """The files by path, nothing of them written anywhere, and who vouches for them.

    Raises:
        ContentError: It is no archive of ours, holds what it must not, or is not what its checksums
            and its seal say.
    """
    if len(data) > MAX_BYTES:
        raise _refused(_TOO_LARGE)
    # Opening an archive reads its whole directory: 390,000 entries fit into 20 MB, and take 245 MB
    # of memory.
    if data.count(_DIRECTORY_ENTRY) > MAX_FILES:
        raise _refused(_TOO_MANY)

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = dict(_entries(archive))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _refused(_NO_ARCHIVE) from error

    return entries, _vouched(entries)


def sums_of(entries: Mapping[str, bytes]) -> bytes:
    """The list of checksums, sorted by path."""
    lines = []
    for path in sorted(entries):
        digest = hashlib.sha256(entries[path]).hexdigest()
        lines.append(f"{digest}  {path}\n")
    return "".join(lines).encode()


def _entries(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MAX_FILES:
        raise _refused(_TOO_MANY)
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise _refused(_TOO_LARGE)

    seen: set[str] = set()
    left = MAX_UNPACKED
    for info in infos:
        _refuse_strange(info, seen)
        seen.add(info.filename.casefold())

        with archive.open(info) as file:
            # The size that the archive declares may be a lie.
            content = file.read(left + 1)

        left -= len(content)
        if left < 0:
            raise _refused(_TOO_LARGE)

        yield info.filename, content


def _refuse_strange(info: zipfile.ZipInfo, seen: set[str]) -> None:
    if _leads_out(info.filename):
        raise _refused(_LEADS_OUT, info.filename)
    # Unix permissions stand in the upper half; archives made elsewhere have no kind of file there.
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise _refused(_NO_FILE, info.filename)
    if info.flag_bits & 0x1:
        raise _refused(_LOCKED, info.filename)
    # Two names that differ in capitals only are one file on Windows and macOS.
    if info.filename.casefold() in seen:
        raise _refused(_TWICE, info.filename)


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        return True
    # What separates folders and drives on Windows.
    return "\\" in name or ":" in name


def _vouched(entries: dict[str, bytes]) -> Seal | None:
    """Take checksums and seal out of ``entries``; the seal, once both agree with the files."""
    sums, sealed = entries.pop(SUMS, None), entries.pop(SEAL, None)
    if sums is None:
        raise _refused(_NO_SUMS)
    if sums != sums_of(entries):
        raise _refused(_CHANGED)

    # An archive put together by hand has no seal.
    if sealed is None:
        return None
    seal = Seal.from_json(sealed)
    if seal is None or not seal.holds_for(sums):
        raise _refused(_BROKEN_SEAL, SEAL)
    return seal


def _refused(message: Message, path: str = "pack.zip") -> ContentError:
    return ContentError([Problem(path, "pack", message)])


_NO_ARCHIVE = Message("This file is not a zip archive that can be read.")
_TOO_LARGE = Message("This is too large: 20 MB an archive, 60 MB once opened, 300 kB an exercise.")
_TOO_MANY = Message("Over 5,000 files: this is no curriculum.")
_LEADS_OUT = Message("This file name leads out of the archive.")
_NO_FILE = Message("A link or a special file has no place here.")
_LOCKED = Message("This archive is locked with a password.")
_TWICE = Message("This file is in it twice.")
_NO_SUMS = Message(
    "The list of checksums SHA256SUMS is missing: Tremplin did not make this archive."
)
_CHANGED = Message("A file has changed since this archive was made.")
_BROKEN_SEAL = Message("The seal does not fit the content: somebody has tampered with the archive.")
