"""What relation extraction hands on: a statement between mentions, before anyone knows which entities they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.model import Mention


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


def best(claims: Iterable[Claim], mentions: Sequence[Mention]) -> tuple[Claim, ...]:
    """One claim for each subject, predicate and object: the surest, then the one with more said, then the first.

    What only another of them says (a date, a title) is added to it.
    """
    kept: dict[tuple[object, str, object], Claim] = {}

    def key(index: int) -> tuple[str, str]:
        mention = mentions[index]
        return mention.type, mention.entity or (str(index) if mention.anaphor else mention.name)

    def rank(claim: Claim) -> tuple[float, int, int, int]:
        return claim.confidence, len(claim.qualifiers), -claim.paragraph, -claim.start

    for claim in claims:
        where = (key(claim.subject), claim.predicate, key(claim.object))
        if where not in kept:
            kept[where] = claim
            continue
        first, other = sorted((kept[where], claim), key=rank, reverse=True)
        qualifiers = dict(other.qualifiers) | dict(first.qualifiers)
        kept[where] = replace(first, qualifiers=tuple(sorted(qualifiers.items())))
    return tuple(sorted(kept.values(), key=lambda c: (c.paragraph, c.start, c.end, c.subject, c.predicate, c.object)))
