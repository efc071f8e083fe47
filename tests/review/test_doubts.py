"""`kg review`: what is doubtful, worst first, and a correction that mends it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import review
from kg.cli import main
from kg.graph import KnowledgeGraph
from kg.model import Entity
from kg.ontology import Ontology
from kg.review.near import likeness

SECOND = "article/000000000002"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["review", *map(str, arguments)])


def with_entities(graph: KnowledgeGraph, *new: Entity) -> KnowledgeGraph:
    return replace(graph, entities=tuple(sorted((*graph.entities, *new), key=lambda e: e.id)))


@pytest.fixture
def doubtful(sample_graph: KnowledgeGraph) -> KnowledgeGraph:
    return with_entities(
        sample_graph,
        Entity("organization/000000000001", "Organization", "", "总工会甲", articles=(SECOND,), ambiguous=True),
        Entity("organization/000000000002", "Organization", "Enterprise", "山海重工有公司", articles=(SECOND,)),
        Entity("person/000000000001", "Person", "", "欧阳澄", articles=(SECOND,)),
    )


def test_each_kind_of_doubt_is_found_worst_first(doubtful: KnowledgeGraph, ontology: Ontology) -> None:
    found = review.doubts(doubtful, ontology)
    assert [doubt.kind for doubt in found] == ["ambiguous", "namesakes", "statement", "statement", "near", "statement"]
    assert [doubt.score for doubt in found] == sorted((doubt.score for doubt in found), reverse=True)
    assert all(doubt.where for doubt in found)


def test_every_entry_is_a_correction_and_mends_the_doubt(doubtful: KnowledgeGraph, ontology: Ontology) -> None:
    found = review.doubts(doubtful, ontology)
    assert len(found) == 6
    for doubt in found:
        row = doubt.entry | ({"to": "丙总工会"} if doubt.kind == "ambiguous" else {})
        graph, problems = review.apply(doubtful, [review.parse(row)], ontology)
        assert problems == ()
        assert (doubt.kind, doubt.ids) not in {(each.kind, each.ids) for each in review.doubts(graph, ontology)}


def test_what_is_known_to_be_two_is_not_asked_again(doubtful: KnowledgeGraph, ontology: Ontology) -> None:
    found = [doubt for doubt in review.doubts(doubtful, ontology) if "merge" in doubt.entry]
    assert len(found) == 2
    settled = [review.parse({"distinct": doubt.entry["merge"]}) for doubt in found]
    assert not [doubt for doubt in review.doubts(doubtful, ontology, settled) if "merge" in doubt.entry]


@pytest.mark.parametrize(
    ("full", "short", "near"),
    [
        ("山海重工有限公司", "山海重工公司", True),
        ("山海重工有限公司", "山悔重工有限公司", True),
        ("山海重工第一公司", "山海重工第二公司", False),
        ("山海市总工会", "云台市总工会", False),
    ],
)
def test_names_are_near_by_a_word_left_out_or_a_character_misread(full: str, short: str, near: bool) -> None:
    assert bool(likeness(full, short)) is near


def test_command_prints_text_or_json(sample_folder: Path) -> None:
    text = run(sample_folder, "--limit", 1)
    assert text.exit_code == 0
    assert "statement: " in text.stdout
    assert "more; --limit 0 lists all" in text.stderr
    data = json.loads(run(sample_folder, "--limit", 0, "--json").stdout)
    assert [row["score"] for row in data] == [0.4, 0.4, 0.3]
    assert all(review.parse(row["entry"]).action == "reject" for row in data)


def test_folder_without_a_graph_is_named(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "there is no graph here" in result.stderr
