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
    """What is seen of a program: a drawing, a robot's path through a world, or what it prints.

    A drawing or a path that cannot be drawn is refused, for it may come from another house.

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
            picture = result.picture or {}
            if "world" in picture:
                return cls(world=picture["world"], trail=picture.get("trail", ()))
            if "drawing" in picture:
                return cls(drawing=picture["drawing"])

        return cls(output=_printed(spec))

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


def _printed(spec: GradingSpec) -> str | None:
    """What a passed program prints in the first test that a child sees; None if nobody can tell."""
    for test in spec.tests:
        if not isinstance(test, StdoutTest) or not test.visible:
            continue
        # A pattern does not say what was printed, only how it looks.
        return test.expect[:MOST_OUTPUT] if isinstance(test.expect, str) else None

    return None
