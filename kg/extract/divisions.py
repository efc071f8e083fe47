"""Administrative places: divisions from the table, towns and villages by their shape, zones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from kg.extract import words
from kg.extract.behind_names import HAN
from kg.extract.lexicon import Division, Lexicon
from kg.extract.names import DIVISION, left_edge, proper
from kg.extract.scan import Found, Hit, Scan, longest

TOWNLIKE: Final = 6
PAIR: Final = 2
TOLD: Final = 3
COUNTY: Final = "county"
GENERIC: Final = "-"  # the class of nouns for several kinds of divisions, which end no name
TOWNS: Final = {"town", "village"}
PUBLIC: Final = frozenset({"TradeUnion", "Party", "Government"})  # bodies that towns have
COUNTING: Final = ("measures", "generic_modifiers", "units")  # tables of words between a number and a noun
PROVINCE: Final = 2  # figures of a code that tell the province
COMMON: Final = 60  # a word more frequent than this in the dictionary is not taken for a county without its unit


def named_in_full(scans: Iterable[Scan], lexicon: Lexicon) -> frozenset[str]:
    """The codes of the divisions an article names in full, and of the provinces and prefectures it names at all."""
    forms = {hit.form for each in scans for hit in each.hits.get("division", ())}
    rows = [(form, row) for form in forms for row in lexicon.by_name[form]]
    named = [(form, row) for form, row in rows if row.name == form or row.short != form or row.level != "county"]
    doubtful = lexicon.words["stoppers"]
    codes = {row.code for form, row in named if form[:-1] not in doubtful}
    return frozenset(codes | {row.code for _, row in named if row.parent in codes})


def divisions(scan: Scan, codes: frozenset[str]) -> None:
    """Mark provinces, prefectures and counties, then the towns, villages and zones that follow them or stand alone."""
    reach = 0
    for hit in scan.hits.get("division", ()):
        if hit.start < reach or not _stands(scan, hit, codes):
            continue
        scan.add(hit.start, hit.end, "AdminDivision")
        reach = hit.end
    nouns = [h for h in scan.hits.get("place_head", ()) if h.cls != GENERIC or scan.word_starts(h.start)]
    nouns = [h for h in nouns if h.cls != GENERIC or not _own_town(scan, h)]
    for head in [h for h in longest(nouns) if h.cls in {"AdminDivision", "Zone"}]:
        if scan.text.startswith(head.form, head.end) and scan.words_after(head.end)[:1] == (head.form,):
            continue  # the unit is part of the name, and comes again; else it begins the word for who lives there
        # "the party committee of the town" is a word of the dictionary
        ends = _body_follows(scan, head.end) or _ends_anyway(scan, head)
        ends = ends or (scan.word_ends(head.start, head.end) and not _of_water(scan, head))
        if ends and not any(f.start <= head.start and head.end <= f.end for f in scan.found):
            _shaped(scan, head)


def _own_town(scan: Scan, head: Hit) -> bool:
    """Whether what is a noun for towns elsewhere begins in a town's own name: one character stands between a division,
    or the beginning of the phrase, and it.
    """
    at, lexicon = head.start - 1, scan.lexicon
    name = scan.text[at : head.start] if at >= 0 else ""
    tables = ("stoppers", "conjunctions", "measures", "generic_modifiers", "place_marks", "place_verbs")
    if not HAN.match(name) or any(name in lexicon.words[table] for table in tables) or _counts(scan, name):
        return False
    of = at - (scan.text[at - 1 : at] in lexicon.words["particles"])
    begins = at == scan.limit(head.start) or bool(lexicon.ends("place_marks", scan.text, at))
    return begins or any(f.end in (at, of) and f.cls == DIVISION for f in scan.found)


def _stands(scan: Scan, hit: Hit, codes: frozenset[str]) -> bool:
    """Whether the name of a division means one here.

    A full name does, if it is not part of other words, and so does one that leaves out only the peoples of a county; a
    short one if it is a word of its own and no common one; the short name of a county only where the article names it
    in full, or the prefecture above it, or right behind its province. No county holds a city or another county: what
    reads so is the name of a street or a school.
    """
    rows = scan.lexicon.by_name[hit.form]
    stoppers = scan.lexicon.words["stoppers"]
    below = any(d.parent in codes for d in rows)
    if any(d.name == hit.form or d.short != hit.form for d in rows):
        if len(hit.form) > 2:
            return below or hit.form[:-1] not in stoppers
        ordinary = hit.form[0] in stoppers or hit.form in scan.lexicon.words["ambiguous_places"]
        near = below or not ordinary
        ends = _body_follows(scan, hit.end) or scan.word_ends(hit.start, hit.end)
        return near and ends and scan.word_starts(hit.start)
    if _goes_on(scan, hit.end):
        return False
    before = next((f for f in scan.found if f.end == hit.start), None)
    if before is None and not scan.word_starts(hit.start):
        return False
    if before is not None and _levels(scan, before.name) == {COUNTY}:
        return False
    if hit.form in scan.lexicon.words["ambiguous_places"]:
        cities = [d for d in rows if d.level != COUNTY]
        return any(d.code in codes and d.name in scan.text for d in rows) or _in_region(scan, before, cities)
    if any(d.level != "county" for d in rows):
        return True
    if scan.lexicon.shapes["places"].match(scan.text, hit.end):
        return True
    if before is None and words.is_common(hit.form) and words.frequency(hit.form) > COMMON:
        return False
    # nobody calls a district by its short name alone, but behind its city
    district = scan.lexicon.having("units", "level", COUNTY)[:1]
    above = {d.code for d in scan.lexicon.by_name.get(before.name, ())} if before is not None else set()
    old = bool(scan.lexicon.ends("units", hit.form))  # it was a county, and is still called one
    free = [d for d in rows if old or d.parent in above or not d.name.endswith(district)]
    if scan.word_ends(hit.start, hit.end) and not _firm(scan, hit.end) and _in_region(scan, before, free):
        return not (words.is_common(hit.form) and words.frequency(hit.form) > COMMON)
    return any(d.code in codes for d in rows) or any(d.parent in codes for d in free)


def _body_follows(scan: Scan, end: int) -> bool:
    """Whether the noun for a union, an office or a party body begins there: the unit before it is no part of it."""
    return any(h.start == end and h.cls in PUBLIC for h in scan.hits.get("organization", ()))


def _in_region(scan: Scan, before: Found | None, rows: Sequence[Division]) -> bool:
    """Whether one of these divisions lies in the province or the city named right before it."""
    larger = scan.lexicon.by_name.get(before.name, ()) if before is not None else ()
    regions = {d.code[:PROVINCE] for d in larger if d.level != COUNTY}
    return any(d.code[:PROVINCE] in regions for d in rows)


def _firm(scan: Scan, end: int) -> bool:
    """Whether the noun for a firm follows in the same phrase: what stands before it is its name, not where it is."""
    heads = (h for h in scan.hits.get("organization", ()) if h.cls == "Enterprise")
    stop = scan.until(end)
    near = (scan.text[end : h.start] for h in heads if end <= h.start <= end + TOWNLIKE + 2 and h.end <= stop)
    return any(scan.lexicon.words["particles"].keys().isdisjoint(between) for between in near)


def _levels(scan: Scan, name: str) -> set[str]:
    return {d.level for d in scan.lexicon.by_name.get(name, ())}


def _goes_on(scan: Scan, end: int) -> bool:
    """Whether a short name is the beginning of a town's or village's own name: its unit follows at once or soon."""
    if any(hit.start == end for hit in scan.hits.get("division", ())):
        return False  # a division follows, whose name may end like a town's
    own = scan.text[end : end + 1] not in scan.lexicon.words["particles"]  # "the town of" may also be of the city
    units = (scan.lexicon.starts("units", scan.text, at) for at in (end, end + 1)[: 1 + own])
    return any(scan.lexicon.units.get(unit) in TOWNS for unit in units)


def _shaped(scan: Scan, head: Hit) -> None:
    """A town, village or zone: directly after a division, or alone as a word the dictionary does not know."""
    last = scan.words_before(head.end)[-2:]
    inner = scan.ending_at(head.start, "Place")
    if inner is not None and inner.cls == DIVISION and head.cls != "Zone":
        # a street called after a village, or "the streets of the district"
        if scan.text[inner.start : inner.end] not in scan.lexicon.by_name:
            scan.found.remove(inner)
            scan.add(inner.start, head.end, "AdminDivision")
        return
    common = bool(last) and len(last[-1]) > len(head.form) and words.is_common(last[-1])
    called = scan.lexicon.words["street_names"]
    if common and not _begun(scan, last) and last[-1].removesuffix(head.form) not in called:
        return
    outer = _before(scan, head)
    if outer is not None:
        stem = scan.text[outer.end : head.start]
        if len(stem) > 1 and stem + head.form in scan.lexicon.words["generic_modifiers"]:
            return  # "the whole village", "the model village"
        if head.cls == "Zone" and len(stem) <= 4 and clean(scan, stem):
            scan.add(outer.start, head.end, "AdminDivision")
            return
        if head.cls != "Zone" and 1 <= len(stem) <= TOWNLIKE and clean(scan, stem):
            scan.add(outer.end, head.end, "AdminDivision")
            return
    start, _ = left_edge(scan, head.start)
    if start == head.start and head.cls == DIVISION:
        start -= len(scan.lexicon.ends("street_names", scan.text, start))  # a verb, too: "Victory", "Forward"
    start = max(start, outer.end) if outer is not None else start
    if head.start - start > PAIR and (start - 1, head.end + 1) in scan.quotes:
        return  # a saying that ends in the word for a village: "a thousand firms help a thousand villages"
    listed = _item(scan, head)
    if listed is not None:
        start = listed
    start = behind_verb(scan, start, head)
    stem, name = scan.text[start : head.start], scan.text[start : head.end]
    if head.cls == "Zone":
        if not stem and (_listed(scan, head) or (len(head.form) <= TOLD and _town_follows(scan, head.end))):
            scan.add(head.start, head.end, "AdminDivision")
        elif 2 <= len(stem) <= 4 and proper(scan, stem):
            scan.add(start, head.end, "AdminDivision")
        return
    if (
        1 <= len(stem) <= 4
        and (stem in called or not _counts(scan, stem))
        and (len(stem) > 1 or words.tag(name) == "ns")
        and (_named(scan, stem, head) or listed is not None or _sited(scan, start, head))
        and (stem in called or not words.is_common(name) or words.tag(name) == "ns")
        and name not in scan.lexicon.words["generic_modifiers"]
        and stem not in scan.lexicon.words["village_kinds"]
    ):
        scan.add(start, head.end, "AdminDivision")


def _ends_anyway(scan: Scan, head: Hit) -> bool:
    """Whether a town or village right behind a division ends here though a word seems to go on: a village follows that
    lies in the town, or what goes on begins a verb."""
    inner = scan.text[max(0, head.start - TOWNLIKE) : head.start]
    outer = next((f for f in scan.found if f.cls == DIVISION and 0 < head.start - f.end <= len(inner)), None)
    if outer is None or not clean(scan, scan.text[outer.end : head.start]):
        return False
    word = next((w for w in scan.words_after(head.start) if w), "")
    rest = scan.words_after(head.end)[:1]
    verb = len(word) > len(head.form) and bool(rest) and len(rest[0]) > 1 and words.tag(rest[0]) == "v"
    below = (h.start for h in scan.hits.get("place_head", ()) if h.cls == DIVISION)
    return verb or any(PAIR <= at - head.end <= TOLD and clean(scan, scan.text[head.end : at]) for at in below)


def _of_water(scan: Scan, head: Hit) -> bool:
    """Whether a river or a lake called after the village or town comes: not the village is spoken of. One that a
    smaller village behind it is called after is none."""
    after = scan.words_after(head.end)
    if not after or after[0] not in scan.lexicon.words["waters"]:
        return False
    near = (h.start for h in scan.hits.get("place_head", ()) if h.cls == DIVISION)
    return not any(head.end < at <= head.end + TOLD and clean(scan, scan.text[head.end : at]) for at in near)


def _town_follows(scan: Scan, end: int) -> bool:
    """Whether the name of a town of its own comes right behind a zone."""
    return any(
        h.cls == DIVISION and PAIR <= h.start - end <= TOLD and clean(scan, scan.text[end : h.start])
        for h in scan.hits.get("place_head", ())
    )


def _named(scan: Scan, stem: str, head: Hit) -> bool:
    """Whether a town is called so: by no common word, by one that streets are called by everywhere, or, where its unit
    is a word, by the name of a place."""
    place = (len(head.form) > 1 and words.tag(stem) == "ns") or stem in scan.lexicon.words["street_names"]
    return place or proper(scan, stem) or words.frequency(stem) < COMMON


def behind_verb(scan: Scan, start: int, head: Hit) -> int:
    """Where a name begins that a verb stands before which is a noun in other names: "support Willow Town".

    What is behind it is more than a character, or a surname: villages are called so.
    """
    stem, at = scan.text[start : head.start], start
    for number, word in enumerate(words.segment(stem) if stem else ()):
        at += len(word)
        rest = scan.text[at : head.start]
        kind = words.tag(word)
        verb = len(word) > 1 and (kind == "v" or (not number and kind[:1] == "v"))
        verb = verb or len(scan.lexicon.ends("place_verbs", scan.text[start:at])) > 1
        family = scan.lexicon.words["surnames"].get(rest, {}).get("frequency") == "common"
        if verb and (len(rest) > 1 or (family and not number)) and (not number or proper(scan, rest)):
            start = at
    return start


def _sited(scan: Scan, start: int, head: Hit) -> bool:
    """Whether a common word before a town's unit names the town: something is there, or the town's own body follows."""
    lexicon = scan.lexicon
    if scan.text[start : head.start] in lexicon.words["generic_modifiers"]:
        return False
    if scan.text[start - 1 : start] in lexicon.words["place_marks"]:
        return True
    if scan.text[start - 1 : start] in lexicon.words["particles"] and head.start - start > 1:
        return scan.ending_at(start - 1, "Place") is not None  # "the village of Cloud Mist in that county"
    first = start == scan.limit(start)
    return first and any(
        h.cls in PUBLIC and h.end <= scan.until(head.end) and h.start - head.end <= TOWNLIKE
        for h in scan.hits.get("organization", ())
        if h.start >= head.end
    )


def _begun(scan: Scan, last: tuple[str, ...]) -> bool:
    """Whether a single character before a common word makes both the name of a town."""
    if len(last) < 2 or len(last[0]) > 1 or last[0] in scan.lexicon.units:
        return False
    tables = ("generic_modifiers", "stoppers", "measures", "conjunctions", "particles")
    plain = any(last[0] in scan.lexicon.words[table] for table in tables)
    return not plain and not scan.lexicon.shapes["number"].fullmatch(last[0]) and bool(HAN.match(last[0]))


def _before(scan: Scan, head: Hit) -> Found | None:
    """The nearest division before the noun, in the same phrase."""
    limit = scan.limit(head.start)
    return max((f for f in scan.found if limit <= f.start and f.end <= head.start), key=lambda f: f.end, default=None)


def _item(scan: Scan, head: Hit) -> int | None:
    """Where a short item of a list that ends with this noun begins, when its neighbour is a division."""
    start = head.start
    for word in reversed(scan.words_before(head.start)):
        if word in scan.lexicon.words["stoppers"]:
            break
        start -= len(word)
    if not 1 < head.start - start < 4 or not clean(scan, scan.text[start : head.start]):
        return None
    return start if _listed(scan, Hit(start, head.end, "", "", "")) else None


def _listed(scan: Scan, head: Hit) -> bool:
    """Whether the phrase stands in a list next to a division."""
    marks = scan.lexicon.words["conjunctions"]
    left = scan.text[head.start - 1 : head.start] in marks and any(f.end == head.start - 1 for f in scan.found)
    right = scan.text[head.end : head.end + 1] in marks and (
        any(f.start == head.end + 1 for f in scan.found)
        or any(
            0 < h.start - head.end < TOWNLIKE and h.cls in {"Zone", "AdminDivision"} for h in scan.hits["place_head"]
        )
    )
    return (left and head.start > 0) or right


def clean(scan: Scan, stem: str) -> bool:
    """Whether nothing in the stem ends a name."""
    lexicon = scan.lexicon
    parts = words.segment(stem) if stem else []
    number = lexicon.shapes["number"]
    counted = any(w in lexicon.words["measures"] or number.fullmatch(w) for w in parts[:-1])
    counted = counted or (bool(number.match(stem)) and (len(stem) == 1 or stem[-1] in lexicon.words["measures"]))
    if counted and number.fullmatch(parts[0]) and len(parts) == PAIR and HAN.match(stem):
        counted = False  # a number and a noun: "Five Avenues"
    if counted and len(stem) == TOLD and number.fullmatch(parts[0]) and len(parts[0]) == 1:
        counted = any(w in lexicon.words["measures"] or number.fullmatch(w) for w in parts[1:])  # "Thousand Pond Bay"
    return not (counted or _counts(scan, stem)) and not any(w in lexicon.words["stoppers"] for w in parts)


def _counts(scan: Scan, stem: str) -> bool:
    """Whether a stem is a number and nothing more than a word that any noun may have: "two", "the five big"."""
    number = scan.lexicon.shapes["number"].match(stem)
    rest = stem[number.end() :] if number else ""
    return number is not None and (not rest or any(rest in scan.lexicon.words[table] for table in COUNTING))
