"""Where a name begins: the walk to the left from the noun that ends it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kg.extract import words
from kg.extract.scan import Scan

CLOSING: Final = {"”": "“", "」": "「", "』": "『"}
SENTENCE: Final = frozenset("，,。；;！!？?：:")
QUOTED: Final = 14
DIVISION: Final = "AdminDivision"
BRAND: Final = 3  # characters of a brand
LEGAL: Final = 4  # characters of a legal form that stands only in names
WHOLE: Final = ("brands", "compounds")  # words that are stepped over whole
STEP: Final = 8
DIGITS: Final = 4  # of a year
NOWHERE: Final = "nowhere"
PHRASE: Final = 4  # characters of a stopper that is made of several words: "subordinate firm", "second-tier unit"
JOINING: Final = frozenset("pcu")  # kinds of single characters that part two names
ADVERB: Final = "d"  # the dictionary's tag
NOUNS: Final = frozenset("nvm")  # kinds of words that a modifier inside a name follows
BEFORE: Final = frozenset({"Place", "Organization"})
ODD: Final = frozenset(c for c in map(chr, range(128)) if not c.isalnum() and c not in "+-.()&")
WHEN: Final = frozenset({"t", "ad"})  # the dictionary's tags of times and of adverbs that are adjectives, too
SIDE: Final = "f"
COUNT: Final = "m"
MEASURED: Final = frozenset("mq")  # kinds of characters that a number counts
PLACE: Final = "s"
TIMES: Final = frozenset("mqt")  # kinds of words for how long or when
FUNCTION: Final = frozenset("vpducrqmfyt")  # kinds of single characters that do not make a name


def left_edge(
    scan: Scan, head: int, *, quotes: bool = False, loose: bool = False, verbs: bool = False, posts: bool = True
) -> tuple[int, bool]:
    """Where the name whose last noun starts at `head` begins.

    With `quotes`, something quoted before the noun belongs to the name; with `loose`, any word may stand in it (names
    of firms); with `verbs`, verbs of organizing do not end the walk (the caller looks at them); without `posts`, words
    for people at the front belong to the name.

    Returns (start, anchored): `anchored` when it begins with a place, a body or a word of scope, which makes it a
    name of its own.
    """
    limit = scan.limit(head)
    position = _walk(scan, head, loose, verbs)
    if quotes and position == limit and position > 1 and scan.text[position - 1] in CLOSING and head - position <= STEP:
        opening = scan.text.rfind(CLOSING[scan.text[position - 1]], max(0, position - QUOTED - 2), position - 1)
        if opening >= 0 and not SENTENCE & set(scan.text[opening:position]):
            before, anchored = left_edge(scan, opening)
            return (before if anchored else _prefix(scan, opening)), True
    anchor = _anchor(scan, limit, position, head)
    if anchor is not None:
        scope = scan.lexicon.ends("scopes", scan.text[limit:anchor])
        anchor -= len(scope)
        return (_brand(scan, position, anchor) if loose else anchor), True
    if scan.lexicon.starts("scopes", scan.text, position):
        return position, True
    while posts and position < head:
        word = scan.lexicon.starts("posts", scan.text[: head - 1], position)
        if not word or not scan.word_starts(position + len(word)):
            break
        position += len(word)
    unit = scan.text[position : position + 1] in scan.lexicon.firsts["units"] and any(
        scan.text.startswith(u, position) and position + len(u) <= head for u in scan.lexicon.units
    )
    return position, unit


def _prefix(scan: Scan, opening: int) -> int:
    """Include a single character that is written right before quotation marks as part of the name."""
    lexicon = scan.lexicon
    before = scan.words_before(opening)
    char = before[-1] if before else ""
    if scan.text[opening - 2 : opening - 1].isdigit():
        return opening  # "of the year 2023"
    alone = len(char) == 1 and "㐀" <= char <= "鿿" and char not in lexicon.words["stoppers"]
    alone = alone and char not in lexicon.words["organizing"]
    return opening - 1 if alone and char not in lexicon.words["measures"] else opening


def _walk(scan: Scan, head: int, loose: bool, verbs: bool) -> int:
    """Step over the words before `head` until one that does not stand inside a name."""
    lexicon = scan.lexicon
    stoppers, measures = lexicon.words["stoppers"], lexicon.words["measures"]
    number = lexicon.shapes["number"]
    brands = [lexicon.lasts[table] for table in WHOLE]
    ends = {f.end for f in scan.found if not f.anaphor}
    position = head
    before = scan.words_before(head)
    reached = head
    for index in reversed(range(len(before))):
        word = before[index]
        reached -= len(word)
        if reached >= position:
            continue  # inside a brand that was stepped over whole
        stop = len(lexicon.ends("stoppers", scan.text, position))
        counted = not loose and scan.text[position - 1] in lexicon.units  # "the unions of three counties" act as one
        if stop >= PHRASE or (stop > len(word) == 1 and not counted):
            break  # a phrase, or a verb that the dictionary does not know
        verb = lexicon.ends("place_verbs", scan.text, position) if position < head else ""
        if verb and lexicon.words["place_verbs"][verb]["stands"] == NOWHERE:
            break
        brand = ""
        if scan.text[position - 1] in brands[0] or scan.text[position - 1] in brands[1]:
            brand = max((lexicon.ends(table, scan.text, position) for table in WHOLE), key=len)
        if len(brand) > len(word) and scan.word_starts(position - len(brand)):
            position -= len(brand)
            continue
        inside = range(position - len(word) + 1, position)
        if inside and not ends.isdisjoint(inside):
            straddled = next(f.end for f in scan.found if f.end in inside and not f.anaphor)
            rest = scan.text[straddled:position]
            return position if rest in stoppers or rest in lexicon.words["organizing"] else straddled
        if not loose and lexicon.shapes["aspect"].fullmatch(word):
            break
        if len(word) == 2 and word[0] in lexicon.words["joiners"] and word[1] in lexicon.units:
            return position - 1
        if len(word) > 2 and len(lexicon.ends("stoppers", word)) > 1 and not loose:
            break
        if len(word) > 2 and len(lexicon.ends("stoppers", scan.text, reached + 1)) > 2:
            return reached + 1  # the last character of a verb was taken for a surname
        if len(word) > 1 and word[-1] in lexicon.units and len(lexicon.ends("stoppers", scan.text, position - 1)) > 1:
            return position - 1
        cut = loose and (_cut(scan, word, position, head) or _branded(scan, word, position - len(word)))
        if word in stoppers and not (cut or _inside(scan, word, position - len(word), head)):
            break
        if len(word) > 1 and _before_place(scan, word, position, loose):
            break
        if _outside(scan, before[: index + 1], position, head, loose):
            break
        if word in measures and index and number.fullmatch(before[index - 1]):
            break
        if index and _within(scan, before[index - 1], word):
            break
        if loose and len(word) == 1 and index and before[index - 1].isdigit() and len(before[index - 1]) == DIGITS:
            break  # no firm has a year in its name
        if len(word) > 1 and word[-1] in measures and number.fullmatch(word[:-1]) and not loose:
            break
        if word in lexicon.words["organizing"] and not verbs and not loose:
            break
        if (
            not loose
            and len(word) > 1
            and words.tag(word) in words.OUTSIDE
            and not (
                word in lexicon.words["nominal_verbs"] or word in lexicon.words["organizing"] or _name_word(scan, word)
            )
        ):
            break
        if not ODD.isdisjoint(word):
            break
        position -= len(word)
    return position


def _within(scan: Scan, before: str, word: str) -> bool:
    """Whether a word is the end of a time and what follows it, read as one: "within three years" and "to"."""
    sides, stoppers = scan.lexicon.words["place_sides"], scan.lexicon.words["stoppers"]
    return len(word) == 2 and word[0] in sides and word[1] in stoppers and words.tag(before)[:1] in TIMES


def _cut(scan: Scan, word: str, position: int, head: int) -> bool:
    """Whether a stopping word leaves a single character to the name of a firm, or none before a legal form: it was cut
    wrongly. A legal form that stands for a firm by itself follows a function word: "by the group"."""
    if len(word) > 1:
        return head - position == 1
    placed = scan.ending_at(position - 1, "Place") if head - position == 1 else None
    if placed is not None and placed.cls == DIVISION:
        return True  # no brand has but one character
    if words.tag(word) == ADVERB and head > position and not proper(scan, scan.text[position:head]):
        before = (scan.words_before(position - 1) or ("",))[-1]  # what is left is a trade: the brand goes on
        return len(before) == 1 and before not in scan.lexicon.words["stoppers"]
    tail = scan.lexicon.starts("company_tails", scan.text, head)
    said = tail in scan.lexicon.words["anaphors"] and words.tag(word)[:1] in FUNCTION
    return head == position and len(tail) >= LEGAL and not said


def _branded(scan: Scan, word: str, start: int) -> bool:
    """Whether a stopping character stands in a brand: a few characters behind a place, and it joins no two names."""
    if len(word) > 1 or word in scan.lexicon.words["conjunctions"] or word in scan.lexicon.words["particles"]:
        return False
    if scan.ending_at(start, "Organization") is not None:
        return False  # a body does it, to the firm or for it
    nearest = max(start - BRAND, scan.limit(start))  # of this phrase
    ends = (f.end for f in scan.found if scan.lexicon.tops[f.cls] == "Place" and nearest <= f.end < start)
    end = max(ends, default=0)
    between = scan.text[end:start]
    if not end or not SENTENCE.isdisjoint(between):
        return False
    return not any(w in scan.lexicon.words["stoppers"] for w in words.segment(between))


def _before_place(scan: Scan, word: str, position: int, loose: bool) -> bool:
    """Whether a verb comes right before the place that a name begins with: in a firm's one that stands in no name."""
    if not loose:
        return words.tag(word)[:1] == "v" and _division_at(scan, position)
    placed = any(f.start == position and scan.lexicon.tops[f.cls] == "Place" for f in scan.found) or any(
        h.start == position and any(d.level != "county" for d in scan.lexicon.by_name[h.form])
        for h in scan.hits.get("division", ())
    )
    return placed and words.tag(word) == "v" and word not in scan.lexicon.words["nominal_verbs"]


def _outside(scan: Scan, read: Sequence[str], position: int, head: int, loose: bool) -> bool:
    """Whether the last of the words read only stands before what is a whole name without it: a verb, an adverb, and
    before a firm when it was or of what kind it is; whole is also what begins with a scope, number or year, and what
    is quoted. Behind a place it is a brand."""
    word, lexicon = read[-1], scan.lexicon
    outside = len(word) > 1 and words.tag(word) in words.OUTSIDE and not _name_word(scan, word)
    outside = outside or _says_when(scan, read, loose)
    if not outside and not (loose and lexicon.ends("before_names", scan.text, position)):
        return False
    placed = len(read) > 1 and read[-2] in lexicon.by_name
    if position == head:
        return scan.text[head] in CLOSING.values()  # what is quoted is the name
    whole = led(scan, position, head) or bool(lexicon.starts("scopes", scan.text, position))
    return not placed and (whole or proper(scan, scan.text[position:head]))


def led(scan: Scan, start: int, head: int) -> bool:
    """Whether a name begins here with its number or its year."""
    return any(scan.lexicon.shapes[shape].match(scan.text, start, head) for shape in ("ordinal", "year"))


def _says_when(scan: Scan, read: Sequence[str], loose: bool) -> bool:
    """Whether the last word says when, how or on which side something is; firms are called after sides, but for those
    that say in what something is: "in the north" against "Northern". Behind another word a place is none's name."""
    word = read[-1]
    kind = words.tag(word)
    if len(word) < 2 or word in scan.lexicon.by_name:
        return False
    inside, particles = word[-1] in scan.lexicon.words["place_sides"], scan.lexicon.words["particles"]
    if kind == COUNT:
        number = scan.lexicon.shapes["number"]
        counted = words.tag(word[-1])[:1] in MEASURED and not number.fullmatch(word[-1])
        return counted and bool(number.fullmatch(word[:-1]))
    within = inside and (kind == SIDE or (kind == PLACE and len(read) > 1 and read[-2] not in particles))
    return kind in WHEN or within or (kind == SIDE and not loose)


def _division_at(scan: Scan, position: int) -> bool:
    """Whether the name of a division begins here."""
    return any(f.start == position and f.cls == DIVISION for f in scan.found)


def _inside(scan: Scan, word: str, start: int, head: int) -> bool:
    """Whether a stopping word is part of the name after all: a character of a brand behind a place or a body."""
    if word in scan.lexicon.words["particles"]:
        return False
    tops = scan.lexicon.tops
    adjacent = [tops[f.cls] for f in scan.found if f.end == start]
    if len(word) > 1:
        before = (scan.words_before(start) or ("",))[-1]
        inner = word in scan.lexicon.words["inner_verbs"] and start + len(word) == head and len(before) > 1
        legal = len(scan.lexicon.starts("company_tails", scan.text, head)) >= LEGAL  # the firm's own name goes on
        return inner and (not adjacent or legal) and words.tag(before)[:1] in NOUNS
    if not adjacent and words.tag(word)[:1] not in JOINING:
        apart = scan.text[start - 1 : start] in SENTENCE
        return not apart and any(f.end == start - 1 and tops[f.cls] in BEFORE for f in scan.found)
    if "Place" not in adjacent:
        return False
    rest = scan.text[start + 1 : head]
    return not (rest[:1] in scan.lexicon.units or any(f.start == start + 1 for f in scan.found)) and len(rest) > 2


def _name_word(scan: Scan, word: str) -> bool:
    tables = ("generic_modifiers", "posts")
    return any(word in scan.lexicon.words[table] for table in tables) or words.frequency(word) == 0


def _anchor(scan: Scan, limit: int, position: int, head: int) -> int | None:
    """The start of the place or body that the name begins with: the leftmost of an unbroken chain."""
    chain = [
        f
        for f in scan.found
        if f.start >= limit
        and f.start < head
        and f.end >= position
        and f.end <= head + 1
        and not f.anaphor
        and (f.end <= head or scan.lexicon.tops[f.cls] == "Place")
    ]
    if not chain:
        return None
    start = min(f.start for f in chain)
    moved = True
    while moved:
        moved = False
        for f in scan.found:
            if f.end == start and f.start >= limit and not f.anaphor:
                start, moved = f.start, True
    return start


def _brand(scan: Scan, position: int, anchor: int) -> int:
    """Include a brand or "China" that a firm's name begins with, before the place."""
    before = scan.text[position:anchor]
    if not before or len(before) > 6:
        return anchor
    if any(before.startswith(scope) for scope in scan.lexicon.words["scopes"]):
        return position
    parts = words.segment(before)
    start = anchor
    for word in reversed(parts):
        if word in scan.lexicon.words["stoppers"] or (
            words.is_common(word) and (len(word) > 1 or words.tag(word) in words.OUTSIDE)
        ):
            break
        start -= len(word)
    return start if anchor - start > 1 else anchor


def _is_name(scan: Scan, word: str, first: bool) -> bool:
    """Whether a word can be part of a proper name: unknown, a place, or a character that is no function word."""
    if word in scan.lexicon.by_name:
        return word not in scan.lexicon.words["ambiguous_places"]
    if scan.lexicon.shapes["region"].fullmatch(word):
        return True
    if len(word) == 1:
        return words.tag(word)[:1] not in FUNCTION or (first and words.tag(word)[:1] == "v")
    return not words.is_common(word)


def proper(scan: Scan, stem: str) -> bool:
    """Whether `stem` can make a name: some word of it is neither generic nor a common word of the dictionary."""
    generic = scan.lexicon.words["generic_modifiers"]
    heads, brands = scan.lexicon.words["organization_heads"], scan.lexicon.words["brands"]
    shape = scan.lexicon.shapes["number"]
    if scan.lexicon.starts("brands", stem):
        return True
    parts = words.segment(stem)
    plain = {n for n, pair in enumerate(pairwise(parts)) if "".join(pair) in generic}  # a word no dictionary knows
    return any(
        w in brands
        or (w not in generic and w not in heads and not shape.fullmatch(w) and _is_name(scan, w, number == 0))
        for number, w in enumerate(parts)
        if number not in plain and number - 1 not in plain
    )
