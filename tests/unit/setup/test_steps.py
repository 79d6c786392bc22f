"""Which steps are done, which are left out, and how a failing one is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.unit.setup.machines import PretendMachine

from house_setup.problems import CommandFailedError, SetupError
from house_setup.steps import (
    FOR_THE_SITE,
    Stamps,
    Step,
    missing_packages,
    remove_foreign_environment,
    run_steps,
    steps_for,
    wanted_commands,
)

WORDS = {"fr": "Le pain", "en": "The bread"}


class Oven:
    """A step that counts how often it was done."""

    def __init__(self, flour: Path) -> None:
        self.loaves = 0
        self.step = Step("bread", WORDS, self.bake, inputs=lambda: [flour])

    def bake(self) -> None:
        self.loaves += 1


def test_a_step_is_done_once_and_again_when_its_inputs_change(tmp_path: Path) -> None:
    flour = tmp_path / "flour"
    flour.write_text("wheat")
    oven, stamps = Oven(flour), Stamps(tmp_path / "stamps")
    run_steps([oven.step], stamps, "en")
    run_steps([oven.step], stamps, "en")
    assert oven.loaves == 1
    flour.write_text("rye")
    run_steps([oven.step], stamps, "en")
    assert oven.loaves == 2


def test_a_step_whose_result_is_gone_is_done_again(tmp_path: Path) -> None:
    made = tmp_path / "made"
    step = Step("bread", WORDS, lambda: made.touch(), inputs=list, is_done=made.exists)
    run_steps([step], Stamps(tmp_path / "stamps"), "en")
    made.unlink()
    run_steps([step], Stamps(tmp_path / "stamps"), "en")
    assert made.exists()


def test_a_failed_step_leaves_no_stamp_and_says_where_to_read(tmp_path: Path) -> None:
    def fail() -> None:
        raise CommandFailedError("/var/log/bread.log")

    stamps = Stamps(tmp_path / "stamps")
    step = Step("bread", WORDS, fail, inputs=list)
    with pytest.raises(SetupError) as caught:
        run_steps([step], stamps, "en")
    assert "The bread" in caught.value.words["en"]
    assert "/var/log/bread.log" in caught.value.words["fr"]
    assert not stamps.holds(step)


def test_what_a_step_does_is_said_before_it_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flour = tmp_path / "flour"
    flour.touch()
    run_steps([Oven(flour).step], Stamps(tmp_path / "stamps"), "fr")
    assert "Le pain" in capsys.readouterr().out


def test_an_engine_that_answers_is_never_installed_over(tmp_path: Path) -> None:
    machine = PretendMachine(tmp_path, answers=True, commands=set(FOR_THE_SITE))
    assert missing_packages(machine, wanted_commands("run")) == []


def test_a_closed_engine_is_never_installed_over(tmp_path: Path) -> None:
    machine = PretendMachine(tmp_path, answers=False, refuses=True, commands=set(FOR_THE_SITE))
    assert missing_packages(machine, wanted_commands("run")) == []


def test_a_bare_machine_gets_all_it_lacks(tmp_path: Path) -> None:
    machine = PretendMachine(tmp_path, answers=False, commands=set(), venv=False, apparmor=True)
    assert set(missing_packages(machine, wanted_commands("tests"))) == {
        "docker.io", "iptables", "apparmor", "python3-venv", *wanted_commands("tests").values(),
    }  # fmt: skip


def test_debian_13_brings_node_and_has_the_engines_command_apart(tmp_path: Path) -> None:
    machine = PretendMachine(
        tmp_path, answers=False, commands=set(FOR_THE_SITE), node="", debian=13
    )
    assert missing_packages(machine, wanted_commands("run")) == [
        "docker-cli",
        "docker.io",
        "iptables",
        "nodejs",
        "npm",
    ]


def test_a_node_that_is_there_is_not_installed_over(tmp_path: Path) -> None:
    machine = PretendMachine(tmp_path, commands=set(FOR_THE_SITE), node="v22.1.0", debian=13)
    assert missing_packages(machine, wanted_commands("run")) == []


def _environment(folder: Path, version: str) -> Path:
    (folder / "lib").mkdir(parents=True)
    (folder / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}\n")
    return folder


def test_an_environment_of_another_python_goes(tmp_path: Path) -> None:
    venv = _environment(tmp_path / ".venv", "3.9.18")
    remove_foreign_environment(venv)
    assert not venv.exists()


def test_an_environment_of_this_python_stays(tmp_path: Path) -> None:
    venv = _environment(tmp_path / ".venv", "{}.{}.99".format(*sys.version_info))
    remove_foreign_environment(venv)
    assert (venv / "lib").is_dir()


def test_a_folder_that_is_no_environment_stays(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    remove_foreign_environment(tmp_path)
    assert (tmp_path / "notes.txt").exists()


@pytest.mark.parametrize(
    ("goal", "has_demo", "has_content"),
    [("run", True, True), ("serve", False, True), ("setup", False, False)],
)
def test_only_run_makes_the_demo_group(
    tmp_path: Path, goal: str, has_demo: bool, has_content: bool
) -> None:
    keys = [step.key for step in steps_for(PretendMachine(tmp_path), goal)]
    assert ("demo" in keys, "content" in keys) == (has_demo, has_content)
    assert keys.index("packages") < keys.index("engine") < keys.index("image")
