"""People: a surname and a given name where the words around them say that a person is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import Final

from kg.extract import careers, recurrence, words
from kg.extract.behind_names import HAN, follows, sure
from kg.extract.person_name import (
    CLASS,
    OPENING,
    SEPARATORS,
    USUAL,
    acting,
    clear,
    name_end,
    surname_at,
    surnamed,
    usual,
)
from kg.extract.scan import Hit, Scan
from kg.extract.sounded import FULL, part_end, parts_end

ROW: Final = re.compile(r"(?:[㐀-鿿·]{2,9}[、 　]){1,}[㐀-鿿·]{2,9}")
SPACED: Final = re.compile(r"[㐀-鿿][ 　][㐀-鿿](?=[ 　(（])")
COLONS: Final = tuple(":：")
CLOSING: Final = (*tuple(")）,，、;；"), "")
CLOSE: Final = re.compile("[)）]")
NOTE: Final = re.compile(r"(?:[(（][^()（）]{1,8}[)）])?[ 　]*")
BODIES: Final = frozenset({"Organization", "Place"})
HONOUR: Final = "Honour"
SHORT: Final = 40  # a paragraph this short may be a line of a roll
LISTED: Final = "、"
LONGEST: Final = 9  # characters of a name in a row
GIVEN: Final = 2  # characters of a given name at the most
# The dictionary's tags of nouns and of numerals.
NOUN: Final = "n"
NUMBER: Final = "m"


def people(scan: Scan, authors: Iterable[str] = ()) -> None:
    """Mark people after a post or an honour, in lists of names, before a verb of speech, and the authors."""
    recurrence.authors(scan, authors)
    posts = _openings(scan)
    cut = _cut(scan) - posts
    labelled = {end + 1 for end in posts if scan.text[end : end + 1] in COLONS}
    for position in sorted(posts | labelled | _trades(scan) | cut):
        end = name_end(scan, position)
        if position in labelled and (end is None or scan.text[end : end + 1] not in CLOSING):
            continue  # behind a colon only a name that fills the rest: "(author: so-and-so)"
        shown = position in posts or position in labelled
        if end is not None and not shown and not (follows(scan, end) or usual(scan, position, end)):
            continue
        closed = end is not None and scan.until(end) == end
        if end is not None and position in cut and not (closed or sure(scan, end) or usual(scan, position, end)):
            continue
        if closed and _served(scan, position):
            continue
        if end is None and scan.text[position : position + 1] in (" ", "　"):
            position += 1
            end = name_end(scan, position)
        if end is not None and noted(scan, position, end):
            _list(scan, end)
    _roll(scan)
    _rows(scan)
    _counted(scan)
    _addressed(scan)
    _speakers(scan)
    _parted(scan)


def _openings(scan: Scan) -> set[int]:
    """Where a name may begin because a post, a trade, an honour ends there."""
    lexicon = scan.lexicon
    places = {f.end for f in scan.found if lexicon.tops[f.cls] == "Place"}  # "of that place": one character
    posts = [h for h in scan.hits.get("post", ()) if h.end > h.start + 1 or h.start in places]
    ends = {h.end for h in posts if scan.word_ends(h.start, h.end)}
    ends |= {f.end for f in scan.found if lexicon.tops[f.cls] == "Honour"}
    marks = lexicon.words["honour_marks"]
    ends |= {
        end + len(word)
        for end in ends
        if (word := lexicon.starts("honour_marks", scan.text, end)) and marks[word]["side"] == "after"
    }
    return ends | {e + 1 for e in ends if scan.text[e : e + 1] in ("”", ")", "）")}


def _cut(scan: Scan) -> set[int]:
    """Where a name may begin because a post ends there, though its last character makes a word with the surname."""
    hits = scan.hits.get("post", ())
    short = {h.end for h in hits if h.end == h.start + 2 and not words.frequency(scan.text[h.start : h.end + 1])}
    long = (h.end for h in hits if h.end > h.start + 2 and not scan.word_starts(h.end))
    trades = (h.end for h in scan.hits.get("trade", ()) if scan.word_starts(h.start) and not scan.word_starts(h.end))
    trades = (end for end in trades if words.tag((scan.words_before(end - 1) or ("",))[-1]) == NOUN)
    return short | {end for end in (*long, *trades) if words.is_common(scan.text[end - 1 : end + 1])}


def _served(scan: Scan, position: int) -> bool:
    """Whether the characters after a post are a verb and what is done for the people of that post, or by them."""
    stop = scan.until(position)
    verb, thing = scan.text[position : position + 1], scan.text[position + 1 : stop]
    if not thing or len(thing) > GIVEN or words.tag(verb)[:1] != "v" or not words.is_common(thing):
        return False
    if len(thing) == 1 and words.tag(thing)[:1] != NOUN:
        return False
    posts = [hit for hit in scan.hits.get("post", ()) if hit.end == position]
    return any(scan.lexicon.ends("serving", scan.text, hit.start) for hit in posts)


def _trades(scan: Scan) -> set[int]:
    """Where a name may begin because a word ends there that is built like a trade, or like a post and cut otherwise."""
    ends = {hit.end for hit in scan.hits.get("post", ()) if hit.end >= hit.start + FULL}
    return ends | {
        hit.end + (scan.text[hit.end : hit.end + 1] == "”")
        for hit in scan.hits.get("trade", ())
        if (scan.word_starts(hit.end) or scan.word_ends(hit.start, hit.end)) and _trade(scan, hit)
    }


def _trade(scan: Scan, hit: Hit) -> bool:
    """Whether the word that ends here is the trade itself, or a noun or unknown word of two characters or more."""
    end = hit.end
    before = scan.words_before(end)
    if not before or not (scan.word_starts(end) or scan.until(end) == end):
        return False
    if len(hit.form) > 1 and before[-1] == hit.form:
        return True
    last = before[-1] if len(before[-1]) > 1 or words.tag("".join(before[-2:-1])) == NUMBER else "".join(before[-2:])
    return len(last) > 1 and words.tag(last)[:1] in {"n", ""} and not words.tag(last).startswith("nr")


def noted(scan: Scan, start: int, end: int) -> bool:
    """Add the person, taking the place of shorter things that lie inside the name; a word of address alone is none."""
    if scan.text[start:end] in scan.lexicon.words["honorifics"]:
        return False
    for f in scan.found:
        if f.start < end and start < f.end:
            if not (start <= f.start and f.end <= end) or f.cls == CLASS:
                return False
            if scan.lexicon.tops[f.cls] == "Place" and (
                scan.text[f.start : f.end][-1:] in scan.lexicon.units
                or scan.text[start : f.start] in scan.lexicon.words["stoppers"]  # "from" a place, and no surname
                or (f.start == start and f.end == end and not sure(scan, end))
            ):
                return False
    scan.found = [f for f in scan.found if not (start <= f.start and f.end <= end)]
    scan.add(start, end, CLASS)
    return True


def _noted_after(scan: Scan, end: int) -> bool:
    """Whether a parenthesis comes at `end`, and behind it what may follow a name."""
    close = CLOSE.search(scan.text, end) if scan.text[end : end + 1] in ("(", "（") else None
    return close is not None and follows(scan, close.end())


def _list(scan: Scan, end: int) -> None:
    """Names that follow a name in a list."""
    conjunctions = scan.lexicon.words["conjunctions"]
    while end < len(scan.text) and (scan.text[end] in SEPARATORS or scan.text[end] in conjunctions):
        start = end + 1
        stop = name_end(scan, start, strict=True) or acting(scan, start)
        if stop is None or not noted(scan, start, stop):
            return
        end = stop


def _list_before(scan: Scan, start: int) -> None:
    """Names in a list before the one that is counted: they begin a word there, or show by themselves."""
    while scan.text[start - 1 : start] == LISTED:
        stop = start - 1
        names = (s for s in (stop - FULL, stop - 2) if s >= 0 and name_end(scan, s, strict=True) == stop)
        begin = next((s for s in names if scan.word_starts(s) or usual(scan, s, stop)), None)
        if begin is None or not noted(scan, begin, stop):
            return
        start = begin


def _roll(scan: Scan) -> None:
    """A name at the head of a line of a roll, before the body or the place the person comes from."""
    if not ("(" in scan.text or "（" in scan.text or " " in scan.text or "　" in scan.text):
        return  # nothing sets a name apart from what comes behind it
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
    places = [scan.text.find(separator) for separator in SEPARATORS if separator in scan.text]
    if not places:
        return
    for match in ROW.finditer(scan.text, max(0, min(places) - LONGEST)):
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
                noted(scan, start, end)


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
        and table.get(surname_at(scan, start), {}).get("frequency") != "rare"
        for start, end in names
    )


def _addressed(scan: Scan) -> None:
    """A full name before a word of address."""
    for _, at in scan.met("honorifics"):
        for size in (4, 3, 2):
            start = at - size
            if start < 0 or scan.covered(start, at) or not all(map(HAN.match, scan.text[start:at])):
                continue
            if not scan.lexicon.hard.isdisjoint(scan.text[start:at]):
                continue
            if scan.text[at - 2 : at] in scan.lexicon.words["after_names"]:
                continue
            surname, name = surname_at(scan, start), scan.text[start:at]
            barred = scan.lexicon.words["not_in_given_names"].get(name[-1], {})
            if barred.get("strength") in ("within", "soft"):
                break  # "is made chair": a verb stands before the word
            if (
                surname
                and 1 <= size - len(surname) <= 2
                and (words.tag(name)[:2] == "nr" or (size == FULL and _unknown(scan, start, at)))
            ):
                noted(scan, start, at)
                break


def _unknown(scan: Scan, start: int, end: int) -> bool:
    """Whether a stretch is no word of the dictionary, nor begins or ends with a common one, and begins where a word
    does."""
    name = scan.text[start:end]
    plain = words.is_common(name[1:]) and words.frequency(name[1:]) > USUAL  # "at the invitation of the state …"
    return not (words.tag(name) or words.is_common(name[:2]) or plain) and scan.word_starts(start)


def _counted(scan: Scan) -> None:
    """A name before "and so many others", after a verb of awarding, or after a body and a particle."""
    lexicon = scan.lexicon
    counted, many = lexicon.shapes["counted"], lexicon.shapes["so_many"]
    starts = {
        f.end + 1
        for f in scan.found
        if lexicon.tops[f.cls] == "Organization" and scan.text[f.end : f.end + 1] in lexicon.words["particles"]
    }
    phrases = {0, *[b + 1 for b in scan.breaks]} if scan.dotted else set(surnamed(scan))
    for position in sorted(phrases | starts):
        end = name_end(scan, position, strict=True)
        if end is None:
            continue
        listed = scan.text.endswith(LISTED, 0, position) and many.match(scan.text, end)
        introduced = listed or position in starts or counted.match(scan.text, end) or _noted_after(scan, end)
        if introduced and noted(scan, position, end):
            _list(scan, end)
            _list_before(scan, position)
    _conferred(scan)
    if scan.hits.keys().isdisjoint(("callings", "honour_marks")):
        return
    given = any(True for _ in scan.met("callings", lexicon.having("callings", "kind", "given")))
    if len(scan.text) >= SHORT and not given and not counted.search(scan.text):
        return
    before, taken = lexicon.having("honour_marks", "side", "before"), lexicon.having("callings", "kind", "taken")
    only = (*lexicon.having("callings", "kind", "counted"), *lexicon.having("callings", "kind", "into"))
    rest = (word for word in only if word not in before and word not in taken)
    for mark, at in chain(scan.met("honour_marks", before), scan.met("callings", (*taken, *rest))):
        position = at + len(mark)
        end = name_end(scan, position, strict=True)
        closed = end is not None and scan.until(end) == end and mark not in only
        told = end is not None and (counted.match(scan.text, end) or many.match(scan.text, end))
        known = closed or told or (end is not None and _given(scan, position, end))
        if end is not None and known and noted(scan, position, end):
            _list(scan, end)


def _given(scan: Scan, start: int, end: int) -> bool:
    """Whether a verb of giving comes behind a full name: something is given to that person."""
    word = scan.lexicon.starts("callings", scan.text, end)
    return end - start >= FULL and bool(word) and scan.lexicon.words["callings"][word]["kind"] == "given"


def _conferred(scan: Scan) -> None:
    """Clear names behind a verb of awarding, and before an honour or the place that it is of."""
    starts = {f.start for f in scan.found if f.cls == HONOUR}
    if not starts:
        return
    starts |= {f.start for f in scan.found if scan.lexicon.tops[f.cls] == "Place" and {f.end, f.end + 1} & starts}
    for mark, at in scan.words_of(scan.lexicon.having("relation_words", "class", "award")):
        start, row = at + len(mark), []
        while (stop := _clear_end(scan, start, starts)) is not None:
            row.append((start, stop))
            start = stop + 1 if scan.text[stop] in LISTED else len(scan.text)
        if row and (row[-1][1] in starts or row[-1][1] + 1 in starts):
            for name in row:
                noted(scan, *name)


def _clear_end(scan: Scan, start: int, starts: set[int]) -> int | None:
    """Where a clear name ends, before one of the places `starts` or another member of a list."""
    base = start + len(surname_at(scan, start))
    for end in range(base + 1, min(base + GIVEN + 1, len(scan.text))) if base > start else ():
        ends = end in starts or scan.text[end] in LISTED or (end + 1 in starts and scan.text[end] in OPENING)
        if not ends or not HAN.match(scan.text[end - 1]):
            continue
        if clear(scan, start, end) or words.tag(scan.text[start:end])[:2] == "nr":
            return end
    return None


def _speakers(scan: Scan) -> None:
    """A name at the head of a clause, before a verb that only people do."""
    for position in surnamed(scan):
        if not surname_at(scan, position) or scan.covered(position, position + 2):
            continue
        end = name_end(scan, position, strict=True)
        if end is not None and (sure(scan, end) or careers.settled(scan, position, end)):
            noted(scan, position, end)


def _parted(scan: Scan) -> None:
    """A name made of two parts, which needs nothing beside it; one of one part at the head of a clause, before a verb
    that only people do."""
    heads = {0, *[b + 1 for b in scan.breaks if scan.text[b] != LISTED]}
    for part in scan.hits.get("name_part", ()):
        end = parts_end(scan, part.start)
        if end is None and part.start in heads:
            end = part_end(scan, part.start, strict=True)
            end = end if end is not None and sure(scan, end) else None
        if end is not None and not scan.covered(part.start, end):
            noted(scan, part.start, end)
