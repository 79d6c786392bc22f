"""What is not inside, what is outside, and what is left."""

from __future__ import annotations

import codecs
import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.sandbox.exercises import HONEST, spec, stdout

from tremplin_sandbox.comparing.drawing import drawing_of
from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.engine.docker_engine import MASKED_PATHS, PIDS, UIDS, Engine
from tremplin_sandbox.engine.image import FOLDER
from tremplin_sandbox.job import Job
from tremplin_sandbox.running.run import observe
from tremplin_sandbox.settings import PoolSettings

pytestmark = pytest.mark.engine

HERE = Path(__file__).parent
PLANTED = "planted-expectation-7391"


def test_expectations_are_nowhere_in_the_container(sandbox: DockerSandbox) -> None:
    searcher = (HERE / "programs" / "searcher.py").read_bytes()
    # The searcher gets the words disguised, and undoes the disguise of every byte it reads instead.
    visible = stdout(codecs.encode(PLANTED, "rot13") + "\n", PLANTED, visible=True)
    job = Job(searcher, spec(visible, stdout("x\n", PLANTED), seconds=20, memory_mb=256))
    assert sandbox.grade(job).tests[0].got == "searched: absent\n"


def test_the_searcher_finds_what_is_there(sandbox: DockerSandbox) -> None:
    searcher = (
        b"KEPT = 'planted-' + input.__name__[:0] + 'elsewhere-55'\n"
        + (HERE / "programs" / "searcher.py").read_bytes()
    )
    disguised = codecs.encode("planted-elsewhere-55", "rot13")
    job = Job(searcher, spec(stdout(disguised + "\n", "", visible=True), seconds=20, memory_mb=256))
    assert sandbox.grade(job).tests[0].got == "searched: memory\n"


@pytest.mark.parametrize("is_visible", [True, False])
def test_later_inputs_are_not_inside_while_a_test_runs(
    sandbox: DockerSandbox, is_visible: bool
) -> None:
    searcher = (HERE / "programs" / "searcher.py").read_bytes()
    searching = stdout(codecs.encode("later-input-4821", "rot13") + "\n", "", visible=True)
    later = stdout("later-input-4821\n", "", visible=is_visible)
    job = Job(searcher, spec(searching, later, seconds=20, memory_mb=256))
    assert sandbox.grade(job).tests[0].got == "searched: absent\n"


@pytest.mark.parametrize("looked_for", [">...o.oo..o.ooo.F", "#7391ab"])
def test_worlds_and_drawings_to_come_are_not_inside(
    sandbox: DockerSandbox, looked_for: str
) -> None:
    searcher = (HERE / "programs" / "searcher.py").read_bytes()
    searching = stdout(codecs.encode(looked_for, "rot13") + "\n", "", visible=True)
    worlds = {"kind": "grid", "worlds": [">F", ">...o.oo..o.ooo.F"], "goal": ["reach"]}
    goals = {"t2": drawing_of([["line", 0, 0, 100, 0, "#7391ab", 1]])}
    job = Job(
        searcher,
        spec(searching, worlds, {"kind": "turtle"}, seconds=20, memory_mb=256),
        goals=goals,
    )
    assert sandbox.grade(job).tests[0].got == "searched: absent\n"


def test_the_image_holds_the_bytecode_of_all_that_it_loads(sandbox: DockerSandbox) -> None:
    looking = b"""
from importlib.util import cache_from_source
from pathlib import Path
for part in ("driver", "playground"):
    for module in sorted(Path("/opt/tremplin", part).glob("*.py")):
        if not Path(cache_from_source(module)).exists():
            print(module)
"""
    graded = sandbox.grade(Job(looking, spec(stdout("", "", visible=True))))
    assert (graded.verdict, graded.tests[0].got) == ("passed", "")


def test_the_rehearsal_leaves_nothing_behind(sandbox: DockerSandbox) -> None:
    looking = b"""
import linecache, os, sys
print(sorted(linecache.cache), "rehearsal" in sys.modules, os.listdir("/tmp"), os.listdir())
"""
    graded = sandbox.grade(Job(looking, spec(stdout("", "", visible=True))))
    assert graded.tests[0].got == "['solution.py'] False ['work'] []\n"


def test_every_flag_is_on_a_live_container(engine: Engine) -> None:
    container = engine.start(64)
    try:
        described = engine.describe(container.id)
    finally:
        container.stream.close()
        engine.destroy(container.id)
    golden = json.loads((HERE / "golden_container.json").read_text())
    host, config = described["HostConfig"], described["Config"]
    assert {key: host.get(key) or None for key in golden["HostConfig"]} == {
        key: value or None for key, value in golden["HostConfig"].items()
    }  # engines write "nothing" in several ways
    assert {key: config.get(key) for key in golden["Config"]} == golden["Config"]
    assert [option.partition("=")[0] for option in host["SecurityOpt"]] == [
        "no-new-privileges",
        "seccomp",
    ]
    assert json.loads(host["SecurityOpt"][1].partition("=")[2]) == json.loads(
        (FOLDER / "seccomp.json").read_text()
    )
    assert host["MaskedPaths"] == list(MASKED_PATHS)
    assert described["Mounts"] == []
    assert config["User"] == f"{container.uid}:{container.uid}"
    assert container.uid in UIDS


def test_each_container_has_a_uid_of_its_own_and_serves_one_job(sandbox: DockerSandbox) -> None:
    job = Job(
        b"import os\nprint(os.getuid(), os.stat('/proc/1').st_ino)",
        spec(stdout("", "", visible=True)),
    )
    seen = {sandbox.grade(job).tests[0].got for _ in range(6)}
    assert len(seen) == 6


def timers_at_the_same_time(engine: Engine) -> list[int]:
    """How many timers each of two containers gets; the kernel counts them per user, across containers."""
    containers = [engine.start(64) for _ in range(2)]
    job = Job(
        (HERE / "programs" / "counts_timers.py").read_bytes(), spec(stdout("", ""), seconds=10)
    )
    with ThreadPoolExecutor(2) as threads:
        seen = list(threads.map(lambda each: observe(each, job, lambda: each)["t0"], containers))
    for container in containers:
        container.stream.close()
        engine.destroy(container.id)
    return sorted(int(observation.stdout) for observation in seen)


def test_what_the_kernel_counts_per_user_is_counted_per_run(engine: Engine) -> None:
    assert timers_at_the_same_time(engine) == [PIDS, PIDS]


def test_with_one_user_for_two_runs_one_would_take_it_from_the_other(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = engine._free_uid()
    monkeypatch.setattr(engine, "_free_uid", lambda: uid)
    assert sum(timers_at_the_same_time(engine)) == PIDS


def test_no_container_is_left_when_a_sandbox_closes(engine: Engine, image: str) -> None:
    with DockerSandbox(PoolSettings(size=2, max_size=2, image=image, memory_mb=128)) as sandbox:
        assert sandbox.grade(HONEST).passed
        assert sandbox.grade(Job(b"while True: pass", HONEST.spec)).reason == "time_limit"
        assert engine.owned(sandbox.owner) != []
    assert engine.owned(sandbox.owner) == []


def test_a_killed_host_process_leaves_nothing_running(engine: Engine, image: str) -> None:
    command = [sys.executable, str(HERE / "endless_host.py"), image]
    host = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": os.pathsep.join(sys.path)}
    )
    with host:
        assert host.stdout is not None
        containers = host.stdout.readline().split()
        os.kill(host.pid, signal.SIGKILL)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and any(
        engine.describe(name)["State"]["Running"] for name in containers
    ):
        time.sleep(0.1)
    states = [engine.describe(name)["State"]["Running"] for name in containers]
    for name in containers:
        engine.destroy(name)
    assert len(states) >= 1
    assert not any(states)
