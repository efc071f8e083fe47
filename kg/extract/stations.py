"""Stations and harbours that are called by the town they lie in and nothing more."""

from __future__ import annotations

from typing import Final

from kg.extract import words
from kg.extract.names import DIVISION
from kg.extract.scan import Found, Scan

FACILITY: Final = "Facility"
SHORTEST: Final = 2  # characters of the name of a town; a longer one is said without its unit
HARBOUR: Final = "harbour"


def called_by_town(scan: Scan) -> None:
    """Mark a division with the noun for a station behind it, in a paragraph on railways, and one with the noun for a
    harbour to which or from which something goes."""
    lexicon = scan.lexicon
    towns = [f for f in scan.found if f.cls == DIVISION and f.end - f.start >= SHORTEST]
    if not towns:
        return
    railway = any(word in scan.text for word in lexicon.words["railway_words"])
    for town in towns:
        station = lexicon.shapes["station"].match(scan.text, town.end) if railway else None
        harbour = lexicon.shapes[HARBOUR].match(scan.text, town.end) if _gone_to(scan, town) else None
        noun = station or harbour
        unit = town.end - town.start > SHORTEST and scan.text[town.end - 1] in lexicon.units
        if noun is None or unit or not _stands(scan, town, noun.end()):
            continue
        scan.add(town.start, noun.end(), FACILITY)


def _gone_to(scan: Scan, town: Found) -> bool:
    """Whether a verb of coming or going stands before the town, or before the province it is said to lie in."""
    start = town.start
    while outer := next((f for f in scan.found if f.end == start and f.cls == DIVISION), None):
        start = outer.start
    return bool(scan.lexicon.ends("harbouring", scan.text, start))


def _stands(scan: Scan, town: Found, end: int) -> bool:
    """Whether the name ends here, in no other mention, and is no leg of an event that goes from town to town."""
    lexicon = scan.lexicon
    taken = any(f.start < end and town.end < f.end for f in scan.found)
    leg = any(f.end == town.start and lexicon.tops[f.cls] == "Program" for f in scan.found)
    if taken or leg or not scan.word_ends(town.end, end):
        return False
    after = scan.words_after(end)
    stops = not after or any(after[0] in lexicon.words[table] for table in ("stoppers", "conjunctions", "place_sides"))
    return stops or words.tag(after[0])[:1] == "v" or scan.post_at(end)
