"""`kg explain`: an entity, its names, its edges and the sentences behind them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.errors import KgError
from kg.explain import as_text, explain, find, suggest
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["explain", *map(str, arguments)])


@pytest.mark.parametrize("form", ["山海市总工会", "市总工会"])
def test_found_by_name_alias_and_id(sample_graph: KnowledgeGraph, form: str) -> None:
    (entity,) = find(sample_graph, form)
    assert entity.name == "山海市总工会"
    assert explain(sample_graph, entity.id).entity == entity


def test_every_edge_comes_with_its_sentence_and_source(sample_graph: KnowledgeGraph) -> None:
    found = explain(sample_graph, "匠心杯")
    assert [(e.statement.predicate, e.outgoing) for e in found.edges] == [
        ("hosted", False),
        ("located_in", True),
        ("organized", False),
        ("participated_in", False),
    ]
    for edge in found.edges:
        assert edge.article is not None
        assert edge.statement.evidence in edge.article.paragraphs[edge.statement.paragraph].text


def test_text_shows_quote_page_line_rule_and_confidence(sample_folder: Path) -> None:
    result = run(sample_folder, "山海重工")
    assert result.exit_code == 0
    for words in (
        "also: 山海重工",
        "hosted · 承办 →",
        "← part of · 隶属于",
        "样报 2025-11-26 page 2",
        "sample/page.txt line 3",
        "rule by-hand, confidence 0.90",
        "“匠心杯”技能大赛,山海重工有限公司承办",
    ):
        assert words in result.stdout


def test_json_holds_the_same(sample_folder: Path) -> None:
    found = json.loads(run(sample_folder, "欧阳澄", "--json").stdout)
    assert found["name"] == "欧阳澄"
    posts = [edge for edge in found["edges"] if edge["predicate"] == "works_for"]
    assert [(p["other"]["name"], p["qualifiers"], p["direction"]) for p in posts] == [
        ("山海重工有限公司工会", {"title": "主席"}, "out")
    ]
    assert posts[0]["article"]["page"] == "2"
    assert posts[0]["lines"] == [5]


def test_near_names_are_suggested(sample_graph: KnowledgeGraph, sample_folder: Path) -> None:
    assert "山海市总工会" in suggest(sample_graph, "山海总工会")
    result = run(sample_folder, "山海总工会")
    assert result.exit_code == 1
    assert "did you mean" in result.stderr
    with pytest.raises(KgError, match="nothing in the graph"):
        explain(sample_graph, "Zzz")


def test_homonyms_are_listed_and_told_apart_by_id(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    (hero,) = find(sample_graph, "欧阳澄")
    twin = replace(hero, id="person/ffffffffffff", articles=(), reasons=("another town",), ambiguous=True)
    graph = replace(sample_graph, entities=tuple(sorted((*sample_graph.entities, twin), key=lambda e: e.id)))
    assert explain(graph, "欧阳澄").entity == hero
    assert explain(graph, "欧阳澄").homonyms == (twin,)
    text = "\n".join(as_text(explain(graph, twin.id), graph, ontology))
    assert f"same name: 欧阳澄 (person · 人物, {hero.id})" in text
    assert "why one: another town" in text
    assert "ambiguous" in text


def test_an_honour_given_is_shown_by_name(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    (honour,) = find(sample_graph, "全国劳动模范")
    first, *rest = sample_graph.statements
    changed = replace(sample_graph, statements=(replace(first, qualifiers=(("honour", honour.id),)), *rest))
    found = explain(changed, first.subject)
    assert "(honour 全国劳动模范)" in "\n".join(as_text(found, changed, ontology))
