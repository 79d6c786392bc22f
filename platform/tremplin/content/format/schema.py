"""Schema of the authored files: exercises, curricula, skills, glossary, families.

The part that decides a verdict is the sandbox's own :class:`GradingSpec`; here stands everything
around it. Keys that are not listed here are refused, so that a slip of the pen never silently
changes an exercise.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field, ValidationError, model_validator

from playground.robot import World
from tremplin.content.format.block_program import toolbox_words
from tremplin.domain.exercise import Kind, Status
from tremplin_sandbox.spec import GradingSpec, Pattern, StdoutTest, Strict, Words, refusal

PREDICT_TEST_ID = "answer"
"""The id of the single test of a predict exercise."""

MAX_DISTRACTORS = 3

ENGINE_OF = {
    Kind.BLOCKS_GRID: "grid",
    Kind.TURTLE: "turtle",
    Kind.STDOUT: "console",
    Kind.FUNCTION: "console",
}
"""The engine of the kinds that have one of their own; the others work with any."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
SkillId = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=60)]
Age = Annotated[int, Field(ge=3, le=99)]
Ages = Annotated[tuple[Age, Age], Field(description="youngest and oldest")]
Revision = Annotated[int, Field(ge=1, le=1_000_000)]


class FamilyWords(Words):
    """One sentence in both languages, and in Arabic where families read it."""

    ar: Annotated[str, Field(min_length=1)] | None = None

    def as_text(self) -> dict[str, str]:
        """The sentence by language code."""
        return {**super().as_text(), **({"ar": self.ar} if self.ar else {})}


class FamilyTitle(Strict):
    """A title in the languages that only families read."""

    ar: Annotated[str, Field(min_length=1, max_length=60)]


class Author(Strict):
    """Who made it, and what they did."""

    name: Annotated[str, Field(min_length=1)]
    role: Literal["author", "translator", "reviewer"] = "author"


class WrongSolution(Strict):
    """A wrong solution that children write: it fails ``fails``, and ``says`` is what helps."""

    file: Annotated[str, Field(pattern=r"^wrong/[a-z0-9-]+\.py$")]
    fails: Annotated[tuple[str, ...], Field(min_length=1)]
    says: Words


class AllowedSlip(Strict):
    """A slip of the solution (``slip_bank.py``) that may pass, and why.

    It is as right, or the statement allows it.
    """

    slip: Annotated[str, Field(min_length=1)]
    because: Annotated[str, Field(min_length=1)]


class WrongAnswer(Strict):
    """A wrong answer to a predict exercise, and the sentence that helps the child who chose it."""

    answer: Annotated[str, Field(min_length=1)]
    says: Words


class PredictQuestion(Strict):
    """The ``predict`` section; nobody types the right answer: it is computed from ``program``.

    ``question``: ``output`` asks for everything the program prints, ``value`` for what the variable
    ``name`` holds when it has ended (as ``print`` shows it), ``position`` for where the robot or
    the turtle stops and looks (see ``predict.py`` for how that is written). ``world`` is the map
    the robot is in. ``choices`` are wrong answers; the right one is added to them for the child.
    Without choices the child types her answer. ``on_fail`` answers a wrong text that is no choice.
    """

    program: Annotated[str, Field(pattern=r"^[a-z0-9_-]+\.py$")] = "program.py"
    question: Literal["output", "value", "position"] = "output"
    name: Annotated[str, Field(pattern=r"^([A-Za-z_][A-Za-z0-9_]*)?$")] = ""
    world: str = ""
    choices: tuple[WrongAnswer, ...] = ()
    on_fail: Words

    @model_validator(mode="after")
    def _value_has_a_name(self) -> Self:
        if (self.question == "value") != bool(self.name):
            raise refusal("'name' goes with question 'value', and only with it.")
        return self

    @model_validator(mode="after")
    def _world_is_a_map(self) -> Self:
        if self.world:
            World(self.world)
        return self

    @model_validator(mode="after")
    def _a_position_is_chosen(self) -> Self:
        if self.question == "position" and not self.choices:
            raise refusal(
                "The question 'position' needs 'choices': nobody guesses how a position is written."
            )
        return self


class BlocksSection(Strict):
    """The ``blocks`` section: the child builds with blocks instead of typing.

    ``toolbox`` names the blocks she is offered, in order; empty for ``parsons``, whose blocks all
    lie on the board, and for ``predict``, whose program is only read. ``max`` is how many she may
    use, the starter's included. ``names`` are those the given program made up, for its own blocks
    and variables, as they stand on the blocks in each language.
    """

    toolbox: tuple[str, ...]
    max: Annotated[int, Field(ge=1, le=100)] | None = None
    names: dict[str, Words] = Field(default_factory=dict)


class ParsonsSection(Strict):
    """The ``parsons`` section: the child puts the solution's lines, shuffled, in order.

    What she assembles is graded by running it, so any right order passes. Imports stay where they
    are. ``indent`` is ``2d`` where she chooses how far each line is indented as well;
    ``distractors`` are lines that do not belong.
    """

    indent: Literal["1d", "2d"] = "1d"
    distractors: Annotated[tuple[str, ...], Field(max_length=MAX_DISTRACTORS)] = ()


class DebugSection(Strict):
    """The ``debug`` section: past ``max_changed_lines`` success is told that fewer would do."""

    max_changed_lines: Annotated[int, Field(ge=1, le=20)]


class ChecklistItem(Strict):
    """One thing of a project that a person looks at, because no test can."""

    id: Slug
    text: Words


class ProjectSection(Strict):
    """The ``project`` section.

    ``milestones`` says for each required test, by its id, what the child has reached when it
    passes; ``checklist`` is what an instructor ticks.
    """

    milestones: dict[str, Words]
    checklist: Annotated[tuple[ChecklistItem, ...], Field(min_length=1, max_length=6)]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        if len({item.id for item in self.checklist}) != len(self.checklist):
            raise refusal("Two 'checklist' items have the same id.")
        return self


def _words_or_marks(on_fail: Any) -> Words:
    """A sentence in both languages.

    Where it is not whole yet, ``predict`` itself says so beside all the rest.
    """
    try:
        return Words.model_validate(on_fail)
    except ValidationError:
        return Words(fr="?", en="?")


class ExerciseFile(GradingSpec):
    """``exercise.yaml``, format 1."""

    format: Literal[1]
    id: UUID
    slug: Slug
    kind: Kind
    engine: Literal["grid", "turtle", "console"]
    revision: Revision
    status: Status
    skills: Annotated[tuple[SkillId, ...], Field(min_length=1)]
    prerequisites: tuple[SkillId, ...] = ()
    difficulty: Annotated[int, Field(ge=1, le=5)]
    minutes: Annotated[int, Field(ge=5, le=60)]
    ages: Ages
    hints: Annotated[tuple[Words, ...], Field(min_length=1, max_length=4)]
    images: dict[str, Words] = Field(default_factory=dict)
    wrong: tuple[WrongSolution, ...] = ()
    equivalent_mutants: tuple[str, ...] = ()
    allowed_slips: tuple[AllowedSlip, ...] = ()
    predict: PredictQuestion | None = None
    blocks: BlocksSection | None = None
    parsons: ParsonsSection | None = None
    debug: DebugSection | None = None
    project: ProjectSection | None = None
    families: FamilyTitle | None = None
    licence: Literal["CC-BY-SA-4.0"]
    authors: Annotated[tuple[Author, ...], Field(min_length=1)]
    source: str | None = None
    refs: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _predict_makes_its_own_test(cls, data: Any) -> Any:
        """Give a predict exercise its one test, which only shows what the program prints.

        Its pattern matches nothing: a child's text that reached the sandbox by mistake could never
        pass.
        """
        if not isinstance(data, dict) or data.get("kind") != Kind.PREDICT:
            return data
        if "tests" in data:
            raise refusal(
                "A predict exercise has no 'tests': its answer is what the program prints."
            )

        question = data.get("predict")
        on_fail = question.get("on_fail") if isinstance(question, dict) else None
        test = StdoutTest(
            id=PREDICT_TEST_ID,
            kind="stdout",
            expect=Pattern(regex="(?!)"),
            visible=True,
            on_fail=_words_or_marks(on_fail),
        )

        return {**data, "tests": (test.model_dump(),)}

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        self._require_sections()

        if self.predict is not None:
            self._predict_fits(self.predict)

        if ENGINE_OF.get(self.kind, self.engine) != self.engine:
            raise refusal(
                "'kind: %(kind)s' goes with 'engine: %(engine)s'.",
                kind=self.kind,
                engine=ENGINE_OF[self.kind],
            )

        self._require_known_blocks()
        known = {test.id for test in self.tests}
        for wrong in self.wrong:
            if unknown := sorted(set(wrong.fails) - known):
                raise refusal(
                    "%(file)s declares tests that do not exist: %(tests)s.",
                    file=wrong.file,
                    tests=", ".join(unknown),
                )

        if self.ages[0] > self.ages[1]:
            raise refusal("'ages' goes from the youngest to the oldest.")
        return self

    def _require_sections(self) -> None:
        for kind in (Kind.PREDICT, Kind.PARSONS, Kind.PROJECT):
            if (self.kind is kind) != (getattr(self, kind) is not None):
                raise refusal(
                    "The section '%(kind)s' goes with 'kind: %(kind)s', and only with it.",
                    kind=kind,
                )

        if self.project is not None and set(self.project.milestones) != self._required_ids():
            raise refusal("'project.milestones' names exactly the required tests.")
        if self.debug is not None and (self.kind is not Kind.DEBUG or self.blocks is not None):
            raise refusal(
                "The section 'debug' goes only with 'kind: debug', without blocks: it counts lines."
            )
        if self.blocks is not None and bool(self.blocks.toolbox) == (
            self.kind in (Kind.PARSONS, Kind.PREDICT)
        ):
            raise refusal(
                "'blocks.toolbox' is empty for the kinds 'parsons' and 'predict', and only for "
                "them."
            )

    def _required_ids(self) -> set[str]:
        return {test.id for test in self.tests if test.level == "required"}

    def _predict_fits(self, predict: PredictQuestion) -> None:
        if bool(predict.world) != (self.engine == "grid"):
            raise refusal("'predict.world' goes with 'engine: grid', and only with it.")
        if predict.question == "position" and self.engine == "console":
            raise refusal(
                "The question 'position' asks for a robot or a turtle: 'engine' grid or turtle."
            )

    def _require_known_blocks(self) -> None:
        if self.blocks is None:
            return
        if unknown := sorted(set(self.blocks.toolbox) - toolbox_words(self.engine)):
            raise refusal(
                "The engine '%(engine)s' does not have these blocks: %(blocks)s.",
                engine=self.engine,
                blocks=", ".join(unknown),
            )

    def grading_spec(self) -> GradingSpec:
        """The part that decides a verdict, alone."""
        return GradingSpec(**{name: getattr(self, name) for name in GradingSpec.model_fields})


class Opens(Strict):
    """When the next unit opens: the share of the core that must be done."""

    core_done: Annotated[float, Field(ge=0, le=1)] = 0.7


class UnitFile(Strict):
    """One unit of a curriculum."""

    id: Slug
    title: FamilyWords
    goal: FamilyWords
    skills: tuple[SkillId, ...]
    core: Annotated[tuple[Slug, ...], Field(min_length=1)]
    extra: tuple[Slug, ...] = ()
    checkpoint: Slug
    unplugged: Words
    notes: Words
    minutes: Annotated[int, Field(ge=5, le=10_000)]
    opens: Opens = Opens()

    @model_validator(mode="after")
    def _checkpoint_is_core(self) -> Self:
        if self.checkpoint not in self.core:
            raise refusal("'checkpoint' is one of the unit’s core exercises.")
        return self


class CurriculumFile(Strict):
    """``curricula/<slug>.yaml``, format 1."""

    format: Literal[1]
    id: UUID
    slug: Slug
    revision: Revision
    title: FamilyWords
    summary: Words
    ages: Ages
    audience: Literal["club", "class", "home", "offline"]
    licence: Literal["CC-BY-SA-4.0"]
    authors: Annotated[tuple[Author, ...], Field(min_length=1)]
    units: Annotated[tuple[UnitFile, ...], Field(min_length=1)]
    badge: Words | None = None
    facilitator: Words

    @model_validator(mode="after")
    def _nothing_comes_twice(self) -> Self:
        slugs = [slug for unit in self.units for slug in (*unit.core, *unit.extra)]
        ids = [unit.id for unit in self.units]
        if len(slugs) != len(set(slugs)) or len(ids) != len(set(ids)):
            raise refusal("An exercise or a unit id comes twice in this curriculum.")
        return self


class SkillEntry(Strict):
    """One skill; ``parents`` goes on after the child's name: "sait faire afficher un message"."""

    id: SkillId
    title: Words
    parents: FamilyWords
    refs: tuple[str, ...] = ()


class SkillsFile(Strict):
    """``curricula/skills.yaml``."""

    format: Literal[1]
    skills: Annotated[tuple[SkillEntry, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        if len({skill.id for skill in self.skills}) != len(self.skills):
            raise refusal("Two skills have the same id.")
        return self


Told = Annotated[str, Field(min_length=1, max_length=160)]


class FamilyUnit(Strict):
    """A unit in a language that only families read."""

    title: Told
    goal: Told


class FamilyCurriculum(Strict):
    """A curriculum in a language that only families read."""

    title: Told
    units: dict[Slug, FamilyUnit]


class FamilyTitles(Strict):
    """What is named in one such language, by slug."""

    curricula: dict[Slug, FamilyCurriculum] = Field(default_factory=dict)
    exercises: dict[Slug, Told] = Field(default_factory=dict)


class FamiliesFile(Strict):
    """``curricula/families.yaml``: titles by language; else the site's first language serves."""

    format: Literal[1]
    languages: dict[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], FamilyTitles]


class GlossaryEntry(Strict):
    """A technical word and what it means, in words a child of the track understands."""

    term: Words
    meaning: Words
    from_age: Annotated[int, Field(ge=7, le=16)] = 7


class WordLists(Strict):
    """Words by language."""

    fr: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class GlossaryFile(Strict):
    """``curricula/glossary.yaml``: ``technical`` words may only be used once explained."""

    format: Literal[1]
    words: Annotated[tuple[GlossaryEntry, ...], Field(min_length=1)]
    technical: WordLists = WordLists()


class StatementFront(Strict):
    """The front matter of ``fr.md`` and ``en.md``."""

    title: Annotated[str, Field(min_length=1, max_length=60)]
    goal: Annotated[str, Field(min_length=1, max_length=160)]
