"""What of a large graph stands in the one file: the best linked things and all that is said between them.

A file that held everything would take seconds to open and longer to draw; the server shows the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

# A file of that size opens within three seconds.
NODES: Final = 10_000
EDGES: Final = 50_000

Edge = tuple[str, str]
"""A statement's id and its object."""


def choose(
    idents: Sequence[str], degrees: Sequence[int], edges: Callable[[Iterable[str]], Mapping[str, Sequence[Edge]]]
) -> tuple[list[str], list[str]]:
    """The things and the statements that are shown, each sorted by id.

    Things are taken in the order of their statements, the most first, while they are at most `NODES` and the
    statements among them at most `EDGES`.

    Args:
        idents: all things, sorted.
        degrees: how many statements each has, at either end.
        edges: gives the statements of which things are subjects.
    """
    ranked = sorted(range(len(idents)), key=degrees.__getitem__, reverse=True)[:NODES]
    rank = {idents[index]: place for place, index in enumerate(ranked)}
    between: list[list[str]] = [[] for _ in ranked]
    for subject, said in edges(rank).items():
        own = rank[subject]
        for ident, other in said:
            place = rank.get(other)
            if place is not None:
                between[max(own, place)].append(ident)
    shown: list[str] = []
    for place, more in enumerate(between):
        if len(shown) + len(more) > EDGES:
            ranked = ranked[:place]
            break
        shown += more
    return [idents[index] for index in sorted(ranked)], sorted(shown)
