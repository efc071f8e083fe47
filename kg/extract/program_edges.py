"""Where names of programs begin and what may stand in them; for quoted names and others alike."""

from __future__ import annotations

from typing import Final

from kg.extract import words
from kg.extract.names import led, left_edge
from kg.extract.scan import Hit, Scan, maximal

EVENTS: Final = frozenset({"Competition", "Meeting", "Award"})
QUOTED: Final = 14  # characters of a quotation in a name
LONGEST: Final = 30  # characters of a name before its noun
SPECIFIC: Final = 5  # characters that a name without a place has at least before its noun
TOPICS: Final = 4  # things that the name of an event tells of at the most
PARTING: Final = frozenset("vpcudr")  # kinds of words between two names
BARE: Final = 2  # characters of a noun for any contest
# The dictionary's tags of words that stand in a compound noun.
COMPOUNDED: Final = frozenset({"n", "nz", "vn", "an", "j", "b", "l"})
COUNTING: Final = frozenset("rmz")  # kinds of characters that point or count: pronouns, numerals, "each"
# Characters after a contest up to the end of its part; of what a meeting is about.
TAIL: Final = 24
OCCASION: Final = 10


def heads(scan: Scan, start: int, stop: int) -> list[Hit]:
    """The nouns for programs in a stretch of the text, the longest ones."""
    return [h for h in maximal(scan.hits.get("program", [])) if start <= h.start and h.end <= stop]


def clean(scan: Scan, between: str, *, verbs: bool = False) -> bool:
    """Whether no word stands in a stretch that parts names; with `verbs`, those that are nouns in names part none."""
    if not between:
        return True
    stoppers = scan.lexicon.words["stoppers"]
    inside = {*scan.lexicon.words["joiners"], *scan.lexicon.words["scopes"]}
    if verbs:
        inside.update(scan.lexicon.words["nominal_verbs"])
    return not any(w in stoppers and w not in inside for w in words.segment(between))


def lead(scan: Scan, start: int) -> int:
    """Include an ordinal, a year, a place or a body directly before the quotation."""
    begin = start
    for _ in range(3):
        window = scan.text[max(0, begin - 14) : begin]
        for shape in ("ordinal", "year"):
            match = next((m for m in scan.lexicon.shapes[shape].finditer(window) if m.end() == len(window)), None)
            if match:
                begin -= len(match[0])
                break
        else:
            opener = scan.lexicon.ends("occasion_openers", window)
            if opener:
                begin -= len(opener)
                continue
            before = [f for f in scan.found if f.end == begin and scan.lexicon.tops[f.cls] == "Place"]
            if not before:
                return begin
            begin = min(f.start for f in before)
    return begin


def body_before(scan: Scan, start: int) -> int:
    """Where the body begins that stands right before, `start` if none does."""
    bodies = [f.start for f in scan.found if f.end == start and scan.lexicon.tops[f.cls] == "Organization"]
    return min(bodies, default=start)


def over_quotation(scan: Scan, start: int) -> int:
    """Where an event's name begins that has a quotation right before the rest of it: "the N Cup" and what it is."""
    quotation = next((first for first, last in scan.quotes if last == start and start - first <= QUOTED), None)
    return start if quotation is None else lead(scan, quotation)


def pointing(scan: Scan, begin: int, start: int) -> bool:
    """Whether all that stands from `begin` up to a quotation only points at what is quoted, or counts it: "this", "one
    of". An ordinal is part of the name.
    """
    lexicon, before = scan.lexicon, scan.text[begin:start]
    if not before or before in lexicon.words["demonstratives"]:
        return bool(before)
    if any(m.end() == len(before) for m in lexicon.shapes["ordinal"].finditer(before)):
        return False
    rest = before.removesuffix(lexicon.ends("measures", before))
    return all(words.tag(c)[:1] in COUNTING for c in rest)


def from_lead(scan: Scan, head: Hit) -> int | None:
    """Where an event's name begins that has an ordinal, a year or a scope at its front, whatever words are in it."""
    lexicon = scan.lexicon
    begin = head.start
    for word in reversed(scan.words_before(head.start)):
        if word in lexicon.words["particles"] or word in lexicon.words["copulas"]:
            break
        if word in lexicon.words["stoppers"] and words.tag(word)[:1] in PARTING:
            break
        begin -= len(word)
    told = led(scan, begin, head.start) or bool(lexicon.starts("scopes", scan.text, begin))
    return begin if told and SPECIFIC <= head.start - begin <= LONGEST else None


def over_topics(scan: Scan, start: int, head: Hit) -> int | None:
    """Where an event's name begins that tells of several things, the last of which begins at `start`: its number, its
    place or its scope stands before the first. None where the event is only the last item of a list."""
    joints, inner = scan.lexicon.words["conjunctions"], scan.lexicon.words["joiners"]
    for _ in range(TOPICS):
        end = start - 1
        joint = scan.text[end:start]
        if end < 1 or joint not in joints or _named_before(scan, end):
            return None
        if joint not in inner and scan.lexicon.shapes["and_others"].match(scan.text, head.end):
            return None
        start, anchored = left_edge(scan, end)
        if start == end:
            return None
        first = lead(scan, start)
        if anchored or first < start or led(scan, start, end):
            return first
    return None


def _named_before(scan: Scan, end: int) -> bool:
    """Whether a name, or the noun that ends one, stands right before."""
    nouns = (h for kind in ("organization", "place_head", "program") for h in scan.hits.get(kind, ()))
    return any(f.end == end for f in scan.found) or any(h.end == end for h in nouns)


def from_place(scan: Scan, head: Hit) -> int | None:
    """Where a contest's name begins that has a place, a scope or a quotation at its front, and nothing but nouns from
    there to its noun: for whom it is and in what they compete, be it two things."""
    lexicon, limit = scan.lexicon, scan.limit(head.start)
    fronts = {f.end: f.start for f in scan.found if lexicon.tops[f.cls] == "Place" and limit <= f.start}
    fronts |= {last: first for first, last in scan.quotes if last == limit and last - first <= QUOTED}
    begin = limit
    for word in scan.words_before(head.start):
        begin += len(word)
        if word in lexicon.words["scopes"]:
            fronts.setdefault(begin, begin - len(word))
    for end in sorted(fronts, reverse=True):
        start = _counted(scan, end)
        if start < head.start and _compounded(scan, start, head, numbered=start > end):
            return lead(scan, fronts[end])
    return None


def _counted(scan: Scan, start: int) -> int:
    """Where the ordinals or years end that begin at `start`."""
    shapes = scan.lexicon.shapes
    while match := shapes["ordinal"].match(scan.text, start) or shapes["year"].match(scan.text, start):
        start = match.end()
    return start


def _compounded(scan: Scan, start: int, head: Hit, *, numbered: bool) -> bool:
    """Whether the words from `start` to a contest's noun are nouns and what joins two of them, the last one perhaps the
    verb for what is done in a contest that is `numbered`."""
    lexicon = scan.lexicon
    joiners = lexicon.words["joiners"]
    nouns = [joiners, lexicon.words["nominal_verbs"], lexicon.words["generic_modifiers"]]
    inside = words.segment(scan.text[start : head.start])
    if inside[0] in joiners or (inside[-1] in joiners and len(head.form) == BARE):
        return False
    plain = inside[:-1] if numbered else inside
    if not all(words.tag(word) in COMPOUNDED or any(word in table for table in nouns) for word in plain):
        return False
    acts = ("organizing", "governing", "copulas", "particles", "place_verbs")
    last = inside[-1]
    if numbered and last not in joiners:
        act = len(last) < 2 or any(last in lexicon.words[table] for table in acts)
        if act or words.tag(last)[:1] not in {*COMPOUNDED, "v"}:
            return False
    others = (h for h in scan.hits["program"] if start <= h.start and h.end < head.start and len(h.form) > 1)
    bodies = (f for f in scan.found if start < f.end <= head.start and lexicon.tops[f.cls] == "Organization")
    return not any(True for _ in (*others, *bodies))


def divides(scan: Scan, word: str) -> bool:
    """Whether a conjunction joins two clauses, and no two parts of a name: "and then"."""
    joining = any(word in scan.lexicon.words[table] for table in ("conjunctions", "joiners"))
    return words.tag(word) == "c" and word in scan.lexicon.words["stoppers"] and not joining


def has_part(scan: Scan, head: Hit) -> bool:
    """Whether what follows a contest's name is one of its parts, or a part and the place won in it."""
    if head.cls != "Competition":
        return False
    stop = min(scan.until(head.end), head.end + TAIL)
    ends = (scan.text.find(word, head.end, stop) for word in scan.lexicon.words["contest_parts"])
    item = scan.lexicon.shapes["item"].match(scan.text, head.end, stop)
    end = max(*ends, item.end() if item else -1)
    if end > 0 and clean(scan, scan.text[head.end : end]):
        return True
    won = (scan.text.find(rank, head.end, stop) for rank in scan.lexicon.having("relation_words", "class", "rank"))
    first = min((at for at in won if at > 0), default=0)
    return 0 < first - head.end <= OCCASION and clean(scan, scan.text[head.end : first])
