"""The noun that ends a name, alone: "the workshop" for one named before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.extract.names import CLOSING
from kg.extract.scan import Hit, Scan
from kg.extract.short_forms import alone_here

TAILED: Final = frozenset({"Team", "School", "Institution", "Facility"})  # of these one says the last noun alone


def soon(scan: Scan) -> None:
    """The noun that ends a name, when it stands alone later in the paragraph: "the workshop", "the laboratory"."""
    for noun, (position, cls) in _tail_nouns(scan, quoted=False).items():
        for start in _alone(scan, noun, position, cls):
            scan.add(start, start + len(noun), cls, anaphor=True)


def later(scans: Sequence[Scan]) -> None:
    """The noun that ends a quoted name of a place or a team, alone in a later paragraph, if no other one ends so.

    What is founded there or counted is another one of the kind.
    """
    named: dict[str, tuple[str, str]] = {}
    several: set[str] = set()
    for scan in scans:
        lexicon = scan.lexicon
        for noun, (_, cls) in named.items():
            for start in _alone(scan, noun, 0, cls) if noun not in several else ():
                end = start + len(noun)
                counted = scan.text[end : end + 1].isdigit() or bool(lexicon.ends("measures", scan.text, start))
                if not (counted or lexicon.ends("founding", scan.text, start)):
                    scan.add(start, end, cls, anaphor=True)
        for noun, (end, cls) in _tail_nouns(scan, quoted=True).items():
            name = next(f.name for f in scan.found if f.end == end and f.cls == cls)
            several |= {noun} if named.setdefault(noun, (name, cls))[0] != name else set()


def _tail_nouns(scan: Scan, *, quoted: bool) -> dict[str, tuple[int, str]]:
    """The nouns that end names of a paragraph, each with where the first such name ends and its class."""
    tables = [scan.lexicon.words[table] for table in ("organization_heads", "place_heads")]
    if quoted:
        tables.append(scan.lexicon.words["service_heads"])
    named: dict[str, tuple[int, str]] = {}
    for found in scan.found:
        text = scan.text[found.start : found.end]
        marked = text[:1] in CLOSING.values()
        special = marked and scan.lexicon.tops[found.cls] == "Organization"
        if found.anaphor or (quoted and not marked) or not (found.cls in TAILED or special):
            continue
        text = text.rstrip("".join(CLOSING))
        for size in (3, 2):
            noun = text[-size:]
            if len(text) > size + 1 and any(noun in table for table in tables):
                named.setdefault(noun, (found.end, found.cls))
                break
    return named


def _alone(scan: Scan, noun: str, position: int, cls: str) -> Iterator[int]:
    """Where a noun stands alone behind a position."""
    while (start := scan.text.find(noun, position)) >= 0:
        position = start + len(noun)
        hit = Hit(start, position, "anaphor", noun, cls)
        if not scan.covered(start, position) and scan.word_ends(start, position) and alone_here(scan, hit):
            yield start
