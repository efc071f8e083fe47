"""Statements that names make by themselves: where a body is, what it is part of, which place lies in which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kg.extract.claim import Claim
from kg.extract.lexicon import Lexicon
from kg.model import Entity, Mention, Statement
from kg.resolve.identity import make_id
from kg.resolve.naming import Name, Namer

SHORTEST: Final = 4
DIVISION: Final = "AdminDivision"
COUNTY: Final = "county"
TOWN: Final = "town"
VILLAGE: Final = "village"
STEM: Final = 2  # characters of a town's name without its unit at the least
NAME_TOWN: Final = "name-town"  # the rule by which what is called after a town lies there
NAME_PLACE: Final = "name-place"  # the rule by which a body lies where its name says


def derived(
    mentions: Sequence[Mention], namer: Namer, lexicon: Lexicon, elsewhere: Mapping[str, int]
) -> Iterator[Claim]:
    """Claims over the mentions of one article; `elsewhere` has an index for each place of the document, by its key."""
    by_key: dict[str, int] = {}
    for index in namer.order:
        if mentions[index].type == "Place":
            by_key.setdefault(namer.names[index].key, index)
    places = {**elsewhere, **by_key}
    towns = _stems(namer, places, lexicon)
    starts: dict[tuple[int, int], list[int]] = {}
    ends: dict[tuple[int, int], list[int]] = {}
    for index, m in enumerate(mentions):
        starts.setdefault((m.paragraph, m.start), []).append(index)
        ends.setdefault((m.paragraph, m.end), []).append(index)
    for index, name in namer.names.items():
        m = mentions[index]
        if m.type == "Organization":
            yield from _organization(index, m, name, places, _called_after(mentions, namer, index, towns))
        elif m.type == "Place" and (town := _called_after(mentions, namer, index, towns)):
            yield _claim(index, "located_in", places[town], m, NAME_TOWN, 0.8)
        elif m.type == "Program":
            begun = (i for at in range(m.start, m.end) for i in starts.get((m.paragraph, at), ()))
            near = sorted({*begun, *ends.get((m.paragraph, m.start), ())})
            yield from _program(index, m, [(i, mentions[i]) for i in near], lexicon)
    yield from _wholes(mentions, namer, lexicon)
    yield from _places(mentions, namer, by_key)
    yield from _towns(mentions, namer, places)


def _claim(index: int, predicate: str, other: int, m: Mention, rule: str, confidence: float) -> Claim:
    return Claim(index, predicate, other, (), m.paragraph, m.start, m.end, rule, confidence)


def _organization(index: int, m: Mention, name: Name, by_key: Mapping[str, int], town: str) -> Iterator[Claim]:
    if town:
        yield _claim(index, "located_in", by_key[town], m, NAME_TOWN, 0.8)
    elif name.place is not None and name.place.key in by_key:
        yield _claim(index, "located_in", by_key[name.place.key], m, NAME_PLACE, 0.93)
    if name.container >= 0 and m.subtype != "Association":
        yield _claim(index, "part_of", name.container, m, "name-part", 0.9)


def _stems(namer: Namer, places: Mapping[str, int], lexicon: Lexicon) -> dict[str, str]:
    """The keys of the towns and villages that the page names, by what they are called without their unit; a name that
    two of them bear tells nothing."""
    found: dict[str, set[str]] = {}
    for place in namer.document.seen:
        stem = place.name.removesuffix(lexicon.ends("units", place.name))
        if place.level in {TOWN, VILLAGE} and len(stem) >= STEM and place.key in places:
            found.setdefault(stem, set()).add(place.key)
    return {stem: next(iter(keys)) for stem, keys in found.items() if len(keys) == 1}


def _called_after(mentions: Sequence[Mention], namer: Namer, index: int, towns: Mapping[str, str]) -> str:
    """The key of the town that a body is called after, by itself or within the body that it is part of: its station.

    A name that begins with another place of that name (the county of the county town) is called after that, and a firm
    with its legal form after nothing that is known.
    """
    m, name, lexicon = mentions[index], namer.names[index], namer.lexicon
    place = name.place
    if not towns or (m.type == "Place" and m.subtype == DIVISION) or (place and place.level in {TOWN, VILLAGE}):
        return ""
    whole = mentions[name.container] if name.container >= 0 else None
    inside = whole is not None and whole.paragraph == m.paragraph and m.start <= whole.start < whole.end <= m.end
    start = whole.end - m.start if whole is not None and inside else 0
    for stem, key in towns.items():
        at = m.text.find(stem, start)
        within = at > start and bool(lexicon.ends("organization_heads", m.text, at))
        if at < 0 or lexicon.starts("units", m.text, at + len(stem)) or not (within or at == start):
            continue
        if place is not None and place.code and place.name.startswith(stem) and namer.document.seen.count(place) > 1:
            continue
        if within or start or not lexicon.ends("company_tails", m.text):
            return key
    return ""


def _wholes(mentions: Sequence[Mention], namer: Namer, lexicon: Lexicon) -> Iterator[Claim]:
    """A body whose full name begins with the full name, or a form, of another one of the article is part of it."""
    bodies = [i for i in namer.names if mentions[i].type == "Organization"]
    forms: dict[str, int] = {}
    for index in bodies:
        for form in (namer.names[index].full, mentions[index].name):
            if len(form) >= SHORTEST or form in lexicon.known:
                forms.setdefault(form, index)
    tails = lexicon.words["company_tails"]
    for index in bodies:
        name, m = namer.names[index], mentions[index]
        if name.container >= 0 or m.subtype == "Association":
            continue
        wholes = [
            f
            for f in (name.full[:size] for size in range(1, len(name.full) - 1))
            if f in forms
            and name.full.removeprefix(f) not in tails
            and namer.names[forms[f]].key != name.key
            and not lexicon.starts("company_tails", name.full.removeprefix(f))
        ]
        if wholes:
            yield _claim(index, "part_of", forms[max(wholes, key=len)], m, "name-whole", 0.8)


def _places(mentions: Sequence[Mention], namer: Namer, by_key: dict[str, int]) -> Iterator[Claim]:
    """A place lies in the one written right before it or inside its name, else in the next larger one named.

    Of several that are written before it, the smallest is the one it lies in.
    """
    best: dict[str, tuple[int, Claim]] = {}
    namings = _namings(mentions, namer)
    for index in namer.order:
        m, name = mentions[index], namer.names[index]
        if m.type != "Place" or name.place is None:
            continue
        for depth, claim in _outer(index, m, mentions, namer, by_key, namings):
            if name.key not in best or depth > best[name.key][0]:
                best[name.key] = depth, claim
    for _, claim in best.values():
        yield claim


def _towns(mentions: Sequence[Mention], namer: Namer, places: Mapping[str, int]) -> Iterator[Claim]:
    """A town that stands in no other place lies in the county of the page: the only one it names, or its main one."""
    counties = {p.key for p in namer.document.seen if p.level == COUNTY and p.code}
    main = namer.main(COUNTY)
    home = main.key if main is not None else next(iter(counties), "")
    if (main is None and len(counties) != 1) or home not in places:
        return
    written = [i for i in namer.order if namer.places_by_end.get((mentions[i].paragraph, mentions[i].start))]
    told = {namer.names[i].key for i in written if i in namer.names}  # what it lies in is written before it
    for index in namer.order:
        place = namer.names[index].place if mentions[index].type == "Place" and index in namer.names else None
        if place is None or place.level != TOWN or place.path or place.key in told:
            continue
        told.add(place.key)
        yield _claim(index, "located_in", places[home], mentions[index], "place-page", 0.7)


def own_studios(
    statements: Iterable[Statement], entities: Mapping[str, Entity], lexicon: Lexicon
) -> Iterator[Statement]:
    """A team that one firm alone has founded is a part of it, if the firm did more than pay for it."""
    paid = lexicon.words["sponsoring"]
    founders: dict[str, list[Statement]] = {}
    for each in statements:
        if each.predicate == "founded" and entities[each.object].subtype == "Team":
            founders.setdefault(each.object, []).append(each)
    for team, founded in founders.items():
        one = founded[0]
        alone = len({each.subject for each in founded}) == 1 and entities[one.subject].subtype == "Enterprise"
        told = [_without(each.evidence, entities[team]) for each in founded]
        if alone and not any(verb in each for verb in paid for each in told):
            ident = make_id("Statement", f"{team}|part_of|{one.subject}|{one.article}")
            yield replace(
                one,
                id=ident,
                subject=team,
                predicate="part_of",
                object=one.subject,
                qualifiers=(),
                confidence=0.8,
                rule="founded-own-team",
            )


def _without(text: str, thing: Entity) -> str:
    """A text without the names of a thing, which may hold any word."""
    for name in sorted((thing.name, *thing.aliases), key=len, reverse=True):
        text = text.replace(name, "")
    return text


@dataclass(slots=True)
class _Namings:
    """Where each place is first named in each paragraph, by its key, and the keys of those named by themselves."""

    first: dict[tuple[str, int], int] = field(default_factory=dict)
    alone: set[str] = field(default_factory=set)


def _namings(mentions: Sequence[Mention], namer: Namer) -> _Namings:
    """What `_said_before` asks, gathered once: asked of all mentions each time it would grow with their cube."""
    found = _Namings()
    spans = Counter((m.paragraph, m.start, m.end) for m in mentions)
    paragraph, reached = -1, -1  # how far the mentions reach that begin no later
    for index, m in sorted(enumerate(mentions), key=lambda each: (each[1].paragraph, each[1].start, -each[1].end)):
        if m.paragraph != paragraph:
            paragraph, reached = m.paragraph, -1
        if m.type == "Place" and index in namer.names:
            key = namer.names[index].key
            found.first.setdefault((key, paragraph), m.start)
            if m.end > reached and spans[m.paragraph, m.start, m.end] == 1:
                found.alone.add(key)
        reached = max(reached, m.end)
    return found


def _outer(
    index: int,
    m: Mention,
    mentions: Sequence[Mention],
    namer: Namer,
    by_key: dict[str, int],
    namings: _Namings,
) -> Iterator[tuple[int, Claim]]:
    """Where a place mention may lie, each with how deep the outer place is."""
    name = namer.names[index]
    assert name.place is not None
    for other in (*namer.places_by_end.get((m.paragraph, m.start), ()), *namer.within(m)):
        o = mentions[other]
        place = namer.names[other].place
        if o.type != "Place" or place is None or place.key == name.key:
            continue
        if place.path and name.place.code in place.path:
            continue
        if o.end == m.start:
            yield (
                len(place.path) + 1,
                Claim(index, "located_in", other, (), m.paragraph, o.start, m.end, "place-chain", 0.95),
            )
        elif m.start <= o.start and o.end < m.end:
            yield len(place.path) + 1, _claim(index, "located_in", other, m, "place-inside", 0.8)
    for code in name.place.path:
        if code in by_key and (not name.place.code or _said_before(m, mentions[by_key[code]], code, namings)):
            depth = len(namer.names[by_key[code]].place.path) if namer.names[by_key[code]].place else 0  # type: ignore[union-attr]
            yield depth, _claim(index, "located_in", by_key[code], m, "place-table", 0.75)
            return


def _said_before(m: Mention, larger: Mention, key: str, namings: _Namings) -> bool:
    """Whether the larger place is named before the smaller one: in its paragraph, or by itself and in no name."""
    if (larger.paragraph, larger.start) >= (m.paragraph, m.start):
        return False
    return namings.first.get((key, m.paragraph), m.start) < m.start or key in namings.alone


def _program(index: int, m: Mention, beside: Sequence[tuple[int, Mention]], lexicon: Lexicon) -> Iterator[Claim]:
    """A meeting whose name holds the name of a campaign is part of it; the body right before a program organizes it.

    `beside` are the mentions that begin inside its name or end right before it.
    """
    bodies = [o for _, o in beside if o.type == "Organization" and not o.anaphor]
    longest = max((o.end for o in bodies if o.start == m.start and o.end < m.end), default=0)
    for other, o in beside:
        if o.type == "Organization" and not o.anaphor:
            inside = o.start == m.start and o.end == longest
            rest = m.text[o.end - m.start :] if inside else ""
            if any(lexicon.starts(table, rest) for table in ("foundings", "ceremonies")):
                continue  # a body does not hold the occasion on which it is founded
            if inside or o.end == m.start:
                sure = 0.65 if inside else 0.5
                yield Claim(other, "organized", index, (), m.paragraph, o.start, m.end, "name-organizer", sure)
        inside = m.start <= o.start and o.end <= m.end and o.type == "Program"
        if inside and (o.start, o.end) != (m.start, m.end):
            yield _claim(index, "part_of", other, m, "name-part", 0.85)
