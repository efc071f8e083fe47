"""Services that are quoted by a name of their own: called after an everyday thing, or said to be somebody's work."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from kg.extract import words
from kg.extract.program_edges import clean
from kg.extract.scan import Scan

SERVICE: Final = "Platform"
OCCASION: Final = "Campaign"
PLACELESS: Final = frozenset({SERVICE, "Course", "Project"})  # named after a place they would be bodies
SHORTEST: Final = 4
LONGEST: Final = 12
UNDERTAKINGS: Final = frozenset({"Campaign", "Project", "Award"})
NEAR: Final = 6  # characters up to the end of the noun that says what is quoted
FAR: Final = 18
REACH: Final = 30  # how far behind the quotation the verb stands that says what it is
BREAKS: Final = "，,。；;！!？?：:“「"
INSIDE: Final = frozenset("，,。；;！!？?：:—+、《》")


def service(scan: Scan, start: int, end: int) -> str:
    """The class of what is quoted if its name ends in an everyday thing that stands for a service, "" if not.

    A clinic or a court called after its work and not after a place is a way of serving, no body.
    """
    content = scan.text[start + 1 : end - 1]
    if not SHORTEST <= len(content) <= LONGEST or not INSIDE.isdisjoint(content) or words.frequency(content):
        return ""
    form = scan.lexicon.ends("service_heads", content)
    if not form or len(form) == len(content) or (len(form) == 1 and not _alone(scan, form, content)):
        return ""
    cls = scan.lexicon.words["service_heads"][form]["class"]
    placed = any(f.start == start + 1 and scan.lexicon.tops[f.cls] == "Place" for f in scan.found)
    return "" if placed and cls in PLACELESS else cls


def _alone(scan: Scan, form: str, content: str) -> bool:
    """Whether the last character is a word of its own, and no part of a date."""
    parts = words.segment(content)
    counted = scan.lexicon.shapes["number"].search(parts[-2][-1]) if len(parts) > 1 else None
    return parts[-1] == form and not (counted and scan.lexicon.words["service_heads"][form]["class"] == OCCASION)


def likened(scan: Scan, start: int) -> bool:
    """Whether somebody is only likened to what is quoted: "he is the … of the workshop"; what a body has is its own."""
    before = scan.text[max(0, start - FAR) : start]
    near = (start, start - 1)
    owned = any(f.end in near and scan.lexicon.tops[f.cls] == "Organization" for f in scan.found)
    return not owned and scan.lexicon.shapes["likened"].search(before) is not None


def quoted_service(scan: Scan, at: int) -> bool:
    """Whether a noun that ends at `at` ends the quoted name of a service."""
    index = bisect_left(scan.quotes, at + 1, key=lambda quotation: quotation[1])  # they do not overlap
    return index < len(scan.quotes) and scan.quotes[index][1] == at + 1 and bool(service(scan, *scan.quotes[index]))


def quoted_program(scan: Scan, at: int) -> bool:
    """Whether a noun that ends at `at` ends what an undertaking is called by, whose noun stands right behind: "the
    'dream school' action". A name that begins with a place is a body's own.
    """
    index = bisect_left(scan.quotes, at + 1, key=lambda quotation: quotation[1])
    if index == len(scan.quotes) or scan.quotes[index][1] != at + 1:
        return False
    start = scan.quotes[index][0] + 1
    if any(f.start == start and f.end < at and scan.lexicon.tops[f.cls] == "Place" for f in scan.found):
        return False
    stop = min(scan.until(at + 1), at + 1 + NEAR)
    return any(
        h.cls in UNDERTAKINGS and h.start > at and h.end <= stop and clean(scan, scan.text[at + 1 : h.start])
        for h in scan.hits.get("program", ())
    )


def serving(scan: Scan, end: int) -> bool:
    """Whether the words after a quotation say that it is a service."""
    return scan.lexicon.shapes["serving"].match(scan.text, end) is not None


def presented(scan: Scan, start: int, end: int) -> bool:
    """Whether the sentence says what the quotation is: "is a … that the union launched", "launched by the union".

    Or a body stands right before it and a verb of beginning right behind it: "the union's … opens today".
    """
    lexicon = scan.lexicon
    begins = lexicon.starts("beginning", scan.text, end)
    near = (start, start - len(lexicon.ends("particles", scan.text, start)))
    if begins and any(f.end in near and lexicon.tops[f.cls] == "Organization" for f in scan.found):
        return True
    link = lexicon.shapes["presented"].match(scan.text, end)
    if link is None:
        return False
    stop = min(scan.until(link.end()), link.end() + REACH)
    if not any(link.end() <= f.start < stop and lexicon.tops[f.cls] == "Organization" for f in scan.found):
        return False
    if lexicon.ends("no_services", scan.text, scan.until(link.end())):
        return False
    verbs = lexicon.words["organizing"]
    return any(len(word) > 1 and word in verbs for word in words.segment(scan.text[link.end() : stop]))
