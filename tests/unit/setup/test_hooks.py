"""The hooks before a commit are the commands of ``make lint``: neither list forgets what the other asks for."""

import os
import subprocess

import yaml
from tests.cast import ROOT


def test_the_hooks_run_what_make_lint_runs_and_nothing_else():
    # A make that runs these tests would tell this one about itself.
    alone = {
        name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")
    }
    asked = subprocess.run(
        ["make", "--dry-run", "lint"],
        cwd=ROOT,
        env=alone,
        capture_output=True,
        text=True,
        check=True,
    )
    [repository] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    assert [hook["entry"] for hook in repository["hooks"]] == asked.stdout.splitlines()


def test_the_hooks_fetch_nothing():
    [repository] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    assert repository["repo"] == "local"
    assert {hook["language"] for hook in repository["hooks"]} == {"system"}
