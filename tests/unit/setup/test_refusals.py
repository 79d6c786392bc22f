"""What set-up refuses, before it changes anything: one sentence in each language that says what to do."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.setup.machines import PretendMachine

from house_setup.engine import start_engine
from house_setup.machine import Machine, port_number
from house_setup.packages import install_packages
from house_setup.problems import SetupError


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def sentences(caught: pytest.ExceptionInfo[SetupError]) -> tuple[str, str]:
    words = caught.value.words
    assert all(text.count("\n") == 0 for text in words.values())
    return words["en"], words["fr"]


def test_a_machine_with_all_it_takes_is_accepted(tmp_path: Path) -> None:
    PretendMachine(tmp_path).refuse_if_unfit(None)
    assert (tmp_path / "var").is_dir()


def test_an_old_python_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        PretendMachine(tmp_path, python=(3, 9)).refuse_if_unfit(None)
    assert all("3.9" in text and "3.11" in text for text in sentences(caught))


@pytest.mark.parametrize("node", ["", "v18.19.0", "nonsense"])
def test_a_missing_or_old_node_is_named(tmp_path: Path, node: str) -> None:
    with pytest.raises(SetupError) as caught:
        PretendMachine(tmp_path, node=node).refuse_if_unfit(None)
    assert all("Node.js 20" in text and "nodejs.org" in text for text in sentences(caught))


def test_a_debian_that_has_node_is_not_asked_for_it(tmp_path: Path) -> None:
    PretendMachine(tmp_path, node="", debian=13).refuse_if_unfit(None)


def test_an_old_node_of_ones_own_is_named_there_too(tmp_path: Path) -> None:
    with pytest.raises(SetupError):
        PretendMachine(tmp_path, node="v18.19.0", debian=13).refuse_if_unfit(None)


def test_a_full_disk_is_refused_before_the_first_start_only(tmp_path: Path) -> None:
    machine = PretendMachine(tmp_path, free=0.3)
    with pytest.raises(SetupError) as caught:
        machine.refuse_if_unfit(None)
    assert all("0.3" in text for text in sentences(caught))
    machine.python.parent.mkdir(parents=True)
    machine.python.touch()
    machine.refuse_if_unfit(None)


def test_a_taken_port_comes_with_another_one(tmp_path: Path, taken_port: int) -> None:
    with pytest.raises(SetupError) as caught:
        PretendMachine(tmp_path).refuse_if_unfit(taken_port)
    assert all(
        str(taken_port) in text and f"PORT={taken_port + 1}" in text for text in sentences(caught)
    )


@pytest.mark.parametrize("port", ["0", "-1", "65536", "abc", "", "٣"])
def test_what_is_no_port_is_refused(port: str) -> None:
    with pytest.raises(SetupError) as caught:
        port_number(port)
    assert all("65535" in text for text in sentences(caught))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file stands in the way")
    with pytest.raises(SetupError) as caught:
        PretendMachine(tmp_path).refuse_if_unfit(None)
    assert all(str(tmp_path / "var") in text for text in sentences(caught))


def test_without_apt_the_missing_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        install_packages(PretendMachine(tmp_path, commands=set()), ["debootstrap"])
    assert all("debootstrap" in text and "apt" in text for text in sentences(caught))


def test_only_root_installs(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        install_packages(PretendMachine(tmp_path, root_user=False), ["debootstrap"])
    assert all("sudo" in text for text in sentences(caught))


def test_a_stopped_engine_is_not_started_without_root(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        start_engine(PretendMachine(tmp_path, root_user=False, answers=False))
    english, french = sentences(caught)
    assert "stopped" in english
    assert "arrêté" in french


def test_a_closed_engine_is_told_from_a_stopped_one(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        start_engine(PretendMachine(tmp_path, root_user=False, answers=False, refuses=True))
    assert "group docker" in sentences(caught)[0]


def test_an_engine_that_answers_is_left_alone(tmp_path: Path) -> None:
    start_engine(PretendMachine(tmp_path, root_user=False, answers=True))
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "fr_BE.UTF-8"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "fr_FR"}, "en"),
        ({}, "en"),
    ],
)
def test_french_for_french_locales_else_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Machine(tmp_path).language == language


def test_the_data_folder_is_the_sites_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TREMPLIN_VAR", "elsewhere")
    assert Machine(tmp_path).var == tmp_path / "elsewhere"
