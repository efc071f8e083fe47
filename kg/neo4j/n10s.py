"""The script by which the plugin neosemantics (n10s) brings graph.ttl into Neo4j as the same graph.

n10s makes a node of every resource and a relationship of every triple between two. What the RDF says with resources
(a statement, a byline, a newspaper) is then folded into properties, as the bulk files and the push have them.
https://neo4j.com/labs/neosemantics/5.14/import/
"""

from __future__ import annotations

from kg.export.neo4j_schema import constraint_statements, quoted
from kg.export.property_graph import ARTICLE, MENTIONS, labels_of, relationship_type
from kg.export.terms import camel
from kg.ontology import Ontology, Property

SKOS = "http://www.w3.org/2004/02/skos/core#"
AT_A_TIME = "IN TRANSACTIONS OF 10000 ROWS"


def script(ontology: Ontology, url: str) -> str:
    """Cypher for `cypher-shell -f`, for an empty database whose server has the plugin.

    Args:
        url: where the server finds graph.ttl, for instance file:///var/lib/neo4j/import/graph.ttl.
    """
    head = (
        "// Imports graph.ttl with neosemantics (n10s) into an empty database and makes of it the graph that\n"
        "// `neo4j-admin database import` and `kg neo4j push` give: cypher-shell -f THIS-FILE\n"
    )
    return head + "".join(f"{statement};\n" for statement in [*fetch(ontology, url), *fold(ontology)])


def fetch(ontology: Ontology, url: str) -> list[str]:
    """The statements that need the plugin."""
    several = [f"{SKOS}altLabel", f"{SKOS}note", f"{ontology.namespace}reason"]
    return [
        "CREATE CONSTRAINT n10s_unique_uri IF NOT EXISTS FOR (r:Resource) REQUIRE r.uri IS UNIQUE",
        "CALL n10s.graphconfig.init({handleVocabUris: 'IGNORE', handleMultival: 'ARRAY', handleRDFTypes: 'LABELS', "
        f"keepLangTag: false, multivalPropList: [{', '.join(map(_text, several))}]}})",
        f"CALL n10s.rdf.import.fetch({_text(url)}, 'Turtle', {{commitSize: 25000}})",
    ]


def fold(ontology: Ontology) -> list[str]:
    """The statements that make of what n10s wrote the graph as it should stand."""
    tops = labels_of(ontology)
    return [
        *constraint_statements(tops),
        f"MATCH (n:Resource) WHERE n.uri STARTS WITH {_text(ontology.base)} CALL (n) {{ "
        f"SET n.id = substring(n.uri, {len(ontology.base)}) }} {AT_A_TIME}",
        _articles(),
        *(_entities(top) for top in tops if top != ARTICLE),
        f"MATCH (a:Resource:{ARTICLE})-[:mentions]->(e:Resource) CALL (a, e) {{ CREATE (a)-[:{MENTIONS} "
        f"{{id: 'mention/' + substring(a.id, 8) + '/' + e.id}}]->(e) }} {AT_A_TIME}",
        *(_statements(each) for each in ontology.properties.values()),
        f"MATCH (n:Resource) WHERE NOT n:{'|'.join(map(quoted, tops))} CALL (n) {{ DETACH DELETE n }} {AT_A_TIME}",
        f"MATCH (:Resource)-[r]->(:Resource) WHERE r.id IS NULL CALL (r) {{ DELETE r }} {AT_A_TIME}",
        f"MATCH (n:Resource) CALL (n) {{ REMOVE n.uri, n:Resource:NewsArticle }} {AT_A_TIME}",
        "MATCH (n:_GraphConfig) DELETE n",
        "DROP CONSTRAINT n10s_unique_uri IF EXISTS",
    ]


def _articles() -> str:
    bylines = "(a)-[:qualifiedAttribution]->(b)"
    properties = {
        "id": "a.id",
        "uri": "a.uri",
        "headline": "a.headline",
        "document": "a.source",
        "lines": _numbers("a.lines"),
        "byline_names": _listed(f"COLLECT {{ MATCH {bylines} RETURN b.name ORDER BY b.roleName, b.name }}"),
        "byline_roles": _listed(f"COLLECT {{ MATCH {bylines} RETURN b.roleName ORDER BY b.roleName, b.name }}"),
        "newspaper": "head([(a)-[:isPartOf]->(p) | p.name])",
        "edition_date": "toStringOrNull(a.datePublished)",
        "page": "a.printPage",
        "page_name": "a.printSection",
        "url": "a.url",
        "place": "a.dateline",
        "date": "toStringOrNull(a.dateCreated)",
        "continues": "a.continues",
        "other_half": "head([(a)-[:otherHalf]->(h) | h.id])",
    }
    return f"MATCH (a:Resource:{ARTICLE}) CALL (a) {{ SET a = {_map(properties)} }} {AT_A_TIME}"


def _entities(top: str) -> str:
    """`skos:note` holds further attributes as "name: value"."""
    properties = {
        "id": "e.id",
        "uri": "e.uri",
        "name": "e.prefLabel",
        "aliases": _ordered("e.altLabel"),
        "reasons": _ordered("e.reason"),
        "ambiguous": "e.ambiguous",
        "code": "e.identifier",
    }
    return (
        f"MATCH (e:Resource:{quoted(top)}) CALL (e) {{ WITH e, coalesce(e.note, []) AS notes "
        f"SET e = {_map(properties)} "
        "FOREACH (note IN notes | SET e[split(note, ': ')[0]] = substring(note, size(split(note, ': ')[0]) + 2)) "
        f"}} {AT_A_TIME}"
    )


def _statements(each: Property) -> str:
    properties = {
        "id": "s.id",
        "article": "head([(s)-[:wasDerivedFrom]->(a) | a.id])",
        "lines": _numbers("s.lines"),
        "evidence": "nullIf(s.exact, '')",
        "start": "s.start",
        "end": "s.end",
        "confidence": "toFloat(s.confidence)",
        "rule": "nullIf(s.rule, '')",
    }
    for name in each.qualifiers:
        term = quoted(camel(name))
        properties[quoted(name)] = f"coalesce(toStringOrNull(s.{term}), head([(s)-[:{term}]->(q) | q.id]))"
    return (
        f"MATCH (s:Resource:Statement)-[:predicate]->(p:Resource) WHERE p.uri = {_text(each.iri)} "
        "MATCH (s)-[:subject]->(x) MATCH (s)-[:object]->(y) CALL (s, x, y) { "
        f"CREATE (x)-[r:{quoted(relationship_type(each.name))}]->(y) SET r = {_map(properties)} }} {AT_A_TIME}"
    )


def _map(properties: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in properties.items()) + "}"


def _numbers(text: str) -> str:
    return f"[word IN split(nullIf({text}, ''), ' ') | toInteger(word)]"


def _listed(items: str) -> str:
    return f"nullIf({items}, [])"


def _ordered(items: str) -> str:
    return _listed(f"COLLECT {{ UNWIND {items} AS item RETURN DISTINCT item ORDER BY item }}")


def _text(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
