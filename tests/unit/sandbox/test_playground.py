"""The modules that children import, by themselves."""

from __future__ import annotations

import pytest

from playground import robot, turtle
from tremplin_sandbox.spec import GridTest
from tremplin_sandbox.trip import driven

WORLD = """
#######
#>.o.F#
#.x...#
#######
"""


def test_the_robot_goes_turns_picks_and_paints() -> None:
    boulon = robot.begin(WORLD)
    robot.avance()
    robot.forward()
    robot.ramasse()
    robot.tourne_droite()
    robot.turn_left()
    robot.peins()
    assert boulon.record == ["forward", "forward", "pick", "right", "left", "paint"]
    assert (boulon.cell, boulon.bolts, boulon.painted) == ((3, 1), set(), {(3, 1)})


def test_its_sensors() -> None:
    robot.begin(WORLD)
    assert (robot.path_ahead(), robot.mur_devant(), robot.bolt_here(), robot.drapeau_ici()) == (
        True,
        False,
        False,
        False,
    )
    robot.turn_left()
    assert (robot.chemin_libre(), robot.wall_ahead(), robot.painted_here()) == (False, True, False)


@pytest.mark.parametrize(
    ("program", "error", "last"),
    [
        (lambda: [robot.forward() for _ in range(9)], robot.Bumped, "bump"),
        (lambda: robot.pick(), robot.NothingHere, "miss"),
        (lambda: [robot.turn_left() for _ in range(99)], robot.TooManySteps, "tire"),
        (lambda: [robot.wall_ahead() for _ in range(9999)], robot.TooManySteps, "tire"),
    ],
)
def test_it_stops_where_it_cannot_go_on(program: object, error: type[Exception], last: str) -> None:
    boulon = robot.begin(WORLD, max_steps=20)
    assert callable(program)
    with pytest.raises(error):
        program()
    assert boulon.record[-1] == last
    with pytest.raises(error):
        robot.turn_left()


@pytest.mark.parametrize("text", ["", "...", ">>", ">..\n..", ">FF", ">.?"])
def test_a_map_that_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="map"):
        robot.World(text)


def trip(trail: list[str], *goal: str) -> str | None:
    words = {"fr": "Pas encore.", "en": "Not yet."}
    data = {"id": "t", "kind": "grid", "worlds": [WORLD], "goal": goal, "max_steps": 10, "on_fail": words}
    seen = driven(GridTest.model_validate(data), 0, trail)
    return seen.reason if seen else None


GO = ["forward", "forward", "pick", "forward", "forward"]


@pytest.mark.parametrize(
    ("trail", "goal", "reason"),
    [
        (GO, ["reach", "collected"], ""),
        ([*GO, "left"], ["reach"], ""),
        (GO[:-1], ["reach"], "not_reached"),
        (["forward"] * 4, ["reach", "collected"], "bolts_left"),
        (["forward"] * 4, ["reach"], ""),
        (["forward"] * 4 + ["bump"], ["reach"], "bumped"),
        (["miss"], ["reach"], "nothing_here"),
        (["left"] * 10 + ["tire"], ["reach"], "too_many_steps"),
        ([], ["reach"], "not_reached"),
        (["right", "forward", "left", "forward", "paint"], ["painted"], ""),
        (["paint", "right", "forward", "left", "forward", "paint"], ["painted"], "painted_too_much"),
        (["right"], ["painted"], "not_painted"),
        (["forward"] * 5, ["reach"], None),
        (["pick"], ["reach"], None),
        (["left"] * 11, ["reach"], None),
        (["fly"], ["reach"], None),
        (["bump", "forward"], ["reach"], None),
    ],
)
def test_the_host_drives_the_trail_again(trail: list[str], goal: list[str], reason: str | None) -> None:
    assert trip(trail, *goal) == reason


def test_the_turtle_has_french_names_and_colours() -> None:
    turtle.begin()
    turtle.couleur("rouge")  # type: ignore[attr-defined]
    turtle.avance(10)  # type: ignore[attr-defined]
    turtle.gauche(90)  # type: ignore[attr-defined]
    assert turtle.record == [["line", 0.0, 0.0, 10.0, 0.0, turtle.COLOURS["red"], 1], ["turn", 90.0]]


@pytest.mark.parametrize("name", turtle.__all__)
def test_every_name_that_is_offered_exists(name: str) -> None:
    assert callable(getattr(turtle, name))


@pytest.mark.parametrize(
    ("program", "error"),
    [
        (lambda t: t.forward("10"), TypeError),
        (lambda t: t.forward(True), TypeError),
        (lambda t: t.color("bleuu"), ValueError),
        (lambda t: t.color(3), TypeError),
        (lambda t: t.color((1, 2, 300)), ValueError),
        (lambda t: t.forward(float("inf")), ValueError),
    ],
)
def test_mistakes_are_exceptions(program: object, error: type[Exception]) -> None:
    assert callable(program)
    with pytest.raises(error):
        program(turtle.Turtle())


def test_a_drawing_has_an_end() -> None:
    turtle.begin()
    with pytest.raises(turtle.DrawingTooLong):
        [turtle.forward(1) for _ in range(turtle.MAX_RECORDS + 1)]  # type: ignore[attr-defined]


def test_watchers_see_each_record() -> None:
    seen: list[object] = []
    turtle.begin(watcher=seen.append)
    turtle.forward(5)  # type: ignore[attr-defined]
    robot.begin(WORLD, watcher=seen.append)
    robot.forward()
    assert seen == [["line", 0.0, 0.0, 5.0, 0.0, "#000000", 1], "forward"]
