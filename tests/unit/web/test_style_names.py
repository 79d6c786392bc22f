"""Every page loads all the styles, so a block's name belongs to one file: two would lay out each other's pages."""

import re
from collections import defaultdict
from pathlib import Path

STYLES = Path(__file__).resolve().parents[3] / "platform/workspace/styles"
BLOCK = re.compile(r"^\.([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?: \{|,)$", re.MULTILINE)


def test_no_two_files_lay_out_a_block_of_the_same_name():
    files = defaultdict(set)
    for path in STYLES.glob("*.css"):
        for name in BLOCK.findall(path.read_text()):
            files[name].add(path.name)
    assert {name: where for name, where in files.items() if len(where) > 1} == {}
