"""`graph.ttl`: what it says, that every reader reads it alike, and that no text breaks it."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from rdflib import RDF, RDFS, SKOS, Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, XSD

from kg.export import terms
from kg.export.dates import datatype
from kg.export.turtle import chunks
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology
from tests.export.hostile import hostile_graphs

KG = rdflib.Namespace("https://kg.example/ontology#")
ID = rdflib.Namespace("https://kg.example/id/")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = rdflib.Namespace("https://schema.org/")


def turtle(graph: KnowledgeGraph, ontology: Ontology) -> str:
    return "".join(chunks(graph, ontology))


def triples(text: str) -> list[str]:
    return [str(quad) for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


@pytest.fixture(scope="module")
def rdf(sample_graph: KnowledgeGraph, ontology: Ontology) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle(sample_graph, ontology), format="turtle")


def named(rdf: rdflib.Graph, name: str) -> URIRef:
    node = rdf.value(None, RDFS.label, Literal(name, "zh"))
    assert isinstance(node, URIRef)
    return node


def test_an_edge_is_a_plain_triple_and_a_statement(rdf: rdflib.Graph) -> None:
    union, contest = named(rdf, "山海市总工会"), named(rdf, "“匠心杯”技能大赛")
    assert (union, KG.organized, contest) in rdf
    said = rdf.value(None, RDF.predicate, KG.organized)
    assert (said, RDF.type, KG.Statement) in rdf
    assert (said, RDF.subject, union) in rdf
    assert (said, RDF.object, contest) in rdf
    assert rdf.value(said, KG.date) == Literal("2025-11-20", datatype=XSD.date)
    assert rdf.value(said, PROV.wasDerivedFrom) == ID["article/000000000001"]
    assert rdf.value(said, OA.exact) == Literal("山海市总工会在云台区举办“匠心杯”技能大赛")
    assert rdf.value(said, KG.lines) == Literal("3")
    assert rdf.value(said, KG.confidence) == Literal("0.95", datatype=XSD.decimal)
    assert rdf.value(said, KG.rule) == Literal("by-hand")


def test_offsets_find_the_quote_in_the_text_of_the_article(rdf: rdflib.Graph) -> None:
    statements = list(rdf.subjects(RDF.type, KG.Statement))
    assert len(statements) == 12
    for said in statements:
        text = str(rdf.value(rdf.value(said, PROV.wasDerivedFrom), SCHEMA.text))
        start, end = (rdf.value(said, offset).toPython() for offset in (OA.start, OA.end))
        assert text[start:end] == str(rdf.value(said, OA.exact))


def test_an_entity_has_its_types_and_names_in_chinese(rdf: rdflib.Graph) -> None:
    union = named(rdf, "山海市云台区总工会")
    assert set(rdf.objects(union, RDF.type)) == {KG.Organization, KG.TradeUnion}
    assert rdf.value(union, SKOS.prefLabel) == Literal("山海市云台区总工会", "zh")
    assert set(rdf.objects(union, SKOS.altLabel)) == {Literal("云台区总工会", "zh"), Literal("区总", "zh")}


def test_a_post_is_also_a_membership_with_its_role(rdf: rdflib.Graph) -> None:
    post = rdf.value(None, RDF.type, ORG.Membership)
    assert rdf.value(post, ORG.member) == named(rdf, "欧阳澄")
    assert rdf.value(post, ORG.organization) == named(rdf, "山海重工有限公司工会")
    assert rdf.value(rdf.value(post, ORG.role), RDFS.label) == Literal("主席", "zh")
    assert rdf.value(rdf.value(post, PROV.wasDerivedFrom), RDF.predicate) == KG.worksFor


def test_an_article_has_its_edition_headline_and_bylines(rdf: rdflib.Graph) -> None:
    article = ID["article/000000000001"]
    assert {SCHEMA.NewsArticle, KG.Article} <= set(rdf.objects(article, RDF.type))
    assert rdf.value(article, SCHEMA.headline) == Literal("山海市总工会举办“匠心杯”技能大赛", "zh")
    assert rdf.value(article, SCHEMA.datePublished) == Literal("2025-11-26", datatype=XSD.date)
    assert rdf.value(article, SCHEMA.printPage) == Literal("2")
    assert rdf.value(article, SCHEMA.printSection) == Literal("综合新闻", "zh")
    assert rdf.value(rdf.value(article, SCHEMA.isPartOf), SCHEMA.name) == Literal("样报", "zh")
    byline = rdf.value(article, PROV.qualifiedAttribution)
    assert rdf.value(byline, SCHEMA.name) == Literal("林知秋", "zh")
    assert rdf.value(byline, SCHEMA.roleName) == Literal("记者", "zh")
    assert named(rdf, "欧阳澄") in set(rdf.objects(article, SCHEMA.mentions))


def test_the_ontology_is_imported_and_prefixes_are_bound(rdf: rdflib.Graph) -> None:
    assert (URIRef("https://kg.example/id/"), rdflib.OWL.imports, URIRef("https://kg.example/ontology")) in rdf
    bound = dict(rdf.namespaces())
    assert bound["kg"] == URIRef(str(KG))
    assert bound["person"] == ID["person/"]
    assert {"schema", "org", "prov", "skos", "dcterms", "oa", "edtf"} <= set(bound)


def test_a_code_is_an_identifier_and_another_attribute_a_note(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    city = next(entity for entity in sample_graph.entities if entity.name == "山海市")
    known = replace(city, attributes=(("code", "370000"), ("other", "x")), reasons=("山海 = 山海市",), ambiguous=True)
    graph = replace(sample_graph, entities=tuple(known if e is city else e for e in sample_graph.entities))
    rdf = rdflib.Graph().parse(data=turtle(graph, ontology), format="turtle")
    assert rdf.value(ID[city.id], DCTERMS.identifier) == Literal("370000")
    assert rdf.value(ID[city.id], SKOS.note) == Literal("other: x")
    assert rdf.value(ID[city.id], KG.reason) == Literal("山海 = 山海市")
    assert rdf.value(ID[city.id], KG.ambiguous) == Literal(True)


def test_there_are_no_blank_nodes_and_iris_are_ascii(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    for quad in ox.parse(turtle(sample_graph, ontology), format=ox.RdfFormat.TURTLE):
        for term in (quad.subject, quad.predicate, quad.object):
            assert not isinstance(term, ox.BlankNode)
            assert not isinstance(term, ox.NamedNode) or term.value.isascii()


def test_an_edge_two_articles_say_is_one_triple_and_two_statements(
    sample_graph: KnowledgeGraph, ontology: Ontology
) -> None:
    first = next(s for s in sample_graph.statements if s.predicate == "works_for")
    again = replace(first, id="statement/ffffffffffff", article="article/000000000002")
    graph = replace(sample_graph, statements=(*sample_graph.statements, again))
    found = triples(turtle(graph, ontology))
    assert len(found) == len(set(found))
    rdf = rdflib.Graph().parse(data=turtle(graph, ontology), format="turtle")
    assert len(list(rdf.subjects(RDF.predicate, KG.worksFor))) == 2
    post = rdf.value(None, RDF.type, ORG.Membership)
    assert len(list(rdf.objects(post, PROV.wasDerivedFrom))) == 2


def test_the_same_graph_gives_the_same_bytes(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    assert turtle(sample_graph, ontology) == turtle(replace(sample_graph), ontology)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025", "xsd:gYear"),
        ("2025-11", "xsd:gYearMonth"),
        ("2025-11-26", "xsd:date"),
        ("2025-11-26T08:00:00", "xsd:dateTime"),
        ("2025-11~", "edtf:EDTF"),
        ("2025-11-2X", "edtf:EDTF"),
        ("2025-23", "edtf:EDTF"),
        ("2025-11-20/2025-11-26", "edtf:EDTF"),
        ("2025-11/..", "edtf:EDTF"),
        ("/2025", "edtf:EDTF"),
        ("[2024,2025]", "edtf:EDTF"),
        ("2025-13", ""),
        ("2025-02-30", ""),
        ("2025-02-30/2025-03-01", ""),
        ("/", ""),
        ("", ""),
        ("近日", ""),
        ("２０２５", ""),
    ],
)
def test_a_date_has_the_datatype_that_can_say_it(value: str, expected: str) -> None:
    assert datatype(value) == expected


def test_a_kind_named_like_a_vocabulary_keeps_its_full_iri(ontology: Ontology) -> None:
    odd = replace(ontology, classes={"Org": replace(ontology.classes["Person"], name="Org")})
    assert terms.prefixes(odd)["org"] == "http://www.w3.org/ns/org#"
    assert terms.TurtleTerms(odd).thing("org/0123") == "<https://kg.example/id/org/0123>"


@settings(max_examples=60, deadline=None)
@given(graph=hostile_graphs())
def test_any_text_survives_and_both_readers_count_the_same(graph: KnowledgeGraph, ontology: Ontology) -> None:
    text = turtle(graph, ontology)
    text.encode("utf-8")
    found = triples(text)
    assert len(found) == len(set(found))
    rdf = rdflib.Graph().parse(data=text, format="turtle")
    assert len(rdf) == len(found)
    for entity in graph.entities:
        label = rdf.value(URIRef(terms.thing_iri(ontology.base, entity.id)), RDFS.label)
        assert str(label) == terms.well_formed(entity.name)
