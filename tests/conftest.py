"""A site with the named cast, in a database of its own for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache, Undefined
from jinja2.utils import missing
from tests.cast import ROOT, SECOND_CURRICULUM, SECRET_KEY, Cast, found_cast
from tests.lanes import Lanes, turn
from tests.routes import remember_builders

from tremplin.domain.logical_clock import LogicalClock
from tremplin.models import CurriculumRow
from tremplin.models.db import Base, Origin, db
from tremplin.runtime.settings import Settings
from tremplin.services.content.catalogue import loaded_curriculum, loaded_revision
from tremplin.services.content.load_content import load_content
from tremplin.services.operations import call_sandbox
from tremplin.services.operations.found_site import found_site
from tremplin.web.factory import create_app
from tremplin.web.teach.grid_view import grid_html
from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.engine.image import ensure_image
from tremplin_sandbox.settings import PoolSettings

TEMPLATES = FileSystemBytecodeCache()
remember_builders()


class KnownAttributes(Undefined):
    """What a template gets for a name that is not there; for an attribute that an object lacks, an error.

    A template may ask for what a page does not give. An attribute that was renamed in its class
    would show nothing, and nobody would notice.
    """

    def __init__(
        self, hint: str | None = None, obj: Any = missing, *given: Any, **named: Any
    ) -> None:
        super().__init__(hint, obj, *given, **named)
        if obj is not missing and not isinstance(obj, Mapping | Undefined):
            self._fail_with_undefined_error()


def make_app(var: Path, **config: object) -> Flask:
    """The site with its data in ``var``; pages need no built scripts and styles."""
    app = create_app(Settings(var=var, content=ROOT, secret_key=SECRET_KEY).completed())
    app.config.update({"TESTING": True, "WTF_CSRF_ENABLED": False, **config})
    # Each test has a site of its own, and all of them the same templates: compiled once they are enough.
    app.jinja_env.bytecode_cache = TEMPLATES
    app.jinja_env.undefined = KnownAttributes
    app.jinja_env.globals["asset"] = lambda name: f"/static/build/{name}"
    return app


def close_app(app: Flask) -> None:
    """Let go of the database's file."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def sandbox() -> Iterator[DockerSandbox]:
    """The real sandbox, one for all tests that only want something graded."""
    with DockerSandbox(
        PoolSettings(size=3, max_size=3, concurrent=2, image=ensure_image(print))
    ) as running:
        yield running


@pytest.fixture(scope="session")
def _founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cast]:
    """A database with the cast in it, made once; each test gets a copy."""
    var = tmp_path_factory.mktemp("cast")
    app = make_app(var)
    with app.app_context():
        Base.metadata.create_all(db.engine)
        Origin.site_id = found_site("Tremplin")
        cast = found_cast()
    close_app(app)
    loaded_revision.cache_clear()
    loaded_curriculum.cache_clear()
    return var / "tremplin.db", cast


@pytest.fixture
def app(
    _founded: tuple[Path, Cast], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Flask]:
    """The site; inside the test, an application context of its own is needed for services and rows."""
    # No runner stands beside it, unless a test starts one.
    monkeypatch.setattr(call_sandbox, "TAKEN_WITHIN_S", 0.1)
    # Another test's may have been led years ahead.
    monkeypatch.setattr(Origin, "clock", LogicalClock())
    # With the same clock and the same rows, another test's boards have the same mark as this one's.
    grid_html.cache_clear()
    shutil.copy(_founded[0], tmp_path / "tremplin.db")
    app = make_app(tmp_path)
    yield app
    close_app(app)
    Origin.site_id = None


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser in which nobody is logged in."""
    return app.test_client()


@pytest.fixture
def cast(_founded: tuple[Path, Cast]) -> Cast:
    """Who is there."""
    return _founded[1]


@pytest.fixture
def as_nadia(client: FlaskClient, cast: Cast) -> FlaskClient:
    """Nadia's browser: she leads Mercredi."""
    return cast.log_in(client, cast.nadia)


@pytest.fixture
def as_karim(client: FlaskClient, cast: Cast) -> FlaskClient:
    """Karim's browser: the admin."""
    return cast.log_in(client, cast.karim)


@pytest.fixture
def as_awa(client: FlaskClient, cast: Cast) -> FlaskClient:
    """Awa's browser."""
    return cast.log_in(client, cast.awa)


@pytest.fixture
def second(app: Flask) -> str:
    """The id of the curriculum *Deux*, which is in the house from now on."""
    with app.app_context():
        load_content([], [SECOND_CURRICULUM])
        return str(db.session.query(CurriculumRow).filter_by(slug="second-steps").one().id)


@pytest.fixture
def guarded(app: Flask) -> Callable[[], FlaskClient]:
    """Browsers of a site that asks for the CSRF token, as the real one does."""
    app.config["WTF_CSRF_ENABLED"] = True
    return app.test_client


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put them in the order in which workers get them."""
    items.sort(key=lambda item: turn(item.nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Lanes | None:
    """Give workers what belongs together, where they were asked for whole files: ``--dist loadscope``."""
    return Lanes(config, log) if config.getoption("dist") == "loadscope" else None


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--screenshots FOLDER`` keeps the pictures of the README, taken by the browser journey."""
    parser.addoption("--screenshots", default=None, help="folder for the pictures of the README")
    parser.addoption(
        "--begin-at",
        default=None,
        metavar="MOMENT",
        help="the moment the clock starts from, as 2028-02-29T23:57Z",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Put the clock where ``--begin-at`` says: a test may not depend on the hour at which it runs."""
    moment = config.getoption("begin_at")
    if moment:
        travel = time_machine.travel(datetime.fromisoformat(moment))
        travel.start()
        config.add_cleanup(travel.stop)
