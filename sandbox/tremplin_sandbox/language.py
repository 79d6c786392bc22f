"""Translation of the package's own sentences: English in the code, others in ``translations/``."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("translations")


def translatable(sentence: str) -> str:
    """Mark an English sentence for the catalogues; :func:`said` translates it where it is shown."""
    return sentence


def said(sentence: str, lang: str, **values: object) -> str:
    """A sentence in a language; in English where that has no catalogue, or the catalogue lacks it.

    Args:
        sentence: In English, with ``%(name)s`` for each value.
        lang: Code of the language, e.g. ``fr``.
        **values: What fills it.
    """
    text = _catalogue(lang).gettext(sentence)
    return text % values if values else text


def languages() -> list[str]:
    """The languages that sentences can be said in, English first."""
    return ["en", *sorted(folder.parent.name for folder in _FOLDER.glob("*/LC_MESSAGES"))]


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    return gettext.translation("messages", _FOLDER, [lang], fallback=True)
