"""Organizations: bodies of general currency, nouns that end a body's name, agencies given by their short form."""

from __future__ import annotations

import re

from kg.extract import words
from kg.extract.names import left_edge, proper
from kg.extract.scan import Found, Hit, Scan, longest

LONG_ENOUGH = 6
VENUE = "Facility"
FIRMS = frozenset({"Enterprise"})
COMMUNITY, ASSOCIATION, PARTY = "Community", "Association", "Party"
PUBLIC = frozenset({PARTY, "Government"})
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
        if _ends_here(scan, head) and not taken(scan, head):
            _body(scan, head)


def _unbroken(scan: Scan, heads: list[Hit]) -> list[Hit]:
    """Without long nouns that begin inside a word, where a shorter one ends at the same place."""
    last = {h.end: h.start for h in heads}  # sorted by start: the shortest noun stays
    return [h for h in heads if h.start == last[h.end] or _whole(scan, h)]


def taken(scan: Scan, head: Hit) -> bool:
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
    end = head.end + (scan.text[head.end : head.end + 1] in scan.lexicon.words["particles"])
    opener = head.form in scan.lexicon.words["post_openers"] or head.form[-1] in scan.lexicon.words["post_openers"]
    return opener and any(p.start == end for p in posts)


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
    tails = scan.lexicon.words["company_tails"]
    following = [h for h in scan.hits.get("organization", ()) if h.start == head.end]
    if any(h.cls == COMMUNITY or (h.form in tails and head.cls not in FIRMS) for h in following):
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
    if len(head.form) >= LONG_ENOUGH and scan.text[head.start - 1 : head.start] in scan.lexicon.units:
        return True
    for word in scan.words_before(head.end):
        if position == head.start or (position < head.start and position + len(word) == head.end):
            return True
        position += len(word)
    reach = (head.start, head.start + 1) if head.form[0] in scan.lexicon.units else (head.start,)
    return any(f.end in reach for f in scan.found)


def _body(scan: Scan, head: Hit) -> None:
    lexicon = scan.lexicon
    insert = INSERT.search(scan.text, max(0, head.start - 6), head.start)
    at = insert.start() if insert else head.start
    loose = bool(lexicon.ends("company_tails", head.form))
    start, anchored = left_edge(scan, at, quotes=True, loose=loose)
    if loose and not anchored:
        start, anchored = _over_parenthesis(scan, start) or (start, anchored)
    if not anchored or start == at:
        start, anchored = _over_conjunction(scan, start, head, loose) or (start, anchored)
    container = _container(scan, start, head)
    if container is not None:
        start, anchored = container.start, True
        committee = head.cls == PARTY and container.cls in PUBLIC
        if container.end == head.start and len(head.form) > 1 and (loose or committee):
            scan.found.remove(container)
            start = _front(scan, start) if loose else start
    else:
        start = _firm(scan, start, head)
    if container is None and _in_a_word(scan, start, head):
        return
    founded = _founded(scan, head)
    if container is None and founded is not None and (not anchored or _generic(scan, start, head)):
        scan.add(founded, head.end, head.cls)
        return
    stem = scan.text[start : head.start]
    if not stem or "+" in stem[-6:] or "·" in stem or stem[0] in "(（" or _generic(scan, start, head):
        return
    if head.form in lexicon.words["bare_heads"] and _only_place(scan, start, head):
        return
    if head.cls == "TradeUnion" and "”" in stem and stem[-1] != "”" and head.form in lexicon.short_bodies:
        return
    if container is None and (stem in lexicon.words["anaphors"] or (not anchored and _part_of_said(scan, start, head))):
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


def _only_place(scan: Scan, start: int, head: Hit) -> bool:
    """Whether nothing but a division with its unit stands before the noun."""
    units = scan.lexicon.units
    return scan.text[head.start - 1] in units and any((f.start, f.end) == (start, head.start) for f in scan.found)


def _in_a_word(scan: Scan, start: int, head: Hit) -> bool:
    """Whether the unit that a name begins with is the first character of a longer word, and no county or city."""
    if any(f.start == start for f in scan.found):
        return False
    after = start + len(scan.lexicon.starts("units", scan.text, start))
    body = scan.text[after : head.end]
    known = body in scan.lexicon.words["agencies"] or body in scan.lexicon.words["organization_heads"]
    return after > start and not known and not scan.word_starts(after)


def _part_of_said(scan: Scan, start: int, head: Hit) -> bool:
    """Whether it is a department of a body that a noun phrase stands for: "the company's safety office"."""
    lexicon = scan.lexicon
    lead = lexicon.starts("anaphors", scan.text, start)
    if not lead or lexicon.tops[lexicon.words["anaphors"][lead]["class"]] != "Organization":
        return False
    rest = words.segment(scan.text[start + len(lead) : head.start])
    if head.form in lexicon.words["work_units"] or len(head.form) + len(rest) < 2:
        return False
    return not any(w in lexicon.words[table] for w in rest for table in ("measures", "conjunctions", "particles"))


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


def _firm(scan: Scan, start: int, head: Hit) -> int:
    """Include the brand before a place; before a branch whatever word the firm's name is, for it has no other."""
    lexicon = scan.lexicon
    generic = lexicon.words["generic_modifiers"]
    for hit in reversed(scan.hits.get("brand", ())):
        if start < hit.start and hit.end <= head.start and (scan.words_before(hit.start) or ("",))[-1] in generic:
            return hit.start
    brand = lexicon.ends("brands", scan.text, start)
    if brand and scan.word_starts(start - len(brand)):
        return start - len(brand)
    if head.form not in lexicon.words["branch_heads"] or start == head.start:
        return start
    begin = start
    for word in reversed(scan.words_before(start)):
        stops = word in lexicon.words["stoppers"] or words.tag(word) in words.OUTSIDE
        if stops or word in lexicon.words["generic_modifiers"] or start - begin + len(word) > LONG_ENOUGH:
            break
        begin -= len(word)
    return begin if start - begin > 1 else start


def _over_parenthesis(scan: Scan, start: int) -> tuple[int, bool] | None:
    """The beginning of a firm's name with its place in parentheses before its trade."""
    insert = next((m for m in INSERT.finditer(scan.text, max(0, start - 6), start)), None)
    if insert is None or scan.text[insert.start() + 1 : start - 1] not in scan.lexicon.by_name:
        return None
    before, _ = left_edge(scan, insert.start(), loose=True)
    return (before, True) if before < insert.start() else None


def _over_conjunction(scan: Scan, start: int, head: Hit, loose: bool) -> tuple[int, bool] | None:
    """The beginning of a name with a conjunction in it, when what is before it is no name of its own."""
    if start < 1 or scan.text[start - 1] not in scan.lexicon.words["joiners"]:
        return None
    before, anchored = left_edge(scan, start - 1, loose=loose)
    part = scan.text[before : start - 1]
    ends = scan.lexicon.ends("organization_heads", part) or scan.lexicon.ends("place_heads", part)
    place = any(f.end == start - 1 and scan.lexicon.tops[f.cls] == "Place" for f in scan.found)
    return (before, True) if anchored and part and not ends and not place and len(part) <= 12 else None


def _generic(scan: Scan, start: int, head: Hit) -> bool:
    """Whether only words of scope or generic ones stand before the noun."""
    stem = scan.text[start : head.start]
    named = max((f.end for f in scan.found if start <= f.start and f.end <= head.start), default=start)
    if scan.lexicon.shapes["graded"].fullmatch(scan.text, named, head.start):
        return True
    counted = list(scan.lexicon.shapes["ordinal"].finditer(stem))
    if counted and counted[-1].end() == len(stem):
        return True
    scope = scan.lexicon.starts("scopes", stem)
    if scope:
        rest = stem.removeprefix(scope)
        if scan.lexicon.shapes["graded"].fullmatch(rest):
            return True
        if head.cls == ASSOCIATION and len(rest) > 1 and scope in scan.lexicon.words["countries"]:
            return False
        return not rest or (
            not proper(scan, rest) and all(w in scan.lexicon.words["generic_modifiers"] for w in words.segment(rest))
        )
    standing = {long for long, _ in scan.lexicon.short_bodies.values()}
    if head.cls == "TradeUnion" and (head.form in scan.lexicon.short_bodies or head.form in standing):
        tops = scan.lexicon.tops
        inside = [f.end for f in scan.found if f.start >= start and f.end <= head.start and tops[f.cls] == "Place"]
        rest = scan.text[max(inside, default=start) : head.start]
        if rest in scan.lexicon.units and (len(head.form) == 1 or head.form in standing):
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
        and (scan.lexicon.ends("company_tails", head.form) or not _place_between(scan, f.end, head.start))
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
