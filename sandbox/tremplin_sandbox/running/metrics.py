"""Metrics for Prometheus, by classes of things: no learner, source, input or exercise.

Every label has few values, all of them words of this package.
"""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

from tremplin_sandbox.job import Job
from tremplin_sandbox.verdict import Verdict

_SECONDS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)

VERDICTS = Counter(
    "tremplin_sandbox_verdicts",
    "Jobs graded, by class of the verdict and reason.",
    ["verdict", "reason"],
)
TESTS = Counter(
    "tremplin_sandbox_tests",
    "Tests of graded jobs, by kind and how they ended.",
    ["kind", "status"],
)
GRADING_S = Histogram(
    "tremplin_sandbox_grading_seconds",
    "From taking a container to the verdict.",
    ["verdict"],
    buckets=_SECONDS,
)
WAITING_S = Histogram(
    "tremplin_sandbox_waiting_seconds", "From the request to the job's turn.", buckets=_SECONDS
)
WAITING = Gauge("tremplin_sandbox_waiting_jobs", "Jobs that wait for their turn.")
CONTAINERS = Gauge(
    "tremplin_sandbox_containers", "Containers by state: warm, starting, running.", ["state"]
)
STARTED = Counter("tremplin_sandbox_containers_started", "Containers that became warm.")
FAILED = Counter(
    "tremplin_sandbox_container_failures", "Containers that did not start, by reason.", ["reason"]
)
REAPED = Counter(
    "tremplin_sandbox_reaped", "Containers that somebody left behind and the reaper removed."
)
SAFE = Gauge("tremplin_sandbox_self_test", "1 when every limit was proven to hold, else 0.")


def count(job: Job, verdict: Verdict) -> None:
    """Note a graded job."""
    VERDICTS.labels(verdict.verdict.value, verdict.reason).inc()
    GRADING_S.labels(verdict.verdict.value).observe(verdict.wall_s)
    for test, result in zip(job.spec.tests, verdict.tests, strict=True):
        TESTS.labels(test.kind, result.status.value).inc()
