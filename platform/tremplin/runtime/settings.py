"""Every setting of the site, with its default: the one module that reads the environment.

A value that cannot be used stops the start with its name, the value and what was expected.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tremplin.services.accounts.two_factor_demand import Demand


class SettingsError(Exception):
    """A setting cannot be used; the message names it."""


class Settings(BaseModel):
    """Settings, read from the environment.

    Each is ``TREMPLIN_`` and its name in capitals unless noted.

    Attributes:
        var: Folder of everything this installation keeps (database, secret key, logs). Default
            ``var``.
        database_url: SQLAlchemy address, read from ``DATABASE_URL``. Default: SQLite in ``var``.
        content: Folder that holds ``exercises/`` and ``curricula/``. Default: the working folder.
        secret_key: Key of session cookies and code hashes. Default: made once and kept in
            ``var/secret-key``.
        grading: ``inline``: this process grades; ``runner``: another one does (``tremplin
            runner``).
        graders: Programs graded at once. Default 2.
        pool_size: Warm containers kept ready at least. Default 4.
        pool_max: The most of them, after many Checks at once and while memory is free. Default 32.
        metrics: ``address:port`` on which Prometheus may ask, e.g. ``127.0.0.1:9464``. Default:
            nowhere.
        sandbox_runtime: Container runtime of the engine (``runc``, ``crun``, ``runsc``). Default:
            the engine's own.
        secure_cookies: Send cookies over TLS only; ``1`` behind HTTPS. Default 0 (a LAN without
            TLS).
        proxies: Reverse proxies in front whose ``X-Forwarded-*`` headers are believed. Default 0.
        hosts: Names and addresses under which the site is reached, comma-separated; a request for
            another one is refused. Default: any, as a club's network has none to speak of.
        idle_minutes: Minutes without a click after which whoever is at a shared computer is logged
            out. Default 30.
        keep_idle_days: Days without a sign of a child after which she is announced to be erased.
            Default 730.
        erasure_notice_days: Days between that announcement and the erasure. Default 60.
        second_step: Of whom the two-step log-in is demanded: ``nobody``, ``admins``, ``everybody``.
            Default ``nobody``.
        security_contact: Where whoever finds a hole writes to: a ``mailto:``, ``https:`` or
            ``tel:`` address, shown in ``/.well-known/security.txt``. Default: none, and no such
            page.
        site_name: The name families read. Default ``Tremplin``.
        languages: Codes of the interface's languages, comma-separated; the first is the default.
            Default ``fr,en``.
        family_languages: Codes of more languages for families' pages alone. Default ``ar``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    var: Path = Path("var")
    database_url: str = ""
    content: Path = Path()
    secret_key: str = ""
    grading: Literal["inline", "runner"] = "inline"
    graders: Annotated[int, Field(ge=1, le=64)] = 2
    pool_size: Annotated[int, Field(ge=0, le=256)] = 4
    pool_max: Annotated[int, Field(ge=1, le=256)] = 32
    metrics: Annotated[str, Field(pattern=r"^(|[^\s]+:[0-9]{1,5})$")] = ""
    sandbox_runtime: str = ""
    secure_cookies: bool = False
    proxies: Annotated[int, Field(ge=0, le=5)] = 0
    hosts: str = ""
    idle_minutes: Annotated[int, Field(ge=5, le=24 * 60)] = 30
    keep_idle_days: Annotated[int, Field(ge=30, le=3650)] = 730
    erasure_notice_days: Annotated[int, Field(ge=7, le=365)] = 60
    second_step: Demand = Demand.NOBODY
    security_contact: Annotated[
        str, Field(pattern=r"^(|mailto:[^\s@]+@[^\s@]+|https://\S+|tel:\+[0-9().-]+)$")
    ] = ""
    site_name: Annotated[str, Field(min_length=1, max_length=80)] = "Tremplin"
    languages: str = "fr,en"
    family_languages: str = "ar"

    @classmethod
    def from_environment(
        cls,
        environment: Mapping[str, str] | None = None,
        overrides: Mapping[str, object] | None = None,
    ) -> Self:
        """Read the settings; ``overrides`` (from the command line) stand above the environment.

        Raises:
            SettingsError: A value is of the wrong kind, or a ``TREMPLIN_`` name is unknown.
        """
        source = os.environ if environment is None else environment
        values = {
            name.removeprefix("TREMPLIN_").lower(): value
            for name, value in source.items()
            if _is_ours(name)
        }
        if "DATABASE_URL" in source:
            values["database_url"] = source["DATABASE_URL"]

        try:
            settings = cls.model_validate({**values, **(overrides or {})})
        except ValidationError as error:
            first = error.errors()[0]
            name = f"TREMPLIN_{str(first['loc'][0]).upper()}"
            raise SettingsError(f"{name}={first['input']!r}: {first['msg']}") from error

        return settings.completed()

    def completed(self) -> Self:
        """These settings with the values from the ``var`` folder filled in; makes the folder."""
        var = self.var.resolve()
        var.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self.model_copy(
            update={
                "var": var,
                "content": self.content.resolve(),
                "database_url": self.database_url or f"sqlite:///{var / 'tremplin.db'}",
                "secret_key": self.secret_key or _kept_secret(var / "secret-key"),
            }
        )

    @property
    def language_codes(self) -> tuple[str, ...]:
        """The interface's languages, the default first."""
        return _listed(self.languages)

    @property
    def host_names(self) -> tuple[str, ...]:
        """Allowed Host headers; an empty tuple allows any."""
        return _listed(self.hosts)

    @property
    def family_language_codes(self) -> tuple[str, ...]:
        """The languages that only families' pages have."""
        codes = _listed(self.family_languages)
        return tuple(code for code in codes if code not in self.language_codes)


def _listed(value: str) -> tuple[str, ...]:
    """The entries of a setting that lists them with commas."""
    return tuple(entry.strip() for entry in value.split(",") if entry.strip())


def _is_ours(name: str) -> bool:
    return name.startswith("TREMPLIN_")


def _kept_secret(path: Path) -> str:
    """The secret in ``path``, made on first use and readable by its owner only."""
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()
