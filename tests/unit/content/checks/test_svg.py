"""Drawings that only draw."""

import pytest
from tests.content.samples import changed

from tremplin.content.checks.rules import static_problems
from tremplin.content.checks.svg import svg_faults
from tremplin.content.format.folder import Folder
from tremplin.content.format.messages import in_words

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def _svg(inside: str, attributes: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" {attributes}>{inside}</svg>'.encode()


def _en(picture: bytes) -> list[str]:
    return [in_words(fault, "en") for fault in svg_faults(picture)]


@pytest.mark.parametrize(
    "inside",
    [
        '<!-- ground --><rect width="9" height="9" fill="#fff"/><path d="M 0 0 L 9 9" stroke="navy"/>',
        '<defs><linearGradient id="sky"><stop offset="0"/></linearGradient></defs><rect fill="url(#sky)"/>',
        '<g id="tree" transform="rotate(3)"><text x="1" y="2">A</text></g><use href="#tree" x="4"/>',
    ],
)
def test_a_drawing_that_only_draws(inside: str) -> None:
    assert _en(_svg(inside)) == []


@pytest.mark.parametrize(
    ("inside", "en"),
    [
        ("<script>alert(1)</script>", "<script> has no place"),
        ("<style>rect { fill: url(x) }</style>", "<style> has no place"),
        ("<foreignObject/>", "<foreignObject> has no place"),
        ('<a href="#x"/>', "<a> has no place"),
        ('<image href="#x"/>', "<image> has no place"),
        ('<animate attributeName="href"/>', "<animate> has no place"),
        (
            '<script xmlns="http://www.w3.org/1999/xhtml"/>',
            "<{http://www.w3.org/1999/xhtml}script> has no place",
        ),
        ('<g onclick="x()"/>', "The attribute 'onclick'"),
        ('<g ONLOAD="x()"/>', "The attribute 'ONLOAD'"),
        ('<g style="fill: red"/>', "The attribute 'style'"),
        ('<use href="other.svg#tree"/>', "'other.svg#tree' leads out"),
        (f'<use {XLINK} xlink:href="javascript:x()"/>', "'javascript:x()' leads out"),
        ('<rect fill="url(other.svg#sky)"/>', "leads out"),
        ("<rect fill=\"URL( 'other.svg#sky')\"/>", "leads out"),
        ('<rect fill="u\\72l(other.svg)"/>', "leads out"),
        ('<rect fill="//example.org/x"/>', "leads out"),
        ('<use href="data:image/svg+xml,x"/>', "leads out"),
    ],
)
def test_what_could_do_more_than_draw(inside: str, en: str) -> None:
    (fault,) = _en(_svg(inside))
    assert en in fault


@pytest.mark.parametrize(
    "start",
    ['<?xml version="1.0"?>', '<?xml-stylesheet href="x"?>', '<!DOCTYPE svg [<!ENTITY a "b">]>'],
)
def test_nothing_is_declared(start: str) -> None:
    (fault,) = _en(start.encode() + _svg(""))
    assert "declares nothing" in fault


@pytest.mark.parametrize("picture", [b"", b"<svg", b"\x89PNG", _svg("").decode().encode("utf-16")])
def test_what_is_no_svg(picture: bytes) -> None:
    assert _en(picture) == ["This file is no SVG that can be read."]


def test_another_document_is_no_svg() -> None:
    assert _en(b"<html/>") == ["An SVG starts with <svg>.", "<html> has no place in a picture."]


def test_the_check_looks_at_every_svg_of_an_exercise() -> None:
    files = changed(
        "hello",
        "exercise.yaml",
        "wrong:",
        "images:\n  hills.svg: {fr: Collines, en: Hills}\nwrong:",
    )
    (problem,) = static_problems(Folder.of({**files, "images/hills.svg": _svg("<script/>")}))
    assert (problem.path, problem.rule) == ("images/hills.svg", "images")
