"""Statements that names make by themselves: where a body is, what it is part of, which place lies in which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.claim import Claim
from kg.extract.lexicon import Lexicon
from kg.model import Mention
from kg.resolve.naming import Name, Namer

PLACED = frozenset({"Organization", "Place"})
NEAR = 2


def derived(mentions: Sequence[Mention], namer: Namer, lexicon: Lexicon) -> Iterator[Claim]:
    """Claims over the mentions of one article."""
    places = {i: n for i, n in namer.names.items() if n.place is not None and mentions[i].type == "Place"}
    by_key: dict[str, int] = {}
    for index in sorted(places, key=lambda i: (mentions[i].paragraph, mentions[i].start)):
        by_key.setdefault(namer.names[index].key, index)
    for index, name in namer.names.items():
        m = mentions[index]
        if m.type == "Organization":
            yield from _organization(index, m, name, by_key, mentions)
        elif m.type == "Place":
            yield from _place(index, m, name, mentions, namer, by_key)
        elif m.type == "Program":
            yield from _program(index, m, mentions)


def _claim(index: int, predicate: str, other: int, m: Mention, rule: str, confidence: float) -> Claim:
    return Claim(index, predicate, other, (), m.paragraph, m.start, m.end, rule, confidence)


def _organization(
    index: int, m: Mention, name: Name, by_key: dict[str, int], mentions: Sequence[Mention]
) -> Iterator[Claim]:
    if name.place is not None and name.place.key in by_key:
        yield _claim(index, "located_in", by_key[name.place.key], m, "name-place", 0.93)
    if name.container >= 0:
        yield _claim(index, "part_of", name.container, m, "name-part", 0.9)


def _place(
    index: int, m: Mention, name: Name, mentions: Sequence[Mention], namer: Namer, by_key: dict[str, int]
) -> Iterator[Claim]:
    """A place lies in the one written right before it, else in the next larger one that the article names."""
    assert name.place is not None
    for other, o in enumerate(mentions):
        if o.type == "Place" and o.paragraph == m.paragraph and o.end == m.start and other in namer.names:
            evidence = Claim(index, "located_in", other, (), m.paragraph, o.start, m.end, "place-chain", 0.95)
            if namer.names[other].key != name.key:
                yield evidence
            return
    inner = [
        i
        for i, o in enumerate(mentions)
        if o.type == "Place"
        and o.paragraph == m.paragraph
        and o.start == m.start
        and o.end < m.end
        and i in namer.names
    ]
    if inner:
        other = max(inner, key=lambda i: mentions[i].end)
        yield _claim(index, "located_in", other, m, "place-chain", 0.93)
        return
    for code in name.place.path:
        if code in by_key:
            yield _claim(index, "located_in", by_key[code], m, "place-table", 0.85)
            return


def _program(index: int, m: Mention, mentions: Sequence[Mention]) -> Iterator[Claim]:
    """A meeting whose name holds the name of a campaign is part of it."""
    for other, o in enumerate(mentions):
        if (
            o.type == "Program"
            and o.paragraph == m.paragraph
            and m.start <= o.start
            and o.end <= m.end
            and ((o.start, o.end) != (m.start, m.end))
        ):
            yield _claim(index, "part_of", other, m, "name-part", 0.85)
