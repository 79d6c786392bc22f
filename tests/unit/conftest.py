"""How long Hypothesis searches: as usual, or for hours with ``--hypothesis-profile=deep``."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings

# A busy machine is no fault: nothing here is timed.
UNTIMED: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("usual", max_examples=100, **UNTIMED)
settings.register_profile("deep", max_examples=20_000, **UNTIMED)
settings.load_profile("usual")
