"""The words of the painter of worlds (``painter.ts``)."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext


def painter_texts() -> dict[str, Any]:
    """``PainterTexts`` of ``painter.ts``, placeholders unfilled."""
    return {
        "tools": {
            "#": gettext("wall"),
            ".": gettext("floor"),
            ">": gettext("robot (again: it turns)"),
            "o": gettext("bolt"),
            "F": gettext("flag"),
            "x": gettext("square to paint"),
        },
        "cells": {
            "#": gettext("wall"),
            ".": gettext("floor"),
            "^": gettext("robot looking up"),
            ">": gettext("robot looking right"),
            "v": gettext("robot looking down"),
            "<": gettext("robot looking left"),
            "o": gettext("bolt"),
            "F": gettext("flag"),
            "x": gettext("square to paint"),
        },
        "cell": gettext("column %(column)s, row %(row)s: %(what)s"),
        "tool": gettext("What you paint with"),
        "world": gettext("World"),
        "wider": gettext("Wider"),
        "narrower": gettext("Narrower"),
        "taller": gettext("Taller"),
        "lower": gettext("Lower"),
        "as_text": gettext("As text"),
    }
