"""Units and parts of bodies: named right behind the body, by a trade and a number, or by their noun alone."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import words
from kg.extract.lexicon import Lexicon
from kg.extract.person_name import HAN, surname_at
from kg.extract.program_edges import clean
from kg.extract.scan import Scan
from kg.extract.short_forms import begins_apart

TEAM = "Team"
PARTS = frozenset({"Institution", "Team", "School", "Association"})
OWN = 6  # characters of the words of a part that name it by themselves
REACH = 6  # characters between a subsidiary and the noun for a unit of it
UNITS = {"Enterprise": "branch_unit", "School": "faculty"}  # class of a body → the shape of parts only such bodies have
TRADES = frozenset({"n", "v", "j", ""})  # kinds of words that a trade may be
UNWORD, NOWORD = 2, 3  # characters of a trade that is no word of the dictionary
NOUNS = frozenset({"n", "vn", "b", "j"})  # kinds of words that say what something is


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
        stem = words.segment(unit[0])
        if scan.word_ends(body.end, unit.end()) and not any(w in scan.lexicon.words["stoppers"] for w in stem):
            scan.add(body.start, unit.end(), cls)


def _taken_up(scan: Scan, start: int, end: int) -> bool:
    """Whether a mention other than a place inside the stretch overlaps it."""
    crossing = [f for f in scan.found if f.start < end and start < f.end]
    return any(scan.lexicon.tops[f.cls] != "Place" or f.start < start or end < f.end for f in crossing)


def subsidiaries(scan: Scan) -> None:
    """Subsidiaries by their number alone, before a post, a unit or a union of theirs or another firm of a list."""
    for match in scan.lexicon.shapes["numbered_firm"].finditer(scan.text):
        start, end = match.span()
        heads = (hit.start for hit in scan.hits.get("organization", ()) if end <= hit.start <= end + REACH)
        own = scan.post_at(end) or any(clean(scan, scan.text[end:at]) for at in heads)
        listed = scan.text[end : end + 1] in scan.lexicon.words["conjunctions"]
        if (own or listed) and not scan.covered(start, end) and begins_apart(scan, start):
            scan.add(start, end, "Enterprise")


def _described(scan: Scan, end: int) -> bool:
    """Whether a noun comes at `end` that is no post: what ends there only says what this is of."""
    after = scan.words_after(end)
    noun = bool(after) and words.tag(after[0]) in NOUNS and after[0] not in scan.lexicon.words["stoppers"]
    return noun and not scan.post_at(end)


def traded(scan: Scan) -> None:
    """A unit of work by its trade and number alone, before a post or "of" and a name: one of the firm spoken of."""
    for match in scan.lexicon.shapes["work_unit"].finditer(scan.text):
        before = scan.words_before(match.start()) or ("",)
        single = len(before[-1]) == 1 and len("".join(before[-2:])) == UNWORD
        trade = "".join(before[-2:]) if single else before[-1]
        start = match.start() - len(trade)
        known = len(trade) not in (UNWORD, NOWORD) or scan.covered(start, match.end())
        if known or not _unit_begins(scan, start, trade):
            continue
        of = scan.text[match.end() : match.end() + 1] in scan.lexicon.words["particles"]
        after = match.end() + of
        people = scan.post_at(after)
        if people or (of and surname_at(scan, after)):
            scan.add(start, match.end(), TEAM, anaphor=True)


def _unit_begins(scan: Scan, start: int, trade: str) -> bool:
    """Whether a unit can be called after this word, and what is before it belongs to no name."""
    lexicon = scan.lexicon
    if any(trade in lexicon.words[table] for table in ("stoppers", "generic_modifiers", "measures")):
        return False
    if lexicon.ends("work_units", trade) or words.tag(trade)[:1] not in TRADES or not all(map(HAN.match, trade)):
        return False
    said = lexicon.ends("anaphors", scan.text, start)
    return begins_apart(scan, start) or bool(said) or scan.text[start - 1] in lexicon.words["particles"]


def parts(scan: Scan) -> None:
    """A part given by its noun alone, before a post: "vice secretary of the party committee and chair of the union"."""
    posts = {p.start for p in scan.hits.get("post", ())}
    if not posts:
        return
    parts = scan.lexicon.words["part_words"]
    for form, at in scan.words_of(parts):
        end = at + len(form)
        if end in posts and not scan.covered(at, end) and _alone(scan, at):
            scan.add(at, end, parts[form]["class"], anaphor=True)


def _alone(scan: Scan, at: int) -> bool:
    """Whether nothing that a name could have stands right before: a break, a particle, a mark of a list."""
    before = scan.text[at - 1 : at]
    particles, conjunctions = scan.lexicon.words["particles"], scan.lexicon.words["conjunctions"]
    return at == scan.limit(at) or before in particles or before in conjunctions


def again(scans: Sequence[Scan], lexicon: Lexicon) -> None:
    """Parts of a body by their own words alone, where these are long enough: the body stands before them elsewhere."""
    own: dict[str, str] = {}
    for each in scans:
        bodies = [f for f in each.found if lexicon.tops[f.cls] == "Organization" and not f.anaphor]
        wholes = {(f.start, f.end) for f in bodies}
        for found in bodies:
            outer = max((end for start, end in wholes if start == found.start and end < found.end), default=0)
            if outer and found.cls in PARTS and found.end - outer >= OWN:
                own[each.text[outer : found.end]] = found.cls
    for each in scans if own else ():
        for name, cls in own.items():
            start = each.text.find(name)
            while start >= 0:
                if not each.covered(start, start + len(name)):
                    each.add(start, start + len(name), cls)
                start = each.text.find(name, start + len(name))


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
