"""People: a surname and a given name where the words around them say that a person is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract import words
from kg.extract.scan import Scan

HAN = re.compile(r"[㐀-鿿\U00020000-\U0003ffff]")
LONG = re.compile(r"[㐀-鿿]{1,7}(?:[·•・][㐀-鿿]{1,8}){1,4}")
ROW = re.compile(r"(?:[㐀-鿿·]{2,9}[、 　]){1,}[㐀-鿿·]{2,9}")
SPACED = re.compile(r"[㐀-鿿][ 　][㐀-鿿](?=[ 　(（])")
NOTE = re.compile(r"(?:[(（][^()（）]{1,8}[)）])?[ 　]*")
BODIES = frozenset({"Organization", "Place"})
SEPARATORS = "、 　"
CLASS = "Person"
FULL = 3
SHORT = 40  # a paragraph this short may be a line of a roll
KNOWN = 60  # a word of two characters met more often in the dictionary is not taken for a name, whatever its tag
RARE, FREQUENT = 40, 1500  # how often a word of the dictionary must be met to speak against a name


def people(scan: Scan, authors: Iterable[str] = ()) -> None:
    """Mark people after a post or an honour, in lists of names, before a verb of speech, and the authors."""
    for name in filter(None, authors):
        if len(name) == 2:
            _spaced(scan, name)
        else:
            _everywhere(scan, name)
    posts = _openings(scan)
    for position in sorted(posts | _trades(scan)):
        end = name_end(scan, position)
        if end is not None and position not in posts and not follows(scan, end):
            continue
        if end is None and scan.text[position : position + 1] in (" ", "　"):
            position += 1
            end = name_end(scan, position)
        if end is not None and _note(scan, position, end):
            _list(scan, end)
    _roll(scan)
    _rows(scan)
    _counted(scan)
    _addressed(scan)
    _speakers(scan)


def _openings(scan: Scan) -> set[int]:
    """Where a name may begin because a post, a trade, an honour ends there."""
    lexicon = scan.lexicon
    ends = {h.end for h in scan.hits.get("post", ()) if scan.word_ends(h.start, h.end)}
    ends |= {f.end for f in scan.found if lexicon.tops[f.cls] == "Honour"}
    marks = lexicon.words["honour_marks"]
    ends |= {
        end + len(word)
        for end in ends
        if (word := lexicon.starts("honour_marks", scan.text, end)) and marks[word]["side"] == "after"
    }
    return ends | {e + 1 for e in ends if scan.text[e : e + 1] in ("”", ")", "）")}


def _trades(scan: Scan) -> set[int]:
    """Where a name may begin because a word ends there that is built like the name of a trade."""
    return {
        hit.end for hit in scan.hits.get("trade", ()) if scan.word_ends(hit.start, hit.end) and _trade(scan, hit.end)
    }


def _trade(scan: Scan, end: int) -> bool:
    """Whether a word of two characters or more, a noun or one the dictionary does not know, ends here."""
    before = scan.words_before(end)
    if not before:
        return False
    last = before[-1] if len(before[-1]) > 1 else "".join(before[-2:])
    return len(last) > 1 and words.tag(last)[:1] in {"n", ""} and not words.tag(last).startswith("nr")


def _note(scan: Scan, start: int, end: int) -> bool:
    """Add the person, taking the place of shorter things that lie inside the name."""
    for f in scan.found:
        if f.start < end and start < f.end:
            if not (start <= f.start and f.end <= end) or f.cls == CLASS:
                return False
            if scan.lexicon.tops[f.cls] == "Place" and scan.text[f.start : f.end][-1:] in scan.lexicon.units:
                return False
    scan.found = [f for f in scan.found if not (start <= f.start and f.end <= end)]
    scan.add(start, end, CLASS)
    return True


def name_end(scan: Scan, start: int, *, strict: bool = False) -> int | None:
    """Where the person name that starts at `start` ends, None if there is none; read once a paragraph.

    With `strict` (no post before it) the name must be followed by a break or by a word that follows names, and must
    not be a common word itself.
    """
    if strict and not scan.dotted and scan.text[start : start + 1] not in scan.lexicon.firsts["surnames"]:
        return None
    known = scan.people.get((start, strict))
    if known is None:
        known = scan.people[start, strict] = _name_end(scan, start, strict=strict)
    end, sure = known
    if end is None or sure:
        return end
    if any(f.start == start and f.end > end and scan.lexicon.tops[f.cls] != CLASS for f in scan.found):
        return None
    return end


def _name_end(scan: Scan, start: int, *, strict: bool) -> tuple[int | None, bool]:
    """What `name_end` gives, and whether nothing else that begins there takes the name's place."""
    foreign = LONG.match(scan.text, start) if scan.dotted else None
    if foreign and scan.until(start) > start:
        return (None if words.is_common(re.split("[·•・]", foreign[0])[0]) else _foreign_end(scan, foreign)), True
    surname = _surname(scan, start)
    if not surname:
        return (None if strict else _unfamiliar(scan, start)), True
    if surname in scan.lexicon.words["conjunctions"] and scan.text[start - 1 : start] not in tuple(SEPARATORS):
        return None, True
    if scan.lexicon.shapes["anonymous"].match(scan.text, start + len(surname)):
        return None, True
    text, stop, base = scan.text, scan.until(start), start + len(surname)
    barred = scan.lexicon.words["not_in_given_names"]
    candidates = []
    for end in (base + 1, base + 2):
        if end > stop or not HAN.match(text[end - 1]):
            break
        row = barred.get(text[end - 1])
        if row is not None and row["strength"] == "hard":
            break
        if row is None or (end > base + 1 and _after_word(scan, end, least=2)):
            candidates.append(end)
    if not candidates:
        return (None if strict else _unfamiliar(scan, start)), True
    good = [end for end in candidates if follows(scan, end)]
    if len(good) == 2 and _after_word(scan, good[0], least=2):
        good = good[:1]
    longer = None if strict else _unfamiliar(scan, start)
    if longer is not None and longer - start > FULL and _after_word(scan, longer, least=2) and good:
        return longer, True
    if not good:
        if strict or surname in scan.lexicon.words["stoppers"]:
            return None, True
        if longer is not None and longer - start > FULL:
            return longer, True
        given = text[base : base + 2]
        if words.frequency(text[start : start + _first_word(scan, start)]) > FREQUENT and _first_word(scan, start) > 1:
            return None, True
        if len(candidates) == 2 and words.is_common(given) and not _verb_at(scan, base + 2):
            return None, True
        good = [max(candidates, key=lambda e: (_first_word(scan, e), e))]
    end = good[-1]
    name = text[start:end]
    if surname in scan.lexicon.words["stoppers"] and words.is_common(text[base:end]):
        return None, True
    first = _first_word(scan, start)
    opening = text[start : start + first]
    often = words.frequency(opening) > (RARE if strict else FREQUENT)
    if first > 1 and first != len(name) and words.is_common(opening) and often:
        return None, True
    if words.is_common(name) and (strict or (words.frequency(name) > 30 and words.tag(name) != "ns")):
        return None, True
    if len(name) == 2 and words.frequency(name) > KNOWN and (strict or not _after_word(scan, end, least=2)):
        return None, True
    if strict and words.frequency(name) > 500 and not words.tag(name).startswith("nr"):
        return None, True
    return end, False


def _foreign_end(scan: Scan, match: re.Match[str]) -> int:
    """Where a name with a middle dot ends: at a break or at the first word that follows names."""
    start = match[0].rfind("·") + match.start() + 2
    sounds, barred = scan.lexicon.words["transliteration"], scan.lexicon.words["not_in_given_names"]
    after = scan.lexicon.words["after_names"]
    for end in range(start, match.end()):
        char = scan.text[end]
        hard = char in barred and barred[char]["strength"] == "hard"
        if scan.until(end) == end or hard or _after_word(scan, end, least=2) or (char in after and char not in sounds):
            return end
        if char not in sounds and _first_word(scan, end) > 1 and words.is_common(scan.words_after(end, 8)[0]):
            return end
    return match.end()


def _surname(scan: Scan, start: int) -> str:
    if scan.text[start : start + 1] not in scan.lexicon.firsts["surnames"]:
        return ""
    surnames = scan.lexicon.words["surnames"]
    for size in (2, 1):
        form = scan.text[start : start + size]
        if len(form) == size and form in surnames:
            return form
    return ""


def _unfamiliar(scan: Scan, start: int) -> int | None:
    """A name of two to five characters that make no words, up to a break or a word that follows names."""
    barred, table = scan.lexicon.hard, scan.lexicon.words["transliteration"]
    if not any(c in table for c in scan.text[start : start + 3]):
        return None  # two in three of its characters are used for foreign sounds
    stop = min(scan.until(start), start + 6)
    end = start
    while end < stop and HAN.match(scan.text[end]) and scan.text[end] not in barred:
        end += 1
        next_char = scan.text[end : end + 1]
        if end - start < 2 or not (follows(scan, end) or next_char in barred):
            continue
        if next_char in table and not _after_word(scan, end, least=2):
            continue
        name = scan.text[start:end]
        known = sum(c in table for c in name)
        if any(len(w) > 1 and words.is_common(w) for w in words.segment(name)) or known * 3 < len(name) * 2:
            return None
        return end
    return None


def follows(scan: Scan, end: int) -> bool:
    """Whether what comes at `end` may follow a name."""
    return end == len(scan.text) or scan.until(end) == end or scan.text[end] in "()（）" or _after_word(scan, end)


def _after_word(scan: Scan, end: int, least: int = 1) -> bool:
    text = scan.text
    if text[end : end + 1] not in scan.lexicon.firsts["after_names"]:
        return False
    table = scan.lexicon.words["after_names"]
    return any(text[end : end + size] in table for size in range(min(5, len(text) - end), least - 1, -1))


def _first_word(scan: Scan, position: int) -> int:
    rest = scan.words_after(position, 8)
    return len(rest[0]) if rest else 0


def _verb_at(scan: Scan, position: int) -> bool:
    """Whether a verb comes at `position`."""
    rest = scan.words_after(position, 8)
    return bool(rest) and words.tag(rest[0])[:1] == "v"


def _list(scan: Scan, end: int) -> None:
    """Names that follow a name in a list."""
    conjunctions = scan.lexicon.words["conjunctions"]
    while end < len(scan.text) and (scan.text[end] in SEPARATORS or scan.text[end] in conjunctions):
        start = end + 1
        stop = name_end(scan, start, strict=True)
        if stop is None or not _note(scan, start, stop):
            return
        end = stop


def _roll(scan: Scan) -> None:
    """A name at the head of a line of a roll, before the body or the place the person comes from."""
    spaced = SPACED.match(scan.text)
    end = spaced.end() if spaced else name_end(scan, 0, strict=False)
    if end is None or scan.covered(0, end):
        return
    note = NOTE.match(scan.text, end)
    after = note.end() if note else end
    if after > end and any(f.start == after and scan.lexicon.tops[f.cls] in BODIES for f in scan.found):
        scan.add(0, end, CLASS, scan.text[:end].replace(" ", "").replace("　", ""))


def _rows(scan: Scan) -> None:
    """Three names or more in a row need no post to be known as names; nor do two that fill the paragraph."""
    if not any(separator in scan.text for separator in SEPARATORS):
        return
    for match in ROW.finditer(scan.text):
        position = _row_start(scan, match)
        names: list[tuple[int, int]] = []
        while position < len(scan.text):
            end = name_end(scan, position, strict=True)
            if end is None:
                break
            names.append((position, end))
            if scan.text[end : end + 1] not in tuple(SEPARATORS):
                break
            position = end + 1
        if len(names) >= FULL or (len(names) == 2 and (match[0] == scan.text or _surely(scan, names))):
            for start, end in names:
                _note(scan, start, end)


def _row_start(scan: Scan, match: re.Match[str]) -> int:
    """Where the first name of a row begins: right before its separator."""
    stop = min((match[0].find(c) for c in SEPARATORS if c in match[0]), default=0) + match.start()
    for size in (4, 3, 2):
        start = stop - size
        if start >= match.start() and name_end(scan, start, strict=True) == stop:
            return start
    return match.start()


def _surely(scan: Scan, names: list[tuple[int, int]]) -> bool:
    """Whether two names in a row can be nothing else: three characters each, no words, surnames often met."""
    table = scan.lexicon.words["surnames"]
    return all(
        end - start >= FULL
        and not words.tag(scan.text[start:end])
        and table[_surname(scan, start)]["frequency"] != "rare"
        for start, end in names
    )


def _addressed(scan: Scan) -> None:
    """A full name before a word of address."""
    for word in scan.lexicon.words["honorifics"]:
        at = scan.text.find(word)
        while at >= 0:
            for size in (4, 3, 2):
                start = at - size
                if start < 0 or scan.covered(start, at) or not all(map(HAN.match, scan.text[start:at])):
                    continue
                surname, name = _surname(scan, start), scan.text[start:at]
                if (
                    surname
                    and 1 <= size - len(surname) <= 2
                    and (
                        words.tag(name)[:2] == "nr"
                        or (not words.tag(name) and scan.word_starts(start) and size == FULL)
                    )
                ):
                    _note(scan, start, at)
                    break
            at = scan.text.find(word, at + 1)


def _counted(scan: Scan) -> None:
    """A name before "and so many others", after a verb of awarding, or after a body and a particle."""
    lexicon = scan.lexicon
    counted = lexicon.shapes["counted"]
    starts = {
        f.end + 1
        for f in scan.found
        if lexicon.tops[f.cls] == "Organization" and scan.text[f.end : f.end + 1] in lexicon.words["particles"]
    }
    for position in sorted({0, *[b + 1 for b in scan.breaks], *starts}):
        end = name_end(scan, position, strict=True)
        if end is None:
            continue
        introduced = position in starts or counted.match(scan.text, end) or scan.text[end : end + 1] in ("(", "（")
        if introduced and _note(scan, position, end):
            _list(scan, end)
    if len(scan.text) >= SHORT and not counted.search(scan.text):
        return
    for mark, row in lexicon.words["honour_marks"].items():
        at = scan.text.find(mark) if row["side"] == "before" else -1
        while at >= 0:
            position = at + len(mark)
            end = name_end(scan, position, strict=True)
            if (
                end is not None
                and (counted.match(scan.text, end) or scan.until(end) == end)
                and _note(scan, position, end)
            ):
                _list(scan, end)
            at = scan.text.find(mark, at + 1)


def _speakers(scan: Scan) -> None:
    """A name at the head of a clause, before a verb that only people do."""
    table = scan.lexicon.words["after_names"]
    for position in [0, *[b + 1 for b in scan.breaks]]:
        if not _surname(scan, position) or scan.covered(position, position + 2):
            continue
        end = name_end(scan, position, strict=True)
        if end is None:
            continue
        tail = [scan.text[end : end + size] for size in (5, 4, 3, 2, 1)]
        if any(table.get(t, {}).get("strength") == "strong" for t in tail):
            _note(scan, position, end)


def _everywhere(scan: Scan, name: str) -> None:
    at = scan.text.find(name)
    while at >= 0:
        _once(scan, at, at + len(name), name)
        at = scan.text.find(name, at + len(name))


def _spaced(scan: Scan, name: str) -> None:
    """Mark a name of two characters wherever it stands, also with a blank inside."""
    if name[0] in scan.text and name[1] in scan.text:
        for match in re.finditer(r"[ 　]?".join(map(re.escape, name)), scan.text):
            _once(scan, *match.span(), name)


def _once(scan: Scan, start: int, end: int, name: str) -> None:
    if scan.text[start - 1 : start] not in ("·", "•") and not scan.covered(start, end):
        scan.add(start, end, CLASS, name)


def repeat(scan: Scan, names: Iterable[str]) -> None:
    """Mark further occurrences of names that the article introduced with a post or in a list."""
    for name in names:
        if name in scan.text and not words.is_common(name):
            _everywhere(scan, name)
