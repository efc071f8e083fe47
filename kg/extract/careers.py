"""Where somebody works, or what he is there, shows that a person is meant: names beside a body and a word for work."""

from __future__ import annotations

from typing import Final

from kg.extract import words
from kg.extract.person_name import surname_at, usual
from kg.extract.scan import Found, Scan
from kg.extract.sounded import FULL

ORGANIZATION: Final = "Organization"
PLACE: Final = "Place"
OFTEN: Final = 40  # a word met more often in the dictionary is one, whatever else it might be
NEAR: Final = 8  # characters between a body and the post that somebody has there
WORKED: Final = "worked"


def settled(scan: Scan, start: int, end: int) -> bool:
    """Whether a name that shows by itself, or makes no word, is followed by the body where somebody is at work."""
    name = scan.text[start:end]
    if words.tag(name)[:2] not in ("", "nr") or scan.lexicon.ends("place_heads", name):
        return False
    word = scan.lexicon.starts("at_work", scan.text, end)
    if not word:
        return False
    if usual(scan, start, end):
        return _body_after(scan, end)
    return wordless(scan, start, end) and body_at(scan, end + len(word)) is not None


def wordless(scan: Scan, start: int, end: int) -> bool:
    """Whether a name makes no word, nor do its beginning, its end with what comes behind, and its surname alone."""
    surname = surname_at(scan, start)
    if end - start < FULL and scan.lexicon.words["surnames"][surname]["frequency"] == "rare":
        return False
    return no_words(scan, start, end, scan.text[start + len(surname) : end])


def no_words(scan: Scan, start: int, end: int, tail: str) -> bool:
    """Whether the surname of a name ends no phrase, and neither the name's beginning, nor its last character with the
    one behind it, nor `tail`, its end, is a word often met."""
    text = scan.text
    if surname_at(scan, start) in scan.lexicon.words["stoppers"]:
        return False
    pairs = (text[start : start + 2], text[end - 1 : end + 1], tail)
    return not any(words.is_common(pair) and words.frequency(pair) > OFTEN for pair in pairs if len(pair) > 1)


def body_at(scan: Scan, at: int) -> Found | None:
    """The longest body that begins there, or right behind a place that does."""
    tops = scan.lexicon.tops
    starts = {at, *(f.end for f in scan.found if f.start == at and tops[f.cls] == PLACE)}
    bodies = [f for f in scan.found if f.start in starts and tops[f.cls] == ORGANIZATION and not f.anaphor]
    return max(bodies, key=lambda f: f.end, default=None)


def posted(scan: Scan, end: int) -> bool:
    """Whether a copula and a body come at `end`, and right behind it a post that ends the phrase; or a word for where
    somebody comes from, and any post there: what he is, or was."""
    being = scan.lexicon.shapes["being"].match(scan.text, end)
    moved = None if being else scan.lexicon.shapes["moved"].match(scan.text, end)
    word = being or moved
    body = body_at(scan, word.end()) if word else None
    if body is None:
        return False
    stop = scan.until(body.end)
    hits = [hit for kind in ("post", "trade") for hit in scan.hits.get(kind, ()) if body.end <= hit.start < stop]
    if moved:
        return any(hit.end <= body.end + NEAR for hit in hits)
    return stop - body.end <= NEAR and any(hit.end == stop for hit in hits)


def worked(scan: Scan, stop: int) -> bool:
    """Whether what ends there says that somebody works, or worked, in a body named in the same phrase."""
    word = scan.lexicon.ends("callings", scan.text, stop)
    if not word or scan.lexicon.words["callings"][word]["kind"] != WORKED:
        return False
    return any(
        f.end < stop <= scan.until(f.end) and scan.lexicon.tops[f.cls] == ORGANIZATION and not f.anaphor
        for f in scan.found
    )


def work_at(scan: Scan, at: int) -> bool:
    """Whether a word for working comes there, or "of" and such a word or a post: a body's name ends before it."""
    behind = at + len(scan.lexicon.starts("particles", scan.text, at))
    word = scan.lexicon.starts("callings", scan.text, behind)
    return (behind > at and scan.post_at(behind)) or (
        bool(word) and scan.lexicon.words["callings"][word]["kind"] == WORKED
    )


def _body_after(scan: Scan, end: int) -> bool:
    """Whether a body is named in the same phrase."""
    stop = scan.until(end)
    return any(end < f.start <= stop and scan.lexicon.tops[f.cls] == ORGANIZATION and not f.anaphor for f in scan.found)
