"""What can go wrong on our side; nothing here is ever the learner's fault."""

from __future__ import annotations


class SandboxError(Exception):
    """The sandbox cannot do its work.

    Attributes:
        reason: A stable word, the ``reason`` of a ``platform_error`` verdict.
    """

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


class EngineError(SandboxError):
    """The Docker engine is unreachable, refuses, or does something unexpected."""


class ImageError(SandboxError):
    """The sandbox image is missing or cannot be built; the message says what to do."""

    def __init__(self, sentence: str, reason: str = "image_missing") -> None:
        super().__init__(reason, sentence)


class UnsafeError(SandboxError):
    """The self-test found a limit that does not hold: no job is taken."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(
            "self_test_failed", "the sandbox does not hold its limits: " + "; ".join(faults)
        )
        self.faults = faults


class ContainerLostError(SandboxError):
    """The container ended or broke the protocol while a job was in it."""

    def __init__(self, sentence: str) -> None:
        super().__init__("process_died", sentence)


class ContainerHungError(ContainerLostError):
    """A container does not answer although no program of a learner's keeps it from answering."""

    def __init__(self) -> None:
        super().__init__("the container does not answer")
        self.reason = "container_hung"


class ExerciseFaultError(SandboxError):
    """The exercise's own tests cannot be run as they are written: never the learner's fault."""

    def __init__(self, sentence: str) -> None:
        super().__init__("exercise_error", sentence)
