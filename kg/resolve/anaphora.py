"""What a noun phrase such as "the said company" stands for: the last fitting thing the article named."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kg.extract.lexicon import Lexicon
from kg.model import Mention
from kg.resolve.house import House, ends_so, kin, meant
from kg.resolve.naming import Namer
from kg.resolve.placing import Name, squeeze, subsequence

WHOLES: Final = frozenset({"Enterprise", "School", "Institution"})
PROGRAM: Final = "Program"
BODY: Final = "Organization"
TEAM: Final = "Team"
COMMUNITY: Final = "Community"
FIRMS: Final = frozenset({"Enterprise", "TradeUnion"})
COMMITTEES: Final = frozenset({"TradeUnion", "Party"})
ONLY: Final = "yes"
HERO: Final = 2  # a body that an article names more often is what it is about
SHORTEST: Final = 2  # a noun phrase of two characters says no more than the class


@dataclass(slots=True)
class _Spoken:
    """What an article has spoken of up to a noun phrase: the indices of its mentions, in reading order.

    `past` are those that are named, `within` those that only a longer name names, which are meant where nothing else
    can be; `said` are the bodies among the first and those that noun phrases meant, whose names are in `found`. `house`
    is the group that the page is about.
    """

    mentions: Sequence[Mention]
    namer: Namer
    lexicon: Lexicon
    house: House | None = None
    past: list[int] = field(default_factory=list)
    within: list[int] = field(default_factory=list)
    said: list[int] = field(default_factory=list)
    found: dict[int, Name] = field(default_factory=dict)
    counted: Counter[str] | None = None

    @property
    def names(self) -> Mapping[int, Name]:
        """The names of what is named, and of what is meant."""
        return ChainMap(self.found, self.namer.names)

    def of_type(self, kind: str) -> Iterator[int]:
        """What is named of a top class, the last first."""
        mentions, names = self.mentions, self.namer.names
        return (i for i in reversed(self.past) if mentions[i].type == kind and i in names)

    def see(self, index: int) -> None:
        """Note a mention that names something."""
        m = self.mentions[index]
        if self.past and _inside(m, self.mentions[self.past[-1]]):
            self.within.append(index)
            return
        self.past.append(index)
        if m.type == BODY:
            self.said.append(index)

    def told(self) -> Counter[str]:
        """How often the article names each body, be it with a part of it, by the key."""
        if self.counted is None:
            keys = [name.key.split("|") for i, name in self.namer.names.items() if self.mentions[i].type == BODY]
            self.counted = Counter("|".join(steps[:size]) for steps in keys for size in range(1, len(steps) + 1))
        return self.counted

    def mean(self, index: int, name: Name) -> None:
        """Note what a noun phrase means."""
        self.found[index] = name
        if self.mentions[index].type == BODY:
            self.said.append(index)


def resolve_anaphors(
    mentions: Sequence[Mention], namer: Namer, lexicon: Lexicon, house: House | None = None
) -> dict[int, Name]:
    """Names for anaphors, by mention index; one that finds nothing to stand for is left out. `house` is the group that
    the page is about."""
    spoken = _Spoken(mentions, namer, lexicon, house)
    order = sorted(range(len(mentions)), key=lambda i: (mentions[i].paragraph, mentions[i].start, -mentions[i].end))
    ahead = [i for i in order if mentions[i].type == PROGRAM and not mentions[i].anaphor and i in namer.names]
    for index in order:
        if not mentions[index].anaphor:
            spoken.see(index)
            continue
        name = _meant(mentions[index], spoken) or _ahead(mentions[index], ahead, spoken)
        if name is not None:
            spoken.mean(index, name)
    return spoken.found


def _meant(m: Mention, spoken: _Spoken) -> Name | None:
    """What a noun phrase means of what was spoken of before it."""
    words = spoken.lexicon.words
    grouped = meant(m, spoken.house, spoken.mentions, spoken.namer.names, spoken.lexicon)
    if grouped is not None:
        return grouped
    last = spoken.said[-1] if spoken.said and spoken.mentions[spoken.said[-1]].paragraph == m.paragraph else -1
    own = kin(m, spoken.house, spoken.found.get(last), spoken.lexicon)
    if m.subtype == "AdminDivision":
        name = _region(m, spoken.namer)
    elif m.text in words["part_words"]:
        name = own or _bare_part(m, spoken)
    elif m.subtype == TEAM and m.text not in words["anaphors"] and spoken.lexicon.ends("unit_nouns", m.text):
        name = own or _unit(m, spoken)
    else:
        name = _whole_within(m, spoken) or _last(m, spoken) or _firm_within(m, spoken)
    return name or (_part_of_said(m, spoken) if m.type == BODY else None)


def _firm_within(m: Mention, spoken: _Spoken) -> Name | None:
    """The firm or union that only a longer name names, if its name has the letters of the noun phrase."""
    if m.subtype not in FIRMS:
        return None
    name = _last(m, replace(spoken, past=spoken.within, within=[]))
    noun = m.text.removeprefix(spoken.lexicon.starts("demonstratives", m.text))
    return name if name is not None and subsequence(noun, name.full) else None


def _part_of_said(m: Mention, spoken: _Spoken) -> Name | None:
    """The part of a body that a shorter noun phrase meant before: the office of "the union of the group"."""
    mentions = spoken.mentions
    begun = [i for i in spoken.found if m.text.startswith(mentions[i].text)]
    parts = [i for i in begun if SHORTEST < len(mentions[i].text) < len(m.text)]
    whole = max(parts, key=lambda i: len(mentions[i].text), default=None)
    if whole is None or mentions[whole].type != m.type:
        return None
    return _part_of(m, m.text.removeprefix(mentions[whole].text), whole, spoken)


def _ahead(m: Mention, ahead: Sequence[int], spoken: _Spoken) -> Name | None:
    """The event that the story names first with the noun, where none has been named yet, as in a headline."""
    if not ahead or m.type != PROGRAM or m.text in spoken.lexicon.words["anaphors"]:
        return None
    first, namer = spoken.mentions[ahead[0]], spoken.namer
    if (first.paragraph, first.start) < (m.paragraph, m.start):
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


def _last(m: Mention, spoken: _Spoken) -> Name | None:
    """The last mention of a class that fits; a part "of the firm" is the part of the last firm."""
    mentions, names, lexicon = spoken.mentions, spoken.namer.names, spoken.lexicon
    anaphors = lexicon.words["anaphors"]
    wanted = m.subtype or m.type
    if m.type == PROGRAM and m.text not in anaphors and m.text not in lexicon.words["loose_anaphors"]:
        return _event(m, spoken)
    noun = lexicon.starts("whole_nouns", m.text)
    whole = noun and len(noun) < len(m.text) and not lexicon.starts("said_ends", m.text).startswith(noun)
    if whole and (wanted in COMMITTEES or m.text not in anaphors):
        return _of_the_last(m, noun, spoken)
    head = lexicon.starts("organization_heads", m.text)
    if m.text not in anaphors and m.text.removeprefix(head) in lexicon.words["part_words"]:
        return _of_the_last(m, head, spoken)
    outer = lexicon.starts("anaphors", m.text[:-1])
    part = outer and lexicon.tops[anaphors[outer]["class"]] == m.type  # "the said action" is no part of a bank
    if part and (m.text not in anaphors or anaphors[outer]["class"] != wanted):
        return _part(m, outer, spoken)
    loose = lexicon.words["loose_anaphors"].get(m.text)
    classes = frozenset(loose["classes"].split("|") if loose else ())
    own = () if loose and wanted == m.type else (frozenset({wanted}),)
    if wanted in WHOLES and (len(m.text) == SHORTEST or m.text in lexicon.words["said_ends"]):
        both = (*spoken.past, *spoken.within)
        near = sorted(both, key=lambda i: (mentions[i].paragraph, mentions[i].start), reverse=True)
        alike = (i for i in near if mentions[i].subtype == wanted and i in names)
        fitting = [i for i in alike if ends_so(names[i].full, m.text, lexicon)]
        if fitting or m.text in lexicon.having("said_ends", "only", ONLY):
            return names[_foremost(m, fitting, spoken)] if fitting else None
    alone = m.text not in anaphors and m.text in lexicon.words["organization_heads"]
    for kinds in (*own, classes, frozenset({wanted})):
        fitting = [i for i in spoken.of_type(m.type) if not kinds.isdisjoint({m.type, mentions[i].subtype})]
        if alone:
            fitting = [i for i in fitting if names[i].full.endswith(m.text)]
        best = _called(m.text, fitting, names)
        if best is not None:
            return names[best]
    return None


def _foremost(m: Mention, fitting: Sequence[int], spoken: _Spoken) -> int:
    """Which of the bodies that a bare noun may mean is meant, the nearest being first: the one of the paragraph, else
    the one that the story names more often than the nearest. One that the story names but once, and another
    all the time, is not meant even there.
    """
    nearest, names = fitting[0], spoken.namer.names
    often = Counter(names[i].key for i in fitting)
    if spoken.mentions[nearest].paragraph == m.paragraph:
        told = spoken.told()
        hero = max(fitting, key=lambda i: told[names[i].key])
        once = told[names[nearest].key] == 1 and told[names[hero].key] > HERO
        return hero if once else nearest
    most = max(fitting, key=lambda i: often[names[i].key])
    return most if often[names[most].key] > often[names[nearest].key] else nearest


def _whole_within(m: Mention, spoken: _Spoken) -> Name | None:
    """A hospital or school that only the names of its parts name, or the part of it, where nothing else is one."""
    outer, anaphors, names = m.text[:SHORTEST], spoken.lexicon.words["anaphors"], spoken.namer.names
    if outer not in anaphors or anaphors[outer]["class"] not in WHOLES - FIRMS:
        return None

    def ends(indices: Sequence[int]) -> list[int]:
        alike = (i for i in indices if spoken.mentions[i].type == m.type and i in names)
        return [i for i in alike if names[i].full.endswith(outer)]

    inner = ends(spoken.within)
    if not inner or ends(spoken.past):
        return None
    return names[inner[-1]] if outer == m.text else _part_of(m, m.text.removeprefix(outer), inner[-1], spoken)


def _of_the_last(m: Mention, noun: str, spoken: _Spoken) -> Name | None:
    """The union or committee of the body that was named last among those that end with a noun."""
    mentions, names, lexicon = spoken.mentions, spoken.namer.names, spoken.lexicon
    bodies = spoken.of_type(m.type)
    fitting = [i for i in bodies if names[i].full.endswith(noun) or ends_so(names[i].full, noun, lexicon)]
    if not fitting:
        return None
    whole = _foremost(m, fitting, spoken)
    rest = m.text.removeprefix(noun)
    part = _part_of(m, rest, whole, spoken)
    if mentions[whole].subtype == COMMUNITY and mentions[whole].text.endswith(noun):
        part.full = mentions[whole].text + rest  # called as the page calls the community, without its address
    return part


def _part_of(m: Mention, rest: str, index: int, spoken: _Spoken) -> Name:
    """The part of the body of a mention that is called by the `rest` of a noun phrase."""
    whole = spoken.names[index]
    key = f"{whole.key}|{spoken.namer.standard(squeeze(rest))}"
    return Name(whole.full + rest, key, f"{m.text}: {whole.full}", whole.place, index)


def _event(m: Mention, spoken: _Spoken) -> Name | None:
    """The event or undertaking that was named last with the noun; what is pointed at need only be of its class."""
    mentions, names, lexicon = spoken.mentions, spoken.namer.names, spoken.lexicon
    pointing = lexicon.starts("demonstratives", m.text)
    noun = m.text.removeprefix(pointing)
    named = next((i for i in spoken.of_type(m.type) if noun in names[i].full), None)
    if named is not None or not pointing:
        return None if named is None else names[named]
    vague = noun in lexicon.words["loose_anaphors"]
    return next((names[i] for i in spoken.of_type(m.type) if vague or mentions[i].subtype == m.subtype), None)


def _bare_part(m: Mention, spoken: _Spoken) -> Name | None:
    """The part of the body spoken of last in the paragraph, or of that whose part it is, if it is one that has such."""
    last = next((i for i in reversed(spoken.said) if spoken.mentions[i].paragraph == m.paragraph), -1)
    whole = _beside(m, spoken)
    whole = whole if whole >= 0 else _whole(last, WHOLES, spoken)
    return None if whole < 0 else _part_of(m, m.text, whole, spoken)


def _unit(m: Mention, spoken: _Spoken) -> Name | None:
    """The unit that is named with the noun phrase at its end; else one of the firm spoken of last in the paragraph, be
    it by its union or by another of its units, or of the one that the article is about."""
    mentions, found, namer = spoken.mentions, spoken.found, spoken.namer
    leads = ("", *spoken.lexicon.words["anaphors"])  # "the group's safety office", and then "the safety office"
    same = (i for i in reversed(found) if mentions[i].type == m.type and mentions[i].text.endswith(m.text))
    again = next((found[i] for i in same if mentions[i].text.removesuffix(m.text) in leads), None)
    if again is not None:
        return again
    bodies = [i for i in namer.order if mentions[i].type == m.type and i in namer.names]
    named = [i for i in bodies if namer.names[i].full.endswith(m.text) and len(namer.names[i].full) > len(m.text)]
    before = [i for i in named if (mentions[i].paragraph, mentions[i].start) < (m.paragraph, m.start)]
    if named:
        return namer.names[(before or named[::-1])[-1]]
    wanted = WHOLES & FIRMS if spoken.lexicon.shapes["work_unit"].search(m.text) else WHOLES
    wholes = [(i, whole) for i in spoken.said if (whole := _whole(i, wanted, spoken, departments=False)) >= 0]
    beside = [whole for i, whole in wholes if mentions[i].paragraph == m.paragraph]
    whole = _beside(m, spoken)
    if whole < 0:
        whole = beside[-1] if beside else _of_story([whole for _, whole in wholes], spoken.names)
    return None if whole < 0 else _part_of(m, m.text, whole, spoken)


def _beside(m: Mention, spoken: _Spoken) -> int:
    """The body that the part right before in a list is a part of; -1 for none."""
    here = (i for i in reversed(spoken.said) if spoken.mentions[i].paragraph == m.paragraph)
    before = next((i for i in here if spoken.mentions[i].end + 1 == m.start), -1)
    return spoken.names[before].container if before in spoken.names else -1


def _whole(index: int, wanted: Collection[str], spoken: _Spoken, *, departments: bool = True) -> int:
    """A body that has units, or the one that it is a part of; -1 for none. Without `departments`, one that is part of
    another body is none."""
    names = spoken.names
    whole = index if index in names else -1
    while whole >= 0 and (
        spoken.mentions[whole].subtype not in wanted or (not departments and _department(whole, spoken))
    ):
        whole = names[whole].container
    return whole


def _department(index: int, spoken: _Spoken) -> bool:
    """Whether a body is a part that has no units of its own: an office or a team, or a firm's centre."""
    mentions, lexicon, name = spoken.mentions, spoken.lexicon, spoken.names[index]
    unit = lexicon.ends("unit_nouns", name.full)
    if name.container < 0 or lexicon.ends("anaphors", name.full):
        return False
    team = bool(unit) and lexicon.words["unit_nouns"][unit]["class"] == TEAM
    return team or (mentions[index].subtype not in FIRMS and mentions[name.container].subtype in FIRMS)


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


def _called(text: str, fitting: Sequence[int], names: Mapping[int, Name]) -> int | None:
    """Of mentions that fit, the last one first: one whose name has all of a longer phrase in it, or ends with a short
    one, then one whose name ends as the phrase does behind its pointing word; else the last."""
    for index in fitting:
        full = names[index].full
        if subsequence(text, full) if len(text) > SHORTEST else full.endswith(text):
            return index
    for index in fitting if len(text) > SHORTEST else ():
        if names[index].full.endswith(text[1:]):
            return index
    return fitting[0] if fitting else None


def _part(m: Mention, outer: str, spoken: _Spoken) -> Name | None:
    """A part of the last body that the words before it stand for, or of the one inside a name that ends with them."""
    names, lexicon = spoken.namer.names, spoken.lexicon
    wanted = lexicon.words["anaphors"][outer]["class"]

    def kind(indices: Sequence[int]) -> list[int]:
        return [i for i in reversed(indices) if spoken.mentions[i].subtype == wanted and i in names]

    named = kind(spoken.past)
    legal = [i for i in (*named, *kind(spoken.within)) if ends_so(names[i].full, outer, lexicon)]
    best = _called(outer, legal or named, names)
    return None if best is None else _part_of(m, m.text.removeprefix(outer), best, spoken)
