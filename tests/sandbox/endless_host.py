"""A host process that is killed in mid-run: prints the ids of its containers once a job runs in one of them."""

from __future__ import annotations

import sys
import threading
import time

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.engine.docker_engine import Engine
from tremplin_sandbox.job import Job
from tremplin_sandbox.settings import PoolSettings
from tremplin_sandbox.spec import GradingSpec

TEST = {"id": "t", "kind": "stdout", "expect": "", "on_fail": {"fr": "-", "en": "-"}}
SPEC = GradingSpec.model_validate({"limits": {"seconds": 30}, "tests": [TEST]})

settings = PoolSettings(size=2, max_size=2, image=sys.argv[1])
sandbox = DockerSandbox(settings)
threading.Thread(target=sandbox.grade, args=(Job(b"while True: pass", SPEC),)).start()
time.sleep(4)
sys.stdout.write(" ".join(Engine(settings).owned(sandbox.owner)) + "\n")
sys.stdout.flush()
time.sleep(60)
