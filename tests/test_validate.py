"""`kg validate`: a sound graph conforms, each shape has a violating example, and what offends is named in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

import kg.export
import kg.ontology
import kg.shapes
import kg.validate
from kg.cli import main
from kg.graph import KnowledgeGraph
from kg.model import Entity
from kg.ontology import Ontology
from kg.shacl import UnsupportedShapeError, compiled

PREFIXES = {
    "kg": "https://kg.example/ontology#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "https://kg.example/id/",
}
HEAD = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in PREFIXES.items())
# The statement that the sample's contest was organized by the city's union, and the things it is about.
SAID = "?said rdf:predicate kg:organized ; rdf:subject ?union ; rdf:object ?contest"


def change(delete: str, insert: str, where: str) -> str:
    return f"DELETE {{ {delete} }} INSERT {{ {insert} }} WHERE {{ {where} }}"


def drop(subject: str, predicate: str, where: str) -> str:
    return change(f"{subject} {predicate} ?old", "", f"{where} . {subject} {predicate} ?old")


def put(subject: str, predicate: str, value: str, where: str) -> str:
    return change(
        f"{subject} {predicate} ?old", f"{subject} {predicate} {value}", f"{where} . {subject} {predicate} ?old"
    )


def add(subject: str, predicate: str, value: str, where: str) -> str:
    return change("", f"{subject} {predicate} {value}", where)


ARTICLE = '?article schema:headline ?headline FILTER(CONTAINS(?headline, "技能大赛"))'
PERSON = '?person rdfs:label "欧阳澄"@zh'
CITY = '?city rdfs:label "山海市"@zh'
POST = "?post a org:Membership"
BYLINE = "?byline a prov:Attribution"
PAPER = "?paper a schema:Newspaper"
ROLE = "?role a org:Role"

# what is broken → (update that breaks it, words of the message, words that must name what is wrong)
BROKEN: dict[str, tuple[str, str, str]] = {
    "no quote": (drop("?said", "oa:exact", SAID), "one quote as its evidence", "山海市总工会"),
    "empty quote": (put("?said", "oa:exact", '""', SAID), "one quote as its evidence", "主办 (organized)"),
    "quote elsewhere": (put("?said", "oa:exact", '"别的话"', SAID), "does not stand in the article", "别的话"),
    "no start": (drop("?said", "oa:start", SAID), "starts at one offset", "sample/page.txt:3"),
    "start after end": (put("?said", "oa:start", "999", SAID), "starts at one offset", "sample/page.txt:3"),
    "start below zero": (put("?said", "oa:start", "-4", SAID), "starts at one offset", "sample/page.txt:3"),
    "end not a number": (put("?said", "oa:end", '"x"', SAID), "ends at one offset", "sample/page.txt:3"),
    "no article": (drop("?said", "prov:wasDerivedFrom", SAID), "comes from one article", "匠心杯"),
    "two articles": (
        add("?said", "prov:wasDerivedFrom", "id:article\\/000000000002", SAID),
        "comes from one article",
        "匠心杯",
    ),
    "article not described": (
        put("?said", "prov:wasDerivedFrom", "id:article\\/ffff", SAID),
        "comes from one article",
        "匠心杯",
    ),
    "no subject": (drop("?said", "rdf:subject", SAID), "has one subject", "匠心杯"),
    "two objects": (add("?said", "rdf:object", "?union", SAID), "has one object", "山海市总工会"),
    "object a text": (put("?said", "rdf:object", '"匠心杯"', SAID), "has one object", "“匠心杯”"),
    "object not described": (
        put("?said", "rdf:object", "id:program\\/ffff", SAID),
        "object of the statement is not described",
        "program/ffff",
    ),
    "subject not described": (
        put("?said", "rdf:subject", "id:person\\/ffff", SAID),
        "subject of the statement is not described",
        "person/ffff",
    ),
    "no predicate": (drop("?said", "rdf:predicate", SAID), "has one predicate", "匠心杯"),
    "relation unknown": (
        put("?said", "rdf:predicate", "kg:envied", SAID),
        "relation the ontology does not have",
        "envied",
    ),
    "edge missing": (change("?union kg:organized ?contest", "", SAID), "edge that the statement is about", "匠心杯"),
    "edge without statement": (
        add("?person", "kg:participatedIn", "?contest", f"{PERSON} . {SAID}")
        + ";"
        + change("?s ?p ?o", "", "?s rdf:predicate kg:participatedIn ; ?p ?o"),
        "no statement gives the evidence",
        "欧阳澄",
    ),
    "confidence above one": (put("?said", "kg:confidence", "1.2", SAID), "confidence is one decimal", "山海市总工会"),
    "confidence below zero": (put("?said", "kg:confidence", "-0.1", SAID), "confidence is one decimal", "匠心杯"),
    "confidence a text": (put("?said", "kg:confidence", '"high"', SAID), "confidence is one decimal", "匠心杯"),
    "no lines": (drop("?said", "kg:lines", SAID), "names the lines", "sample/page.txt:?"),
    "line zero": (put("?said", "kg:lines", '"0"', SAID), "names the lines", "sample/page.txt:0"),
    "no rule": (put("?said", "kg:rule", '""', SAID), "names the rule", "山海市总工会"),
    "statement not rdf:Statement": (change("?said a rdf:Statement", "", SAID), "not an rdf:Statement", "山海市总工会"),
    "date not a date": (put("?said", "kg:date", '"近日"', SAID), "a date is a day", "匠心杯"),
    "date not in the calendar": (put("?said", "kg:date", '"2025-02-30"^^xsd:date', SAID), "a date is a day", "匠心杯"),
    "EDTF in words": (put("?said", "kg:date", '"spring"^^edtf:EDTF', SAID), "a date is a day", "匠心杯"),
    "two dates": (add("?said", "kg:date", '"2024"^^xsd:gYear', SAID), "only one date", "匠心杯"),
    "title of an organizer": (add("?said", "kg:title", '"主席"@zh', SAID), "carries no title", "主办 (organized)"),
    "amount of an organizer": (add("?said", "kg:amount", '"9元"@zh', SAID), "carries no amount", "匠心杯"),
    "rank of an organizer": (add("?said", "kg:rank", '"第一"@zh', SAID), "carries no rank", "匠心杯"),
    "role of an organizer": (add("?said", "kg:role", '"主讲"@zh', SAID), "carries no role", "匠心杯"),
    "honour of an organizer": (add("?said", "kg:honour", "?union", SAID), "carries no honour", "匠心杯"),
    "honour not an honour": (add("?said", "kg:honour", "?union", SAID), "one described honour", "匠心杯"),
    "title without language": (
        put("?post", "kg:title", '"主席"', "?post kg:title ?any"),
        "title is one text",
        "任职于 (works_for)",
    ),
    "amount a number": (put("?s", "kg:amount", "20", "?s kg:amount ?any"), "amount is one text", "暖蜂驿站"),
    "rank a number": (add("?s", "kg:rank", "1", "?s rdf:predicate kg:participatedIn"), "rank is one text", "欧阳澄"),
    "role a number": (put("?s", "kg:role", "1", "?s kg:role ?any"), "role is one text", "欧阳澄"),
    "date of a support": (
        add("?s", "kg:date", '"2025"^^xsd:gYear', "?s rdf:predicate kg:funded"),
        "carries no date",
        "资助 (funded)",
    ),
    "statement IRI": (
        change("?said ?p ?o", "<urn:statement:1> ?p ?o", f"{SAID} . ?said ?p ?o"),
        "IRI is malformed",
        "山海市总工会",
    ),
    "no name": (drop("?person", "rdfs:label", PERSON), "one name", "person/"),
    "two names": (add("?person", "rdfs:label", '"欧阳澄2"@zh', PERSON), "one name", "欧阳澄"),
    "name without language": (put("?person", "rdfs:label", '"欧阳澄"', PERSON), "one name", "欧阳澄"),
    "no preferred name": (drop("?person", "skos:prefLabel", PERSON), "preferred name", "欧阳澄"),
    "alias a number": (add("?person", "skos:altLabel", "7", PERSON), "another name", "欧阳澄"),
    "two codes": (add("?city", "dcterms:identifier", '"370000", "370001"', CITY), "one code", "山海市"),
    "note not a string": (add("?city", "skos:note", "5", CITY), "a note", "山海市"),
    "reason not a string": (add("?city", "kg:reason", "5", CITY), "reason for a merge", "山海市"),
    "ambiguous a text": (add("?city", "kg:ambiguous", '"perhaps"', CITY), "true or false", "山海市"),
    "entity IRI not ASCII": (
        change("?city ?p ?o", "<https://kg.example/id/place/山海> ?p ?o", f"{CITY} . ?city ?p ?o"),
        "IRI is malformed",
        "山海市",
    ),
    "person and place": (add("?person", "a", "kg:Place", PERSON), "of another kind than Person", "欧阳澄"),
    "subtype without type": (change("?city a kg:Place", "", CITY), "subtype of Place without being a Place", "山海市"),
    "article IRI": (
        change("?article ?p ?o", "<urn:article:1> ?p ?o", f"{ARTICLE} . ?article ?p ?o"),
        "IRI is malformed",
        "技能大赛",
    ),
    "article not NewsArticle": (
        change("?article a schema:NewsArticle", "", ARTICLE),
        "not a schema:NewsArticle",
        "技能大赛",
    ),
    "article without text": (drop("?article", "schema:text", ARTICLE), "has one text", "技能大赛"),
    "article without source": (drop("?article", "dcterms:source", ARTICLE), "file it was read from", "技能大赛"),
    "article without lines": (drop("?article", "kg:lines", ARTICLE), "names its lines", "sample/page.txt"),
    "two headlines": (add("?article", "schema:headline", '"又一"@zh', ARTICLE), "a headline", "技能大赛"),
    "edition date": (put("?article", "schema:datePublished", '"昨天"', ARTICLE), "date of the edition", "昨天"),
    "dateline date": (add("?article", "schema:dateCreated", '"昨天"', ARTICLE), "date of the dateline", "昨天"),
    "dateline place": (add("?article", "schema:dateline", "1", ARTICLE), "a dateline names", "技能大赛"),
    "page": (put("?article", "schema:printPage", "2", ARTICLE), "a page number", "技能大赛"),
    "page name": (put("?article", "schema:printSection", '"要闻"', ARTICLE), "a page has one name", "要闻"),
    "address": (add("?article", "schema:url", '"http://a.example/"', ARTICLE), "one address", "技能大赛"),
    "encoding": (add("?article", "kg:encoding", '"gb18030"', ARTICLE), "an encoding", "技能大赛"),
    "jump": (add("?article", "kg:continues", "1", ARTICLE), "the page an article jumps to", "技能大赛"),
    "other half": (add("?article", "kg:otherHalf", "id:article\\/ffff", ARTICLE), "other half", "技能大赛"),
    "newspaper a text": (put("?article", "schema:isPartOf", '"样报"', ARTICLE), "in one newspaper", "样报"),
    "newspaper without name": (drop("?paper", "schema:name", PAPER), "newspaper has one name", "样报"),
    "byline not described": (
        add("?article", "prov:qualifiedAttribution", "id:byline\\/ffff", ARTICLE),
        "byline must be described",
        "技能大赛",
    ),
    "byline without name": (drop("?byline", "schema:name", BYLINE), "byline has one name", "byline/"),
    "byline without role": (drop("?byline", "schema:roleName", BYLINE), "byline has one role", "林知秋"),
    "mention not described": (
        add("?article", "schema:mentions", "id:person\\/ffff", ARTICLE),
        "something that is not described",
        "person/ffff",
    ),
    "post without holder": (drop("?post", "org:member", POST), "one holder", "membership/"),
    "post without body": (drop("?post", "org:organization", POST), "in one body", "membership/"),
    "post without statement": (drop("?post", "prov:wasDerivedFrom", POST), "comes from a statement", "membership/"),
    "post with a role in words": (put("?post", "org:role", '"主席"', POST), "one described role", "主席"),
    "role without name": (drop("?role", "skos:prefLabel", ROLE), "preferred name", "主席"),
    "body part of a program": (
        put("?s", "rdf:object", "?contest", f"?s rdf:predicate kg:partOf . {SAID}")
        + ";"
        + put("?part", "kg:partOf", "?contest", SAID),
        "a program part of a program",
        "山海重工有限公司工会",
    ),
}
BLANK = "_:it"
# Nodes that must have an IRI: what they are, and the message.
NAMELESS = {
    "kg:Statement": "IRI is malformed",
    "kg:Person": "IRI is malformed",
    "kg:Article": "IRI is malformed",
    "prov:Attribution": "byline has an IRI",
    "schema:Newspaper": "newspaper has an IRI",
    "org:Membership": "post has an IRI",
    "org:Role": "role has an IRI",
}


@pytest.fixture
def broken(tmp_path: Path, sample_graph: KnowledgeGraph, ontology: Ontology) -> Callable[[str], Path]:
    """Applies a SPARQL update to the sample's Turtle and returns its folder."""

    def make(update: str) -> Path:
        store = ox.Store()
        store.load("".join(kg.export.chunks("turtle", sample_graph, ontology)), format=ox.RdfFormat.TURTLE)
        before = {str(quad) for quad in store}
        store.update(HEAD + update)
        assert {str(quad) for quad in store} != before, "the update changes nothing"
        store.dump(tmp_path / "graph.ttl", format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())
        return tmp_path

    return make


def test_the_sample_conforms(tmp_path: Path, sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    kg.export.write("turtle", sample_graph, ontology, tmp_path)
    assert kg.validate.validate(tmp_path, ontology) == []
    assert kg.validate.validate(tmp_path / "graph.ttl", ontology, reference=True) == []


@pytest.mark.parametrize("what", BROKEN)
def test_a_violation_is_named_in_words(what: str, broken: Callable[[str], Path], ontology: Ontology) -> None:
    update, message, words = BROKEN[what]
    found = [each for each in kg.validate.validate(broken(update), ontology) if message in each.message]
    assert found, f"not noticed: {what}"
    assert any(words in line for each in found for line in each.words), str(found[0])


@pytest.mark.parametrize("relation", [each.iri for each in kg.ontology.default().properties.values()])
def test_every_relation_has_domain_range_and_evidence(relation: str, tmp_path: Path, ontology: Ontology) -> None:
    edge = f"<https://kg.example/id/article/1> <{relation}> <https://kg.example/id/article/2> .\n"
    (tmp_path / "graph.ttl").write_text(edge, encoding="utf-8")
    messages = " ".join(each.message for each in kg.validate.validate(tmp_path, ontology))
    assert "can stand before" in messages
    assert "can stand after" in messages
    assert "no statement gives the evidence" in messages


@pytest.mark.parametrize("kind", NAMELESS)
def test_a_thing_without_an_iri_is_found(kind: str, broken: Callable[[str], Path], ontology: Ontology) -> None:
    folder = broken(f'INSERT DATA {{ {BLANK} a {kind} ; rdfs:label "无名"@zh }}')
    assert any(NAMELESS[kind] in each.message for each in kg.validate.validate(folder, ontology))


@pytest.mark.slow
@pytest.mark.parametrize("what", BROKEN)
def test_the_compiled_shapes_find_what_the_reference_finds(
    what: str, broken: Callable[[str], Path], ontology: Ontology
) -> None:
    folder = broken(BROKEN[what][0])
    ours = {(each.message, each.focus) for each in kg.validate.validate(folder, ontology)}
    theirs = {(each.message, each.focus) for each in kg.validate.validate(folder, ontology, reference=True)}
    assert ours == theirs


def test_the_second_part_of_the_shapes_follows_from_the_vocabulary(ontology: Ontology) -> None:
    text = (ontology.folder / "shapes.ttl").read_text("utf-8")
    assert text[text.index(kg.shapes.MARK) :] == kg.shapes.vocabulary(ontology)


def test_every_class_and_property_of_the_vocabulary_has_a_shape(ontology: Ontology) -> None:
    shapes = ox.Store()
    shapes.load(kg.shapes.shapes(ontology), format=ox.RdfFormat.TURTLE)
    parts = ("targetClass", "path", "targetSubjectsOf", "class")
    covered = {quad.object.value for quad in shapes if quad.predicate.value.partition("#")[2] in parts}
    declared = {each.iri for each in (*ontology.classes.values(), *ontology.properties.values())}
    qualifiers = {f"{ontology.namespace}{name}" for each in ontology.properties.values() for name in each.qualifiers}
    assert declared - covered == set()
    assert qualifiers - covered == set()


def test_the_command_prints_the_offender_and_exits_1(broken: Callable[[str], Path]) -> None:
    result = CliRunner().invoke(main, ["validate", str(broken(BROKEN["confidence above one"][0]))])
    assert result.exit_code == 1
    assert "“山海市总工会” — 主办 (organized) — ““匠心杯”技能大赛”" in result.stdout
    assert "sample/page.txt:3" in result.stdout
    assert "山海市总工会在云台区举办“匠心杯”技能大赛" in result.stdout
    assert result.stderr == "1 violation\n"


def test_the_command_exits_0_on_a_sound_graph(tmp_path: Path, sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    kg.export.write("turtle", sample_graph, ontology, tmp_path)
    result = CliRunner().invoke(main, ["validate", str(tmp_path)])
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "the graph conforms\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "there is no graph here"), (b"a b", "not valid Turtle"), (b"\xff\xfe\x00", "not valid")],
)
def test_a_folder_without_a_readable_graph_is_said_so(tmp_path: Path, content: bytes | None, words: str) -> None:
    if content is not None:
        (tmp_path / "graph.ttl").write_bytes(content)
    result = CliRunner().invoke(main, ["validate", str(tmp_path)])
    assert result.exit_code == 1
    assert words in result.stderr
    assert "Traceback" not in result.output


def test_a_shape_beyond_what_is_compiled_is_left_to_the_reference() -> None:
    shape = (
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "<urn:s> a sh:NodeShape ; sh:targetClass <urn:c> ; sh:property [ sh:path <urn:p> ; sh:minCount 3 ] ."
    )
    with pytest.raises(UnsupportedShapeError):
        compiled(shape)


SPORT = """
@prefix : <https://sport.example/terms#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
:Club a owl:Class ; rdfs:label "俱乐部"@zh .
:Match a owl:Class ; rdfs:label "比赛"@zh .
:won a owl:ObjectProperty ; rdfs:label "赢得"@zh ; schema:domainIncludes :Club ; schema:rangeIncludes :Match .
"""


def test_an_ontology_without_shapes_is_checked_by_its_own_classes_and_relations(
    tmp_path: Path, sample_graph: KnowledgeGraph
) -> None:
    (tmp_path / "ontology.toml").write_text(
        'name = "sport"\nnamespace = "https://sport.example/terms#"\nbase = "https://sport.example/id/"\n', "utf-8"
    )
    (tmp_path / "kg.ttl").write_text(SPORT, "utf-8")
    sport = kg.ontology.load(tmp_path)
    club, match = Entity("club/0a", "Club", "", "山海队"), Entity("match/0b", "Match", "", "德比")
    said = replace(sample_graph.statements[0], subject=club.id, predicate="won", object=match.id, qualifiers=())
    fair = KnowledgeGraph(articles=sample_graph.articles, entities=(club, match), statements=(said,))
    kg.export.write("turtle", fair, sport, tmp_path)
    assert kg.validate.validate(tmp_path, sport) == []
    foul = replace(fair, statements=(replace(said, subject=match.id, object=club.id),))
    kg.export.write("turtle", foul, sport, tmp_path)
    found = kg.validate.validate(tmp_path, sport)
    assert [each.message for each in found] == [
        "only Club can stand before “won”",
        "only Match can stand after “won”",
    ]
    assert "“德比” — 赢得 (won) — “山海队”" in found[0].words[0]
