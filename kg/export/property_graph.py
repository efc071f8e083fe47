"""The graph as Neo4j users expect it: labelled nodes and typed relationships with flat properties.

The bulk files, the live push and the check of a database all start from these two streams, so they cannot disagree.

A property is left out where it has nothing to say: Neo4j has no null properties, and an empty cell of the bulk files
is no property either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from kg.graph import KnowledgeGraph
from kg.model import Article, Entity
from kg.ontology import Ontology

Value = str | int | float | bool | tuple[str, ...] | tuple[int, ...]
ARTICLE = "Article"
MENTIONS = "MENTIONS"


@dataclass(frozen=True, slots=True)
class Node:
    """A node: `labels` from the top class down; `properties` holds `id` too."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship: `start` and `end` are node ids, `start_label` and `end_label` those nodes' top classes."""

    id: str
    type: str
    start: str
    end: str
    start_label: str
    end_label: str
    properties: Mapping[str, Value]


def nodes(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[Node]:
    """Articles, then entities, each in the order of the graph."""
    yield from article_nodes(graph)
    yield from entity_nodes(graph, ontology)


def relationships(graph: KnowledgeGraph) -> Iterator[Relationship]:
    """Statements, then what each article mentions."""
    yield from statement_relationships(graph)
    yield from mention_relationships(graph)


def size(graph: KnowledgeGraph) -> tuple[int, int]:
    """How many nodes and relationships there are, without making them."""
    mentioned = sum(len(entity.articles) for entity in graph.entities)
    return len(graph.articles) + len(graph.entities), len(graph.statements) + mentioned


def article_nodes(graph: KnowledgeGraph) -> Iterator[Node]:
    """One node an article: what a reader needs to find it in print again, not its text."""
    for article in graph.articles:
        yield Node(article.id, (ARTICLE,), _article_properties(article))


def _article_properties(article: Article) -> dict[str, Value]:
    edition, bylines = article.edition, sorted(set(article.bylines))
    return _kept(
        {
            "id": article.id,
            "headline": article.headline,
            "document": article.document,
            "lines": article.lines,
            "byline_names": tuple(byline.name for byline in bylines),
            "byline_roles": tuple(byline.role for byline in bylines),
            "newspaper": edition.newspaper,
            "edition_date": edition.date,
            "page": edition.page,
            "page_name": edition.page_name,
            "url": edition.url,
            "place": article.place,
            "date": article.date,
            "continues": article.continues,
            "other_half": article.other_half,
        }
    )


def entity_nodes(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[Node]:
    """One node an entity; an attribute that any entity has twice is an array on all of them."""
    several = {
        key
        for entity in graph.entities
        if len({key for key, _ in entity.attributes}) < len(entity.attributes)
        for key, values in _attributes(entity).items()
        if len(values) > 1
    }
    for entity in graph.entities:
        attributes = _attributes(entity)
        properties = {key: values if key in several else values[0] for key, values in attributes.items()}
        own: dict[str, Value] = {
            "id": entity.id,
            "name": entity.name,
            "aliases": tuple(sorted(set(entity.aliases) - {entity.name})),
            "reasons": tuple(sorted(set(entity.reasons))),
            "ambiguous": entity.ambiguous,
        }
        yield Node(entity.id, labels(entity, ontology), _kept(properties | own))


def _attributes(entity: Entity) -> dict[str, tuple[str, ...]]:
    gathered: dict[str, tuple[str, ...]] = {}
    for key, value in sorted(set(entity.attributes)):
        gathered[key] = (*gathered.get(key, ()), value)
    return gathered


def labels(entity: Entity, ontology: Ontology) -> tuple[str, ...]:
    """The classes of an entity from the top down, for instance Organization, TradeUnion."""
    chain = [entity.subtype] if entity.subtype and entity.subtype != entity.type else []
    while chain and chain[-1] in ontology.classes:
        parent = ontology.classes[chain[-1]].parent
        if parent not in ontology.classes or parent == entity.type:
            break
        chain.append(parent)
    return (entity.type, *reversed(chain))


def relationship_type(predicate: str) -> str:
    """The type of the relationships that stand for a predicate.

    >>> relationship_type("located_in")
    'LOCATED_IN'
    """
    return predicate.upper()


def statement_relationships(graph: KnowledgeGraph) -> Iterator[Relationship]:
    """One relationship a statement, with qualifiers and evidence; a qualifier that is an entity holds its id.

    `start` and `end` count characters of the article's paragraphs, joined by one line break, as in the RDF.
    """
    entity = graph.entity
    offsets = {a.id: (0, *accumulate(len(p.text) + 1 for p in a.paragraphs)) for a in graph.articles}
    for statement in graph.statements:
        before = offsets.get(statement.article, ())
        offset = before[statement.paragraph] if statement.paragraph < len(before) else 0
        properties: dict[str, Value] = {
            **dict(statement.qualifiers),
            "id": statement.id,
            "article": statement.article,
            "lines": statement.lines,
            "evidence": statement.evidence,
            "start": offset + statement.start,
            "end": offset + statement.end,
            "confidence": round(statement.confidence, 4),
            "rule": statement.rule,
        }
        yield Relationship(
            statement.id,
            relationship_type(statement.predicate),
            statement.subject,
            statement.object,
            entity[statement.subject].type,
            entity[statement.object].type,
            _kept(properties),
        )


def mention_relationships(graph: KnowledgeGraph) -> Iterator[Relationship]:
    """One relationship an article and entity, however often it is named there."""
    for entity in graph.entities:
        for article in entity.articles:
            ident = f"mention/{article.removeprefix('article/')}/{entity.id}"
            yield Relationship(ident, MENTIONS, article, entity.id, ARTICLE, entity.type, {"id": ident})


def _kept(properties: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in properties.items() if value is not False and value != "" and value != ()}


def labels_of(ontology: Ontology) -> tuple[str, ...]:
    """The top classes of an ontology that things in the graph can have, Article first."""
    named = {name for each in ontology.properties.values() for name in (*each.domain, *each.range)}
    return (ARTICLE, *sorted({ontology.top(name) for name in named} - {ARTICLE}))


def top_labels(graph: KnowledgeGraph, ontology: Ontology) -> tuple[str, ...]:
    """The labels that carry the `id` constraint: every node has exactly one of them."""
    met = {entity.type for entity in graph.entities} - {ARTICLE, *labels_of(ontology)}
    return (*labels_of(ontology), *sorted(met))
