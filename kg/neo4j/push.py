"""Makes a Neo4j database hold a graph, whatever it held of it before: adds, changes and removes, in batches.

Everything is written by `UNWIND … MERGE` on the stable ids, so a batch that is sent twice changes nothing and a push
that was cut off is ended by pushing again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from kg.errors import KgError
from kg.export.neo4j_schema import FULL_TEXT, constraint_statements, quoted
from kg.export.property_graph import Node, Relationship, nodes, relationships, size, top_labels
from kg.graph import KnowledgeGraph
from kg.neo4j.compare import Stored, difference, foreign
from kg.neo4j.connection import Database
from kg.ontology import Ontology

BATCH = 5000
Batch = tuple[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did, in numbers; `kept` are nodes that stayed because foreign relationships hang on them."""

    nodes_added: int = 0
    nodes_changed: int = 0
    nodes_removed: int = 0
    relationships_added: int = 0
    relationships_changed: int = 0
    relationships_removed: int = 0
    kept: int = 0


def push(
    database: Database,
    graph: KnowledgeGraph,
    ontology: Ontology,
    *,
    allow_foreign: bool = False,
    replace: bool = False,
    batch: int = BATCH,
    progress: Callable[[str, int, int], None] = lambda what, done, total: None,
) -> Pushed:
    """Make `database` hold `graph`.

    Args:
        allow_foreign: go on although the database holds nodes or relationships that are no graph's; they stay.
        replace: go on although the database holds another graph, with no article in common; it goes.
        progress: is called with what is being done, how many records are done and how many there are.

    Raises:
        KgError: when the database is somebody else's (nothing is touched), or is lost for longer than its patience.
    """
    _refuse(database, graph, allow_foreign, replace)
    prepare(database, top_labels(graph, ontology))
    if not database.rows("MATCH (n) RETURN n LIMIT 1"):
        all_nodes, all_relationships = size(graph)
        _send(database, "nodes", all_nodes, node_batches(nodes(graph, ontology), {}, batch), progress)
        edges = relationship_batches(relationships(graph), batch)
        _send(database, "relationships", all_relationships, edges, progress)
        return Pushed(nodes_added=all_nodes, relationships_added=all_relationships)
    found = difference(database, graph, ontology)
    touched = found.new_nodes | found.changed_nodes.keys()
    some = (node for node in nodes(graph, ontology) if node.id in touched)
    moved = found.new_relationships | found.changed_relationships
    edges = relationship_batches((each for each in relationships(graph) if each.id in moved), batch)
    gone = _gone(found.gone_relationships, batch)
    _send(database, "old relationships", len(found.gone_relationships), gone, progress)
    _send(database, "nodes", len(touched), node_batches(some, found.changed_nodes, batch), progress)
    _send(database, "relationships", len(moved), edges, progress)
    kept = _remove(database, found.gone_nodes, batch)
    return Pushed(
        len(found.new_nodes),
        len(found.changed_nodes),
        len(found.gone_nodes) - kept,
        len(found.new_relationships),
        len(found.changed_relationships),
        len(found.gone_relationships),
        kept,
    )


def _refuse(database: Database, graph: KnowledgeGraph, allow_foreign: bool, replace: bool) -> None:
    other_nodes, other_relationships = foreign(database)
    if (other_nodes or other_relationships) and not allow_foreign:
        raise KgError(
            f"the database holds foreign data ({other_nodes} nodes, {other_relationships} relationships)",
            "choose an empty database, or say --allow-foreign to write beside it; nothing was touched",
        )
    held = database.rows("MATCH (n:Article) WHERE n.id STARTS WITH 'article/' RETURN count(n) AS held")[0]["held"]
    ids = [article.id for article in graph.articles]
    common = "UNWIND $ids AS id MATCH (n:Article {id: id}) RETURN count(n) AS common"
    if held and not replace and not database.rows(common, ids=ids)[0]["common"]:
        raise KgError(
            f"the database holds another graph ({held} articles, none of them in this one)",
            "say --replace to put this graph in its place; nothing was touched",
        )


def prepare(database: Database, tops: tuple[str, ...]) -> None:
    """Constraints and indexes; the full-text index is made anew when it covers other labels."""
    covered = database.rows("SHOW FULLTEXT INDEXES YIELD name, labelsOrTypes WHERE name = $name", name=FULL_TEXT)
    if covered and set(covered[0]["labelsOrTypes"]) != set(tops):
        database.write(f"DROP INDEX {FULL_TEXT} IF EXISTS")
    for statement in constraint_statements(tops):
        database.write(statement)
    database.write("CALL db.awaitIndexes(600)")


def _send(
    database: Database,
    what: str,
    total: int,
    batches: Iterable[Batch],
    progress: Callable[[str, int, int], None],
) -> None:
    done = 0
    for cypher, rows in _ahead(batches):
        row = database.write(cypher, rows=rows)
        if row is not None and row["done"] != len(rows):
            raise KgError(
                f"only {row['done']} of {len(rows)} {what} arrived",
                "somebody else changes the database at the same time: push again when they are done",
            )
        done += len(rows)
        progress(what, done, total)


def _ahead(batches: Iterable[Batch]) -> Iterator[Batch]:
    """The same batches, each made while the one before it is under way."""
    source = iter(batches)
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(next, source, None)
        while (batch := coming.result()) is not None:
            coming = thread.submit(next, source, None)
            yield batch


def node_batches(some: Iterable[Node], stale: dict[str, tuple[str, ...]], limit: int) -> Iterator[Batch]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in some:
        top, *others = map(quoted, node.labels)
        old = "".join(":" + quoted(label) for label in stale.get(node.id, ()))
        cypher = (
            f"UNWIND $rows AS row MERGE (n:{top} {{id: row.id}}) SET n = row"
            + (f" SET n:{':'.join(others)}" if others else "")
            + (f" REMOVE n{old}" if old else "")
            + " RETURN count(n) AS done"
        )
        yield from _full(groups, cypher, dict(node.properties), limit)
    yield from groups.items()


def relationship_batches(some: Iterable[Relationship], limit: int) -> Iterator[Batch]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for each in some:
        cypher = relationship_statement(each.start_label, each.type, each.end_label)
        row = {"start": each.start, "end": each.end, "id": each.id, "properties": each.properties}
        yield from _full(groups, cypher, row, limit)
    yield from groups.items()


def relationship_statement(start_label: str, kind: str, end_label: str) -> str:
    """The Cypher that merges a batch of relationships of one type between nodes of two classes."""
    return (
        f"UNWIND $rows AS row MATCH (a:{quoted(start_label)} {{id: row.start}}) "
        f"MATCH (b:{quoted(end_label)} {{id: row.end}}) "
        f"MERGE (a)-[r:{quoted(kind)} {{id: row.id}}]->(b) SET r = row.properties RETURN count(r) AS done"
    )


def _gone(some: list[Stored], limit: int) -> Iterator[Batch]:
    cypher = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row.element AND r.id = row.id DELETE r"
    for start in range(0, len(some), limit):
        yield cypher, [{"element": each.element, "id": each.id} for each in some[start : start + limit]]


def _remove(database: Database, some: list[Stored], limit: int) -> int:
    """Remove nodes that no relationship hangs on any more; how many stay."""
    kept = 0
    for start in range(0, len(some), limit):
        row = database.write(
            "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row.element AND n.id = row.id "
            "WITH n, EXISTS { (n)--() } AS held FOREACH (gone IN CASE WHEN held THEN [] ELSE [n] END | DELETE gone) "
            "RETURN count(CASE WHEN held THEN 1 END) AS kept",
            rows=[{"element": each.element, "id": each.id} for each in some[start : start + limit]],
        )
        kept += row["kept"] if row else 0
    return kept


def _full(groups: dict[str, list[dict[str, Any]]], key: str, row: dict[str, Any], limit: int) -> Iterator[Batch]:
    """Put a row into its group; hand the group out when it is full."""
    group = groups[key]
    group.append(row)
    if len(group) >= limit:
        yield key, groups.pop(key)
