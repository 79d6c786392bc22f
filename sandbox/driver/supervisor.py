"""The process that outlives the cases: forks one ahead, feeds it, watches it, reports, and leaves nothing of it."""

from __future__ import annotations

import base64
import contextlib
import gc
import json
import os
import select
import signal
from collections import deque
from typing import Any, NoReturn

from driver import program
from driver.confine import confine
from driver.wire import Channel, LineReader, write_line

RESULT_BYTES = 1_000_000
"""Longest result line of a case."""
_SCRATCH = "/tmp"  # noqa: S108
_AHEAD = 2
"""Processes that wait for a case before the job arrives: forking and preparing one takes longer than most cases."""
_TASK_COUNTERS = ("/sys/fs/cgroup/pids/pids.current", "/sys/fs/cgroup/pids.current")
_OOM_COUNTERS = ("/sys/fs/cgroup/memory/memory.oom_control", "/sys/fs/cgroup/memory.events")


class Spare:
    """A case's process, forked ahead; it waits on a pipe for its case, and for the job where that is not known yet."""

    def __init__(self, job: dict[str, Any] | None = None) -> None:
        work_r, self.work = os.pipe()
        self.out, out_w = os.pipe()
        self.err, err_w = os.pipe()
        self.result, result_w = os.pipe()
        try:
            self.pid = os.fork()
            if self.pid == 0:
                _become_case(job, work_r, out_w, err_w, result_w)
        except OSError:  # not enough processes or memory are left
            self.close()
            raise
        finally:
            for fd in (work_r, out_w, err_w, result_w):
                os.close(fd)

    def hang_up(self) -> None:
        """Let it know that nothing more will come."""
        if self.work >= 0:
            os.close(self.work)
            self.work = -1

    def close(self) -> None:
        """Close this side of its pipes."""
        self.hang_up()
        for fd in (self.out, self.err, self.result):
            os.close(fd)


def _become_case(
    job: dict[str, Any] | None, work: int, out: int, err: int, result: int
) -> NoReturn:
    """Keep four descriptors, wait for the work, do it, leave without returning to the supervisor's code."""
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        os.dup2(out, 1)
        os.dup2(err, 2)
        os.dup2(result, 3)  # 3 to 5 were the supervisor's own: never one of the four
        os.dup2(work, 4)
        os.closerange(5, 256)
        confine()
        program.prepare()
        if job is None:  # one that knows its job is awaited: it has no time to rehearse
            program.rehearse()
        reader = LineReader(4)
        compiled = program.Program(job or json.loads(reader.read()))
        write_line(3, {"compiled": compiled.code is not None})  # before any of the program runs
        case = json.loads(reader.read())
        if case["kind"] not in program.CONVERSATIONS:
            os.close(4)
        write_line(3, compiled.observe(case, Channel(reader, 3)))
        status = 0
    finally:
        os._exit(status)


class Supervisor:
    """Serves one job: reads it from the host, then case after case until the host hangs up."""

    def __init__(self) -> None:
        self._host = LineReader(0)
        self._spares: deque[Spare] = deque()
        self._wake, wake_w = os.pipe()
        os.set_blocking(self._wake, False)
        os.set_blocking(wake_w, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake_w, warn_on_full_buffer=False)
        self._oom_kills = _OomCounter()
        self._tasks = _Tasks()

    def serve(self) -> None:
        """Report ready, then answer each case with one frame; return when the host closes its side."""
        program.rehearse()
        gc.collect()
        gc.freeze()  # what is here now stays: no collection need touch it, and so copy it, in each process
        self._spares.extend(Spare() for _ in range(_AHEAD))
        self._rehearse()
        write_line(1, {"ready": 1})
        first = self._host.read()
        if not first:
            return
        job = json.loads(first)["job"]
        self._feed(self._spares[0], job)
        while line := self._host.read():
            case = json.loads(line)
            if "token" not in case:
                continue  # said to a case that has ended meanwhile
            token = case.pop("token")
            write_line(1, {"case": case["case"], "token": token, "taken": 1})
            spare = self._spares.popleft()
            self._feed(spare, case)
            self._prepare_next(job)  # while the case runs
            relay = (
                _Relay(self._host, spare, case["case"], token)
                if case["kind"] in program.CONVERSATIONS
                else None
            )
            report = self._watch(spare, job["output_bytes"], relay)
            write_line(1, {"case": case["case"], "token": token, **report})
            self._sweep(spare, job)

    def _rehearse(self) -> None:
        """Serve a case of an empty program, and tell nobody.

        After a fork each page is copied when it is first written to: done here, before a job comes,
        these copies are not part of a learner's wait.
        """
        spare = Spare(program.REHEARSAL)
        self._feed(spare, {"case": 0, "kind": "stdout", "files": []})
        report = self._watch(spare, program.REHEARSAL["output_bytes"], None)
        json.dumps({"case": 0, "token": "", **report}, separators=(",", ":")).encode()
        spare.close()
        self._tasks.count()
        _empty_scratch()

    def _feed(self, spare: Spare, message: dict[str, Any]) -> None:
        with contextlib.suppress(BrokenPipeError):  # it died waiting: that shows in its exit status
            write_line(spare.work, message)

    def _prepare_next(self, job: dict[str, Any]) -> None:
        """Have the process of the next case read its program, or fork one that knows it."""
        if self._spares:
            self._feed(self._spares[0], job)
            return
        with contextlib.suppress(
            OSError
        ):  # the case has taken what a process needs: after it there is room
            self._spares.append(Spare(job))

    def _watch(self, spare: Spare, limit: int, relay: _Relay | None) -> dict[str, Any]:
        output = _Output(spare, limit)
        status = self._follow(spare, output, relay)
        return {
            "end": "flood" if output.flooded else "clean" if status == 0 else "died",
            "status": status,
            "oom": self._oom_kills.has_grown(),
            "compiled": output.compiled,
            "stdout": base64.b64encode(output.taken[spare.out][: limit + 1]).decode(),
            "result": output.result(),
        }

    def _follow(self, spare: Spare, output: _Output, relay: _Relay | None) -> int:
        """Read what the case writes until it ends or floods; its exit status, negative for a signal."""
        poll = select.poll()
        for fd in (spare.out, spare.err, spare.result, self._wake):
            poll.register(fd, select.POLLIN)
        poll.register(
            0, select.POLLIN if relay else 0
        )  # but for a conversation, only the host's hanging up matters
        while not output.flooded:
            if relay:
                relay.carry(output)  # first what came together with the case
            for fd, _ in poll.poll():
                if not self._take(fd, output, relay):
                    poll.unregister(fd)
            pid, status = os.waitpid(spare.pid, os.WNOHANG)
            if pid:
                return self._last_words(status, output, relay)
        os.kill(spare.pid, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(spare.pid, 0)[1])

    def _last_words(self, status: int, output: _Output, relay: _Relay | None) -> int:
        """Take what an ended process left in its pipes; its exit status."""
        output.drain()
        if relay:
            relay.carry(output)
        return os.waitstatus_to_exitcode(status)

    def _take(self, fd: int, output: _Output, relay: _Relay | None) -> bool:
        """Read from a descriptor that has something; False when nothing more will come from it."""
        if fd == 0:
            if relay is None or not self._host.fill():
                os._exit(
                    0
                )  # the host hung up: with the first process of the namespace all others end
            return True
        if fd == self._wake:
            os.read(self._wake, 4096)
            return True
        return output.read(fd)

    def _sweep(self, spare: Spare, job: dict[str, Any]) -> None:
        """Leave no process and no file of the case behind, and a process for the next one."""
        spare.close()
        if not self._spares or self._tasks.count() != 1 + len(self._spares):
            _end_all()
            while self._spares:
                self._spares.pop().close()
            self._spares.append(Spare(job))
        _empty_scratch()


class _Relay:
    """Carries the lines of a conversation between the host and the process of a case."""

    def __init__(self, host: LineReader, spare: Spare, case: int, token: str) -> None:
        self._host = host
        self._spare = spare
        self._frame = {"case": case, "token": token}

    def carry(self, output: _Output) -> None:
        """Pass on every line that is there, in both directions."""
        while (line := output.pop_line()) is not None:
            write_line(1, {**self._frame, "say": line.decode("utf-8", "replace")})
        while (line := self._host.pop()) is not None:
            message = json.loads(line)
            if "say" not in message:
                self._spare.hang_up()
            elif self._spare.work >= 0:
                with contextlib.suppress(BrokenPipeError):  # it died: that shows in its exit status
                    write_line(self._spare.work, message["say"])


class _Output:
    """What a case has written, up to its limits."""

    def __init__(self, spare: Spare, limit: int) -> None:
        self.taken = {spare.out: bytearray(), spare.err: bytearray(), spare.result: bytearray()}
        self.compiled: bool | None = None
        """Whether the program could be compiled, which its process says first of all; None until then."""
        self._result = spare.result
        self._limit = limit
        for fd in self.taken:
            os.set_blocking(fd, False)

    @property
    def flooded(self) -> bool:
        """Whether output and error stream together, or the result, are over their limit."""
        printed = sum(len(data) for fd, data in self.taken.items() if fd != self._result)
        return printed > self._limit or len(self.taken[self._result]) > RESULT_BYTES

    def read(self, fd: int) -> bool:
        """Take what is there; False when the other side is closed."""
        try:
            chunk = os.read(fd, 65_536)
        except BlockingIOError:
            return True
        self.taken[fd] += chunk
        if self.compiled is None and fd == self._result and b"\n" in chunk:
            self.compiled = json.loads(self.pop_line() or b"{}").get("compiled")
        return bool(chunk)

    def drain(self) -> None:
        """Take what an ended process left in its pipes."""
        for fd, data in self.taken.items():
            before = -1
            while before != len(data) and not self.flooded:
                before = len(data)
                self.read(fd)

    def pop_line(self) -> bytes | None:
        """The next whole line of the result, taken out of it."""
        data = self.taken[self._result]
        end = data.find(b"\n")
        if end < 0:
            return None
        line = bytes(data[:end])
        del data[: end + 1]
        return line

    def result(self) -> Any:
        """The one result line, or None when there is none, more than one, or something else."""
        data = bytes(self.taken[self._result])
        if data.count(b"\n") != 1 or not data.endswith(b"\n"):
            return None
        try:
            return json.loads(data)
        except (ValueError, RecursionError):
            return None


def _empty_scratch() -> None:
    with contextlib.suppress(OSError):
        os.rmdir(program.WORK)  # all there is to do after most programs
    while left := list(os.scandir(_SCRATCH)):
        for entry in left:
            if entry.is_dir(follow_symlinks=False):
                _remove_folder(entry.path)
            else:
                os.unlink(entry.path)  # the path of an entry, as it is


def _remove_folder(folder: str) -> None:
    """Move what is in it up to the scratch directory: no path ever gets as long or deep as a program can make it."""
    os.chmod(folder, 0o700)
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            os.chmod(entry.path, 0o700)  # a folder that cannot be written does not move
        os.rename(entry.path, f"{_SCRATCH}/{os.urandom(8).hex()}")
    os.rmdir(folder)


class _Tasks:
    """How many processes and threads the container has, from the kernel's counter or else from /proc."""

    def __init__(self) -> None:
        path = next((path for path in _TASK_COUNTERS if os.path.exists(path)), None)
        self._fd = os.open(path, os.O_RDONLY) if path else -1

    def count(self) -> int:
        if self._fd < 0:
            return sum(entry.name.isdigit() for entry in os.scandir("/proc"))
        return int(os.pread(self._fd, 32, 0))


class _OomCounter:
    """How often the kernel killed something of this container for want of memory (cgroup v1 or v2)."""

    def __init__(self) -> None:
        path = next((path for path in _OOM_COUNTERS if os.path.exists(path)), os.devnull)
        self._fd = os.open(path, os.O_RDONLY)
        self._last = 0

    def has_grown(self) -> bool:
        """Whether it happened since the last question."""
        fields = dict(line.split() for line in os.pread(self._fd, 4096, 0).decode().splitlines())
        before, self._last = self._last, int(fields.get("oom_kill", 0))
        return self._last > before


def _end_all() -> None:
    """End every process but this one, the namespace's first, which inherits and so can await all others."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
