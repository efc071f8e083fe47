"""Units of bodies that a number, a place or a subject names: behind the body, or by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract import words
from kg.extract.lexicon import Lexicon
from kg.extract.program_edges import clean
from kg.extract.scan import Found, Scan
from kg.extract.short_forms import begins_apart

BODY: Final = "Organization"
SCHOOL: Final = "School"
TEAM: Final = "Team"
# Characters of what a unit and a faculty are called at the least.
OWN: Final = 3
FACULTY: Final = 4
REACH: Final = 6  # characters between a subsidiary and the noun for a unit of it
# Class of a body → the shape of parts only such bodies have.
UNITS: Final = {"Enterprise": "branch_unit", "School": "faculty"}
NOUNS: Final = frozenset({"n", "vn", "b", "j"})  # kinds of words that say what something is


def attached(scan: Scan) -> None:
    """Parts named right behind the body: by a trade and a number; a firm's by a place, a school's by a subject."""
    shapes = scan.lexicon.shapes
    for body in [f for f in scan.found if scan.lexicon.tops[f.cls] == "Organization" and not f.anaphor]:
        unit, cls = shapes["numbered_unit"].match(scan.text, body.end), TEAM
        if unit is None and body.cls in UNITS:
            unit, cls = shapes[UNITS[body.cls]].match(scan.text, body.end), body.cls
            unit = None if unit is not None and _described(scan, unit.end()) else unit
        if unit is None or unit.end() > scan.until(body.end) or _taken_up(scan, body.end, unit.end()):
            continue
        if _counted(scan, body.end):
            continue
        stem = words.segment(unit[0])
        if scan.word_ends(body.end, unit.end()) and not any(w in scan.lexicon.words["stoppers"] for w in stem):
            scan.add(body.start, unit.end(), cls)


def _counted(scan: Scan, start: int) -> bool:
    """Whether it is told how many things of a kind there are: a vague or large number, or one with a measure word."""
    number = scan.lexicon.shapes["number"].match(scan.text, start)
    if number is None:
        return False
    vague = scan.lexicon.shapes["approximate"].fullmatch(number[0])
    return vague is not None or bool(scan.lexicon.starts("measures", scan.text, number.end()))


def _taken_up(scan: Scan, start: int, end: int) -> bool:
    """Whether a mention other than a place inside the stretch overlaps it."""
    crossing = [f for f in scan.found if f.start < end and start < f.end]
    return any(scan.lexicon.tops[f.cls] != "Place" or f.start < start or end < f.end for f in crossing)


def subsidiaries(scan: Scan) -> None:
    """Subsidiaries by their number alone, before a post, a unit or a union of theirs or another firm of a list."""
    for match in scan.lexicon.shapes["numbered_firm"].finditer(scan.text):
        start, end = match.span()
        heads = (hit.start for hit in scan.hits.get("organization", ()) if end <= hit.start <= end + REACH)
        own = scan.post_at(end) or any(end < at and clean(scan, scan.text[end:at]) for at in heads)
        joined = scan.text[end : end + 1] in scan.lexicon.words["conjunctions"]
        listed = joined and any(f.start == end + 1 and f.cls == "Enterprise" for f in scan.found)
        if (own or listed) and not scan.covered(start, end) and begins_apart(scan, start):
            scan.add(start, end, "Enterprise")


def _described(scan: Scan, end: int) -> bool:
    """Whether a noun comes at `end` that is no post: what ends there only says what this is of."""
    after = scan.words_after(end)
    noun = bool(after) and words.tag(after[0]) in NOUNS and after[0] not in scan.lexicon.words["stoppers"]
    return noun and not scan.post_at(end)


def numbered(scans: Sequence[Scan], lexicon: Lexicon) -> None:
    """A body of several that a number tells apart, called by its number and noun alone: "the fifth joint union"."""
    shape = lexicon.shapes["numbered"]
    tails = {
        match[0]: found.cls
        for each in scans
        for found in each.found
        if lexicon.tops[found.cls] == "Organization" and (match := shape.search(found.name, 1))
    }
    for each in scans if tails else ():
        for tail, cls in tails.items():
            start = each.text.find(tail)
            while start >= 0:
                end = start + len(tail)
                if not each.covered(start, end) and each.word_ends(start, end):
                    each.add(start, end, cls, anaphor=True)
                start = each.text.find(tail, end)


def recalled(scans: Sequence[Scan], lexicon: Lexicon) -> None:
    """A unit or faculty that the article names with its body, by its own name alone before a post: "the safety office's
    head", where else the noun would be part of the post."""
    own: dict[str, str] = {}
    for each in scans:
        for found in each.found:
            if lexicon.tops[found.cls] == BODY and (rest := _own_name(each, found)):
                own[rest] = TEAM if lexicon.ends("unit_nouns", rest) else found.cls
    for each in scans if own else ():
        for name, at in each.words_of(own):
            end = at + len(name)
            if each.post_at(end) and not each.covered(at, end) and begins_apart(each, at):
                each.add(at, end, own[name], anaphor=True)


def _own_name(scan: Scan, found: Found) -> str:
    """What a unit is called in its body: its name behind the body's, or behind the noun phrase for it."""
    lexicon, form = scan.lexicon, scan.text[found.start : found.end]
    if found.anaphor:
        size = len(lexicon.starts("anaphors", form))
    else:
        inner = (f for f in scan.found if f.start == found.start and f.end < found.end and not f.anaphor)
        size = max((f.end - f.start for f in inner if lexicon.tops[f.cls] == BODY), default=0)
    rest = form[size:] if size else ""
    faculty = found.cls == SCHOOL and len(rest) >= FACULTY
    plain = rest in lexicon.words["organization_heads"] or rest in lexicon.words["anaphors"]
    return rest if len(rest) >= OWN and (faculty or lexicon.ends("unit_nouns", rest)) and not plain else ""
