"""Places that are built or lie somewhere: named facilities and sites."""

from __future__ import annotations

from typing import Final

from kg.extract import words
from kg.extract.divisions import PAIR, TOLD, behind_verb, clean
from kg.extract.lexicon import Lexicon
from kg.extract.names import DIVISION, left_edge, proper
from kg.extract.person_name import CLASS
from kg.extract.scan import Hit, Scan, longest

SAYING: Final = frozenset({"a", "d", "m", "r", "q"})  # kinds of characters of which two make no name
NAMING: Final = frozenset({"n", "j", "a", "nz", "ns", "nr", "b"})  # kinds of words that a name may go on with
BARRED: Final = ("stoppers", "generic_modifiers", "measures", "conjunctions", "organizing")  # no station is called so


def _goes_on_after(scan: Scan, start: int, head: Hit) -> bool:
    """Whether a division and one character are the beginning of another name, such as a firm's."""
    whole = any(f.start == start and f.end == head.start and f.cls == DIVISION for f in scan.found)
    after = scan.words_after(head.end)
    return whole and bool(after) and after[0] not in scan.lexicon.words["stoppers"]


def facilities(scan: Scan) -> None:
    """Named facilities and sites: a noun of the list with a place, a brand or quotation marks before it."""
    _stations(scan)
    lexicon = scan.lexicon
    generic = lexicon.words["generic_places"]
    heads = longest([h for h in scan.hits.get("place_head", ()) if h.cls in {"Facility", "Site"}])
    longer = {h.start for h in heads if h.form not in generic}
    for head in heads:
        if not (scan.word_ends(head.start, head.end) or _inside(scan, head)) or scan.covered(head.start, head.end):
            continue
        if head.end in longer:
            continue  # the lake of a lakeside park is not spoken of
        if len(head.form) == 1 and head.form in generic and not _marked(scan, head):
            continue
        start, anchored = left_edge(scan, head.start, quotes=True)
        if not anchored:
            start = behind_verb(scan, start, head)
        stem = scan.text[start : head.start]
        quoted = stem[:1] in ("“", "「")
        if "+" in stem or (len(head.form) == 1 and _goes_on_after(scan, start, head)):
            continue
        if head.form not in generic:
            named = anchored or quoted or proper(scan, stem) or _shared(scan.lexicon, stem)
        else:
            named = ((anchored or quoted) and len(head.form) > 1) or _stood(scan, start, head)
        called = lexicon.ends("street_names", stem) if head.form in lexicon.words["street_heads"] and not named else ""
        if called and head.form not in generic:
            start, named = head.start - len(called), True  # "the eastern new town"
        if not stem or len(stem) > 20 or not named:
            continue
        if anchored and (
            scan.text[start : start + 1] in scan.lexicon.units or scan.lexicon.starts("scopes", scan.text, start)
        ):
            continue
        body = max(
            (f.end for f in scan.found if f.start == start and scan.lexicon.tops[f.cls] == "Organization"), default=0
        )
        if start < body and head.start - body >= 2:
            start = body
        if any(h.start == start and h.end == head.start - 1 for h in scan.hits.get("post", ())):
            continue  # somebody with a post there, who is called by such a word
        if not _somebody_does(scan, start, head):
            staffed = head.form in lexicon.words["staffed"] and scan.post_at(head.end)
            scan.add(start, head.end, "Institution" if staffed else head.cls)


def _stations(scan: Scan) -> None:
    """Stations of a railway or a bus line by what they are called, often a street: behind the word for the line, and
    the town before it."""
    for match in scan.lexicon.shapes["stop"].finditer(scan.text):
        stem = match[1]
        street = len(stem) > PAIR and bool(scan.lexicon.ends("street_heads", stem))
        told = [w for w in words.segment(stem) if not street or (len(w) == 1 and words.tag(w) in words.OUTSIDE)]
        barred = any(w in scan.lexicon.words[table] for w in told for table in BARRED)
        name = not words.is_common(stem) or words.tag(stem) == "ns"
        if name and not barred and not scan.covered(*match.span(1)) and scan.word_ends(match.end(1), match.end()):
            town = scan.ending_at(match.start(), "Place")
            start = match.start() if town is None else town.start
            scan.found = [f for f in scan.found if f.start != start or not match.start() < f.end]  # who runs the line
            scan.add(start, match.end(), "Facility")


def _shared(lexicon: Lexicon, stem: str) -> bool:
    """Whether a division and a common word share the name, and it is no word for a part of a town."""
    ambiguous = stem in lexicon.words["ambiguous_places"] and stem not in lexicon.words["generic_modifiers"]
    return ambiguous and stem[-1] not in lexicon.units


def _marked(scan: Scan, head: Hit) -> bool:
    """Whether a division, or a word that says that a place follows, ends where a short name before a noun begins."""
    starts = range(head.start - TOLD, head.start - PAIR + 1)
    marked = any(at > 0 and scan.lexicon.ends("place_marks", scan.text, at) for at in starts)
    return marked or any(f.end in starts and f.cls == DIVISION for f in scan.found)


def _stood(scan: Scan, start: int, head: Hit) -> bool:
    """Whether a noun that many places share has a name of its own, behind a division or a word that says that a place
    follows: one of no common word, or one that streets are called by everywhere.
    """
    lexicon = scan.lexicon
    inside = (f for f in scan.found if start <= f.start and f.end <= head.start)
    outer = max((f.end for f in inside if f.cls == DIVISION), default=start)
    stem = scan.text[outer : head.start]
    if not PAIR <= len(stem) <= TOLD or not (outer > start or lexicon.ends("place_marks", scan.text, start)):
        return False
    after = next(iter(scan.words_after(head.end)), "")
    goes_on = words.tag(after) in NAMING or (outer == start and len(after) == 1 and words.tag(after) == "v")
    if goes_on and after not in lexicon.words["place_sides"]:
        return False
    if after[:1] in lexicon.words["place_heads"] or after[:1] in lexicon.words["organization_heads"]:
        return False
    if stem in lexicon.words["street_names"] and head.form in lexicon.words["street_heads"]:
        return True
    parts = (stem, scan.text[outer : head.end], *(word for word in words.segment(stem) if len(word) > 1))
    plain = any(words.is_common(part) or part in lexicon.words["generic_modifiers"] for part in parts)
    plain = plain or all(len(word) == 1 and words.tag(word) in SAYING for word in words.segment(stem))
    return not plain and clean(scan, stem)


def _somebody_does(scan: Scan, start: int, head: Hit) -> bool:
    """Whether a person and what people do stand before the noun: it is where somebody does something."""
    people = (f.end for f in scan.found if f.cls == CLASS and start <= f.start and f.end < head.start)
    return any(len(scan.lexicon.starts("after_names", scan.text, end)) > 1 for end in people)


def _inside(scan: Scan, head: Hit) -> bool:
    """Whether all that comes behind the noun before the next break is a word such as "in" or "beside"."""
    end = head.end + 1
    return scan.until(head.end) == end and scan.text[head.end : end] in scan.lexicon.words["place_sides"]
