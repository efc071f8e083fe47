"""People whom a parenthesis behind the name explains: who works there as what, a man or a woman, of which people."""

from __future__ import annotations

import re
from typing import Final

from kg.extract import words
from kg.extract.behind_names import HAN
from kg.extract.people import noted
from kg.extract.person_name import name_end, surname_at
from kg.extract.scan import Scan
from kg.extract.sounded import FULL

_NOTE: Final = re.compile(r"[(（]([^()（）]{1,40})[)）]")
_PARTS: Final = re.compile(r"[，,、；;]")
# What ends no name of somebody.
NOUNS: Final = ("posts", "organization_heads", "place_heads", "program_heads", "honour_heads")
OFTEN: Final = 40  # a word met more often in the dictionary is nobody's name here
CLOSING: Final = (")", "）")
LONGEST: Final = 4  # characters of a name without a dot


def explained(scan: Scan) -> None:
    """Mark names right before a parenthesis that ends in a post or begins with what is said of people."""
    for note in _NOTE.finditer(scan.text):
        if not _of_somebody(scan, note):
            continue
        start = _start(scan, note.start())
        if start is not None and not scan.covered(start, note.start()):
            noted(scan, start, note.start())


def _of_somebody(scan: Scan, note: re.Match[str]) -> bool:
    """Whether only a person has what stands in a parenthesis."""
    if scan.lexicon.shapes["personal"].match("，" + note[1]):
        return True
    first = note.start(1) + len(_PARTS.split(note[1])[0])
    ends = {note.end(1), first}
    bodies = {f.end for f in scan.found if note.start() < f.start and scan.lexicon.tops[f.cls] == "Organization"}
    kinds = (*scan.hits.get("post", ()), *scan.hits.get("trade", ()))
    return any(hit.end in ends - bodies for hit in kinds)


def _often(scan: Scan, surname: str) -> bool:
    """Whether a surname is often met."""
    return scan.lexicon.words["surnames"][surname]["frequency"] == "common"


def _start(scan: Scan, end: int) -> int | None:
    """Where a name begins that ends at `end`: at the break before it, or where a word begins with a surname."""
    limit = scan.limit(end)
    joined = scan.text[limit : limit + 1] in scan.lexicon.words["conjunctions"]
    if joined and scan.text[limit - 1 : limit] in CLOSING:
        limit += 1  # another name comes before, with a parenthesis of its own
    sizes = (end - limit,) if end - limit <= LONGEST else (FULL, 2, LONGEST)
    for size in sizes:
        start = end - size
        surname = surname_at(scan, start) if size >= 2 else ""
        if not surname or not all(map(HAN.match, scan.text[start:end])) or len(surname) == size:
            continue
        known = name_end(scan, start) == end or (size == FULL and _often(scan, surname))
        if start > limit and not (scan.word_starts(start) and known):
            continue
        name = scan.text[start:end]
        common = words.is_common(name) and words.frequency(name) > OFTEN
        if not common and not any(scan.lexicon.ends(table, name) for table in NOUNS):
            return start
    return None
