"""The graph as Neo4j users expect it: labelled nodes and typed relationships with flat properties.

The bulk files, the live push and the check of a database all start from these two streams, so they cannot disagree.

A property is left out where it has nothing to say: Neo4j has no null properties, and an empty cell of the bulk files
is no property either.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Statement
from kg.ontology import Ontology

Value = str | int | float | bool | tuple[str, ...] | tuple[int, ...]
ARTICLE: Final = "Article"
MENTIONS: Final = "MENTIONS"


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
    return map(article_node, graph.articles)


def article_node(article: Article) -> Node:
    """An article."""
    edition, bylines = article.edition, sorted(set(article.bylines))
    properties = _kept(
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
    return Node(article.id, (ARTICLE,), properties)


def entity_nodes(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[Node]:
    """One node an entity."""
    arrays = frozenset(several(graph.entities))
    return (entity_node(entity, ontology, arrays) for entity in graph.entities)


def several(entities: Iterable[Entity]) -> Iterator[str]:
    """The attributes that an entity has twice, once for each such entity: they are arrays on all of them."""
    for entity in entities:
        if len({key for key, _ in entity.attributes}) < len(entity.attributes):
            yield from (key for key, values in _attributes(entity).items() if len(values) > 1)


def entity_node(entity: Entity, ontology: Ontology, arrays: Collection[str]) -> Node:
    """An entity; the attributes named by `arrays` are arrays."""
    attributes = _attributes(entity)
    properties = {key: values if key in arrays else values[0] for key, values in attributes.items()}
    own: dict[str, Value] = {
        "id": entity.id,
        "name": entity.name,
        "aliases": tuple(sorted(set(entity.aliases) - {entity.name})),
        "reasons": tuple(sorted(set(entity.reasons))),
        "ambiguous": entity.ambiguous,
    }
    return Node(entity.id, labels(entity, ontology), _kept(properties | own))


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
    """One relationship a statement, with qualifiers and evidence; a qualifier that is an entity holds its id."""
    known = offsets(graph.articles)
    return (statement_relationship(statement, graph.entity, known) for statement in graph.statements)


def offsets(articles: Iterable[Article]) -> dict[str, tuple[int, ...]]:
    """For each article where its paragraphs begin, when they are joined by one line break, as in the RDF."""
    return {a.id: (0, *accumulate(len(p.text) + 1 for p in a.paragraphs)) for a in articles}


def statement_relationship(
    statement: Statement, entity: Mapping[str, Entity], known: Mapping[str, tuple[int, ...]]
) -> Relationship:
    """A statement between two of the entities; `start` and `end` count the characters of the whole article."""
    before = known.get(statement.article, ())
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
    return Relationship(
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
        yield from mentions_of(entity)


def mentions_of(entity: Entity) -> Iterator[Relationship]:
    """One relationship an article that names the entity."""
    for article in entity.articles:
        ident = f"mention/{article.removeprefix('article/')}/{entity.id}"
        yield Relationship(ident, MENTIONS, article, entity.id, ARTICLE, entity.type, {"id": ident})


def _kept(properties: dict[str, Value]) -> dict[str, Value]:
    """What says something: all but empty texts, empty tuples and what is not so; a number says something if it is 0."""
    if all(properties.values()):
        return properties
    return {key: value for key, value in properties.items() if value or (value == 0 and value is not False)}


def labels_of(ontology: Ontology) -> tuple[str, ...]:
    """The top classes of an ontology that things in the graph can have, Article first."""
    named = {name for each in ontology.properties.values() for name in (*each.domain, *each.range)}
    return (ARTICLE, *sorted({ontology.top(name) for name in named} - {ARTICLE}))


def top_labels(graph: KnowledgeGraph, ontology: Ontology) -> tuple[str, ...]:
    """The labels that carry the `id` constraint: every node has exactly one of them."""
    return labels_with({entity.type for entity in graph.entities}, ontology)


def labels_with(types: Collection[str], ontology: Ontology) -> tuple[str, ...]:
    """The labels that carry the `id` constraint in a graph with entities of these types."""
    met = {*types} - {ARTICLE, *labels_of(ontology)}
    return (*labels_of(ontology), *sorted(met))
