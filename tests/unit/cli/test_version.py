"""The version is told from a checkout too, where no package is installed."""

from __future__ import annotations

from click.testing import CliRunner

from tremplin import __version__
from tremplin.cli import main


def test_the_version_is_told() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert result.exit_code == 0
    assert result.output == f"tremplin, version {__version__}\n"
