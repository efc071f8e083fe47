"""Occasions in whose name two are joined: a meeting that is held for one thing and for another at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kg.extract import words
from kg.extract.names import CLOSING
from kg.extract.scan import Hit, Scan, maximal

LONGEST: Final = 64
SPECIFIC: Final = 10
LEAD: Final = 4
NOTE: Final = re.compile(r"[(（][^()（）]{1,8}[)）]")  # the place or the stage of a contest, behind its noun
OUTSIDE: Final = frozenset("pcudrt")  # kinds of words that stand around a name and not in it
MARKS: Final = frozenset([*CLOSING, *CLOSING.values(), '"'])


def joined(scan: Scan) -> None:
    """Mark the whole of such a name as one program, and inside it the campaigns and contests that it is held for."""
    for word, position in scan.words_of(scan.lexicon.words["ceremonies"]):
        _joined(scan, position, position + len(word))


def _joined(scan: Scan, left: int, right: int) -> None:
    if any(f.start < left and right < f.end for f in scan.found if not f.anaphor) or _quoted(scan, left):
        return
    last = _last(scan, right)
    begin = _begin(scan, left)
    if last is None:
        _then_quoted(scan, begin, left, right)
        return
    whole = scan.text[begin : last.end]
    marked = any(f.start < last.end and begin < f.end for f in scan.found) or not MARKS.isdisjoint(whole)
    if left - begin < 2 or len(whole) > LONGEST or not (marked or len(whole) >= SPECIFIC):
        return
    inner = list(_inner(scan, begin, left, right, last))
    scan.add(begin, last.end, last.cls)
    for start, hit in inner:
        scan.add(start, hit.end, hit.cls).inner = True


def _then_quoted(scan: Scan, begin: int, left: int, right: int) -> None:
    """A name whose second occasion is quoted and has no noun after it."""
    first = next((h for h in scan.hits.get("program", []) if h.end == left and begin < h.start), None)
    quotation = next(((start, end) for start, end in scan.quotes if right <= start <= right + LEAD), None)
    if first is None or quotation is None:
        return
    start, end = quotation
    head = next((h for h in scan.hits.get("program", []) if h.end == end - 1 and start < h.start), None)
    scan.add(begin, end, first.cls)
    if head is not None:
        scan.add(start, end, head.cls, scan.text[start + 1 : end - 1]).inner = True


def _inner(scan: Scan, begin: int, left: int, right: int, last: Hit) -> Iterator[tuple[int, Hit]]:
    """Where the names of what it is held for begin, with the noun that ends each."""
    heads = [h for h in maximal(scan.hits.get("program", [])) if h.cls != "Meeting"]
    for start, end in scan.quotes:
        stop = left if end <= left else last.start
        hit = next((h for h in reversed(heads) if end <= h.start and h.end <= stop), None)
        if begin <= start and end < last.end and hit is not None and hit.start - end <= SPECIFIC:
            yield start, hit
    hit = next((h for h in reversed(heads) if right + 2 <= h.start and h.end <= last.start), None)
    if hit is not None and len(hit.form) > 1 and MARKS.isdisjoint(scan.text[right : hit.end]):
        yield right, hit


def _quoted(scan: Scan, position: int) -> bool:
    return any(start < position < end for start, end in scan.quotes)


def _breaks(scan: Scan) -> list[int]:
    """The breaks between phrases that do not only open, close or stand in a quotation or a note of a few characters."""
    notes = {at for note in NOTE.finditer(scan.text) for at in (note.start(), note.end() - 1)}
    return [b for b in scan.breaks if scan.text[b] not in MARKS and b not in notes and not _quoted(scan, b)]


def _pieces(scan: Scan, start: int, stop: int) -> Iterator[tuple[int, str]]:
    """The words of a stretch that stand in no quotation, each with where it begins."""
    edges = [start]
    for opening, closing in scan.quotes:
        if start <= opening and closing <= stop:
            edges += [opening, closing]
    edges.append(stop)
    for first, end in zip(edges[::2], edges[1::2], strict=True):
        for word in words.segment(scan.text[first:end]):
            yield first, word
            first += len(word)


def _outside(scan: Scan, word: str) -> bool:
    lexicon = scan.lexicon
    if word not in lexicon.words["stoppers"] or word in lexicon.words["joiners"]:
        return False
    scope = word in lexicon.words["scopes"]
    return not scope and (words.tag(word)[:1] in OUTSIDE or word in lexicon.words["governing"])


def _begin(scan: Scan, position: int) -> int:
    """Where the name begins that is joined at `position`: after what breaks the phrase, what governs it and a day."""
    begin = max((b + 1 for b in _breaks(scan) if b < position), default=0)
    opening = {h.start for h in scan.hits.get("program", [])}
    fixed = [m.span() for word in scan.lexicon.words["compounds"] for m in re.finditer(re.escape(word), scan.text)]
    for start, word in list(_pieces(scan, begin, position)):
        inside = any(first <= start < end for first, end in fixed)
        if _outside(scan, word) and start not in opening and not inside:
            begin = start + len(word)
    day = scan.lexicon.shapes["day"].match(scan.text, begin, position)
    return day.end() if day else begin


def _last(scan: Scan, position: int) -> Hit | None:
    """The noun that ends the name which goes on at `position`."""
    stop = min((b for b in _breaks(scan) if b >= position), default=len(scan.text))
    heads = maximal(scan.hits.get("program", []))
    for start, word in _pieces(scan, position, stop):
        if _outside(scan, word) and not any(h.start - len(word) <= start < h.end for h in heads):
            stop = start
            break
    inside = [h for h in heads if position <= h.start and h.end <= stop and not _quoted(scan, h.start)]
    return next((h for h in reversed(inside) if scan.word_ends(h.start, h.end)), None)
