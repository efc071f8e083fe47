"""Says whether a Neo4j database holds a graph: counts on both sides, and the first record that differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.export.property_graph import Node, Relationship, nodes, relationships
from kg.graph import KnowledgeGraph
from kg.neo4j.compare import OWN_NODE, OWN_RELATIONSHIP, difference, foreign, stored_nodes, stored_relationships
from kg.neo4j.connection import Database
from kg.ontology import Ontology

COUNTS = {
    "nodes": "MATCH (n) WHERE {nodes} RETURN '' AS name, count(n) AS count",
    "label": "MATCH (n) WHERE {nodes} UNWIND labels(n) AS name RETURN name, count(*) AS count",
    "node property": "MATCH (n) WHERE {nodes} UNWIND keys(n) AS name RETURN name, count(*) AS count",
    "relationships": "MATCH ()-[r]->() WHERE {relationships} RETURN '' AS name, count(r) AS count",
    "type": "MATCH ()-[r]->() WHERE {relationships} RETURN type(r) AS name, count(*) AS count",
    "relationship property": "MATCH ()-[r]->() WHERE {relationships} UNWIND keys(r) AS name "
    "RETURN name, count(*) AS count",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One count: `what` is a key of COUNTS, `name` the label, type or property counted."""

    what: str
    name: str
    in_graph: int
    in_database: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The counts on both sides, and in words the first difference, "" when there is none."""

    rows: tuple[Row, ...]
    first_difference: str

    @property
    def equal(self) -> bool:
        return not self.first_difference


def verify(database: Database, graph: KnowledgeGraph, ontology: Ontology, *, allow_foreign: bool = False) -> Verdict:
    """Compare `database` with `graph`, record by record and count by count.

    Args:
        allow_foreign: leave nodes and relationships out of account that are no graph's.
    """
    here = _count_graph(graph, ontology)
    there = _count_database(database, allow_foreign)
    rows = tuple(Row(*key, here[key], there[key]) for key in sorted(here | there, key=_order))
    first = _first(database, graph, ontology)
    if not first and not allow_foreign and any(others := foreign(database)):
        first = f"the database holds {others[0]} nodes and {others[1]} relationships that are not the graph's"
    if not first:
        first = next((_words(row) for row in rows if row.in_graph != row.in_database), "")
    return Verdict(rows, first)


def _words(row: Row) -> str:
    return f"{row.what} {row.name}: {row.in_graph} in the graph, {row.in_database} in the database"


def _order(key: tuple[str, str]) -> tuple[int, str]:
    return list(COUNTS).index(key[0]), key[1]


def _count_graph(graph: KnowledgeGraph, ontology: Ontology) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter({("nodes", ""): 0, ("relationships", ""): 0})
    for node in nodes(graph, ontology):
        counts["nodes", ""] += 1
        counts.update(("label", label) for label in node.labels)
        counts.update(("node property", key) for key in node.properties)
    for each in relationships(graph):
        counts["relationships", ""] += 1
        counts["type", each.type] += 1
        counts.update(("relationship property", key) for key in each.properties)
    return counts


def _count_database(database: Database, allow_foreign: bool) -> Counter[tuple[str, str]]:
    own = {"nodes": OWN_NODE, "relationships": OWN_RELATIONSHIP} if allow_foreign else dict.fromkeys(COUNTS, "true")
    counts: Counter[tuple[str, str]] = Counter()
    for what, query in COUNTS.items():
        for name, count in database.rows(query.format(**own)):
            counts[what, name] += count
    return counts


def _first(database: Database, graph: KnowledgeGraph, ontology: Ontology) -> str:
    """The difference that comes first: nodes before relationships, then by id."""
    found = difference(database, graph, ontology)
    missing, changed = sorted(found.new_nodes), sorted(found.changed_nodes)
    extra = sorted(each.id for each in found.gone_nodes)
    if ids := [*missing[:1], *changed[:1], *extra[:1]]:
        ident = min(ids)
        ours: Iterator[Node | Relationship] = nodes(graph, ontology)
        theirs = stored_nodes(database)
    else:
        missing, changed = sorted(found.new_relationships), sorted(found.changed_relationships)
        extra = sorted(each.id for each in found.gone_relationships)
        if not (ids := [*missing[:1], *changed[:1], *extra[:1]]):
            return ""
        ident = min(ids)
        ours = relationships(graph)
        theirs = stored_relationships(database)
    here = next((each for each in ours if each.id == ident), None)
    there = [each for each in theirs if each.id == ident]
    if here is None:
        return f"{ident} is in the database and not in the graph"
    name = f"{ident} ({_title(here)})"
    if not there:
        return f"{name} is in the graph and not in the database"
    if len(there) > 1:
        return f"{name} is {len(there)} times in the database"
    place = (sorted(here.labels), "", "") if isinstance(here, Node) else ([here.type], here.start, here.end)
    stored = (sorted(there[0].labels), *there[0].ends)
    if place != stored:
        return f"{name} is {_shown(place)} in the graph and {_shown(stored)} in the database"
    for key in sorted(here.properties.keys() | there[0].properties.keys()):
        left: Any = here.properties.get(key)
        left, right = list(left) if isinstance(left, tuple) else left, there[0].properties.get(key)
        if repr(left) != repr(right):
            return f"{name}: property {key} is {left!r} in the graph and {right!r} in the database"
    return f"{name} differs"


def _title(record: Node | Relationship) -> str:
    if isinstance(record, Relationship):
        return f"{record.start} {record.type} {record.end}"
    return str(record.properties.get("name") or record.properties.get("headline") or record.labels[0])


def _shown(parts: Iterable[Any]) -> str:
    return " ".join(":".join(part) if isinstance(part, list) else part for part in parts if part)
