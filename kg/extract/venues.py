"""Bodies that are meant as places: where something is held, or that a square or a tower is called after."""

from __future__ import annotations

from typing import Final

from kg.extract.scan import Hit, Scan

COMMUNITY: Final = "Community"
HALL: Final = 3  # characters of a noun for a hall or a library; longer ones are for offices that serve somebody
COMMAS: Final = ("，", ",")


def venue(scan: Scan, start: int, head: Hit) -> bool:
    """Whether something is held at the body, or somebody comes to a community, so that the place is meant."""
    lexicon = scan.lexicon
    if head.cls == COMMUNITY and lexicon.ends("place_marks", scan.text, start):
        return True
    if scan.text[start - 1 : start] in lexicon.words["particles"] and (place := scan.ending_at(start - 1, "Place")):
        start = place.start  # "in the sports hall of the district"
    before = scan.text[start - 1 : start]
    if head.form not in lexicon.words["venue_heads"] or before not in lexicon.words["place_marks"]:
        return False
    hall = len(head.form) <= HALL
    here = hall and before in lexicon.having("relation_words", "class", "at") and scan.until(head.end) == head.end
    there = here and scan.text[head.end : head.end + 1] in COMMAS  # "at the hall, …": where it plays
    return there or bool(lexicon.starts("holding", scan.text, head.end))


def named_place(scan: Scan, at: int) -> bool:
    """Whether the noun for a place begins here, of more than one character."""
    return any(h.start == at and len(h.form) > 1 for h in scan.hits.get("place_head", ()))
