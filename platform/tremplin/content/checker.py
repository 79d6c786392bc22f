"""Checks exercises and curricula on disk: by the rules, then in the sandbox."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from tremplin.content.checks.curriculum_rules import circles, curriculum_problems, duplicates
from tremplin.content.checks.revision_locks import (
    LOCK_FILE,
    Locks,
    read_locks,
    vanished,
    version_problems,
)
from tremplin.content.checks.rules import static_problems
from tremplin.content.checks.vocabulary import (
    Vocabulary,
    vocabulary_from_bytes,
    vocabulary_problems,
)
from tremplin.content.format.folder import Folder, under
from tremplin.content.format.loader import (
    EXERCISE_FILE,
    curriculum_from_bytes,
    exercise_file,
    families_from_bytes,
    glossary_from_bytes,
    read_folder,
    skills_from_bytes,
)
from tremplin.content.format.messages import Message
from tremplin.content.format.problems import ContentError, Problem, Severity
from tremplin.content.format.schema import CurriculumFile, ExerciseFile
from tremplin.content.format.yaml_file import parse
from tremplin.content.proof.trials import Trial, trials
from tremplin.domain.exercise import Skill
from tremplin_sandbox.sandbox import Sandbox

THREADS = 2
SKILLS_FILE = "skills.yaml"
GLOSSARY_FILE = "glossary.yaml"
_LISTS: Mapping[str, Callable[[bytes, str], object]] = {
    SKILLS_FILE: skills_from_bytes,
    GLOSSARY_FILE: glossary_from_bytes,
    "families.yaml": families_from_bytes,
}
"""What stands beside the curricula and is none, each with what reads it."""

Progress = Callable[[int, int], None]
"""Called with the trials done and the trials in all."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    Attributes:
        findings: In the order of the files.
        exercises: How many exercises were looked at.
        curricula: How many curricula were looked at.
        trials: How many things were shown in the sandbox; 0 where there was none.
    """

    findings: tuple[Problem, ...]
    exercises: int
    curricula: int
    trials: int

    @property
    def ok(self) -> bool:
        """Whether there is no error; warnings are allowed."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


def check(
    paths: Sequence[Path], sandbox: Sandbox | None = None, progress: Progress | None = None
) -> Report:
    """Check the exercises and curricula under ``paths``; without a sandbox, only what needs none.

    Raises:
        SandboxUnavailableError: The sandbox broke down on the way; what is left to prove is not
            known.
    """
    library = _Library.around(paths)
    folders, curricula = exercise_folders(paths), _curricula(paths)
    examined = [_examine(path, library) for path in folders]
    found = [*library.problems]
    for exercise in examined:
        found.extend(under(exercise.path, each) for each in exercise.problems)

    found.extend(duplicates(library.metas(folders)))
    if all(exercise.folder for exercise in examined):
        # One that cannot be read may be the one that trains what the others need.
        found.extend(circles(library.metas(folders), [path.as_posix() for path in folders]))

    found.extend(library.vanished(paths))
    for path in curricula:
        found.extend(_check_curriculum(path, library))

    proofs: list[tuple[str, Trial]] = []
    if sandbox is not None:
        for exercise in examined:
            proofs.extend(exercise.proofs())
        found.extend(_prove(proofs, sandbox, progress))

    return Report(tuple(sorted(found, key=_place)), len(folders), len(curricula), len(proofs))


@dataclass(frozen=True, slots=True)
class _Examined:
    """An exercise's folder after the rules; ``folder`` is None where it cannot be read."""

    path: str
    problems: list[Problem]
    folder: Folder | None

    def proofs(self) -> Iterator[tuple[str, Trial]]:
        """What the sandbox must show of it; nothing where the files are not in order."""
        has_error = any(each.severity is Severity.ERROR for each in self.problems)
        if self.folder is not None and not has_error:
            for trial in trials(self.folder):
                yield self.path, trial


def _examine(path: Path, library: _Library) -> _Examined:
    problems, folder = check_folder(path, library.skills)
    if folder:
        problems.extend(library.problems_of(folder))
    return _Examined(path.as_posix(), problems, folder)


def check_folder(path: Path, skills: Iterable[str] | None) -> tuple[list[Problem], Folder | None]:
    """The rules on one exercise's folder, and the folder where it could be read at all."""
    try:
        folder = Folder.of(read_folder(path), path.resolve().name)
    except ContentError as error:
        return list(error.problems), None
    return static_problems(folder, None if skills is None else set(skills)), folder


def prove(folder: Folder, sandbox: Sandbox) -> tuple[list[Problem], int]:
    """What the sandbox finds wrong with one exercise, and how many things were tried.

    The exercise's files must be in order.

    Raises:
        SandboxUnavailableError: The sandbox broke down on the way; what is left to prove is not
            known.
    """
    proofs = [("", trial) for trial in trials(folder)]
    return sorted(_prove(proofs, sandbox, None), key=_place), len(proofs)


def _prove(
    proofs: Sequence[tuple[str, Trial]], sandbox: Sandbox, progress: Progress | None
) -> Iterator[Problem]:
    with ThreadPoolExecutor(THREADS) as threads:
        running = {threads.submit(trial.run, sandbox): path for path, trial in proofs}
        try:
            for done, future in enumerate(as_completed(running), 1):
                yield from (under(running[future], each) for each in future.result())
                if progress:
                    progress(done, len(proofs))
        finally:
            threads.shutdown(wait=True, cancel_futures=True)


def _check_curriculum(path: Path, library: _Library) -> list[Problem]:
    name, document = path.as_posix(), path.read_bytes()
    try:
        if path.name in _LISTS:
            _LISTS[path.name](document, name)
            return []

        curriculum_from_bytes(document, name)
    except ContentError as error:
        return list(error.problems)

    meta = parse(CurriculumFile, name, document)
    skills = None if library.skills is None else set(library.skills)
    return list(curriculum_problems(name, meta, library.by_slug(), skills))


@dataclass(frozen=True, slots=True)
class _Library:
    """Everything around what is checked: the skills that exist and all other exercises."""

    skills: dict[str, Skill] | None
    exercises: dict[Path, ExerciseFile]
    problems: tuple[Problem, ...]
    root: Path | None = None
    locks: Locks | None = None
    vocabulary: Vocabulary | None = None

    @classmethod
    def around(cls, paths: Sequence[Path]) -> _Library:
        """The library around ``paths``: the first folder above that has a list of skills."""
        root = _root_above(paths)
        if root is None:
            unknown = Problem(
                SKILLS_FILE,
                "skills",
                Message("No curricula/skills.yaml near by: skills are not checked."),
                severity=Severity.WARNING,
            )
            return cls(None, _metas(exercise_folders(paths)), (unknown,))

        file = root / "curricula" / SKILLS_FILE
        folders = {path.resolve() for path in exercise_folders([root / "exercises", *paths])}
        locked, words = root / "exercises" / LOCK_FILE, root / "curricula" / GLOSSARY_FILE
        try:
            skills = skills_from_bytes(file.read_bytes(), SKILLS_FILE)
            locks, vocabulary = None, None
            if locked.is_file():
                locks = read_locks(locked.read_bytes())
            if words.is_file():
                vocabulary = vocabulary_from_bytes(words.read_bytes(), GLOSSARY_FILE)
        except ContentError as error:
            return cls(None, _metas(sorted(folders)), error.problems)

        return cls(skills, _metas(sorted(folders)), (), root, locks, vocabulary)

    def problems_of(self, folder: Folder) -> Iterator[Problem]:
        """What is wrong with an exercise among the others: its version, its words."""
        if self.locks is not None:
            yield from version_problems(folder, self.locks)
        if self.vocabulary is not None:
            yield from vocabulary_problems(folder, self.vocabulary)

    def vanished(self, paths: Sequence[Path]) -> Iterator[Problem]:
        """Locked exercises that are gone; only told where all exercises are looked at."""
        if not self.root or not self.locks:
            return

        all_exercises = self.root / "exercises"
        if all_exercises in map(Path.resolve, paths):
            yield from vanished(self.locks, {str(meta.id) for meta in self.exercises.values()})

    def by_slug(self) -> dict[str, ExerciseFile]:
        return {meta.slug: meta for meta in self.exercises.values()}

    def metas(self, checked: Iterable[Path]) -> dict[str, ExerciseFile]:
        """The exercises by path, those under check last, so that a clash is reported on them."""
        shown = {path.resolve(): path.as_posix() for path in checked}
        ordered = sorted(self.exercises.items(), key=lambda item: item[0] in shown)
        return {shown.get(path, path.name): meta for path, meta in ordered}


def _root_above(paths: Iterable[Path]) -> Path | None:
    """The first folder at or above these that has ``curricula/skills.yaml``."""
    for path in map(Path.resolve, paths):
        for folder in (path, *path.parents):
            if (folder / "curricula" / SKILLS_FILE).is_file():
                return folder
    return None


def _metas(folders: Iterable[Path]) -> dict[Path, ExerciseFile]:
    metas = {}
    for path in folders:
        file = path / EXERCISE_FILE
        if not file.is_file():
            continue
        try:
            metas[path.resolve()] = exercise_file({EXERCISE_FILE: file.read_bytes()})
        except ContentError:
            continue  # reported where the folder itself is checked
    return metas


def exercise_folders(paths: Sequence[Path]) -> list[Path]:
    """The exercise folders under ``paths``.

    A path given by name counts even without its file.
    """
    found: list[Path] = []
    for path in paths:
        inside = [file.parent for file in sorted(path.rglob(EXERCISE_FILE))]
        found.extend(inside)
        # A folder of curricula is none; any other was meant as one, and is told what it lacks.
        if not inside and path.is_dir() and not any(path.glob("*.yaml")):
            found.append(path)
    return list(dict.fromkeys(found))


def _curricula(paths: Sequence[Path]) -> list[Path]:
    files = [path for path in paths if path.suffix == ".yaml"]
    for path in paths:
        if path.is_dir() and not (path / EXERCISE_FILE).exists():
            files.extend(sorted(path.glob("*.yaml")))
            files.extend(sorted((path / "curricula").glob("*.yaml")))
    return list(dict.fromkeys(files))


def _place(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.key, problem.rule
