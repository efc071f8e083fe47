"""Sentences and clauses of a strip of symbols, and who is their subject, also where it is left out.

Chinese news drops the subject wherever it can be understood: over the clauses of a sentence, over sentences, and in
reports of one body's work over whole paragraphs. `Discourse` reads an article from its headline on and remembers, for
every clause, which organizations, people and programs are in force; a pattern asks for them with `[role:Type]`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from kg.extract.symbols import BREAKS, FIRST_WORD, NUMERALS, STOPS, TITLES, VERB_CLASSES, Alphabet, Strip
from kg.model import Mention

OWN, CLAUSE, SENTENCE, TOPIC = range(4)  # how far away a thing in force was said
_SENTENCE = re.compile(rf"[^{STOPS}]+[{STOPS}]*")
_CLAUSE = re.compile(rf"[^{BREAKS}]+")
_HEADING, _ROW = 16, 30  # how many symbols the heading of a roll, and a row of it, have at most


@dataclass(slots=True)
class Clause:
    """One clause: its bounds in the strip, the heads of its own subject, and what is in force in it.

    `blocked` says that the clause has a subject which is no named thing, so that nothing is carried into it; `partners`
    are those with whom a left-out subject acts.
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
    first: int = 0


@dataclass(slots=True)
class Sentence:
    """One sentence of a strip with its clauses."""

    strip: Strip
    start: int
    end: int
    clauses: list[Clause] = field(default_factory=list)


class Discourse:
    """Who is being talked about, sentence after sentence of one article.

    `staff` are the names of its reporters, who write the story and do not act in it.
    """

    def __init__(self, mentions: Sequence[Mention], letters: Alphabet, staff: Collection[str] = ()) -> None:
        self.mentions, self.letters = mentions, letters
        self.staff = frozenset(i for i, m in enumerate(mentions) if m.name in staff)
        words = letters.words
        self.kind: dict[str, str] = {}
        for name in ("adv", "close", "prep", "pronoun", "agent", "both", "etc", "of"):
            for character in words.get(name, ()):
                self.kind[character] = name
        for name in (*sorted(VERB_CLASSES), "say"):
            for character in words.get(name, ()):
                if ord(character) >= FIRST_WORD:
                    self.kind[character] = "say" if name == "say" else "verb"
        for character in words.get("joint", ()):
            self.kind[character] = "joint"
        self.of, self.jointly = words.get("of", frozenset()), words.get("jointly", frozenset())
        self.preps = words.get("prep", frozenset())
        self.pairing = words.get("and", frozenset())
        interesting = "".join(re.escape(c) for c in sorted({*self.kind, *letters.things}))
        measures = "".join(re.escape(c) for c in sorted(words.get("count", ())))
        self.interesting = re.compile(f"[{NUMERALS}]+[{measures}]|[{interesting}]" if measures else f"[{interesting}]")
        self.organizations = letters.types.get("Organization", frozenset())
        self.people = letters.types.get("Person", frozenset())
        self.programs = letters.types.get("Program", frozenset())
        self.honours = letters.types.get("Honour", frozenset())
        self.paragraph = -1
        self.organization: tuple[int, ...] = ()
        self.person: tuple[int, ...] = ()
        self.events: list[int] = []
        self.heading: tuple[int, ...] = ()
        self.topic: tuple[int, ...] = ()

    def read(self, strips: Iterable[Strip]) -> list[Sentence]:
        """All sentences of an article with their clauses' subjects; settles what the article is about."""
        found = []
        weights: Counter[str] = Counter()
        first: dict[str, int] = {}
        for strip in strips:
            for match in _SENTENCE.finditer(strip.code):
                sentence = Sentence(strip, match.start(), match.end())
                for part in _CLAUSE.finditer(strip.code, match.start(), match.end()):
                    clause = self.subject(strip, part.start(), part.end())
                    sentence.clauses.append(clause)
                    for index in (*clause.heads, *clause.speakers):
                        mention = self.mentions[index]
                        if not mention.anaphor and self.is_a(index, self.organizations):
                            key = mention.entity or mention.name
                            weights[key] += 3 if strip.role in TITLES else 1
                            first.setdefault(key, index)
                found.append(sentence)
        if weights:
            self.topic = (first[max(weights, key=lambda key: (weights[key], -first[key]))],)
        return found

    def leave(self, sentence: Sentence) -> None:
        """Remember what the sentence said before the next one is read."""
        if sentence.strip.paragraph != self.paragraph:
            self.paragraph = sentence.strip.paragraph
            self.organization = ()
            self.heading = self.headed(sentence)
        for clause in sentence.clauses:
            organizations = tuple(i for i in (*clause.heads, *clause.speakers) if self.is_a(i, self.organizations))
            people = tuple(i for i in clause.heads if self.is_a(i, self.people))
            self.organization = organizations or self.organization
            self.person = people or self.person
        for position in range(sentence.start, sentence.end):
            index = sentence.strip.mentions.get(position)
            if index is not None and sentence.strip.code[position] in self.programs:
                self.events.append(index)

    def headed(self, sentence: Sentence) -> tuple[int, ...]:
        """The honour under which a roll of names stands: a short paragraph that holds it, and the names after it."""
        inside = [i for p, i in sentence.strip.mentions.items() if sentence.start <= p < sentence.end]
        if len(inside) == 1 and sentence.end - sentence.start <= _HEADING and self.is_a(inside[0], self.honours):
            return (inside[0],)
        roll = sentence.end - sentence.start <= _ROW and inside and self.is_a(inside[0], self.people | self.organizations)
        return self.heading if roll else ()

    def held(
        self, sentence: Sentence, position: int, types: tuple[str, ...], skip: Collection[int] = ()
    ) -> tuple[tuple[int, ...], int]:
        """What of these types is in force at a position of the sentence, and how far away it was said.

        Mentions in `skip` have a part of their own in the relation and do not count.
        """
        members: frozenset[str] = frozenset().union(*(self.letters.types.get(name, frozenset()) for name in types))
        number = max((n for n, clause in enumerate(sentence.clauses) if clause.start <= position), default=-1)
        bodily = bool(members & (self.organizations | self.people))
        pronoun = both = False
        partners: tuple[int, ...] = ()
        for back in range(number, -1, -1):
            clause = sentence.clauses[back]
            heads = [i for i in clause.heads if i not in skip]
            own = tuple(i for i in heads if self.is_a(i, members))
            if back == number:
                partners = tuple(i for i in clause.partners if self.is_a(i, members) and i not in skip)
                both = clause.both
            if own and (back < number or clause.first < position):
                if back < number and both:
                    own += tuple(i for i in clause.partners if self.is_a(i, members))
                return own + partners, OWN if back == number else CLAUSE
            if bodily and heads and clause.first < position:
                if back == number or not clause.speech:
                    return (), OWN
                own = tuple(i for i in clause.speakers if self.is_a(i, members))
                return own[-1:] + partners if own else (), CLAUSE
            pronoun = pronoun or clause.pronoun
            if clause.blocked and bodily:
                return (), OWN
        if members & self.people and pronoun:
            return self.person[-1:], SENTENCE
        if members & self.organizations:
            if pronoun:
                return (), OWN
            near = tuple(i for i in self.organization if self.is_a(i, members))
            if near and sentence.strip.paragraph == self.paragraph:
                return near + partners, SENTENCE
            far = tuple(i for i in self.topic if self.is_a(i, members))
            return far + partners if far else (), TOPIC
        if members & self.programs:
            return self.event(sentence, position, types, skip)
        if members & self.honours:
            return self.heading if sentence.strip.paragraph > self.paragraph else (), SENTENCE
        return (), OWN

    def event(
        self, sentence: Sentence, position: int, types: tuple[str, ...], skip: Collection[int]
    ) -> tuple[tuple[int, ...], int]:
        """The program last spoken of: in the sentence, else the one of the type named first, else any."""
        here = [i for p, i in sentence.strip.mentions.items() if sentence.start <= p < position]
        for candidates, distance in ((here, CLAUSE), (self.events, SENTENCE)):
            for name in types:
                members = self.letters.types.get(name, frozenset())
                for index in reversed(candidates):
                    if self.is_a(index, members) and index not in skip:
                        return (index,), distance
        return (), OWN

    def is_a(self, index: int, members: frozenset[str]) -> bool:
        mention = self.mentions[index]
        symbol = self.letters.symbol_of_type.get(mention.subtype) or self.letters.symbol_of_type.get(mention.type, "")
        return symbol in members

    def subject(self, strip: Strip, start: int, end: int) -> Clause:
        """The clause `strip.code[start:end]` with its own subject, as far as it has one."""
        clause = Clause(start, end)
        group: list[int] = []
        partners: list[int] = []
        prep = etc = together = joined = False
        last = start - 1
        for match in self.interesting.finditer(strip.code, start, end):
            position, character = match.start(), match.group()
            kind = self.kind.get(character, "agent" if len(character) > 1 else "")
            beside = position == last + 1
            following = strip.code[match.end() : match.end() + 1]
            if position in strip.mentions:
                index = strip.mentions[position]
                if index in self.staff:
                    continue
                if together:
                    partners.append(index)
                elif not prep and (not clause.blocked or self.is_a(index, self.people)):
                    clause.blocked = False
                    clause.first = clause.first if group else position
                    group.append(index)
                    last = position
            elif kind == "of":
                if group and beside:
                    group = [i for i in group[:-1] if self.is_a(i, self.people) and not self.personal(group)]
            elif kind == "joint" or (character in self.pairing and kind == "prep" and not (prep or beside)):
                prep, together, joined = False, True, joined or kind == "joint"
            elif kind == "prep":
                prep = prep or not beside or character not in self.pairing
            elif kind == "close":
                prep = False
            elif kind == "etc":
                etc = True
            elif kind == "pronoun":
                if not prep and not group:
                    clause.pronoun = True
                    break
            elif kind == "both":
                clause.both = True
            elif kind == "agent":
                if following in self.letters.things or prep or together:
                    prep = prep or (character in self.preps and following not in self.people)
                    continue
                if not group or (position - last <= 4 and not etc and not self.personal(group)):
                    clause.blocked, group = True, []
            elif kind not in ("verb", "say"):
                continue
            elif following in self.of and group:
                group = []
            elif not prep or group:
                clause.speech = kind == "say"
                joined = joined or character in self.jointly
                break
        if partners and (joined or any(c in self.jointly for c in strip.code[last + 1 : end])):
            clause.partners = tuple(partners)
        self.settle(clause, group)
        return clause

    def personal(self, group: list[int]) -> bool:
        return bool(group) and self.is_a(group[-1], self.people)

    def settle(self, clause: Clause, group: list[int]) -> None:
        people = [i for i in group if self.is_a(i, self.people)]
        organizations = [i for i in group if self.is_a(i, self.organizations)]
        if people:
            clause.heads = tuple(people)
            clause.speakers = tuple(organizations)
        else:
            clause.heads = tuple(group)
