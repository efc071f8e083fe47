"""What the index answers."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from kg import graphfile
from kg.explore import words
from kg.explore.index import index
from kg.explore.lookup import Lookup
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology
from tests.generated import generated_graph
from tests.sample import E as NAMES
from tests.sample import _id


def ident(name: str) -> str:
    return _id(next(kind for kind, _, each, _ in NAMES.values() if each == name), name)


@pytest.mark.parametrize(
    "query", ["山海重工有限公司", "山海重工", "重工有限", "shanhaizhonggong", "zhonggongyou", "shzg", "SHZG"]
)
def test_a_name_is_found_by_its_parts_and_its_sound(lookup: Lookup, query: str) -> None:
    assert "山海重工有限公司" in lookup.find(query)["nodes"]["label"]


def test_a_name_is_found_by_alias_and_says_which(lookup: Lookup) -> None:
    found = lookup.find("匠心杯")
    assert found["nodes"]["label"][0] == "“匠心杯”技能大赛"


def test_the_whole_name_comes_first(lookup: Lookup) -> None:
    assert lookup.find("山海市")["nodes"]["label"][0] == "山海市"


@pytest.mark.parametrize("query", ["", " ", '"', "a OR b", "grams:x*", "NEAR(", "'; DROP TABLE entity", "\U0010ffff"])
def test_odd_queries_find_nothing_and_break_nothing(lookup: Lookup, query: str) -> None:
    assert lookup.find(query)["nodes"] == {}


def test_a_neighbourhood_holds_the_thing_its_neighbours_and_all_between(lookup: Lookup) -> None:
    near = lookup.near(ident("“匠心杯”技能大赛"))
    assert near is not None
    assert set(near["nodes"]["label"]) == {"“匠心杯”技能大赛", "山海市总工会", "山海重工有限公司", "欧阳澄", "云台区"}
    assert near["nodes"]["total"][0] == 4
    assert len(near["edges"]["id"]) == 4
    assert len(near["articles"]["headline"]) >= 1
    assert lookup.near("organization/none") is None


def test_evidence_gives_the_sentence_with_both_ends(lookup: Lookup, sample_graph: KnowledgeGraph) -> None:
    statement = next(s for s in sample_graph.statements if s.predicate == "organized")
    text, (start, end, a, b, c, d) = lookup.evidence([statement.id, "statement/none"])[statement.id]
    assert text[start:end] == statement.evidence
    assert text[a:b] == "山海市总工会"
    assert "匠心杯" in text[c:d]


def test_a_shortest_path_is_found_from_both_ends(lookup: Lookup) -> None:
    found = lookup.path(ident("全国劳动模范"), ident("山海市总工会"))
    assert found["steps"] == 3
    assert len(found["nodes"]["id"]) == 4
    assert lookup.path(ident("林知秋"), ident("山海市总工会"))["steps"] == 0
    assert lookup.path("x", "y")["steps"] == 0


def test_overview_counts_everything(lookup: Lookup, sample_graph: KnowledgeGraph) -> None:
    assert sum(count for _, count in lookup.overview["types"]) == len(sample_graph.entities)
    assert sum(count for _, count in lookup.overview["predicates"]) == len(sample_graph.statements)
    assert lookup.overview["articles"] == 2
    assert lookup.overview["timeline"] == [["2025-11", 1]]


def test_things_lie_in_the_province_of_their_place(
    sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path: Path
) -> None:
    entities = tuple(
        dataclasses.replace(e, attributes=(("code", "320100"),)) if e.name == "山海市" else e
        for e in sample_graph.entities
    )
    graphfile.save(dataclasses.replace(sample_graph, entities=entities), tmp_path)
    # the city; its union and district; what lies in the district
    assert Lookup(index(tmp_path, ontology), ontology).overview["provinces"] == {"32": 5}


def test_making_an_index_tells_how_far_it_is(ontology: Ontology, tmp_path: Path) -> None:
    graph = generated_graph(1500, 3000)
    graphfile.save(graph, tmp_path)
    told: list[tuple[str, int, int]] = []
    index(tmp_path, ontology, lambda *step: told.append(step))
    total = len(graph.articles) + len(graph.entities) + len(graph.statements)
    assert told[0] == ("index", 0, total)
    assert told[-1] == ("index", total, total)
    assert len(told) > 4
    assert told == sorted(told)
    told.clear()
    index(tmp_path, ontology, lambda *step: told.append(step))
    assert told == [], "an index that stands is not made"


def test_an_index_is_kept_until_the_graph_changes(ontology: Ontology, tmp_path: Path) -> None:
    graphfile.save(generated_graph(20, 20), tmp_path)
    first = index(tmp_path, ontology).stat().st_mtime_ns
    assert index(tmp_path, ontology).stat().st_mtime_ns == first
    graphfile.save(generated_graph(30, 30), tmp_path)
    place = index(tmp_path, ontology)
    assert place.stat().st_mtime_ns != first
    assert sum(count for _, count in Lookup(place, ontology).overview["types"]) == 30


def test_a_lone_surrogate_is_no_obstacle(sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path: Path) -> None:
    first, *others = sample_graph.entities
    graph = dataclasses.replace(sample_graph, entities=(dataclasses.replace(first, name="坏\ud800字"), *others))
    graphfile.save(graph, tmp_path)
    assert Lookup(index(tmp_path, ontology), ontology).find("坏")["nodes"]["label"] == ["坏?字"]


def test_typed_letters_are_cut_into_readings() -> None:
    assert words.segmentations("zhonghua")[0] == ["zhong", "hua"]
    assert ["xi", "an"] in words.segmentations("xian")
    assert words.segmentations("qqq") == []
