"""Small pieces of text that templates turn into markup, escaped first."""

from __future__ import annotations

import re
from itertools import cycle

from flask import Flask
from flask_babel import gettext
from markupsafe import Markup, escape

from tremplin.content.markup.text import typeset

_CODE = re.compile(r"`([^`]+)`")


def init_markup(app: Flask) -> None:
    """Give templates ``code_words``, ``visible_spaces`` and ``picture_name``."""
    app.jinja_env.globals.update(
        code_words=code_words, visible_spaces=visible_spaces, picture_name=picture_name
    )


def code_words(text: str) -> Markup:
    """A sentence with its words in back-quotes set as code."""
    pieces = _CODE.split(str(text))
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if is_code else escape(typeset(piece))
        for piece, is_code in zip(pieces, cycle((False, True)))
    )


def visible_spaces(text: str) -> str:
    """A text with its spaces, tabs and line ends shown."""
    return text.replace(" ", "·").replace("\t", "→").replace("\n", "↵\n")


def picture_name(name: str) -> str:
    """What a picture of the picture secret shows, in a word."""
    return {
        "bicycle": gettext("bicycle"),
        "tram": gettext("tram"),
        "robot": gettext("robot"),
        "cat": gettext("cat"),
        "tree": gettext("tree"),
        "sun": gettext("sun"),
        "key": gettext("key"),
        "boat": gettext("boat"),
        "apple": gettext("apple"),
        "kite": gettext("kite"),
        "hammer": gettext("hammer"),
        "star": gettext("star"),
    }[name]
