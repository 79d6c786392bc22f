"""Folders for the tests: a built-in exercise with one thing changed."""

from __future__ import annotations

from pathlib import Path

from tremplin.content.format.loader import read_folder

ROOT = Path(__file__).parents[2]
EXERCISES = ROOT / "exercises"
TRACK = EXERCISES / "t3-python"


def exercise(slug: str = "ask-name") -> dict[str, bytes]:
    """The files of a built-in exercise."""
    (folder,) = EXERCISES.glob(f"*/{slug}")
    return read_folder(folder)


def changed(slug: str, name: str, old: str, new: str) -> dict[str, bytes]:
    """A built-in exercise in which ``old`` stands no more in file ``name``; fails when it never stood there."""
    files = exercise(slug)
    text = files[name].decode()
    assert old in text, f"{old!r} is not in {name} of {slug}"
    return {**files, name: text.replace(old, new).encode()}


def without(slug: str, *names: str) -> dict[str, bytes]:
    """A built-in exercise without some of its files."""
    return {name: data for name, data in exercise(slug).items() if name not in names}


def project() -> dict[str, bytes]:
    """The badge as a project: three milestones, and two things that an adult looks at."""
    section = """project:
  milestones:
    ines: {fr: "Un badge s'affiche.", en: "A badge appears."}
    another-badge: {fr: "Chaque personne a le sien.", en: "Everybody has their own."}
    long-name: {fr: "Les longs noms tiennent.", en: "Long names fit."}
  checklist:
    - {id: idea, text: {fr: "Une idée à toi.", en: "An idea of your own."}}
    - {id: tidy, text: {fr: "On lit le programme sans peine.", en: "The program is easy to read."}}
"""
    files = changed("badge", "exercise.yaml", "kind: stdout\nengine", "kind: project\nengine")
    return {**files, "exercise.yaml": files["exercise.yaml"] + section.encode()}


def written(files: dict[str, bytes], folder: Path) -> Path:
    """``files`` on disk, under ``folder``."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder
