"""The HTTP server: no thread works for a slow request, nor for an answer not fetched.

Waitress reads requests and sends answers in one loop, beside the threads that make pages. What it
lacks is here: a time by which a head and a body must have come, and a bound on connections. Beyond
the bound, nobody who comes is turned away: of those that ask for nothing at this moment, the
connection that has been so the longest is closed. So half requests push out half requests, and a
class of thirty behind one address never notices.
"""

from __future__ import annotations

import resource
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import structlog
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer

log = structlog.get_logger()

BACKLOG = 1024
LOOK_EVERY_S = 1.0

WsgiApp = Callable[..., Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Patience:
    """What a connection is given.

    Attributes:
        head_s: Seconds from the first byte of a request to the end of its head.
        body_s: Seconds for a body, more for a large one: see ``least_rate``.
        least_rate: Bytes a second; so many earn a body another second.
        idle_s: Seconds without a request on an open connection, or without a byte of an answer
            being fetched.
        per_address: Connections from one network address.
        in_all: Connections.
        large_bodies: Requests with a body over ``large_bytes`` that may be coming in at the same
            moment.
        large_bytes: What every page and program is smaller than.
    """

    head_s: float = 15.0
    body_s: float = 30.0
    least_rate: int = 2_000
    idle_s: float = 75.0
    per_address: int = 256
    in_all: int = 800
    large_bodies: int = 6
    large_bytes: int = 600_000


@dataclass(slots=True)
class _Coming:
    """A request that has not come whole: since when, and since when its body."""

    since: float = field(default_factory=time.monotonic)
    body_since: float | None = None


class Connection(HTTPChannel):
    """A connection that knows how long its request has been coming."""

    server: Server
    coming: _Coming | None = None

    def __init__(self, *given: Any, **named: Any) -> None:
        self.opened_at = self.quiet_since = self._active_at = time.monotonic()
        super().__init__(*given, **named)

    @property
    def last_activity(self) -> float:
        """When bytes last came or went, by the monotonic clock; waitress uses the wall's."""
        return self._active_at

    @last_activity.setter
    def last_activity(self, wall_clock: float) -> None:
        del wall_clock
        self._active_at = time.monotonic()

    def received(self, data: bytes) -> bool:
        """Take what came, and note how far the request is."""
        if self.coming is None:
            self.coming = _Coming()
        taken: bool = super().received(data)
        if self.request is None:
            self.coming = None
        elif self.request.headers_finished and self.coming.body_since is None:
            self.coming.body_since = time.monotonic()
            if self.is_large and self.server.large_bodies() > self.server.patience.large_bodies:
                # Kept on the disk while it comes: a stranger must not fill that.
                self.handle_close()
        return taken

    def service(self) -> None:
        """Answer one request, in a thread."""
        super().service()
        self.quiet_since = time.monotonic()

    @property
    def is_large(self) -> bool:
        """Whether the body that is coming is larger than any page's or program's."""
        request, most = self.request, self.server.patience.large_bytes
        return (
            request is not None and max(request.content_length, request.body_bytes_received) > most
        )

    @property
    def asks_for_nothing(self) -> bool:
        """Whether neither a thread works for it nor an answer waits to be fetched."""
        return not self.requests and not self.total_outbufs_len

    def is_late(self, now: float, patience: Patience) -> bool:
        """Whether request or answer has taken too long, or nothing was asked for too long."""
        if self.total_outbufs_len:
            # Also when a thread waits for room: a laptop that lost its network holds none.
            return now - self.last_activity > patience.idle_s
        if self.requests:
            return False
        if self.coming is None:
            return now - self.quiet_since > patience.idle_s
        if self.coming.body_since is None:
            return now - self.coming.since > patience.head_s
        earned = self.request.body_bytes_received / patience.least_rate if self.request else 0
        return now - self.coming.body_since > patience.body_s + earned


class Server(TcpWSGIServer):
    """The site on one address and port."""

    channel_class = Connection

    def __init__(
        self,
        app: WsgiApp,
        listener: socket.socket,
        threads: int,
        most_bytes: int,
        patience: Patience,
    ) -> None:
        """Serve ``app`` on a bound socket.

        ``most_bytes`` is the largest body that any page takes.
        """
        self.patience = patience
        self._next_look = 0.0
        adjustments = Adjustments(
            sockets=[listener],
            threads=threads,
            ident=None,
            max_request_body_size=most_bytes,
            backlog=BACKLOG,
            asyncore_use_poll=True,
            # ProxyFix believes them, and only where the settings name a proxy.
            clear_untrusted_proxy_headers=False,
        )
        super().__init__(
            app,
            map={},
            _sock=listener,
            adj=adjustments,
            bind_socket=False,
            sockinfo=(listener.family, listener.type, listener.proto, listener.getsockname()),
        )
        self.task_dispatcher.set_thread_count(threads)

    def handle_accept(self) -> None:
        """Take in a new connection; where there are too many, the longest idle one goes."""
        super().handle_accept()
        connections = self.connections()
        newest = max(connections, key=lambda each: each.opened_at, default=None)
        if newest is None:
            return
        neighbours = [each for each in connections if each.addr[0] == newest.addr[0]]
        if len(neighbours) > self.patience.per_address:
            self._make_room(neighbours, newest)
        elif len(connections) > self.patience.in_all:
            self._make_room(connections, newest)

    def readable(self) -> bool:
        """Asked before each round of the loop: once a second, what is late is closed."""
        now = time.monotonic()
        if now >= self._next_look:
            self._next_look = now + LOOK_EVERY_S
            for each in self.connections():
                if each.is_late(now, self.patience):
                    each.handle_close()
        return bool(self.accepting)

    def connections(self) -> list[Connection]:
        """Those that are open."""
        return list(self.active_channels.values())

    def large_bodies(self) -> int:
        """How many large bodies are coming in."""
        return sum(each.is_large for each in self.connections())

    def _make_room(self, among: list[Connection], newest: Connection) -> None:
        idle = [each for each in among if each.asks_for_nothing and each is not newest]
        if idle:
            min(
                idle, key=lambda each: each.coming.since if each.coming else each.quiet_since
            ).handle_close()
        else:
            newest.handle_close()


def raise_file_limit(connections: int) -> None:
    """Let this process open a file for each connection, and some hundred more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * connections + 512
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
