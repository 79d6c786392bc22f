"""How a queued submission reaches a sandbox and its verdict comes back. Knows neither tables nor pages."""

from tremplin.grading.loop import Claim, Claimer, GradingLoop, Recorder

__all__ = ["Claim", "Claimer", "GradingLoop", "Recorder"]
