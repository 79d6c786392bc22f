"""What a finished program does, kept so that a family sees it without running anything."""

from __future__ import annotations

from typing import Any, Literal, Self

from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, model_validator

from tremplin.content.print.drawings import drawing_picture, path_picture
from tremplin_sandbox.comparing.drawing import drawing_of
from tremplin_sandbox.spec import GradingSpec, StdoutTest
from tremplin_sandbox.verdict import Verdict

MOST_OUTPUT = 2_000
"""Characters of what a program printed that are kept."""


class ProgramResult(BaseModel):
    """What is seen of a program: a drawing, a robot's way through a world, or what it prints; one that can be drawn.

    Attributes:
        drawing: A turtle's records.
        world: The robot's map.
        trail: The robot's actions in it.
        output: What is printed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    drawing: list[Any] | None = None
    world: str | None = None
    trail: tuple[Literal["forward", "left", "right", "pick", "paint"], ...] = ()
    output: str | None = None

    @model_validator(mode="after")
    def _can_be_drawn(self) -> Self:
        self.picture("")
        return self

    @classmethod
    def of(cls, verdict: Verdict, spec: GradingSpec) -> Self:
        """What the tests of a passed program saw, the last of a robot's worlds.

        Raises:
            ValueError: The verdict has a picture that no judge makes (it came from another house).
        """
        for result in verdict.tests:
            if result.picture and "world" in result.picture:
                return cls(world=result.picture["world"], trail=result.picture.get("trail", ()))
            if result.picture and "drawing" in result.picture:
                return cls(drawing=result.picture["drawing"])
        printed = next(
            (test.expect for test in spec.tests if isinstance(test, StdoutTest) and test.visible),
            None,
        )
        return cls(output=printed[:MOST_OUTPUT]) if isinstance(printed, str) else cls()

    def to_json(self) -> dict[str, Any]:
        """What is kept: plain JSON types, that ``model_validate`` reads again."""
        return self.model_dump(mode="json", exclude_defaults=True)

    def picture(self, label: str) -> Markup | None:
        """The drawing or the robot's way, named ``label``; None where there is none."""
        if self.drawing is not None:
            return drawing_picture(drawing_of(self.drawing), label)
        if self.world is not None:
            return path_picture(self.world, self.trail, label)
        return None
