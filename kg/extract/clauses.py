"""Sentences and clauses of a strip of symbols, and who is their subject, also where it is left out.

Chinese news drops the subject wherever it can be understood: over the clauses of a sentence, over sentences, and in
reports of one body's work over whole paragraphs. `Discourse` reads an article from its headline on and remembers, for
every clause, which organizations, people and programs are in force; a pattern asks for them with `[role:Type]`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.extract.symbols import BREAKS, FIRST_WORD, STOPS, TITLES, VERB_CLASSES, Alphabet, Strip
from kg.model import Mention

OWN, CLAUSE, SENTENCE, TOPIC = range(4)  # how far away a thing in force was said
_SENTENCE = re.compile(rf"[^{STOPS}]+[{STOPS}]*")
_CLAUSE = re.compile(rf"[^{BREAKS}]+")
_EVENTS = ("Meeting", "Competition", "Campaign", "Course", "Award")
_OF = "的"


@dataclass(slots=True)
class Clause:
    """One clause: its bounds in the strip, the heads of its own subject, and what is in force in it.

    `blocked` says that the clause has a subject which is no named thing, so that nothing is carried into it.
    """

    start: int
    end: int
    heads: tuple[int, ...] = ()
    speakers: tuple[int, ...] = ()
    blocked: bool = False
    pronoun: bool = False
    speech: bool = False
    oblique: tuple[int, ...] = ()
    first: int = 0


@dataclass(slots=True)
class Sentence:
    """One sentence of a strip with its clauses."""

    strip: Strip
    start: int
    end: int
    clauses: list[Clause] = field(default_factory=list)


class Discourse:
    """Who is being talked about, sentence after sentence of one article."""

    def __init__(self, mentions: Sequence[Mention], letters: Alphabet) -> None:
        self.mentions, self.letters = mentions, letters
        words = letters.words
        self.kind: dict[str, str] = {}
        for name in ("adv", "close", "prep", "pronoun", "agent", "say"):
            for character in words.get(name, ()):
                self.kind[character] = name
        for name in VERB_CLASSES:
            for character in words.get(name, ()):
                if ord(character) >= FIRST_WORD and self.kind.get(character) != "say":
                    self.kind[character] = "verb"
        self.joint = words.get("joint", frozenset()) | words.get("and", frozenset())
        self.interesting = re.compile(
            f"[{''.join(re.escape(c) for c in sorted({*self.kind, *letters.things, _OF}))}]"
        )
        self.organizations = letters.types.get("Organization", frozenset())
        self.people = letters.types.get("Person", frozenset())
        self.programs = letters.types.get("Program", frozenset())
        self.paragraph = -1
        self.organization: tuple[int, ...] = ()
        self.person: tuple[int, ...] = ()
        self.event: tuple[int, ...] = ()
        self.topic: tuple[int, ...] = ()
        self._events: frozenset[str] = frozenset().union(*(letters.types.get(name, frozenset()) for name in _EVENTS))

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
        for clause in sentence.clauses:
            organizations = tuple(i for i in (*clause.heads, *clause.speakers) if self.is_a(i, self.organizations))
            people = tuple(i for i in clause.heads if self.is_a(i, self.people))
            self.organization = organizations or self.organization
            self.person = people or self.person
        for position in range(sentence.start, sentence.end):
            index = sentence.strip.mentions.get(position)
            if index is not None and sentence.strip.code[position] in self._events:
                self.event = (index,)

    def held(self, sentence: Sentence, position: int, types: tuple[str, ...]) -> tuple[tuple[int, ...], int]:
        """What of these types is in force at a position of the sentence, and how far away it was said."""
        members: frozenset[str] = frozenset().union(*(self.letters.types.get(name, frozenset()) for name in types))
        organization = bool(members & self.organizations)
        program = bool(members & self.programs)
        number = max((n for n, clause in enumerate(sentence.clauses) if clause.start <= position), default=-1)
        pronoun = False
        for back in range(number, -1, -1):
            clause = sentence.clauses[back]
            own = tuple(i for i in clause.heads if self.is_a(i, members))
            if own and (back < number or clause.first < position):
                return own, OWN if back == number else CLAUSE
            if organization and clause.heads and clause.first < position:
                if back == number or not clause.speech:
                    return (), OWN
                own = tuple(i for i in clause.speakers if self.is_a(i, members))
                return own[-1:], CLAUSE
            pronoun = pronoun or clause.pronoun
            if clause.blocked and not program:
                return (), OWN
        if organization:
            if pronoun:
                return (), OWN
            here = sentence.strip.paragraph == self.paragraph
            near = tuple(i for i in self.organization if here and self.is_a(i, members))
            if near:
                return near, SENTENCE
            return tuple(i for i in self.topic if self.is_a(i, members)), TOPIC
        if program:
            return self.event if all(self.is_a(i, members) for i in self.event) else (), SENTENCE
        if members & self.people and pronoun:
            return self.person[-1:], SENTENCE
        return (), OWN

    def is_a(self, index: int, members: frozenset[str]) -> bool:
        mention = self.mentions[index]
        symbol = self.letters.symbol_of_type.get(mention.subtype) or self.letters.symbol_of_type.get(mention.type, "")
        return symbol in members

    def subject(self, strip: Strip, start: int, end: int) -> Clause:
        """The clause `strip.code[start:end]` with its own subject, as far as it has one."""
        clause = Clause(start, end)
        code = strip.code
        group: list[int] = []
        oblique: list[int] = []
        prep = False
        last = -1
        for match in self.interesting.finditer(code, start, end):
            position, character = match.start(), match.group()
            kind = self.kind.get(character, "")
            if position in strip.mentions:
                if prep:
                    oblique.append(strip.mentions[position])
                    continue
                if clause.blocked and not self.is_a(strip.mentions[position], self.people):
                    continue
                clause.blocked = False
                if not group:
                    clause.first = position
                group.append(strip.mentions[position])
                last = position
            elif character == _OF:
                if group and position == last + 1:
                    group = []
            elif kind == "prep":
                if group and character in self.joint and code[position + 1 : position + 2] in self.letters.things:
                    continue
                prep = True
            elif kind == "close":
                prep = False
            elif kind == "pronoun":
                if not prep and not group:
                    clause.pronoun = True
            elif kind == "agent":
                if not prep and (not group or position - last <= 4):
                    clause.blocked, group = True, []
            elif kind in ("verb", "say") and (not prep or group):
                clause.speech = kind == "say"
                break
        self.settle(clause, group, oblique)
        return clause

    def settle(self, clause: Clause, group: list[int], oblique: list[int]) -> None:
        people = [i for i in group if self.is_a(i, self.people)]
        organizations = [i for i in group if self.is_a(i, self.organizations)]
        if people:
            clause.heads = tuple(people)
            clause.speakers = tuple(organizations)
        else:
            clause.heads = tuple(group)
        clause.oblique = tuple(oblique)
