"""The server with real sockets on the loopback: what comes late holds no thread; nobody who comes is turned away."""

import socket
import threading
import time
from contextlib import suppress

import pytest

from tremplin.runtime.server import Patience, Server

THREADS = 4
HALF = b"GET /page HTTP/1.1\r\nHost: x\r\n"
WHOLE = HALF + b"\r\n"
LONG_BODY = b"POST /page HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\nname="
SHORT = Patience(head_s=0.6, body_s=0.6, least_rate=10_000, idle_s=1.2, per_address=40, in_all=60)
UNFINISHED = pytest.mark.parametrize(
    "sent", [b"", b"G", HALF, LONG_BODY], ids=["nothing", "a letter", "half a head", "half a body"]
)


class Site:
    """A server on a free port, its application, and the connections that a test holds."""

    def __init__(self, patience):
        self.slow, self.held = threading.Event(), []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.server = Server(self.answer, self.listener, THREADS, 1_000_000, patience)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()

    def answer(self, environ, start_response):
        path = environ["PATH_INFO"]
        if path == "/slow":
            self.slow.wait(20)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return (
            (b"x" * 4_000_000 for _ in range(10))
            if path == "/large"
            else [b"page:" + environ["wsgi.input"].read(10)]
        )

    def hold(self, sent=b"", address="127.0.0.1"):
        """A connection that has sent this and says no more."""
        held = socket.create_connection(
            ("127.0.0.1", self.port), timeout=10, source_address=(address, 0)
        )
        held.sendall(sent)
        self.held.append(held)
        return held

    def seconds_for_a_page(self):
        begun = time.monotonic()
        browser = self.hold(WHOLE)
        assert answered(browser)
        browser.close()
        return time.monotonic() - begun

    def close(self):
        self.slow.set()
        self.server.accepting = False
        for held in self.held:
            held.close()
        self.server.task_dispatcher.shutdown(timeout=2)
        for connection in self.server.connections():
            connection.handle_close()
        self.server.asyncore.close_all(self.server._map)
        self.thread.join(10)


@pytest.fixture
def site():
    """Makes sites that are closed with the test."""
    made = []

    def make(patience=SHORT):
        made.append(Site(patience))
        return made[-1]

    yield make
    for each in made:
        each.close()


def answered(browser, with_what=b"page:"):
    """Whether this comes, in as many pieces as it likes."""
    come = b""
    while with_what not in come and (piece := browser.recv(1000)):
        come += piece
    return with_what in come


def is_closed(held):
    held.settimeout(6)
    with suppress(ConnectionError):
        while held.recv(100_000):
            pass
    return True


@pytest.mark.parametrize(
    "sent", [b"", b"G", HALF, LONG_BODY], ids=["nothing", "a letter", "half a head", "half a body"]
)
def test_sixty_that_say_no_more_keep_nobody_waiting(site, sent):
    there = site(Patience())
    for _ in range(60):
        there.hold(sent)
    assert max(there.seconds_for_a_page() for _ in range(5)) < 2


@pytest.mark.parametrize(
    "sent", [b"", b"G", HALF, LONG_BODY], ids=["nothing", "a letter", "half a head", "half a body"]
)
def test_whoever_says_no_more_is_closed(site, sent):
    assert is_closed(site().hold(sent))


def drip(held, sent):
    """Whether somebody who sends a byte now and then is closed."""
    deadline = time.monotonic() + 8
    with suppress(OSError):
        while time.monotonic() < deadline:
            held.sendall(sent)
            time.sleep(0.1)
        return False
    return True


@pytest.mark.parametrize(
    ("first", "then"), [(HALF + b"A: ", b"a"), (LONG_BODY, b"a")], ids=["a head", "a body"]
)
def test_a_byte_now_and_then_does_not_buy_time(site, first, then):
    assert drip(site().hold(first), then)


def test_a_large_body_that_comes_along_is_waited_for(site):
    browser = site(Patience(head_s=0.5, body_s=0.5, least_rate=1_000)).hold(LONG_BODY)
    for _ in range(9):
        time.sleep(0.2)
        browser.sendall(b"x" * 999)
    browser.sendall(b"x" * 9000)
    assert answered(browser, b"page:name=")


def test_who_fetches_no_answer_holds_no_thread(site):
    there = site()
    lost = [there.hold(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n") for _ in range(2 * THREADS)]
    time.sleep(0.3)
    assert there.seconds_for_a_page() < 8
    assert len(lost) == 2 * THREADS


def test_half_requests_from_one_address_push_out_each_other_and_nobody_else(site):
    there = site(Patience(per_address=20, in_all=60))
    at_work = there.hold(b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
    neighbour = there.hold(HALF, "127.0.0.2")
    time.sleep(0.2)
    halves = [there.hold(HALF) for _ in range(30)]
    assert there.seconds_for_a_page() < 2
    assert is_closed(halves[0])
    there.slow.set()
    assert answered(at_work)
    neighbour.sendall(b"\r\n")
    assert answered(neighbour)


def test_many_addresses_do_not_fill_the_site_either(site):
    there = site(Patience(per_address=20, in_all=30))
    for number in range(60):
        there.hold(HALF, f"127.0.1.{number % 10 + 1}")
    assert there.seconds_for_a_page() < 2
    assert len(there.server.connections()) <= 31


def test_a_class_behind_one_address_is_not_hurt(site):
    """Thirty browsers with six open connections each."""
    there = site(Patience())
    browsers = [there.hold() for _ in range(180)]
    for _ in range(2):
        for browser in browsers:
            browser.sendall(WHOLE)
        assert all(answered(browser) for browser in browsers)


def test_large_bodies_fill_no_disk(site):
    there = site(Patience(large_bytes=10_000, large_bodies=3))
    sent = b"POST /page HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n"
    bodies = [there.hold(sent) for _ in range(5)]
    assert all(is_closed(body) for body in bodies[3:])
    assert len(there.server.connections()) == 3


def test_what_no_page_takes_is_refused_by_its_head(site):
    browser = site().hold(b"POST /page HTTP/1.1\r\nHost: x\r\nContent-Length: 1000001\r\n\r\n")
    assert answered(browser, b"413")
