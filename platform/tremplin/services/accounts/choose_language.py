"""The language a person reads, kept with her so that the next computer knows it."""

from __future__ import annotations

from tremplin.models import Learner, Staff
from tremplin.models.db import unit_of_work


def choose_language(person: Learner | Staff, code: str) -> None:
    """Keep the language of a child or of an adult of the house."""
    with unit_of_work():
        person.language = code
