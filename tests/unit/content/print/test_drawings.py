"""Worlds and drawings on paper."""

from xml.etree import ElementTree

import pytest

from tremplin.content.print.drawings import CELL, drawing_picture, path_picture, world_picture
from tremplin_sandbox.comparing.drawing import drawing_of

SVG = "{http://www.w3.org/2000/svg}"


def _parsed(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture)  # noqa: S314 - our own


def _places(picture: str, shape: str) -> list[str]:
    """Where the things stand that are drawn with a certain path or rectangle."""
    root = _parsed(picture)
    return [
        group.get("transform", "")
        for group in root.iter(f"{SVG}g")
        if shape in ElementTree.tostring(group).decode()
    ]


def test_a_world_is_drawn_square_by_square() -> None:
    picture = world_picture("####\n#>oF\n#x.#", "two rows")
    root = _parsed(picture)
    assert (root.get("viewBox"), root.get("aria-label")) == (
        f"0 0 {4 * CELL} {3 * CELL}",
        "two rows",
    )
    assert _places(picture, "#e3b341") == ["translate(50 30)"]
    assert _places(picture, "#b3261e") == ["translate(70 30)"]
    assert _places(picture, "#9cc9e8") == ["translate(30 50)"]
    assert len(_places(picture, "#5b6670")) == 7


@pytest.mark.parametrize(("sign", "degrees"), [("^", 0), (">", 90), ("v", 180), ("<", 270)])
def test_the_robot_looks_where_it_goes(sign: str, degrees: int) -> None:
    assert f"rotate({degrees})" in world_picture(f".{sign}.", "here")


def test_a_drawing_has_up_above_and_fits_with_its_margin() -> None:
    records = [["line", 0, 0, 0, 100, "#ff0000", 3], ["dot", 50, 20, 10, "#00ff00"]]
    picture = drawing_picture(
        drawing_of([*records, ["fill", [[0, 0], [9, 0], [0, 9]], "#0000ff"]]), "a post"
    )
    root = _parsed(picture)
    assert root.get("viewBox") == "-10 -110 75 120"
    assert [group.get("transform") for group in root.iter(f"{SVG}g")] == ["scale(1 -1)"]
    assert [shape.get("d") for shape in root.iter(f"{SVG}path")] == ["M0 0L0 100"]
    assert [
        (spot.get("cx"), spot.get("cy"), spot.get("r")) for spot in root.iter(f"{SVG}circle")
    ] == [("50", "20", "5")]
    assert [shape.get("points") for shape in root.iter(f"{SVG}polygon")] == ["0,0 9,0 0,9"]


def test_a_label_stays_text() -> None:
    assert _parsed(world_picture(">", '"><script/>')).get("aria-label") == '"><script/>'


def test_a_way_is_drawn_from_where_the_robot_started() -> None:
    picture = path_picture(
        ">o.\n..x", ["forward", "pick", "forward", "right", "forward", "paint"], "done"
    )
    (line,) = _parsed(picture).iter(f"{SVG}polyline")
    assert line.get("points") == "10,10 30,10 30,10 50,10 50,10 50,30 50,30"
    assert _places(picture, "stroke-dasharray") == ["translate(30 10)"]
    assert _places(picture, 'width="18"') == ["translate(50 30)"]
    assert _places(picture, "#0b5c8a")[-2:] == ["translate(50 30)", "rotate(180)"]


@pytest.mark.parametrize("trail", [["forward", "forward"], ["pick"]])
def test_a_way_that_no_robot_goes_is_not_drawn(trail: list[str]) -> None:
    with pytest.raises(ValueError, match="no robot"):
        path_picture(">.", trail, "wrong")
