"""Organizations: bodies of general currency, nouns that end a body's name, agencies given by their short form."""

from __future__ import annotations

import re

from kg.extract import words
from kg.extract.names import left_edge, proper
from kg.extract.scan import Found, Hit, Scan, longest

LONG_ENOUGH = 6
VENUE = "Facility"
FOUNDED = frozenset({"Institution", "Team", "School", "Association"})
INSERT = re.compile(r"[(（][^()（）]{1,4}[)）]$")


def known(scan: Scan) -> None:
    """Things of general currency, by any of their forms."""
    for hit in longest(scan.hits.get("known", [])):
        if not scan.covered(hit.start, hit.end) and scan.word_ends(hit.start, hit.end):
            if len(hit.form) == 2 and not scan.word_starts(hit.start):
                continue
            scan.add(hit.start, hit.end, hit.cls)


def bodies(scan: Scan) -> None:
    """Walk from each noun that ends a body's name to where the name begins, in reading order."""
    for head in _last_heads(longest(_unbroken(scan, scan.hits.get("organization", [])) + _short_bodies(scan))):
        if _ends_here(scan, head) and not _taken(scan, head):
            _body(scan, head)


def _unbroken(scan: Scan, heads: list[Hit]) -> list[Hit]:
    """Without long nouns that begin inside a word, where a shorter one ends at the same place."""
    last = {h.end: h.start for h in heads}  # sorted by start: the shortest noun stays
    return [h for h in heads if h.start == last[h.end] or _whole(scan, h)]


def _taken(scan: Scan, head: Hit) -> bool:
    """Whether the noun belongs to something else: a known name, or a post such as "secretary of the party group"."""
    tops = scan.lexicon.tops
    if any(f.start < head.start and head.end <= f.end and tops[f.cls] == "Organization" for f in scan.found):
        return True
    longer = (*scan.hits.get("program", ()), *scan.hits.get("place_head", ()))
    if any(p.end == head.end and p.start < head.start for p in longer):
        return True
    posts = scan.hits.get("post", ())
    if scan.lexicon.starts("representatives", scan.text, head.start):
        return True
    return head.form in scan.lexicon.words["post_openers"] and any(p.start == head.end for p in posts)


def _last_heads(heads: list[Hit]) -> list[Hit]:
    """Without nouns that a longer one begins inside of."""
    return [h for h in heads if not any(h.start < o.start < h.end < o.end for o in heads)]


def _short_bodies(scan: Scan) -> list[Hit]:
    """A one-character noun for a body, directly after a division or a bare unit."""
    found = []
    for short, (_, cls) in scan.lexicon.short_bodies.items():
        start = scan.text.find(short) if len(short) == 1 else -1
        while start >= 0:
            after = scan.text[start + 1 : start + 2]
            place = any(f.end == start and scan.lexicon.tops[f.cls] == "Place" for f in scan.found)
            unit = scan.text[start - 1 : start] if start else ""
            bare = unit in scan.lexicon.units and (
                start < 2 or scan.word_starts(start - 1) or unit + short not in after
            )
            if (place or bare) and not words.tag(short + after):
                found.append(Hit(start, start + 1, "organization", short, cls))
            start = scan.text.find(short, start + 1)
    return found


def _ends_here(scan: Scan, head: Hit) -> bool:
    """Whether the name can end with this noun: a word ends there and no longer noun goes on."""
    if head.form in scan.lexicon.short_bodies and len(head.form) == 1:
        return True
    post = any(p.start == head.end for p in scan.hits.get("post", ()))
    if not post and not scan.word_ends(head.start, head.end):
        return False
    if head.cls == "TradeUnion" and any(h.start == head.end for h in scan.hits.get("place_head", ())):
        return False
    if len(head.form) > 1 and not _whole(scan, head):
        return False
    if len(head.form) == 1:
        after, before = scan.text[head.start : head.end + 1], scan.text[head.start - 1 : head.end]
        if len(after) == 2 and words.tag(after) and after[1] not in scan.lexicon.units:
            return False
        longer = scan.text[max(0, head.start - 2) : head.end]
        if words.is_common(before) and before not in scan.lexicon.words["organization_heads"] and not words.tag(longer):
            return False
    return True


def _whole(scan: Scan, head: Hit) -> bool:
    """Whether the noun is a word, or the end of one, when the phrase is read from its beginning."""
    position = scan.limit(head.start)
    for word in scan.words_before(head.end):
        if position == head.start or (position < head.start and position + len(word) == head.end):
            return True
        position += len(word)
    return any(f.end == head.start for f in scan.found)


def _body(scan: Scan, head: Hit) -> None:
    lexicon = scan.lexicon
    insert = INSERT.search(scan.text, max(0, head.start - 6), head.start)
    at = insert.start() if insert else head.start
    loose = head.form in lexicon.words["company_tails"]
    start, anchored = left_edge(scan, at, quotes=True, loose=loose)
    if not anchored or start == at:
        start, anchored = _over_conjunction(scan, start, head, loose) or (start, anchored)
    container = _container(scan, start, head)
    if container is not None:
        start, anchored = container.start, True
        if container.end == head.start and len(head.form) > 1 and (head.cls == container.cls or loose):
            scan.found.remove(container)
            start = _front(scan, start) if loose else start
    founded = _founded(scan, head)
    if container is None and founded is not None and (not anchored or _generic(scan, start, head)):
        scan.add(founded, head.end, head.cls)
        return
    stem = scan.text[start : head.start]
    if not stem or "+" in stem[-6:] or "·" in stem or stem[0] in "(（" or _generic(scan, start, head):
        return
    if head.cls == "TradeUnion" and "”" in stem and stem[-1] != "”" and head.form in lexicon.short_bodies:
        return
    if stem in lexicon.words["anaphors"] and container is None:
        scan.add(start, head.end, head.cls, anaphor=True)
        return
    if not anchored:
        start = _trim(scan, start, head.start)
        stem = scan.text[start : head.start]
        if (
            not stem
            or (stem[0] in "(（“" and head.cls == "TradeUnion")
            or len(stem) > 24
            or not (proper(scan, stem) or _named_by_noun(scan, start, head))
        ):
            return
        if len(head.form) == 1 and (
            head.cls in {"Team", "Institution"} or len(stem) < 2 or words.frequency(stem + head.form)
        ):
            return
        if not loose and len(stem) < 2:
            return
    scan.found = [
        f
        for f in scan.found
        if not (
            start < f.start
            and f.end < head.end
            and lexicon.tops[f.cls] != "Place"
            and f.cls == head.cls
            and f.end > head.start
        )
    ]
    scan.add(start, head.end, VENUE if _venue(scan, start, head) else head.cls)


def _venue(scan: Scan, start: int, head: Hit) -> bool:
    """Whether something is held at the body, so that the place is meant."""
    lexicon = scan.lexicon
    if (
        head.form not in lexicon.words["venue_heads"]
        or scan.text[start - 1 : start] not in lexicon.words["place_marks"]
    ):
        return False
    return bool(lexicon.starts("holding", scan.text, head.end))


def _named_by_noun(scan: Scan, start: int, head: Hit) -> bool:
    """Whether plain words make a name here: before a strong noun any word that is not generic does."""
    generic = scan.lexicon.words["generic_modifiers"]
    if head.form not in scan.lexicon.words["strong_heads"]:
        return False
    return any(w not in generic for w in words.segment(scan.text[start : head.start]))


def _founded(scan: Scan, head: Hit) -> int | None:
    """Where the name of a body begins right after a verb of founding, whatever plain words it is made of."""
    if head.cls not in FOUNDED or len(head.form) < 2:
        return None
    lexicon = scan.lexicon
    position = head.start
    for word in reversed(scan.words_before(head.start)):
        if word in lexicon.words["founding"]:
            generic = lexicon.words["generic_modifiers"]
            plain = all(w in generic for w in words.segment(scan.text[position : head.start]))
            return position if head.start - position >= (LONG_ENOUGH if plain else 4) else None
        function = words.tag(word)[:1] in {"p", "c", "u", "d", "r", "m", "q"}
        if function or word in lexicon.words["particles"] or word in lexicon.words["measures"]:
            return None
        position -= len(word)
    return None


def _front(scan: Scan, start: int) -> int:
    """Include "China" and the trade that a firm's name may begin with, before its place."""
    before, _ = left_edge(scan, start, loose=True)
    lead = scan.text[before:start]
    return before if 2 <= len(lead) <= 6 and scan.lexicon.starts("scopes", lead) else start


def _over_conjunction(scan: Scan, start: int, head: Hit, loose: bool) -> tuple[int, bool] | None:
    """The beginning of a name with a conjunction in it, when what is before it is no name of its own."""
    if start < 1 or scan.text[start - 1] not in scan.lexicon.words["joiners"]:
        return None
    before, anchored = left_edge(scan, start - 1, loose=loose)
    part = scan.text[before : start - 1]
    ends = scan.lexicon.ends("organization_heads", part)
    place = any(f.end == start - 1 and scan.lexicon.tops[f.cls] == "Place" for f in scan.found)
    return (before, True) if anchored and part and not ends and not place and len(part) <= 12 else None


def _generic(scan: Scan, start: int, head: Hit) -> bool:
    """Whether only words of scope or generic ones stand before the noun."""
    stem = scan.text[start : head.start]
    scope = scan.lexicon.starts("scopes", stem)
    if scope:
        rest = stem.removeprefix(scope)
        return not rest or (
            not proper(scan, rest) and all(w in scan.lexicon.words["generic_modifiers"] for w in words.segment(rest))
        )
    if head.cls == "TradeUnion" and head.form in scan.lexicon.short_bodies:
        tops = scan.lexicon.tops
        inside = [f.end for f in scan.found if f.start >= start and f.end <= head.start and tops[f.cls] == "Place"]
        rest = scan.text[max(inside, default=start) : head.start]
        if len(head.form) == 1 and rest in scan.lexicon.units:
            return False
        generic, number = scan.lexicon.words["generic_unions"], scan.lexicon.shapes["number"]
        if scan.lexicon.shapes["ordinal"].fullmatch(rest):
            return True
        return bool(rest) and all(w in generic or number.fullmatch(w) for w in words.segment(rest))
    return False


def _container(scan: Scan, start: int, head: Hit) -> Found | None:
    """The body that this one is a part of: its name runs up to this one's own words."""
    tops = scan.lexicon.tops
    bodies = [
        f
        for f in scan.found
        if tops[f.cls] == "Organization"
        and not f.anaphor
        and f.end <= head.start
        and f.end >= start
        and (head.form in scan.lexicon.words["company_tails"] or not _place_between(scan, f.end, head.start))
    ]
    return min(bodies, key=lambda f: f.start, default=None)


def _place_between(scan: Scan, start: int, end: int) -> bool:
    """Whether a division, a year or an ordinal stands between two points: a new name begins there."""
    between = scan.text[start:end]
    if any(scan.lexicon.shapes[shape].search(between) for shape in ("year", "ordinal")):
        return True
    return any(start < f.start and f.end <= end and f.cls == "AdminDivision" for f in scan.found)


def _trim(scan: Scan, start: int, head: int) -> int:
    """Drop generic words from the front of a name that begins with no place."""
    generic = scan.lexicon.words["generic_modifiers"]
    number = scan.lexicon.shapes["number"]
    for word in words.segment(scan.text[start:head]):
        if not (word in generic or number.fullmatch(word)) or start + len(word) >= head:
            break
        start += len(word)
    return start


def agencies(scan: Scan) -> None:
    """Agencies given by a short form that stands alone or after a bare unit."""
    for hit in longest(scan.hits.get("agency", [])):
        if any(f.end == hit.end and not f.anaphor for f in scan.found) or not scan.word_ends(hit.start, hit.end):
            continue
        if _taken(scan, hit):
            continue
        unit = scan.lexicon.ends("units", scan.text, hit.start)
        if hit.form[0] in scan.lexicon.units:
            scan.add(hit.start, hit.end, hit.cls)
        elif unit:
            scan.add(hit.start - len(unit), hit.end, hit.cls)
        elif not scan.covered(hit.start, hit.end) and _in_list(scan, hit):
            scan.add(hit.start, hit.end, hit.cls)


def _in_list(scan: Scan, hit: Hit) -> bool:
    """Whether a bare agency continues a list of bodies, or a post in it follows."""
    if any(p.start == hit.end for p in scan.hits.get("post", ())):
        return True
    before = scan.text[hit.start - 1 : hit.start]
    return (before in scan.lexicon.words["conjunctions"] and bool(before)) and any(
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
            following = scan.text[place.end + size : place.end + size + 1]
            brand = tail[:2]
            if not words.tag(brand) and (
                not following or following in scan.lexicon.words["stoppers"] or place.end + size in scan.breaks
            ):
                scan.add(place.start, place.end + size, table[head]["class"])
                break


def branded(scan: Scan) -> None:
    """Short forms of firms: a brand of general currency and a noun for its trade."""
    table = scan.lexicon.words["firm_short_heads"]
    for hit in longest(scan.hits.get("brand", [])):
        head = scan.lexicon.starts("firm_short_heads", scan.text, hit.end)
        end = hit.end + len(head)
        if scan.lexicon.starts("company_tails", scan.text, end):
            continue
        if head and not scan.covered(hit.start, end) and scan.word_starts(hit.start) and scan.word_ends(hit.end, end):
            scan.add(hit.start, end, table[head]["class"])


def anaphors(scan: Scan) -> None:
    """Noun phrases that stand for something named before."""
    stoppers = scan.lexicon.words["stoppers"]
    for hit in longest(scan.hits.get("anaphor", [])):
        if scan.covered(hit.start, hit.end) or not scan.word_ends(hit.start, hit.end):
            continue
        before = scan.text[: hit.start]
        bound = hit.start == scan.limit(hit.start) or bool(scan.lexicon.ends("stoppers", before))
        after = scan.words_after(hit.end)
        tail = not after or after[0] in stoppers or words.tag(after[0]) in words.OUTSIDE
        if bound and tail:
            scan.add(hit.start, hit.end, hit.cls, anaphor=True)
