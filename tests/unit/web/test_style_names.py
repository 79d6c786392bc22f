"""Every page loads all the styles: a block's name belongs to one file, and each class to some page."""

import re
from collections import defaultdict
from pathlib import Path

PLATFORM = Path(__file__).resolve().parents[3] / "platform"
STYLES = PLATFORM / "frontend/styles"
BLOCK = re.compile(r"^\.([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?: \{|,)$", re.MULTILINE)


def test_no_two_files_lay_out_a_block_of_the_same_name():
    files = defaultdict(set)
    for path in STYLES.glob("*.css"):
        for name in BLOCK.findall(path.read_text()):
            files[name].add(path.name)
    assert {name: where for name, where in files.items() if len(where) > 1} == {}


def test_no_style_is_for_a_class_that_nothing_has():
    pages = [
        *(PLATFORM / "tremplin").rglob("*.html"),
        *(PLATFORM / "tremplin").rglob("*.py"),
        *(PLATFORM / "frontend/src").rglob("*.ts"),
    ]
    text = "\n".join(page.read_text() for page in pages)
    words = set(re.findall(r"[\w-]+", text))
    # ``mark--{{ state }}``: which states there are, only the page knows.
    composed = set(re.findall(r"([\w-]+--)(?=\{|\$|[\"'])", text))
    styles = re.sub(
        r"/\*.*?\*/|url\([^)]*\)",
        "",
        "\n".join(path.read_text() for path in STYLES.glob("*.css")),
        flags=re.S,
    )
    classes = set(re.findall(r"\.([a-zA-Z][\w-]*)", " ".join(re.findall(r"([^{};]+)\{", styles))))
    assert len(classes) > 300
    assert (
        sorted(
            each
            for each in classes - words
            if not each.startswith("cm-") and f"{each.partition('--')[0]}--" not in composed
        )
        == []
    )
