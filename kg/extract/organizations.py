"""Organizations: bodies of general currency, nouns that end a body's name, agencies given by their short form."""

from __future__ import annotations

import re

from kg.extract import words
from kg.extract.names import left_edge, proper
from kg.extract.scan import Found, Hit, Scan, longest

INSERT = re.compile(r"[(（][^()（）]{1,4}[)）]$")


def known(scan: Scan) -> None:
    """Things of general currency, by any of their forms."""
    for hit in longest(scan.hits.get("known", [])):
        if not scan.covered(hit.start, hit.end) and scan.word_ends(hit.start, hit.end):
            if len(hit.form) == 2 and not scan.word_starts(hit.start):
                continue
            scan.add(hit.start, hit.end, hit.cls)


def bodies(scan: Scan) -> None:
    """Walk from each noun that ends a body's name to where the name begins, in reading order."""
    heads = longest(scan.hits.get("organization", []) + _short_bodies(scan))
    for head in heads:
        if _ends_here(scan, head):
            _body(scan, head)


def _short_bodies(scan: Scan) -> list[Hit]:
    """A one-character noun for a body, directly after a division or a bare unit."""
    found = []
    for short, (_, cls) in scan.lexicon.short_bodies.items():
        start = scan.text.find(short)
        while start >= 0:
            after = scan.text[start + len(short) : start + len(short) + 2]
            place = any(f.end == start and scan.lexicon.tops[f.cls] == "Place" for f in scan.found)
            unit = scan.text[start - 1 : start] in scan.lexicon.units and len(scan.text[start - 1 : start]) == 1
            if (place or (unit and (start < 2 or scan.word_starts(start - 1)))) and not words.tag(short + after[:1]):
                found.append(Hit(start, start + len(short), "organization", short, cls))
            start = scan.text.find(short, start + 1)
    return found


def _ends_here(scan: Scan, head: Hit) -> bool:
    """Whether the name can end with this noun: a word ends there and no longer noun goes on."""
    if head.form in scan.lexicon.short_bodies:
        return True
    if not scan.word_ends(head.start, head.end):
        return False
    if len(head.form) == 1:
        pair = scan.text[head.start : head.end + 1]
        if len(pair) == 2 and words.tag(pair) and pair[1] not in scan.lexicon.units:
            return False
    return True


def _body(scan: Scan, head: Hit) -> None:
    lexicon = scan.lexicon
    at = head.start
    insert = INSERT.search(scan.text, max(0, at - 6), at)
    start, anchored = left_edge(scan, insert.start() if insert else at, quotes=True)
    container = _container(scan, start, head)
    if container is not None:
        start, anchored = container.start, True
        if container.end == head.start and len(head.form) > 1 and head.cls == container.cls:
            scan.found.remove(container)
    stem = scan.text[start : head.start]
    if not stem:
        if (
            head.start
            and scan.text[head.start - 1] in lexicon.units
            and any(hit.start == head.start and hit.end == head.end for hit in scan.hits.get("agency", ()))
        ):
            scan.add(head.start - 1, head.end, head.cls)
        return
    if not anchored:
        start = _trim(scan, start, head.start)
        stem = scan.text[start : head.start]
        if not stem or not proper(scan, stem) or len(stem) > 24:
            return
        if len(head.form) == 1 and words.frequency(stem + head.form):
            return
        if head.cls != "Enterprise" and len(stem) < 2:
            return
    scan.found = [
        f
        for f in scan.found
        if not (
            start < f.start
            and f.end < head.end
            and lexicon.tops[f.cls] != "Place"
            and f.cls == head.cls
            and f.end > head.start
        )
    ]
    scan.add(start, head.end, head.cls)


def _container(scan: Scan, start: int, head: Hit) -> Found | None:
    """The body that this one is a part of: its name runs up to this one's own words."""
    tops = scan.lexicon.tops
    bodies = [
        f
        for f in scan.found
        if tops[f.cls] == "Organization" and not f.anaphor and f.end <= head.start and f.end >= start
    ]
    return min(bodies, key=lambda f: f.start, default=None)


def _trim(scan: Scan, start: int, head: int) -> int:
    """Drop generic words from the front of a name that begins with no place."""
    generic = scan.lexicon.words["generic_modifiers"]
    number = scan.lexicon.shapes["number"]
    for word in words.segment(scan.text[start:head]):
        if not (word in generic or number.fullmatch(word)) or start + len(word) >= head:
            break
        start += len(word)
    return start


def agencies(scan: Scan) -> None:
    """Agencies given by a short form that stands alone or after a bare unit."""
    for hit in longest(scan.hits.get("agency", [])):
        if any(f.end == hit.end and not f.anaphor for f in scan.found) or not scan.word_ends(hit.start, hit.end):
            continue
        before = scan.text[hit.start - 1 : hit.start]
        if before in scan.lexicon.units and before:
            scan.add(hit.start - 1, hit.end, hit.cls)
        elif not scan.covered(hit.start, hit.end) and (
            hit.start in (0, scan.limit(hit.start)) or before in scan.lexicon.words["stoppers"]
        ):
            scan.add(hit.start, hit.end, hit.cls)


def short_firms(scan: Scan) -> None:
    """Short forms of firms: place and brand before a noun too common to name a firm alone, in a list of firms."""
    table = scan.lexicon.words["firm_short_heads"]
    for place in [f for f in scan.found if scan.lexicon.tops[f.cls] == "Place"]:
        stop = scan.until(place.end)
        rest = scan.text[place.end : min(stop, place.end + 8)]
        for size in range(4, min(8, len(rest)) + 1):
            tail = rest[:size]
            head = next((w for w in table if tail.endswith(w) and len(tail) - len(w) == 2), None)
            if head is None or scan.covered(place.end, place.end + size):
                continue
            following = scan.text[place.end + size : place.end + size + 1]
            brand = tail.removesuffix(head)
            if not words.tag(brand) and (
                not following or following in scan.lexicon.words["stoppers"] or place.end + size in scan.breaks
            ):
                scan.add(place.start, place.end + size, table[head]["class"])
                break


def anaphors(scan: Scan) -> None:
    """Noun phrases that stand for something named before."""
    stoppers = scan.lexicon.words["stoppers"]
    for hit in longest(scan.hits.get("anaphor", [])):
        if scan.covered(hit.start, hit.end) or not scan.word_ends(hit.start, hit.end):
            continue
        before = scan.text[: hit.start]
        bound = hit.start == scan.limit(hit.start) or any(before.endswith(w) for w in stoppers)
        after = scan.words_after(hit.end)
        tail = not after or after[0] in stoppers or words.tag(after[0]) in words.OUTSIDE
        if bound and tail:
            scan.add(hit.start, hit.end, hit.cls, anaphor=True)
