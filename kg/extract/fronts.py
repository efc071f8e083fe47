"""What stands at the front of a body's name: brands, units, conjunctions, parentheses; and what makes no name there."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from kg.extract import words
from kg.extract.names import left_edge, proper
from kg.extract.person_name import surname_at, usual
from kg.extract.scan import Found, Hit, Scan

LONG_ENOUGH: Final = 6
FRONT: Final = "front"
DIVISION: Final = "AdminDivision"
BEFORE_PEOPLE: Final = ("post", "honour_name", "honour")  # kinds of words that people are introduced by
GIVEN: Final = 2  # characters of most given names
# The dictionary's tags of verbs, of prepositions and of adverbs.
VERB: Final = "v"
ACTING: Final = frozenset({"p", "d", "ad"})
AT_MOST: Final = 3  # characters of such a word
NEAR: Final = 8  # characters between a body and the noun for a part of it
TOWN: Final = "town"
TOWNS: Final = frozenset({"town", "village"})
USUAL: Final = 1000  # a word of two characters met more often in the dictionary is likely to be meant
INSERT: Final = re.compile(r"[(（][^()（）]{1,4}[)）]$")


def front(scan: Scan, start: int) -> int:
    """Include "China" and the trade that a firm's name may begin with, before its place."""
    before, _ = left_edge(scan, start, loose=True)
    lead = scan.text[before:start]
    return before if 2 <= len(lead) <= 6 and scan.lexicon.starts("scopes", lead) else start


def place(scan: Scan, start: int) -> int:
    """Include the place that a firm's name has before the brand: it has no unit, and no address ends behind it."""
    before = scan.ending_at(start, "Place")
    return start if before is None or scan.text[start - 1] in scan.lexicon.units else before.start


def behind_address(scan: Scan, start: int, head: Hit) -> int:
    """Where a firm's name begins behind the town or street it lies in: no firm has that and more before its name."""
    at, levels = start, 0
    while place := next((f for f in scan.found if f.start == at and f.cls == DIVISION), None):
        at, levels = place.end, levels + 1
    unit = scan.lexicon.ends("units", scan.text, at)
    in_town = levels > 1 and scan.lexicon.units.get(unit) in TOWNS
    return at if in_town and head.start - at > 1 else start


def town(scan: Scan, head: Hit) -> bool:
    """Whether a street or a town is called by the noun: "League Street". A village seldom is."""
    lexicon = scan.lexicon
    ends = (f.end for f in scan.found if f.start == head.start and f.end > head.end and f.cls == DIVISION)
    return any(lexicon.units.get(lexicon.ends("units", scan.text, end)) == TOWN for end in ends)


def firm(scan: Scan, start: int, head: Hit) -> int:
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


def over_parenthesis(scan: Scan, start: int) -> tuple[int, bool] | None:
    """The beginning of a firm's name with its place in parentheses before its trade."""
    insert = next((m for m in INSERT.finditer(scan.text, max(0, start - 6), start)), None)
    if insert is None or scan.text[insert.start() + 1 : start - 1] not in scan.lexicon.by_name:
        return None
    before, _ = left_edge(scan, insert.start(), loose=True)
    return (before, True) if before < insert.start() else None


def over_conjunction(scan: Scan, start: int, loose: bool) -> tuple[int, bool] | None:
    """The beginning of a name with a conjunction in it, when what is before it is no name of its own."""
    if start < 1 or scan.text[start - 1] not in scan.lexicon.words["joiners"]:
        return None
    before, anchored = left_edge(scan, start - 1, loose=loose)
    part = scan.text[before : start - 1]
    ends = scan.lexicon.ends("organization_heads", part) or scan.lexicon.ends("place_heads", part)
    place = any(f.end == start - 1 and scan.lexicon.tops[f.cls] == "Place" for f in scan.found)
    return (before, True) if anchored and part and not ends and not place and len(part) <= 12 else None


def behind_nominal(scan: Scan, start: int, head: Hit) -> int:
    """Where a branch begins whose trade is a verb, too, right behind the body it is of: its running, its sales."""
    if start != head.start:
        return start
    before = scan.words_before(head.start)[-1:]
    if not before or before[0] not in scan.lexicon.words["nominal_verbs"]:
        return start
    body = scan.ending_at(head.start - len(before[0]), "Organization")
    return start if body is None else head.start - len(before[0])


def behind_verb(scan: Scan, start: int, end: int) -> int:
    """Where the name of a body begins before which a verb of place stands that begins none: "help Willow Works"."""
    verbs, stem, at = scan.lexicon.words["place_verbs"], scan.text[start:end], 0
    last = 0
    for word in words.segment(stem) if stem else ():
        at += len(word)
        verb = scan.lexicon.ends("place_verbs", stem, at)
        if verb and verbs[verb]["stands"] != FRONT and len(stem) - at > 1 and proper(scan, stem[at:]):
            last = at
    return start + last


def same_firm(scan: Scan, container: Found, head: Hit, loose: bool) -> bool:
    """Whether a brand with two words for its trade is one firm; a branch behind a legal form is a part."""
    lexicon = scan.lexicon
    branch = head.form in lexicon.words["branch_heads"] and lexicon.ends("company_tails", container.name)
    return loose and not branch and scan.text[container.end : head.start] in lexicon.words["firm_short_heads"]


def bare_unit(scan: Scan, start: int, head: Hit) -> int | None:
    """Where the unit stands that alone is before the noun, though the walk went further: behind a verb or a body."""
    at = head.start - 1
    if at <= start or scan.text[at] not in scan.lexicon.units or any(f.end == head.start for f in scan.found):
        return None
    if not scan.word_starts(at):
        return None
    lexicon = scan.lexicon
    if head.form in lexicon.short_bodies and len(head.form) == 1:
        return at
    tables = (lexicon.standing, lexicon.words["agencies"], lexicon.words["town_bodies"])
    if not any(head.form in table for table in tables):
        return None
    before = words.segment(scan.text[start:at])
    return at if any(words.tag(w) in words.OUTSIDE or w in lexicon.words["stoppers"] for w in before) else None


def only_place(scan: Scan, start: int, head: Hit) -> bool:
    """Whether nothing but a division with its unit stands before the noun."""
    at = head.start
    while at > start:
        places = [f.start for f in scan.found if f.end == at and scan.lexicon.tops[f.cls] == "Place"]
        if not places:
            return False
        at = min(places)
    return scan.text[head.start - 1] in scan.lexicon.units


def namesake(scan: Scan, start: int, head: Hit) -> tuple[int, bool] | None:
    """Where a team's name begins with somebody's whose given name is a verb, too, at which the walk stopped."""
    at = head.start - GIVEN - 1
    if start <= at or not scan.lexicon.ends("namesakes", head.form) or not scan.word_starts(at):
        return None
    return (at, True) if surname_at(scan, at) and usual(scan, at, head.start) else None


def person_inside(scan: Scan, start: int, head: Hit) -> range | None:
    """Where the name of a person stands whom a post or an honour introduces in what would be the body's name."""
    for kind in BEFORE_PEOPLE:
        for hit in scan.hits.get(kind, ()):
            surname = surname_at(scan, hit.end) if start <= hit.end < head.start and hit.end > hit.start + 1 else ""
            end = hit.end + len(surname) + GIVEN
            plain = words.is_common(scan.text[hit.end : hit.end + 2])
            if surname and end <= head.start and not plain and usual(scan, hit.end, end):
                return range(hit.end, end)
    return None


def formerly(scan: Scan, head: Hit) -> bool:
    """Whether a word for when a post was held stands between a body and the noun, and the post behind it: a firm's
    "former chair of the union" is no chair of a "former union"."""
    if not scan.post_at(head.end):
        return False
    reach = range(head.start - NEAR, head.start)
    ends = (f.end for f in scan.found if f.end in reach and scan.lexicon.tops[f.cls] == "Organization")
    return any(_held_at(scan, end, head.start) for end in ends)


def acts(scan: Scan, head: Hit) -> bool:
    """Whether nothing but a preposition or an adverb stands between a body and the noun, or a verb before the noun for
    a union: the body does something to another one, and no part of it is called so."""
    union = head.cls == "TradeUnion"
    for end in range(max(0, head.start - AT_MOST), head.start):
        word = scan.text[end : head.start]
        kind = words.tag(word)
        if (kind in ACTING and head.cls != "Enterprise") or (union and kind == VERB and not _trade(scan, word)):
            return scan.ending_at(end, "Organization") is not None
    return False


def _trade(scan: Scan, verb: str) -> bool:
    """Whether a verb is a trade, too, that a union may be called by."""
    table = scan.lexicon.words
    return verb in table["union_trades"] or (verb in table["nominal_verbs"] and verb not in table["relation_words"])


def lasting(scan: Scan, start: int, head: Hit) -> str:
    """The name of a body of a place without such a word between the two, "" where there is none."""
    if not scan.post_at(head.end):
        return ""
    ends = (f.end for f in scan.found if f.start == start and scan.lexicon.tops[f.cls] == "Place")
    end, word = next(((end, word) for end in ends if (word := _held_at(scan, end, head.start))), (0, ""))
    rest = scan.text[end + len(word) : head.end]
    again = scan.text[end - 1 : end] == rest[:1] and rest[:1] in scan.lexicon.units  # "that county's county committee"
    return scan.text[start:end] + rest[again:] if word else ""


def _held_at(scan: Scan, end: int, stop: int) -> str:
    """The word for when a post was held that stands at `end` by itself, before `stop`; "" for none."""
    if any(f.start == end for f in scan.found):
        return ""  # a village is called so
    word = scan.lexicon.starts("former", scan.text, end)
    return word if word and end + len(word) <= stop and scan.word_starts(end + len(word)) else ""


def somebody(scan: Scan, start: int, head: Hit) -> bool:
    """Whether a name is all that stands before the noun, behind a post or before what people do, such as leaving a
    school: somebody's school, not one called after him.
    """
    shown = any(hit.end == start and hit.end > hit.start + 1 for hit in scan.hits.get("post", ()))
    shown = shown or any(hit.start == head.start and hit.end > head.end for hit in scan.hits.get("after_name", ()))
    sent = scan.lexicon.ends("delegating", scan.text, head.start)
    if sent:
        stop = head.start - len(sent)
        return bool(surname_at(scan, start)) and 1 < stop - start <= GIVEN + 1
    year = scan.lexicon.shapes["in_a_year"].match(scan.text, start + GIVEN + 1)
    stop = start + GIVEN + 1 if year and year.end() == head.start else head.start  # he left it in that year
    return shown and bool(surname_at(scan, start)) and usual(scan, start, stop)


def placed_unit(scan: Scan, head: Hit) -> bool:
    """Whether a unit of work is called by a division behind the body it is of, and its trade: no post says all that."""
    limit, tops = scan.limit(head.start), scan.lexicon.tops
    bodies = [f.end for f in scan.found if limit <= f.start and f.end < head.start and tops[f.cls] == "Organization"]
    towns = {f.start: f.end for f in scan.found if f.cls == DIVISION and f.end < head.start}
    return head.form in scan.lexicon.words["unit_nouns"] and any(end in towns for end in bodies)


def in_a_word(scan: Scan, start: int, head: Hit) -> bool:
    """Whether the unit that a name begins with is the first character of a longer word, and no county or city."""
    if any(f.start == start for f in scan.found):
        return False
    after = start + len(scan.lexicon.starts("units", scan.text, start))
    body = scan.text[after : head.end]
    known = any(body in scan.lexicon.words[table] for table in ("agencies", "organization_heads", "town_bodies"))
    known = known or bool(scan.lexicon.starts("unit_compounds", scan.text, start))
    return after > start and not known and not scan.word_starts(after)


def part_of_said(scan: Scan, start: int, head: Hit) -> bool:
    """Whether it is a department of a body that a noun phrase stands for: "the company's safety office"; a noun for
    such a body alone must be a word at the beginning of the phrase."""
    lexicon = scan.lexicon
    lead = lexicon.starts("anaphors", scan.text, start)
    if not lead:
        lead = lexicon.starts("whole_nouns", scan.text, start)
        bare = bool(scan.lexicon.ends("stoppers", scan.text, start)) or start == scan.limit(start)
        if not lead or not bare or not scan.word_starts(start + len(lead)):
            return False
    elif lexicon.tops[lexicon.words["anaphors"][lead]["class"]] != "Organization":
        return False
    rest = words.segment(scan.text[start + len(lead) : head.start])
    if head.form in lexicon.words["work_units"] or len(head.form) + len(rest) < 2:
        return False
    return not any(w in lexicon.words[table] for w in rest for table in ("measures", "conjunctions", "particles"))


def unquoted(scan: Scan, start: int) -> int:
    """Where a body's own name begins behind what an event of its is called: a place or a known body comes there."""
    end = next((last for first, last in scan.quotes if first == start), start)
    opened = any(f.start == end and scan.lexicon.tops[f.cls] in {"Place", "Organization"} for f in scan.found)
    return end if opened else start


def cut(scan: Scan, head: Hit) -> bool:
    """Whether the last character of the noun makes a word with the next one, which begins none: "the departments"."""
    text, end = scan.text, head.end
    own, after = words.frequency(text[end - 1 : end + 1]), text[end : end + 1]
    tables = ("stoppers", "place_sides", "conjunctions")
    free = scan.until(end) == end or any(after in scan.lexicon.words[table] for table in tables)
    if free or own <= USUAL or own <= words.frequency(text[end : end + 2]):
        return False
    if not scan.word_starts(end):
        return True
    team = any(h.start == end and h.end == end + 1 for h in scan.hits["organization"])
    return not team and len(scan.words_after(end)[0]) == 1  # else a longer word begins there: "the firm's machinist"


def place_between(scan: Scan, start: int, end: int) -> bool:
    """Whether a division, a year or an ordinal stands between two points: a new name begins there."""
    between = scan.text[start:end]
    if any(scan.lexicon.shapes[shape].search(between) for shape in ("year", "ordinal")):
        return True
    return any(start < f.start and f.end <= end and f.cls == "AdminDivision" for f in scan.found)


def trim(scan: Scan, start: int, head: int) -> int:
    """Drop a verb of place, and generic words, from the front of a name that begins with no place."""
    generic = scan.lexicon.words["generic_modifiers"]
    number = scan.lexicon.shapes["number"]
    start = behind_verb(scan, start, head)
    parts = words.segment(scan.text[start:head])
    if len(parts) > 1 and start == scan.limit(start) and parts[0] in scan.lexicon.words["delegating"]:
        start, parts = start + len(parts[0]), parts[1:]
    for word, following in pairwise(parts):
        if not (word in generic or number.fullmatch(word)):
            break
        counted = following in scan.lexicon.words["measures"] or following in generic
        if len(word) == len(following) == 1 and not (counted and number.fullmatch(word)):
            break  # two characters in a row that make no words begin a name
        start += len(word)
    return start
