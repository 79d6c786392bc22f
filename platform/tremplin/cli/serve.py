"""``tremplin serve``: the site on the LAN; ``tremplin runner``: only its graders."""

from __future__ import annotations

import atexit
import errno
import logging
import signal
import socket
import threading
from dataclasses import replace
from typing import NoReturn

import click
from flask import Flask
from prometheus_client import start_http_server

from tremplin.cli.app import console, migrate, settings_here, site, stop
from tremplin.runtime.logs import init_logs
from tremplin.runtime.server import BACKLOG, Patience, Server, raise_file_limit
from tremplin.runtime.settings import Settings
from tremplin.runtime.wiring import (
    follow_clock_until,
    keep_house_beside,
    make_sandbox,
    start_answering,
    start_grading,
    warm_up_beside,
)
from tremplin.services.accounts.staff_invitations import first_admin_link_token
from tremplin.services.learning.grade_submissions import take_back_all
from tremplin.web.factory import create_app
from tremplin.web.security.uploads import most_bytes

DEFAULT_PORT = 8404
THREADS = 48
"""A Check holds its thread until the verdict: a class that presses it at once must not queue for
threads."""


def start_site(settings: Settings) -> Flask:
    """The site with all that works beside its pages."""
    app = create_app(settings)
    if settings.grading == "inline":
        sandbox = make_sandbox(settings)
        sandbox.open()
        atexit.register(sandbox.close)
        with app.app_context():
            take_back_all()
        start_grading(app, sandbox)

    serve_metrics(settings)
    warm_up_beside(app)
    keep_house_beside(app)

    return app


@click.command()
@click.option("--host", default="0.0.0.0", show_default=True, help="Address to listen on.")  # noqa: S104
@click.option("--port", default=DEFAULT_PORT, show_default=True, type=click.IntRange(1, 65535))
def serve(host: str, port: int) -> None:
    """Serve the site, and grade unless a runner does."""
    settings = settings_here()
    init_logs()
    listener = _listener(host, port)
    address = browser_address(host, port)

    with site(settings):
        migrate()
        token = first_admin_link_token(settings.secret_key)

    console.print(f"\n  [bold]{settings.site_name}[/bold] is ready: [bold]{address}[/bold]")
    demo_cards = settings.var / "demo-cards.txt"
    if demo_cards.exists():
        console.print("\n" + demo_cards.read_text().replace("{address}", address), markup=False)

    if token:
        console.print(
            f"  First time here? Choose the admin's password: {address}/invite/{token}\n",
            markup=False,
        )

    patience = Patience()
    if settings.proxies:
        # Everybody comes from the address of the proxy, which has bounds of its own.
        patience = replace(patience, per_address=patience.in_all)

    raise_file_limit(patience.in_all)
    app = start_site(settings)
    # It warns of each request that waits for a thread, which a class does that checks at once.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)

    server = Server(app, listener, THREADS, most_bytes(app), patience)
    signal.signal(signal.SIGTERM, _leave)
    server.run()


@click.command()
def runner() -> None:
    """Grade what the web processes write down and ask for.

    It is the only process that needs the container engine.
    """
    settings = settings_here()
    init_logs()
    app = create_app(settings)
    with make_sandbox(settings) as sandbox:
        loops = [start_grading(app, sandbox), start_answering(app, sandbox)]
        serve_metrics(settings)
        told_to_stop = _told_to_stop()
        console.print("Grading. Stop with Ctrl-C.")
        follow_clock_until(told_to_stop, app)
        for loop in loops:
            loop.stop()


def _leave(*_: object) -> NoReturn:
    """End the loop on SIGTERM as on Ctrl-C: the sandbox is closed then.

    Services and containers are stopped with SIGTERM.
    """
    raise SystemExit(0)


def _told_to_stop() -> threading.Event:
    """An event that is set by Ctrl-C and by SIGTERM, which services are stopped with.

    A program started in the background of a script hears no Ctrl-C unless it asks for it.
    """
    told = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: told.set())
    return told


def serve_metrics(settings: Settings) -> None:
    """Answer Prometheus on the address that the settings name.

    The listener is apart, so that no page of the site can show it.
    """
    if settings.metrics:
        host, _, port = settings.metrics.rpartition(":")
        start_http_server(int(port), host)


def _listener(host: str, port: int) -> socket.socket:
    """A socket on this address; browsers that come before the site is ready wait there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            stop(
                f"Port {port} is taken by another program. Stop it, or choose another port: --port "
                f"{port + 1}."
            )
        stop(f"{host}:{port} cannot be used: {error.strerror}.")


def browser_address(host: str, port: int) -> str:
    """The address to type for a site that listens on ``host``.

    For every address it is that of the local network.
    """
    listens_everywhere = host in ("", "0.0.0.0", "::")  # noqa: S104 - compared, not bound
    name = _lan_address() if listens_everywhere else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _lan_address() -> str:
    """This machine's address as its neighbours see it; no packet is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
