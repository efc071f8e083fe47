"""`kg stats`: the counts, and a digest that depends on content alone."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import graphfile
from kg.cli import main
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology
from kg.stats import stats


@pytest.fixture
def folder(tmp_path: Path, sample_graph: KnowledgeGraph) -> Path:
    graphfile.save(sample_graph, tmp_path)
    return tmp_path


def test_counts_by_type_predicate_and_newspaper(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    found = stats(sample_graph, ontology)
    assert (found.documents, found.articles, found.entities, found.statements, found.edges) == (1, 2, 12, 12, 12)
    assert found.types["Organization"] == 4
    assert found.subtypes["Organization/TradeUnion"] == 3
    assert next(iter(found.predicates.items())) == ("located_in", 4)
    assert found.newspapers == {"样报": 2}
    assert found.newspaper_statements == {"样报": 12}


def test_the_largest_count_comes_first_and_equal_ones_by_name(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    counts = list(stats(sample_graph, ontology).predicates.items())
    assert counts == sorted(counts, key=lambda item: (-item[1], item[0]))


def test_an_edge_said_twice_is_one_edge(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    again = replace(sample_graph.statements[0], id="statement/ffffffffffff", article="article/000000000002")
    found = stats(replace(sample_graph, statements=(*sample_graph.statements, again)), ontology)
    assert (found.statements, found.edges) == (13, 12)


def test_the_digest_does_not_depend_on_order(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    chance = random.Random(3)
    shuffled = replace(
        sample_graph,
        **{
            name: tuple(chance.sample(getattr(sample_graph, name), len(getattr(sample_graph, name))))
            for name in ("articles", "entities", "statements")
        },
    )
    assert shuffled.entities != sample_graph.entities
    assert stats(shuffled, ontology).digest == stats(sample_graph, ontology).digest


@pytest.mark.parametrize("field", ["evidence", "rule", "object"])
def test_the_digest_changes_with_any_statement(field: str, sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    other = replace(sample_graph.statements[0], **{field: "organization/000000000000"})
    changed = replace(sample_graph, statements=(other, *sample_graph.statements[1:]))
    assert stats(changed, ontology).digest != stats(sample_graph, ontology).digest


def test_the_command_prints_text_and_json(folder: Path, sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    digest = stats(sample_graph, ontology).digest
    plain = CliRunner().invoke(main, ["stats", str(folder)])
    assert plain.exit_code == 0
    assert digest in plain.stdout
    assert "样报" in plain.stdout
    found = json.loads(CliRunner().invoke(main, ["stats", str(folder), "--json"]).stdout)
    assert found["digest"] == digest
    assert found["predicates"]["located_in"] == 4


def test_an_empty_graph_has_counts_too(ontology: Ontology) -> None:
    found = stats(KnowledgeGraph(), ontology)
    assert (found.entities, found.statements, len(found.digest)) == (0, 0, 64)


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["stats", str(tmp_path)])
    assert result.exit_code == 1
    assert "there is no graph here" in result.stderr
