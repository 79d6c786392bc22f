"""The rules between files: a curriculum names exercises that exist, and none uses what was not taught before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tremplin.content.format.messages import Message, Named
from tremplin.content.format.problems import Problem, Severity
from tremplin.content.format.schema import CurriculumFile, ExerciseFile


def curriculum_problems(
    path: str,
    meta: CurriculumFile,
    exercises: Mapping[str, ExerciseFile],
    skills: Collection[str] | None,
) -> Iterator[Problem]:
    """What is wrong with a curriculum, given every exercise by slug and the skills that exist (None: not known)."""
    if path.rpartition("/")[2] != f"{meta.slug}.yaml":
        yield Problem(
            path,
            "slug",
            Message("The slug '%(slug)s' and the file’s name must be the same.", slug=meta.slug),
            "slug",
        )

    taught: set[str] = set()
    for i, unit in enumerate(meta.units):
        for skill in unit.skills:
            if skills is not None and skill not in skills:
                yield Problem(
                    path,
                    "skills",
                    Message(
                        "The skill '%(skill)s' does not exist in skills.yaml.",
                        skill=Named("skill", skill),
                    ),
                    f"units.{i}.skills",
                )

        for slug in (*unit.core, *unit.extra):
            key = f"units.{i}.{'core' if slug in unit.core else 'extra'}"
            if slug not in exercises:
                yield Problem(
                    path,
                    "curriculum",
                    Message(
                        "The exercise '%(slug)s' does not exist.", slug=Named("exercise", slug)
                    ),
                    key,
                )
                continue

            yield from _not_taught(path, key, exercises[slug], taught)
            taught.update(exercises[slug].skills)


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
    """Checked exercises, by path of their folder, that nobody could ever begin: what they need waits for themselves.

    A prerequisite is met where an exercise that can be begun trains it. One that nothing trains
    stops nobody here: the curriculum that uses the exercise says so.
    """
    waiting = dict(exercises)
    wanted = {skill for meta in waiting.values() for skill in meta.prerequisites}
    trained = wanted.difference(*(meta.skills for meta in waiting.values()))
    while ready := {
        path: meta for path, meta in waiting.items() if trained.issuperset(meta.prerequisites)
    }:
        trained.update(skill for meta in ready.values() for skill in meta.skills)
        waiting = {path: meta for path, meta in waiting.items() if path not in ready}

    for path in (path for path in waiting if path in checked):
        missing = ", ".join(skill for skill in waiting[path].prerequisites if skill not in trained)
        yield Problem(
            f"{path}/exercise.yaml",
            "order",
            Message(
                "Nobody can begin this exercise: %(skills)s is only learnt in those that wait for it.",
                skills=missing,
            ),
            "prerequisites",
        )


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
