"""Reading of the values that a container claims; no choice of them is costly to build."""

from __future__ import annotations

from typing import Any

from driver.values import Decoder


class Pairs:
    """A dictionary as it was told: its keys and values in order, and no hash table.

    Python hashes whole numbers by a known rule, so a program could give thousands of keys that all
    fall together.
    """

    def __init__(self, pairs: list[tuple[Any, object]]) -> None:
        self._pairs = pairs

    def items(self) -> list[tuple[Any, object]]:
        """The keys with their values."""
        return self._pairs

    def __repr__(self) -> str:
        return "{" + ", ".join(f"{key!r}: {value!r}" for key, value in self._pairs) + "}"


def claimed(tree: object) -> object:
    """The value of a tagged tree, its dictionaries as :class:`Pairs`.

    Raises:
        CodecError: The tree is not one that the codec makes, or is larger than it would make.
    """
    return Decoder(Pairs).decode(tree)
