"""Languages: which one a visitor reads, and how a text of the content is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from babel import Locale
from flask import Flask, current_app, has_request_context, request
from flask_babel import Babel, get_locale

from tremplin.content.format.messages import Called, Message, Named, in_words
from tremplin.domain.exercise import FAMILY_LANGUAGES


@cache
def name_of(code: str) -> str:
    """What a language calls itself; its code where Babel does not know it."""
    return (Locale.parse(code).get_language_name(code) or code).capitalize()


def init_i18n(app: Flask, choose: Callable[[], str]) -> None:
    """Set up Babel and what templates need to speak; ``choose`` says which language the visitor reads."""
    Babel(app, locale_selector=choose)
    app.jinja_env.globals.update(
        get_locale=get_locale,
        languages=[(code, name_of(code)) for code in app.config["LANGUAGES"]],
        in_language=pick,
    )
    codes = [code for code in app.config["FAMILY_LANGUAGES"] if code not in app.config["LANGUAGES"]]
    app.jinja_env.globals["told_to_families"] = [
        (code, name_of(code)) for code in codes if code in FAMILY_LANGUAGES
    ]
    app.context_processor(_page_languages)


def _page_languages() -> dict[str, object]:
    """The languages that this page can be read in."""
    return {
        "languages": [(code, name_of(code)) for code in languages_here()],
        # By its name, not its code: whoever reads it may not read our letters.
        "family_only": [
            code for code in languages_here() if code not in current_app.config["LANGUAGES"]
        ],
    }


def language() -> str:
    """The code of the language this visitor reads."""
    return str(get_locale() or current_app.config["LANGUAGES"][0])


def pick(text: Mapping[str, str]) -> str:
    """The text in the visitor's language, in the site's first language where it has no other."""
    return text[picked_language(text)]


def say(message: Message, called: Called | None = None) -> str:
    """The sentence in the visitor's language.

    Args:
        message: From the content.
        called: What the page calls tests, skills and exercises; their ids where it has no other
            names.
    """
    return in_words(message, language(), called or _by_id)


def _by_id(named: Named) -> str:
    return named.id


def picked_language(text: Mapping[str, str]) -> str:
    """The code of the language in which :func:`pick` gives this text."""
    return language() if text.get(language()) else str(current_app.config["LANGUAGES"][0])


def languages_here() -> tuple[str, ...]:
    """Codes of the languages of this page: families have more."""
    of_families = has_request_context() and request.blueprint == "family"
    codes: tuple[str, ...] = current_app.config["FAMILY_LANGUAGES" if of_families else "LANGUAGES"]
    return codes
