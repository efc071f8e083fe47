"""What is being talked about: the subjects that an article leaves out.

Chinese news drops the subject wherever it can be understood: over the clauses of a sentence, over sentences, and in
reports of one body's work over whole paragraphs. `Discourse` goes through an article sentence by sentence and knows, at
every clause, which organizations, people and programs are in force; a pattern asks for them with `[role:Type]`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from heapq import merge
from itertools import takewhile
from typing import Final

from kg.extract.clauses import Clause, Clues, Sentence, jointly, sentences, widens
from kg.extract.rolls import Roll
from kg.extract.symbols import TITLES, Alphabet, Strip
from kg.model import Mention, Paragraph

OWN, CLAUSE, SENTENCE, TOPIC = range(4)  # how far away a thing in force was said
PAIR: Final = 2
FAR: Final = 60  # clauses of one sentence over which a subject is carried: no sentence that is read has as many
HEADLINE: Final = "headline"
_OPENING: Final = 6  # how far from the beginning of a paragraph the place of the story is named
_TITLE_WEIGHT: Final = 3  # a subject in a headline counts as much as three in the text


class Discourse:
    """Who is being talked about, sentence after sentence of one article.

    `staff` are the mentions of its reporters, who write the story and do not act in it.
    """

    def __init__(
        self,
        mentions: Sequence[Mention],
        letters: Alphabet,
        known: Clues,
        staff: Collection[int] = (),
        paragraphs: Sequence[Paragraph] = (),
    ) -> None:
        self.mentions, self.letters, self.known = mentions, letters, known
        self.staff = frozenset(staff)
        symbol = letters.symbol_of_type
        self.symbols = [symbol.get(m.subtype) or symbol.get(m.type, "") for m in mentions]
        nothing: frozenset[str] = frozenset()
        self.organizations, self.people = known.organizations, known.people
        self.programs = letters.types.get("Program", nothing)
        self.honours = letters.types.get("Honour", nothing)
        self.final = letters.words.get("final", nothing)
        self.founding = letters.words.get("found", nothing)
        helping = (letters.words.get(name, nothing) for name in ("cause", "guide", "support", "helped"))
        self.causing = nothing.union(*helping)
        self.doer = letters.words.get("doer", nothing)
        making = ("organize", "lead", "found", "fund", "issue", "write")
        self.making = nothing.union(*(letters.words.get(name, nothing) for name in making))
        # what after a body shows that not itself is made to act, or that more is said of the one who makes it
        self.parting = frozenset("、").union(*(letters.words.get(name, nothing) for name in ("agent", "of", "and")))
        self.documents = letters.types.get("Document", nothing)
        self.silent = self.honours | self.documents
        self.places = letters.types.get("Place", nothing)
        self.begun: dict[tuple[int, int], list[int]] = {}  # the mentions that begin at a place, by paragraph and start
        for index, mention in enumerate(mentions):
            self.begun.setdefault((mention.paragraph, mention.start), []).append(index)
        self.paragraph = -1
        self.organization: tuple[int, ...] = ()
        self.parties: tuple[int, ...] = ()  # the bodies that last acted together
        self.person: tuple[int, ...] = ()
        self.acting: tuple[int, ...] = ()
        self.latest: tuple[int, ...] = ()  # what the last sentence named last
        self.written: tuple[int, ...] = ()  # the document it named last
        self.seen: tuple[int, ...] = ()
        self.first: dict[str, int] = {}  # where people are first named, by name
        self.often: Counter[int] = Counter()  # how often the article has named them so far
        self.events: list[int] = []
        self.last_of: dict[str, list[int]] = {}  # where in `events` the programs of each class stand
        self.born: tuple[int, ...] = ()  # the body last founded in this paragraph
        self.roll = Roll(mentions, self.symbols, letters, known, paragraphs)
        self.titled: tuple[int, ...] = ()  # the document that the headline is the name of
        self.topic: tuple[int, ...] = ()

    def read(self, strips: Iterable[Strip]) -> list[Sentence]:
        """All sentences of an article with their clauses' subjects; settles what the article is about."""
        found = []
        weights: Counter[str] = Counter()
        first: dict[str, int] = {}
        lists: dict[int, tuple[int, ...]] = {}
        crowd: tuple[int, ...] = ()
        met: dict[str, int] = {}
        for strip in strips:
            self.roll.sign(strip)
            if strip.role == HEADLINE and len(strip.code) == 1:
                self.titled = tuple(i for i in strip.mentions.values() if self.is_a(i, self.documents))
            for sentence in sentences(strip, self.known, self.staff):
                for clause in sentence.clauses:
                    self.count(clause, lists)
                    if clause.crowd and not clause.heads:
                        named = self.crowd(sentence, clause.start)
                        fitting = (each for each in (named, crowd) if clause.crowd == len(each))
                        self.meet(clause, next(fitting, tuple(met.values())))
                    clause.kinds = frozenset(map(self.symbols.__getitem__, clause.heads))
                    for index in (*clause.heads, *clause.speakers):
                        mention = self.mentions[index]
                        if not mention.anaphor and self.is_a(index, self.organizations):
                            key = mention.entity or mention.name
                            weights[key] += _TITLE_WEIGHT if strip.role in TITLES else 1
                            first.setdefault(key, index)
                crowd = self.crowd(sentence, sentence.end) or crowd
                for index in crowd:
                    met.setdefault(self.mentions[index].name, index)
                found.append(sentence)
        if weights:
            self.topic = (first[max(weights, key=lambda key: (weights[key], -first[key]))],)
        return found

    def count(self, clause: Clause, lists: dict[int, tuple[int, ...]]) -> None:
        """Keep the bodies listed in a clause by their number; "the five bodies" are those listed before."""
        if clause.count in lists and not clause.heads:
            clause.heads, clause.blocked = lists[clause.count], False
            return
        together = (*clause.heads, *clause.partners, *clause.agents)
        if len(together) < 2:
            return
        bodies = [i for i in together if self.is_a(i, self.organizations)]
        named = {self.mentions[i].entity or self.mentions[i].name: i for i in bodies if not self.mentions[i].anaphor}
        if len(named) > 1:
            lists[len(named)] = tuple(named.values())

    def meet(self, clause: Clause, crowd: tuple[int, ...]) -> None:
        """Make the people named last the subject that a clause only counts, or all whom the article named so far."""
        if clause.crowd == len(crowd):
            clause.heads = crowd
        clause.blocked = clause.crowd > PAIR and not clause.heads

    def crowd(self, sentence: Sentence, end: int) -> tuple[int, ...]:
        """The people a sentence names before `end`: "the three" are those, or the three that a sentence last named."""
        inside = (i for _, i in sentence.strip.inside(sentence.start, end) if self.is_a(i, self.people))
        named = {self.mentions[i].name: i for i in inside if i not in self.staff}
        return tuple(named.values())

    def leave(self, sentence: Sentence) -> None:
        """Remember what the sentence said before the next one is read."""
        self.roll.see(sentence, sentence.strip.paragraph != self.paragraph, self.parties)
        if sentence.strip.paragraph != self.paragraph:
            self.paragraph = sentence.strip.paragraph
            self.organization = self.acting = self.born = self.parties = ()
        if not sentence.clauses:
            return
        self.born = self.founded(sentence, sentence.end)
        for clause in sentence.clauses:
            if clause.count:
                continue
            organizations = tuple(i for i in (*clause.heads, *clause.speakers) if self.is_a(i, self.organizations))
            people = tuple(i for i in clause.heads if self.is_a(i, self.people))
            self.organization = organizations or self.organization
            if organizations and clause.partners:
                self.parties = tuple(i for i in (*organizations, *clause.partners) if self.is_a(i, self.organizations))
            elif len(clause.agents) > 1 and not organizations:
                self.parties = clause.agents
            self.person = people or self.person
            self.acting = people if clause.heads else self.acting
        self.latest = self.written = ()
        for _, index in sentence.strip.inside(sentence.start, sentence.end):
            self.latest = (index,)
            self.written = (index,) if self.is_a(index, self.documents) else self.written
            if self.symbols[index] in self.programs:
                self.happen(index)
            elif self.symbols[index] in self.people and index not in self.staff:
                self.seen = (index,)
                first = self.first.setdefault(self.mentions[index].name, index)
                self.often[first] += 1
        for index in [i for i in sentence.clauses[0].heads if self.symbols[i] in self.programs][:1]:
            self.happen(index)  # what the sentence is about stays in force behind what it only lists

    def happen(self, event: int) -> None:
        """Note a program that has been spoken of."""
        self.last_of.setdefault(self.symbols[event], []).append(len(self.events))
        self.events.append(event)

    def held(
        self, sentence: Sentence, position: int, end: int, kinds: tuple[frozenset[str], ...], skip: Collection[int] = ()
    ) -> tuple[tuple[int, ...], int]:
        """What of these classes is in force at a verb of the sentence, and how far away it was said.

        `position` is the verb's; up to `end` a program may be named. `kinds` are the symbols of each class, the
        preferred class first. Mentions in `skip` have a part of their own in the relation and do not count.
        """
        members: frozenset[str] = kinds[0].union(*kinds[1:])
        number = sentence.at(position)
        bodily = bool(members & (self.organizations | self.people))
        if number >= 0 and members & self.organizations and (led := self.led(sentence, number, position)):
            return tuple(i for i in led if i not in skip and self.is_a(i, members)), OWN
        pronoun = both = False
        partners: tuple[int, ...] = ()
        for back in range(number, max(number - FAR, -1), -1):
            clause = sentence.clauses[back]
            if clause.aside and back < number:
                continue
            silent = not bodily and members.isdisjoint(clause.kinds)  # most clauses, and some have very many heads
            heads = [] if silent else [i for i in clause.heads if i not in skip and not widens(self.mentions, i)]
            quoted = back < number and clause.speech and members & self.organizations
            if pronoun and members & self.people:
                heads, quoted = [i for i in heads if self.is_a(i, self.people)], False
            own = tuple(i for i in (clause.speakers[-1:] or heads if quoted else heads) if self.is_a(i, members))
            if back < number and not own and members & self.organizations:
                own = tuple(i for i in clause.agents if i not in skip and self.is_a(i, members))
                if own:
                    return own, CLAUSE
            both = both or (clause.both and not heads)
            if back == number:
                partners = tuple(i for i in clause.partners if self.is_a(i, members) and i not in skip)
            if own and (back < number or clause.first < position):
                if pronoun and back < number and self.is_a(own[0], self.people):
                    own = own[:1]  # a pronoun means one of them: the first acts, the others are with him
                before = back == number - 1 and (clause.lent or jointly(sentence, position, self.known))
                if back < number and (both or before):
                    own += tuple(i for i in clause.partners if self.is_a(i, members))
                return own + partners, OWN if back == number else CLAUSE
            if bodily and clause.first < position and any(self.acts(i) for i in heads):
                if back == number or not clause.speech:
                    return (), OWN
                own = tuple(i for i in clause.speakers if self.is_a(i, members))
                return own[-1:] + partners if own else (), CLAUSE
            pronoun = pronoun or clause.pronoun
            if clause.blocked and bodily and not (pronoun and members & self.people):
                return (), OWN
        if members & self.people and pronoun:
            return self.meant(sentence, position), SENTENCE
        here = sentence.strip.paragraph == self.paragraph
        if members & self.people and members & self.organizations and self.acting and here and not pronoun:
            last = tuple(i for i in self.acting[-1:] if self.is_a(i, members))
            return last, SENTENCE
        if members & self.organizations:
            if pronoun:
                return (), OWN
            together = tuple(i for i in self.parties if both and self.is_a(i, members))
            near = tuple(i for i in self.organization if self.is_a(i, members))
            if (together or near) and here:
                return together or near + partners, SENTENCE
            far = tuple(i for i in self.topic if self.is_a(i, members))
            return far + partners if far else (), TOPIC
        if members & self.programs:
            return ((), OWN) if self.made(sentence, number, skip) else self.event(sentence, end, kinds, skip)
        if members & self.honours:
            return self.roll.over(sentence, position, sentence.strip.paragraph > self.paragraph), SENTENCE
        return (), OWN

    def made(self, sentence: Sentence, number: int, skip: Collection[int]) -> bool:
        """Whether a clause says by whom a body was made that it names first: it speaks of that, and of no program."""
        clause = sentence.clauses[number] if number >= 0 else None
        if clause is None or not clause.heads or not self.is_a(clause.heads[0], self.organizations):
            return False
        by = self.known.kind.get(sentence.strip.code[clause.first + 1 : clause.first + 2]) == "by"
        return by and clause.heads[0] not in skip

    def led(self, sentence: Sentence, number: int, position: int) -> tuple[int, ...]:
        """The body that another one helps or makes to do what the verb at a position says, or by which it is done."""
        code, mentions = sentence.strip.code, sentence.strip.mentions
        causing = self.causing | self.doer if code[position] in self.making else self.causing
        return next(
            (
                (mentions[p],)
                for p in range(position - 1, sentence.clauses[number].start, -1)
                if code[p] in self.organizations
                and code[p - 1] in causing
                and self.parting.isdisjoint(code[p + 1 : position])
            ),
            (),
        )

    def meant(self, sentence: Sentence, position: int, *, alone: bool = False) -> tuple[int, ...]:
        """Whom a pronoun means: who was last named in the sentence, who acted last, or whom a later paragraph names.

        Where the paragraph has named nobody yet, it is the one whom the article has named most. With `alone` it is
        nobody where several acted together.
        """
        acted, seen = self.person[-1:], self.seen
        later = acted and seen and self.mentions[seen[0]].paragraph > self.mentions[acted[0]].paragraph
        last = self.named(sentence, position) or (seen if later else acted or seen)
        if last and self.mentions[last[0]].paragraph < sentence.strip.paragraph and self.often:
            most = max(self.often.values())
            heroes = [index for index, times in self.often.items() if times == most]
            return last if len(heroes) > 1 else tuple(heroes)
        return () if alone and len(self.person) > 1 and last == acted else last

    def whom(self, sentence: Sentence, start: int, verb: int, *, alone: bool = False) -> tuple[int, ...]:
        """Whom a pronoun behind `start` means, as in `meant`; it is nobody who is named between it and its verb."""
        code = sentence.strip.code
        at = next((p for p in range(start, verb) if self.known.kind.get(code[p]) == "pronoun"), verb)
        return self.meant(sentence, at, alone=alone)

    def thing(self, sentence: Sentence, position: int, *, work: bool = False) -> tuple[int, ...]:
        """What "it" means: the thing last named in the sentence, its subject aside, else in the sentence before.

        Nothing where that is a person. With `work`, the document that was named last.
        """
        if work:
            return self.work(sentence, position)
        number = sentence.at(position)
        heads = frozenset(sentence.clauses[number].heads if number >= 0 else ())
        here = [i for _, i in sentence.strip.inside(sentence.start, position) if i not in heads]
        last = here[-1:] or list(self.latest if sentence.strip.paragraph == self.paragraph else ())
        return tuple(i for i in last if not self.is_a(i, self.people | self.silent))

    def work(self, sentence: Sentence, position: int) -> tuple[int, ...]:
        """The document last named before a position in the sentence, else the one the last sentence named last."""
        here = [i for _, i in sentence.strip.inside(sentence.start, position) if self.is_a(i, self.documents)]
        return tuple(here[-1:]) or (self.written if sentence.strip.paragraph == self.paragraph else ())

    def named(self, sentence: Sentence, position: int) -> tuple[int, ...]:
        """The person last named in the sentence before a position: for a pronoun, when no clause has a subject."""
        last = sentence.strip.last(self.people, sentence.start, position)
        return (last,) if last >= 0 and last not in self.staff else ()

    def scene(self, sentence: Sentence, position: int, kinds: tuple[frozenset[str], ...]) -> tuple[int, ...]:
        """Where a paragraph plays: the body it opens with or goes to, if no other of these classes is named before."""
        members: frozenset[str] = kinds[0].union(*kinds[1:])
        code = sentence.strip.code
        first, name = -1, ""
        for at in takewhile(lambda at: at < position, sentence.strip.places):
            index = sentence.strip.mentions[at]
            if self.is_a(index, members):
                own = self.mentions[index].entity or self.mentions[index].name
                if first >= 0 and own != name:
                    return ()
                first, name = (at, own) if first < 0 else (first, name)
        opens = 0 <= first <= _OPENING or (first > 0 and code[first - 1] in self.known.prepositions)
        return (sentence.strip.mentions[first],) if opens else ()

    def congress(self, sentence: Sentence, position: int, kinds: tuple[frozenset[str], ...]) -> tuple[int, ...]:
        """The body whose name begins that of the meeting last spoken of: what is elected there is elected into it."""
        members: frozenset[str] = kinds[0].union(*kinds[1:])
        said, _ = self.event(sentence, position, (self.programs,), ())
        if said and self.mentions[said[0]].anaphor:  # "the meeting": the one that was named before it
            said = tuple(i for i in self.events if i < said[0] and not self.mentions[i].anaphor)[-1:] or said
        for index in said:
            named = (i for i in reversed(self.events) if not self.mentions[i].anaphor)
            whole = self.mentions[next(named, index) if self.mentions[index].anaphor else index]
            begun = self.begun.get((whole.paragraph, whole.start), ())
            inside = [i for i in begun if self.mentions[i].end < whole.end and self.is_a(i, members)]
            if inside:
                return tuple(sorted(inside, key=lambda i: self.mentions[i].end)[-1:])
            return self.convening(sentence, index, members)
        return tuple(index for index in self.founded(sentence, position) if self.is_a(index, members))

    def convening(self, sentence: Sentence, meeting: int, members: frozenset[str]) -> tuple[int, ...]:
        """The one body that is the subject of the clause of the sentence in which a meeting is named."""
        at = next((p for p, i in sentence.strip.inside(sentence.start, sentence.end) if i == meeting), -1)
        heads = next((c.heads for c in sentence.clauses if c.start <= at < c.end), ())
        bodies = tuple(i for i in heads if self.is_a(i, members))
        return bodies if len(bodies) == 1 else ()

    def founded(self, sentence: Sentence, position: int) -> tuple[int, ...]:
        """The body last founded before a position: the first behind a verb of founding in its clause."""
        born = self.born if sentence.strip.paragraph == self.paragraph else ()
        code = sentence.strip.code
        if self.founding.isdisjoint(code[sentence.start : position]):
            return born
        for clause in sentence.clauses:
            verb = next((p for p in range(clause.start, min(clause.end, position)) if code[p] in self.founding), -1)
            if verb >= 0:
                bodies = sentence.strip.inside(verb, min(clause.end, position))
                born = next(((i,) for _, i in bodies if self.is_a(i, self.organizations)), born)
        return born

    def event(
        self, sentence: Sentence, position: int, kinds: tuple[frozenset[str], ...], skip: Collection[int]
    ) -> tuple[tuple[int, ...], int]:
        """The program last spoken of, in the sentence, else before; of the class preferred, else of the next."""
        for members in kinds:
            index = sentence.strip.last(members, sentence.start, position, skip)
            if index >= 0:
                return (index,), CLAUSE
        for members in kinds:
            latest = merge(*(reversed(self.last_of.get(symbol, ())) for symbol in members), reverse=True)
            index = next((self.events[at] for at in latest if self.events[at] not in skip), -1)
            if index >= 0:
                return (index,), SENTENCE
        return (), OWN

    def contest(self, index: int) -> int:
        """The contest that a final is the last part of, where the name of the one begins with that of the other."""
        whole, kind = self.mentions[index], self.symbols[index]
        if kind not in self.programs:
            return index
        for i in self.begun[whole.paragraph, whole.start]:
            rest = whole.text[len(self.mentions[i].text) :]
            if self.symbols[i] == kind and self.letters.symbol_of_word.get(rest, rest) in self.final:
                return i
        return index

    def acts(self, index: int) -> bool:
        """Whether a subject can be one that acts: no work, no honour, no "the said county" of whose body one speaks."""
        return not (self.is_a(index, self.silent) or (self.mentions[index].anaphor and self.is_a(index, self.places)))

    def is_a(self, index: int, members: frozenset[str]) -> bool:
        """Whether a mention is of one of the classes that these symbols stand for."""
        return self.symbols[index] in members
