"""Archives that travel: the same bytes out as in, and nothing from an archive that is not what it says."""

import io
import stat
import struct
import tracemalloc
import zipfile
from functools import partial

import pytest
from tests.content.samples import exercise

from tremplin.content.exchange.archive import MAX_BYTES, MAX_FILES, SEAL, SUMS, sums_of
from tremplin.content.exchange.pack import read_pack, write_pack
from tremplin.content.exchange.seal import Seal, seal
from tremplin.content.format.messages import in_words
from tremplin.content.format.problems import ContentError

sealed = partial(seal, house="Le garage", secret="key")
EXERCISES = {"hello": exercise("hello"), "any-distance": exercise("any-distance")}
CURRICULA = {"taster": b"format: 1\n"}
PACK = write_pack("taster", EXERCISES, CURRICULA, sealed)


def entries(data=PACK):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archive(files, *infos, **options):
    """An archive with the right list of checksums over ``files``, and what else is asked for."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in {**files, SUMS: options.get("sums") or sums_of(files)}.items():
            made.writestr(name, data)
        for info, data in infos:
            made.writestr(info, data)
    return buffer.getvalue()


def reason(data):
    with pytest.raises(ContentError) as caught:
        read_pack(data)
    return in_words(caught.value.message, "en")


def special(name, mode):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


GOOD = {"exercises/x/hello/exercise.yaml": b"format: 1\n"}


def test_what_goes_in_comes_out_byte_for_byte():
    pack = read_pack(PACK)
    assert pack.exercises == {slug: dict(files) for slug, files in EXERCISES.items()}
    assert pack.curricula == CURRICULA


def test_the_same_content_makes_the_same_archive():
    assert write_pack("taster", dict(reversed(EXERCISES.items())), CURRICULA, sealed) == PACK


def test_unpacked_it_is_a_content_folder_that_sha256sum_can_check():
    names = entries()
    assert "exercises/taster/hello/exercise.yaml" in names
    assert "curricula/taster.yaml" in names
    assert names[SUMS].decode().splitlines()[0].endswith("  curricula/taster.yaml")


def test_the_seal_tells_which_house():
    found = read_pack(PACK).seal
    assert (found.house, len(found.fingerprint)) == ("Le garage", 19)
    assert (
        read_pack(
            write_pack("x", {}, CURRICULA, partial(seal, house="Le garage", secret="other"))
        ).seal.key
        != found.key
    )


def test_an_archive_made_by_hand_has_no_seal():
    assert read_pack(archive(GOOD)).seal is None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../etc/passwd", "leads out"),
        ("/etc/passwd", "leads out"),
        ("exercises/x/hello/../../../up.py", "leads out"),
        ("exercises\\x\\hello\\a.py", "leads out"),
        ("C:/windows/a.py", "leads out"),
        ("setup.py", "belongs to no exercise"),
        ("exercises/hello.py", "belongs to no exercise"),
        ("exercises/x/hello/.git/config", "belongs to no exercise"),
        ("exercises/x/hello/a\nb.py", "belongs to no exercise"),
        ("curricula/a.yaml/b.yaml", "belongs to no exercise"),
    ],
)
def test_names_that_lead_elsewhere_are_refused(name, words):
    assert words in reason(archive({name: b"x"}))


@pytest.mark.parametrize("mode", [stat.S_IFLNK | 0o777, stat.S_IFIFO | 0o644, stat.S_IFCHR | 0o644])
def test_links_and_devices_are_refused(mode):
    assert "special file" in reason(
        archive(GOOD, (special("exercises/x/hello/a.py", mode), b"/etc/passwd"))
    )


def test_the_same_file_twice_is_refused():
    twice = (zipfile.ZipInfo("exercises/x/hello/EXERCISE.yaml"), b"other")
    assert "twice" in reason(archive(GOOD, twice))


def test_ten_thousand_files_are_refused():
    assert "5,000" in reason(
        archive({f"exercises/x/hello/f{number}": b"" for number in range(2 * MAX_FILES)})
    )


def test_a_directory_of_countless_entries_is_refused_before_it_is_read():
    entry = b"PK\x01\x02" + bytes(24) + b"\x01" + bytes(17) + b"x"
    count = 390_000
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 0xFFFF, 0xFFFF, count * len(entry), 0, 0)
    data = entry * count + end
    tracemalloc.start()
    said = reason(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "5,000" in said
    assert most < 1_000_000


def test_an_archive_that_grows_is_refused_before_it_is_read():
    bomb = archive({f"exercises/x/hello/f{number}": bytes(10_000_000) for number in range(8)})
    assert len(bomb) < 100_000
    assert "too large" in reason(bomb)


def test_a_size_that_is_a_lie_is_found():
    data = bytearray(archive({"exercises/x/hello/f": bytes(70_000_000)}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    assert reason(bytes(data))


def test_a_large_upload_is_refused_unread():
    assert "too large" in reason(b"PK\x03\x04" + bytes(MAX_BYTES))


@pytest.mark.parametrize("data", [b"", b"no zip", PACK[:200], PACK[:-30]])
def test_what_is_no_archive_is_refused(data):
    assert reason(data) == "This file is not a zip archive that can be read."


def test_a_locked_archive_is_refused():
    data = bytearray(archive(GOOD))
    for start in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[start] |= 1
    assert reason(bytes(data)) == "This archive is locked with a password."


def test_without_checksums_or_with_others_nothing_is_read():
    assert "A file has changed" in reason(archive(GOOD, sums=b"0" * 64 + b"  x\n"))
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as made:
        made.writestr("exercises/x/hello/exercise.yaml", b"format: 1\n")
    assert "SHA256SUMS is missing" in reason(plain.getvalue())


@pytest.mark.parametrize(
    "forged",
    [
        b"{}",
        b"no json",
        b"[" * 100_000,
        Seal("Le garage", sealed(b"x").key, bytes(64)).to_json(),
        seal(b"other content", "Le garage", "key").to_json(),
        Seal("Le garage", b"short", b"x").to_json(),
    ],
)
def test_a_seal_that_does_not_fit_is_refused(forged):
    files = {**{name: data for name, data in entries().items() if name not in (SUMS, SEAL)}}
    assert "tampered" in reason(archive(files, (zipfile.ZipInfo(SEAL), forged)))


def test_an_exercise_beyond_its_size_is_refused():
    assert "over 300 kB" in reason(archive({"exercises/x/hello/a.bin": bytes(300_001)}))


def test_an_archive_with_nothing_in_it_is_refused():
    assert reason(archive({})) == "No exercise and no curriculum is in this archive."
