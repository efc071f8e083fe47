"""Sentences and clauses of a strip of symbols, and the subject that a clause itself has.

The subject is what stands before the first verb and in no prepositional phrase: a thing, a list of things, or a noun
that names nothing in particular, which keeps the subject of the clause before from being carried over. The classes of
words that tell them apart stand in lexicon/relation_words.tsv.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final

from kg.extract.symbols import BREAKS, DATE, FIRST_WORD, NUMERALS, POST, STOPS, VERB_CLASSES, Alphabet, Strip
from kg.model import Mention

_SENTENCE: Final = re.compile(rf"[^{STOPS}]+[{STOPS}]*")
_CLAUSE: Final = re.compile(rf"[^{BREAKS}]+")
_start = attrgetter("start")
PLACE: Final = "Place"
CROWDS: Final = {"two": 2, "three": 3, "four": 4, "five": 5}  # classes of words for so many people
_KINDS: Final = (
    *("adv", "close", "prep", "by", "pronoun", "cause", "copula", "agent", "both", "of", "do", "heard", "coop"),
    *("this", "that"),
)


@dataclass(slots=True)
class Clause:
    """One clause: its bounds in the strip and its own subject.

    `heads` are the things that are its subject, `first` where the first of them stands, `speakers` the bodies for
    which the people among them speak. `blocked` says that the subject is no named thing, `pronoun` that it is a
    pronoun for a person, `both` for the parties named before; `speech` that the verb is one of saying. `partners` are
    those with whom the subject acts together, `lent` says that what they do together stands in the next clause.
    `count` is the number of bodies, `crowd` that of people, that the subject counts without naming them. `acting` says
    that a verb has that subject, `aside` that all it does is help another. `agents` are the bodies by whom it is done.
    `kinds` are the symbols of the classes of its heads, known when the article has been read.
    """

    start: int
    end: int
    heads: tuple[int, ...] = ()
    speakers: tuple[int, ...] = ()
    blocked: bool = False
    pronoun: bool = False
    both: bool = False
    speech: bool = False
    partners: tuple[int, ...] = ()
    lent: bool = False
    count: int = 0
    crowd: int = 0
    first: int = 0
    acting: bool = False
    aside: bool = False
    agents: tuple[int, ...] = ()
    kinds: frozenset[str] = frozenset()


@dataclass(slots=True)
class Sentence:
    """One sentence of a strip with its clauses."""

    strip: Strip
    start: int
    end: int
    clauses: list[Clause] = field(default_factory=list)

    def at(self, position: int) -> int:
        """The number of the clause that begins last up to a position; -1 for none."""
        return bisect_right(self.clauses, position, key=_start) - 1


@dataclass(frozen=True)
class Clues:
    """What an ontology's words tell about subjects, made ready once."""

    kind: Mapping[str, str]
    interesting: re.Pattern[str]
    things: frozenset[str]
    organizations: frozenset[str]
    people: frozenset[str]
    kin: frozenset[str]
    fellow: frozenset[str]
    of: frozenset[str]
    jointly: frozenset[str]
    pairing: frozenset[str]
    bodies: frozenset[str]
    measures: frozenset[str]
    partner: frozenset[str]
    source: frozenset[str]
    pact: frozenset[str]
    prepositions: frozenset[str]
    as_of: frozenset[str]
    origin: frozenset[str]
    at: frozenset[str]
    posts: frozenset[str]
    crowds: Mapping[str, int]
    toward: frozenset[str]
    helping: frozenset[str]
    qualified: re.Pattern[str]
    conferring: tuple[str, ...]
    row_heads: tuple[str, ...]


def clues(letters: Alphabet) -> Clues:
    """The clues that an alphabet holds."""
    nothing: frozenset[str] = frozenset()
    words = letters.words
    kind = {character: name for name in _KINDS for character in words.get(name, nothing)}
    for name in (*sorted(VERB_CLASSES), "act", "say"):
        kind |= dict.fromkeys(words.get(name, nothing), "say" if name == "say" else "verb")
    for name in ("joint", "belonging"):
        kind |= dict.fromkeys(words.get(name, nothing), name)
    kind |= dict.fromkeys(words.get("join", nothing) - frozenset(kind), "prep")  # the body one joins does not act
    award = words.get("award", nothing)
    crowds = {c: size for name, size in CROWDS.items() for c in words.get(name, nothing)}
    kind |= dict.fromkeys(crowds, "agent")
    marks = "".join(re.escape(c) for c in sorted({*kind, *letters.things}))
    one = f"[{marks}]" if marks else "(?!)"
    measures, of = ("".join(re.escape(c) for c in sorted(words.get(name, nothing))) for name in ("count", "of"))
    meant = "".join(re.escape(c) for name in ("pronoun", "that") for c in sorted(words.get(name, nothing)))
    return Clues(
        kind=kind,
        interesting=re.compile(f"[{NUMERALS}]+[{measures}]|{one}" if measures else one),
        things=letters.things,
        organizations=letters.types.get("Organization", nothing),
        people=letters.types.get("Person", nothing),
        kin=words.get("kin", nothing),
        fellow=words.get("fellow", nothing),
        of=words.get("of", nothing),
        jointly=words.get("jointly", nothing),
        pairing=words.get("and", nothing),
        bodies=words.get("bodies", nothing),
        measures=words.get("count", nothing),
        partner=words.get("with", nothing),
        source=words.get("source", nothing),
        pact=words.get("coop", nothing) | words.get("sign", nothing),
        prepositions=words.get("prep", nothing),
        as_of=words.get("as_of", nothing),
        origin=words.get("origin", nothing),
        at=words.get("at", nothing),
        posts=frozenset(c for c in words.get(POST, nothing) if ord(c) >= FIRST_WORD),
        crowds=crowds,
        toward=words.get("toward", nothing),
        helping=words.get("support", nothing),
        qualified=re.compile(rf"(?<=[{of}])[{meant}](?![{of}])" if of and meant else "(?!)"),
        conferring=tuple(form for form, symbol in letters.symbol_of_word.items() if symbol in award),
        row_heads=tuple(form for form, symbol in letters.symbol_of_word.items() if symbol in words.get("row_head", "")),
    )


def sentences(strip: Strip, known: Clues, staff: Collection[int] = ()) -> Iterator[Sentence]:
    """The sentences of a strip; mentions in `staff` are passed over."""
    for match in _SENTENCE.finditer(strip.code):
        sentence = Sentence(strip, match.start(), match.end())
        if known.things.isdisjoint(match.group()):
            yield sentence
            continue
        for part in _CLAUSE.finditer(strip.code, match.start(), match.end()):
            sentence.clauses.append(read_clause(strip, part.start(), part.end(), known, staff))
        appose(sentence.clauses, strip, known)
        yield sentence


def appose(clauses: Sequence[Clause], strip: Strip, known: Clues) -> None:
    """Read clauses without a verb with the ones beside them: they say who the person just named is, or list people.

    Behind one that ends in a name, one that names nobody has no subject of its own; those named in one after the other
    act together.
    """
    code = strip.code
    named = False
    listed: tuple[int, ...] = ()
    for clause in clauses:
        people = [p for p in range(clause.start, clause.end) if code[p] in known.people]
        acts = bool(people) and strip.mentions.get(people[-1], -1) in clause.heads
        if listed and acts:
            clause.heads = listed + clause.heads
        if named and not (clause.acting or people):
            clause.heads, clause.speakers, clause.blocked = (), (), False
            continue
        named = bool(clause.heads) and code[clause.end - 1] in known.people
        before = code[clause.end - 2 : clause.end - 1]
        introduced = named and not clause.acting and (before in known.posts or before in known.things or before == "、")
        listed = clause.heads if introduced else ()


def read_clause(strip: Strip, start: int, end: int, known: Clues, staff: Collection[int]) -> Clause:
    """The clause `strip.code[start:end]` with its own subject, as far as it has one."""
    clause = Clause(start, end)
    code, people, joining = strip.code, known.people, known.pairing | known.partner
    group: list[int] = []
    partners: list[int] = []
    agents: list[int] = []
    sources: list[int] | None = None
    company = 0  # where those begin with whom the subject comes to terms
    prep = apart = by = hailing = being = aimed = together = joined = acting = done = terms = governed = False
    post = owned = False  # whether a post is told, and whether the pronoun says whose
    pointed = False  # whether "this" person comes next, by a common noun
    for match in known.interesting.finditer(code, qualified(code, start, end, known), end):
        position, character = match.start(), match.group()
        kind = known.kind.get(character, "agent" if len(character) > 1 else "")
        last = group[-1] if group else start - 1
        following = code[match.end() : match.end() + 1]
        if character in known.things:
            if strip.mentions.get(position, -1) in staff:
                continue
            if sources is not None:
                sources.append(position)
            governed = governed or prep
            if by and prep:
                agents.append(position)
            if together:
                if not apart:
                    partners.append(position)
            elif not prep and (not clause.blocked or character in people):
                if clause.pronoun and code[position - 1] not in known.of and not (owned and character in people):
                    break
                clause.blocked = clause.pronoun = False
                company = company or (position if group and code[position - 1] in known.partner else 0)
                group.append(position)
        elif kind == "of":
            if prep and (hailing or (by and following in known.things) or (being and following in known.people)):
                prep = hailing = being = False  # those who hail from there, or are there doing something
            elif group and position == last + 1:
                group = [] if code[last] in people else [p for p in group[:-1] if code[p] in people]
        elif kind == "joint" or (kind == "prep" and character in joining and not prep and position > last + 1):
            prep, apart, together, joined = False, False, True, joined or kind == "joint"
        elif kind == "prep" and position == start and character in known.partner:
            together = True  # with whom the one acts who was named before
        elif kind == "prep" and character in known.as_of and governs(code, position + 1, end, known):
            continue  # the one behind it is the subject of a verb
        elif kind == "prep":
            if character in known.source:
                sources = []
            governed = governed and prep
            being = (being and prep) or (character in known.at and not prep)
            hailing = hailing or (character in known.origin and not prep)
            prep = prep or position > last + 1 or character not in joining
            apart = apart or character not in joining  # where they do it, or for whom
            aimed = aimed or bool(group and character in known.toward)
        elif kind == "by":
            prep = by = True
        elif kind == "close":
            prep = apart = False
        elif kind == "belonging":
            if group and position == last + 1:
                group = []  # what is part of the one named before it acts
                clause.blocked = following not in known.things | known.of
            else:
                clause.blocked = clause.blocked or not (prep or group or together)
        elif kind == "pronoun":
            if not prep and not group:
                clause.pronoun, owned = True, following in known.of
        elif kind == "that":
            if not prep and not group:
                clause.pronoun = pointed = True
        elif kind == "this":
            clause.blocked = clause.blocked or not (prep or group)
        elif kind == "do":
            done = done or not (prep or group)
        elif kind == "heard":
            if sources:
                group, acting = sources[-1:], True
                break
        elif kind == "copula":
            if group:
                acting = True
                break
            post = not (prep or together or clause.blocked or clause.pronoun)
        elif kind == "both":
            clause.both = True
        elif kind == "agent" and pointed:
            clause.pronoun = following not in known.of  # somebody of his comes next, else it says who he is
            pointed = False
        elif kind == "agent":
            if following in known.things or prep or together:
                prep = prep or (character in known.prepositions and following not in people)
            elif (done and not group) or post:
                continue
            elif len(character) > 1 < len(group) and position == last + 1 and code[last] not in people:
                continue  # "the one, the other and the third, all three": they are counted, and still act
            elif not group or (position == last + 1 and (code[last] not in people or character in known.kin)):
                clause.crowd = 0 if group else known.crowds.get(character, 0)
                if character in known.bodies and not group:
                    clause.count = numeral(code[start:position], known)
                clause.blocked, group = True, []
        elif kind in ("verb", "say", "cause"):
            if kind == "verb" == known.kind.get(following):
                continue  # the next verb tells what the two are about
            if following in known.of and aimed:
                aimed = False  # it only says to whom something is given
            elif following in known.of and (group or clause.pronoun):
                group = group if prep and governed else []  # who does it stands in the phrase, not before it
            elif not prep or group or clause.pronoun:
                clause.speech = kind == "say"
                joined, acting = joined or character in known.jointly, True
                terms = character in known.pact - known.jointly
                break
        elif kind == "coop" and company:
            terms = character not in known.jointly
            break
    if company and terms and not partners:
        partners, joined = [p for p in group if p >= company], True
        group = [p for p in group if p < company]
    if post and not acting:
        group = [p for p in group if code[p] in people]  # what somebody is does not act
    if not acting and code[end - 1] in known.posts and code[start - 2 : start - 1] in people:
        group = []  # the title of the person named just before
    if partners and (joined or any(c in known.jointly for c in code[partners[-1] : end])):
        clause.partners = tuple(strip.mentions[p] for p in partners if p in strip.mentions)
        clause.lent = not (acting or terms)
    settle(clause, [p for p in group if p in strip.mentions], strip, known)
    clause.acting = acting
    clause.aside = acting and code[end - 1] in known.helping
    if agents and known.kind.get(code[end - 1]) == "verb":
        clause.agents = tuple(strip.mentions[p] for p in agents if code[p] in known.organizations)
    return clause


def governs(code: str, position: int, end: int, known: Clues) -> bool:
    """Whether a body or list of them at a position has a verb right behind it, but for when and how it is done."""
    while position < end and (code[position] in known.organizations or code[position] in known.pairing | {"、"}):
        position += 1
    if position == end or code[position - 1] not in known.organizations:
        return False
    after = next((c for c in code[position:end] if c != DATE and known.kind.get(c) != "adv"), "")
    return known.kind.get(after) == "verb"


def qualified(code: str, start: int, end: int, known: Clues) -> int:
    """Where the pronoun or the person stands that all before it in a clause only tells about: "he, who is chair of …";
    else the start."""
    match = known.qualified.search(code, start, end)
    at = match.start() if match else start
    if match is None and code[end - 1] in known.people and end - start > 2 and code[end - 2] in known.of:
        at = end - 1  # somebody with all that is told about him, and no more in the clause
    return at if known.people.isdisjoint(code[start:at]) else start


def numeral(before: str, known: Clues) -> int:
    """The number below ten that ends a text, with or without a measure; 0 for none."""
    number = before[:-1] if before[-1:] in known.measures else before
    if not number or number[-1] not in NUMERALS[:19] or (len(number) > 1 and number[-2] in NUMERALS):
        return 0
    place = NUMERALS.index(number[-1])
    return place if place < 10 else place - 9


def settle(clause: Clause, group: Sequence[int], strip: Strip, known: Clues) -> None:
    """Make the things at the positions of `group` the subject: the people among them, else all."""
    people = [p for p in group if strip.code[p] in known.people]
    clause.first = group[0] if group else 0
    clause.heads = tuple(strip.mentions[p] for p in people or group)
    if people:
        clause.speakers = tuple(strip.mentions[p] for p in group if strip.code[p] in known.organizations)


def jointly(sentence: Sentence, position: int, known: Clues) -> bool:
    """Whether the verb at a position, or a word right before it, says that several do it together."""
    return not known.jointly.isdisjoint(sentence.strip.code[max(sentence.start, position - 1) : position + 1])


def widens(mentions: Sequence[Mention], index: int) -> bool:
    """Whether a place only says where the one right behind it is: the town in the county, and not the county."""
    one, other = mentions[index], mentions[index + 1] if index + 1 < len(mentions) else None
    beside = other is not None and one.paragraph == other.paragraph and one.end == other.start
    return beside and other is not None and one.type == other.type == PLACE
