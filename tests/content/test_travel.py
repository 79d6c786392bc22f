"""A curriculum goes from one house to another at the command line: the same there as here, and once."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.content.samples import ROOT, exercise, written

from tremplin.cli import main
from tremplin.content.exchange.pack import read_pack

pytestmark = pytest.mark.engine


def run(var: Path, content: Path, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["--var", str(var), "--content", str(content), *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_there_and_back_again(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for slug in ("a-line", "where-does-it-stop", "hello"):
        written(exercise(slug), content / "exercises/some" / slug)
    (content / "curricula").mkdir()
    document = (ROOT / "tests/content/taster.yaml").read_bytes()
    (content / "curricula/taster.yaml").write_bytes(document)
    here, there, pack = tmp_path / "here", tmp_path / "there", str(tmp_path / "taster.zip")
    run(here, content, "content", "load")
    run(here, content, "content", "export", "taster", "--output", pack)
    assert "New: 4, changed: 0, there already: 0." in run(
        there, tmp_path, "content", "import", pack
    )
    assert "New: 0, changed: 0, there already: 4." in run(
        there, tmp_path, "content", "import", pack
    )
    again = tmp_path / "again.zip"
    run(there, tmp_path, "content", "export", "taster", "--output", str(again))
    first, second = read_pack(Path(pack).read_bytes()), read_pack(again.read_bytes())
    assert (first.exercises, first.curricula) == (second.exercises, second.curricula)
    assert first.exercises["hello"] == exercise("hello")
    assert first.seal.key != second.seal.key
    own = tmp_path / "own.zip"
    run(there, tmp_path, "content", "export", "--own", "--output", str(own))
    whole = read_pack(own.read_bytes())
    assert (whole.exercises, whole.curricula) == (first.exercises, first.curricula)
    nothing = CliRunner().invoke(
        main, ["--var", str(here), "--content", str(content), "content", "export", "--own"]
    )
    assert nothing.exit_code == 1
    assert "nothing of its own" in nothing.output
