"""Runs a step's commands: output into a log, its newest line to the person, a failure as one sentence."""

from __future__ import annotations

import re
import selectors
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bin.setup.talk import Talk
from bin.setup.words import STEP_FAILED, STEP_LATE, SetupError, Words

SILENCE_S = 600
"""A command that says nothing for so long is hanging: a network that swallows packets does that to pip and npm."""

_COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_TELLING = re.compile(r"error|fail|cannot|could not|unable|no space|refused", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs commands in the checkout.

    Attributes:
        root: The checkout.
        logs: Folder for the logs.
        environment: Of the commands.
        talk: Where progress is shown.
    """

    root: Path
    logs: Path
    environment: Mapping[str, str]
    talk: Talk

    def run(self, step: Words, name: str, advice: Words, commands: Sequence[Sequence[str]]) -> None:
        """Run the commands one after another, their output in ``logs/<name>.log``.

        Raises:
            SetupError: One of them failed or fell silent; says why and what to do.
        """
        self.logs.mkdir(parents=True, exist_ok=True)
        log = self.logs / f"{name}.log"
        with log.open("w", encoding="utf-8") as file:
            for command in commands:
                file.write("$ " + " ".join(command) + "\n")
                said, late = self._follow(command, file)
                if late or said is not None:
                    language = self.talk.language
                    reason = STEP_LATE.say(language, minutes=SILENCE_S // 60) if late else said
                    raise SetupError(
                        STEP_FAILED, step=step.say(language), reason=reason, advice=advice.say(language), log=log
                    )

    def _follow(self, command: Sequence[str], log: IO[str]) -> tuple[str | None, bool]:
        """The line that tells most about a failure (None: all went well), and whether the command fell silent."""
        program = shutil.which(command[0], path=self.environment.get("PATH")) or command[0]
        try:
            process = subprocess.Popen(  # noqa: S603  (commands of ours, no shell)
                [program, *command[1:]],
                cwd=self.root,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                bufsize=0,  # a buffer would hide lines from the selector
            )
        except OSError as error:
            return f"{command[0]}: {error.strerror}", False
        with process:
            lines, late = self._read(process, log)
        if process.returncode == 0 and not late:
            return None, False
        return telling_line(lines), late

    def _read(self, process: subprocess.Popen[bytes], log: IO[str]) -> tuple[list[str], bool]:
        lines: list[str] = []
        heard = time.monotonic()
        output = process.stdout
        if output is None:  # never: it was asked for a pipe
            return lines, False
        with selectors.DefaultSelector() as waiting:
            waiting.register(output, selectors.EVENT_READ)
            while True:
                if waiting.select(timeout=1.0):
                    raw = output.readline()
                    if not raw:
                        return lines, False
                    heard = time.monotonic()
                    text = _COLOURS.sub("", raw.decode("utf-8", "replace")).rstrip()
                    log.write(text + "\n")
                    lines = [*lines[-199:], text] if text else lines
                elif time.monotonic() - heard > SILENCE_S:
                    process.kill()
                    return lines, True
                self.talk.progress(lines[-1] if lines else "")


def telling_line(lines: Sequence[str]) -> str:
    """The last line that names a fault, else the last line of all."""
    faults = [line.strip() for line in lines[-60:] if _TELLING.search(line)]
    said = faults[-1] if faults else (lines[-1].strip() if lines else "no message")
    return said[:300]
