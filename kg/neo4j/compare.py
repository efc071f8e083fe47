"""What a database holds of a graph: told apart from what is somebody else's, and compared record by record.

A node is the graph's when its `id` has the form of the graph's ids and one of its labels is the class that the id
begins with; a relationship when its `id` is one of a statement or of a mention. All else is foreign.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.export.property_graph import Node, Relationship, nodes, relationships
from kg.graph import KnowledgeGraph
from kg.neo4j.connection import Database
from kg.ontology import Ontology

OWN_NODE = (
    "n.id IS NOT NULL AND toStringOrNull(n.id) =~ '[^/]+/[0-9a-f]{12,64}' "
    "AND any(label IN labels(n) WHERE toLower(label) = split(toStringOrNull(n.id), '/')[0])"
)
OWN_RELATIONSHIP = (
    "r.id IS NOT NULL AND toStringOrNull(r.id) =~ '(statement|mention/[0-9a-f]{12,64}/[^/]+)/[0-9a-f]{12,64}'"
)


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as the database holds it: `element` is its address there; `labels` is (type,) for a relationship."""

    element: str
    id: str
    labels: tuple[str, ...]
    ends: tuple[str, str]
    properties: Mapping[str, Any]


@dataclass(slots=True)
class Difference:
    """What a database would have to change to hold the graph, by id; `stale` are the labels a changed node loses."""

    new_nodes: set[str] = field(default_factory=set)
    changed_nodes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gone_nodes: list[Stored] = field(default_factory=list)
    new_relationships: set[str] = field(default_factory=set)
    changed_relationships: set[str] = field(default_factory=set)
    gone_relationships: list[Stored] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(bool(getattr(self, name)) for name in self.__slots__)


def foreign(database: Database) -> tuple[int, int]:
    """How many nodes and how many relationships of the database are somebody else's."""
    found = database.rows(
        f"CALL () {{ MATCH (n) WHERE NOT coalesce({OWN_NODE}, false) RETURN count(n) AS nodes }} "
        f"CALL () {{ MATCH ()-[r]->() WHERE NOT coalesce({OWN_RELATIONSHIP}, false) RETURN count(r) AS others }} "
        "RETURN nodes, others"
    )
    return found[0]["nodes"], found[0]["others"]


def stored_nodes(database: Database) -> Iterator[Stored]:
    """The graph's nodes that the database holds."""
    query = f"MATCH (n) WHERE {OWN_NODE} RETURN elementId(n), n.id, labels(n), properties(n)"
    for element, ident, labels, properties in database.stream(query):
        yield Stored(element, ident, tuple(labels), ("", ""), properties)


def stored_relationships(database: Database) -> Iterator[Stored]:
    """The graph's relationships that the database holds."""
    query = (
        f"MATCH (a)-[r]->(b) WHERE {OWN_RELATIONSHIP} "
        "RETURN elementId(r), r.id, type(r), toStringOrNull(a.id), toStringOrNull(b.id), properties(r)"
    )
    for element, ident, kind, start, end, properties in database.stream(query):
        yield Stored(element, ident, (kind,), (start or "", end or ""), properties)


def difference(database: Database, graph: KnowledgeGraph, ontology: Ontology) -> Difference:
    """Read the database once and compare; holds a number a record, not the records."""
    return database.whole(lambda: _difference(database, graph, ontology))


def _difference(database: Database, graph: KnowledgeGraph, ontology: Ontology) -> Difference:
    found = Difference()
    wanted = {node.id: (mark(node), node.labels) for node in nodes(graph, ontology)}
    met: set[str] = set()
    for stored in stored_nodes(database):
        expected = wanted.get(stored.id)
        if expected is None or stored.id in met:
            found.gone_nodes.append(stored)
        elif expected[0] != mark(stored):
            found.changed_nodes[stored.id] = tuple(sorted(set(stored.labels) - set(expected[1])))
        met.add(stored.id)
    found.new_nodes = wanted.keys() - met
    edges = {each.id: mark(each) for each in relationships(graph)}
    wanted, met = {}, set()
    for stored in stored_relationships(database):
        if stored.id in edges and stored.id not in met and edges[stored.id] == mark(stored):
            met.add(stored.id)
        elif stored.id in edges and stored.id not in met and _same_place(stored, edges[stored.id]):
            found.changed_relationships.add(stored.id)
            met.add(stored.id)
        else:
            found.gone_relationships.append(stored)
    found.new_relationships = edges.keys() - met
    return found


def _same_place(stored: Stored, expected: tuple[int, int]) -> bool:
    return mark(stored)[0] == expected[0]


def mark(record: Node | Relationship | Stored) -> tuple[int, int]:
    """Two numbers that differ when records differ: for where it is (labels, type, ends), and for its properties."""
    if isinstance(record, Node):
        place: object = (frozenset(record.labels), "", "")
    elif isinstance(record, Relationship):
        place = (frozenset({record.type}), record.start, record.end)
    else:
        place = (frozenset(record.labels), *record.ends)
    return hash(place), hash(frozenset((key, _plain(value)) for key, value in record.properties.items()))


def _plain(value: Any) -> Any:
    """A value so that equal means equal in Neo4j too: 1, 1.0 and true are three things there."""
    if isinstance(value, list | tuple):
        return tuple(_plain(each) for each in value)
    return value if isinstance(value, str | int) and not isinstance(value, bool) else (type(value).__name__, value)
