"""What relation extraction hands on: a statement between mentions, before anyone knows which entities they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation that the text asserts.

    `subject` and `object` are indices into the mentions given; a qualifier's value is a string, or such an index where
    it is a thing itself (an honour). `paragraph`, `start` and `end` bound the shortest evidence. `rule` is the name of
    the pattern, `confidence` the probability that a careful reader agrees.
    """

    subject: int
    predicate: str
    object: int
    qualifiers: tuple[tuple[str, str | int], ...]
    paragraph: int
    start: int
    end: int
    rule: str
    confidence: float
