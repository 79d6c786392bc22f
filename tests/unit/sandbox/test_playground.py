"""The modules that children import, by themselves."""

from __future__ import annotations

from typing import Any

import pytest

from playground import robot, turtle
from tremplin.domain.errors.diagnose import diagnose
from tremplin_sandbox.comparing.drawing import drawing_of
from tremplin_sandbox.comparing.robot_path import driven
from tremplin_sandbox.frames import FrameError
from tremplin_sandbox.spec import GridTest

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
    data = {
        "id": "t",
        "kind": "grid",
        "worlds": [WORLD],
        "goal": goal,
        "max_steps": 10,
        "on_fail": words,
    }
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
        (
            ["paint", "right", "forward", "left", "forward", "paint"],
            ["painted"],
            "painted_too_much",
        ),
        (["right"], ["painted"], "not_painted"),
        (["forward"] * 5, ["reach"], None),
        (["pick"], ["reach"], None),
        (["left"] * 11, ["reach"], None),
        (["fly"], ["reach"], None),
        (["bump", "forward"], ["reach"], None),
    ],
)
def test_the_host_drives_the_trail_again(
    trail: list[str], goal: list[str], reason: str | None
) -> None:
    assert trip(trail, *goal) == reason


def test_the_turtle_has_french_names_and_colours() -> None:
    turtle.begin()
    turtle.couleur("rouge")  # type: ignore[attr-defined]
    turtle.avance(10)  # type: ignore[attr-defined]
    turtle.gauche(90)  # type: ignore[attr-defined]
    assert turtle.record == [
        ["line", 0.0, 0.0, 10.0, 0.0, turtle.COLOURS["red"], 1],
        ["turn", 90.0],
    ]


# What Python's own turtle offers (its documentation's lists), with arguments that work there.
PYTHONS_TURTLE = {
    **dict.fromkeys(
        ("forward", "fd", "back", "bk", "backward", "left", "lt", "right", "rt"), (50,)
    ),
    **dict.fromkeys(
        ("goto", "setpos", "setposition", "teleport", "towards", "distance", "onclick"), (3, 4)
    ),
    **dict.fromkeys(
        ("setx", "sety", "setheading", "seth", "circle", "dot", "width", "pensize"), (30,)
    ),
    **dict.fromkeys(
        ("home", "penup", "pu", "up", "pendown", "pd", "down", "isdown", "begin_fill", "end_fill"),
        (),
    ),
    **dict.fromkeys(
        (
            "position",
            "pos",
            "xcor",
            "ycor",
            "heading",
            "filling",
            "stamp",
            "undo",
            "clear",
            "reset",
        ),
        (),
    ),
    **dict.fromkeys(
        ("hideturtle", "ht", "showturtle", "st", "isvisible", "clone", "getturtle", "getpen"), ()
    ),
    **dict.fromkeys(("getscreen", "clearstamps", "radians", "degrees", "getshapes", "turtles"), ()),
    **dict.fromkeys(
        ("done", "mainloop", "exitonclick", "bye", "update", "listen", "clearscreen"), ()
    ),
    **dict.fromkeys(
        ("resetscreen", "window_width", "window_height", "Turtle", "Pen", "Screen"), ()
    ),
    **dict.fromkeys(("color", "pencolor", "fillcolor", "bgcolor"), ("sky blue",)),
    **dict.fromkeys(("onkey", "onkeypress", "onkeyrelease"), (print, "Up")),
    **dict.fromkeys(("shapesize", "turtlesize", "screensize", "setup"), (400, 300)),
    **dict.fromkeys(
        ("onrelease", "ondrag", "onscreenclick", "getcanvas", "pen", "begin_poly", "end_poly"),
        (print,),
    ),
    **dict.fromkeys(
        ("get_poly", "get_shapepoly", "shapetransform", "shearfactor", "tilt", "tiltangle"), ()
    ),
    **dict.fromkeys(
        ("settiltangle", "resizemode", "setundobuffer", "undobufferentries", "Shape", "Vec2D"), ()
    ),
    **dict.fromkeys(
        ("RawTurtle", "RawPen", "ScrolledCanvas", "TurtleScreen", "setworldcoordinates"), ()
    ),
    "write": ("Boulon", True, "center", ("Arial", 16, "normal")),
    "clearstamp": (0,),
    "shape": ("turtle",),
    "speed": ("fastest",),
    "title": ("Mon dessin",),
    "tracer": (0, 0),
    "delay": (0,),
    "colormode": (255,),
    "mode": ("standard",),
    "ontimer": (print, 100),
    "bgpic": ("hills.gif",),
    "register_shape": ("dragon.gif",),
    "addshape": ("dragon.gif",),
}


@pytest.mark.parametrize("name", PYTHONS_TURTLE)
def test_each_word_of_pythons_turtle_works_or_says_that_it_needs_a_window(name: str) -> None:
    turtle.begin()
    told = ""
    try:
        getattr(turtle, name)(*PYTHONS_TURTLE[name])
    except turtle.NotOnPaper as error:
        told = diagnose("NotOnPaper", str(error)).key
    assert told in ("", "paper_no_events", "paper_no_window")
    assert drawing_of(turtle.record)


@pytest.mark.parametrize("name", sorted(set(PYTHONS_TURTLE) & set(vars(turtle.Turtle))))
def test_a_turtle_of_ones_own_and_the_first_do_the_same(name: str) -> None:
    turtle.begin()
    assert callable(getattr(turtle, name))


@pytest.mark.parametrize(
    "name", ["bgcolor", "tracer", "setup", "title", "exitonclick", "listen", "update", "mainloop"]
)
def test_the_screen_does_what_the_module_does(name: str) -> None:
    turtle.begin()
    getattr(turtle.Screen(), name)(*PYTHONS_TURTLE[name])


def drawn(*commands: str) -> list[list[Any]]:
    """What is on the paper after these commands."""
    turtle.begin()
    exec("\n".join(commands), {name: getattr(turtle, name) for name in turtle.__all__})  # noqa: S102
    drawing = drawing_of(turtle.record)
    marks = (drawing.strokes, drawing.spots, drawing.fillings, drawing.writings, drawing.stamps)
    return [list(group) for group in marks]


@pytest.mark.parametrize(
    ("program", "other"),
    [
        (["forward(10)", "undo()"], []),
        (["forward(10)", "left(90)", "undo()", "forward(5)"], ["forward(10)", "forward(5)"]),
        (["circle(20)", "undo()", "forward(5)"], ["forward(5)"]),
        (["circle(20, 90)", "undo()", "undo()", "forward(5)"], ["forward(5)"]),
        (["color('red')", "undo()", "dot(9)"], ["dot(9)"]),
        (["penup()", "undo()", "forward(5)"], ["forward(5)"]),
        (["home()", "undo()", "undo()"], []),
        (["begin_fill()", "circle(9)", "end_fill()", "undo()", "undo()"], []),
        (
            [
                "begin_fill()",
                "goto(9, 0)",
                "goto(9, 9)",
                "goto(0, 0)",
                "undo()",
                "goto(0, 9)",
                "end_fill()",
            ],
            ["begin_fill()", "goto(9, 0)", "goto(9, 9)", "goto(0, 9)", "end_fill()"],
        ),
        (["write('Mei')", "stamp()", "undo()"], ["ecris('Mei')"]),
        (
            ["forward(10)", "clear()", "forward(5)"],
            ["penup()", "forward(10)", "pendown()", "forward(5)"],
        ),
        (["left(90)", "forward(10)", "reset()", "forward(5)"], ["forward(5)"]),
        (["bgcolor('red')", "dot(5)", "clearscreen()"], []),
        (["a = stamp()", "forward(5)", "clearstamp(a)"], ["forward(5)"]),
        (
            ["stamp()", "penup()", "forward(5)", "stamp()", "clearstamps(1)"],
            ["teleport(5, 0)", "stamp()"],
        ),
        (["t = Turtle()", "forward(5)", "t.left(90)", "t.forward(5)", "t.clear()"], ["forward(5)"]),
        (["annule()", "efface()"], []),
        (["degrees(400)", "left(100)", "forward(5)"], ["left(90)", "forward(5)"]),
        (["write(' é ')"], ["write('e\u0301')"]),
        (["dot('red')"], ["dot(5, 'red')"]),
        (["pencolor(1, 0, 0)", "forward(5)"], ["pencolor('#ff0000')", "forward(5)"]),
        (
            ["colormode(255)", "pencolor(1, 0, 0)", "forward(5)"],
            ["pencolor('#010000')", "forward(5)"],
        ),
        (["pencolor('light green')", "forward(5)"], ["pencolor('LightGreen')", "forward(5)"]),
    ],
)
def test_two_programs_leave_the_same_paper(program: list[str], other: list[str]) -> None:
    assert drawn(*program) == drawn(*other)


def test_texts_and_stamps_are_bounded() -> None:
    turtle.begin()
    turtle.write("x" * 10_000, font=("Arial", 10_000))  # type: ignore[attr-defined]
    assert drawing_of(turtle.record).writings[0].text == "x" * turtle.MAX_TEXT
    assert drawing_of(turtle.record).writings[0].size == turtle.MAX_FONT
    with pytest.raises(FrameError):
        drawing_of([["text", 0, 0, "x" * 101, "left", 9, "#000000"]])
    with pytest.raises(FrameError):
        drawing_of([["erase", [turtle.MAX_RECORDS]]])


def test_a_record_erases_only_what_came_before() -> None:
    dot = ["dot", 0, 0, 5, "#000000"]
    assert len(drawing_of([["erase", [1]], dot]).spots) == 1
    assert drawing_of([dot, ["erase", [0]]]).spots == ()


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
