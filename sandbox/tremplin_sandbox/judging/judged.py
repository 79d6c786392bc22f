"""What judging one test gives, before the test's own words are added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from driver.remote import BUILTIN_EXCEPTIONS
from tremplin_sandbox.comparing.printable import printable
from tremplin_sandbox.frames import Fault
from tremplin_sandbox.verdict import LearnerError, TestStatus


@dataclass(frozen=True, slots=True)
class Judged:
    """How a test ended; the attributes are those of :class:`TestResult`.

    ``expected`` is None where it is what the test itself says.
    """

    status: TestStatus
    error: LearnerError | None = None
    expected: str | None = None
    got: str | None = None
    step: int = 0
    reason: str = ""
    picture: Mapping[str, Any] | None = None


def right_or_wrong(is_right: bool, **shown: Any) -> Judged:
    """Passed or failed, and what is shown of it."""
    return Judged(TestStatus.PASSED if is_right else TestStatus.FAILED, **shown)


def uncaught(fault: Fault, visible: bool, **shown: Any) -> Judged:
    """The end of a program by an exception of its own."""
    # A refused giant allocation raises on one machine and is killed on another: one class for both.
    # The compiler says the same of a source that nests too deep.
    is_memory = fault.type == "MemoryError" and fault.stage != "compile"
    return Judged(
        TestStatus.OUT_OF_MEMORY if is_memory else TestStatus.ERROR,
        learner_error(fault, visible),
        **shown,
    )


def learner_error(fault: Fault, visible: bool) -> LearnerError:
    """What a verdict tells of an exception.

    The program may put its input into the message, and into the name of a class: of a hidden test
    only the compiler's messages are shown, and of classes only those of the language.
    """
    message, kind = fault.message, fault.type
    if not visible and fault.stage != "compile":
        message = ""
    if not visible and kind not in BUILTIN_EXCEPTIONS:
        kind = "Exception"
    return LearnerError(printable(kind, 100), printable(message, 500), fault.line)


def not_defined(kind: str, name: str) -> LearnerError:
    """What a verdict tells of a name that the tests need and the program does not have.

    Args:
        kind: ``function``, ``class``, or ``name`` where it is not known.
        name: As the author wrote it.
    """
    return LearnerError(
        "NameError", printable(f"{kind} '{name}' is asked for, and not defined", 500), None
    )
