"""A turtle that draws: ``from turtle import *``, with the names of Python's own turtle and with French ones.

Nothing is shown here: the module keeps a record of what was drawn, which a page draws and a test compares. Units are
steps, headings are degrees counted from east, counter-clockwise.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

__all__ = [  # noqa: RUF022  (by command)
    "Turtle", "Screen", "done", "mainloop",
    "forward", "fd", "avance", "back", "bk", "backward", "recule",
    "left", "lt", "gauche", "right", "rt", "droite",
    "goto", "setpos", "setposition", "va_a", "setx", "sety", "setheading", "seth", "oriente", "home", "maison",
    "circle", "cercle", "dot", "point",
    "penup", "pu", "up", "leve_crayon", "pendown", "pd", "down", "baisse_crayon", "isdown",
    "width", "pensize", "epaisseur", "color", "couleur", "pencolor", "fillcolor", "bgcolor",
    "begin_fill", "debut_remplissage", "end_fill", "fin_remplissage",
    "position", "pos", "xcor", "ycor", "heading", "towards", "distance",
    "speed", "hideturtle", "ht", "cache_tortue", "showturtle", "st", "montre_tortue",
]  # fmt: skip

MAX_RECORDS = 10_000
"""Longest drawing, in records."""
COLOURS = {
    "black": "#000000", "noir": "#000000",
    "white": "#ffffff", "blanc": "#ffffff",
    "grey": "#808080", "gray": "#808080", "gris": "#808080",
    "red": "#e0301e", "rouge": "#e0301e",
    "orange": "#f28c1e",
    "yellow": "#f7d117", "jaune": "#f7d117",
    "green": "#2e8b3d", "vert": "#2e8b3d",
    "lime": "#8ed12f",
    "turquoise": "#2ec4b6",
    "cyan": "#37c8e8",
    "lightblue": "#8ecae6", "bleu_clair": "#8ecae6",
    "blue": "#1d6fd1", "bleu": "#1d6fd1",
    "navy": "#14284b",
    "purple": "#7b3fa0", "violet": "#7b3fa0",
    "pink": "#f28ab2", "rose": "#f28ab2",
    "brown": "#8b5a2b", "marron": "#8b5a2b",
    "gold": "#e0a526",
}  # fmt: skip
"""Names of colours, English and French, and what is recorded for them."""


class DrawingTooLong(Exception):  # noqa: N818  (a child reads the name)
    """The program draws without end."""


record: list[list[Any]] = []
"""What all turtles did, in order. Each record begins with a word:

``["line", x1, y1, x2, y2, colour, width]``, ``["move", x1, y1, x2, y2]`` (pen up), ``["turn", heading]``,
``["dot", x, y, diameter, colour]``, ``["fill", [[x, y], …], colour]``, ``["background", colour]``.
"""
_watcher: Callable[[list[Any]], None] | None = None


def begin(watcher: Callable[[list[Any]], None] | None = None) -> None:
    """Start a new, empty drawing; ``watcher`` is called with each record."""
    global _watcher, _turtle
    _watcher = watcher
    record.clear()
    _turtle = Turtle()


def _note(*parts: Any) -> None:
    if len(record) >= MAX_RECORDS:
        raise DrawingTooLong("the drawing has too many strokes")
    record.append(list(parts))
    if _watcher:
        _watcher(record[-1])


def _rounded(number: float) -> float:
    return round(number, 3) + 0.0  # + 0.0: never -0.0


def _number(value: Any, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{name}() needs a number, not {type(value).__name__}")
    if not math.isfinite(value) or abs(value) > 1e6:
        raise ValueError(f"{name}() needs a number of a sensible size")
    return value  # whole numbers stay whole: a width of 2 is told as 2


def colour_of(*parts: Any) -> str:
    """The recorded form ``#rrggbb`` of a colour given by name, by ``#rgb`` or ``#rrggbb``, or by three numbers.

    Raises:
        ValueError, TypeError: It is no colour.
    """
    value = parts[0] if len(parts) == 1 else parts
    if isinstance(value, (tuple, list)):
        return _of_numbers(value)
    if not isinstance(value, str):
        raise TypeError(f"a colour is a name between quotes, not {type(value).__name__}")
    name = value.strip().lower().replace(" ", "_")
    if name in COLOURS:
        return COLOURS[name]
    digits = name[1:]
    if name[:1] == "#" and len(digits) in (3, 6) and all(digit in "0123456789abcdef" for digit in digits):
        return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    raise ValueError(f"unknown colour: {value}")


def _of_numbers(value: Any) -> str:
    if len(value) != 3 or any(isinstance(part, bool) or not isinstance(part, (int, float)) for part in value):
        raise TypeError("a colour has three numbers")
    scale = 255 if all(isinstance(part, float) and part <= 1 for part in value) else 1
    parts = [round(part * scale) for part in value]
    if min(parts) < 0 or max(parts) > 255:
        raise ValueError("the numbers of a colour go from 0 to 255")
    return "#" + "".join(f"{part:02x}" for part in parts)


class Turtle:
    """One turtle; the commands of the module steer the first."""

    def __init__(self) -> None:
        """A turtle in the middle, looking east, its pen down."""
        self._x = self._y = self._heading = 0.0
        self._is_down = True
        self._width: float = 1
        self._colour = self._fill_colour = COLOURS["black"]
        self._filling: list[list[float]] | None = None

    def forward(self, steps: float) -> None:
        """Walk ``steps`` in the direction of the heading."""
        angle = math.radians(self._heading)
        steps = _number(steps, "forward")
        self._go(self._x + steps * math.cos(angle), self._y + steps * math.sin(angle))

    def back(self, steps: float) -> None:
        """Walk ``steps`` backwards."""
        self.forward(-_number(steps, "back"))

    def left(self, degrees: float) -> None:
        """Turn counter-clockwise."""
        self._turn(self._heading + _number(degrees, "left"))

    def right(self, degrees: float) -> None:
        """Turn clockwise."""
        self._turn(self._heading - _number(degrees, "right"))

    def goto(self, x: Any, y: Any = None) -> None:
        """Walk straight to a point, given by two numbers or a pair."""
        if y is None:
            x, y = x
        self._go(_number(x, "goto"), _number(y, "goto"))

    def setx(self, x: float) -> None:
        """Walk to the column ``x``."""
        self._go(_number(x, "setx"), self._y)

    def sety(self, y: float) -> None:
        """Walk to the row ``y``."""
        self._go(self._x, _number(y, "sety"))

    def setheading(self, degrees: float) -> None:
        """Look in a direction: 0 east, 90 north."""
        self._turn(_number(degrees, "setheading"))

    def home(self) -> None:
        """Walk back to the middle and look east."""
        self._go(0.0, 0.0)
        self._turn(0.0)

    def circle(self, radius: float, extent: float = 360, steps: int | None = None) -> None:
        """Walk a circle whose centre is ``radius`` to the left, or ``extent`` degrees of it."""
        radius, extent = _number(radius, "circle"), _number(extent, "circle")
        if steps is None:
            steps = 1 + int(min(11 + abs(radius) / 6.0, 59.0) * abs(extent) / 360)
        angle = (1 if radius >= 0 else -1) * extent / steps
        chord = 2 * abs(radius) * math.sin(math.radians(abs(angle)) / 2) * (1 if extent >= 0 else -1)
        self._heading += angle / 2
        for _ in range(steps):
            self.forward(chord)
            self._heading += angle
        self._turn(self._heading - angle / 2)

    def dot(self, size: float | None = None, *colour: Any) -> None:
        """Draw a spot of a diameter, in the pen's colour or another."""
        size = max(self._width + 4, 2 * self._width) if size is None else _number(size, "dot")
        _note("dot", _rounded(self._x), _rounded(self._y), size, colour_of(*colour) if colour else self._colour)

    def penup(self) -> None:
        """Walk without drawing."""
        self._is_down = False

    def pendown(self) -> None:
        """Draw while walking."""
        self._is_down = True

    def isdown(self) -> bool:
        """Whether the pen is down."""
        return self._is_down

    def width(self, width: float | None = None) -> float:
        """Set the width of the pen, or tell it."""
        if width is not None:
            self._width = _number(width, "width")
        return self._width

    def color(self, *colours: Any) -> tuple[str, str]:
        """Set the colour of the pen and of fillings, or one each; tell both without an argument."""
        if len(colours) == 2:
            self._colour, self._fill_colour = colour_of(colours[0]), colour_of(colours[1])
        elif colours:
            self._colour = self._fill_colour = colour_of(*colours)
        return self._colour, self._fill_colour

    def pencolor(self, *colour: Any) -> str:
        """Set the colour of the pen, or tell it."""
        if colour:
            self._colour = colour_of(*colour)
        return self._colour

    def fillcolor(self, *colour: Any) -> str:
        """Set the colour of fillings, or tell it."""
        if colour:
            self._fill_colour = colour_of(*colour)
        return self._fill_colour

    def begin_fill(self) -> None:
        """Begin the outline of a shape to fill."""
        self._filling = [[_rounded(self._x), _rounded(self._y)]]

    def end_fill(self) -> None:
        """Fill the shape walked since :meth:`begin_fill`."""
        if self._filling is not None and len(self._filling) > 2:
            _note("fill", self._filling, self._fill_colour)
        self._filling = None

    def position(self) -> tuple[float, float]:
        """Where the turtle is."""
        return _rounded(self._x), _rounded(self._y)

    def xcor(self) -> float:
        """Its column."""
        return _rounded(self._x)

    def ycor(self) -> float:
        """Its row."""
        return _rounded(self._y)

    def heading(self) -> float:
        """Where it looks, in degrees from 0 to 360."""
        return _rounded(self._heading % 360) % 360

    def towards(self, x: Any, y: Any = None) -> float:
        """The heading that leads to a point."""
        if y is None:
            x, y = x
        return _rounded(math.degrees(math.atan2(y - self._y, x - self._x)) % 360) % 360

    def distance(self, x: Any, y: Any = None) -> float:
        """How many steps away a point is."""
        if y is None:
            x, y = x
        return _rounded(math.hypot(x - self._x, y - self._y))

    def speed(self, speed: Any = None) -> None:
        """Accepted as in Python's own turtle; the page decides how fast it draws."""

    def hideturtle(self) -> None:
        """Accepted as in Python's own turtle."""

    def showturtle(self) -> None:
        """Accepted as in Python's own turtle."""

    def _go(self, x: float, y: float) -> None:
        start = [_rounded(self._x), _rounded(self._y)]
        self._x, self._y = x, y
        end = [_rounded(x), _rounded(y)]
        if self._filling is not None:
            self._filling.append(end)
        if self._is_down:
            _note("line", *start, *end, self._colour, self._width)
        else:
            _note("move", *start, *end)

    def _turn(self, degrees: float) -> None:
        self._heading = degrees % 360
        _note("turn", self.heading())

    fd = avance = forward
    bk = backward = recule = back
    lt = gauche = left
    rt = droite = right
    setpos = setposition = va_a = goto
    seth = oriente = setheading
    maison = home
    cercle = circle
    point = dot
    pu = up = leve_crayon = penup
    pd = down = baisse_crayon = pendown
    pensize = epaisseur = width
    couleur = color
    debut_remplissage = begin_fill
    fin_remplissage = end_fill
    pos = position
    ht = cache_tortue = hideturtle
    st = montre_tortue = showturtle


_turtle = Turtle()


def bgcolor(*colour: Any) -> None:
    """Set the colour of the paper."""
    _note("background", colour_of(*colour))


def done() -> None:
    """Accepted as in Python's own turtle: there is no window to keep open."""


mainloop = done


class Screen:
    """Accepted as in Python's own turtle: the paper has no window."""

    def bgcolor(self, *colour: Any) -> None:
        """Set the colour of the paper."""
        bgcolor(*colour)

    def mainloop(self) -> None:
        """Nothing: there is no window to keep open."""

    exitonclick = mainloop


def _command(name: str) -> Callable[..., Any]:
    def command(*args: Any, **kwargs: Any) -> Any:
        return getattr(_turtle, name)(*args, **kwargs)

    command.__name__ = command.__qualname__ = name
    command.__doc__ = getattr(Turtle, name).__doc__
    return command


globals().update({name: _command(name) for name in __all__ if name in vars(Turtle)})
