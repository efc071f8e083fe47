"""What is left of an item whose worker died."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that could not be worked on: `index` is its place among the items, `reason` says why."""

    index: int
    reason: str
