"""Create the site: the one place where its parts are put together."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from flask_migrate import Migrate
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from tremplin.models import StaffRole
from tremplin.models.db import Origin, db
from tremplin.runtime.settings import Settings
from tremplin.services.operations.found_site import site_here
from tremplin.services.operations.machine_clock import continue_logical_clock
from tremplin.web import admin
from tremplin.web import site_routes as house
from tremplin.web.account import own_routes as own_account
from tremplin.web.account import routes as account
from tremplin.web.authoring import routes as authoring
from tremplin.web.base.assets import init_assets
from tremplin.web.base.headers import init_headers
from tremplin.web.base.i18n import init_i18n
from tremplin.web.base.json_bodies import init_json
from tremplin.web.base.markup import init_markup
from tremplin.web.base.own_address import init_own_address
from tremplin.web.errors import door_of_visitor, init_errors
from tremplin.web.exercise.stage_view import stage_texts
from tremplin.web.exercise.step_pictures import step_picture
from tremplin.web.family import routes as family
from tremplin.web.learn import help_routes as ask
from tremplin.web.learn import routes as learn
from tremplin.web.security.access import check_audience, learner_or_none, staff_or_none
from tremplin.web.security.session import init_sessions
from tremplin.web.security.throttle import init_throttle
from tremplin.web.security.two_factor_gate import lead_to_two_factor
from tremplin.web.security.uploads import init_uploads
from tremplin.web.security.visitor_language import language_of_visitor
from tremplin.web.teach import routes as teach
from tremplin_sandbox.job import MAX_SOURCE_BYTES

PACKAGE = Path(__file__).resolve().parent.parent
TRANSLATIONS = PACKAGE / "translations"

# A program of 64 kB written as JSON escapes may be six times as long; anything above that is no
# program of ours.
MAX_REQUEST_BYTES = 8 * MAX_SOURCE_BYTES


def create_app(settings: Settings) -> Flask:
    """The site with these settings. It grades nothing until ``wiring.start_grading`` is called."""
    app = Flask("tremplin.web", root_path=str(PACKAGE / "web"))
    app.config.update(_flask_settings(settings))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        site_name=settings.site_name, stage_texts=stage_texts, step_picture=step_picture
    )

    db.init_app(app)
    Migrate(app, db, directory=str(PACKAGE / "migrations"))
    init_json(app)
    init_uploads(app)
    CSRFProtect(app)
    init_sessions(app)
    init_i18n(app, language_of_visitor)
    init_assets(app)
    init_markup(app)
    init_headers(app)
    init_throttle(app)
    init_errors(app)

    # One blueprint: teach, authoring and admin put their routes on the same, for all of them stand
    # under /teach.
    adult_pages = {teach.bp, authoring.bp, admin.bp}
    for blueprint in (
        learn.bp,
        ask.bp,
        *adult_pages,
        family.bp,
        account.bp,
        own_account.bp,
        house.bp,
    ):
        app.register_blueprint(blueprint)

    app.before_request(check_audience)
    app.before_request(lead_to_two_factor)
    init_own_address(app)
    app.context_processor(_who_is_here)

    with app.app_context():
        Origin.site_id = site_here()
        if Origin.site_id is not None:
            continue_logical_clock()

    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies
        )

    return app


def _who_is_here() -> dict[str, object]:
    """What every template knows of the visitor.

    ``leads`` is false for a stand-in; ``door`` is the page that idleness leads to.
    """
    staff = staff_or_none()
    leads = staff is not None and staff.role is not StaffRole.STAND_IN
    return {
        "current_learner": learner_or_none(),
        "current_staff": staff,
        "leads": leads,
        "door": door_of_visitor(),
    }


def _flask_settings(settings: Settings) -> dict[str, object]:
    return {
        "SETTINGS": settings,
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        # Without hide_parameters, a fault of the database writes children's names and programs into
        # the log.
        "SQLALCHEMY_ENGINE_OPTIONS": {"pool_pre_ping": True, "hide_parameters": True},
        "LANGUAGES": settings.language_codes,
        "FAMILY_LANGUAGES": (*settings.language_codes, *settings.family_language_codes),
        "BABEL_DEFAULT_LOCALE": settings.language_codes[0],
        "BABEL_TRANSLATION_DIRECTORIES": str(TRANSLATIONS),
        "IDLE_MINUTES": settings.idle_minutes,
        "SECURITY_CONTACT": settings.security_contact,
        # With this prefix a browser takes the cookie from this very host alone, and over TLS.
        "SESSION_COOKIE_NAME": "__Host-tremplin" if settings.secure_cookies else "tremplin",
        # The cookie is written when it changes: an answer under way must not bring back a session
        # that was left.
        "SESSION_REFRESH_EACH_REQUEST": False,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.secure_cookies,
        # A child's page stays open for a whole afternoon: the token lives as long as the session.
        "WTF_CSRF_TIME_LIMIT": None,
        "TRUSTED_HOSTS": list(settings.host_names) or None,
        "MAX_CONTENT_LENGTH": MAX_REQUEST_BYTES,
        "MAX_FORM_MEMORY_SIZE": MAX_REQUEST_BYTES,
    }
