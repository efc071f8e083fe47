"""Organizations by a short form: agencies of a county, firms by brand and trade, noun phrases for what was said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kg.extract import careers, words
from kg.extract.behind_names import HAN
from kg.extract.kinds import levels
from kg.extract.lexicon import Lexicon
from kg.extract.organizations import taken
from kg.extract.person_name import name_end, surname_at
from kg.extract.scan import Hit, Scan, longest, maximal

SHORTEST: Final = 3  # characters of a firm's short form that its place may stand before: its branch there
UNION: Final = "TradeUnion"
UNBRANDED: Final = ("stoppers", "generic_modifiers", "measures")  # tables of words that no brand is made of
LISTABLE: Final = 8  # characters of an item of a list that may be a brand
EVERYDAY: Final = 1000  # a word met more often in the dictionary is no brand
CONTEST: Final = "Competition"
SHORT: Final = 2
NOUN: Final = "n"  # the dictionary's tag
POINTING: Final = frozenset({"r", "rz"})  # its tags of pronouns: no other word ends in one that points
NAMES: Final = frozenset({"nr", "ns", "nz"})  # its tags of names
CLOSED: Final = "”"  # behind a quotation one of its kind is named, and no firm
GRAMMAR: Final = frozenset("pcudrmqy")  # kinds of characters that stand in no brand


def agencies(scan: Scan) -> None:
    """Agencies given by a short form that stands alone or after a bare unit."""
    for hit in longest(scan.hits.get("agency", [])):
        ends = scan.word_ends(hit.start, hit.end) or scan.post_at(hit.end)
        if any(f.end == hit.end and not f.anaphor for f in scan.found) or not ends:
            continue
        if taken(scan, hit):
            continue
        unit = scan.lexicon.ends("units", scan.text, hit.start)
        own = hit.form[0] in scan.lexicon.units
        if levels(scan, hit.start if own else hit.start - len(unit)):
            continue
        if own or hit.form in scan.lexicon.short_bodies:
            scan.add(hit.start, hit.end, hit.cls)
        elif unit and not _inside(scan, hit.start - len(unit)):
            scan.add(hit.start - len(unit), hit.end, hit.cls)
        elif not scan.covered(hit.start, hit.end) and _in_list(scan, hit):
            scan.add(hit.start, hit.end, hit.cls)


def _inside(scan: Scan, start: int) -> bool:
    """Whether a body's name that began before goes on there: its own unit begins no other name."""
    return any(f.start < start < f.end and scan.lexicon.tops[f.cls] == "Organization" for f in scan.found)


def _in_list(scan: Scan, hit: Hit) -> bool:
    """Whether a bare agency continues a list of bodies, or a post in it follows."""
    if scan.post_at(hit.end):
        return True
    before = scan.text[hit.start - 1 : hit.start]
    joined = bool(before) and before in scan.lexicon.words["conjunctions"]
    return joined and any(f.end == hit.start - 1 and scan.lexicon.tops[f.cls] == "Organization" for f in scan.found)


def short_firms(scan: Scan) -> None:
    """Short forms of firms: place and brand before a noun too common to name a firm alone, in a list of firms."""
    table = scan.lexicon.words["firm_short_heads"]
    for place in [f for f in scan.found if scan.lexicon.tops[f.cls] == "Place"]:
        stop = scan.until(place.end)
        rest = scan.text[place.end : min(stop, place.end + 8)]
        for size in range(4, min(8, len(rest)) + 1):
            tail = rest[:size]
            head = tail[2:]
            if head not in table or scan.covered(place.end, place.end + size):
                continue
            end = place.end + size
            if scan.lexicon.starts("company_tails", scan.text, end):
                continue
            stops = scan.text[end : end + 1] in scan.lexicon.words["stoppers"]
            if not words.tag(tail[:2]) and _brand(scan, tail[:2]) and (stops or _ends_apart(scan, end)):
                scan.add(place.start, end, table[head]["class"])
                break


def local(scan: Scan) -> None:
    """A short form of general currency behind a place is the firm's branch there."""
    for firm in [f for f in scan.found if f.cls == "Enterprise" and f.end - f.start <= SHORTEST]:
        place = scan.ending_at(firm.start, "Place")
        if place is not None and scan.text[firm.start - 1] not in scan.lexicon.units and _ends_apart(scan, firm.end):
            scan.found.remove(firm)
            scan.add(place.start, firm.end, firm.cls)


def branded(scan: Scan) -> None:
    """Short forms of firms: a brand of general currency and a noun for its trade, or brands alone in a list of them."""
    table = scan.lexicon.words["firm_short_heads"]
    brands = longest(scan.hits.get("brand", []))
    for hit in _listed(scan, brands) if len(brands) > 1 else ():
        scan.add(hit.start, hit.end, "Enterprise")
    for hit in brands:
        head = scan.lexicon.starts("firm_short_heads", scan.text, hit.end)
        end = hit.end + len(head)
        if scan.lexicon.starts("company_tails", scan.text, end):
            continue
        if head and not scan.covered(hit.start, end) and scan.word_starts(hit.start) and scan.word_ends(hit.end, end):
            scan.add(hit.start, end, table[head]["class"])


def _listed(scan: Scan, brands: list[Hit]) -> list[Hit]:
    """The brands that stand side by side in a list, each by itself."""
    marks = scan.lexicon.words["conjunctions"]
    alone = [
        hit
        for hit in brands
        if not scan.covered(hit.start, hit.end) and begins_apart(scan, hit.start) and _listed_end(scan, hit.end)
    ]
    beside = [(a, b) for a, b in pairwise(alone) if b.start == a.end + 1 and scan.text[a.end] in marks]
    return sorted({hit for pair in beside for hit in pair})


def _listed_end(scan: Scan, end: int) -> bool:
    """Whether a list goes on or ends here: before a mark or a word that stands in no name."""
    after = scan.words_after(end)
    return not after or after[0] in scan.lexicon.words["stoppers"] or after[0] in scan.lexicon.words["conjunctions"]


def anaphors(scan: Scan, *, titled: bool = False) -> None:
    """Noun phrases that stand for something named before, in a title (`titled`) for what the story will name."""
    for hit in longest(scan.hits.get("anaphor", [])):
        if not scan.covered(hit.start, hit.end) and scan.word_ends(hit.start, hit.end) and alone_here(scan, hit):
            scan.add(hit.start, hit.end, hit.cls, anaphor=True)
    for hit in maximal(scan.hits.get("program", [])):
        start = hit.start - len(scan.lexicon.ends("demonstratives", scan.text, hit.start))
        before = start if start < hit.start or not (titled or hit.cls == CONTEST) else _modified(scan, start)
        whole = Hit(before, hit.end, hit.kind, scan.text[before : hit.end], hit.cls)
        if len(hit.form) > 1 and not scan.covered(start, hit.end) and alone_here(scan, whole):
            scan.add(start, hit.end, hit.cls, anaphor=True)


def drop_pointless(scans: Sequence[Scan], lexicon: Lexicon) -> None:
    """Drop nouns for events that can point at nothing: the article has named no such event before.

    What the lists of anaphors have is left to what they stand for. A contest of a kind that none named is of stays, so
    that what is said of it is not taken for said of the one named, unless that is games with contests of many kinds.
    """
    named: set[tuple[str, str]] = set()
    games = False  # whether what has been named has contests of many kinds
    told = {f.name for s in scans for f in s.found if lexicon.tops[f.cls] == "Program" and not f.anaphor}
    for each in scans:
        kept = []
        for found in sorted(each.found, key=lambda f: f.start):
            form = each.text[found.start : found.end]
            event = lexicon.tops[found.cls] == "Program"
            if event and not found.anaphor:
                named.add((found.name, found.cls))
                games = games or bool(lexicon.ends("festivals", found.name))
            elif event and not any(form in lexicon.words[table] for table in ("anaphors", "loose_anaphors")):
                pointing = lexicon.starts("demonstratives", form)
                noun = form.removeprefix(pointing)
                vague = bool(pointing) and noun in lexicon.words["loose_anaphors"]
                known = any(vague or noun in name or (pointing and cls == found.cls) for name, cls in named)
                other = found.cls == CONTEST and len(noun) > SHORT and not pointing and not games
                ahead = not named and not pointing and any(noun in name for name in told)
                if not (known or ahead or other):
                    continue
            kept.append(found)
        each.found = kept


def alone_here(scan: Scan, hit: Hit) -> bool:
    """Whether a noun phrase is all that is said of a thing: a break or a function word before it, no noun behind it."""
    stoppers = scan.lexicon.words["stoppers"]
    first = hit.start == scan.limit(hit.start) or words.tag(hit.form[:1]) in POINTING
    if not (first or (scan.lexicon.ends("stoppers", scan.text, hit.start) and not _noun_before(scan, hit.start))):
        return False
    after = scan.words_after(hit.end)
    tail = not after or after[0] in stoppers or words.tag(after[0]) in words.OUTSIDE
    tail = tail or scan.lexicon.shapes["timely"].match(scan.text, hit.end) is not None
    return tail or scan.post_at(hit.end) or (words.tag(hit.form[:1]) in POINTING and _office(scan, hit.end))


def _office(scan: Scan, start: int) -> bool:
    """Whether a department's head comes next with a name: "the head of the planning office of the said bureau"."""
    posts = (p for p in scan.hits.get("post", ()) if start < p.start <= start + LISTABLE and surname_at(scan, p.end))
    stoppers = scan.lexicon.words["stoppers"]
    return any(
        name_end(scan, p.end) is not None and not any(w in stoppers for w in words.segment(scan.text[start : p.start]))
        for p in posts
    )


def _modified(scan: Scan, start: int) -> int:
    """Where the words begin right before a noun that name nothing by themselves: "contest of workers"."""
    for word in reversed(scan.words_before(start)):
        if word not in scan.lexicon.words["generic_modifiers"]:
            break
        start -= len(word)
    return start


def _noun_before(scan: Scan, position: int) -> bool:
    """Whether a noun stands right before that only ends as a function word does: "skill" as "can" does."""
    word = (scan.words_before(position) or ("",))[-1]
    return word not in scan.lexicon.words["stoppers"] and len(word) > 1 and words.tag(word) == NOUN


def bureaus(scan: Scan) -> None:
    """Builders that a brand and a number name: "the third bureau of China Construction"."""
    for hit in longest(scan.hits.get("brand", [])):
        number = scan.lexicon.shapes["bureau"].match(scan.text, hit.end)
        if number and not scan.covered(hit.start, number.end()) and scan.word_starts(hit.start):
            scan.add(hit.start, number.end(), "Enterprise")


def traded(scan: Scan) -> None:
    """Firms by a brand that is no word and the noun for their trade, or by a place and such a noun, without legal form.

    They must stand apart: behind a mark, a preposition or the like, and before a mark, a post, a union or "and other
    firms".
    """
    tops = scan.lexicon.tops
    for hit in longest(scan.hits.get("place_firm", [])):
        place = scan.ending_at(hit.start, "Place")
        after = scan.words_after(hit.end)
        goes = bool(after) and (after[0] in scan.lexicon.words["stoppers"] or words.tag(after[0]) == "v")
        ends = goes or _ends_apart(scan, hit.end)
        if place is None or scan.text[hit.start - 1] in scan.lexicon.units or not ends:
            continue
        if not (hit.form in scan.lexicon.words["union_trades"] and _before_union(scan, hit.end)):
            brand = scan.lexicon.ends("brands", scan.text, place.start)
            scan.add(place.start - len(brand), hit.end, "Enterprise")
    for hit in longest(scan.hits.get("trade_noun", [])):
        for size in (2, 3):
            start = hit.start - size
            if start < scan.limit(hit.start) or any(
                f.start < hit.end and start < f.end and tops[f.cls] != "Place" for f in scan.found
            ):
                continue
            if not begins_apart(scan, start) or (size >= SHORTEST and surname_at(scan, start)):
                continue  # what somebody has called after himself
            branch = _branch_follows(scan, hit.end)
            acts = _acts(scan, hit.end) and not scan.text.endswith(CLOSED, 0, start)
            if not (branch or acts or _ends_apart(scan, hit.end) or careers.work_at(scan, hit.end)):
                continue
            if scan.lexicon.starts("company_tails", scan.text, hit.end):
                continue
            brand = scan.text[start : hit.start]
            listed = bool(scan.lexicon.shapes["firm_list"].match(scan.text, hit.end))
            listed = listed and words.frequency(brand) < EVERYDAY  # "green", "smart": of a kind
            named = words.tag(brand)[:2] in NAMES and not words.is_common(brand)
            taken_up = any(f.start < hit.start and start < f.end for f in scan.found)
            unknown = (not words.tag(brand) or named) and not taken_up
            parts = words.segment(brand)
            verb = "" if branch else "v"
            plain = any(words.is_common(word) and (len(word) > 1 or words.tag(word) == verb) for word in parts)
            if ((unknown and not plain) or listed) and _brand(scan, brand, strict=not listed):
                scan.add(start, hit.end, hit.cls)
                break


def listed(scan: Scan) -> None:
    """Firms called by a brand alone in a list that ends in "and other firms", beside one that shows by itself.

    A brand there is what no word of the dictionary is, or such a stretch or a place with the noun for a trade.
    """
    for match in scan.lexicon.shapes["firms"].finditer(scan.text):
        items = _items(scan, match.start())
        firms = [f for f in scan.found if f.cls == "Enterprise"]
        beside = {start for start, end in items for f in firms if start <= f.start and f.end <= end}
        if not beside:
            continue
        for start, end in items:
            trade = scan.lexicon.ends("firm_short_heads", scan.text[start + 2 : end])
            parts = words.segment(scan.text[start : end - len(trade)])
            known = any(len(word) > 1 and words.tag(word) for word in parts) and not trade
            plain = any(word in scan.lexicon.words[table] for table in UNBRANDED for word in parts)
            if not (known or plain or scan.covered(start, end)):
                scan.add(start, end, "Enterprise")


def _items(scan: Scan, end: int) -> list[tuple[int, int]]:
    """The items of the list that ends here, but for the first, of which only what a mention ends as is known."""
    items: list[tuple[int, int]] = []
    marks = scan.lexicon.words["conjunctions"]
    while end > 0:
        whole = max((f.end - f.start for f in scan.found if f.end == end and not f.anaphor), default=0)
        start = end - whole if whole else max(scan.text.rfind(mark, 0, end) for mark in marks if len(mark) == 1) + 1
        if not (whole or SHORTEST <= end - start <= LISTABLE) or start < scan.limit(end):
            break
        items.append((start, end))
        if scan.text[start - 1 : start] not in marks:
            break
        end = start - 1
    return items


def _acts(scan: Scan, end: int) -> bool:
    """Whether what comes next is done by bodies, or is somebody or something of theirs: a verb, or "of" and a name."""
    after = scan.words_after(end)
    if not after:
        return False
    if after[0] in scan.lexicon.words["particles"]:
        return bool(surname_at(scan, end + 1)) and name_end(scan, end + 1, strict=True) is not None
    goes = after[0] in scan.lexicon.words["stoppers"] or (len(after[0]) > 1 and words.tag(after[0]) == "v")
    return goes or bool(scan.lexicon.starts("firm_acts", scan.text, end))


def _branch_follows(scan: Scan, end: int) -> bool:
    """Whether a division comes next, and behind it the noun for a branch: the firm's branch there."""
    place = next((f for f in scan.found if f.start == end and scan.lexicon.tops[f.cls] == "Place"), None)
    return place is not None and scan.lexicon.shapes["branch_unit"].match(scan.text, end) is not None


def _brand(scan: Scan, text: str, *, strict: bool = True) -> bool:
    """Whether a stretch can be a brand: characters none of which is a function word or stands in no name. In a list of
    firms (not `strict`) a character that is a function word elsewhere does no harm inside a word."""
    stoppers = scan.lexicon.words["stoppers"]
    if not all(
        HAN.match(character) and (not strict or (character not in stoppers and words.tag(character)[:1] not in GRAMMAR))
        for character in text
    ):
        return False
    parts = words.segment(text)
    acts = sum(len(word) == 1 and words.tag(word) == "v" for word in parts)
    return acts < 2 and not any(word in stoppers or word in scan.lexicon.words["generic_modifiers"] for word in parts)


def begins_apart(scan: Scan, start: int) -> bool:
    """Whether a name may begin here: at the beginning of a phrase or right behind a word that stands in no name."""
    if start == scan.limit(start):
        return True
    before = scan.words_before(start)
    return bool(before) and any(before[-1] in scan.lexicon.words[table] for table in ("stoppers", "conjunctions"))


def _ends_apart(scan: Scan, end: int) -> bool:
    """Whether a name may end here: at the end of a phrase, before a word that stands in no name, a post or a union."""
    if scan.text[end : end + 1] in ("(", "（"):
        return False
    if scan.until(end) == end or scan.lexicon.shapes["firms"].match(scan.text, end):
        return True
    after = scan.words_after(end)
    if not after or after[0] in scan.lexicon.words["conjunctions"]:
        return True
    heads = [h for h in scan.hits.get("organization", ()) if h.start == end]
    reach = max((h.end for h in heads), default=end)
    if any(p.start == end and p.end >= reach for p in scan.hits.get("post", ())):
        return True  # a longer noun for a body would begin with the word for a post: "a school for skilled workers"
    return _before_union(scan, end)


def _before_union(scan: Scan, end: int) -> bool:
    """Whether the noun for a union comes at `end`."""
    return any(h.start == end and h.cls == UNION for h in scan.hits.get("organization", ()))
