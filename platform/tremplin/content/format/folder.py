"""Exercises under examination: their files and parsed ``exercise.yaml``, for the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tremplin.content.format.files import Files, solution_names
from tremplin.content.format.loader import EXERCISE_FILE, exercise_file
from tremplin.content.format.messages import Message
from tremplin.content.format.problems import Problem, Severity
from tremplin.content.format.schema import ExerciseFile
from tremplin_sandbox.spec import Words


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of one exercise.

    ``name`` is its folder's name, empty for a draft that has no folder.
    """

    files: Files
    meta: ExerciseFile
    name: str = ""

    @classmethod
    def of(cls, files: Files, name: str = "") -> Folder:
        """The folder of these files.

        Raises:
            ContentError: ``exercise.yaml`` is missing or breaks the schema.
        """
        return cls(files, exercise_file(files), name)

    @property
    def solutions(self) -> list[str]:
        """Names of the accepted solutions, the commonest first."""
        return solution_names(self.files)

    def sentences(self) -> Iterator[tuple[str, Words]]:
        """Every authored sentence of ``exercise.yaml`` with its key."""
        meta = self.meta
        for i, hint in enumerate(meta.hints):
            yield f"hints.{i}", hint
        for i, wrong in enumerate(meta.wrong):
            yield f"wrong.{i}.says", wrong.says
        for name, alt in meta.images.items():
            yield f"images.{name}", alt
        yield from self._project_sentences()
        yield from self._test_sentences()

    def _project_sentences(self) -> Iterator[tuple[str, Words]]:
        project = self.meta.project
        if project is None:
            return
        for test_id, sentence in project.milestones.items():
            yield f"project.milestones.{test_id}", sentence
        for item in project.checklist:
            yield f"project.checklist.{item.id}", item.text

    def _test_sentences(self) -> Iterator[tuple[str, Words]]:
        predict = self.meta.predict
        if predict is None:
            for test in self.meta.tests:
                yield f"tests.{test.id}.on_fail", test.on_fail
            return
        yield "predict.on_fail", predict.on_fail
        for i, choice in enumerate(predict.choices):
            yield f"predict.choices.{i}.says", choice.says


def problem(
    rule: str, message: Message, key: str = "", path: str = EXERCISE_FILE, *, warning: bool = False
) -> Problem:
    """A problem of an exercise's folder, by default of its ``exercise.yaml``."""
    return Problem(path, rule, message, key, Severity.WARNING if warning else Severity.ERROR)


def under(prefix: str, found: Problem) -> Problem:
    """The same problem, its path seen from outside the folder."""
    path = f"{prefix}/{found.path}" if prefix else found.path
    return replace(found, path=path)
