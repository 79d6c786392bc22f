"""What the wheel holds: the site with what was built for it, and no benchmarks."""

import subprocess
import sys
import zipfile

import pytest
from tests.cast import ROOT

from tremplin import __version__


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "--target",
        "wheel",
        "--directory",
        str(folder),
    ]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


def test_it_bears_the_one_version(wheel):
    assert wheel.name == f"tremplin-{__version__}-py3-none-any.whl"


def test_it_holds_pages_migrations_and_translations_and_no_benchmarks(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "tremplin/web/templates/base.html",
        "tremplin/web/static/build/manifest.json",
        "tremplin/translations/fr/LC_MESSAGES/messages.mo",
        "tremplin/cli/house.py",
        "driver/supervisor.py",
        "playground/robot.py",
    ):
        assert needed in names
    assert [name for name in names if "/bench/" in name or name.endswith("/benches.py")] == []
    assert any(name.startswith("tremplin/migrations/versions/") for name in names)


def test_without_the_benchmarks_the_command_works(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    asked = "from tremplin.cli import main; print(*sorted(main.commands))"
    # -I: nothing of the checkout is found.
    told = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {asked}"],
        check=True,
        capture_output=True,
        text=True,
    )
    commands = told.stdout.split()
    assert "serve" in commands
    assert "bench" not in commands
