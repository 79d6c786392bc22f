"""Which saved versions of a program are worth keeping: all of late, fewer of the older."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

ALL_OF_THE_LAST = 50
"""So many versions are kept whatever they are: some minutes of typing."""

MOST = 200
"""So many are kept at most of one program."""

APART = timedelta(minutes=1)
"""Versions of one stretch of typing are closer than this; the last of a stretch stands for it."""

LOST = 20
"""A version with this many characters that the next one lacks is kept, however close in time: they
went by a slip of the hand, or by another window."""

_APART_WHEN_OLDER = ((timedelta(days=1), APART), (timedelta(days=30), timedelta(hours=1)))
_APART_AT_LAST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Version:
    """One saved version; ``number`` counts up with each save, whatever the clock says."""

    number: int
    saved_at: datetime
    source: str


def worth_keeping(versions: Sequence[Version]) -> set[int]:
    """The numbers of those to keep.

    Args:
        versions: All that are kept of one program, the newest first.
    """
    kept = [*versions[:ALL_OF_THE_LAST], *_sparse(versions)]
    return {version.number for version in kept[:MOST]}


def _sparse(versions: Sequence[Version]) -> Iterator[Version]:
    """Those after the last fifty that are far enough apart, or hold what was lost afterwards."""
    if not versions:
        return

    newest = last_kept = versions[0].saved_at
    if len(versions) > ALL_OF_THE_LAST:
        last_kept = versions[ALL_OF_THE_LAST - 1].saved_at

    for later, version in pairwise(versions[ALL_OF_THE_LAST - 1 :]):
        # A clock that was put back makes an earlier version the later one: only the distance
        # counts.
        is_apart = abs(last_kept - version.saved_at) >= _apart(abs(newest - version.saved_at))
        if is_apart or lost(version.source, later.source) >= LOST:
            last_kept = version.saved_at
            yield version


def _apart(age: timedelta) -> timedelta:
    for until, apart in _APART_WHEN_OLDER:
        if age <= until:
            return apart
    return _APART_AT_LAST


def lost(source: str, later: str) -> int:
    """How many characters of the middle of ``source`` are not in ``later``."""
    start = _same(source, later)
    return len(source) - start - _same(source[start:][::-1], later[start:][::-1])


def _same(one: str, other: str) -> int:
    """How many characters two texts begin alike with."""
    for place, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return place
    return min(len(one), len(other))
