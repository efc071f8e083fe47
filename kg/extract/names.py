"""Where a name begins: the walk to the left from the noun that ends it."""

from __future__ import annotations

from kg.extract import words
from kg.extract.scan import Scan

CLOSING = {"”": "“", "」": "「", "』": "『", ")": "(", "）": "（"}
TRANSPARENT = 8


def left_edge(scan: Scan, head: int, *, quotes: bool = False) -> tuple[int, bool]:
    """Where the name whose last noun starts at `head` begins.

    Returns (start, anchored): `anchored` when it begins with a place, a body or a word of scope, which makes it a
    name of its own. With `quotes`, something in quotation marks or short brackets directly before belongs to it.
    """
    lexicon = scan.lexicon
    stoppers = lexicon.words["stoppers"]
    limit = scan.limit(head)
    position = head
    for word in reversed(scan.words_before(head)):
        if word in stoppers and not _inside(scan, word, position - len(word), head):
            break
        if (
            len(word) > 1
            and words.tag(word) in words.OUTSIDE
            and word not in lexicon.words["organizing"]
            and not _name_word(scan, word)
        ):
            break
        if any(c.isascii() and not c.isalnum() and c not in "+-·.()&" for c in word):
            break
        position -= len(word)
    if quotes and position == limit and position > 1 and scan.text[position - 1] in CLOSING:
        opening = scan.text.rfind(CLOSING[scan.text[position - 1]], max(0, position - 30), position - 1)
        if opening >= 0:
            before, anchored = left_edge(scan, opening)
            if anchored:
                return before, True
            return opening, True
    anchor = _anchor(scan, limit, position, head)
    if anchor is not None:
        return anchor, True
    for scope in sorted(lexicon.words["scopes"], key=len, reverse=True):
        if scan.text.startswith(scope, position):
            return position, True
    while position < head:
        word = next(
            (
                w
                for w in sorted(lexicon.words["posts"], key=len, reverse=True)
                if scan.text.startswith(w, position) and position + len(w) < head
            ),
            "",
        )
        if not word:
            break
        position += len(word)
    return position, _unit_first(scan, position, head)


def _unit_first(scan: Scan, position: int, head: int) -> bool:
    """Whether the name begins with a bare unit that stands for the story's division."""
    return (
        (scan.text[position : position + 1] in scan.lexicon.units
        and position < head)
        or (scan.text[position:head] in scan.lexicon.units)
    )


def _inside(scan: Scan, word: str, start: int, head: int) -> bool:
    """Whether a stopping word is part of the name after all: a character of a brand right after a place."""
    if len(word) > 1:
        return False
    before = next((f for f in scan.found if f.end == start and scan.lexicon.tops[f.cls] == "Place"), None)
    if before is None:
        return False
    return (
        scan.text[start + 1 : start + 2] not in scan.lexicon.units
        and not any(f.start == start + 1 for f in scan.found)
        and head - start > 3
    )


def _name_word(scan: Scan, word: str) -> bool:
    return (
        any(word in scan.lexicon.words[table] for table in ("generic_modifiers", "posts")) or words.frequency(word) == 0
    )


def _anchor(scan: Scan, limit: int, position: int, head: int) -> int | None:
    """The start of the place or body that the name begins with: the leftmost of an unbroken chain."""
    chain = sorted(
        (f for f in scan.found if f.start >= limit and f.end <= head and f.end >= position and not f.anaphor),
        key=lambda f: f.start,
    )
    if not chain:
        return None
    start = chain[0].start
    moved = True
    while moved:
        moved = False
        for f in scan.found:
            if f.end == start and f.start >= limit and not f.anaphor:
                start, moved = f.start, True
    return start


def proper(scan: Scan, stem: str) -> bool:
    """Whether `stem` can make a name: some word of it is neither generic nor a common word of the dictionary."""
    generic = scan.lexicon.words["generic_modifiers"]
    heads = scan.lexicon.words["organization_heads"]
    shape = scan.lexicon.shapes["number"]
    parts = words.segment(stem)
    return any(
        w not in generic and w not in heads and not shape.fullmatch(w) and (not words.is_common(w) or len(w) == 1)
        for w in parts
    )
