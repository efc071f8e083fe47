"""Organizations: bodies of general currency, nouns that end a body's name, agencies given by their short form."""

from __future__ import annotations

from typing import Final

from kg.extract import crossings, fronts, kinds, venues, words
from kg.extract.names import CLOSING, DIVISION, left_edge, proper
from kg.extract.scan import Found, Hit, Scan, longest
from kg.extract.services import quoted_program, quoted_service

VENUE: Final = "Facility"
MEDIA: Final = "Media"
TEAM: Final = "Team"
FIRMS: Final = frozenset({"Enterprise"})
PAIRED: Final = 4  # characters of two words
BARE: Final = 2  # characters of the noun for any union
COMMUNITY: Final = "Community"
PARTY: Final = "Party"
ASSOCIATION: Final = "Association"
PUBLIC: Final = frozenset({PARTY, "Government"})
PLACED: Final = frozenset({"Enterprise", "School", "Institution"})
NAMED: Final = frozenset({"ns", "nz", "nr", "s"})  # kinds of words that name something, or say where
LINKING: Final = frozenset("dc")  # kinds of words that link what is said of a body to what was said before
FOUNDED: Final = frozenset({"Institution", "Team", "School", "Association", "TradeUnion"})


def known(scan: Scan) -> None:
    """Things of general currency, by any of their forms."""
    for hit in longest(scan.hits.get("known", [])):
        if not scan.covered(hit.start, hit.end) and scan.word_ends(hit.start, hit.end):
            if len(hit.form) == 2 and not scan.word_starts(hit.start):
                continue
            if hit.cls == MEDIA and _behind_a_name(scan, hit.start):
                continue
            scan.add(hit.start, hit.end, hit.cls)


def _behind_a_name(scan: Scan, start: int) -> bool:
    """Whether a word stands right before that no phrase ends with: a local paper may bear a national one's name."""
    before = (scan.words_before(start) or ("",))[-1]
    return bool(before) and before not in scan.lexicon.words["stoppers"] and words.tag(before) not in words.OUTSIDE


def bodies(scan: Scan) -> None:
    """Walk from each noun that ends a body's name to where the name begins, in reading order."""
    heads = crossings.uncrossed(scan, _unbroken(scan, scan.hits.get("organization", [])))
    heads = [h for h in heads if not _straddles(scan, h, heads)]
    heads = [h for h in heads if len(h.form) == 1 or not (_short(scan, h.form) and _begins_another(scan, h.end - 1))]
    for head in _last_heads(longest(heads + _short_bodies(scan))):
        if _ends_here(scan, head) and not taken(scan, head):
            _body(scan, head)


def _short(scan: Scan, form: str) -> bool:
    """Whether a noun for a body without its last character is one, too: that may begin a verb."""
    lexicon = scan.lexicon
    return form[:-1] in lexicon.short_bodies or any(
        form[:-1] in lexicon.words[table] for table in ("organization_heads", "agencies")
    )


def _straddles(scan: Scan, head: Hit, heads: list[Hit]) -> bool:
    """Whether a noun only seems to stand where another one ends and a word begins: "the group's team", no "team"."""
    return not scan.word_starts(head.start) and any(
        o.start < head.start < o.end < head.end and scan.word_ends(o.start, o.end) for o in heads
    )


def _unbroken(scan: Scan, heads: list[Hit]) -> list[Hit]:
    """Without long nouns that begin inside a word, where a shorter one ends at the same place."""
    last = {h.end: h.start for h in heads}  # sorted by start: the shortest noun stays
    return [h for h in heads if h.start == last[h.end] or _whole(scan, h)]


def taken(scan: Scan, head: Hit) -> bool:
    """Whether the noun belongs to something else: a known name, or a post such as "secretary of the party group"."""
    tops = scan.lexicon.tops
    around = [f for f in scan.found if f.start < head.start and head.end <= f.end]
    if any(tops[f.cls] == "Organization" or (f.cls == DIVISION and head.end < f.end) for f in around):
        return True
    longer = (*scan.hits.get("program", ()), *scan.hits.get("place_head", ()))
    if any(p.end == head.end and p.start < head.start for p in longer) or quoted_service(scan, head.end):
        return True
    if quoted_program(scan, head.end) or fronts.formerly(scan, head) or fronts.acts(scan, head):
        return True
    posts = scan.hits.get("post", ())
    if scan.lexicon.starts("representatives", scan.text, head.start):
        return True
    end = head.end + (scan.text[head.end : head.end + 1] in scan.lexicon.words["particles"])
    opener = head.form in scan.lexicon.words["post_openers"]
    place = any(f.end == head.start and tops[f.cls] == "Place" for f in scan.found)
    if opener and head.cls == PARTY and (place or scan.text[head.start - 1 : head.start] in scan.lexicon.units):
        return False  # a town has no secretary, its party committee has
    short = head.cls == TEAM and scan.text[head.start - 1] not in scan.lexicon.units  # the team of a province
    before = (tops[f.cls] for f in scan.found if f.end == head.start)
    bare = head.form in scan.lexicon.words["work_units"] and any(not (short and top == "Place") for top in before)
    opener = opener and not fronts.placed_unit(scan, head)
    return (opener or bare) and any(p.start == end for p in posts)


def _last_heads(heads: list[Hit]) -> list[Hit]:
    """Without nouns that a longer one begins inside of."""
    return [h for h in heads if not any(h.start < o.start < h.end < o.end for o in heads)]


def _short_bodies(scan: Scan) -> list[Hit]:
    """A one-character noun for a body, directly after a division or a bare unit."""
    found = []
    for short, start in scan.words_of(scan.lexicon.single_bodies):
        after = scan.text[start + 1 : start + 2]
        place = any(f.end == start and scan.lexicon.tops[f.cls] == "Place" for f in scan.found)
        unit = scan.text[start - 1 : start] if start else ""
        bare = unit in scan.lexicon.units and (start < 2 or scan.word_starts(start - 1) or unit + short not in after)
        free = not words.tag(short + after) or _begins_another(scan, start + 1) or _joined(scan, start + 1)
        free = free or (place and words.tag(after)[:1] in LINKING)  # "the city's union, on the other hand"
        if (place or bare) and free:
            found.append(Hit(start, start + 1, "organization", short, scan.lexicon.short_bodies[short][1]))
    return found


def _ends_here(scan: Scan, head: Hit) -> bool:
    """Whether the name can end with this noun: a word ends there and no longer noun goes on."""
    if head.form in scan.lexicon.short_bodies and len(head.form) == 1:
        return True
    if head.form in scan.lexicon.words["stoppers"] and scan.until(head.end) > head.end:
        return False  # "the subsidiary": what follows is its name
    if fronts.town(scan, head):
        return False
    side = scan.text[head.end : head.end + 1]
    if side in scan.lexicon.words["place_sides"] and scan.lexicon.ends("rooms", head.form):
        return False
    post = scan.post_at(head.end)
    if not post and (not scan.word_ends(head.start, head.end) or fronts.cut(scan, head)):
        return False
    bare = len(head.form) <= BARE and head.cls == "TradeUnion"
    if any(
        (bare and h.start == head.end) or (head.start <= h.start < head.end < h.end)
        for h in scan.hits.get("place_head", ())
        if head.cls == "TradeUnion"
    ):
        return False  # a place of the union's kind
    if head.cls == "Institution" and len(head.form) <= BARE and venues.named_place(scan, head.end):
        return False  # a square or a tower that is called after it
    tails = scan.lexicon.words["company_tails"]
    following = [h for h in scan.hits.get("organization", ()) if h.start == head.end]
    if any(h.cls == COMMUNITY or (h.form in tails and head.cls not in FIRMS) for h in following):
        return False
    if len(head.form) > 1 and not _whole(scan, head):
        return False
    if len(head.form) == 1:
        after, before = scan.text[head.start : head.end + 1], scan.text[head.start - 1 : head.end]
        body = any(h.end == head.start for h in scan.hits["organization"]) and scan.word_starts(head.start)
        if before in scan.lexicon.words["after_names"] and not body:
            return False  # "leads a team": a verb
        whole = scan.word_starts(head.end)  # as the phrase is read
        if len(after) == 2 and words.tag(after) and after[1] not in scan.lexicon.units and not whole:
            return False
        longer = scan.text[max(0, head.start - 2) : head.end]
        noun = body or before in scan.lexicon.words["organization_heads"]
        if not noun and words.is_common(before) and not words.tag(longer) and not scan.word_starts(head.start):
            return False
    return True


def _joined(scan: Scan, at: int) -> bool:
    """Whether a conjunction stands here and a place behind it: what looks like a word is a name's end and "and"."""
    return scan.text[at : at + 1] in scan.lexicon.words["conjunctions"] and any(
        f.start == at + 1 and scan.lexicon.tops[f.cls] == "Place" for f in scan.found
    )


def _begins_another(scan: Scan, at: int) -> bool:
    """Whether the last character of a noun begins a word of its own, such as a verb of acting together."""
    word = scan.lexicon.starts("stoppers", scan.text, at)
    return len(word) > 1 and not words.frequency(scan.text[at + len(word) - 1 : at + len(word) + 1])


def _whole(scan: Scan, head: Hit) -> bool:
    """Whether the noun is a word, or the end of one, when the phrase is read from its beginning."""
    position = scan.limit(head.end)
    if len(head.form) >= fronts.LONG_ENOUGH and scan.text[head.start - 1 : head.start] in scan.lexicon.units:
        return True
    for word in scan.words_before(head.end):
        unit = position == head.start - 1 and scan.text[position] in scan.lexicon.units  # "the city's central hospital"
        if position == head.start or (unit and len(head.form) >= kinds.TOLD):
            return True
        if position < head.start and position + len(word) == head.end:
            return word not in scan.lexicon.words["stoppers"]
        position += len(word)
    reach = (head.start, head.start + 1) if head.form[0] in scan.lexicon.units else (head.start,)
    return any(f.end in reach for f in scan.found)


def _body(scan: Scan, head: Hit) -> None:
    lexicon = scan.lexicon
    insert = fronts.INSERT.search(scan.text, max(0, head.start - 6), head.start)
    at = insert.start() if insert else head.start
    loose = bool(lexicon.ends("company_tails", head.form))
    start, anchored = left_edge(scan, at, quotes=True, loose=loose)
    if loose and not anchored:
        start, anchored = fronts.over_parenthesis(scan, start) or (start, anchored)
    if not anchored or start == at:
        start, anchored = fronts.over_conjunction(scan, start, loose) or (start, anchored)
    start, anchored = fronts.namesake(scan, start, head) or (start, anchored)
    start = fronts.behind_nominal(scan, start, head)
    bare = fronts.bare_unit(scan, start, head)
    container = None if bare is not None else _container(scan, start, head)
    if bare is not None:
        start, anchored = bare, True
    elif container is not None:
        if kinds.only_kind(scan, container.end, head):
            return
        start, anchored = container.start, True
        committee = head.cls in PUBLIC and container.cls in PUBLIC and bool(lexicon.ends("seats", container.name))
        if container.end == head.start and len(head.form) > 1 and (loose or committee):
            scan.found.remove(container)
            start = fronts.front(scan, start) if loose else start
        elif fronts.same_firm(scan, container, head, loose):
            scan.found.remove(container)  # a brand with two words for its trade is one firm
        start = fronts.place(scan, start) if loose else start
    else:
        start = fronts.firm(scan, start, head)
        start = fronts.behind_address(scan, start, head) if loose else start
    said = scan.text[start : head.start] in lexicon.words["anaphors"]
    said = said or (not anchored and fronts.part_of_said(scan, start, head))
    inner = head.form in lexicon.words["inner_heads"] or fronts.in_a_word(scan, start, head)
    if container is None and inner and not said:
        return
    person = fronts.person_inside(scan, start, head)
    if person is not None and head.cls == TEAM:
        start, anchored, container = person.start, True, None
    elif person is not None and (person.stop < head.start or len(head.form) == 1):
        return  # somebody and what he does, or where he is, and no name
    founded = _founded(scan, head)
    if container is None and founded is not None and (not anchored or kinds.generic(scan, start, head)):
        scan.add(founded, head.end, head.cls)
        return
    start = fronts.unquoted(scan, start)
    if start and lexicon.shapes["pointed"].match(scan.text, start - 1):
        start += 1  # behind "this" and a measure word: a team is only told about
        if head.cls == TEAM and container is None:
            return
    stem = scan.text[start : head.start]
    if head.cls == "TradeUnion" and stem.endswith(lexicon.having("relation_words", "class", "located")):
        return  # another body that is stationed there
    if not stem or "+" in stem[-6:] or ("·" in stem and not loose) or stem[0] in "(（":
        return
    if kinds.generic(scan, start, head):
        return
    if head.form in lexicon.words["bare_heads"] and fronts.only_place(scan, start, head):
        return
    if (
        head.cls == "TradeUnion"
        and stem.endswith("”")
        and any(h.start == head.end and h.cls == TEAM for h in scan.hits["organization"])
    ):
        return  # a team of volunteers of the union that is called by what is quoted
    if head.cls == "TradeUnion" and "”" in stem and stem[-1] != "”" and head.form in lexicon.short_bodies:
        return
    if container is None and said:
        start = min(start, head.start - len(lexicon.ends("anaphors", scan.text, head.start)))  # with "the said"
        scan.add(start, head.end, head.cls, anaphor=True)
        return
    if (not anchored and fronts.somebody(scan, start, head)) or _occasion(scan, start, head):
        return
    if not anchored:
        start = fronts.trim(scan, start, head.start)
        stem = scan.text[start : head.start]
        if (
            not stem
            or (stem[0] in "(（“" and head.cls == "TradeUnion")
            or len(stem) > 24
            or not (
                proper(scan, stem)
                or _named_by_noun(scan, start, head)
                or _placed(scan, start, head)
                or _among_firms(scan, start, head)
            )
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
    own = container.cls if container is not None and head.form in lexicon.words["branch_heads"] else head.cls
    called = fronts.lasting(scan, start, head)
    scan.add(start, head.end, VENUE if venues.venue(scan, start, head) else own, called)


def _occasion(scan: Scan, start: int, head: Hit) -> bool:
    """Whether it is held, where the noun is one for an occasion, too: a social evening, no society."""
    if not any((h.start, h.end) == (head.start, head.end) for h in scan.hits.get("program", ())):
        return False
    governed = scan.lexicon.ends("governing", scan.text, start)
    return bool(governed) or scan.lexicon.shapes["held"].match(scan.text, head.end) is not None


def _named_by_noun(scan: Scan, start: int, head: Hit) -> bool:
    """Whether plain words make a name here: before a strong noun any word that is not generic does."""
    generic = scan.lexicon.words["generic_modifiers"]
    if head.form not in scan.lexicon.words["strong_heads"]:
        return False
    return any(w not in generic for w in words.segment(scan.text[start : head.start]))


def _placed(scan: Scan, start: int, head: Hit) -> bool:
    """Whether a place whose short name is a word, too, stands in the name of a firm, a school or an institution, or
    a town whose unit begins the noun is named, or a community is called by a word that streets are called by."""
    towns = [f for f in scan.found if f.start == start and head.start < f.end < head.end]
    if any(scan.lexicon.tops[f.cls] == "Place" for f in towns):
        return True
    stem = scan.text[start : head.start]
    if head.cls == COMMUNITY and stem in scan.lexicon.words["street_names"]:
        return stem not in scan.lexicon.words["village_kinds"]
    if len(head.form) < BARE or head.cls not in PLACED:
        return False
    ambiguous = scan.lexicon.words["ambiguous_places"]
    return any(w in ambiguous and words.tag(w) in NAMED for w in words.segment(stem))


def _among_firms(scan: Scan, start: int, head: Hit) -> bool:
    """Whether a firm called by a plain word stands in a list behind another one."""
    if head.cls not in FIRMS or scan.text[start - 1 : start] not in scan.lexicon.words["conjunctions"]:
        return False
    generic = scan.lexicon.words["generic_modifiers"]
    plain = any(w in generic for w in words.segment(scan.text[start : head.start]))
    return not plain and any(f.end == start - 1 and f.cls in FIRMS and not f.anaphor for f in scan.found)


def _founded(scan: Scan, head: Hit) -> int | None:
    """Where the name of a body begins right after a verb of founding, whatever plain words it is made of."""
    if head.cls not in FOUNDED or len(head.form) < (3 if head.cls == "TradeUnion" else 2):
        return None  # "unions of drivers" are of a kind
    lexicon = scan.lexicon
    position = head.start
    inner = (h.start for h in scan.hits["organization"] if h.end == head.end and head.cls == ASSOCIATION)
    bare = max(inner, default=head.start)
    before = scan.words_before(head.start)
    for number, word in reversed(list(enumerate(before))):
        if word in lexicon.words["copulas"]:
            return None
        aspect = word in lexicon.words["aspect"] or word in lexicon.words["particles"]  # or what has been founded
        done = aspect and number and before[number - 1] in lexicon.words["founding"]
        if word in lexicon.words["founding"] or done:
            generic = lexicon.words["generic_modifiers"]
            plain = all(w in generic for w in words.segment(scan.text[position:bare]))
            return position if bare - position >= (fronts.LONG_ENOUGH if plain else 4) else None
        by = number and before[number - 1] in lexicon.words["founding"]
        if by and word in lexicon.words["particles"]:
            least = PAIRED if len(head.form) >= PAIRED else fronts.LONG_ENOUGH
            return position if bare - position >= least else None  # "the … that both have founded"
        function = words.tag(word)[:1] in {"p", "c", "u", "d", "r", "m", "q"}
        if function or word in lexicon.words["particles"] or word in lexicon.words["measures"]:
            return None
        position -= len(word)
    return None


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
        and not (f.start > start and scan.text[f.end] in CLOSING)  # it is only what is quoted
        and (scan.lexicon.ends("company_tails", head.form) or not fronts.place_between(scan, f.end, head.start))
    ]
    return min(bodies, key=lambda f: (f.start, -f.end), default=None)
