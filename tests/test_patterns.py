"""Every pattern of the ontology gives what its examples say, and nothing for its counter-examples."""

from __future__ import annotations

from dataclasses import replace

import pytest

import kg.ontology
from kg.extract.examples import marked, run_examples, spell
from kg.extract.relations import relate
from kg.ontology import Ontology, Pattern

PATTERNS = kg.ontology.default().patterns


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_examples_and_counter_examples_hold(pattern: Pattern, ontology: Ontology) -> None:
    assert [str(fault) for fault in run_examples(pattern, ontology)] == []


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_every_pattern_has_an_example_that_gives_something(pattern: Pattern) -> None:
    assert any(example["gives"] for example in pattern.fields["examples"])


@pytest.mark.parametrize("predicate", sorted({pattern.predicate for pattern in PATTERNS}))
def test_examples_fail_once_the_patterns_of_a_predicate_are_gone(predicate: str, ontology: Ontology) -> None:
    without = replace(ontology, patterns=tuple(each for each in PATTERNS if each.predicate != predicate))
    gone = [each for each in PATTERNS if each.predicate == predicate]
    assert gone
    assert all("does not give" in str(next(run_examples(each, without))) for each in gone)


def test_names_are_unique_and_say_the_predicate_they_are_for() -> None:
    names = [pattern.name for pattern in PATTERNS]
    assert len(names) == len(set(names))


def test_every_predicate_has_a_pattern(ontology: Ontology) -> None:
    assert {pattern.predicate for pattern in PATTERNS} == set(ontology.properties)


def test_confidence_is_a_probability() -> None:
    assert all(0 < float(pattern.fields["confidence"]) < 1 for pattern in PATTERNS)


def test_a_wrong_example_is_reported(ontology: Ontology) -> None:
    pattern = next(each for each in PATTERNS if each.name == "issued-verb-object")
    fields = dict(pattern.fields) | {
        "examples": [{"text": "{TradeUnion:山海市总工会}开会。", "gives": ["山海市总工会 | issued | 办法"]}],
        "counter_examples": ["{TradeUnion:山海市总工会}印发《{Document:职工阅览办法}》。"],
    }
    faults = [str(fault) for fault in run_examples(replace(pattern, fields=fields), ontology)]
    assert len(faults) == 2
    assert "does not give" in faults[0]
    assert "must give nothing" in faults[1]


def test_a_claim_is_spelled_with_its_qualifiers(ontology: Ontology) -> None:
    article, mentions = marked("{TradeUnion:山海市总工会}副主席{Person:沈建英}到会。", ontology)
    assert [spell(claim, mentions) for claim in relate(article, mentions, ontology)] == [
        "沈建英 | works_for | 山海市总工会 | title=副主席"
    ]
