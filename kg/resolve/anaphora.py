"""What a noun phrase such as "the said company" stands for: the last fitting thing the article named."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Collection, Mapping, Sequence

from kg.extract.lexicon import Lexicon
from kg.model import Mention
from kg.resolve.naming import Namer
from kg.resolve.placing import Name, squeeze, subsequence

WHOLES = frozenset({"Enterprise", "School", "Institution"})
PROGRAM, BODY, TEAM, COMMUNITY = "Program", "Organization", "Team", "Community"
FIRMS = frozenset({"Enterprise", "TradeUnion"})
COMMITTEES = frozenset({"TradeUnion", "Party"})
SHORTEST = 2  # a noun phrase of two characters says no more than the class


def resolve_anaphors(mentions: Sequence[Mention], namer: Namer, lexicon: Lexicon) -> dict[int, Name]:
    """Names for anaphors, by mention index; one that finds nothing to stand for is left out."""
    found: dict[int, Name] = {}
    order = sorted(range(len(mentions)), key=lambda i: (mentions[i].paragraph, mentions[i].start, -mentions[i].end))
    past: list[int] = []
    ahead = [i for i in order if mentions[i].type == PROGRAM and not mentions[i].anaphor and i in namer.names]
    within: list[int] = []  # what only a longer name names: it is meant where nothing else can be
    said: list[int] = []  # bodies, be they named or meant
    for index in order:
        m = mentions[index]
        if not m.anaphor:
            (within if past and _inside(m, mentions[past[-1]]) else past).append(index)
            if m.type == BODY and past[-1] == index:
                said.append(index)
            continue
        if m.subtype == "AdminDivision":
            name = _region(m, namer)
        elif m.text in lexicon.words["part_words"]:
            name = _bare_part(m, mentions, said, ChainMap(found, namer.names), namer)
        elif m.subtype == TEAM and m.text not in lexicon.words["anaphors"] and lexicon.ends("unit_nouns", m.text):
            name = _unit(m, mentions, said, found, namer, lexicon)
        else:
            name = _whole_within(m, mentions, past, within, namer, lexicon) or _last(
                m, mentions, past, within, namer, lexicon
            )
            if name is None and m.subtype in FIRMS:
                name = _last(m, mentions, within, [], namer, lexicon)
                noun = m.text.removeprefix(lexicon.starts("demonstratives", m.text))
                name = name if name is not None and subsequence(noun, name.full) else None
        if name is None and m.type == BODY:
            name = _part_of_said(m, mentions, found, namer)
        if name is None and ahead and m.type == PROGRAM:
            name = _ahead(m, mentions, ahead, namer, lexicon)
        if name is not None:
            found[index] = name
            if m.type == BODY:
                said.append(index)
    return found


def _part_of_said(m: Mention, mentions: Sequence[Mention], found: Mapping[int, Name], namer: Namer) -> Name | None:
    """The part of a body that a shorter noun phrase meant before: the office of "the union of the group"."""
    begun = [i for i in found if SHORTEST < len(mentions[i].text) < len(m.text) and m.text.startswith(mentions[i].text)]
    whole = max(begun, key=lambda i: len(mentions[i].text), default=None)
    if whole is None or mentions[whole].type != m.type:
        return None
    return _part_of(m, found[whole], m.text.removeprefix(mentions[whole].text), whole, namer)


def _ahead(m: Mention, mentions: Sequence[Mention], ahead: list[int], namer: Namer, lexicon: Lexicon) -> Name | None:
    """The event that the story names first with the noun, where none has been named yet, as in a headline."""
    first = mentions[ahead[0]]
    if (first.paragraph, first.start) < (m.paragraph, m.start) or m.text in lexicon.words["anaphors"]:
        return None
    return next((namer.names[i] for i in ahead if m.text in namer.names[i].full), None)


def _inside(m: Mention, outer: Mention) -> bool:
    """Whether a mention is part of a longer name of the same class, which is the one that was spoken of.

    A contest in the name of a meeting or of its final is spoken of as well.
    """
    if m.type == "Program" and (m.subtype != outer.subtype or (m.start == outer.start and m.end < outer.end)):
        return False
    return (m.paragraph, m.type) == (outer.paragraph, outer.type) and outer.start <= m.start and m.end <= outer.end


def _region(m: Mention, namer: Namer) -> Name | None:
    unit = m.text[-1:]
    place = namer.said_before(m).of_unit(unit) or namer.region.of_unit(unit) or namer.document.mostly(unit)
    return Name(place.name, place.key, place=place) if place else None


def _last(
    m: Mention, mentions: Sequence[Mention], past: list[int], within: list[int], namer: Namer, lexicon: Lexicon
) -> Name | None:
    """The last mention of a class that fits; a part "of the firm" is the part of the last firm."""
    anaphors = lexicon.words["anaphors"]
    wanted = m.subtype or m.type
    if m.type == PROGRAM and m.text not in anaphors and m.text not in lexicon.words["loose_anaphors"]:
        return _event(m, mentions, past, namer, lexicon)
    noun = lexicon.starts("whole_nouns", m.text)
    if noun and len(noun) < len(m.text) and (wanted in COMMITTEES or m.text not in anaphors):
        return _of_the_last(m, noun, mentions, past, namer)
    head = lexicon.starts("organization_heads", m.text)
    if m.text not in anaphors and m.text.removeprefix(head) in lexicon.words["part_words"]:
        return _of_the_last(m, head, mentions, past, namer)
    outer = next((w for w in lexicon.by_length("anaphors") if m.text.startswith(w) and len(w) < len(m.text)), "")
    if outer and (m.text not in anaphors or anaphors[outer]["class"] != wanted):
        return _part(m, outer, mentions, past, within, namer, lexicon)
    loose = lexicon.words["loose_anaphors"].get(m.text)
    classes = frozenset(loose["classes"].split("|") if loose else ())
    own = () if loose and wanted == m.type else (frozenset({wanted}),)
    if len(m.text) == SHORTEST and wanted in WHOLES:
        near = sorted((*past, *within), key=lambda i: (mentions[i].paragraph, mentions[i].start), reverse=True)
        alike = (i for i in near if mentions[i].subtype == wanted and i in namer.names)
        fitting = [i for i in alike if _ends_so(namer.names[i].full, m.text, lexicon)]
        if fitting:
            return namer.names[_foremost(m, fitting, mentions, namer)]
    for meant in (*own, classes, frozenset({wanted})):
        fitting = [
            index
            for index in reversed(past)
            if index in namer.names
            and mentions[index].type == m.type
            and not meant.isdisjoint({m.type, mentions[index].subtype})
        ]
        if m.text not in anaphors and m.text in lexicon.words["organization_heads"]:
            fitting = [index for index in fitting if namer.names[index].full.endswith(m.text)]
        best = _called(m.text, fitting, namer)
        if best is not None:
            return namer.names[best]
    return None


def _foremost(m: Mention, fitting: Sequence[int], mentions: Sequence[Mention], namer: Namer) -> int:
    """Which of the bodies that a bare noun may mean is meant, the nearest being first: the one of the paragraph, else
    the one that the story names more often than the nearest.
    """
    nearest = fitting[0]
    if mentions[nearest].paragraph == m.paragraph:
        return nearest
    often = Counter(namer.names[i].key for i in fitting)
    most = max(fitting, key=lambda i: often[namer.names[i].key])
    return most if often[namer.names[most].key] > often[namer.names[nearest].key] else nearest


def _whole_within(
    m: Mention, mentions: Sequence[Mention], past: list[int], within: list[int], namer: Namer, lexicon: Lexicon
) -> Name | None:
    """A hospital or school that only the names of its parts name, or the part of it, where nothing else is one."""
    outer, anaphors = m.text[:SHORTEST], lexicon.words["anaphors"]
    if outer not in anaphors or anaphors[outer]["class"] not in WHOLES - FIRMS:
        return None
    ends = [i for i in (*past, *within) if mentions[i].type == m.type and i in namer.names]
    ends = [i for i in ends if namer.names[i].full.endswith(outer)]
    if not ends or not set(ends) <= set(within):
        return None
    name = namer.names[ends[-1]]
    return name if outer == m.text else _part_of(m, name, m.text.removeprefix(outer), ends[-1], namer)


def _of_the_last(m: Mention, noun: str, mentions: Sequence[Mention], past: list[int], namer: Namer) -> Name | None:
    """The union or committee of the body that was named last among those that end with a noun."""
    bodies = (i for i in reversed(past) if mentions[i].type == m.type and i in namer.names)
    whole = next((i for i in bodies if namer.names[i].full.endswith(noun)), None)
    if whole is None:
        return None
    name, rest = namer.names[whole], m.text.removeprefix(noun)
    part = _part_of(m, name, rest, whole, namer)
    if mentions[whole].subtype == COMMUNITY and mentions[whole].text.endswith(noun):
        part.full = mentions[whole].text + rest  # called as the page calls the community, without its address
    return part


def _part_of(m: Mention, whole: Name, rest: str, index: int, namer: Namer) -> Name:
    key = f"{whole.key}|{namer.standard(squeeze(rest))}"
    return Name(whole.full + rest, key, f"{m.text}: {whole.full}", whole.place, index)


def _event(m: Mention, mentions: Sequence[Mention], past: list[int], namer: Namer, lexicon: Lexicon) -> Name | None:
    """The event or undertaking that was named last with the noun; what is pointed at need only be of its class."""
    pointing = lexicon.starts("demonstratives", m.text)
    noun = m.text.removeprefix(pointing)
    named = [i for i in reversed(past) if mentions[i].type == m.type and i in namer.names]
    for index in named:
        if noun in namer.names[index].full:
            return namer.names[index]
    vague = noun in lexicon.words["loose_anaphors"]
    alike = (i for i in named if vague or mentions[i].subtype == m.subtype)
    return next((namer.names[i] for i in alike), None) if pointing else None


def _bare_part(
    m: Mention, mentions: Sequence[Mention], said: list[int], names: Mapping[int, Name], namer: Namer
) -> Name | None:
    """The part of the body spoken of last in the paragraph, or of that whose part it is, if it is one that has such."""
    bodies = [i for i in said if mentions[i].paragraph == m.paragraph]
    whole = _whole(bodies[-1], WHOLES, mentions, names) if bodies else -1
    return None if whole < 0 else _part_of(m, names[whole], m.text, whole, namer)


def _unit(
    m: Mention,
    mentions: Sequence[Mention],
    said: list[int],
    found: dict[int, Name],
    namer: Namer,
    lexicon: Lexicon,
) -> Name | None:
    """The unit that is named with the noun phrase at its end; else one of the firm spoken of last in the paragraph, be
    it by its union or by another of its units, or of the one that the article is about."""
    again = next((found[i] for i in reversed(list(found)) if mentions[i].text == m.text), None)
    if again is not None:
        return again
    bodies = [i for i in namer.order if mentions[i].type == m.type and i in namer.names]
    named = [i for i in bodies if namer.names[i].full.endswith(m.text) and len(namer.names[i].full) > len(m.text)]
    before = [i for i in named if (mentions[i].paragraph, mentions[i].start) < (m.paragraph, m.start)]
    if named:
        return namer.names[(before or named[::-1])[-1]]
    names = ChainMap(found, namer.names)
    wanted = WHOLES & FIRMS if lexicon.shapes["work_unit"].search(m.text) else WHOLES
    wholes = [(i, whole) for i in said if (whole := _whole(i, wanted, mentions, names, lexicon)) >= 0]
    beside = [whole for i, whole in wholes if mentions[i].paragraph == m.paragraph]
    whole = beside[-1] if beside else _of_story([whole for _, whole in wholes], names)
    return None if whole < 0 else _part_of(m, names[whole], m.text, whole, namer)


def _whole(
    index: int,
    wanted: Collection[str],
    mentions: Sequence[Mention],
    names: Mapping[int, Name],
    lexicon: Lexicon | None = None,
) -> int:
    """A body that has units, or the one that it is a part of; -1 for none. With a lexicon, a department that is part
    of another body is none."""
    whole = index if index in names else -1
    while whole >= 0 and (
        mentions[whole].subtype not in wanted or (lexicon is not None and _department(whole, mentions, names, lexicon))
    ):
        whole = names[whole].container
    return whole


def _department(index: int, mentions: Sequence[Mention], names: Mapping[int, Name], lexicon: Lexicon) -> bool:
    """Whether a body is a part that has no units of its own: an office or a team, or a firm's centre."""
    outer = names[index].container
    unit = lexicon.ends("unit_nouns", names[index].full)
    if outer < 0 or lexicon.ends("anaphors", names[index].full):
        return False
    team = bool(unit) and lexicon.words["unit_nouns"][unit]["class"] == TEAM
    return team or (mentions[index].subtype not in FIRMS and mentions[outer].subtype in FIRMS)


def _of_story(wholes: Sequence[int], names: Mapping[int, Name]) -> int:
    """The body with units that an article names most, where with what that is part of and what it is called shorter it
    is named more often than any other; -1 for none."""
    for hero, _ in Counter(names[i].full for i in wholes).most_common(1):
        about = [i for i in wholes if _same_house(names[i].full, hero)]
        others = Counter(names[i].full for i in wholes if i not in about)
        if len(about) > max(others.values(), default=0):
            return next(i for i in reversed(wholes) if names[i].full == hero)
    return -1


def _same_house(one: str, other: str) -> bool:
    """Whether two full names are of one body and its part, or a shorter and a longer name of one."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or long.endswith(short)


def _ends_so(full: str, noun: str, lexicon: Lexicon) -> bool:
    """Whether a name ends with a noun, its legal form aside: a group that is a limited company."""
    before, found, rest = full.rpartition(noun)
    return bool(before and found) and (not rest or rest in lexicon.words["company_tails"])


def _called(text: str, fitting: Sequence[int], namer: Namer) -> int | None:
    """Of mentions that fit, the last one first: one whose name has all of a longer phrase in it, or ends with a short
    one, then one whose name ends as the phrase does behind its pointing word; else the last."""
    for index in fitting:
        full = namer.names[index].full
        if subsequence(text, full) if len(text) > SHORTEST else full.endswith(text):
            return index
    for index in fitting if len(text) > SHORTEST else ():
        if namer.names[index].full.endswith(text[1:]):
            return index
    return fitting[0] if fitting else None


def _part(
    m: Mention,
    outer: str,
    mentions: Sequence[Mention],
    past: list[int],
    within: list[int],
    namer: Namer,
    lexicon: Lexicon,
) -> Name | None:
    """A part of the last body that the words before it stand for, or of the one inside a name that ends with them."""
    wanted = lexicon.words["anaphors"][outer]["class"]
    kind = [index for index in reversed(past) if mentions[index].subtype == wanted and index in namer.names]
    inner = [index for index in reversed(within) if mentions[index].subtype == wanted and index in namer.names]
    legal = [index for index in (*kind, *inner) if _ends_so(namer.names[index].full, outer, lexicon)]
    best = _called(outer, legal or kind, namer)
    if best is None:
        return None
    return _part_of(m, namer.names[best], m.text.removeprefix(outer), best, namer)
