"""How long Hypothesis searches: as usual, or for hours with ``--hypothesis-profile=deep``."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("usual", deadline=None, max_examples=100)
settings.register_profile("deep", deadline=None, max_examples=20_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("usual")
