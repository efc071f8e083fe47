"""All patterns of an ontology, compiled, with what is looked up when they run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.errors import KgError
from kg.extract.clauses import Clues, clues
from kg.extract.grammar import Rule, characters, compile_pattern, literals
from kg.extract.offices import Ends, Posts, by_last, heads, posts
from kg.extract.sides import Sides, sides
from kg.extract.symbols import VERB_CLASSES, WORDS_TABLE, Alphabet, alphabet
from kg.extract.when import Moments, moments
from kg.ontology import Ontology, OntologyError


@dataclass(frozen=True)
class Rules:
    """All patterns of an ontology, compiled.

    A rule needs one symbol of each of its `needs`; `masks` say for a symbol which needs it meets (a bit for each rule,
    layer upon layer), `always` those of rules that have fewer needs than there are layers.
    """

    letters: Alphabet
    known: Clues
    moments: Moments
    rules: tuple[Rule, ...]
    masks: Mapping[str, int]
    always: int
    layers: int
    within: tuple[tuple[Rule, frozenset[str]], ...]
    denial: frozenset[str]
    condition: frozenset[str]
    verb: re.Pattern[str]
    dated: frozenset[str]
    alike: frozenset[str]
    ends: Mapping[str, tuple[frozenset[str], frozenset[str]]]
    posts: Posts
    heads: Ends
    holders: Ends
    sole: frozenset[str]
    aspect: tuple[str, ...]
    each: tuple[str, ...]
    sides: Sides

    def candidates(self, code: str) -> Iterator[Rule]:
        """The rules of which every needed symbol stands in `code`."""
        masks, mask = self.masks, self.always
        for character in masks.keys() & set(code):
            mask |= masks[character]
        width = len(self.rules)
        possible = (1 << width) - 1
        for layer in range(self.layers):
            possible &= mask >> layer * width
        while possible:
            low = possible & -possible
            yield self.rules[low.bit_length() - 1]
            possible ^= low


def compile_rules(ontology: Ontology) -> Rules:
    """Compile the patterns of an ontology.

    Raises:
        OntologyError: with every pattern that is not understood.
    """
    letters = alphabet(
        ontology, [word for pattern in ontology.patterns for word in literals(str(pattern.fields.get("pattern", "")))]
    )
    made: list[Rule] = []
    faults: list[KgError] = []
    for pattern in ontology.patterns:
        try:
            made.append(compile_pattern(pattern, letters))
        except KgError as fault:
            file = str(ontology.folder / "patterns" / pattern.source)
            faults.append(KgError(fault.problem, fault.remedy, file=file, line=pattern.line))
    if faults:
        raise OntologyError(faults)
    rules = tuple(rule for rule in made if "within" not in rule.options)
    layers = max((len(rule.needs) for rule in rules), default=0)
    masks: dict[str, int] = {}
    always = 0
    for number, rule in enumerate(rules):
        for layer in range(layers):
            bit = 1 << layer * len(rules) + number
            if layer >= len(rule.needs):
                always |= bit
                continue
            for character in rule.needs[layer]:
                masks[character] = masks.get(character, 0) | bit
    words = letters.words
    verbs: frozenset[str] = frozenset().union(*(words.get(name, frozenset()) for name in VERB_CLASSES))
    nothing: frozenset[str] = frozenset()
    return Rules(
        letters=letters,
        known=clues(letters),
        moments=moments(letters),
        rules=rules,
        masks=masks,
        always=always,
        layers=layers,
        within=tuple(
            (rule, nothing.union(*(letters.types.get(t, nothing) for t in str(rule.options["within"]).split("|"))))
            for rule in made
            if "within" in rule.options
        ),
        denial=words.get("neg", nothing) | words.get("modal", nothing),
        condition=words.get("condition", nothing),
        verb=re.compile(characters(verbs)),
        dated=frozenset(name for name, prop in ontology.properties.items() if "date" in prop.qualifiers),
        sides=sides(ontology),
        alike=frozenset(
            name for name, prop in ontology.properties.items() if len(prop.domain) > 1 and prop.domain == prop.range
        ),
        ends={
            name: (
                nothing.union(*(letters.types.get(t, nothing) for t in prop.domain)),
                nothing.union(*(letters.types.get(t, nothing) for t in prop.range)),
            )
            for name, prop in ontology.properties.items()
        },
        posts=posts(ontology),
        heads=heads(ontology),
        sole=frozenset(rule.name for rule in made if "sole" in rule.options),
        holders=by_last((row["form"], row["holder"]) for row in ontology.rows("fitting_honours")),
        aspect=tuple(row["form"] for row in ontology.rows("aspect")),
        each=tuple(row["form"] for row in ontology.rows(WORDS_TABLE) if row["class"] == "each"),
    )
