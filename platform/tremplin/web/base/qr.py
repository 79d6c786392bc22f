"""A QR code on a page, drawn as one path of SVG; on paper ``web.print.paper`` draws it."""

from __future__ import annotations

import segno
from markupsafe import Markup

MODULE_PX = 6


def qr_svg(address: str, title: str) -> Markup:
    """The QR code that opens ``address``; ``title`` says to those who do not see it what it is."""
    drawing = segno.make(address, error="m", micro=False).svg_inline(
        scale=MODULE_PX,
        border=2,
        light="#fff",
        title=title,
        svgclass="qr",
        lineclass=None,
        omitsize=True,
    )
    return Markup(drawing)  # noqa: S704 - made of squares by segno, which escapes the title
