"""How Hypothesis searches: the same examples each time, unless another profile is asked for.

A run that decides whether a change lands tries what the last one tried: what a search finds by
chance is no fault of the change. ``--hypothesis-profile=new`` tries others, ``deep`` for hours.
"""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings

# A busy machine is no fault: nothing here is timed.
UNTIMED: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("usual", max_examples=100, derandomize=True, **UNTIMED)
settings.register_profile("new", max_examples=100, **UNTIMED)
settings.register_profile("deep", max_examples=20_000, **UNTIMED)
settings.load_profile("usual")
