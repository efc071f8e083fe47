"""People: a surname and a given name where the words around them say that a person is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract import words
from kg.extract.scan import Scan

HAN = re.compile(r"[㐀-鿿\U00020000-\U0003ffff]")
LONG = re.compile(r"[㐀-鿿]{1,7}(?:[·•・][㐀-鿿]{1,7}){1,4}")
SEPARATORS = "、 　"
CLASS = "Person"


def people(scan: Scan, authors: Iterable[str] = ()) -> None:
    """Mark people after a post or an honour, in lists of names, and before a verb of speech."""
    for name in authors:
        _everywhere(scan, name)
    for position in sorted(_openings(scan)):
        end = name_end(scan, position)
        if end is None and scan.text[position : position + 1] == " ":
            position += 1
            end = name_end(scan, position)
        if end is not None and _note(scan, position, end):
            _list(scan, end)
    _lists_without_title(scan)
    _speakers(scan)


def _openings(scan: Scan) -> set[int]:
    """Where a name may begin because a post, a trade, an honour ends there."""
    ends = {h.end for h in scan.hits.get("post", ()) if scan.word_ends(h.start, h.end)}
    ends |= {f.end for f in scan.found if scan.lexicon.tops[f.cls] == "Honour"}
    marks = scan.lexicon.words["honour_marks"]
    ends |= {
        end + len(w)
        for end in list(ends)
        for w, row in marks.items()
        if row["side"] == "after" and scan.text.startswith(w, end)
    }
    return ends | {e + 1 for e in ends if scan.text[e : e + 1] in "”)）"}


def _note(scan: Scan, start: int, end: int) -> bool:
    """Add the person, taking the place of shorter things that lie inside the name."""
    if any(f.start < end and start < f.end and not (start <= f.start and f.end <= end) for f in scan.found):
        return False
    scan.found = [f for f in scan.found if not (start <= f.start and f.end <= end)]
    scan.add(start, end, CLASS)
    return True


def name_end(scan: Scan, start: int, *, strict: bool = False) -> int | None:
    """Where the person name that starts at `start` ends, None if there is none.

    With `strict` (no post before it) the name must be followed by a break or by a word that follows names, and must
    not be a common word itself.
    """
    text = scan.text
    foreign = LONG.match(text, start)
    if foreign and scan.until(start) >= foreign.end():
        return foreign.end()
    surname = _surname(scan, start)
    if not surname:
        return None if strict else _transliterated(scan, start)
    stop = scan.until(start)
    base = start + len(surname)
    candidates = [end for end in (base + 1, base + 2) if end <= stop and all(map(HAN.match, text[base:end]))]
    if len(surname) == 2 or strict:
        candidates = [end for end in candidates if end - start >= 2]
    candidates = [end for end in candidates if not any(_function(scan, c) for c in text[base:end])]
    if not candidates:
        return None
    good = [end for end in candidates if follows(scan, end)]
    if len(good) == 2 and len(text[good[0] : good[0] + 2]) == 2 and _after_word(scan, good[0], least=2):
        good = good[:1]
    if good:
        end = good[-1]
    elif strict:
        return None
    else:
        end = next((e for e in reversed(candidates) if _word_at(scan, e)), candidates[-1])
    name = text[start:end]
    if strict and (
        words.is_common(name) or (words.frequency(name) > 200 and words.tag(name) not in {"nr", "nrfg", "nrt"})
    ):
        return None
    if not strict and words.is_common(name) and words.frequency(name) > 30 and words.tag(name) != "nr":
        return None
    if any(f.start == start and f.end > end and scan.lexicon.tops[f.cls] != CLASS for f in scan.found):
        return None
    return end


def _surname(scan: Scan, start: int) -> str:
    surnames = scan.lexicon.words["surnames"]
    for size in (2, 1):
        form = scan.text[start : start + size]
        if len(form) == size and form in surnames:
            return form
    return ""


def _transliterated(scan: Scan, start: int) -> int | None:
    """A name of three to five characters that such names are written with, between breaks."""
    table = scan.lexicon.words["transliteration"]
    end = start
    while end < min(scan.until(start), start + 5) and scan.text[end] in table:
        end += 1
    if end - start >= 2 and follows(scan, end) and not words.is_common(scan.text[start:end]):
        return end
    return None


def _function(scan: Scan, char: str) -> bool:
    row = scan.lexicon.words["stoppers"].get(char)
    return row is not None and words.tag(char) in words.OUTSIDE


def follows(scan: Scan, end: int) -> bool:
    """Whether what comes at `end` may follow a name."""
    return end == len(scan.text) or end in _break_set(scan) or scan.text[end] in "()（）·" or _after_word(scan, end)


def _break_set(scan: Scan) -> set[int]:
    return set(scan.breaks)


def _after_word(scan: Scan, end: int, least: int = 1) -> bool:
    table = scan.lexicon.words["after_names"]
    return any(scan.text[end : end + size] in table for size in range(4, least - 1, -1) if end + size <= len(scan.text))


def _word_at(scan: Scan, position: int) -> bool:
    rest = scan.words_after(position, 8)
    return bool(rest) and len(rest[0]) > 1


def _list(scan: Scan, end: int) -> None:
    """Names that follow a name in a list."""
    conjunctions = scan.lexicon.words["conjunctions"]
    while end < len(scan.text) and (scan.text[end] in SEPARATORS or scan.text[end] in conjunctions):
        start = end + 1
        stop = name_end(scan, start, strict=True)
        if stop is None or not _note(scan, start, stop):
            return
        end = stop


def _lists_without_title(scan: Scan) -> None:
    """Three names or more in a row need no post to be known as names."""
    for match in re.finditer(r"(?:[㐀-鿿]{2,4}[、 　]){2,}[㐀-鿿]{2,4}", scan.text):
        position = match.start()
        names: list[tuple[int, int]] = []
        while position < len(scan.text):
            end = name_end(scan, position, strict=True)
            if end is None:
                break
            names.append((position, end))
            if scan.text[end : end + 1] not in tuple(SEPARATORS):
                break
            position = end + 1
        if len(names) >= 3:
            for start, end in names:
                if not any(f.start == start and f.end == end for f in scan.found):
                    _note(scan, start, end)


def _speakers(scan: Scan) -> None:
    """A name at the head of a clause, before a verb that only people do."""
    table = scan.lexicon.words["after_names"]
    for position in [0, *[b + 1 for b in scan.breaks]]:
        surname = _surname(scan, position)
        if not surname or scan.covered(position, position + 2):
            continue
        end = name_end(scan, position, strict=True)
        if end is None:
            continue
        tail = [scan.text[end : end + size] for size in (4, 3, 2, 1)]
        if any(table.get(t, {}).get("strength") == "strong" for t in tail):
            _note(scan, position, end)


def _everywhere(scan: Scan, name: str) -> None:
    start = scan.text.find(name)
    while start >= 0:
        if not scan.covered(start, start + len(name)):
            scan.add(start, start + len(name), CLASS)
        start = scan.text.find(name, start + len(name))


def repeat(scan: Scan, names: Iterable[str]) -> None:
    """Mark further occurrences of names that the article introduced with a post or in a list."""
    for name in names:
        if not words.is_common(name):
            _everywhere(scan, name)
