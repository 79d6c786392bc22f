"""Every system call that the profile does not allow is called in a container, and refused as the profile says."""

from __future__ import annotations

import json
import platform
from pathlib import Path

import pytest
from tests.sandbox.exercises import spec, stdout

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.engine.image import FOLDER
from tremplin_sandbox.job import Job

HERE = Path(__file__).parent
PROFILE = json.loads((FOLDER / "seccomp.json").read_text())
ALLOWED = {
    name
    for group in PROFILE["syscalls"]
    if group["action"] == "SCMP_ACT_ALLOW"
    for name in group["names"]
}
NUMBERS: dict[str, dict[str, int]] = json.loads((HERE / "system_calls.json").read_text())
BEYOND_THE_LAST = 512
UNFILTERED: dict[str, set[int]] = {"x86_64": {335, 336}, "aarch64": set()}
"""uretprobe and uprobe: recent kernels let them pass every filter, and end who calls them by hand."""


@pytest.mark.engine
def test_every_refused_number_is_refused(sandbox: DockerSandbox) -> None:
    numbers = NUMBERS[platform.machine()]
    names = {number: name for name, number in numbers.items()}
    refused = [number for number in range(BEYOND_THE_LAST) if names.get(number) not in ALLOWED]
    refused = [number for number in refused if number not in UNFILTERED[platform.machine()]]
    asking = stdout(" ".join(map(str, refused)) + "\n", "", visible=True)
    got = (
        sandbox.grade(Job((HERE / "programs" / "system_calls.py").read_bytes(), spec(asking)))
        .tests[0]
        .got
        or ""
    )
    answers = {
        line.split()[0]: [int(number) for number in line.split()[1:]] for line in got.splitlines()
    }
    # Newer than the last one of the profile: the runtime answers that there is no such call, as an older kernel would.
    last = max(numbers[name] for name in ALLOWED if name in numbers)
    not_there = [number for number in answers["ENOSYS"] if number <= last]
    assert set(answers) == {"EPERM", "ENOSYS"}, answers
    assert [names[number] for number in not_there] == ["clone3"]
    assert sorted(answers["EPERM"] + answers["ENOSYS"]) == refused


@pytest.mark.parametrize("machine", sorted(NUMBERS))
def test_nothing_is_allowed_by_a_name_that_is_none(machine: str) -> None:
    everywhere = set().union(*NUMBERS.values())
    assert everywhere >= ALLOWED
    assert len(ALLOWED.intersection(NUMBERS[machine])) > 150
