"""The gradable part of an ``exercise.yaml``: tests, limits, comparison rules and entry points.

Defined here once; the site's content schema extends :class:`GradingSpec` with titles, skills and
everything else that does not decide a verdict. Unknown keys are refused everywhere.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

import regex as regular_expressions
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from driver.values import encode
from playground.robot import World


class Strict(BaseModel):
    """A frozen model that refuses unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def refusal(text: str, /, **values: str) -> PydanticCustomError:
    """The error for a rule between several keys: a sentence, and what its translation needs.

    Args:
        text: The sentence, with ``%(name)s`` for each value.
        **values: What fills it.
    """
    said = text % values if values else text
    return PydanticCustomError(
        "content_rule", "{said}", {"said": said, "text": text, "values": values}
    )


class Words(Strict):
    """One sentence in both languages."""

    fr: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]

    def as_text(self) -> dict[str, str]:
        """The sentence by language code."""
        return {"fr": self.fr, "en": self.en}


class Limits(Strict):
    """What one run may use: seconds of wall time a case, MiB of memory, kB of output a case."""

    seconds: Annotated[float, Field(gt=0, le=30)] = 3
    memory_mb: Annotated[int, Field(ge=32, le=1024)] = 256
    output_kb: Annotated[int, Field(ge=1, le=1024)] = 64


Tolerance = Annotated[float, Field(ge=0, le=1e15, allow_inf_nan=False)]
"""By how much two numbers may differ."""


class Compare(Strict):
    """How printed text is compared.

    ``whitespace``: ``exact``, ``trailing`` (spaces at line ends and blank lines at the end do not
    count) or ``any`` (runs of white space count as one space). ``accents: ignore`` and ``case:
    ignore`` fold both sides.
    """

    whitespace: Literal["exact", "trailing", "any"] = "trailing"
    case: Literal["exact", "ignore"] = "exact"
    accents: Literal["exact", "ignore"] = "exact"
    number_tolerance: Tolerance = 0


class Entry(Strict):
    """The names that statement, starter, solution and tests share."""

    functions: tuple[str, ...] = ()
    reads_input: bool = False
    module: Annotated[str, Field(pattern=r"^[a-z_][a-z0-9_]*$")] = "solution"


class BaseTest(Strict):
    """What every kind of test has."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    visible: bool = False
    level: Literal["required", "advice"] = "required"
    on_fail: Words


class Pattern(Strict):
    """An expected output given as a regular expression that the whole output must match."""

    regex: str

    @model_validator(mode="after")
    def _compiles(self) -> Pattern:
        try:
            regular_expressions.compile(self.regex)
        except regular_expressions.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        return self


def _require_plain(values: list[Any]) -> None:
    # ``encode`` marks what cannot travel with the tag ``o``.
    if '["o",' in json.dumps(encode(values), separators=(",", ":")):
        raise ValueError(
            "args, kwargs, given and expect hold plain values only: "
            "numbers, text, lists, mappings, none"
        )


def _require_variables(given: dict[str, Any]) -> dict[str, Any]:
    for name in given:
        if not name.isidentifier():
            raise refusal("'given' names variables of the program; '%(name)s' is none.", name=name)
    _require_plain([given])
    return given


Given = Annotated[dict[str, Any], AfterValidator(_require_variables)]
"""Values that a program starts from, by variable, in place of those first assigned to it.

So a program that holds for one hour, one secret number or one list of names only does not pass, and
a learner may write values of her own.
"""


class StdoutTest(BaseTest):
    """Run the program with ``stdin``; its output must equal ``expect``.

    Prompts of ``input()`` are not part of the output.
    """

    kind: Literal["stdout"]
    stdin: str = ""
    given: Given = {}
    expect: str | Pattern
    files: tuple[str, ...] = ()


class Raises(Strict):
    """An expected exception, by the name of its class."""

    raises: str


class Call(Strict):
    """One call of a function: it must give back ``expect``, or raise."""

    function: Annotated[str, Field(min_length=1)]
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = {}
    expect: Any = None
    raises: str | None = None

    @model_validator(mode="after")
    def _holds_plain_values(self) -> Call:
        _require_plain([list(self.args), self.kwargs, self.expect])
        return self


MAX_CALLS = 50
"""Most calls of one test."""


class CallTest(BaseTest):
    """Call ``function``; its JSON-typed result must equal ``expect``, or it must raise.

    ``calls`` names several calls instead, made one after the other in one process, so that what the
    program remembers from one to the next is seen; one that does not name its ``function`` calls
    the test's. ``mutates_args: false`` demands that the values given to the function are afterwards
    what they were before.
    """

    kind: Literal["call"]
    function: str = ""
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = {}
    expect: Any = None
    raises: str | None = None
    calls: Annotated[tuple[Call, ...], Field(max_length=MAX_CALLS)] = ()
    tolerance: Tolerance = 0
    mutates_args: bool = True
    strict_types: bool = False

    @model_validator(mode="before")
    @classmethod
    def _names_each_function(cls, data: Any) -> Any:
        """Let the test's function stand for the calls that name none."""
        match data:
            case {"function": function, "calls": list() | tuple() as calls} if function:
                named = [_of_function(function, call) for call in calls]
                return {**data, "calls": named}
        return data

    @model_validator(mode="after")
    def _is_one_call_or_several(self) -> CallTest:
        _require_plain([list(self.args), self.kwargs, self.expect])
        if not self.calls and not self.function:
            raise refusal("The key 'function' is missing.")
        if self.calls and self._says_of_one_call():
            raise refusal("With 'calls', each call has its own args, kwargs, expect and raises.")
        return self

    def _says_of_one_call(self) -> bool:
        """Whether the test itself has what belongs to a call."""
        if self.args or self.kwargs:
            return True
        return self.expect is not None or self.raises is not None

    @property
    def steps(self) -> tuple[Call, ...]:
        """The calls in their order; a single one for a test without ``calls``."""
        if self.calls:
            return self.calls
        # Not validated again for each verdict: all of it has been, as this test's own.
        alone = Call.model_construct(
            function=self.function,
            args=self.args,
            kwargs=self.kwargs,
            expect=self.expect,
            raises=self.raises,
        )
        return (alone,)


def _of_function(function: Any, call: Any) -> Any:
    """A call as it was written, of this function where it names none; not yet validated."""
    return {"function": function, **call} if isinstance(call, dict) else call


class AstTest(BaseTest):
    """A rule on the syntax tree, never on text.

    ``require``/``forbid`` name node classes (``For``) or called functions (``print``); a command of
    the robot or the turtle by its first name, which stands for the others (``color`` for
    ``couleur``). ``max_count`` bounds how often each may occur; ``defines`` names functions that
    must be defined; ``recursion`` demands or forbids a function that calls itself; ``max_blocks``
    is how many statements there may be, imports not counted. Of ``any_of`` one is enough (``For``,
    ``While``). ``own_calls`` is how many calls there must be, at least, of functions that the
    program defines and that do something; a call in a loop counts as two.
    """

    kind: Literal["ast"]
    require: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    max_count: dict[str, Annotated[int, Field(ge=0, le=10_000)]] = {}
    defines: tuple[str, ...] = ()
    recursion: bool | None = None
    max_blocks: Annotated[int, Field(ge=1, le=10_000)] | None = None
    own_calls: Annotated[int, Field(ge=1, le=1_000)] | None = None


class Walk(Strict):
    """A zigzag: strokes of one length, each turned by ``turn`` degrees, to the left and right."""

    strokes: Annotated[int, Field(ge=2, le=3_000)]
    length: Annotated[float, Field(gt=0, le=1_000)]
    turn: Annotated[float, Field(gt=0, lt=180)]


class Free(Strict):
    """The least that a drawing of the learner's own must have; it is compared with no solution's.

    ``marks``: strokes, dots and fillings that can be seen; ``dots``: of these, the dots, and
    ``most_dots`` how many there may be; ``colours``: those beside the pen's first, which is black.
    ``scattered``: the marks' middles are not all on one line. ``varies``: when chance falls
    otherwise, the drawing is another; scattered marks must then lie elsewhere both across and up.
    ``walk``: the strokes, as they were drawn, are such a way.
    """

    marks: Annotated[int, Field(ge=1, le=3_000)] = 1
    dots: Annotated[int, Field(ge=0, le=3_000)] = 0
    most_dots: Annotated[int, Field(ge=0, le=3_000)] | None = None
    colours: Annotated[int, Field(ge=0, le=100)] = 0
    scattered: bool = False
    varies: bool = False
    walk: Walk | None = None


class TurtleTest(BaseTest):
    """Run the program with ``stdin``; its drawing must look like the first solution's.

    Strokes count without order and direction. ``ignore`` leaves colours or widths aside,
    ``tolerance`` is in steps, ``rotate`` and ``mirror`` accept the drawing turned, or mirrored;
    ``in_place`` only where the solution draws it. With ``free`` the drawing is the learner's own:
    it is asked for what :class:`Free` names.
    """

    kind: Literal["turtle"]
    stdin: str = ""
    given: Given = {}
    ignore: tuple[Literal["colour", "width"], ...] = ()
    tolerance: Annotated[float, Field(gt=0, le=20)] = 0.5
    rotate: bool = False
    mirror: bool = False
    in_place: bool = False
    free: Free | None = None

    @model_validator(mode="after")
    def _free_is_not_compared(self) -> TurtleTest:
        is_compared = self.ignore or self.rotate or self.mirror or self.in_place
        if self.free is not None and is_compared:
            raise refusal(
                "A free drawing is compared with nothing: "
                "no 'ignore', 'rotate', 'mirror' or 'in_place' with 'free'."
            )
        return self


class GridTest(BaseTest):
    """Run the program in each of ``worlds``; the robot must meet every ``goal`` in all of them.

    A world is a map: ``#`` wall, ``.`` floor, ``^ > v <`` the robot, ``o`` a bolt, ``F`` the flag,
    ``x`` a cell to paint. ``reach``: it ends on the flag; ``collected``: no bolt is left;
    ``painted``: exactly the cells ``x`` are painted; ``paints``: some cell is painted, whichever.
    """

    kind: Literal["grid"]
    worlds: Annotated[tuple[str, ...], Field(min_length=1, max_length=10)]
    goal: Annotated[
        tuple[Literal["reach", "collected", "painted", "paints"], ...], Field(min_length=1)
    ]
    max_steps: Annotated[int, Field(ge=1, le=5000)] = 500

    @model_validator(mode="after")
    def _worlds_can_meet_the_goal(self) -> GridTest:
        for text in self.worlds:
            world = World(text)
            if "reach" in self.goal and world.flag is None:
                raise ValueError("a world without a flag cannot be reached")
            if "collected" in self.goal and not world.bolts:
                raise ValueError("a world without a bolt has nothing to collect")
        return self


TestPath = Annotated[str, Field(pattern=r"^tests/([a-z0-9_-]+/)*[A-Za-z0-9_]+\.py$")]
"""A Python file below the exercise's ``tests`` folder."""


class PytestTest(BaseTest):
    """Tests written with pytest or unittest, which import the learner's program.

    They import it as the module ``entry.module``. ``tests`` names the functions or methods that
    count (``test_zero``, ``ClockTest::test_zero``); all of the file's when empty.
    """

    kind: Literal["pytest"]
    file: TestPath
    tests: tuple[str, ...] = ()


class MutantsTest(BaseTest):
    """The learner writes tests: they must pass with ``correct`` and fail with each of ``mutants``.

    Her tests import what they test as the module ``entry.module``.
    """

    kind: Literal["mutants"]
    correct: TestPath
    mutants: Annotated[tuple[TestPath, ...], Field(min_length=1)]


AnyTest = Annotated[
    StdoutTest | CallTest | AstTest | TurtleTest | GridTest | PytestTest | MutantsTest,
    Field(discriminator="kind"),
]


class GradingSpec(Strict):
    """Everything of an exercise that decides a verdict."""

    limits: Limits = Limits()
    seed: Annotated[int, Field(ge=-(2**53), le=2**53)] = 1
    compare: Compare = Compare()
    entry: Entry = Entry()
    tests: Annotated[tuple[AnyTest, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> GradingSpec:
        ids = [test.id for test in self.tests]
        if len(ids) != len(set(ids)):
            raise ValueError("two tests have the same id")
        return self
