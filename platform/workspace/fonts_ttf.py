"""Makes the TTF files that PDFs need from the web fonts: one file a weight with all of Latin, one with Arabic."""

from __future__ import annotations

import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules/@fontsource"
FILES = MODULES / "atkinson-hyperlegible-next/files"
OUT = HERE.parent / "tremplin/web/static/build/fonts"
WEIGHTS = {"text-regular.ttf": 400, "text-bold.ttf": 700}
ARABIC = {"arabic-regular.ttf": 400, "arabic-bold.ttf": 700}


def main() -> None:
    """Write every weight."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name, weight in WEIGHTS.items():
        with tempfile.TemporaryDirectory() as folder:
            parts = [_as_ttf(weight, subset, Path(folder)) for subset in ("latin", "latin-ext")]
            Merger().merge(parts).save(OUT / name)
    for name, weight in ARABIC.items():
        # Its layout tables stay: they join the letters.
        font = TTFont(MODULES / f"noto-sans-arabic/files/noto-sans-arabic-arabic-{weight}-normal.woff2")
        font.flavor = None
        font.save(OUT / name)


def _as_ttf(weight: int, subset: str, folder: Path) -> str:
    font = TTFont(FILES / f"atkinson-hyperlegible-next-{subset}-{weight}-normal.woff2")
    font.flavor = None
    # Layout tables of two subsets name the same features differently; a PDF card needs none of them.
    for table in ("GSUB", "GPOS", "GDEF"):
        if table in font:
            del font[table]
    path = folder / f"{subset}.ttf"
    font.save(path)
    return str(path)


if __name__ == "__main__":
    main()
