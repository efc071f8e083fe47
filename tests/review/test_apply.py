"""Corrections of a graph: each does what it says, survives, and says when it no longer applies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg import review
from kg.errors import KgError
from kg.explain import explain, find
from kg.graph import KnowledgeGraph
from kg.model import Entity, Problem
from kg.ontology import Ontology

UNION, DISTRICT, CONTEST, HERO = "山海市总工会", "山海市云台区总工会", "“匠心杯”技能大赛", "欧阳澄"
SECOND = "云台区总工会出台《职工之家建设办法》"


def corrected(
    graph: KnowledgeGraph, ontology: Ontology, *rows: dict[str, object]
) -> tuple[KnowledgeGraph, tuple[Problem, ...]]:
    entries = [review.parse(row, "review.jsonl", number) for number, row in enumerate(rows, start=1)]
    return review.apply(graph, entries, ontology)


def one(graph: KnowledgeGraph, name: str) -> Entity:
    (entity,) = find(graph, name)
    return entity


def said(graph: KnowledgeGraph) -> set[tuple[str, str, str]]:
    return {(graph.entity[s.subject].name, s.predicate, graph.entity[s.object].name) for s in graph.statements}


def assert_whole(graph: KnowledgeGraph) -> None:
    """Nothing points to an entity that is gone, and everything is in order."""
    known = set(graph.entity)
    assert {m.entity for m in graph.mentions} <= known
    assert {end for s in graph.statements for end in (s.subject, s.object)} <= known
    assert all(s.subject != s.object for s in graph.statements)
    assert [e.id for e in graph.entities] == sorted(known)
    assert [s.id for s in graph.statements] == sorted({s.id for s in graph.statements})


def test_nothing_to_correct_changes_nothing(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    assert corrected(sample_graph, ontology) == (sample_graph, ())


def test_merge_gives_the_first_the_names_edges_and_mentions_of_the_others(
    sample_graph: KnowledgeGraph, ontology: Ontology
) -> None:
    row = {"merge": [UNION, "区总"], "author": "li", "note": "same body"}
    graph, problems = corrected(sample_graph, ontology, row)
    assert_whole(graph)
    assert problems == ()
    entity = one(graph, "区总")
    assert (entity.id, entity.name) == (one(sample_graph, UNION).id, UNION)
    assert DISTRICT in entity.aliases
    assert "review: 山海市总工会 = 山海市云台区总工会 (li, same body)" in entity.reasons
    assert (UNION, "issued", "职工之家建设办法") in said(graph)
    assert len(entity.articles) == 2
    assert {m.entity for m in graph.mentions if "区总" in m.text and "工会" in m.text} == {entity.id}


def test_merged_statement_of_two_edges_is_the_surer_one(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    surest = next(s for s in sample_graph.statements if s.predicate == "hosted")
    double = replace(surest, id="statement/0", subject=one(sample_graph, UNION).id, confidence=0.2)
    graph = replace(sample_graph, statements=(*sample_graph.statements, double))
    merged, _ = corrected(graph, ontology, {"merge": ["山海重工", UNION]})
    assert [s.confidence for s in merged.statements if s.predicate == "hosted"] == [0.9]
    assert_whole(merged)


def test_split_makes_another_thing_of_what_some_articles_name(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    rows = {"merge": [UNION, DISTRICT]}, {"split": UNION, "articles": [SECOND], "name": "云台总工会"}
    graph, problems = corrected(sample_graph, ontology, *rows)
    assert problems == ()
    assert_whole(graph)
    assert ("云台总工会", "issued", "职工之家建设办法") in said(graph)
    assert (UNION, "organized", CONTEST) in said(graph)
    new = one(graph, "云台总工会")
    assert new.articles == ("article/000000000002",)
    assert {m.article for m in graph.mentions if m.entity == new.id} == {"article/000000000002"}


def test_what_was_split_can_be_merged_again(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    rows = (
        {"merge": [UNION, DISTRICT]},
        {"split": UNION, "articles": [SECOND], "name": "甲总工会"},
        {"merge": [UNION, "甲总工会"]},
    )
    graph, problems = corrected(sample_graph, ontology, *rows)
    assert problems == ()
    assert_whole(graph)
    assert (UNION, "issued", "职工之家建设办法") in said(graph)


def test_rename_keeps_id_and_old_name(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    graph, problems = corrected(sample_graph, ontology, {"rename": "市总工会", "to": "山海总工会"})
    assert problems == ()
    entity = one(graph, UNION)
    assert (entity.name, entity.id) == ("山海总工会", one(sample_graph, UNION).id)


def test_retype_within_a_type_keeps_the_edges(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    graph, problems = corrected(sample_graph, ontology, {"retype": "暖蜂驿站", "to": "Program/Campaign"})
    assert problems == ()
    assert one(graph, "暖蜂驿站").subtype == "Campaign"
    assert said(graph) == said(sample_graph)


def test_retype_moves_the_id_and_drops_what_the_ontology_forbids(
    sample_graph: KnowledgeGraph, ontology: Ontology
) -> None:
    graph, problems = corrected(sample_graph, ontology, {"retype": CONTEST, "to": "Document"})
    entity = one(graph, CONTEST)
    assert (entity.id[:9], entity.type, entity.subtype) == ("document/", "Document", "")
    assert_whole(graph)
    assert not any(CONTEST in (s, o) for s, _, o in said(graph))
    (problem,) = problems
    assert "4 statements fell away" in problem.problem
    assert not problem.fatal


def test_alias_is_found_afterwards(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    graph, problems = corrected(sample_graph, ontology, {"alias": "山海工会", "of": UNION})
    assert problems == ()
    assert explain(graph, "山海工会").entity.name == UNION


def test_rejected_edge_is_gone_and_accepted_one_is_certain(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    rows = (
        {"reject": [HERO, "participated_in", "匠心杯"]},
        {"accept": ["云台区", "located_in", "山海市"]},
        {"accept": [HERO, "works_for", "山海重工有限公司工会"], "qualifiers": {"title": "常务副主席"}},
    )
    graph, problems = corrected(sample_graph, ontology, *rows)
    assert problems == ()
    assert said(graph) == said(sample_graph) - {(HERO, "participated_in", CONTEST)}
    (place,) = (s for s in graph.statements if s.subject == one(graph, "云台区").id)
    assert place.confidence == 1.0
    (post,) = (s for s in graph.statements if s.predicate == "works_for")
    assert post.qualifiers == (("title", "常务副主席"),)


def test_missed_edge_is_added_with_the_words_that_say_it(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    quote = "投入20万元支持“暖蜂驿站”"
    row = {"accept": [DISTRICT, "organized", "暖蜂驿站"], "article": SECOND, "evidence": quote}
    graph, problems = corrected(sample_graph, ontology, row)
    assert problems == ()
    (new,) = set(graph.statements) - set(sample_graph.statements)
    assert (new.rule, new.confidence, new.evidence, new.lines) == ("review", 1.0, quote, (9,))
    paragraph = graph.article[new.article].paragraphs[new.paragraph]
    assert paragraph.text[new.start : new.end] == quote


def test_later_corrections_find_things_by_their_old_id_and_name(
    sample_graph: KnowledgeGraph, ontology: Ontology
) -> None:
    old = one(sample_graph, DISTRICT).id
    rows = {"merge": [UNION, DISTRICT]}, {"rename": old, "to": "新总工会"}, {"alias": "新总", "of": "区总"}
    graph, problems = corrected(sample_graph, ontology, *rows)
    assert problems == ()
    assert one(graph, "新总").name == "新总工会"


def test_id_of_another_version_falls_back_on_the_name(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    reference = {"id": "organization/ffffffffffff", "name": "区总", "type": "TradeUnion"}
    assert corrected(sample_graph, ontology, {"rename": reference, "to": "甲总工会"})[1] == ()


def test_namesakes_are_told_apart_by_class_article_or_id(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    other = Entity("person/000000000009", "Person", "", HERO, articles=("article/000000000002",))
    graph = replace(sample_graph, entities=tuple(sorted((*sample_graph.entities, other), key=lambda e: e.id)))
    (problem,) = corrected(graph, ontology, {"rename": HERO, "to": "甲"})[1]
    assert "2 things are called '欧阳澄'" in problem.problem
    assert "add type or article" in problem.remedy
    for reference in ({"name": HERO, "article": SECOND}, other.id):
        renamed, problems = corrected(graph, ontology, {"rename": reference, "to": "甲"})
        assert problems == ()
        assert renamed.entity[other.id].name == "甲"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"merge": [UNION, "市总工会"]}, "one thing already"),
        ({"merge": [UNION, "没有总工会"]}, "nothing is called '没有总工会'"),
        ({"split": UNION, "articles": ["没有"]}, "in none of these articles"),
        ({"split": UNION, "articles": ["sample/page.txt"]}, "all articles that name"),
        ({"rename": UNION, "to": UNION}, "called so already"),
        ({"rename": UNION, "to": DISTRICT}, "another Organization is called"),
        ({"retype": UNION, "to": "TradeUnion"}, "of class TradeUnion already"),
        ({"retype": UNION, "to": "Animal"}, "no class Animal"),
        ({"alias": "市总工会", "of": UNION}, "goes by that already"),
        ({"distinct": [UNION, "市总工会"]}, "two of these are one thing"),
        ({"reject": [UNION, "hosted", CONTEST]}, "no such edge"),
        ({"accept": [UNION, "hosted", CONTEST]}, "no such edge"),
        ({"accept": [UNION, "likes", CONTEST]}, "no relation likes"),
        ({"accept": [UNION, "organized", CONTEST], "qualifiers": {"colour": "red"}}, "no qualifier colour"),
        ({"accept": [HERO, "hosted", CONTEST], "article": SECOND, "evidence": "近日"}, "allows no such edge"),
        ({"accept": [UNION, "hosted", CONTEST], "article": SECOND, "evidence": "没有"}, "not in the article"),
    ],
)
def test_what_no_longer_applies_is_told_and_changes_nothing(
    row: dict[str, object], said: str, sample_graph: KnowledgeGraph, ontology: Ontology
) -> None:
    graph, (problem,) = corrected(sample_graph, ontology, row)
    assert graph == sample_graph
    assert said in problem.problem
    assert (problem.file, problem.line, problem.fatal) == ("review.jsonl", 1, False)
    assert problem.remedy


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ([], "a JSON object"),
        ({}, "this one has 0"),
        ({"merge": ["a", "b"], "alias": "c", "of": "a"}, "this one has 2"),
        ({"rename": "a"}, "rename needs to"),
        ({"split": "a"}, "split needs articles"),
        ({"split": "a", "articles": "b"}, "articles is a list"),
        ({"merge": ["a"]}, "two entities or more"),
        ({"reject": ["a", "b"]}, "[subject, relation, object]"),
        ({"rename": "a", "to": "b", "colour": "c"}, "rename has no colour"),
        ({"rename": {"nam": "a"}, "to": "b"}, "names no entity"),
        ({"rename": "a", "to": 7}, "name is a text"),
        ({"accept": ["a", "b", "c"], "qualifiers": ["x"]}, "qualifiers is an object"),
    ],
)  # fmt: skip
def test_what_is_no_correction_is_refused(row: object, said: str) -> None:
    with pytest.raises(KgError) as caught:
        review.parse(row, "review.jsonl", 4)
    assert said in str(caught.value)
    assert str(caught.value).startswith("review.jsonl:4: ")
