"""Works: what is built or mended, and where the name of such a project begins."""

from __future__ import annotations

from typing import Final

from kg.extract.names import left_edge, proper
from kg.extract.program_edges import clean
from kg.extract.scan import Hit, Scan

FACILITY: Final = "Facility"
# Characters of what is done to a place, and of what works are called by themselves.
LONG: Final = 8
OWN: Final = 6


def begin(scan: Scan, start: int, edge: int, *, anchored: bool) -> tuple[int, bool]:
    """Where the name of works begins, and whether it is a name of its own.

    A noun for works before it only says what kind of works they are. Where no place opens it, it may be named by two
    nouns that are joined, the first with the place; or after what no dictionary knows.
    """
    kind = max((h.end for h in scan.hits["program"] if start <= h.start and h.end <= edge - 2), default=start)
    own = 1 < edge - kind <= OWN and proper(scan, scan.text[kind:edge])
    if anchored:
        return (kind if own else start), True
    if scan.text[start - 1 : start] in scan.lexicon.words["joiners"] and start > 1:
        first, named = left_edge(scan, start - 1)
        if start - first > 2 and (named or proper(scan, scan.text[first : start - 1])):
            return first, True
    return (kind, True) if own else (start, False)


def on_place(scan: Scan, start: int, head: Hit) -> int | None:
    """Where the name of works begins that are done on a facility with a name of its own, which is marked, too: "the
    lining of Eagle Ridge tunnel"; None where they are not."""
    built = [h for h in scan.hits.get("place_head", ()) if h.cls == FACILITY and len(h.form) > 1]
    for site in sorted(built, key=lambda h: -h.end):
        if not start < site.start < site.end <= head.start:
            continue
        done, own = scan.text[site.end : head.start], max(start, left_edge(scan, site.start)[0])
        named = own + 1 < site.start and proper(scan, scan.text[own : site.start])
        works = any(word in done for word in scan.lexicon.words["works"])
        if named and works and len(done) <= LONG and clean(scan, done):
            if not scan.covered(own, site.end):
                scan.add(own, site.end, FACILITY)
            return own
    return None
