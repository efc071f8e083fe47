"""Names taken over by their sound: with a middle dot, of the parts that such names are made of, or of characters that
make no words.
"""

from __future__ import annotations

import re
from typing import Final

from kg.extract import words
from kg.extract.behind_names import HAN, after_word, first_word, follows, sure
from kg.extract.scan import DOTS, Scan

DOTTED: Final = re.compile(rf"[㐀-鿿]{{1,7}}(?:[{DOTS}][㐀-鿿]{{1,8}}){{1,4}}")
FULL: Final = 3
RARE: Final = 40  # how often a word of the dictionary must be met to speak against such a name
LISTED: Final = "、"
WHOLE: Final = "yes"


def foreign_at(scan: Scan, start: int) -> re.Match[str] | None:
    """What looks like a name with a middle dot at `start`, and not with a post, with what follows it in the phrase."""
    if not scan.dotted or scan.until(start) == start or scan.post_at(start):
        return None
    return DOTTED.match(scan.text, start)


def foreign_end(scan: Scan, match: re.Match[str]) -> int | None:
    """Where a name with a middle dot ends: at a break or at the first word that follows names; None for plain words."""
    first = re.split(f"[{DOTS}]", match[0])[0]
    barred = scan.lexicon.words["not_in_given_names"]
    if any(barred.get(character, {}).get("strength") == "hard" for character in first):
        return None
    if words.is_common(first) and not scan.lexicon.words["transliteration"].keys() >= set(first):
        return None
    start = max(map(match[0].rfind, DOTS)) + match.start() + 2
    sounds = scan.lexicon.words["transliteration"]
    after = scan.lexicon.words["after_names"]
    for end in range(start, match.end()):
        char = scan.text[end]
        if scan.until(end) == end or after_word(scan, end, least=2):
            return end
        if (char in scan.lexicon.hard or (char in after and char not in sounds)) and not _sounded(scan, end):
            return end
        if char not in sounds and first_word(scan, end) > 1 and words.is_common(scan.words_after(end, 8)[0]):
            return end
    return match.end()


def _sounded(scan: Scan, at: int) -> bool:
    """Whether a character stands for a sound inside a name, as those behind it do that make no word: "Abdu" in
    "Abdurehim"."""
    following = scan.text[at + 1 : at + FULL]
    sounds = len(following) > 1 and scan.lexicon.words["transliteration"].keys() >= set(following)
    return sounds and words.frequency(following) < RARE and not words.frequency(scan.text[at : at + 2])


def parts_end(scan: Scan, start: int) -> int | None:
    """Where a name ends that two of the parts make which such names are made of."""
    first = scan.lexicon.starts("name_parts", scan.text, start)
    last = scan.lexicon.starts("name_parts", scan.text, start + len(first)) if first else ""
    return start + len(first) + len(last) if last else None


def part_end(scan: Scan, start: int, *, strict: bool) -> int | None:
    """Where a name ends that one such part is by itself: before what only people do, in a list of names, or (if not
    `strict`) behind a post and before what follows names.
    """
    part = scan.lexicon.starts("name_parts", scan.text, start)
    if not part or scan.lexicon.words["name_parts"][part]["whole"] != WHOLE:
        return None
    end = start + len(part)
    listed = LISTED in (scan.text[start - 1 : start], scan.text[end : end + 1])
    shown = sure(scan, end) or ((listed or not strict) and follows(scan, end))
    longer = None if strict or not shown else unfamiliar(scan, start)
    return max(end, longer or end) if shown else None


def unfamiliar(scan: Scan, start: int) -> int | None:
    """A name of two to five characters that make no words, up to a break or a word that follows names."""
    barred, table = scan.lexicon.hard, scan.lexicon.words["transliteration"]
    if not any(c in table for c in scan.text[start : start + 3]):
        return None  # two in three of its characters are used for foreign sounds
    stop = min(scan.until(start), start + 6)
    end = start
    while end < stop and HAN.match(scan.text[end]) and scan.text[end] not in barred:
        end += 1
        next_char = scan.text[end : end + 1]
        if end - start < 2 or next_char.isdigit() or not (follows(scan, end) or next_char in barred):
            continue
        if next_char in table and not after_word(scan, end, least=2):
            continue
        name = scan.text[start:end]
        known = sum(c in table for c in name)
        known_words = [w for w in words.segment(name) if len(w) > 1 and words.is_common(w)]
        if any(len(w) >= FULL or words.frequency(w) > RARE for w in known_words) or known * 3 < len(name) * 2:
            return None
        return end
    return None
