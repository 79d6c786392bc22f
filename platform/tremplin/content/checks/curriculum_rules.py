"""The rules between files: a curriculum names exercises that exist, and none uses what was not taught before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tremplin.content.format.problems import Problem, Severity, both
from tremplin.content.format.schema import CurriculumFile, ExerciseFile


def curriculum_problems(
    path: str, meta: CurriculumFile, exercises: Mapping[str, ExerciseFile], skills: Collection[str] | None
) -> Iterator[Problem]:
    """What is wrong with a curriculum, given every exercise by slug and the skills that exist (None: not known)."""
    if path.rpartition("/")[2] != f"{meta.slug}.yaml":
        fr = f"Le slug « {meta.slug} » et le nom du fichier doivent être les mêmes."
        yield Problem(path, "slug", both(fr, f"The slug '{meta.slug}' and the file's name must be the same."), "slug")
    taught: set[str] = set()
    for i, unit in enumerate(meta.units):
        for skill in unit.skills:
            if skills is not None and skill not in skills:
                fr = f"La compétence « {skill} » n’existe pas dans skills.yaml."
                en = f"The skill '{skill}' does not exist in skills.yaml."
                yield Problem(path, "skills", both(fr, en), f"units.{i}.skills")
        for slug in (*unit.core, *unit.extra):
            key = f"units.{i}.{'core' if slug in unit.core else 'extra'}"
            if slug not in exercises:
                fr = f"L’exercice « {slug} » n’existe pas."
                yield Problem(path, "curriculum", both(fr, f"The exercise '{slug}' does not exist."), key)
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
                fr = f"« {value} » est déjà pris par {seen[value]}."
                yield Problem(
                    f"{path}/exercise.yaml", "unique", both(fr, f"'{value}' is taken by {seen[value]}."), what
                )
            seen.setdefault(value, path)


def circles(exercises: Mapping[str, ExerciseFile], checked: Collection[str]) -> Iterator[Problem]:
    """Checked exercises, by path of their folder, that nobody could ever begin: what they need waits for themselves.

    A prerequisite is met where an exercise that can be begun trains it. One that nothing trains stops nobody here: the
    curriculum that uses the exercise says so.
    """
    waiting = dict(exercises)
    wanted = {skill for meta in waiting.values() for skill in meta.prerequisites}
    trained = wanted.difference(*(meta.skills for meta in waiting.values()))
    while ready := {path: meta for path, meta in waiting.items() if trained.issuperset(meta.prerequisites)}:
        trained.update(skill for meta in ready.values() for skill in meta.skills)
        waiting = {path: meta for path, meta in waiting.items() if path not in ready}
    for path in (path for path in waiting if path in checked):
        missing = ", ".join(skill for skill in waiting[path].prerequisites if skill not in trained)
        fr = f"Personne ne peut commencer cet exercice : {missing} ne s’apprend que dans ceux qui l’attendent."
        en = f"Nobody can begin this exercise: {missing} is only learnt in those that wait for it."
        yield Problem(f"{path}/exercise.yaml", "order", both(fr, en), "prerequisites")


def _not_taught(path: str, key: str, exercise: ExerciseFile, taught: Collection[str]) -> Iterator[Problem]:
    severity = Severity.WARNING if key.endswith("extra") else Severity.ERROR
    for skill in exercise.prerequisites:
        if skill not in taught:
            fr = f"« {exercise.slug} » a besoin de « {skill} », que rien n’a appris avant."
            en = f"'{exercise.slug}' needs '{skill}', which nothing before it has taught."
            yield Problem(path, "order", both(fr, en), key, severity)
