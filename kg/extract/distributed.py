"""Bodies that several places have each: one noun for all of them stands behind the places and their number."""

from __future__ import annotations

from kg.extract.scan import Found, Scan


def distributed(scan: Scan) -> None:
    """Make a body that is said of several places one of each place."""
    shape = scan.lexicon.shapes["together"]
    for body in [f for f in scan.found if scan.lexicon.tops[f.cls] == "Organization" and not f.anaphor]:
        last = next((f for f in scan.found if f.start == body.start and _place(scan, f) and f.end < body.end), None)
        last = last or scan.ending_at(body.start - 1, "Place")  # where it was read from the unit on
        counted = shape.match(scan.text, last.end, body.end) if last is not None else None
        if last is None or counted is None or counted.end() == body.end:
            continue
        members = [last]
        while scan.text[members[0].start - 1 : members[0].start] in scan.lexicon.words["conjunctions"]:
            before = scan.ending_at(members[0].start - 1, "Place")
            if before is None:
                break
            members.insert(0, before)
        if len(members) > 1:
            scan.found.remove(body)
            noun = scan.text[counted.end() : body.end]
            for place in members:
                scan.add(place.start, body.end, body.cls, scan.text[place.start : place.end] + noun)


def _place(scan: Scan, found: Found) -> bool:
    return scan.lexicon.tops[found.cls] == "Place"
