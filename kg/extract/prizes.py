"""Prizes that an article speaks of as an event: they are awarded at a place, announced, set up by somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.lexicon import Lexicon
from kg.extract.scan import Found, Scan

HONOUR: Final = "Honour"
EVENT: Final = "Award"


def held(scans: Sequence[Scan], lexicon: Lexicon) -> None:
    """Make those prizes of an ordinal programs that take place in the article; who wins one gets an honour."""
    prizes = [(each, f) for each in scans for f in each.found if f.cls == HONOUR and _numbered(f, lexicon)]
    events = {f.name for each, f in prizes if lexicon.shapes["conferred"].match(each.text, f.end)}
    for each, found in prizes:
        if found.name in events and not _won(each, found):
            found.cls = EVENT


def _numbered(found: Found, lexicon: Lexicon) -> bool:
    """Whether a name begins with an ordinal and ends in the noun for a prize."""
    return bool(lexicon.shapes["ordinal"].match(found.name)) and bool(lexicon.ends("prize_nouns", found.name))


def _won(scan: Scan, found: Found) -> bool:
    """Whether a verb of winning comes right before."""
    mark = scan.lexicon.ends("honour_marks", scan.text, found.start)
    return bool(mark) and scan.lexicon.words["honour_marks"][mark]["side"] == "before"
