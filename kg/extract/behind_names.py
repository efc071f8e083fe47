"""What comes behind the name of a person: a break, a word that follows names, a verb that only people do."""

from __future__ import annotations

import re
from typing import Final

from kg.extract.scan import Scan

HAN: Final = re.compile(r"[㐀-鿿\U00020000-\U0003ffff]")


def sure(scan: Scan, end: int) -> bool:
    """Whether a verb that only people do comes at `end`, and does not begin what others are called."""
    table = scan.lexicon.words["after_names"]
    for size in (5, 4, 3, 2, 1) if scan.text[end : end + 1] in scan.lexicon.firsts["after_names"] else ():
        if table.get(scan.text[end : end + size], {}).get("strength") == "strong":
            return not any(hit.start == end and hit.end > end + size for hit in scan.hits.get("post", ()))
    return False


def follows(scan: Scan, end: int) -> bool:
    """Whether what comes at `end` may follow a name."""
    return end == len(scan.text) or scan.until(end) == end or not HAN.match(scan.text[end]) or after_word(scan, end)


def after_word(scan: Scan, end: int, least: int = 1) -> bool:
    text = scan.text
    if text[end : end + 1] not in scan.lexicon.firsts["after_names"]:
        return False
    table = scan.lexicon.words["after_names"]
    for size in range(min(5, len(text) - end), least - 1, -1):  # noqa: SIM110 (asked very often)
        if text[end : end + size] in table:
            return True
    return False


def first_word(scan: Scan, position: int) -> int:
    rest = scan.words_after(position, 8)
    return len(rest[0]) if rest else 0
