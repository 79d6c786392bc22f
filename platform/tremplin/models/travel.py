"""How each table travels between sites of one house: a base and its van, once they exchange rows.

A test fails for a table without a word here. No exchange keeps a state of its own: what was
exchanged already is seen from the rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Travel(StrEnum):
    """How rows of a table travel.

    ``FACT``: only added, never changed; a site that gets one it has changes nothing.
    ``ARRANGEMENT``: owned by the base; of two copies the later clock wins, and where both changed
    an adult sees both. ``DERIVED``: folded from facts on each site, never sent. ``STAYS``: of one
    site alone.
    """

    FACT = "fact"
    ARRANGEMENT = "arrangement"
    DERIVED = "derived"
    STAYS = "stays"


TRAVEL: Mapping[str, Travel] = {
    # What there is to learn. A revision is named by its content: the same one is the same row on
    # each site.
    "exercise": Travel.ARRANGEMENT,
    "exercise_revision": Travel.FACT,
    "curriculum": Travel.ARRANGEMENT,
    "curriculum_revision": Travel.FACT,
    "recording": Travel.FACT,
    "exercise_draft": Travel.ARRANGEMENT,
    "curriculum_draft": Travel.ARRANGEMENT,
    # Places and people. Rows that are deleted (an adult leaves a group, a path is taken away) leave
    # no mark yet.
    "space": Travel.ARRANGEMENT,
    "learner_group": Travel.ARRANGEMENT,
    "group_staff": Travel.ARRANGEMENT,
    "group_curriculum": Travel.ARRANGEMENT,
    "group_unit": Travel.ARRANGEMENT,
    "staff": Travel.ARRANGEMENT,
    "learner": Travel.ARRANGEMENT,
    "card": Travel.ARRANGEMENT,
    "family_slip": Travel.ARRANGEMENT,
    # A withdrawal is a change of the row that it withdraws.
    "consent": Travel.ARRANGEMENT,
    # What a child did. A submission is changed once, by its verdict; its lease and its tries stay.
    "draft": Travel.FACT,
    "submission": Travel.FACT,
    "learner_fact": Travel.FACT,
    "badge": Travel.FACT,
    # What a child makes she changes again and again; the later copy wins.
    "creation": Travel.ARRANGEMENT,
    # A hand is taken, and lowered, by whoever is in the room.
    "help_request": Travel.ARRANGEMENT,
    "problem_report": Travel.ARRANGEMENT,
    # Adults' words; one that was taken away is named by a learner_fact. That a child has read them
    # is of both sites.
    "comment": Travel.FACT,
    "family_note": Travel.FACT,
    "learner_ask": Travel.ARRANGEMENT,
    "assignment": Travel.ARRANGEMENT,
    "meeting": Travel.ARRANGEMENT,
    # A suggested presence is confirmed later.
    "attendance": Travel.ARRANGEMENT,
    # One chain an origin.
    "audit_event": Travel.FACT,
    # Folded from submissions, drafts and learner_fact.
    "progress": Travel.DERIVED,
    "checklist_tick": Travel.DERIVED,
    "learner_step": Travel.DERIVED,
    "learner_day": Travel.DERIVED,
    # Ways into one site, and what its processes tell one another.
    "day_pass": Travel.STAYS,
    "staff_invite": Travel.STAYS,
    "second_step": Travel.STAYS,
    "recovery_code": Travel.STAYS,
    "ended_session": Travel.STAYS,
    "sandbox_call": Travel.STAYS,
    "turn": Travel.STAYS,
    # An export names its site in its manifest.
    "site": Travel.STAYS,
}

STAYING_COLUMNS: Mapping[str, frozenset[str]] = {
    "learner": frozenset({"last_seen_at"}),
    "submission": frozenset(
        {"arrival", "started_at", "lease_until", "tries", "retry_at", "held_at", "reason"}
    ),
    "audit_event": frozenset({"number", "digest"}),
}
"""Columns of rows that travel which stay where they are."""

CHOSEN_APART: Mapping[tuple[str, ...], str] = {
    ("exercise", "slug"): "two sites may call two exercises the same; the newcomer's slug changes",
    ("curriculum", "slug"): "as exercise.slug",
    ("exercise_draft", "slug"): "as exercise.slug",
    ("curriculum_draft", "slug"): "as exercise.slug",
    (
        "exercise_revision",
        "exercise_id",
        "content_hash",
    ): "the same revision twice: its id will come from these two",
    ("curriculum_revision", "curriculum_id", "content_hash"): "as exercise_revision",
    ("recording", "key"): "the same text in the same voice: one of them is enough",
    ("learner_group", "join_code"): "drawn anew for the newcomer's copy",
    ("staff", "email"): "the same adult on both sites: matched by it",
    (
        "group_staff",
        "group_id",
        "staff_id",
    ): "the same place in a group, given twice: one is enough",
    ("group_curriculum", "group_id", "curriculum_id"): "as group_staff",
    ("group_unit", "group_curriculum_id", "unit_slug"): "the later clock wins",
    ("learner_ask", "learner_id", "exercise_id"): "the later clock wins",
    ("card", "token_hash"): "random: two sites never choose the same",
    ("family_slip", "code_hash"): "random",
    (
        "draft",
        "learner_id",
        "exercise_id",
        "version",
    ): "both sites write version 5: versions are numbered anew by clock",
    ("submission", "learner_id", "key"): "random, made by the page",
    ("submission", "learner_id"): "one running at a time: what comes from elsewhere is not running",
    ("help_request", "learner_id"): "one raised at a time: the later stays up",
    ("attendance", "meeting_id", "learner_id"): "the id is made of these: the same row",
    ("badge", "learner_id", "slug", "earned_for"): "the id is made of these: the same row",
    ("audit_event", "number"): "numbers are of one site's chain",
}
"""Values that two sites can choose apart and a table holds once: table and columns, with what an
exchange does."""
