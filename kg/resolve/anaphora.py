"""What a noun phrase such as "the said company" stands for: the last fitting thing the article named."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.lexicon import Lexicon
from kg.model import Mention
from kg.resolve.naming import Namer
from kg.resolve.placing import Name, squeeze, subsequence

WHOLES = frozenset({"Enterprise", "School", "Institution"})
PROGRAM, TEAM = "Program", "Team"
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
    for index in order:
        m = mentions[index]
        if not m.anaphor:
            (within if past and _inside(m, mentions[past[-1]]) else past).append(index)
            continue
        if m.subtype == "AdminDivision":
            name = _region(m, namer)
        else:
            name = _last(m, mentions, past, namer, lexicon)
            if name is None and m.subtype in FIRMS:
                name = _last(m, mentions, within, namer, lexicon)
                noun = m.text.removeprefix(lexicon.starts("demonstratives", m.text))
                name = name if name is not None and subsequence(noun, name.full) else None
        if name is None and ahead and m.type == PROGRAM:
            name = _ahead(m, mentions, ahead, namer, lexicon)
        if name is not None:
            found[index] = name
    return found


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


def _last(m: Mention, mentions: Sequence[Mention], past: list[int], namer: Namer, lexicon: Lexicon) -> Name | None:
    """The last mention of a class that fits; a part "of the firm" is the part of the last firm."""
    if m.text in lexicon.words["part_words"]:
        return _bare_part(m, mentions, past, namer)
    if m.subtype == TEAM and lexicon.shapes["work_unit"].search(m.text):
        return _unit(m, mentions, past, namer)
    anaphors = lexicon.words["anaphors"]
    wanted = m.subtype or m.type
    if m.type == PROGRAM and m.text not in anaphors and m.text not in lexicon.words["loose_anaphors"]:
        return _event(m, mentions, past, namer, lexicon)
    noun = lexicon.starts("whole_nouns", m.text)
    if noun and len(noun) < len(m.text) and wanted in COMMITTEES:
        return _of_the_last(m, noun, mentions, past, namer)
    outer = next((w for w in lexicon.by_length("anaphors") if m.text.startswith(w) and len(w) < len(m.text)), "")
    if outer and (m.text not in anaphors or anaphors[outer]["class"] != wanted):
        return _part(m, outer, mentions, past, namer, lexicon)
    loose = lexicon.words["loose_anaphors"].get(m.text)
    classes = frozenset(loose["classes"].split("|") if loose else ())
    own = () if loose and wanted == m.type else (frozenset({wanted}),)
    for meant in (*own, classes, frozenset({wanted})):
        fitting = [
            index
            for index in reversed(past)
            if index in namer.names
            and mentions[index].type == m.type
            and not meant.isdisjoint({m.type, mentions[index].subtype})
        ]
        best = _called(m.text, fitting, namer)
        if best is not None:
            return namer.names[best]
    return None


def _of_the_last(m: Mention, noun: str, mentions: Sequence[Mention], past: list[int], namer: Namer) -> Name | None:
    """The union or committee of the body that was named last among those that end with a noun."""
    bodies = (i for i in reversed(past) if mentions[i].type == m.type and i in namer.names)
    whole = next((i for i in bodies if namer.names[i].full.endswith(noun)), None)
    return None if whole is None else _part_of(m, namer.names[whole], m.text.removeprefix(noun), whole, namer)


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


def _bare_part(m: Mention, mentions: Sequence[Mention], past: list[int], namer: Namer) -> Name | None:
    """The part of the body named last in the paragraph, if that is one that has such parts."""
    bodies = [i for i in past if mentions[i].type == m.type and mentions[i].paragraph == m.paragraph]
    if not bodies or mentions[bodies[-1]].subtype not in WHOLES or bodies[-1] not in namer.names:
        return None
    return _part_of(m, namer.names[bodies[-1]], m.text, bodies[-1], namer)


def _unit(m: Mention, mentions: Sequence[Mention], past: list[int], namer: Namer) -> Name | None:
    """The unit of the firm named last in the paragraph, be it by its union or by another of its units."""
    bodies = [i for i in past if mentions[i].type == m.type and mentions[i].paragraph == m.paragraph]
    whole = bodies[-1] if bodies and bodies[-1] in namer.names else -1
    while whole >= 0 and mentions[whole].subtype not in WHOLES:
        whole = namer.names[whole].container
    return None if whole < 0 else _part_of(m, namer.names[whole], m.text, whole, namer)


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
    m: Mention, outer: str, mentions: Sequence[Mention], past: list[int], namer: Namer, lexicon: Lexicon
) -> Name | None:
    """A part of the last body that the words before it stand for."""
    wanted = lexicon.words["anaphors"][outer]["class"]
    fitting = [index for index in reversed(past) if mentions[index].subtype == wanted and index in namer.names]
    best = _called(outer, fitting, namer)
    if best is None:
        return None
    return _part_of(m, namer.names[best], m.text.removeprefix(outer), best, namer)
