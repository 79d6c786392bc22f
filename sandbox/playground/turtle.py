"""A turtle that draws: ``from turtle import *``, with the names of Python's own turtle and with French ones.

Nothing is shown here: the module keeps a record of what was drawn, which a page draws and a test compares. Units are
steps, headings are degrees counted from east, counter-clockwise.
"""

from __future__ import annotations

import functools
import math
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

__all__ = [  # noqa: RUF022  (by command)
    "Turtle", "Pen", "Screen", "done", "mainloop", "exitonclick", "bye",
    "forward", "fd", "avance", "back", "bk", "backward", "recule",
    "left", "lt", "gauche", "right", "rt", "droite",
    "goto", "setpos", "setposition", "va_a", "setx", "sety", "teleport",
    "setheading", "seth", "oriente", "home", "maison",
    "circle", "cercle", "dot", "point", "write", "ecris", "stamp", "tamponne",
    "undo", "annule", "clear", "efface", "reset", "clearstamp", "clearstamps", "clearscreen", "resetscreen",
    "penup", "pu", "up", "leve_crayon", "pendown", "pd", "down", "baisse_crayon", "isdown",
    "width", "pensize", "epaisseur", "color", "couleur", "pencolor", "fillcolor", "bgcolor",
    "begin_fill", "debut_remplissage", "end_fill", "fin_remplissage", "filling",
    "position", "pos", "xcor", "ycor", "heading", "towards", "distance", "degrees", "radians",
    "speed", "hideturtle", "ht", "cache_tortue", "showturtle", "st", "montre_tortue", "isvisible",
    "shape", "shapesize", "turtlesize", "getshapes", "clone", "getturtle", "getpen", "getscreen",
    "setup", "screensize", "window_width", "window_height", "title", "tracer", "update", "delay", "colormode", "mode",
    "textinput", "numinput",
    "listen", "onkey", "onkeypress", "onkeyrelease", "onclick", "onrelease", "ondrag", "onscreenclick", "ontimer",
    "turtles", "bgpic", "register_shape", "addshape", "setworldcoordinates", "getcanvas", "Shape", "Vec2D",
    "RawTurtle", "RawPen", "ScrolledCanvas", "TurtleScreen", "pen", "begin_poly", "end_poly", "get_poly",
    "get_shapepoly", "shapetransform", "shearfactor", "settiltangle", "tilt", "tiltangle", "resizemode",
    "setundobuffer", "undobufferentries",
]  # fmt: skip

MAX_RECORDS = 10_000
"""Longest drawing, in records."""
MAX_TEXT = 100
"""Characters of a text on the paper; what is longer is cut."""
MAX_FONT = 200
"""Largest size of a text."""
SHAPES = ("arrow", "turtle", "circle", "square", "triangle", "classic")
"""What a stamp may look like."""
_UNDOABLE = 1_000
"""Commands that each turtle can take back."""
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


_CSS = """
aqua 00ffff beige f5f5dc chocolate d2691e coral ff7f50 crimson dc143c darkblue 00008b darkgreen 006400 darkorange ff8c00
darkred 8b0000 deeppink ff1493 deepskyblue 00bfff dodgerblue 1e90ff firebrick b22222 forestgreen 228b22 fuchsia ff00ff
hotpink ff69b4 indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa lightgreen 90ee90 lightgrey d3d3d3
lightgray d3d3d3 lightpink ffb6c1 lightyellow ffffe0 limegreen 32cd32 magenta ff00ff maroon 800000 midnightblue 191970
olive 808000 orchid da70d6 plum dda0dd royalblue 4169e1 salmon fa8072 seagreen 2e8b57 sienna a0522d silver c0c0c0
skyblue 87ceeb slateblue 6a5acd slategray 708090 springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080
tomato ff6347 wheat f5deb3 yellowgreen 9acd32 darkgrey a9a9a9 darkgray a9a9a9 darkviolet 9400d3 goldenrod daa520
"""
COLOURS |= {
    name: f"#{digits}" for name, digits in zip(_CSS.split()[::2], _CSS.split()[1::2], strict=True)
}


class NotOnPaper(Exception):  # noqa: N818  (a child reads the name)
    """A word of Python's turtle that needs a window: keys, clicks, pictures."""


class DrawingTooLong(Exception):  # noqa: N818  (a child reads the name)
    """The program draws without end."""


record: list[list[Any]] = []
"""What all turtles did, in order. Each record begins with a word:

``["line", x1, y1, x2, y2, colour, width]``, ``["move", x1, y1, x2, y2]`` (pen up), ``["turn", heading]``,
``["dot", x, y, diameter, colour]``, ``["fill", [[x, y], …], colour]``, ``["background", colour]``,
``["text", x, y, text, "left" | "center" | "right", size, colour]``, ``["stamp", x, y, heading, shape, colour]``,
``["speed", 0 to 10]``, ``["erase", [number, …]]``: what these earlier ones put on the paper is gone (the first is 0).
"""
_watcher: Callable[[list[Any]], None] | None = None


def begin(watcher: Callable[[list[Any]], None] | None = None) -> None:
    """Start a new, empty drawing; ``watcher`` is called with each record."""
    global _watcher, _turtle, _paper_colour, _colour_scale
    _watcher = watcher
    record.clear()
    _paper_colour, _colour_scale = "white", None
    _turtles.clear()
    _turtle = Turtle()


def _note(*parts: Any) -> int:
    """Keep a record; returns its number."""
    if len(record) >= MAX_RECORDS:
        raise DrawingTooLong("the drawing has too many strokes")
    record.append(list(parts))
    if _watcher:
        _watcher(record[-1])
    return len(record) - 1


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
    name = value.strip().lower()
    for written in (name.replace(" ", "_"), name.replace(" ", "").replace("_", "")):
        if written in COLOURS:
            return COLOURS[written]
    digits = name[1:]
    if (
        name[:1] == "#"
        and len(digits) in (3, 6)
        and all(digit in "0123456789abcdef" for digit in digits)
    ):
        return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    raise ValueError(f"unknown colour: {value}")


def _of_numbers(value: Any) -> str:
    if len(value) != 3 or any(
        isinstance(part, bool) or not isinstance(part, (int, float)) for part in value
    ):
        raise TypeError("a colour has three numbers")
    # Python's own numbers go to 1 until colormode(255); most programs forget to say so.
    is_to_one = max(value) <= 1 if _colour_scale is None else _colour_scale == 1
    scale = 255 if is_to_one else 1
    parts = [round(part * scale) for part in value]
    if min(parts) < 0 or max(parts) > 255:
        raise ValueError("the numbers of a colour go from 0 to 255")
    return "#" + "".join(f"{part:02x}" for part in parts)


_turtles: list[Turtle] = []
_paper_colour = "white"
_colour_scale: float | None = None
"""What ``colormode`` was told; None before."""


def _undoable(method: Callable[..., Any]) -> Callable[..., Any]:
    """A command that :meth:`Turtle.undo` takes back as a whole, whatever commands it is made of."""

    @functools.wraps(method)
    def command(self: Turtle, *args: Any, **kwargs: Any) -> Any:
        if self._is_busy:
            return method(self, *args, **kwargs)
        before = self._pose()
        self._is_busy = True
        try:
            return method(self, *args, **kwargs)
        finally:
            self._is_busy = False
            if self._pose() != before:
                self._done.append(before)

    return command


class Turtle:
    """One turtle; the commands of the module steer the first."""

    def __init__(
        self, shape: str = "classic", undobuffersize: int = _UNDOABLE, visible: bool = True
    ) -> None:
        """A turtle in the middle, looking east, its pen down."""
        _require_shape(shape)
        self._shape, self._is_visible, self._speed = shape, visible, 3
        self._circle: float = 360
        self._marks: list[int] = []
        self._done: deque[tuple[Any, ...]] = deque(maxlen=max(0, min(undobuffersize, _UNDOABLE)))
        self._is_busy = False
        _turtles.append(self)
        self._start()

    def _start(self) -> None:
        self._x = self._y = self._heading = 0.0
        self._is_down = True
        self._width: float = 1
        self._colour = self._fill_colour = COLOURS["black"]
        self._filling: list[list[float]] | None = None

    def _pose(self) -> tuple[Any, ...]:
        """All that a command can change, and how much lies on the paper and in the filling."""
        filling = self._filling
        outline = (id(filling), len(filling)) if filling is not None else None
        look = (self._is_down, self._width, self._colour, self._fill_colour, self._shape)
        return (self._x, self._y, self._heading, look, outline, len(self._marks), filling)

    @_undoable
    def forward(self, distance: float) -> None:
        """Walk in the direction of the heading."""
        angle = math.radians(self._heading)
        distance = _number(distance, "forward")
        self._go(self._x + distance * math.cos(angle), self._y + distance * math.sin(angle))

    @_undoable
    def back(self, distance: float) -> None:
        """Walk backwards."""
        self.forward(-_number(distance, "back"))

    @_undoable
    def left(self, angle: float) -> None:
        """Turn counter-clockwise."""
        self._turn(self._heading + self._in_degrees(angle, "left"))

    @_undoable
    def right(self, angle: float) -> None:
        """Turn clockwise."""
        self._turn(self._heading - self._in_degrees(angle, "right"))

    @_undoable
    def goto(self, x: Any, y: Any = None) -> None:
        """Walk straight to a point, given by two numbers or a pair."""
        if y is None:
            x, y = _point(x)
        self._go(_number(x, "goto"), _number(y, "goto"))

    @_undoable
    def teleport(
        self, x: float | None = None, y: float | None = None, *, fill_gap: bool = False
    ) -> None:
        """Be at a point without having walked there."""
        was_down, self._is_down = self._is_down, False
        self._go(
            self._x if x is None else _number(x, "teleport"),
            self._y if y is None else _number(y, "teleport"),
        )
        self._is_down = was_down

    @_undoable
    def setx(self, x: float) -> None:
        """Walk to the column ``x``."""
        self._go(_number(x, "setx"), self._y)

    @_undoable
    def sety(self, y: float) -> None:
        """Walk to the row ``y``."""
        self._go(self._x, _number(y, "sety"))

    @_undoable
    def setheading(self, to_angle: float) -> None:
        """Look in a direction: 0 east, 90 north."""
        self._turn(self._in_degrees(to_angle, "setheading"))

    @_undoable
    def home(self) -> None:
        """Walk back to the middle and look east."""
        self._go(0.0, 0.0)
        self._turn(0.0)

    @_undoable
    def circle(self, radius: float, extent: float | None = None, steps: int | None = None) -> None:
        """Walk a circle whose centre is ``radius`` to the left, or ``extent`` degrees of it."""
        radius = _number(radius, "circle")
        extent = 360 if extent is None else self._in_degrees(extent, "circle")
        if steps is None:
            steps = 1 + int(min(11 + abs(radius) / 6.0, 59.0) * abs(extent) / 360)
        angle = (1 if radius >= 0 else -1) * extent / steps
        chord = (
            2 * abs(radius) * math.sin(math.radians(abs(angle)) / 2) * (1 if extent >= 0 else -1)
        )
        self._heading += angle / 2
        for _ in range(steps):
            self.forward(chord)
            self._heading += angle
        self._turn(self._heading - angle / 2)

    @_undoable
    def dot(self, size: Any = None, *colour: Any) -> None:
        """Draw a spot of a diameter, in the pen's colour or another."""
        if isinstance(size, (str, tuple)) and not colour:
            size, colour = None, (size,)
        size = max(self._width + 4, 2 * self._width) if size is None else _number(size, "dot")
        self._mark("dot", *self.position(), size, colour_of(*colour) if colour else self._colour)

    @_undoable
    def write(
        self, arg: Any, move: bool = False, align: str = "left", font: Sequence[Any] = ("Arial", 8)
    ) -> None:
        """Write a text where the turtle is; of the font, the size counts."""
        if align not in ("left", "center", "right"):
            raise ValueError("align is left, center or right")
        sizes = [
            part
            for part in (font if isinstance(font, (tuple, list)) else ())
            if isinstance(part, (int, float))
        ]
        size = min(max(_number(sizes[0], "font"), 1), MAX_FONT) if sizes else 8
        text = str(arg)[:MAX_TEXT]
        self._mark("text", *self.position(), text, align, size, self._colour)
        if move:
            self.teleport(self._x + 0.6 * size * len(text))

    @_undoable
    def stamp(self) -> int:
        """Leave the turtle's shape on the paper; returns a number for :meth:`clearstamp`."""
        self._mark("stamp", *self.position(), self.heading(), self._shape, self._colour)
        return self._marks[-1]

    def clearstamp(self, stampid: int) -> None:
        """Take one stamp away."""
        self._erase(
            [number for number in self._marks if number == stampid and record[number][0] == "stamp"]
        )

    def clearstamps(self, n: int | None = None) -> None:
        """Take the first ``n`` stamps away, the last ones where it is negative, or all."""
        stamps = [number for number in self._marks if record[number][0] == "stamp"]
        self._erase(stamps[n:] if n is not None and n < 0 else stamps[:n])

    def undo(self) -> None:
        """Take the last command back."""
        if not self._done:
            return
        x, y, heading, look, outline, marks, filling = self._done.pop()
        self._erase(self._marks[marks:])
        was_at, self._x, self._y = self.position(), x, y
        self._is_down, self._width, self._colour, self._fill_colour, self._shape = look
        self._filling = filling[: outline[1]] if outline else None
        if self.position() != was_at:
            _note("move", *was_at, *self.position())
        if heading != self._heading:
            self._turn(heading)

    def clear(self) -> None:
        """Take away all that this turtle has drawn."""
        self._erase(list(self._marks))
        self._done.clear()

    def reset(self) -> None:
        """Begin again: nothing drawn, in the middle, looking east."""
        self.clear()
        was_at = self.position()
        self._start()
        if self.position() != was_at:
            _note("move", *was_at, 0.0, 0.0)
        self._turn(0.0)

    def clone(self) -> Turtle:
        """Another turtle like this one, in the same place."""
        other = Turtle(self._shape)
        names = (
            "_x",
            "_y",
            "_heading",
            "_is_down",
            "_width",
            "_colour",
            "_fill_colour",
            "_circle",
            "_speed",
        )
        for name in names:
            setattr(other, name, getattr(self, name))
        return other

    @_undoable
    def penup(self) -> None:
        """Walk without drawing."""
        self._is_down = False

    @_undoable
    def pendown(self) -> None:
        """Draw while walking."""
        self._is_down = True

    def isdown(self) -> bool:
        """Whether the pen is down."""
        return self._is_down

    @_undoable
    def width(self, width: float | None = None) -> float:
        """Set the width of the pen, or tell it."""
        if width is not None:
            self._width = _number(width, "width")
        return self._width

    @_undoable
    def color(self, *colours: Any) -> tuple[str, str]:
        """Set the colour of the pen and of fillings, or one each; tell both without an argument."""
        if len(colours) == 2:
            self._colour, self._fill_colour = colour_of(colours[0]), colour_of(colours[1])
        elif colours:
            self._colour = self._fill_colour = colour_of(*colours)
        return self._colour, self._fill_colour

    @_undoable
    def pencolor(self, *colour: Any) -> str:
        """Set the colour of the pen, or tell it."""
        if colour:
            self._colour = colour_of(*colour)
        return self._colour

    @_undoable
    def fillcolor(self, *colour: Any) -> str:
        """Set the colour of fillings, or tell it."""
        if colour:
            self._fill_colour = colour_of(*colour)
        return self._fill_colour

    @_undoable
    def begin_fill(self) -> None:
        """Begin the outline of a shape to fill."""
        self._filling = [[_rounded(self._x), _rounded(self._y)]]

    @_undoable
    def end_fill(self) -> None:
        """Fill the shape walked since :meth:`begin_fill`."""
        if self._filling is not None and len(self._filling) > 2:
            self._mark("fill", self._filling, self._fill_colour)
        self._filling = None

    def filling(self) -> bool:
        """Whether a shape to fill has begun."""
        return self._filling is not None

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
        """Where it looks, from 0 up to a full turn."""
        return _rounded(self._heading % 360) % 360 * self._circle / 360

    def towards(self, x: Any, y: Any = None) -> float:
        """The heading that leads to a point or to another turtle."""
        if y is None:
            x, y = _point(x)
        return (
            _rounded(math.degrees(math.atan2(y - self._y, x - self._x)) % 360)
            % 360
            * self._circle
            / 360
        )

    def distance(self, x: Any, y: Any = None) -> float:
        """How many steps away a point or another turtle is."""
        if y is None:
            x, y = _point(x)
        return _rounded(math.hypot(x - self._x, y - self._y))

    def degrees(self, fullcircle: float = 360) -> None:
        """Measure angles so that a full turn is ``fullcircle``."""
        self._circle = _number(fullcircle, "degrees")

    def radians(self) -> None:
        """Measure angles in radians."""
        self._circle = 2 * math.pi

    def speed(self, speed: Any = None) -> int | None:
        """Set how fast the page draws where its pace is *normal* (0 and 10: at once), or tell it."""
        if speed is None:
            return self._speed
        named = {"fastest": 0, "fast": 10, "normal": 6, "slow": 3, "slowest": 1}
        number = named.get(speed) if isinstance(speed, str) else round(_number(speed, "speed"))
        if number is None:
            raise TypeError("speed() needs a number, not str")
        self._speed = number if 0 <= number <= 10 else 0
        _note("speed", self._speed)
        return None

    def hideturtle(self) -> None:
        """Accepted as in Python's own turtle: the page always shows where the turtle is."""
        self._is_visible = False

    def showturtle(self) -> None:
        """Accepted as in Python's own turtle."""
        self._is_visible = True

    def isvisible(self) -> bool:
        """Whether it was hidden."""
        return self._is_visible

    @_undoable
    def shape(self, name: str | None = None) -> str | None:
        """Set what its stamps look like, or tell it."""
        if name is None:
            return self._shape
        _require_shape(name)
        self._shape = name
        return None

    def shapesize(self, *sizes: Any, **more: Any) -> None:
        """Accepted as in Python's own turtle: the page chooses the turtle's size."""

    def getturtle(self) -> Turtle:
        """The turtle itself."""
        return self

    def getscreen(self) -> Screen:
        """The paper."""
        return Screen()

    def onclick(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Told as what it is: the paper does not listen."""
        raise NotOnPaper("onclick: events")

    onrelease = ondrag = onclick

    def _in_degrees(self, angle: Any, name: str) -> float:
        # Left as it is in degrees: a whole number stays one.
        return (
            _number(angle, name)
            if self._circle == 360
            else _number(angle, name) * 360 / self._circle
        )

    def _mark(self, *parts: Any) -> None:
        self._marks.append(_note(*parts))

    def _erase(self, numbers: list[int]) -> None:
        if numbers:
            gone = set(numbers)
            self._marks = [number for number in self._marks if number not in gone]
            _note("erase", numbers)

    def _go(self, x: float, y: float) -> None:
        start = [_rounded(self._x), _rounded(self._y)]
        self._x, self._y = x, y
        end = [_rounded(x), _rounded(y)]
        if self._filling is not None:
            self._filling.append(end)
        if self._is_down:
            self._mark("line", *start, *end, self._colour, self._width)
        else:
            _note("move", *start, *end)

    def _turn(self, degrees: float) -> None:
        self._heading = degrees % 360
        _note("turn", _rounded(self._heading) % 360)

    fd = avance = forward
    bk = backward = recule = back
    lt = gauche = left
    rt = droite = right
    setpos = setposition = va_a = goto
    seth = oriente = setheading
    maison = home
    cercle = circle
    point = dot
    ecris = write
    tamponne = stamp
    annule = undo
    efface = clear
    turtlesize = shapesize
    getpen = getturtle
    pu = up = leve_crayon = penup
    pd = down = baisse_crayon = pendown
    pensize = epaisseur = width
    couleur = color
    debut_remplissage = begin_fill
    fin_remplissage = end_fill
    pos = position
    ht = cache_tortue = hideturtle
    st = montre_tortue = showturtle


Pen = Turtle


def _require_shape(name: Any) -> None:
    if name not in SHAPES:
        raise ValueError(f"unknown shape: {name}")


def _point(place: Any) -> tuple[float, float]:
    return place.position() if isinstance(place, Turtle) else place


_turtle = Turtle()


def bgcolor(*colour: Any) -> str | None:
    """Set the colour of the paper, or tell it."""
    global _paper_colour
    if not colour:
        return _paper_colour
    _note("background", colour_of(*colour))
    _paper_colour = colour[0] if isinstance(colour[0], str) else colour_of(*colour)
    return None


def colormode(cmode: float | None = None) -> float | None:
    """Set up to which number a colour's parts go, 1 or 255, or tell it."""
    global _colour_scale
    if cmode is None:
        return _colour_scale or 1.0
    if cmode not in (1, 255):
        raise ValueError("colormode is 1.0 or 255")
    _colour_scale = cmode
    return None


def clearscreen() -> None:
    """An empty white paper; every turtle begins again."""
    for each in list(_turtles):
        each.reset()
    papers = [number for number, kept in enumerate(record) if kept[0] == "background"]
    if papers:
        _note("erase", papers)


resetscreen = clearscreen


def tracer(n: int | None = None, delay: int | None = None) -> int | None:
    """``tracer(0)`` draws at once, where the page's pace is *normal*."""
    if n is None:
        return 1
    _note("speed", 0 if _number(n, "tracer") == 0 else 3)
    return None


def screensize(*sizes: Any, **more: Any) -> tuple[int, int]:
    """Accepted as in Python's own turtle: the paper grows with the drawing."""
    return 400, 300


def window_width() -> int:
    """What Python's own turtle has on a usual screen: the paper has no window."""
    return 960


def window_height() -> int:
    """What Python's own turtle has on a usual screen: the paper has no window."""
    return 810


def mode(mode: str | None = None) -> str | None:
    """Tell how headings are measured; only the usual way is there."""
    if mode not in (None, "standard"):
        raise NotOnPaper("mode: window")
    return "standard" if mode is None else None


def getshapes() -> list[str]:
    """The shapes that a stamp may have."""
    return sorted(SHAPES)


def textinput(title: str, prompt: str = "") -> str:
    """Ask for a text."""
    return input(f"{prompt or title} ")


def numinput(
    title: str,
    prompt: str = "",
    default: float | None = None,
    minval: float | None = None,
    maxval: float | None = None,
) -> float:
    """Ask for a number."""
    answer = input(f"{prompt or title} ").strip()
    return default if not answer and default is not None else float(answer.replace(",", "."))


def _nothing(*args: Any, **kwargs: Any) -> None:
    """Accepted as in Python's own turtle: the paper has no window."""


done = mainloop = exitonclick = bye = setup = title = update = delay = listen = _nothing


def _refused(name: str, why: str) -> Callable[..., NoReturn]:
    def command(*args: Any, **kwargs: Any) -> NoReturn:
        raise NotOnPaper(f"{name}: {why}")

    command.__name__ = command.__qualname__ = name
    return command


def turtles() -> list[Turtle]:
    """All turtles on the paper."""
    return list(_turtles)


_NO_KEYS = [
    _refused(name, "events")
    for name in ("onkey", "onkeypress", "onkeyrelease", "onscreenclick", "ontimer")
]
_NO_WINDOW = [
    _refused(name, "window")
    for name in (
        *(
            "bgpic",
            "register_shape",
            "addshape",
            "setworldcoordinates",
            "getcanvas",
            "Shape",
            "Vec2D",
        ),
        *(
            "RawTurtle",
            "RawPen",
            "ScrolledCanvas",
            "TurtleScreen",
            "pen",
            "begin_poly",
            "end_poly",
            "get_poly",
        ),
        *(
            "get_shapepoly",
            "shapetransform",
            "shearfactor",
            "settiltangle",
            "tilt",
            "tiltangle",
            "resizemode",
        ),
        *("setundobuffer", "undobufferentries"),
    )
]
globals().update({each.__name__: each for each in (*_NO_KEYS, *_NO_WINDOW)})


class Screen:
    """The paper, as Python's own turtle calls it: what it can do, the module can."""


_ON_SCREEN: dict[str, Callable[..., Any]] = {
    **{
        name: globals()[name]
        for name in ("bgcolor", "colormode", "tracer", "mode", "clearscreen", "screensize")
    },
    **{
        name: globals()[name]
        for name in ("window_width", "window_height", "textinput", "numinput", "getshapes")
    },
    **{each.__name__: each for each in (*_NO_KEYS, *_NO_WINDOW)},
    **dict.fromkeys(("setup", "title", "update", "delay", "listen"), _nothing),
    **dict.fromkeys(("done", "mainloop", "exitonclick", "bye"), _nothing),
    "clear": clearscreen,
    "reset": clearscreen,
    "resetscreen": clearscreen,
    "turtles": turtles,
}
for _name, _does in _ON_SCREEN.items():
    setattr(Screen, _name, staticmethod(_does))


def _command(name: str) -> Callable[..., Any]:
    def command(*args: Any, **kwargs: Any) -> Any:
        return getattr(_turtle, name)(*args, **kwargs)

    command.__name__ = command.__qualname__ = name
    command.__doc__ = getattr(Turtle, name).__doc__
    return command


globals().update({name: _command(name) for name in __all__ if name in vars(Turtle)})
