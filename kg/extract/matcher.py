"""Runs compiled patterns over the sentences of an article and makes claims of what they find."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kg.extract.claim import Claim
from kg.extract.clauses import Sentence
from kg.extract.discourse import CLAUSE, OWN, SENTENCE, TOPIC, Discourse
from kg.extract.grammar import (
    BEFORE,
    BYLINE,
    GIVER,
    HEADED,
    IT,
    OUTER,
    PRONOUN,
    TITLED,
    WORK,
    Rule,
)
from kg.extract.offices import TITLE, fits, headed
from kg.extract.ruleset import Rules
from kg.extract.sides import shared
from kg.extract.symbols import AMOUNT, DATE, Strip
from kg.extract.when import When, signed
from kg.model import Article, Mention

REACH: Final = {"own": OWN, "sentence": CLAUSE, "paragraph": SENTENCE, "article": TOPIC}
CLOSING: Final = frozenset("”’」』》\"'")
PARENTHESES: Final = frozenset({"()", "（）", "(）", "（)"})
PERSON: Final = "Person"
HONOUR: Final = "Honour"
BODY: Final = "body"
_NOTE: Final = 40  # characters of a longer line than a writer's note
_TAKEN_BACK: Final = 6  # symbols before the verb in which a negation or a modal verb takes it back


class Matcher:
    """The patterns at work on one article."""

    def __init__(self, rules: Rules, article: Article, mentions: Sequence[Mention], discourse: Discourse) -> None:
        self.rules, self.article, self.mentions, self.discourse = rules, article, mentions, discourse
        self.when = When(rules.moments, mentions, discourse.symbols, signed(article, rules.letters))
        names = {byline.name for byline in article.bylines}
        people = rules.letters.types.get("Person", frozenset())
        writers = [i for i, m in enumerate(mentions) if m.name in names and discourse.is_a(i, people)]
        self.media = rules.letters.types.get("Media", frozenset())
        self.writers = tuple({mentions[i].name: i for i in reversed(writers)}.values())

    def sentence(self, sentence: Sentence) -> Iterator[Claim]:
        """The claims that patterns find in one sentence."""
        code = sentence.strip.code[sentence.start : sentence.end]
        if self.rules.letters.things.isdisjoint(code):
            return
        for rule in self.rules.candidates(code):
            yield from self.run(rule, sentence)

    def run(self, rule: Rule, sentence: Sentence, outer: int = -1) -> Iterator[Claim]:
        """The claims of one rule; `outer` is the mention whose inside the sentence is."""
        if BEFORE in rule.special.values() and not self.stands_before(rule, sentence.strip.before):
            return
        if "signature" in rule.options and not self.discourse.roll.signs(sentence.strip):
            return
        code, position, search = sentence.strip.code, sentence.start, rule.expression.search
        while match := search(code, position, sentence.end):
            yield from self.claims(rule, sentence, match, outer)
            # of lists that run side by side, the rest of one is no list of its own
            position = match.end() if "pairwise" in rule.options else match.start() + 1

    def stands_before(self, rule: Rule, index: int) -> bool:
        """Whether something stands before the parenthesis, of the class that the rule asks for."""
        types, wanted = self.rules.letters.types, rule.options.get("before")
        return index >= 0 and (wanted is None or self.discourse.is_a(index, types.get(str(wanted), frozenset())))

    def claims(self, rule: Rule, sentence: Sentence, match: re.Match[str], outer: int = -1) -> Iterator[Claim]:
        strip = sentence.strip
        acts = self.rules.verb.search(strip.code, *match.span())
        verb = (acts or match).start()
        taken_back = acts is None and "denied" not in rule.options and not self.rules.denial.isdisjoint(match[0])
        if taken_back or self.denied(rule, sentence, verb):
            return
        parts, qualifiers = self.said(rule, strip, match)
        for name, where in rule.special.items():
            if where == PRONOUN:
                alone = "single" in rule.options
                parts[name] = list(self.discourse.whom(sentence, match.start(), verb, alone=alone))
                if "near" in rule.options and any(self.mentions[i].paragraph != strip.paragraph for i in parts[name]):
                    return
                continue
            if where in (IT, WORK):
                parts[name] = list(self.discourse.thing(sentence, match.start(), work=where == WORK))
                continue
            if where == HEADED:
                parts[name] = self.headed(rule, strip, match.start(), str(qualifiers.get(TITLE, "")))
                continue
            roll = self.discourse.roll
            writers = self.writers if len(self.writers) == 1 or "several" in rule.options else ()
            elsewhere = {
                BYLINE: writers,
                OUTER: (outer,),
                BEFORE: (strip.before,),
                GIVER: roll.givers or roll.signers,
                TITLED: self.discourse.titled,
            }[where]
            parts[name] = [index for index in elsewhere if index >= 0]
        confidence = rule.confidence
        start, end = strip.span(*match.span())
        reach = REACH.get(str(rule.options.get("reach", "article")), TOPIC)
        for name, kinds in rule.held.items():
            taken = [index for indices in parts.values() for index in indices]
            found, distance = self.discourse.held(sentence, verb, match.end(), kinds, taken)
            if "congress" in rule.options and (chosen := self.discourse.congress(sentence, match.start(), kinds)):
                near = self.mentions[chosen[0]].paragraph == strip.paragraph
                found, distance = (chosen, SENTENCE) if near or not found or distance > reach else (found, distance)
            if "scene" in rule.options and (not found or distance > reach):
                found, distance = self.discourse.scene(sentence, match.start(), kinds), SENTENCE
            far = any(self.mentions[index].paragraph != strip.paragraph for index in found)
            if not found or distance > reach or ("near" in rule.options and far):
                return
            if "single" in rule.options and len(found) > 1:
                return
            parts[name] = [self.discourse.contest(index) if "whole" in rule.options else index for index in found]
            if distance > CLAUSE:
                confidence = min(confidence, rule.carried)
            opening = strip.span(sentence.start, sentence.start + 1)[0]
            for mention in (self.mentions[index] for index in found):
                if mention.paragraph == strip.paragraph and opening <= mention.start:
                    start, end = min(start, mention.start), max(end, mention.end)
        for name, indices in parts.items():
            if name not in ("subject", "object") and indices:
                qualifiers[name] = indices[0]
        dated = rule.predicate in self.rules.dated
        if dated and "date" not in qualifiers:
            if "state" in rule.options:
                date = self.when.own(sentence, *match.span())
            else:
                given = any(self.discourse.is_a(i, self.discourse.honours) for many in parts.values() for i in many)
                date = self.when.said(sentence, match.end(), once=given)
                date = date or ("dated" in rule.options and self.when.day) or ""
            if date:
                qualifiers["date"] = date
        said = self.article.paragraphs[strip.paragraph].text[start:end]
        for subject, thing, extra in self.pairs(rule, parts, qualifiers, each=any(w in said for w in self.rules.each)):
            extra = self.when.qualified(subject, thing, extra) if dated else extra
            yield Claim(
                subject,
                rule.predicate,
                thing,
                tuple(sorted(extra.items())),
                strip.paragraph,
                start,
                end,
                rule.name,
                confidence,
            )

    def headed(self, rule: Rule, strip: Strip, position: int, title: str) -> list[int]:
        """The body that the one with a title heads, of a class that the relation has."""
        kinds = self.rules.ends[rule.predicate][1]
        before = (strip.paragraph, strip.span(position, position + 1)[0])
        known = self.rules.heads, self.rules.posts
        return headed(title, before, self.mentions, *known, lambda index: self.discourse.is_a(index, kinds))

    def said(self, rule: Rule, strip: Strip, match: re.Match[str]) -> tuple[dict[str, list[int]], dict[str, str | int]]:
        """The things in the groups of a match by role, and the qualifiers it gives as text, without a verb's aspect."""
        parts: dict[str, list[int]] = {}
        qualifiers: dict[str, str | int] = dict(rule.constants)
        text = self.article.paragraphs[strip.paragraph].text
        for group, name in rule.groups:
            start, end = match.span(group)
            if start < 0 or start == end:
                continue
            if group not in rule.roles:
                said = text[slice(*strip.span(start, end))]
                qualifiers[name] = said.removesuffix(next((a for a in self.rules.aspect if said.endswith(a)), ""))
                continue
            for position in range(start, end):
                if strip.code[position] in (DATE, AMOUNT):
                    qualifiers[name] = text[slice(*strip.span(position, position + 1))]
                elif position in strip.mentions and strip.code[position] in rule.roles[group]:
                    after = position + 1
                    if (after < end and self.modifies(strip, position)) or self.related(strip, position, match.end()):
                        continue
                    parts.setdefault(name, []).append(strip.mentions[position])
        return parts, qualifiers

    def modifies(self, strip: Strip, position: int) -> bool:
        """Whether a name only says where or in which program the next is: a place of a chain, a program unquoted,
        the body of a person."""
        one, other = strip.mentions[position], strip.mentions.get(position + 1, -1)
        programs, places = self.discourse.programs, self.discourse.places
        if other >= 0 and self.discourse.is_a(one, self.discourse.organizations):
            return self.discourse.is_a(other, self.discourse.people) or self.parted(one, other)
        if other >= 0 and self.discourse.is_a(one, places) and self.discourse.is_a(other, places):
            return self.mentions[one].end == self.mentions[other].start
        if other < 0 or not (self.discourse.is_a(one, programs) and self.discourse.is_a(other, programs)):
            return False
        end = self.mentions[one].end
        return not CLOSING.intersection(self.article.paragraphs[strip.paragraph].text[end - 1 : end + 1])

    def related(self, strip: Strip, position: int, end: int) -> bool:
        """Whether a person is only named to say whose relative or pupil somebody is: of that one more is told."""
        code, known = strip.code, self.rules.known
        if code[position] not in known.people or position + 1 == end:
            return False
        following = code[position + 1 : position + 3]
        return following[:1] in known.kin or (following[:1] in known.of and following[1:] in known.kin | known.fellow)

    def parted(self, one: int, other: int) -> bool:
        """Whether nothing but a parenthesis stands between a body and a noun phrase: the unit of that body."""
        first, second = self.mentions[one], self.mentions[other]
        between = self.article.paragraphs[first.paragraph].text[first.end : second.start]
        return second.anaphor and between[:1] + between[-1:] in PARENTHESES

    def pairs(
        self, rule: Rule, parts: dict[str, list[int]], qualifiers: dict[str, str | int], *, each: bool = False
    ) -> Iterator[tuple[int, int, dict[str, str | int]]]:
        """Subjects × objects, or one by one where the rule or a word (`each`) says that the lists run side by side."""
        subjects, objects = parts.get("subject", []), parts.get("object", [])
        side = rule.options.get("pairwise")
        for number, subject in enumerate(subjects):
            extra = qualifiers
            if isinstance(side, str) and isinstance(qualifiers.get(side), str):
                values = self.rules.sides.apart(str(qualifiers[side]))
                if len(values) == 1 and subject not in self.rules.sides.of_one(
                    subjects, self.mentions, self.article.paragraphs
                ):
                    continue
                extra = shared(qualifiers, side, values, number, len(subjects))
            for thing in [objects[number]] if each and len(objects) == len(subjects) else objects:
                held = self.allowed(rule, subject, thing) and self.may_hold(subject, thing, qualifiers)
                if held and self.fits(rule, thing, qualifiers):
                    yield subject, thing, extra

    def allowed(self, rule: Rule, subject: int, thing: int) -> bool:
        """Two different things of the right classes; a reporter of the story only with a medium or by a note on him."""
        noted = not {BYLINE, BEFORE}.isdisjoint(rule.special.values()) or self.discourse.is_a(thing, self.media)
        if subject in self.discourse.staff and not noted and not self.spoken_of(rule, subject):
            return False
        domain, reach = self.rules.ends[rule.predicate]
        one, other = self.mentions[subject], self.mentions[thing]
        if ("alike" in rule.options or rule.predicate in self.rules.alike) and one.type != other.type:
            return False
        same = subject == thing or (one.type == other.type and (one.entity or one.name) == (other.entity or other.name))
        return not same and self.discourse.is_a(subject, domain) and self.discourse.is_a(thing, reach)

    def spoken_of(self, rule: Rule, writer: int) -> bool:
        """Whether a sentence of the story itself says who its writer is: one who writes of his own body."""
        paragraph = self.article.paragraphs[self.mentions[writer].paragraph]
        told = any(name == TITLE for _, name in rule.groups) and not rule.held and not rule.special
        return told and paragraph.role == BODY and len(paragraph.text) > _NOTE

    def fits(self, rule: Rule, thing: int, qualifiers: Mapping[str, str | int]) -> bool:
        """Whether a title is a post, and, where the rule asks for it, one that a body of that name can have."""
        name, title = self.mentions[thing].name or self.mentions[thing].text, str(qualifiers.get(TITLE, ""))
        return fits(title, name, self.rules.posts, "fitting" in rule.options)

    def may_hold(self, subject: int, thing: int, qualifiers: Mapping[str, str | int]) -> bool:
        """Whether the honour of a relation is for people where a person holds it, and for bodies where a body does."""
        given = qualifiers.get("honour", -1)
        honour, holder = (given, thing) if isinstance(given, int) and given >= 0 else (thing, subject)
        if self.mentions[honour].type != HONOUR:
            return True
        name = self.mentions[honour].name
        kind = next((kind for end, kind in self.rules.holders.get(name[-1:], ()) if name.endswith(end)), "")
        return not kind or (self.mentions[holder].type == PERSON) == (kind == PERSON)

    def denied(self, rule: Rule, sentence: Sentence, verb: int) -> bool:
        """Whether the verb stands under a negation or a modal verb, or a word that the rule does not bear."""
        denial = self.rules.letters.words.get(str(rule.options.get("unless")), frozenset())
        denial |= frozenset() if "denied" in rule.options else self.rules.denial
        clause = sentence.clauses[number].start if (number := sentence.at(verb)) >= 0 else sentence.start
        code, known = sentence.strip.code, self.rules.known
        if not self.rules.condition.isdisjoint((code[clause], code[sentence.start])):
            return True
        for position in range(verb - 1, max(clause, verb - _TAKEN_BACK) - 1, -1):
            before = code[position - 1]
            if code[position] in self.rules.letters.things and known.kind.get(before) not in ("by", "with"):
                if before not in known.prepositions:
                    return False  # what stands before the one who acts is of another verb, unless it is done by him
                # "Will at the hall hold" is decided, "not to the school give" is denied.
                denial &= self.rules.letters.words.get("neg", frozenset())
            if code[position] in denial:
                return True
        return False
