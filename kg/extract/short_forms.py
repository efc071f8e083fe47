"""Organizations by a short form: agencies of a county, firms by brand and trade, noun phrases for what was said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract import words
from kg.extract.fronts import levels
from kg.extract.lexicon import Lexicon
from kg.extract.organizations import taken
from kg.extract.person_name import HAN, surname_at
from kg.extract.scan import Hit, Scan, longest, maximal

TRADES = frozenset({"n", "v", "j", ""})  # kinds of words that a trade may be
UNWORD = 2  # characters of a trade that is no word of the dictionary
SHORTEST = 3  # characters of a firm's short form that its place may stand before: its branch there
UNION, TEAM = "TradeUnion", "Team"
CONTEST, SHORT = "Competition", 2
NOUN = "n"  # the dictionary's tag
GRAMMAR = frozenset("pcudrmqy")  # kinds of characters that stand in no brand


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
        elif unit:
            scan.add(hit.start - len(unit), hit.end, hit.cls)
        elif not scan.covered(hit.start, hit.end) and _in_list(scan, hit):
            scan.add(hit.start, hit.end, hit.cls)


def _in_list(scan: Scan, hit: Hit) -> bool:
    """Whether a bare agency continues a list of bodies, or a post in it follows."""
    if scan.post_at(hit.end):
        return True
    before = scan.text[hit.start - 1 : hit.start]
    joined = bool(before) and before in scan.lexicon.words["conjunctions"]
    return joined and any(
        f.end == hit.start - 1 and scan.lexicon.tops[f.cls] == "Organization" for f in scan.found
    )


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
        if not scan.covered(hit.start, hit.end) and _begins_apart(scan, hit.start) and _listed_end(scan, hit.end)
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


def numbered(scans: Sequence[Scan], lexicon: Lexicon) -> None:
    """A body of several that a number tells apart, called by its number and noun alone: "the fifth joint union"."""
    shape = lexicon.shapes["numbered"]
    tails = {
        match[0]: found.cls
        for each in scans
        for found in each.found
        if lexicon.tops[found.cls] == "Organization" and (match := shape.search(found.name, 1))
    }
    for each in scans if tails else ():
        for tail, cls in tails.items():
            start = each.text.find(tail)
            while start >= 0:
                end = start + len(tail)
                if not each.covered(start, end) and each.word_ends(start, end):
                    each.add(start, end, cls, anaphor=True)
                start = each.text.find(tail, end)


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
    first = hit.start == scan.limit(hit.start)
    if not (first or (scan.lexicon.ends("stoppers", scan.text, hit.start) and not _noun_before(scan, hit.start))):
        return False
    after = scan.words_after(hit.end)
    tail = not after or after[0] in stoppers or words.tag(after[0]) in words.OUTSIDE
    return tail or scan.post_at(hit.end)


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


def units(scan: Scan) -> None:
    """A unit of work by its trade and number alone, before a post or "of" and a name: one of the firm spoken of."""
    for match in scan.lexicon.shapes["work_unit"].finditer(scan.text):
        before = scan.words_before(match.start()) or ("",)
        single = len(before[-1]) == 1 and len("".join(before[-2:])) == UNWORD
        trade = "".join(before[-2:]) if single else before[-1]
        start = match.start() - len(trade)
        known = len(trade) not in (UNWORD, SHORTEST) or scan.covered(start, match.end())
        if known or not _unit_begins(scan, start, trade):
            continue
        of = scan.text[match.end() : match.end() + 1] in scan.lexicon.words["particles"]
        after = match.end() + of
        people = scan.post_at(after)
        if people or (of and surname_at(scan, after)):
            scan.add(start, match.end(), TEAM, anaphor=True)


def _unit_begins(scan: Scan, start: int, trade: str) -> bool:
    """Whether a unit can be called after this word, and what is before it belongs to no name."""
    lexicon = scan.lexicon
    if any(trade in lexicon.words[table] for table in ("stoppers", "generic_modifiers", "measures")):
        return False
    if lexicon.ends("work_units", trade) or words.tag(trade)[:1] not in TRADES or not all(map(HAN.match, trade)):
        return False
    said = lexicon.ends("anaphors", scan.text, start)
    return _begins_apart(scan, start) or bool(said) or scan.text[start - 1] in lexicon.words["particles"]


def parts(scan: Scan) -> None:
    """A part given by its noun alone, before a post: "vice secretary of the party committee and chair of the union"."""
    posts = {p.start for p in scan.hits.get("post", ())}
    if not posts:
        return
    parts = scan.lexicon.words["part_words"]
    for form, at in scan.words_of(parts):
        end = at + len(form)
        if end in posts and not scan.covered(at, end) and _alone(scan, at):
            scan.add(at, end, parts[form]["class"], anaphor=True)


def _alone(scan: Scan, at: int) -> bool:
    """Whether nothing that a name could have stands right before: a break, a particle, a mark of a list."""
    before = scan.text[at - 1 : at]
    particles, conjunctions = scan.lexicon.words["particles"], scan.lexicon.words["conjunctions"]
    return at == scan.limit(at) or before in particles or before in conjunctions


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
            scan.add(place.start, hit.end, "Enterprise")
    for hit in longest(scan.hits.get("trade_noun", [])):
        for size in (2, 3):
            start = hit.start - size
            if start < scan.limit(hit.start) or any(
                f.start < hit.end and start < f.end and tops[f.cls] != "Place" for f in scan.found
            ):
                continue
            if not (_begins_apart(scan, start) and _ends_apart(scan, hit.end)):
                continue
            if scan.lexicon.starts("company_tails", scan.text, hit.end):
                continue
            brand = scan.text[start : hit.start]
            listed = bool(scan.lexicon.shapes["firms"].match(scan.text, hit.end))
            unknown = not words.tag(brand) and not any(f.start < hit.start and start < f.end for f in scan.found)
            parts = words.segment(brand)
            plain = any(words.is_common(word) and (len(word) > 1 or words.tag(word) == "v") for word in parts)
            if ((unknown and not plain) or listed) and _brand(scan, brand):
                scan.add(start, hit.end, hit.cls)
                break


def _brand(scan: Scan, text: str) -> bool:
    """Whether a stretch can be a brand: characters none of which is a function word or stands in no name."""
    stoppers = scan.lexicon.words["stoppers"]
    if not all(
        HAN.match(character) and character not in stoppers and words.tag(character)[:1] not in GRAMMAR
        for character in text
    ):
        return False
    parts = words.segment(text)
    acts = sum(len(word) == 1 and words.tag(word) == "v" for word in parts)
    return acts < 2 and not any(word in stoppers or word in scan.lexicon.words["generic_modifiers"] for word in parts)


def _begins_apart(scan: Scan, start: int) -> bool:
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
