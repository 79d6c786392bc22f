"""An exception of the learner's program, in the words of a verdict."""

from __future__ import annotations

from tremplin_sandbox.frames import Fault
from tremplin_sandbox.printable import printable
from tremplin_sandbox.verdict import LearnerError


def learner_error(fault: Fault, visible: bool) -> LearnerError:
    """What a verdict tells of an exception.

    The program may put its input into the message: of a hidden test only the compiler's messages are shown.
    """
    message = fault.message if visible or fault.stage == "compile" else ""
    return LearnerError(printable(fault.type, 100), printable(message, 500), fault.line)
