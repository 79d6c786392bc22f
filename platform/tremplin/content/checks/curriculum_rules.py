"""Rules between files: a curriculum's exercises exist, and none uses what was not taught."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from tremplin.content.format.messages import Message, Named
from tremplin.content.format.problems import Problem, Severity
from tremplin.content.format.schema import CurriculumFile, ExerciseFile


def curriculum_problems(
    path: str,
    meta: CurriculumFile,
    exercises: Mapping[str, ExerciseFile],
    skills: Collection[str] | None,
) -> Iterator[Problem]:
    """What is wrong with a curriculum.

    It is held against every exercise by slug and the skills that exist; None where these are not
    known.
    """
    if path.rpartition("/")[2] != f"{meta.slug}.yaml":
        yield Problem(
            path,
            "slug",
            Message("The slug '%(slug)s' and the file’s name must be the same.", slug=meta.slug),
            "slug",
        )

    taught: set[str] = set()
    for i, unit in enumerate(meta.units):
        yield from _unknown_skills(path, f"units.{i}.skills", unit.skills, skills)

        for slug in (*unit.core, *unit.extra):
            key = f"units.{i}.{'core' if slug in unit.core else 'extra'}"
            exercise = exercises.get(slug)
            if exercise is None:
                unknown = Message(
                    "The exercise '%(slug)s' does not exist.", slug=Named("exercise", slug)
                )
                yield Problem(path, "curriculum", unknown, key)
                continue

            yield from _not_taught(path, key, exercise, taught)
            taught.update(exercise.skills)


def _unknown_skills(
    path: str, key: str, named: Iterable[str], skills: Collection[str] | None
) -> Iterator[Problem]:
    if skills is None:
        return

    for skill in named:
        if skill not in skills:
            unknown = Message(
                "The skill '%(skill)s' does not exist in skills.yaml.", skill=Named("skill", skill)
            )
            yield Problem(path, "skills", unknown, key)


def duplicates(exercises: Mapping[str, ExerciseFile]) -> Iterator[Problem]:
    """Two exercises, by path of their folder, with the same id or the same slug."""
    for what in ("id", "slug"):
        seen: dict[str, str] = {}
        for path, meta in exercises.items():
            value = str(getattr(meta, what))
            if value in seen:
                yield Problem(
                    f"{path}/exercise.yaml",
                    "unique",
                    Message("'%(value)s' is taken by %(other)s.", value=value, other=seen[value]),
                    what,
                )

            seen.setdefault(value, path)


def circles(exercises: Mapping[str, ExerciseFile], checked: Collection[str]) -> Iterator[Problem]:
    """Checked exercises that nobody could ever begin: what they need waits for themselves.

    They are given by the path of their folder.

    A prerequisite is met where an exercise that can be begun trains it. One that nothing trains
    stops nobody here: the curriculum that uses the exercise says so.
    """
    waiting = dict(exercises)
    trained = _trained_by_nothing(exercises.values())
    while ready := _ready(waiting, trained):
        for path in ready:
            trained.update(waiting.pop(path).skills)

    for path, meta in waiting.items():
        if path in checked:
            missing = ", ".join(skill for skill in meta.prerequisites if skill not in trained)
            stuck = Message(
                "Nobody can begin this exercise: "
                "%(skills)s is only learnt in those that wait for it.",
                skills=missing,
            )
            yield Problem(f"{path}/exercise.yaml", "order", stuck, "prerequisites")


def _trained_by_nothing(exercises: Collection[ExerciseFile]) -> set[str]:
    """The skills that some exercise needs and none trains."""
    needed: set[str] = set()
    for meta in exercises:
        needed.update(meta.prerequisites)
    return needed.difference(*(meta.skills for meta in exercises))


def _ready(waiting: Mapping[str, ExerciseFile], trained: set[str]) -> list[str]:
    """The exercises, by path, that somebody with these skills can begin."""
    return [path for path, meta in waiting.items() if trained.issuperset(meta.prerequisites)]


def _not_taught(
    path: str, key: str, exercise: ExerciseFile, taught: Collection[str]
) -> Iterator[Problem]:
    severity = Severity.WARNING if key.endswith("extra") else Severity.ERROR
    for skill in exercise.prerequisites:
        if skill not in taught:
            yield Problem(
                path,
                "order",
                Message(
                    "'%(slug)s' needs '%(skill)s', which nothing before it has taught.",
                    slug=Named("exercise", exercise.slug),
                    skill=Named("skill", skill),
                ),
                key,
                severity,
            )
