"""A page's words without a site: presenters need a language and the content folder, and no database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from tests.cast import ROOT, SECRET_KEY

from tremplin.content.format.loader import curriculum_from_bytes, exercise_from_files, read_folder
from tremplin.domain.exercise import Curriculum, Exercise
from tremplin.runtime.settings import Settings
from tremplin.web.base.i18n import init_i18n

TRANSLATIONS = ROOT / "platform/tremplin/translations"


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Flask]:
    """Somebody who reads English; a look into the database is an error, for there is none."""
    app = Flask("reader")
    app.config.update(
        SECRET_KEY=SECRET_KEY,
        WTF_CSRF_ENABLED=False,
        SETTINGS=Settings(var=tmp_path, content=ROOT, secret_key=SECRET_KEY).completed(),
        LANGUAGES=("fr", "en"),
        FAMILY_LANGUAGES=("fr", "en", "ar"),
        BABEL_TRANSLATION_DIRECTORIES=str(TRANSLATIONS),
    )
    init_i18n(app, lambda: "en")
    with app.test_request_context():
        yield app


@pytest.fixture(scope="session")
def hello() -> Exercise:
    """An exercise that comes with Tremplin."""
    return exercise_from_files(read_folder(ROOT / "exercises/t3-python/hello"))


@pytest.fixture(scope="session")
def python_basics() -> Curriculum:
    """A curriculum that comes with Tremplin."""
    return curriculum_from_bytes((ROOT / "curricula/python-basics.yaml").read_bytes())
