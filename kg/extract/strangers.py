"""People who are named without a post: what else in a paragraph, or in the whole article, shows a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from kg.extract import careers, words
from kg.extract.behind_names import follows, sure
from kg.extract.people import noted
from kg.extract.person_name import (
    CLASS,
    SELDOM,
    acting,
    clear,
    name_end,
    surname_at,
    surnamed,
    usual,
)
from kg.extract.scan import Scan
from kg.extract.sounded import FULL

OFTEN: Final = 40  # a given name met more often in the dictionary as a common word is not taken for one without a post
OWNERS: Final = frozenset({"Organization", "Place"})
HOLDERS: Final = frozenset({"Organization", "Honour"})
# The dictionary's tags of names, among them given names that name a place as well.
NAMES: Final = frozenset({"nr", "ns"})
LISTED: Final = "、"
COMMAS: Final = ("，", ",")
COLONS: Final = ("：", ":")
OPENING: Final = COMMAS + COLONS  # before what somebody is


def introduced(scan: Scan) -> None:
    """Mark those that an age, a body or a place they are of, a prize they win or their own speech introduces."""
    for start, left in _openings(scan):
        if left == "taken" and words.frequency(scan.text[start - 2 : start + 1]):
            continue  # the verb only begins a longer word
        end = name_end(scan, start, strict=True) if surname_at(scan, start) else None
        if end is None and left in ("called", "taken"):
            end = acting(scan, start)
        elif end is None and left in ("clause", "whose") and surname_at(scan, start):
            end = _end(scan, start)
        if end is not None and not scan.covered(start, end) and _shown(scan, start, end, left):
            noted(scan, start, end)
    read = 0
    for start in surnamed(scan):
        if start >= read:
            read = _winners(scan, start) + 1


def _shown(scan: Scan, start: int, end: int, left: str) -> bool:
    """Whether what stands before and behind a name shows together that a person is meant."""
    full, plain = end - start >= FULL, _plain(scan, start, end, rare=left == "whose")
    closed = scan.until(end) == end
    if left == "called":
        return True
    if left == "spoken":  # called so, and not told to do something
        ended = closed or scan.text[end : end + 1] in scan.lexicon.words["particles"]
        return ended and not scan.lexicon.ends("honorifics", scan.text, end)
    if not plain:
        return False
    if left == "clause":
        personal = scan.lexicon.shapes["personal"].match(scan.text, end)
        if personal or _apposed(scan, end) or (full and _wins_next(scan, end)):
            return True
        if _of_body(scan, end) and (full or careers.wordless(scan, start, end)):
            return True
        if full and (_being(scan, end) or (usual(scan, start, end) and _dated(scan, end))):
            return True
        if careers.posted(scan, end) and careers.wordless(scan, start, end):
            return True
        if scan.text[start - 1 : start] in COMMAS and careers.worked(scan, start - 1) and clear(scan, start, end):
            return True
        return _wordless(scan, start, end) and not closed
    if left == "verb":
        return full and sure(scan, end)
    if left == "body" and not full:
        return _bare(scan, start, end)
    if sure(scan, end) or (left == "body" and _wins(scan, end)):
        return True
    if left == "of":
        return (full or closed) and not _more(scan, end)
    if left == "whose":
        post = scan.post_before(start - 1)
        if not closed:
            if full and careers.worked(scan, start - 1) and clear(scan, start, end):
                return True
            shown = post or scan.ending_at(start - 1, "Honour") is not None or _told(scan, end)
            return full and (_wins(scan, end) or (shown and usual(scan, start, end)) or _wordless(scan, start, end))
        if post and not (full or words.frequency(scan.text[start:end])):
            return True
        if full and (_going_on(scan, end) or _listed(scan, start, end) or _wordless(scan, start, end)):
            return True
        return _called(scan, end)
    if left in ("taken", "body") and _appointed(scan, start, end):
        return True
    if left == "body" and (scan.lexicon.shapes["counted"].match(scan.text, end) or _wordless(scan, start, end)):
        return True
    return full and (closed or (left == "taken" and not _more(scan, end)))


def _wordless(scan: Scan, start: int, end: int) -> bool:
    """Whether a full name of usual characters, its surname often met, makes no words, nor do its ends with what is
    beside them: nothing else can be meant.
    """
    text, lexicon, surname = scan.text, scan.lexicon, surname_at(scan, start)
    if not surname or not _given(scan, start + len(surname), end):
        return False
    if lexicon.words["surnames"][surname]["frequency"] == "rare":
        return False
    if not careers.no_words(scan, start, end, text[end - 2 : end]):
        return False
    if words.frequency(text[start : start + 2]) and lexicon.ends("place_heads", text[start:end]):
        return False  # a mountain, a river
    after = next(iter(scan.words_after(end)), "")
    return not (after in lexicon.words["not_in_given_names"] and words.tag(after) == "n")  # a road, a village


def _given(scan: Scan, start: int, end: int) -> bool:
    """Whether a given name of two characters is of usual ones, and seldom met as a word or known as a name."""
    given = scan.text[start:end]
    if len(given) < 2 or not scan.lexicon.words["given_characters"].keys() >= set(given):
        return False
    return words.frequency(given) < SELDOM or words.tag(given)[:2] in NAMES


def _bare(scan: Scan, start: int, end: int) -> bool:
    """Whether two characters right behind a body make no word, and win something or stand in a list of such."""
    if words.frequency(scan.text[start:end]) or not (scan.word_starts(start) and scan.word_starts(end)):
        return False
    body = any(f.start == end + 1 and scan.lexicon.tops[f.cls] == "Organization" for f in scan.found)
    if scan.lexicon.shapes["counted"].match(scan.text, end):
        return True
    return _wins(scan, end) or (scan.text[end : end + 1] == LISTED and body)


def _of_body(scan: Scan, end: int) -> bool:
    """Whether a comma or a colon and a body come at `end`, and a post behind it: what somebody is, after his name."""
    body = min((f for f in scan.found if f.start == end + 1), key=lambda f: -f.end, default=None)
    if body is None or scan.lexicon.tops[body.cls] != "Organization" or scan.text[end] not in OPENING:
        return False
    return any(body.end <= hit.start and hit.end == scan.until(body.end) for hit in scan.hits.get("post", ()))


def _apposed(scan: Scan, end: int) -> bool:
    """Whether a comma and nothing but a post or trade up to the next one come at `end`: what somebody is."""
    stop = scan.until(end + 1)
    if scan.text[end : end + 1] not in COMMAS or scan.text[stop : stop + 1] not in COMMAS:
        return False
    return any(hit.start == end + 1 and hit.end == stop for hit in scan.hits.get("post", ()))


def _dated(scan: Scan, end: int) -> bool:
    """Whether a year comes at `end`, and behind it what only people do or how an honour is won."""
    date = scan.lexicon.shapes["in_a_year"].match(scan.text, end)
    return date is not None and (sure(scan, date.end()) or _wins(scan, date.end()))


def _wins_next(scan: Scan, end: int) -> bool:
    """Whether the clause ends in a phrase that says how somebody did, and the next begins with a verb of winning."""
    stop = end + len(scan.lexicon.starts("after_names", scan.text, end))
    return stop - end >= FULL and scan.text[stop : stop + 1] in COMMAS and _wins(scan, stop + 1)


def _appointed(scan: Scan, start: int, end: int) -> bool:
    """Whether a word for being put into a post comes at `end`, and a post behind it in the same phrase; or one that
    says nothing else, behind a name that makes no word."""
    word, stop = scan.lexicon.starts("callings", scan.text, end), scan.until(end)
    into = bool(word) and scan.lexicon.words["callings"][word]["kind"] == "into"
    if into and len(word) > 1 and careers.wordless(scan, start, end):
        return True
    return into and any(end < hit.start and hit.end == stop for hit in scan.hits.get("post", ()))


def _told(scan: Scan, end: int) -> bool:
    """Whether an age comes at `end`, or a copula: what somebody is."""
    shapes = scan.lexicon.shapes
    return bool(shapes["aged"].match(scan.text, end) or shapes["being"].match(scan.text, end))


def _called(scan: Scan, end: int) -> bool:
    """Whether a comma, a copula and a body or an honour come at `end`: what somebody is, said in the next clause."""
    return scan.text[end : end + 1] in COMMAS and _being(scan, end + 1)


def _being(scan: Scan, end: int) -> bool:
    """Whether a copula and a body or an honour come at `end`."""
    being = scan.lexicon.shapes["being"].match(scan.text, end)
    return being is not None and any(f.start == being.end() and scan.lexicon.tops[f.cls] in HOLDERS for f in scan.found)


def _listed(scan: Scan, start: int, end: int) -> bool:
    """Whether a list goes on at `end`, and the name is of usual characters that make no word."""
    known = words.frequency(scan.text[start:end]) or words.frequency(scan.text[end - 2 : end])
    return scan.text[end : end + 1] == LISTED and usual(scan, start, end) and not known


def _going_on(scan: Scan, end: int) -> bool:
    """Whether another name comes behind a break at `end`, or a verb behind a comma: more is said of him."""
    if scan.text[end : end + 1] == LISTED:
        if any(f.start == end + 1 and scan.lexicon.tops[f.cls] == "Organization" for f in scan.found):
            return True
        stop = name_end(scan, end + 1, strict=True) if surname_at(scan, end + 1) else None
        return stop is not None and _plain(scan, end + 1, stop, rare=True)
    if scan.text[end : end + 1] in COMMAS and scan.lexicon.shapes["being"].match(scan.text, end + 1):
        return True
    rest = scan.words_after(end + 1) if scan.text[end : end + 1] in COMMAS else ()
    return bool(rest) and len(rest[0]) > 1 and words.tag(rest[0])[:1] == "v"


def _openings(scan: Scan) -> Iterator[tuple[int, str]]:
    """Where a name may begin, and what stands before it: a word that calls it so, an owner, an attribute, a body."""
    lexicon = scan.lexicon
    ends = {f.end: lexicon.tops[f.cls] for f in scan.found if not f.anaphor and lexicon.tops[f.cls] in OWNERS}
    yield from ((start, "of" if at in ends else "whose") for at, start in _particles(scan))
    for row in ("called", "taken"):
        for mark, at in scan.met("callings", lexicon.having("callings", "kind", row)):
            yield at + len(mark), row
    for mark, at in scan.met("callings", lexicon.having("callings", "kind", "spoken")):
        if scan.post_before(at):  # "a welder called …"
            yield at + len(mark), "spoken"
    yield from ((start, "taken") for start in _capacities(scan))
    for at in dict.fromkeys(hit.start for hit in scan.hits.get("after_name", ())):
        if at >= FULL and scan.word_starts(at - FULL) and usual(scan, at - FULL, at):
            yield at - FULL, "verb"
    yield from ((end, "body") for end, top in sorted(ends.items()) if top == "Organization")
    yield from ((start, "clause") for start in _clauses(scan))


def _capacities(scan: Scan) -> Iterator[int]:
    """Where a clause begins behind one that says as what somebody acts, and ends in a post."""
    for _, at in scan.met("callings", scan.lexicon.having("callings", "kind", "as")):
        stop = scan.until(at)
        post = scan.post_before(stop) or scan.ending_at(stop, "Honour")
        if scan.text[stop : stop + 1] in COMMAS and post:
            yield stop + 1


def _particles(scan: Scan) -> Iterator[tuple[int, int]]:
    """Where each particle stands and where it ends."""
    for particle, at in scan.words_of(scan.lexicon.words["particles"]):
        yield at, at + len(particle)


def _more(scan: Scan, end: int) -> bool:
    """Whether a particle comes at `end`, so that what stands before it may be an attribute as well."""
    return bool(scan.lexicon.starts("particles", scan.text, end))


def _clauses(scan: Scan) -> list[int]:
    """Where clauses begin that may begin with a name: after a break that does not join the members of a list."""
    return [start for start in surnamed(scan) if not start or scan.text[start - 1] not in LISTED]


def _plain(scan: Scan, start: int, end: int, *, rare: bool = False) -> bool:
    """Whether a name is neither a word nor a surname before a common word; nor, unless `rare`, its surname rare."""
    surname, name = surname_at(scan, start), scan.text[start:end]
    given = name[len(surname) :]
    if not rare and scan.lexicon.words["surnames"][surname]["frequency"] == "rare":
        return clear(scan, start, end) and words.frequency(name[:2]) < OFTEN
    common = len(given) > 1 and words.is_common(given) and words.frequency(given) > OFTEN
    common = common and not usual(scan, start, end)
    return not common and (not words.frequency(name) or words.tag(name).startswith("nr"))


def _winners(scan: Scan, start: int) -> int:
    """Mark one or several names at the head of a clause before a verb of winning; up to where the text was read."""
    names: list[tuple[int, int]] = []
    position = start
    while surname_at(scan, position):
        end = name_end(scan, position, strict=True) or (_end(scan, position) if names else None)
        if end is None or not _plain(scan, position, end):
            return position
        names.append((position, end))
        if scan.text[end : end + 1] != LISTED and scan.text[end : end + 1] not in scan.lexicon.words["conjunctions"]:
            break
        position = end + 1
    if names and (_wins(scan, names[-1][1]) or (len(names) > 1 and _together(scan, names))):
        for begin, end in names:
            if not scan.covered(begin, end):
                noted(scan, begin, end)
    return position


def _together(scan: Scan, names: Sequence[tuple[int, int]]) -> bool:
    """Whether one of several names in a row is of usual characters, and a word that follows names comes behind them; or
    all of them make no words.
    """
    if all(_wordless(scan, start, end) for start, end in names):
        return True
    word = scan.lexicon.starts("after_names", scan.text, names[-1][1])
    return len(word) > 1 and any(usual(scan, start, end) for start, end in names)


def _wins(scan: Scan, end: int) -> bool:
    """Whether a verb of winning comes at `end`, with or without an adverb."""
    lexicon = scan.lexicon
    adverb = lexicon.shapes["adverb"].match(scan.text, end)
    if lexicon.shapes["scored"].match(scan.text, end):
        return True
    for at in {end, adverb.end() if adverb else end}:
        mark = lexicon.words["honour_marks"].get(lexicon.starts("honour_marks", scan.text, at), {})
        if mark.get("side") == "before" or lexicon.starts("winning", scan.text, at):
            return True
    return False


def recurring(scans: Sequence[Scan]) -> set[str]:
    """Full names that an article uses at the head of clauses again and again, each time with other words behind.

    Names are of three characters or more: shorter ones are too often the beginning of a word. A name that a studio is
    called after needs to stand apart from it only once, or to have a post or an honour before it.
    """
    uses: dict[str, set[str]] = defaultdict(set)
    called: set[str] = set()
    named: set[str] = set()
    for scan in scans:
        places = [*_clauses(scan), *[start for _, start in _particles(scan)]]
        for start in dict.fromkeys(places):
            end = _end(scan, start) if surname_at(scan, start) else None
            if end is None or end - start < FULL or not _plain(scan, start, end):
                continue
            if not any(f.start < end and start < f.end and f.cls != CLASS for f in scan.found):
                uses[scan.text[start:end]].add(scan.text[end : end + 1])
        for start, end in _namesakes(scan):
            shown = scan.post_before(start) or scan.ending_at(start, "Honour") is not None
            (named if shown else called).add(scan.text[start:end])
    used = named | {name for name, after in uses.items() if len(after) > 1}
    return used | {name for name in called if any(_apart(scan, name) for scan in scans)}


def _end(scan: Scan, start: int) -> int | None:
    """Where a name ends that is used by itself: before what may follow it, or it is one of three usual characters."""
    end = name_end(scan, start, strict=True)
    if end is not None and follows(scan, end):
        return end
    end = start + FULL
    plain = end < scan.until(start) and _given(scan, start + len(surname_at(scan, start)), end)
    return end if plain and scan.word_starts(end) else None


def _apart(scan: Scan, name: str) -> bool:
    """Whether a name stands somewhere in the text, in no longer mention, where what comes behind may follow it."""
    ends = ((at, at + len(name)) for at in scan.occurrences(name))
    return any(follows(scan, end) and not scan.covered(at, end) for at, end in ends)


def _namesakes(scan: Scan) -> Iterator[tuple[int, int]]:
    """Where the names stand of people whom studios are called after: first, or right after the studio's body."""
    for whole in scan.found:
        if not scan.lexicon.ends("namesakes", scan.text, whole.end):
            continue
        owners = {f.end for f in scan.found if f.start == whole.start and f.end < whole.end}
        for start in sorted({whole.start, *owners}):
            end = name_end(scan, start, strict=True, inside=True) if surname_at(scan, start) else None
            if end is not None and end < whole.end and _plain(scan, start, end):
                yield start, end


def shortened(scans: Sequence[Scan]) -> dict[str, str]:
    """Names of three characters that an article also gives with two, never before a break: the third begins a word."""
    found = {f.name for s in scans for f in s.found if f.cls == CLASS and len(f.name) == FULL}
    return {name: name[:-1] for name in sorted(found) if _overlong(scans, name)}


def _overlong(scans: Sequence[Scan], name: str) -> bool:
    short = name[:-1]
    apart = False
    for scan in scans:
        for at in scan.occurrences(short):
            end = at + len(short)
            if scan.text.startswith(name, at):
                if scan.until(end + 1) == end + 1:
                    return False
            elif scan.until(end) == end or sure(scan, end):
                apart = True
    return apart
