"""How a queued submission, or what a page asks, reaches a sandbox and its verdict comes back.

Knows neither tables nor pages.
"""

from tremplin.grading.loop import Claim, Claimer, GradingLoop, Recorder
from tremplin.grading.remote import NoRunnerError, RemoteSandbox

__all__ = ["Claim", "Claimer", "GradingLoop", "NoRunnerError", "Recorder", "RemoteSandbox"]
