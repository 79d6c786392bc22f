"""Reading the gradable part of an exercise's folder: ``exercise.yaml`` and ``files/``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from tremplin_sandbox.spec import GradingSpec

MAX_FILES_BYTES = 1_000_000
"""Most bytes that all data files of an exercise may have together."""


class ExerciseError(ValueError):
    """The folder is not a gradable exercise; the message names the file and the key."""


def load_spec(folder: Path) -> GradingSpec:
    """The grading part of ``folder/exercise.yaml``.

    Raises:
        ExerciseError: The file is missing, is not YAML, or a grading key is wrong.
    """
    path = folder / "exercise.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ExerciseError(f"{path}: cannot be read ({error})") from error
    except yaml.YAMLError as error:
        raise ExerciseError(f"{path}: is not YAML ({error})") from error

    if not isinstance(data, dict):
        raise ExerciseError(f"{path}: is not a mapping")

    try:
        return spec_from_mapping(data)
    except ValidationError as error:
        # The fault that lies deepest in the file says most precisely what is wrong.
        last = max(reversed(error.errors()), key=lambda fault: len(fault["loc"]))
        raise ExerciseError(f"{path}: {'.'.join(map(str, last['loc']))}: {last['msg']}") from error


def spec_from_mapping(mapping: Mapping[str, Any]) -> GradingSpec:
    """The grading keys of an exercise; its other keys are left aside.

    Raises:
        pydantic.ValidationError: A grading key has a wrong value.
    """
    return GradingSpec.model_validate(
        {key: mapping[key] for key in GradingSpec.model_fields if key in mapping}
    )


def load_tests(folder: Path) -> dict[str, bytes]:
    """The author's files below ``tests/``, by their path in the folder; empty where there are none.

    Raises:
        ExerciseError: They cannot be read.
    """
    paths = sorted(path for path in (folder / "tests").rglob("*.py") if path.is_file())
    try:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    except OSError as error:
        raise ExerciseError(f"{folder / 'tests'}: cannot be read ({error})") from error


def load_files(folder: Path) -> dict[str, bytes]:
    """The data files of an exercise, by name; empty where it has none.

    Raises:
        ExerciseError: They cannot be read, or are too large together.
    """
    paths = sorted(path for path in (folder / "files").glob("*") if path.is_file())
    try:
        files = {path.name: path.read_bytes() for path in paths}
    except OSError as error:
        raise ExerciseError(f"{folder / 'files'}: cannot be read ({error})") from error
    if sum(map(len, files.values())) > MAX_FILES_BYTES:
        raise ExerciseError(f"{folder / 'files'}: more than {MAX_FILES_BYTES} bytes")
    return files
