"""Makes the TTF files that PDFs need from the web fonts: for each script one file a weight, with their licences beside.

Which of them a page of paper takes, ``web/print/letters.py`` says.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules/@fontsource"
OUT = HERE.parent / "tremplin/web/static/build/fonts"
WEIGHTS = {"regular": 400, "bold": 700}
MERGED = {
    "text": ("atkinson-hyperlegible-next", ("latin", "latin-ext")),
    "wide": (
        "noto-sans",
        ("latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek", "greek-ext"),
    ),
}
SHAPED = {
    "arabic": ("noto-sans-arabic", "arabic"),
    "armenian": ("noto-sans-armenian", "armenian"),
    "devanagari": ("noto-sans", "devanagari"),
    "georgian": ("noto-sans-georgian", "georgian"),
    "hebrew": ("noto-sans-hebrew", "hebrew"),
    "tamil": ("noto-sans-tamil", "tamil"),
}


def main() -> None:
    """Write every script in every weight."""
    OUT.mkdir(parents=True, exist_ok=True)
    for style, weight in WEIGHTS.items():
        for name, (package, subsets) in MERGED.items():
            _merge(package, subsets, weight, OUT / f"{name}-{style}.ttf")
        for name, (package, subset) in SHAPED.items():
            # Their layout tables stay: they join the letters.
            _open(package, subset, weight).save(OUT / f"{name}-{style}.ttf")
    for package in {package for package, _ in (*MERGED.values(), *SHAPED.values())}:
        shutil.copyfile(MODULES / package / "LICENSE", OUT / f"LICENSE-{package}.txt")


def _merge(package: str, subsets: Sequence[str], weight: int, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for subset in subsets:
            font = _open(package, subset, weight)
            # Layout tables of two subsets name the same features differently; these scripts do without them.
            for table in ("GSUB", "GPOS", "GDEF"):
                if table in font:
                    del font[table]
            parts.append(str(Path(folder) / f"{subset}.ttf"))
            font.save(parts[-1])
        Merger().merge(parts).save(path)


def _open(package: str, subset: str, weight: int) -> TTFont:
    font = TTFont(MODULES / package / "files" / f"{package}-{subset}-{weight}-normal.woff2")
    font.flavor = None
    return font


if __name__ == "__main__":
    main()
