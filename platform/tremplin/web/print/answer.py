"""A PDF as an answer: opened in the browser, ready to be printed, kept by nobody."""

from __future__ import annotations

from flask import Response


def pdf_answer(pdf: bytes, name: str) -> Response:
    """The document under a file name made of plain letters; it holds secrets, so no cache keeps it."""
    answer = Response(pdf, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
