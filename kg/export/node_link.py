"""`graph.json`: the node-link JSON of networkx, entities and articles as nodes, statements as edges."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from kg.export.rows import encoder
from kg.export.sections import Piece, Section, flat, keyed
from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Statement
from kg.ontology import Ontology


def write(graph: KnowledgeGraph, ontology: Ontology, path: Path) -> None:
    """Write `graph` to `path`, node by node and edge by edge."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        dump(graph, out)


def dump(graph: KnowledgeGraph, out: TextIO) -> None:
    """Write `graph` as one JSON object, a node or an edge a line."""
    out.writelines(flat(pieces(graph)))


def pieces(graph: KnowledgeGraph) -> Iterator[Piece]:
    """The file, a node or an edge a block."""
    yield '{"directed": true, "multigraph": true, "graph": {},\n"nodes": ['
    yield Section("articles", keyed(graph.articles), lambda article: _row(_article(article)), ",")
    yield Section("entities", keyed(graph.entities), lambda entity: _row(_entity(entity)), ",")
    yield '],\n"edges": ['
    yield Section("statements", keyed(graph.statements), lambda each: _row(_edge(each)), ",")
    yield "]}\n"


_json = encoder((", ", ": "))


def _row(row: dict[str, Any]) -> str:
    return "\n" + _json(row)


def _entity(entity: Entity) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": entity.id,
        "type": entity.type,
        "subtype": entity.subtype,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "articles": list(entity.articles),
    }
    row |= dict(entity.attributes)
    if entity.ambiguous:
        row["ambiguous"] = True
    return row


def _article(article: Article) -> dict[str, Any]:
    edition = article.edition
    return {
        "id": article.id,
        "type": "Article",
        "document": article.document,
        "headline": article.headline,
        "lines": list(article.lines),
        "bylines": [{"role": b.role, "name": b.name} for b in article.bylines],
        "newspaper": edition.newspaper,
        "date": article.date or edition.date,
        "page": edition.page,
    }


def _edge(statement: Statement) -> dict[str, Any]:
    return {
        "source": statement.subject,
        "target": statement.object,
        "key": statement.id,
        "type": statement.predicate,
        "article": statement.article,
        "lines": list(statement.lines),
        "evidence": statement.evidence,
        "qualifiers": dict(statement.qualifiers),
        "confidence": statement.confidence,
        "rule": statement.rule,
    }
