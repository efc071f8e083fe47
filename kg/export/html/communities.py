"""Which entities belong together: groups small enough to be drawn, for graphs too large to be drawn whole.

Label propagation (Raghavan, Albert, Kumara 2007) with a bound on the size of a group, so that one group always fits
the screen; the order of visits is fixed, so the same graph gives the same groups. Linear in the number of links.
"""

from __future__ import annotations

from typing import Final

Links = list[list[int]]

ROUNDS: Final = 6
CRUMB: Final = 4


def components(links: Links) -> list[list[int]]:
    """The connected components, largest first, each sorted; `links[i]` are the neighbours of node i."""
    seen = [False] * len(links)
    found = []
    for start in range(len(links)):
        if seen[start]:
            continue
        seen[start] = True
        component = [start]
        for node in component:
            for other in links[node]:
                if not seen[other]:
                    seen[other] = True
                    component.append(other)
        found.append(sorted(component))
    return sorted(found, key=lambda c: (-len(c), c[0]))


def communities(links: Links, bound: int) -> list[list[int]]:
    """Groups of at most `bound` linked nodes, largest first; what has no link at all stands in one last group."""
    label = list(range(len(links)))
    size = [1] * len(links)
    order = sorted((n for n in range(len(links)) if links[n]), key=lambda n: (-len(links[n]), n))
    for _ in range(ROUNDS):
        moved = 0
        for node in order:
            here = label[node]
            votes: dict[int, int] = {}
            for other in links[node]:  # a Counter takes longer to make than most nodes have links
                votes[label[other]] = votes.get(label[other], 0) + 1
            best, most = here, votes.get(here, 0)
            for there, count in votes.items():
                better = count > most or (count == most and size[there] > size[best])
                if there != here and better and size[there] < bound:
                    best, most = there, count
            if best != here:
                size[here] -= 1
                size[best] += 1
                label[node] = best
                moved += 1
        if moved * 100 < len(order):
            break
    for node in reversed(order):  # what is left in crumbs joins the smallest group it is linked to
        if size[label[node]] < CRUMB:
            there = min({label[o] for o in links[node]} - {label[node]}, key=lambda g: (size[g], g), default=-1)
            if there >= 0 and size[there] < 2 * bound:
                size[label[node]] -= 1
                size[there] += 1
                label[node] = there
    groups: dict[int, list[int]] = {}
    for node in range(len(links)):
        if links[node]:
            groups.setdefault(label[node], []).append(node)
    found = sorted(groups.values(), key=lambda g: (-len(g), g[0]))
    alone = [node for node in range(len(links)) if not links[node]]
    return [*found, alone] if alone else found
