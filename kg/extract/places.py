"""Places: divisions from the table, towns and villages by their shape, named facilities and sites."""

from __future__ import annotations

from kg.extract import words
from kg.extract.names import left_edge, proper
from kg.extract.scan import Hit, Scan, longest


def divisions(scan: Scan) -> None:
    """Mark provinces, prefectures and counties, then the towns and villages that follow them or stand alone."""
    lexicon = scan.lexicon
    reach = 0
    for hit in scan.hits.get("division", ()):
        if hit.start < reach:
            continue
        rows = lexicon.by_name[hit.form]
        full = any(d.name == hit.form for d in rows)
        if not full and not _short_stands(scan, hit):
            continue
        if full and len(hit.form) == 2 and not scan.word_starts(hit.start):
            continue
        scan.add(hit.start, hit.end, "AdminDivision")
        reach = hit.end
    heads = [h for h in longest(scan.hits.get("place_head", [])) if h.cls in {"AdminDivision", "Zone"}]
    for head in heads:
        _shaped(scan, head)


def _short_stands(scan: Scan, hit: Hit) -> bool:
    """Whether a name without its unit can be meant here: it must be a word of its own, and not a common one."""
    rows = scan.lexicon.by_name[hit.form]
    before = scan.text[hit.start - 1 : hit.start]
    after_division = bool(before) and any(f.end == hit.start for f in scan.found)
    if words.is_common(hit.form) and not after_division:
        return False
    levels = {d.level for d in rows}
    if "county" in levels and len(levels) == 1 and not after_division and words.tag(hit.form) != "ns":
        return False
    return after_division or scan.word_starts(hit.start)


def _shaped(scan: Scan, head: Hit) -> None:
    """A town, village or zone: directly after a division, or alone as a word the dictionary does not know."""
    if any(f.start <= head.start and head.end <= f.end for f in scan.found):
        return
    if not scan.word_ends(head.start, head.end):
        return
    limit = scan.limit(head.start)
    outer = max((f for f in scan.found if limit <= f.start and f.end <= head.start), key=lambda f: f.end, default=None)
    if outer is not None:
        stem = scan.text[outer.end : head.start]
        if head.cls == "Zone" and len(stem) <= 4 and not _breaks(scan, stem):
            scan.add(outer.start if _same_zone(scan, outer.start) else outer.end, head.end, "AdminDivision")
            return
        if head.cls != "Zone" and 1 <= len(stem) <= 6 and not _breaks(scan, stem):
            scan.add(outer.end, head.end, "AdminDivision")
            return
    if head.cls == "Zone":
        return
    start, _ = left_edge(scan, head.start)
    stem = scan.text[start : head.start]
    name = scan.text[start : head.end]
    if 1 <= len(stem) <= 4 and (len(stem) > 1 or words.tag(name) == "ns") and proper(scan, stem):
        scan.add(start, head.end, "AdminDivision")


def _same_zone(scan: Scan, start: int) -> bool:
    return any(f.start == start for f in scan.found)


def _breaks(scan: Scan, stem: str) -> bool:
    stoppers = scan.lexicon.words["stoppers"]
    return any(w in stoppers for w in words.segment(stem)) if stem else False


def facilities(scan: Scan) -> None:
    """Named facilities and sites: a noun of the list with a place, a brand or quotation marks before it."""
    for head in longest([h for h in scan.hits.get("place_head", ()) if h.cls in {"Facility", "Site"}]):
        if not scan.word_ends(head.start, head.end) or scan.covered(head.start, head.end):
            continue
        start, anchored = left_edge(scan, head.start, quotes=True)
        stem = scan.text[start : head.start]
        if not stem or (not anchored and not proper(scan, stem)) or len(stem) > 20:
            continue
        scan.add(start, head.end, head.cls)
