"""What the image is made of, and where its packages come from."""

from __future__ import annotations

import gc
import io
import tarfile
from pathlib import Path

import pytest

from tremplin_sandbox.engine import debian, image
from tremplin_sandbox.errors import ImageError

TREE = [
    ("./usr/bin/python3.13", 0o755),
    ("./usr/bin/sh", 0o755),
    ("./usr/bin/apt-get", 0o755),
    ("./usr/bin/perl", 0o755),
    ("./usr/bin/su", 0o4755),
    ("./usr/local/bin/pip3", 0o755),
    ("./usr/lib/python3.13/os.py", 0o644),
    ("./usr/lib/python3.13/ensurepip/__init__.py", 0o644),
    ("./usr/local/lib/python3.13/site-packages/pip/__main__.py", 0o644),
    ("./usr/lib/keeps-a-bit", 0o6755),
    ("./etc/shadow", 0o640),
    ("./var/lib/dpkg/status", 0o644),
]


def archive(tree: list[tuple[str, int]]) -> io.BytesIO:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as tar:
        for name, mode in tree:
            info = tarfile.TarInfo(name)
            info.mode, info.uid = mode, 1000
            tar.addfile(info)
    data.seek(0)
    return data


def test_only_the_interpreter_stays_and_no_set_uid_bit() -> None:
    stripped = io.BytesIO()
    image.strip(archive(TREE), stripped)
    stripped.seek(0)
    with tarfile.open(fileobj=stripped) as tar:
        members = {member.name: member for member in tar}
    assert list(members) == [
        "usr/bin/python3.13",
        "usr/bin/sh",
        "usr/lib/python3.13/os.py",
        "usr/lib/keeps-a-bit",
    ]
    assert members["usr/lib/keeps-a-bit"].mode == 0o755
    assert {member.uid for member in members.values()} == {0}


def test_the_tag_follows_the_driver(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = image.image_tag()
    changed = tmp_path / "extra.py"
    changed.write_text("x = 1\n")
    files = [*image.driver_files(), changed]
    monkeypatch.setattr(image, "driver_files", lambda: files)
    assert image.image_tag() != before


DEB822 = """Types: deb deb-src
# a comment
URIs: https://mirror.example/debian https://other.example/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/key.gpg
"""


BROWSER = "deb http://browser.example/deb stable main\n"
ENGINE = "deb http://engine.example/debian bookworm stable\n"
ONE_LINE = "# deb http://no.example bookworm main\ndeb [arch=amd64 signed-by=/k.gpg] http://m.example bookworm main\n"


@pytest.mark.parametrize(
    ("name", "text", "mirror"),
    [
        (
            "debian.sources",
            DEB822,
            debian.Mirror("https://mirror.example/debian", "/usr/share/keyrings/key.gpg"),
        ),
        (
            "a.list",
            "deb http://m.example/debian bookworm main contrib\n",
            debian.Mirror("http://m.example/debian"),
        ),
        (
            "a.list",
            "deb http://m.example/debian trixie main contrib\n",
            debian.Mirror("http://m.example/debian"),
        ),
        (
            "a.list",
            "deb http://m.example/debian stable main\n",
            debian.Mirror("http://m.example/debian"),
        ),
        ("a.list", ONE_LINE, debian.Mirror("http://m.example", "/k.gpg")),
        ("a.list", f"{BROWSER}{ENGINE}{ONE_LINE}", debian.Mirror("http://m.example", "/k.gpg")),
        (
            "a.list",
            f"{ONE_LINE}deb http://new.example/debian trixie main\n",
            debian.Mirror("http://new.example/debian"),
        ),
    ],
)
def test_the_mirror_is_the_one_of_apt_that_has_the_release(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, text: str, mirror: debian.Mirror
) -> None:
    (tmp_path / name).write_text(text)
    monkeypatch.setattr(debian, "SOURCES", (tmp_path / "sources.list", tmp_path))
    helper = tmp_path / "apt-helper"
    helper.write_text(
        '#!/bin/sh\ncase "$2" in *browser*) exit 100 ;; */dists/trixie/Release) exit 0 ;; esac\nexit 1\n'
    )
    helper.chmod(0o755)
    monkeypatch.setattr(debian, "APT_HELPER", str(helper))
    assert debian.apt_mirror() == mirror


def test_an_archive_without_the_release_is_no_mirror(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.list").write_text("deb file:///nowhere/debian bookworm main\n")
    monkeypatch.setattr(debian, "SOURCES", (tmp_path / "sources.list", tmp_path))
    with pytest.raises(ImageError, match="No Debian mirror for trixie"):
        debian.apt_mirror()


def test_no_mirror_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(debian, "SOURCES", (tmp_path / "sources.list", tmp_path))
    with pytest.raises(ImageError, match="No Debian mirror"):
        debian.apt_mirror()


def test_not_root_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(debian.os, "geteuid", lambda: 1000)
    with pytest.raises(ImageError, match="needs root"):
        debian.debian_rootfs(tmp_path, lambda sentence: None)


def test_no_debootstrap_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(debian.os, "geteuid", lambda: 0)
    monkeypatch.setattr(debian.shutil, "which", lambda name: None)
    with pytest.raises(ImageError, match="debootstrap is missing"):
        debian.debian_rootfs(tmp_path, lambda sentence: None)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_engine_down_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match="does not answer"):
        image.ensure_image(lambda sentence: None, f"unix://{tmp_path}/none.sock")
    gc.collect()  # the SDK leaves a socket unclosed when it cannot connect
