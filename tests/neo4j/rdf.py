"""Puts graph.ttl into Neo4j in the form the manual of neosemantics gives for the settings of our script.

The plugin itself is on no package index, so the two statements that call it are replaced by this; all that follows
in the script runs as it is. Literals become properties (arrays for the properties named in `multivalPropList`), types
become labels, links between resources become relationships, all by local name; `xsd:date` becomes a date, decimals
and doubles become floats, integers become integers, and language tags go.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from typing import Any

import pyoxigraph as ox

from kg.export import turtle
from kg.export.neo4j_schema import quoted
from kg.graph import KnowledgeGraph
from kg.neo4j.n10s import fetch, fold, script
from kg.ontology import Ontology
from tests.neo4j.server import Server

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def load_as_n10s_does(server: Server, graph: KnowledgeGraph, ontology: Ontology) -> None:
    """Run the script of `kg neo4j n10s` on `graph`, with the import itself done from here."""
    constraint, config, _ = fetch(ontology, "file:///graph.ttl")
    server.rows(constraint)
    several = set(re.findall(r"'([^']*)'", config.partition("multivalPropList")[2]))
    data = "".join(turtle.chunks(graph, ontology)).encode()
    labels, properties, links = _resources(data, several)
    _write(server, labels, properties, links)
    server.rows("CREATE (:_GraphConfig {_handleVocabUris: 2})")
    text = script(ontology, "file:///graph.ttl")
    for statement in fold(ontology):
        assert f"{statement};\n" in text
        server.rows_apart(statement)


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]


def _resources(
    data: bytes, several: set[str]
) -> tuple[dict[str, set[str]], dict[str, dict[str, Any]], dict[str, list[dict[str, str]]]]:
    labels: dict[str, set[str]] = defaultdict(set)
    properties: dict[str, dict[str, Any]] = defaultdict(dict)
    links: dict[str, list[dict[str, str]]] = defaultdict(list)
    for triple in ox.parse(data, format=ox.RdfFormat.TURTLE):
        subject, predicate, value = triple.subject.value, triple.predicate.value, triple.object
        labels[subject].add("Resource")
        if isinstance(value, ox.Literal):
            if predicate in several:
                properties[subject].setdefault(_local(predicate), []).append(_value(value))
            else:
                properties[subject][_local(predicate)] = _value(value)
        elif predicate == TYPE:
            labels[subject].add(_local(value.value))
        else:
            labels[value.value].add("Resource")
            links[_local(predicate)].append({"start": subject, "end": value.value})
    return labels, properties, links


def _value(literal: ox.Literal) -> Any:
    kind = _local(literal.datatype.value)
    if kind in {"decimal", "double", "float"}:
        return float(literal.value)
    if kind in {"integer", "int", "long"}:
        return int(literal.value)
    if kind == "boolean":
        return literal.value == "true"
    return datetime.date.fromisoformat(literal.value) if kind == "date" else literal.value


def _write(
    server: Server,
    labels: dict[str, set[str]],
    properties: dict[str, dict[str, Any]],
    links: dict[str, list[dict[str, str]]],
) -> None:
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for uri, names in labels.items():
        groups[tuple(sorted(names))].append({"uri": uri, **properties[uri]})
    for names, rows in groups.items():
        server.rows(f"UNWIND $rows AS row CREATE (n:{':'.join(map(quoted, names))}) SET n = row", rows=rows)
    for kind, rows in links.items():
        server.rows(
            "UNWIND $rows AS row MATCH (a:Resource {uri: row.start}) MATCH (b:Resource {uri: row.end}) "
            f"CREATE (a)-[:{quoted(kind)}]->(b)",
            rows=rows,
        )
