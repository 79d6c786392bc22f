"""Pictures that people bring are made small, and nothing but the picture is kept."""

import io

import pytest
from PIL import Image

from tremplin.content.authoring.picture_upload import (
    MAX_KEPT,
    MAX_UPLOAD,
    clean_svg,
    picture_to_keep,
)
from tremplin.content.checks.svg import svg_faults
from tremplin.content.format.problems import ContentError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


def drawn(inside):
    return clean_svg(SVG.format(inside).encode()).decode()


def photograph(size=(3000, 2000), kind="JPEG", **saved):
    picture = Image.effect_noise(size, 90).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "A secret camera"
    buffer = io.BytesIO()
    picture.save(buffer, kind, exif=exif, **saved)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<a href="https://example.org"><text>x</text></a>',
        '<image href="https://example.org/x.png"/>',
        '<use href="https://example.org/x.svg#a"/>',
        "<foreignObject><p>x</p></foreignObject>",
        "<style>rect{fill:url(https://example.org)}</style>",
        '<rect fill="url(https://example.org/#a)"/>',
        '<a xlink:href="javascript:alert(1)"><text>x</text></a>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
    ],
)
def test_a_drawing_keeps_nothing_that_runs_or_leads_away(hostile):
    cleaned = drawn(f'{hostile}<circle r="4" fill="red"/>')
    assert "circle" in cleaned
    assert not any(
        word in cleaned.lower()
        for word in ("alert", "example.org", "foreignobject", "<style", "animate")
    )
    assert list(svg_faults(cleaned.encode())) == []


def test_a_drawing_keeps_its_look_when_its_editor_wrote_it_as_style():
    cleaned = drawn(
        '<rect style="fill:#ff0000;stroke-width:2;-inkscape-font:x" width="4" height="4"/>'
    )
    assert 'fill="#ff0000"' in cleaned
    assert 'stroke-width="2"' in cleaned
    assert "style" not in cleaned


def test_a_drawing_from_an_editor_loses_what_the_editor_wrote_for_itself():
    source = (
        '<?xml version="1.0"?><!-- Created with Inkscape --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:sodipodi="http://sodipodi" sodipodi:docname="chez-moi.svg">'
        '<sodipodi:namedview/><metadata>moi</metadata><path d="M0 0L9 9"/></svg>'
    )
    cleaned = clean_svg(source.encode()).decode()
    assert "path" in cleaned
    assert "chez-moi" not in cleaned
    assert "metadata" not in cleaned


@pytest.mark.parametrize(
    "source",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
        "<svg",
        '<svg xmlns="http://example.org"/>',
    ],
)
def test_a_drawing_that_hides_something_is_refused(source):
    with pytest.raises(ContentError):
        clean_svg(source.encode())


def test_a_photograph_becomes_small_and_forgets_its_camera():
    name, kept = picture_to_keep("C:\\moi\\Été 2026.JPG", photograph(quality=60))
    assert name == "ete-2026.jpg"
    assert len(kept) <= MAX_KEPT
    assert b"secret" not in kept
    with Image.open(io.BytesIO(kept)) as picture:
        assert max(picture.size) <= 1200


def test_a_small_picture_with_glass_stays_a_png():
    buffer = io.BytesIO()
    Image.new("RGBA", (40, 20), (255, 0, 0, 90)).save(buffer, "PNG")
    name, kept = picture_to_keep("vitre.png", buffer.getvalue())
    assert name == "vitre.png"
    with Image.open(io.BytesIO(kept)) as picture:
        assert (picture.mode, picture.size) == ("RGBA", (40, 20))


@pytest.mark.parametrize(
    "data", [b"GIF89a" + b"\0" * 50, b"%PDF-1.7", b"", b"\x89PNG\r\n\x1a\n broken"]
)
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(ContentError):
        picture_to_keep("x.png", data)


def test_a_picture_over_the_limit_is_refused_unread():
    with pytest.raises(ContentError, match="too large"):
        picture_to_keep("x.png", b"\0" * (MAX_UPLOAD + 1))


def test_a_drawing_of_groups_without_end_is_refused():
    with pytest.raises(ContentError):
        drawn("<g>" * 20_000 + "</g>" * 20_000)


def test_a_drawing_that_stays_too_large_is_refused_and_what_its_editor_wrote_does_not_count():
    path = '<path d="M0 0h9"/>'
    note = "<metadata>" + "x" * MAX_KEPT + "</metadata>"
    assert picture_to_keep("a.svg", SVG.format(note + path).encode())[0] == "a.svg"
    with pytest.raises(ContentError, match="over 100 kB"):
        picture_to_keep("a.svg", SVG.format(path * (MAX_KEPT // len(path) + 1)).encode())
