"""A door in front of a site: whoever comes in is written down, on the site's side of the line."""

from __future__ import annotations

import http.client
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STAYS_HERE = {"connection", "keep-alive", "transfer-encoding"}
ANEW = {*STAYS_HERE, "content-length"}


@dataclass
class Door:
    """Where it stands, and each request that came to it: ``GET /path``.

    Attributes:
        behind: Port of the site behind it; None for a house where nobody is at home.
        written_into_pages: What is put at the end of each page's head.
        answers: What is answered here, by path: takes the request's body and gives that of the answer.
    """

    behind: int | None = None
    asked: list[str] = field(default_factory=list)
    written_into_pages: str = ""
    answers: dict = field(default_factory=dict)
    port: int = 0

    @property
    def url(self) -> str:
        """By the loopback's number."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def lan_url(self) -> str:
        """By a name, as on a network: no secure context."""
        return f"http://garage.lan:{self.port}"


@contextmanager
def a_door(behind: int | None = None) -> Iterator[Door]:
    """Stand in front of the site on this port until the block ends."""
    door = Door(behind)
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"door": door}))
    door.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield door
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Browsers that leave in the middle of an answer are no news."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            raise


class _Handler(BaseHTTPRequestHandler):
    door: Door
    protocol_version = "HTTP/1.1"

    def _let_in(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = self.path.partition("?")[0]
        if path in self.door.answers:
            status, headers, data = self.door.answers[path](self.headers, body)
        else:
            self.door.asked.append(f"{self.command} {self.path}")
            status, headers, data = self._from_behind(body)
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = _let_in  # noqa: N815 - http.server's names

    def _from_behind(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        if self.door.behind is None:
            return 200, [("Access-Control-Allow-Origin", "*")], b""
        site = http.client.HTTPConnection("127.0.0.1", self.door.behind, timeout=60)
        site.request(self.command, self.path, body or None, _passed_on(self.headers))
        answer = site.getresponse()
        data = answer.read()
        headers = [(name, value) for name, value in answer.getheaders() if name.lower() not in ANEW]
        if (answer.getheader("Content-Type") or "").startswith("text/html"):
            data = data.replace(b"</head>", f"{self.door.written_into_pages}</head>".encode(), 1)
        site.close()
        return answer.status, headers, data

    def log_message(self, *_: object) -> None:
        """Nothing: what counts is in ``asked``."""


def _passed_on(headers: Message) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() not in STAYS_HERE}
