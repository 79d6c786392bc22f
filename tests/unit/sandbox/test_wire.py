"""Lines over file descriptors, however they come."""

from __future__ import annotations

import json
import os

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from driver.wire import LineReader, write_line


class Reader(RuleBasedStateMachine):
    """A reader on a pipe, beside the plain text of all that was written and not yet taken."""

    def __init__(self) -> None:
        super().__init__()
        read, self.write = os.pipe()
        self.read = read
        self.reader = LineReader(read)
        self.written = b""
        self.in_pipe = 0

    @rule(
        data=st.binary(min_size=1, max_size=200)
        | st.sampled_from([b"\n", b"{}\n", b"\n\n\n", b"x"])
    )
    def something_comes(self, data: bytes) -> None:
        os.write(self.write, data)
        self.written += data
        self.in_pipe += len(data)

    @rule(message=st.dictionaries(st.text(max_size=5), st.text() | st.integers(), max_size=3))
    def a_message_comes(self, message: dict[str, str | int]) -> None:
        line = json.dumps(message, separators=(",", ":")).encode() + b"\n"
        write_line(self.write, message)
        self.written += line
        self.in_pipe += len(line)

    @rule()
    def it_takes_what_is_there(self) -> None:
        if self.in_pipe:
            assert self.reader.fill()
            self.in_pipe = 0

    @rule()
    def it_gives_the_next_line_or_none(self) -> None:
        here = self.written[: len(self.written) - self.in_pipe]
        line = self.reader.pop()
        if b"\n" not in here:
            assert line is None
        else:
            assert line == here.partition(b"\n")[0]
            self.written = self.written.partition(b"\n")[2]

    @invariant()
    def the_pipe_is_never_full(self) -> None:
        assert self.in_pipe < 65_536

    def teardown(self) -> None:
        os.close(self.write)
        rest = self.written
        while b"\n" in rest:
            line, _, rest = rest.partition(b"\n")
            assert self.reader.read() == line
        assert self.reader.read() == b""
        os.close(self.read)


TestReader = Reader.TestCase
